// @ts-check
import {
  addressOf,
  chosenPeople,
  countedOf,
  daysOver,
  isOverByUrgency,
  filterFrom,
  inTableOrder,
  mondayOfWeek,
  needsMe,
  NO_FILTER,
  peopleOf,
  personAt,
  waitsSince,
} from "../../../../webroot/model/table.js";
import { equal, holds, ok } from "../harness.js";

const AT = { today: "2026-11-21", norms: { INTAKE: 28, TREATMENT: 70 } };

/** @param {string} key @param {any} [more] @returns {any} */
export const own = (key, more = {}) => ({
  key,
  kind: "OWN",
  holder: { id: "o1", name: "De Brugwachter" },
  service: { id: "s1", name: "Angst" },
  phase: "INTAKE",
  urgency: "REGULAR",
  careQuestion: "ANXIETY",
  ageClass: "35-49",
  insurer: "menzis",
  phaseSince: "2026-10-01",
  since: "2026-10-01",
  normOn: "2026-10-29",
  overNorm: true,
  version: 3,
  ...more,
});

/** @param {string} key @param {any} [more] @returns {any} */
export const shared = (key, more = {}) => ({
  key,
  kind: "SHARED",
  holder: { id: "o2", name: "Noorderlicht" },
  phase: "INTAKE",
  urgency: "REGULAR",
  careQuestion: "MOOD",
  ageClass: "18-34",
  area: "Oldambt",
  phaseSinceWeek: "2026-W40",
  sinceWeek: "2026-W40",
  overNorm: true,
  version: 2,
  ...more,
});

/** @param {string} key @param {any} [more] @returns {any} */
export const transfer = (key, more = {}) => ({
  key,
  own: true,
  asked: false,
  kind: "WAITING",
  destination: "GGZ",
  stage: "CONSENTED",
  entered: { CANDIDATE: "2026-11-10T09:00:00Z" },
  holder: { id: "o1", name: "De Brugwachter" },
  version: 7,
  ...more,
});

const keys = (/** @type {any[]} */ rows) => rows.map(({ key }) => key);
const order = (/** @type {any[]} */ cases) => keys(inTableOrder(peopleOf(cases, []), AT));

