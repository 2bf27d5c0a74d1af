// @ts-check
import { Calendar } from "../../../../webroot/model/calendar.js";
import {
  distinct,
  freeByService,
  misfitsOf,
  placesToAccept,
  receiversFor,
  suggestionFor,
  tablePlaces,
  together,
} from "../../../../webroot/model/table-places.js";
import { equal, holds } from "../harness.js";
import { NOW, service } from "./rows.js";
import { ask } from "./table-acts.js";
import { own, transfer } from "./table.js";

const DAY = 86_400_000;
const calendar = new Calendar("nl", "Europe/Amsterdam");
const at = (/** @type {number} */ ms) => new Date(NOW + ms).toISOString();

/** @param {string} key @param {any} [more] @returns {any} */
const slot = (key, more = {}) => ({
  key,
  service: "s2",
  serviceName: "Trauma",
  kind: "INTAKE",
  allotment: "TRANSFER_TABLE",
  state: "FREE",
  delivery: "ON_SITE",
  free: 1,
  start: at(3 * DAY),
  ...more,
});

const keys = (/** @type {any[]} */ rows) => rows.map(({ key }) => key);
/** @param {string} id */
const place = (id) => ({ slot: `slot-${id}`, start: at(DAY), service: { id, name: id }, organization: { id: `o-${id}`, name: id } });

export const cases = [
  holds("free for the table is what is kept for it, stands open and is still to come; soonest first", () =>
    equal(
      keys(
        tablePlaces(
          [
            slot("later", { start: at(5 * DAY) }),
            slot("soon"),
            slot("gone", { start: at(-1) }),
            slot("taken", { free: 0 }),
            slot("blocked", { blocked: "ABSENT" }),
            slot("other", { allotment: "OWN_WAITING_LIST" }),
            slot("talk", { kind: "EXPLORATORY" }),
          ],
          NOW,
        ),
      ),
      ["soon", "later"],
    ),
  ),
  holds("places are counted by service and week, whose first comes first", () => {
    const rows = freeByService(
      [slot("a", { free: 2 }), slot("b", { start: at(9 * DAY) }), slot("c", { service: "s3", start: at(DAY) })],
      new Map([["s2", service("s2")]]),
      calendar,
      "2026-11-21",
    );
    equal(
      rows.map(({ service: of, n, weeks }) => [of, n, weeks]),
      [
        ["s3", 1, [1, 0, 0, 0]],
        ["s2", 3, [0, 2, 1, 0]],
      ],
    );
  }),
  holds("a yes is given with a place that ends the same wait and is meant for it", () => {
    const slots = [
      slot("new", { allotment: "NEW_REFERRAL" }),
      slot("table", { start: at(9 * DAY) }),
      slot("treatment", { kind: "TREATMENT_START" }),
      slot("own", { allotment: "OWN_WAITING_LIST" }),
      slot("urgent", { allotment: "HIGH_URGENCY" }),
      slot("elsewhere", { service: "s3" }),
    ];
    /** @param {any} about */
    const given = (about) => keys(placesToAccept(slots, ask(), transfer("t", { case: about }), NOW));
    equal(given({ phase: "INTAKE", urgency: "REGULAR" }), ["table", "new"]);
    equal(given({ phase: "INTAKE", urgency: "HIGH" }), ["table", "new", "urgent"]);
    equal(given({ phase: "TREATMENT", urgency: "REGULAR" }), ["treatment"]);
  }),
  holds("what a receiver publishes and the case does not meet is named", () => {
    const of = transfer("t", { case: own("p") });
    equal(misfitsOf(service("a"), of), []);
    equal(
      misfitsOf(service("a", { ageClasses: ["75+"], careQuestions: ["MOOD"], echelons: ["BASIC"], insurers: [] }), of),
      ["AGE_CLASS", "CARE_QUESTION", "ECHELON", "INSURER"],
    );
    const social = { support: ["SOCIAL_WORK"], ageClass: "35-49", municipality: "Groningen" };
    const toSocial = transfer("t", { destination: "SOCIAL_DOMAIN", social });
    equal(misfitsOf(service("w", { category: "SOCIAL_WORK", echelons: ["SOCIAL_DOMAIN"] }), toSocial), []);
    equal(misfitsOf(service("w", { category: "HOUSING", echelons: [] }), toSocial), ["CARE_QUESTION"]);
  }),
  holds("who is asked first: what was suggested, what fits, who has a place; never who was asked or the holder", () => {
    const of = transfer("t", { case: own("p"), asks: [ask({ service: { id: "asked", name: "x" } })] });
    const services = [
      service("s1"),
      service("asked"),
      service("unfit", { careQuestions: ["MOOD"] }),
      service("fits"),
      service("place"),
      service("best"),
      service("social", { category: "SOCIAL_WORK" }),
    ];
    const suggestion = { case: "p", place: place("best"), why: { daysSaved: 3 }, notNext: [] };
    equal(
      receiversFor(services, [slot("x", { service: "place" })], of, suggestion, "s1").map(({ service: key }) => key),
      ["best", "place", "fits", "unfit"],
    );
  }),
  holds("a suggestion is found by the case, or by the transfer where the case is another's", () => {
    const item = { case: "p1", transfer: "t1", place: place("a"), why: { daysSaved: 30, daysOverNorm: 4 }, notNext: [] };
    const late = { case: "p2", place: place("b"), why: { daysSaved: -2 }, notNext: [] };
    const all = { at: "x", items: [item, late], without: [{ case: "p3" }] };
    const person = (/** @type {string} */ key, /** @type {any} */ of = null) => ({ key, row: null, transfer: of, stage: null });
    equal(suggestionFor(all, person("p1")).suggestion?.place.slot, "slot-a");
    equal(suggestionFor(all, person("t1", transfer("t1"))).suggestion?.place.slot, "slot-a");
    equal(suggestionFor(all, person("p3")).without, { case: "p3" });
    equal(suggestionFor(null, person("p1")), { suggestion: undefined, without: undefined });
    equal(together(all), { n: 2, over: 1, days: 30, without: 1 });
  }),
  holds("organisations to choose among are there once, by name", () =>
    equal(
      distinct([{ id: "2", name: "B" }, undefined, { id: "1", name: "A" }, { id: "2", name: "B" }]).map(({ id }) => id),
      ["1", "2"],
    ),
  ),
];
