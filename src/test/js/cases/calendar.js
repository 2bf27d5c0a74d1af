// @ts-check
import { Calendar, daysBetween, mondayOf, plusDays, weekOf } from "../../../../webroot/model/calendar.js";
import { workingDayAfter, regionFrom } from "../../../../webroot/model/region.js";
import { equal, holds } from "../harness.js";

const dutch = new Calendar("nl", "Europe/Amsterdam");
const english = new Calendar("en", "Europe/Amsterdam");

export const cases = [
  holds("days are written as people write them", () => {
    equal(dutch.day("2026-12-01"), "di 1 dec");
    equal(english.day("2026-12-01"), "Tue 1 Dec");
    equal(dutch.moment("2026-12-01T09:30:00.000Z"), "di 1 dec 10:30");
    equal(dutch.fullDay("2026-12-01T09:30:00.000Z"), "dinsdag 1 december 2026");
    equal(dutch.longDate("2027-02-01", "2026-11-21"), "1 februari 2027");
    equal(dutch.longDate("2026-12-01", "2026-11-21"), "1 december");
  }),
  holds("the day of an instant is that of the region", () =>
    equal(dutch.date("2026-11-30T23:30:00.000Z"), "2026-12-01"),
  ),
  holds("a time of the region becomes the right instant, summer and winter", () => {
    equal(dutch.instant("2026-12-01", "10:30"), "2026-12-01T09:30:00.000Z");
    equal(dutch.instant("2026-07-01", "10:30"), "2026-07-01T08:30:00.000Z");
    equal(dutch.instant("2027-03-28", "03:30"), "2027-03-28T01:30:00.000Z");
  }),
  holds("days are counted by the calendar, across the change of the clock", () => {
    equal(dutch.days("2026-10-24T22:30:00.000Z", "2026-10-25T23:30:00.000Z"), 1);
    equal(daysBetween("2026-10-24", "2026-10-26"), 2);
    equal(plusDays("2026-12-31", 1), "2027-01-01");
  }),
  holds("weeks are those of ISO 8601", () => {
    equal(weekOf("2026-11-21"), 47);
    equal(weekOf("2027-01-01"), 53);
    equal(mondayOf("2026-11-22"), "2026-11-16");
  }),
  holds("an option ends on the first working day, past weekend and holiday", () => {
    const region = regionFrom({
      id: "r",
      workingHours: {
        days: ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"],
        holidays: ["2026-12-25"],
      },
    });
    equal(workingDayAfter(region, "2026-11-21"), "2026-11-23");
    equal(workingDayAfter(region, "2026-12-24"), "2026-12-28");
  }),
];
