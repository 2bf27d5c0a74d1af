// @ts-check
import { daysBetween, mondayOf, plusDays } from "./calendar.js";
/** @import { Calendar } from "./calendar.js" */

/** Most items one request may have. */
export const ITEMS_MAX = 1000;

/**
 * Places to publish: one, or the same days and times for some weeks.
 *
 * @typedef {object} Pattern
 * @property {string} service
 * @property {string} kind
 * @property {string} from first date, yyyy-MM-dd
 * @property {number} weeks how many, counted from that date
 * @property {number[]} days 0 for Monday to 6 for Sunday
 * @property {string[]} times HH:mm
 * @property {number} minutes how long each takes
 * @property {number} capacity
 * @property {string} allotment empty to let the service's division decide
 * @property {string} delivery
 */

/**
 * The places a pattern makes, in order of time. Dates on a holiday or outside what can be planned
 * are left out, each with why.
 *
 * @param {Pattern} pattern
 * @param {{ calendar: Calendar, now: number, horizonDays: number, holidays: string[] }} at
 */
export function placesOf(pattern, { calendar, now, horizonDays, holidays }) {
  const today = calendar.date(now);
  /** @type {{ service: string, kind: string, start: string, end: string, capacity: number, allotment?: string, delivery: string }[]} */
  const items = [];
  /** @type {{ date: string, time?: string, reason: "holiday" | "past" | "horizon" }[]} */
  const skipped = [];
  for (let day = 0; day < pattern.weeks * 7; day++) {
    const date = plusDays(pattern.from, day);
    if (!pattern.days.includes(daysBetween(mondayOf(date), date))) continue;
    if (holidays.includes(date)) {
      skipped.push({ date, reason: "holiday" });
      continue;
    }
    if (daysBetween(today, date) > horizonDays) {
      skipped.push({ date, reason: "horizon" });
      continue;
    }
    for (const time of [...pattern.times].sort()) {
      const start = calendar.instant(date, time);
      if (Date.parse(start) <= now) {
        skipped.push({ date, time, reason: "past" });
        continue;
      }
      items.push({
        service: pattern.service,
        kind: pattern.kind,
        start,
        end: new Date(Date.parse(start) + pattern.minutes * 60_000).toISOString(),
        capacity: pattern.capacity,
        ...(pattern.allotment ? { allotment: pattern.allotment } : {}),
        delivery: pattern.delivery,
      });
    }
  }
  return { items, skipped };
}

/** The times in what was typed: "9:00, 10.30 13" gives 09:00, 10:30 and 13:00. What is no time is left out. @param {string} typed */
export function timesFrom(typed) {
  const times = typed
    .split(/[\s,;]+/)
    .map((part) => /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(part))
    .filter((match) => match !== null && Number(match[1]) < 24 && Number(match[2] ?? 0) < 60)
    .map(
      (match) =>
        `${/** @type {RegExpExecArray} */ (match)[1].padStart(2, "0")}:${/** @type {RegExpExecArray} */ (match)[2] ?? "00"}`,
    );
  return [...new Set(times)].sort();
}
