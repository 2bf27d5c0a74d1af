// @ts-check
import { Calendar } from "../../../../webroot/model/calendar.js";
import { hasGap, todoOf } from "../../../../webroot/model/todo.js";
import { equal, holds, ok } from "../harness.js";
import { NOW, service, stop } from "./rows.js";

const DAY = 86_400_000;
const calendar = new Calendar("nl", "Europe/Amsterdam");
const at = (/** @type {number} */ ms) => new Date(NOW + ms).toISOString();

/** @type {import("../../../../webroot/model/todo.js").TodoAt} */
const AT = { now: NOW, today: "2026-11-21", calendar, seen: null, delivered: "" };

/** @type {import("../../../../webroot/model/todo.js").TodoSource} */
const NOTHING = { services: [], slots: [], referrals: [], offerings: [], feeds: [], activity: [] };

/** @param {any} of @returns {any} */
const slot = (of) => ({
  key: "p1",
  service: "s1",
  kind: "INTAKE",
  allotment: "NEW_REFERRAL",
  state: "FREE",
  free: 1,
  start: at(3 * DAY),
  ...of,
});

/** @param {any} of */
const todo = (of, when = {}) => todoOf({ ...NOTHING, ...of }, { ...AT, ...when });

export const cases = [
  holds("with nothing to do there is nothing on the list", () => equal(todo({}).total, 0)),
  holds("claims to confirm come in the order in which their time ends, without those that lapsed", () => {
    const claims = [
      { claim: "late", confirmBy: at(5 * DAY) },
      { claim: "soon", confirmBy: at(DAY) },
      { claim: "gone", confirmBy: at(-1) },
      { claim: "final" },
    ];
    equal(
      todo({ slots: [slot({ claims, state: "TAKEN" })] }).confirm.map(({ claim }) => claim.claim),
      ["soon", "late"],
    );
  }),
  holds("what is to move is told until it has begun", () => {
    const claims = [{ claim: "c", toMove: true }];
    const slots = [slot({ claims }), slot({ key: "p2", claims, start: at(-1) })];
    equal(todo({ slots }).toMove.map(({ slot: { key } }) => key), ["p1"]);
  }),
  holds("an outcome is missing once a place has begun", () => {
    const slots = [
      slot({ state: "STARTED", claims: [{ claim: "a" }, { claim: "b", outcome: "ATTENDED" }] }),
      slot({ key: "p2", state: "TAKEN", claims: [{ claim: "c" }] }),
    ];
    equal(todo({ slots }).outcomes.map(({ claim }) => claim.claim), ["a"]);
  }),
  holds("an offer is told of on the day it ends, while the offering runs", () => {
    const offers = [
      { offer: "today", until: at(3_600_000), state: "MADE" },
      { offer: "tomorrow", until: at(DAY), state: "MADE" },
      { offer: "answered", until: at(3_600_000), state: "NO" },
    ];
    const offerings = [
      { state: "RUNNING", offers },
      { state: "ENDED", offers },
    ];
    equal(todo({ offerings }).offers.map(({ offer }) => offer.offer), ["today"]);
  }),
  holds("a gap is two weeks without a free place where there usually are", () => {
    const row = service("s1");
    const past = slot({ key: "past", state: "STARTED", start: at(-7 * DAY) });
    ok(hasGap(row, [past], NOW), "places stood before");
    ok(hasGap(row, [slot({ start: at(20 * DAY) })], NOW), "places stand after");
    ok(!hasGap(row, [], NOW), "there never were any");
    ok(!hasGap(row, [past, slot({})], NOW), "one is free");
    ok(hasGap(row, [past, slot({ state: "TAKEN", free: 0 })], NOW), "what is taken fills no gap");
    ok(hasGap(row, [past, slot({ allotment: "OWN_WAITING_LIST" })], NOW), "nor what is not for referrals");
    ok(!hasGap(service("s1", { stops: [stop({ total: true })] }), [past], NOW), "it is closed");
  }),
  holds("a service is asked for before it looks stale", () => {
    const services = [
      service("fresh"),
      service("soon", { staleAt: at(2 * DAY) }),
      service("archive", { staleAt: at(-DAY), archive: true }),
    ];
    equal(todo({ services }).stale.map(({ key }) => key), ["soon"]);
  }),
  holds("feeds that stopped are told by name", () =>
    equal(
      todo({ feeds: [{ code: "epd", stopped: true }, { code: "waits", stopped: false }] }).feeds.map(({ code }) => code),
      ["epd"],
    ),
  ),
  holds("the monthly delivery is asked for from the first to the tenth, until it is done", () => {
    equal(todo({}, { today: "2026-12-01" }).delivery, { month: "2026-12", until: "2026-12-10", days: 9 });
    equal(todo({}, { today: "2026-12-10" }).delivery?.days, 0);
    equal(todo({}, { today: "2026-12-11" }).delivery, null);
    equal(todo({}, { today: "2026-12-03", delivered: "2026-12" }).delivery, null);
    equal(todo({}, { today: "2027-01-03", delivered: "2026-12" }).delivery?.month, "2027-01");
  }),
  holds("changes are those after what this browser saw, and ask nothing", () => {
    const activity = [
      { key: "9", at: at(-DAY), type: "SLOT_CLAIMED", mine: true },
      { key: "11", at: at(-10), type: "SLOT_CLAIMED", mine: true },
      { key: "12", at: at(-9), type: "SLOT_CLAIMED", mine: true },
      { key: "13", at: at(-8), type: "REFERRAL_MADE", mine: true },
      { key: "14", at: at(-7), type: "SLOT_CLAIMED", mine: false },
      { key: "15", at: at(-6), type: "SERVICE_CONFIRMED", mine: true },
    ];
    const found = todo({ activity }, { seen: { position: 10, at: at(-DAY) } });
    equal(found.changes.types, [
      { type: "SLOT_CLAIMED", n: 2 },
      { type: "REFERRAL_MADE", n: 1 },
    ]);
    equal([found.changes.position, found.total], [13, 0]);
  }),
];
