// @ts-check
import { plusDays } from "./calendar.js";
import { stepsOf } from "./who.js";
/** @import { Calendar } from "./calendar.js" */
/** @import { Here } from "./who.js" */
/** @import { SlotRow } from "./types.js" */

/**
 * How a place stands, one word for each; the first that is true.
 *
 * @typedef {"withdrawn" | "cleared" | "toMove" | "missing" | "past" | "pending" | "held" | "offered" | "taken" | "free"} Stance
 */

/** @param {SlotRow} slot @returns {Stance} */
export function stanceOf(slot) {
  const claims = slot.claims ?? [];
  if (slot.state === "WITHDRAWN") return "withdrawn";
  if (claims.some(({ toMove, outcome }) => toMove && !outcome)) return "toMove";
  if (slot.blocked === "CLEARED") return "cleared";
  if (slot.state === "STARTED") return claims.some(({ outcome }) => !outcome) ? "missing" : "past";
  if (claims.some(({ confirmBy }) => confirmBy)) return "pending";
  if (slot.offering) return "offered";
  if (slot.free === 0 && (slot.holds?.length ?? 0) > 0) return "held";
  return slot.free === 0 ? "taken" : "free";
}

/** A shape for each, so that a colour is never all that tells. @type {Record<Stance, string>} */
export const SHAPES = {
  withdrawn: "✕",
  cleared: "✕",
  toMove: "▲",
  missing: "?",
  past: "✓",
  pending: "◷",
  held: "◆",
  offered: "☎",
  taken: "■",
  free: "○",
};

/**
 * @typedef {object} AgendaFilter
 * @property {string} service key; empty for all
 * @property {string} schedule key; empty for all, "none" for places in no agenda
 * @property {boolean} withdrawn whether what was withdrawn is shown, too
 */

/** @param {SlotRow[]} slots @param {AgendaFilter} filter */
export const shownSlots = (slots, { service, schedule, withdrawn }) =>
  slots.filter(
    (slot) =>
      (service === "" || slot.service === service) &&
      (schedule === "" || (schedule === "none" ? slot.schedule === undefined : slot.schedule === schedule)) &&
      (withdrawn || slot.state !== "WITHDRAWN"),
  );

/** Whether a place can be changed: it is still to come and stands, and is kept for nobody just now. @param {SlotRow} slot @param {number} now in ms */
export const isMovable = (slot, now) =>
  slot.version !== undefined &&
  ["FREE", "TAKEN"].includes(slot.state) &&
  slot.blocked === undefined &&
  slot.offering === undefined &&
  (slot.holds?.length ?? 0) === 0 &&
  Date.parse(slot.start) > now;

/** What is set of a place by hand. @typedef {{ date: string, from: string, to: string, capacity: number, allotment: string, delivery: string, schedule: string, lastMinute: boolean, override: string }} SlotForm */

/** @param {SlotRow} slot @param {Calendar} calendar @returns {SlotForm} */
export const formOf = (slot, calendar) => ({
  date: calendar.date(slot.start),
  from: calendar.time(slot.start),
  to: calendar.time(slot.end),
  capacity: slot.capacity,
  allotment: slot.allotment,
  delivery: slot.delivery,
  schedule: slot.schedule ?? "",
  lastMinute: slot.lastMinute ?? false,
  override: slot.override ?? "",
});

/**
 * Only what differs, as the exchange takes it; null when nothing does. The end may be on the day after.
 *
 * @param {SlotForm} form
 * @param {SlotRow} slot as it was seen
 * @param {Here} here
 */
export function changeOf(form, slot, here) {
  const { calendar } = here;
  const was = formOf(slot, calendar);
  /** @type {Record<string, any>} */
  const change = {};
  if (form.date !== was.date || form.from !== was.from || form.to !== was.to) {
    const endDay = form.to <= form.from ? plusDays(form.date, 1) : form.date;
    change.start = calendar.instant(form.date, form.from);
    change.end = calendar.instant(endDay, form.to);
  }
  for (const part of /** @type {const} */ (["capacity", "allotment", "delivery", "lastMinute"])) {
    if (form[part] !== was[part]) change[part] = form[part];
  }
  // A release that has happened would overrule it: those still to come are all that is left.
  if (change.allotment && slot.releases) change.releases = stepsOf(slot, here);
  if (form.schedule !== was.schedule) change.schedule = form.schedule || null;
  if (form.override !== was.override && form.override) change.override = form.override;
  return Object.keys(change).length === 0 ? null : change;
}

/**
 * A form moved by so many days and minutes, as arrow keys do; its length stays.
 *
 * @param {SlotForm} form
 * @param {{ days?: number, minutes?: number }} by
 * @returns {SlotForm}
 */
export function nudged(form, { days = 0, minutes = 0 }) {
  const from = minutesOf(form.from) + minutes;
  const length = (minutesOf(form.to) - minutesOf(form.from) + DAY) % DAY;
  if (from < 0 || from >= DAY) return form;
  return { ...form, date: plusDays(form.date, days), from: timeOf(from), to: timeOf(from + length) };
}

const DAY = 24 * 60;

/** @param {string} time HH:mm, with seconds or without */
const minutesOf = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** @param {number} minutes */
const timeOf = (minutes) =>
  `${String(Math.floor((minutes % DAY) / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/**
 * Which parts of a place differ between how one wants it and how it now is; what both changed to the
 * same is no difference.
 *
 * @param {SlotForm} mine
 * @param {SlotForm} theirs
 * @returns {(keyof SlotForm)[]}
 */
export const differences = (mine, theirs) =>
  /** @type {(keyof SlotForm)[]} */ (Object.keys(mine)).filter((part) => mine[part] !== theirs[part]);

/**
 * The first and the last hour of a day that are shown: those of the working day, and as much more as
 * places need.
 *
 * @param {SlotRow[]} slots in sight
 * @param {{ opens: string, closes: string }} working
 * @param {Calendar} calendar
 */
export function hoursShown(slots, { opens, closes }, calendar) {
  let [first, last] = [Math.floor(minutesOf(opens) / 60), Math.ceil(minutesOf(closes) / 60)];
  for (const { start, end } of slots) {
    first = Math.min(first, Math.floor(minutesOf(calendar.time(start)) / 60));
    const until = calendar.date(end) === calendar.date(start) ? minutesOf(calendar.time(end)) : DAY;
    last = Math.max(last, Math.ceil(until / 60));
  }
  const clock = (/** @type {number} */ hour) => `${String(hour).padStart(2, "0")}:00:00`;
  return `${clock(first)} ${clock(last)}`;
}

/**
 * What becomes of the places of an agenda when nobody can come on some days.
 *
 * @param {SlotRow[]} slots
 * @param {{ schedule: string, from: string, to: string }} days the first and the last date
 * @param {Calendar} calendar
 * @param {number} now in ms
 */
export function clearingOf(slots, { schedule, from, to }, calendar, now) {
  const hit = slots.filter((slot) => {
    const date = calendar.date(slot.start);
    return (
      slot.schedule === schedule &&
      ["FREE", "HELD", "TAKEN"].includes(slot.state) &&
      slot.blocked === undefined &&
      Date.parse(slot.start) > now &&
      date >= from &&
      date <= to
    );
  });
  const moving = hit.filter(({ claims }) => (claims?.length ?? 0) > 0);
  return {
    withdrawn: hit.length - moving.length,
    toMove: moving.reduce((sum, { claims }) => sum + (claims?.length ?? 0), 0),
    slots: hit.sort((a, b) => (a.start < b.start ? -1 : 1)),
  };
}
