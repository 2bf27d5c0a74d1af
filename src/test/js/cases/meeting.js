// @ts-check
import {
  actionsOf,
  answersOf,
  callersOf,
  clock,
  currentOf,
  decisionsFor,
  expected,
  lacksCall,
  lastHeldOf,
  onTable,
  ownQuestions,
  stepFrom,
  timeFor,
} from "../../../../webroot/model/meeting.js";
import { equal, holds, ok } from "../harness.js";
import { NOW } from "./rows.js";

const NORTH = { id: "o1", name: "Noord" };
const SOUTH = { id: "o2", name: "Zuid" };

/** @param {any} [more] @returns {any} */
const meeting = (more = {}) => ({
  key: "m1",
  state: "OPEN",
  startsAt: "2026-11-24T13:00:00.000Z",
  minutes: 30,
  chair: NORTH,
  present: [],
  cases: [],
  earlier: [],
  ...more,
});

/** @param {string} key @param {any} [more] @returns {any} */
const transfer = (key, more = {}) => ({ key, stage: "OFFERED", holder: NORTH, asks: [], ...more });

/** @param {string} state @param {any} [more] @returns {any} */
const ask = (state, more = {}) => ({
  key: "a1",
  service: { id: "s2", name: "Stemming" },
  organization: SOUTH,
  mine: false,
  state,
  until: new Date(NOW + 3_600_000).toISOString(),
  fits: true,
  ...more,
});

export const cases = [
  holds("one works with the open meeting, else with the next", () => {
    const later = meeting({ key: "m2", state: "PLANNED", startsAt: "2026-12-08T13:00:00.000Z" });
    const next = meeting({ key: "m3", state: "AGENDA_FIXED", startsAt: "2026-12-01T13:00:00.000Z" });
    equal(currentOf([later, next])?.key, "m3");
    equal(currentOf([later, next, meeting()])?.key, "m1");
    equal(currentOf([meeting({ state: "CLOSED" }), meeting({ state: "CANCELLED" })]), null);
  }),
  holds("the minutes are those of the meeting that was closed last", () => {
    const first = meeting({ key: "m2", state: "CLOSED", closedAt: "2026-11-10T14:00:00.000Z" });
    const last = meeting({ key: "m3", state: "CLOSED", closedAt: "2026-11-24T14:00:00.000Z" });
    equal(lastHeldOf([first, last, meeting()])?.key, "m3");
    equal(lastHeldOf([meeting()]), null);
  }),
  holds("steps pass by what was settled and what may not be seen", () => {
    const agenda = [1, 2, 3, 4].map((number) => ({ number, transfer: number === 3 ? undefined : `t${number}`, settled: number === 2 }));
    equal(stepFrom(meeting({ cases: agenda }), 1)?.number, 1);
    equal(stepFrom(meeting({ cases: agenda, number: 1 }), 1)?.number, 4);
    equal(stepFrom(meeting({ cases: agenda, number: 4 }), 1), undefined);
    equal(stepFrom(meeting({ cases: agenda, number: 4 }), -1)?.number, 1);
    equal(stepFrom(meeting({ cases: agenda, number: 1 }), -1), undefined);
    equal(onTable(meeting({ cases: agenda, number: 4 }))?.transfer, "t4");
  }),
  holds("a call is wanted of what was decided, but not of what comes back", () => {
    const verdict = (/** @type {string} */ decision) => ({ decision, services: [], at: "" });
    ok(lacksCall({ number: 1, verdict: verdict("PLACED") }));
    ok(!lacksCall({ number: 1, verdict: verdict("NEXT_TIME") }));
    ok(!lacksCall({ number: 1, verdict: verdict("PLACED"), call: { by: NORTH, on: "2026-11-25" } }));
    ok(!lacksCall({ number: 1, settled: true, verdict: verdict("PLACED") }));
    ok(!lacksCall({ number: 1 }));
  }),
  holds("what can be decided follows from how far it is", () => {
    equal(decisionsFor(transfer("t", { stage: "ACCEPTED" })), ["PLACED"]);
    ok(decisionsFor(transfer("t")).includes("PUT_TO"));
    equal(decisionsFor(transfer("t", { stage: "CLOSED" })), []);
    equal(decisionsFor(undefined), []);
  }),
  holds("answers are of one mind once one said yes, or all said no", () => {
    equal(answersOf(transfer("t", { asks: [ask("ACCEPTED"), ask("WITHDRAWN")] })).mind, "yes");
    equal(answersOf(transfer("t", { asks: [ask("DECLINED"), ask("DECLINED")] })).mind, "no");
    equal(answersOf(transfer("t", { asks: [ask("DECLINED"), ask("OPEN")] })).mind, "open");
    equal(answersOf(transfer("t")).mind, "none");
  }),
  holds("one's own questions are those on the agenda that still can be answered", () => {
    const rows = [
      transfer("t1", { asks: [ask("OPEN", { mine: true })] }),
      transfer("t2", { asks: [ask("OPEN", { mine: true, until: new Date(NOW - 1).toISOString() })] }),
      transfer("t3", { asks: [ask("OPEN", { mine: true })] }),
    ];
    const agenda = [{ number: 1, transfer: "t1" }, { number: 2, transfer: "t2" }, { number: 3 }];
    equal(ownQuestions(meeting({ cases: agenda }), rows, NOW).map(({ transfer }) => transfer.key), ["t1"]);
  }),
  holds("each case has an equal part of the time, and what is over is told", () => {
    const agenda = [1, 2, 3, 4, 5, 6].map((number) => ({ number, transfer: `t${number}` }));
    const since = new Date(NOW).toISOString();
    equal(timeFor(meeting({ cases: agenda, onTableAt: since }), NOW + 55_000), 245_000);
    equal(timeFor(meeting({ cases: agenda }), NOW), null);
    equal([clock(245_000), clock(-30_000), clock(0)], ["4:05", "+0:30", "0:00"]);
  }),
  holds("the holder calls, or who said yes", () => {
    equal(callersOf(transfer("t", { asks: [ask("ACCEPTED")] })).map(({ id }) => id), ["o1", "o2"]);
    equal(callersOf(transfer("t", { asks: [ask("OPEN")] })).map(({ id }) => id), ["o1"]);
  }),
  holds("who has to do with a case is expected", () => {
    const row = meeting({ cases: [{ number: 1, transfer: "t" }], present: [SOUTH] });
    equal(expected(row, [transfer("t", { asks: [ask("OPEN")] })]).map(({ name }) => name), ["Noord", "Zuid"]);
  }),
  holds("what is left to do is told by organisation, earlier calls first", () => {
    const call = { by: NORTH, on: "2026-11-25" };
    const row = meeting({
      earlier: [{ meeting: "m0", transfer: "t0", decision: "PLACED", call }],
      cases: [{ number: 1, transfer: "t1", verdict: { decision: "PUT_TO", services: ["s2"], at: "" }, call }],
    });
    const [north, south] = actionsOf(row, [transfer("t1", { asks: [ask("OPEN")] })]);
    equal(north.calls.map(({ transfer, number }) => [transfer, number]), [["t0", undefined], ["t1", 1]]);
    equal([south.organization.name, south.dues.map(({ number }) => number)], ["Zuid", [1]]);
  }),
];