export const cases = [
  holds("an ISO week begins on its Monday, also where the year begins in another", () =>
    equal(
      ["2026-W01", "2026-W31", "2026-W53", "2027-W01"].map(mondayOfWeek),
      ["2025-12-29", "2026-07-27", "2026-12-28", "2027-01-04"],
    ),
  ),
  holds("a day is told of one's own, the Monday of the week of another's", () =>
    equal([waitsSince(own("a")), waitsSince(shared("b")), waitsSince({})], ["2026-10-01", "2026-09-28", ""]),
  ),
  holds("days over the norm are exact for one's own, and of another what its week tells", () => {
    equal(daysOver(own("a"), AT), 23);
    equal(daysOver(own("a", { targetOn: "2026-10-08" }), AT), 44);
    equal(daysOver(shared("b"), AT), 26);
    equal(daysOver(shared("b", { overNorm: false }), AT), 0);
    equal(isOverByUrgency(own("a", { targetOn: "2026-10-08" })), true);
    equal(isOverByUrgency(own("a")), false);
    equal(isOverByUrgency(shared("b", { overNorm: false, overTarget: true })), true);
    equal(isOverByUrgency(shared("b")), false);
    equal(daysOver(shared("b", { phaseSinceWeek: "2026-W46" }), AT), 1);
  }),
  holds("the table is in order of urgency, then time over the norm, then time waited", () =>
    equal(
      order([
        own("short", { normOn: "2026-12-20", phaseSince: "2026-11-20" }),
        own("long", { normOn: "2026-12-20", phaseSince: "2026-11-01" }),
        own("over"),
        shared("sharedOver"),
        own("high", { urgency: "HIGH", normOn: "2026-12-20" }),
        own("priority", { urgency: "PRIORITY", normOn: "2026-12-20" }),
      ]),
      ["high", "priority", "sharedOver", "over", "long", "short"],
    ),
  ),
  holds("someone is at the table once: a case with its transfer, a transfer without a case by itself", () => {
    const people = peopleOf(
      [own("p1", { transfer: { id: "t1", stage: "OFFERED" } }), own("p2"), { key: "count/s9", kind: "COUNT", holder: { id: "o9", name: "x" } }],
      [transfer("t1", { position: "p1", stage: "OFFERED" }), transfer("t2", { kind: "STEP_DOWN" })],
    );
    equal(
      people.map(({ key, transfer: of, stage }) => [key, of?.key ?? null, stage]),
      [
        ["p1", "t1", "OFFERED"],
        ["p2", null, null],
        ["t2", "t2", "CONSENTED"],
      ],
    );
  }),
  holds("a transfer that stopped does not stand in for a case that waits on", () => {
    const [person, stopped] = peopleOf([own("p1")], [transfer("t1", { position: "p1", stage: "CLOSED" })]);
    equal([person.stage, stopped.key], [null, "t1"]);
  }),
  holds("what is over is not in sight unless it is asked for, and comes last", () => {
    const people = peopleOf([own("p1")], [transfer("t1", { stage: "DONE", case: own("x", { urgency: "HIGH" }) })]);
    equal(keys(chosenPeople(people, NO_FILTER, AT)), ["p1"]);
    equal(keys(chosenPeople(people, { ...NO_FILTER, stage: "done" }, AT)), ["t1"]);
    equal(keys(inTableOrder(people, AT)), ["p1", "t1"]);
  }),
  holds("filters narrow by urgency, norm, question, holder, stage and who must act", () => {
    const due = { who: "HOLDER", mine: true, act: "ASK_RECEIVERS", at: "2026-11-22T09:00:00Z", then: "OVERDUE", overdue: false };
    const people = peopleOf(
      [own("a", { urgency: "HIGH", transfer: { id: "t" } }), own("b", { normOn: "2026-12-20" }), shared("c"), own("d", { closing: "HELPED_ELSEWHERE" })],
      [transfer("t", { position: "a", due })],
    );
    /** @param {any} filter */
    const chosen = (filter) => keys(chosenPeople(people, { ...NO_FILTER, ...filter }, AT));
    equal(chosen({ urgency: "HIGH" }), ["a"]);
    equal(chosen({ over: true }), ["a", "c", "d"]);
    equal(chosen({ careQuestion: "MOOD" }), ["c"]);
    equal(chosen({ holder: "o2" }), ["c"]);
    equal(chosen({ stage: "none" }), ["b", "c", "d"]);
    equal(chosen({ stage: "CONSENTED" }), ["a"]);
    equal(chosen({ mine: true }), ["a", "d"]);
    ok(!needsMe({ key: "c", row: shared("c"), transfer: null, stage: null }));
  }),
  holds("a filter goes into the address and comes back the same", () => {
    const filter = { ...NO_FILTER, urgency: "HIGH", over: true, stage: "OFFERED", mine: true };
    equal(filterFrom(addressOf(filter)), filter);
    equal(addressOf(NO_FILTER).toString(), "");
  }),
  holds("who is merely counted is summed by holder, and small numbers stay unsaid", () => {
    const holder = { id: "o3", name: "Kompas" };
    const counted = countedOf([
      { key: "count/1", kind: "COUNT", holder, n: 12, overNorm: 7 },
      { key: "count/2", kind: "COUNT", holder },
      own("a"),
    ]);
    equal(counted, [{ holder, n: 12, over: 7, few: 1 }]);
  }),
  holds("who is named by their case is found after it went to another's list, by the transfer that runs", () => {
    const was = transfer("t1", { stage: "CLOSED", position: "p" });
    const runs = transfer("t2", { stage: "BOOKED", position: "p" });
    const at = (/** @type {any[]} */ cases, /** @type {any[]} */ transfers, /** @type {string} */ key) =>
      personAt(peopleOf(cases, transfers), key)?.key;
    equal(at([own("p", { transfer: { id: "t2", stage: "BOOKED" } })], [was, runs], "p"), "p");
    equal(at([], [was, runs], "p"), "t2");
    equal(at([], [was], "p"), "t1");
    equal(at([], [was, runs], "t1"), "t1");
    equal(at([own("p")], [], "q"), undefined);
  }),
];
