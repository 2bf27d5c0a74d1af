// @ts-check
import {
  changeOf,
  clearingOf,
  differences,
  formOf,
  hoursShown,
  isMovable,
  nudged,
  shownSlots,
  stanceOf,
} from "../../../../webroot/model/agenda.js";
import { Calendar } from "../../../../webroot/model/calendar.js";
import {
  canOverride,
  copyRequest,
  itemOf,
  patternRequest,
  recurrenceRequest,
  ruleOf,
} from "../../../../webroot/model/publishing.js";
import { equal, holds, ok } from "../harness.js";
import { NOW, workingHours } from "./rows.js";

const calendar = new Calendar("nl", "Europe/Amsterdam");
const here = { calendar, region: { workingHours } };

/** A free place on Tuesday 1 December, 10:30 to 11:15. @param {any} [of] @returns {any} */
const slot = (of = {}) => ({
  key: "p1",
  service: "s1",
  schedule: "a1",
  start: "2026-12-01T09:30:00.000Z",
  end: "2026-12-01T10:15:00.000Z",
  capacity: 1,
  free: 1,
  allotment: "NEW_REFERRAL",
  delivery: "ON_SITE",
  state: "FREE",
  version: 7,
  ...of,
});

/** @type {import("../../../../webroot/model/publishing.js").Item} */
const ITEM = {
  service: "s1",
  kind: "INTAKE",
  capacity: 1,
  allotment: "",
  delivery: "ON_SITE",
  schedule: "",
  override: "",
  lastMinute: false,
  restriction: {},
  releases: "service",
  rules: [],
};

/** @type {import("../../../../webroot/model/publishing.js").Recurrence} */
const RECURRENCE = {
  from: "2026-12-01",
  every: 2,
  days: [3, 0],
  start: "23:30",
  minutes: 45,
  ends: "until",
  until: "2027-01-31",
  count: 8,
  exceptions: ["2026-12-24", "2026-12-10"],
  skipHolidays: true,
};

