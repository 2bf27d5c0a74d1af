// @ts-check
import { insurerOf, leadTime, openAndOver, servicesFor } from "../../../../webroot/model/mediations.js";
import { equal, holds } from "../harness.js";
import { NOW, service, stop } from "./rows.js";

/** @param {string} key @param {any} [of] @returns {any} */
const question = (key, of = {}) => ({
  key,
  careQuestion: "ANXIETY",
  ageClass: "35-49",
  until: "2026-11-24T10:00:00Z",
  ...of,
});
/** @type {any} */
const REGION = { ageClasses: [{ code: "35-49", from: 35, to: 49 }] };
const keys = (/** @type {{ key: string }[]} */ rows) => rows.map(({ key }) => key);

export const cases = [
  holds("what is to be answered comes by its term, what is over the latest first", () => {
    const { open, over } = openAndOver([
      question("later", { until: "2026-11-25T10:00:00Z" }),
      question("back", { withdrawnAt: "2026-11-20T10:00:00Z" }),
      question("soon"),
      question("answered", { answer: { at: "2026-11-21T10:00:00Z" } }),
    ]);
    equal(keys(open), ["soon", "later"]);
    equal(keys(over), ["answered", "back"]);
  }),
  holds("how long answers took is told in hours of work, and not before there is one", () => {
    equal(leadTime([question("open"), question("back", { withdrawnAt: "2026-11-20T10:00:00Z" })]), null);
    const said = (/** @type {number} */ leadMinutes) => question("q", { answer: { leadMinutes } });
    equal(leadTime([said(20), question("open")]), { answered: 1, hours: 0 });
    equal(leadTime([said(60), said(300)]), { answered: 2, hours: 3 });
  }),
  holds("for which insurer an organisation mediates shows in its name", () => {
    const insurers = [
      { code: "cz", name: "CZ" },
      { code: "menzis", name: "Menzis" },
    ];
    equal(insurerOf("Menzis zorgbemiddeling", insurers), "menzis");
    equal(insurerOf("Naast u", insurers), "");
  }),
  holds("only services that publish help with it and have no stop can be named", () => {
    const fitting = servicesFor(
      question("q"),
      [
        service("other", { careQuestions: ["MOOD"] }),
        service("stopped", { stops: [stop({ total: true })] }),
        service("fits"),
      ],
      REGION,
      NOW,
    );
    equal(fitting.map(({ row }) => row.key), ["fits"]);
  }),
];
