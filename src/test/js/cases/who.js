// @ts-check
import { isMovable } from "../../../../webroot/model/agenda.js";
import { Calendar } from "../../../../webroot/model/calendar.js";
import { workingDaysBefore, workingDaysBetween } from "../../../../webroot/model/region.js";
import {
  inTime,
  limitsOf,
  partsChanged,
  placesMeant,
  releaseAt,
  stepsOf,
  whoChange,
  whoEffect,
  whoOf,
} from "../../../../webroot/model/who.js";
import { equal, holds } from "../harness.js";
import { NOW, workingHours } from "./rows.js";

const calendar = new Calendar("nl", "Europe/Amsterdam");
const region = { workingHours };
const here = { calendar, region };
const effectHere = {
  ...here,
  now: NOW,
  isOpen: (/** @type {any} */ slot) => isMovable(slot, NOW),
};

/** A free place on Tuesday 1 December, 10:30. @param {any} [of] @returns {any} */
const slot = (of = {}) => ({
  key: "p1",
  service: "s1",
  kind: "INTAKE",
  schedule: "a1",
  start: "2026-12-01T09:30:00.000Z",
  end: "2026-12-01T10:15:00.000Z",
  capacity: 1,
  free: 1,
  allotment: "OWN_WAITING_LIST",
  delivery: "ON_SITE",
  state: "FREE",
  version: 7,
  ...of,
});

/** @param {string} key @param {string} start @param {any} [of] */
const at = (key, start, of = {}) => slot({ key, start, ...of });

export const cases = [
  holds("working days are counted as the region works", () => {
    equal(workingDaysBefore(region, "2026-12-01", 5), "2026-11-24");
    equal(workingDaysBefore(region, "2026-12-28", 1), "2026-12-24");
    equal(workingDaysBefore(region, "2026-12-01", 0), "2026-12-01");
    equal(workingDaysBetween(region, "2026-11-24", "2026-12-01"), 5);
    equal(workingDaysBetween(region, "2026-12-01", "2026-12-01"), 0);
  }),
  holds("a release is told as it was set, and comes when it is said to", () => {
    const step = { allotment: "NEW_REFERRAL", workingDays: 5 };
    const opens = releaseAt(slot(), step, here);
    equal(opens, "2026-11-24T07:00:00.000Z");
    equal(stepsOf(slot({ releases: [{ at: opens, allotment: "NEW_REFERRAL" }] }), here), [step]);
    equal(releaseAt(slot({ start: "2026-12-01T06:30:00.000Z" }), { ...step, workingDays: 0 }, here), "2026-12-01T06:30:00.000Z");
  }),
  holds("steps go in time, one for each day", () =>
    equal(
      inTime([
        { allotment: "A", workingDays: 1 },
        { allotment: "B", workingDays: 5 },
        { allotment: "C", workingDays: 1 },
      ]),
      [
        { allotment: "B", workingDays: 5 },
        { allotment: "C", workingDays: 1 },
      ],
    ),
  ),
  holds("a limit that limits nobody is none, and its order does not matter", () => {
    equal(limitsOf({ insurers: [], urgencies: ["PRIORITY", "HIGH"] }), { urgencies: ["HIGH", "PRIORITY"] });
    equal(limitsOf(undefined), {});
  }),
  holds("only what was changed is made so elsewhere", () => {
    const was = whoOf(slot(), here);
    const wanted = { ...was, restriction: { insurers: ["menzis"] } };
    const parts = partsChanged(was, wanted);
    equal(parts, ["restriction"]);
    equal(whoChange(slot({ allotment: "TRANSFER_TABLE" }), wanted, parts, here), { restriction: { insurers: ["menzis"] } });
    equal(whoChange(slot({ restriction: { insurers: ["menzis"] } }), wanted, parts, here), null);
  }),
  holds("for whom it is and what opens up are changed together", () => {
    const opens = [{ at: "2026-11-24T07:00:00.000Z", allotment: "NEW_REFERRAL" }];
    const wanted = { ...whoOf(slot(), here), allotment: "TRANSFER_TABLE" };
    equal(whoChange(slot({ releases: opens }), wanted, ["allotment"], here), {
      allotment: "TRANSFER_TABLE",
      releases: [{ allotment: "NEW_REFERRAL", workingDays: 5 }],
    });
  }),
  holds("a series is the same time of the same day in the same agenda, whatever the clock does", () => {
    const slots = [
      at("a", "2026-10-20T08:30:00.000Z"),
      at("b", "2026-12-01T09:30:00.000Z"),
      at("c", "2026-12-08T09:30:00.000Z"),
      at("d", "2026-12-08T10:30:00.000Z"),
      at("e", "2026-12-09T09:30:00.000Z"),
      at("f", "2026-12-15T09:30:00.000Z", { schedule: "a2" }),
      at("g", "2026-12-22T09:30:00.000Z", { state: "WITHDRAWN" }),
      at("h", "2027-04-06T08:30:00.000Z"),
    ];
    const keys = (/** @type {any} */ scope) => placesMeant(slots, slots[2], scope, { calendar, now: NOW }).map(({ key }) => key);
    equal(keys("one"), ["c"]);
    equal(keys("series"), ["b", "c", "h"]);
    equal(keys("week"), ["c", "d", "e"]);
    equal(keys("all"), ["b", "c", "d", "e", "f", "h"]);
  }),
  holds("what it comes to is told before it is done", () => {
    const wanted = { allotment: "NEW_REFERRAL", restriction: {}, steps: [] };
    const effect = whoEffect(
      [
        slot({ key: "free", capacity: 2, free: 2 }),
        slot({ key: "taken", free: 0, claims: [{ claim: "c1" }], state: "TAKEN" }),
        slot({ key: "so", allotment: "NEW_REFERRAL" }),
        slot({ key: "held", holds: [{ hold: "h1", kind: "HOLD", until: "" }] }),
      ],
      wanted,
      ["allotment"],
      effectHere,
    );
    equal(effect.changing.map(({ slot: { key } }) => key), ["free", "taken"]);
    equal(effect.barred.map(({ key }) => key), ["held"]);
    equal([effect.same, effect.claims, effect.shown, effect.opening], [1, 1, 2, 0]);
  }),
  holds("a release whose day has passed opens a place at once", () => {
    const wanted = { allotment: "OWN_WAITING_LIST", restriction: {}, steps: [{ allotment: "NEW_REFERRAL", workingDays: 10 }] };
    const effect = whoEffect([slot()], wanted, ["steps"], effectHere);
    equal([effect.opening, effect.shown], [1, 1]);
  }),
];