export const cases = [
  holds("how a place stands is the first thing that asks for something", () =>
    equal(
      [
        slot(),
        slot({ state: "WITHDRAWN" }),
        slot({ blocked: "CLEARED", claims: [{ claim: "c", toMove: true }] }),
        slot({ blocked: "CLEARED", free: 0 }),
        slot({ state: "STARTED", claims: [{ claim: "c" }] }),
        slot({ state: "STARTED" }),
        slot({ state: "TAKEN", free: 0, claims: [{ claim: "c", confirmBy: "2026-11-30T09:00:00Z" }] }),
        slot({ state: "HELD", free: 0, offering: "o1" }),
        slot({ state: "HELD", free: 0, holds: [{ hold: "h", kind: "HOLD", until: "" }] }),
        slot({ state: "TAKEN", free: 0, claims: [{ claim: "c" }] }),
      ].map(stanceOf),
      ["free", "withdrawn", "toMove", "cleared", "missing", "past", "pending", "offered", "held", "taken"],
    ),
  ),
  holds("only what is to come, and nobody is being asked for, moves in time", () => {
    ok(isMovable(slot(), NOW));
    ok(isMovable(slot({ state: "TAKEN", free: 0 }), NOW), "appointments move along");
    ok(!isMovable(slot({ start: "2026-11-20T09:00:00Z" }), NOW), "the past stands");
    for (const of of [{ state: "HELD" }, { offering: "o" }, { blocked: "CLEARED" }, { version: undefined }])
      ok(!isMovable(slot(of), NOW), JSON.stringify(of));
  }),
  holds("a change holds only what differs", () => {
    const form = formOf(slot(), calendar);
    equal(changeOf(form, slot(), here), null);
    equal(changeOf({ ...form, capacity: 3, schedule: "" }, slot(), here), { capacity: 3, schedule: null });
    equal(changeOf({ ...form, from: "12:00", to: "12:45" }, slot(), here), {
      start: "2026-12-01T11:00:00.000Z",
      end: "2026-12-01T11:45:00.000Z",
    });
  }),
  holds("for whom a place is travels with what opens up later", () => {
    const kept = slot({ releases: [{ at: "2026-11-27T07:00:00.000Z", allotment: "OWN_WAITING_LIST" }] });
    equal(changeOf({ ...formOf(kept, calendar), allotment: "TRANSFER_TABLE" }, kept, here), {
      allotment: "TRANSFER_TABLE",
      releases: [{ allotment: "OWN_WAITING_LIST", workingDays: 2 }],
    });
  }),
  holds("a place may end on the day after", () => {
    const form = { ...formOf(slot(), calendar), from: "23:30", to: "00:15" };
    equal(changeOf(form, slot(), here)?.end, "2026-12-01T23:15:00.000Z");
  }),
  holds("arrow keys move a place and keep its length, within its day", () => {
    const form = formOf(slot(), calendar);
    const later = nudged(nudged(form, { minutes: 15 }), { days: -1 });
    equal([later.date, later.from, later.to], ["2026-11-30", "10:45", "11:30"]);
    equal(nudged({ ...form, from: "00:00", to: "00:45" }, { minutes: -15 }).from, "00:00");
    equal(nudged({ ...form, from: "23:30", to: "00:15" }, { minutes: 15 }).to, "00:30");
  }),
  holds("only what two people made different is a choice", () => {
    const form = formOf(slot(), calendar);
    equal(differences({ ...form, from: "12:00" }, { ...form, capacity: 2 }), ["from", "capacity"]);
    equal(differences({ ...form, capacity: 2 }, { ...form, capacity: 2 }), []);
  }),
  holds("the hours are those of the working day, and more where places need it", () => {
    const working = { opens: "08:00:00", closes: "17:00:00" };
    equal(hoursShown([slot()], working, calendar), "08:00:00 17:00:00");
    equal(
      hoursShown(
        [slot({ start: "2026-12-01T05:45:00Z" }), slot({ start: "2026-12-01T21:00:00Z", end: "2026-12-01T23:30:00Z" })],
        working,
        calendar,
      ),
      "06:00:00 24:00:00",
    );
  }),
  holds("a filter knows places in no agenda, and hides what was withdrawn unless asked", () => {
    const slots = [slot(), slot({ key: "p2", schedule: undefined }), slot({ key: "p3", state: "WITHDRAWN" })];
    const shown = (/** @type {any} */ filter) =>
      shownSlots(slots, { service: "", schedule: "", withdrawn: false, ...filter }).map(({ key }) => key);
    equal([shown({}), shown({ schedule: "none" }), shown({ withdrawn: true })], [["p1", "p2"], ["p2"], ["p1", "p2", "p3"]]);
  }),
  holds("what an absence does is told beforehand: by people, in that agenda, on those days", () => {
    const slots = [
      slot(),
      slot({ key: "group", capacity: 3, free: 1, claims: [{ claim: "a" }, { claim: "b" }] }),
      slot({ key: "other", schedule: "a2" }),
      slot({ key: "later", start: "2026-12-04T09:30:00Z" }),
      slot({ key: "gone", state: "WITHDRAWN" }),
    ];
    const found = clearingOf(slots, { schedule: "a1", from: "2026-12-01", to: "2026-12-03" }, calendar, NOW);
    equal([found.withdrawn, found.toMove, found.slots.map(({ key }) => key)], [1, 2, ["p1", "group"]]);
  }),
  holds("plain controls make a rule of RFC 5545", () => {
    equal(ruleOf(RECURRENCE), "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;UNTIL=20270131T235959");
    equal(ruleOf({ ...RECURRENCE, every: 1, ends: "count" }), "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=8");
  }),
  holds("a recurrence goes in local time, also over midnight, with its exceptions in order", () => {
    const { path, body } = recurrenceRequest(ITEM, RECURRENCE);
    equal(
      [path, body.start, body.end, body.exceptions, body.skipHolidays],
      ["slots/recurrence", "2026-12-01T23:30", "2026-12-02T00:15", ["2026-12-10", "2026-12-24"], true],
    );
  }),
  holds("what is left as it is set for the service is not sent", () => {
    equal(itemOf(ITEM), { service: "s1", kind: "INTAKE", capacity: 1, delivery: "ON_SITE" });
    const rules = [
      { allotment: "NEW_REFERRAL", workingDays: 2 },
      { allotment: "TRANSFER_TABLE", workingDays: 5 },
    ];
    equal(itemOf({ ...ITEM, releases: "own", rules }).releases, [rules[1], rules[0]]);
    equal(itemOf({ ...ITEM, releases: "none", rules }).releases, []);
    equal(itemOf({ ...ITEM, restriction: { insurers: ["menzis"], urgencies: [] } }).restriction, {
      insurers: ["menzis"],
    });
  }),
  holds("a pattern is expanded here, each place with all that was set", () => {
    const { body, skipped } = patternRequest(
      { ...ITEM, schedule: "a1", lastMinute: true },
      { from: "2026-12-01", weeks: 1, days: [1, 2], times: ["10:30"], minutes: 45 },
      { calendar, now: NOW, horizonDays: 56, holidays: ["2026-12-02"] },
    );
    equal(body.items.map(({ start, schedule, lastMinute }) => [start, schedule, lastMinute]), [
      ["2026-12-01T09:30:00.000Z", "a1", true],
    ]);
    equal(skipped, [{ date: "2026-12-02", reason: "holiday" }]);
  }),
  holds("a week is copied of one agenda, else of the service", () => {
    const weeks = { from: "2026-11-23", to: "2026-11-30" };
    equal(copyRequest({ service: "s1", schedule: "", ...weeks }).body, { service: "s1", ...weeks });
    equal(copyRequest({ service: "s1", schedule: "a1", ...weeks }).body, { schedule: "a1", ...weeks });
  }),
  holds("only some checks can be passed over with a reason", () => {
    const refused = (/** @type {string} */ slug) => [
      { index: 0, status: "refused", problem: { type: `https://doorstroom.nl/problems/${slug}` } },
    ];
    ok(canOverride(refused("slot-at-night")));
    ok(canOverride(refused("schedule-full")));
    ok(!canOverride(refused("slot-in-past")));
  }),
];
