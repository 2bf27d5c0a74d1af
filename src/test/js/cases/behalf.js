// @ts-check
import { actsFor, answeredBy, answeredFor, answersFor, askedFor, dueFor } from "../../../../webroot/model/behalf.js";
import { answeredForOthers, questionsFor, questionsOf } from "../../../../webroot/model/table-inbox.js";
import { equal, holds } from "../harness.js";
import { transfer } from "./table.js";

const NOW = Date.parse("2026-11-21T09:00:00Z");
const REGION = /** @type {any} */ ({
  table: {
    representatives: [
      { organization: "small", by: "big" },
      { organization: "tiny", by: "big" },
    ],
  },
});

/** @param {string} id */
const as = (id) => ({ region: REGION, session: { organization: { id } } });

/** @param {string} key @param {string} organization @param {any} [more] @returns {any} */
const ask = (key, organization, more = {}) => ({
  key,
  service: { id: "s", name: "s" },
  organization: { id: organization, name: organization },
  mine: true,
  state: "OPEN",
  until: "2026-11-24T09:00:00Z",
  fits: true,
  ...more,
});

export const cases = [
  holds("one answers for those who chose so, and for nobody where nothing is agreed", () => {
    equal(answersFor(as("big")), ["small", "tiny"]);
    equal(answeredBy(as("tiny")), ["big"]);
    equal([answersFor(as("tiny")), answeredBy(as("big"))], [[], []]);
    equal(answersFor({ region: null, session: null }), []);
    equal(["big", "small", "other"].map((id) => actsFor(as("big"), id)), [true, true, false]);
  }),
  holds("a question says for whom it is, unless that is oneself", () => {
    equal(askedFor(ask("a", "small"), as("big"))?.name, "small");
    equal(askedFor(ask("a", "big"), as("big")), null);
  }),
  holds("questions can be looked at one practice at a time", () => {
    const all = questionsOf([transfer("t", { stage: "OFFERED", asks: [ask("a", "small"), ask("b", "tiny"), ask("c", "big")] })], NOW);
    equal(questionsFor(all, "").length, 3);
    equal(questionsFor(all, "tiny").map(({ key }) => key), ["b"]);
  }),
  holds("what is due says in whose name, only where it is another's", () => {
    const due = (/** @type {string[]} */ by) => /** @type {any} */ ({ mine: true, by });
    const of = transfer("t", { asks: [ask("a", "small")] });
    equal(dueFor(of, due(["small"]), as("big"))?.name, "small");
    equal(dueFor(of, due(["big", "small"]), as("big")), null);
    equal(dueFor(of, { ...due(["small"]), mine: false }, as("big")), null);
    equal(dueFor(of, undefined, as("big")), null);
  }),
  holds("who answered for whom is told to both in their own words, and not where one answered oneself", () => {
    const answered = ask("a", "small", { state: "DECLINED", representative: { id: "big", name: "big" } });
    equal(["big", "small", "holder"].map((id) => answeredFor(answered, as(id))?.how), ["you", "forYou", "other"]);
    equal(answeredFor(ask("a", "small", { state: "DECLINED" }), as("small")), null);
  }),
  holds("what was answered for another is kept in sight, the latest first", () => {
    const by = { id: "big", name: "big" };
    const transfers = [
      transfer("t", {
        asks: [
          ask("a", "small", { state: "DECLINED", representative: by, answeredAt: "2026-11-19T09:00:00Z" }),
          ask("b", "tiny", { state: "ACCEPTED", representative: by, answeredAt: "2026-11-20T09:00:00Z" }),
          ask("c", "big", { state: "DECLINED", answeredAt: "2026-11-21T09:00:00Z" }),
          ask("d", "small", { mine: false, state: "DECLINED", representative: by }),
        ],
      }),
    ];
    equal(answeredForOthers(transfers, "").map(({ key }) => key), ["b", "a"]);
    equal(answeredForOthers(transfers, "small").map(({ key }) => key), ["a"]);
  }),
];
