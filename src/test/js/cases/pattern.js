// @ts-check
import { Calendar } from "../../../../webroot/model/calendar.js";
import { placesOf, timesFrom } from "../../../../webroot/model/pattern.js";
import { equal, holds } from "../harness.js";
import { NOW } from "./rows.js";

const AT = {
  calendar: new Calendar("nl", "Europe/Amsterdam"),
  now: NOW,
  horizonDays: 56,
  holidays: ["2026-11-24"],
};
const PATTERN = {
  service: "a",
  kind: "INTAKE",
  from: "2026-11-22",
  weeks: 2,
  days: [0, 1],
  times: ["10:30", "09:00"],
  minutes: 45,
  capacity: 1,
  allotment: "",
  delivery: "ON_SITE",
};

export const cases = [
  holds("a pattern makes the days and times of its weeks, in order, without holidays", () => {
    const { items, skipped } = placesOf(PATTERN, AT);
    equal(
      items.map(({ start }) => start),
      [
        "2026-11-23T08:00:00.000Z",
        "2026-11-23T09:30:00.000Z",
        "2026-11-30T08:00:00.000Z",
        "2026-11-30T09:30:00.000Z",
        "2026-12-01T08:00:00.000Z",
        "2026-12-01T09:30:00.000Z",
      ],
    );
    equal(items[0].end, "2026-11-23T08:45:00.000Z");
    equal(skipped, [{ date: "2026-11-24", reason: "holiday" }]);
  }),
  holds("what is past or beyond the planning is left out, with why", () => {
    const { items, skipped } = placesOf(
      { ...PATTERN, from: "2026-11-21", days: [5], times: ["09:00"], weeks: 10 },
      AT,
    );
    equal(items.length, 8);
    equal(
      skipped.map(({ reason }) => reason),
      ["past", "horizon"],
    );
  }),
  holds("an allotment is left out where the division decides", () => {
    equal("allotment" in placesOf(PATTERN, AT).items[0], false);
    equal(placesOf({ ...PATTERN, allotment: "TRANSFER_TABLE" }, AT).items[0].allotment, "TRANSFER_TABLE");
  }),
  holds("times are read as people type them", () =>
    equal(timesFrom("13, 9:00 10.30;9:00 25:00 x"), ["09:00", "10:30", "13:00"]),
  ),
];
