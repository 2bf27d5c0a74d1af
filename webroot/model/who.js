// @ts-check
import { mondayOf, plusDays } from "./calendar.js";
import { workingDaysBefore, workingDaysBetween } from "./region.js";
/** @import { Calendar } from "./calendar.js" */
/** @import { Region } from "./region.js" */
/** @import { Restriction, SlotRow } from "./types.js" */

/**
 * For whom a place is, as it is set by hand.
 *
 * @typedef {{ allotment: string, workingDays: number }} Step
 * @typedef {{ allotment: string, restriction: Restriction, steps: Step[] }} Who `steps`: in order of time
 * @typedef {{ calendar: Calendar, region: Pick<Region, "workingHours"> | null }} Here
 */

const LIMITS = /** @type {const} */ (["organizations", "referrerTypes", "insurers", "ageClasses", "urgencies"]);

/** The releases still to come, as long before the place as they were set. @param {SlotRow} slot @param {Here} here @returns {Step[]} */
export const stepsOf = ({ releases = [], start }, { calendar, region }) =>
  region === null
    ? []
    : releases.map(({ at, allotment }) => ({
        allotment,
        workingDays: workingDaysBetween(region, calendar.date(at), calendar.date(start)),
      }));

/** @param {SlotRow} slot @param {Here} here @returns {Who} */
export const whoOf = (slot, here) => ({
  allotment: slot.allotment,
  restriction: limitsOf(slot.restriction),
  steps: stepsOf(slot, here),
});

/** Only what limits, each in one order, so that two can be told apart. @param {Restriction | undefined} restriction @returns {Restriction} */
export const limitsOf = (restriction = {}) =>
  Object.fromEntries(
    LIMITS.filter((limit) => (restriction[limit]?.length ?? 0) > 0).map((limit) => [
      limit,
      [.../** @type {string[]} */ (restriction[limit])].sort(),
    ]),
  );

/** In order of time, as the exchange wants them: fewer days each time, so the last of two on one day holds. @param {Step[]} steps */
export const inTime = (steps) => {
  const byDay = new Map(steps.map((step) => [step.workingDays, step]));
  return [...byDay.values()].sort((a, b) => b.workingDays - a.workingDays);
};

/** @param {unknown} a @param {unknown} b */
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** The parts in which two differ. @param {Who} a @param {Who} b @returns {(keyof Who)[]} */
export const partsChanged = (a, b) =>
  /** @type {(keyof Who)[]} */ (["allotment", "restriction", "steps"]).filter((part) => !same(a[part], b[part]));

/**
 * What makes `slot` so, in these parts only; null when it is so. For whom it is and what opens up travel
 * together: a release that has happened would overrule the first.
 *
 * @param {SlotRow} slot
 * @param {Who} who
 * @param {(keyof Who)[]} parts
 * @param {Here} here
 */
export function whoChange(slot, who, parts, here) {
  const was = whoOf(slot, here);
  const wanted = { ...was, ...Object.fromEntries(parts.map((part) => [part, who[part]])) };
  const differing = partsChanged(was, wanted);
  if (differing.length === 0) return null;
  return {
    ...(differing.includes("restriction") ? { restriction: wanted.restriction } : {}),
    ...(differing.some((part) => part !== "restriction")
      ? { allotment: wanted.allotment, releases: inTime(wanted.steps) }
      : {}),
  };
}

/** Which places are meant, from one of them. @typedef {"one" | "series" | "week" | "all"} Scope */
export const SCOPES = /** @type {Scope[]} */ (["one", "series", "week", "all"]);

/**
 * The places still to come that are meant with one of them, in order of time: of the same offer and kind,
 * and for a series at the same time of the same day of the week in the same agenda.
 *
 * @param {SlotRow[]} slots
 * @param {SlotRow} slot
 * @param {Scope} scope
 * @param {{ calendar: Calendar, now: number }} at
 */
export function placesMeant(slots, slot, scope, { calendar, now }) {
  if (scope === "one") return slots.filter(({ key }) => key === slot.key);
  const monday = mondayOf(calendar.date(slot.start));
  const weekday = (/** @type {string} */ start) => calendar.weekday(calendar.date(start));
  return slots
    .filter(
      (each) =>
        each.service === slot.service &&
        each.kind === slot.kind &&
        each.state !== "WITHDRAWN" &&
        Date.parse(each.start) > now &&
        (scope !== "series" ||
          (each.schedule === slot.schedule &&
            calendar.time(each.start) === calendar.time(slot.start) &&
            weekday(each.start) === weekday(slot.start))) &&
        (scope !== "week" || within(calendar.date(each.start), monday)),
    )
    .sort((a, b) => (a.start < b.start ? -1 : 1));
}

/** @param {string} date @param {string} monday */
const within = (date, monday) => date >= monday && date < plusDays(monday, 7);

/** When a step comes for a place, at the opening of that day; never after its start. @param {SlotRow} slot @param {Step} step @param {Here} here */
export function releaseAt(slot, { workingDays }, { calendar, region }) {
  if (region === null) return slot.start;
  const day = workingDaysBefore(region, calendar.date(slot.start), workingDays);
  const at = calendar.instant(day, region.workingHours.opens.slice(0, 5));
  return Date.parse(at) < Date.parse(slot.start) ? at : slot.start;
}

/**
 * What a change comes to, before it is made.
 *
 * @typedef {object} WhoEffect
 * @property {{ slot: SlotRow, change: object }[]} changing
 * @property {number} same how many are so already
 * @property {SlotRow[]} barred held, offered, begun or not to be kept
 * @property {number} claims appointments on those that change, which stay
 * @property {number} shown by how many free places huisartsen see more; less than 0 for fewer
 * @property {number} opening how many of them open up at once, since the day of it has passed
 */

/**
 * @param {SlotRow[]} slots
 * @param {Who} who
 * @param {(keyof Who)[]} parts
 * @param {Here & { now: number, isOpen: (slot: SlotRow) => boolean }} here `isOpen`: whether a place can be changed now
 * @returns {WhoEffect}
 */
export function whoEffect(slots, who, parts, here) {
  /** @type {WhoEffect} */
  const effect = { changing: [], same: 0, barred: [], claims: 0, shown: 0, opening: 0 };
  for (const slot of slots) {
    const change = whoChange(slot, who, parts, here);
    if (change === null) effect.same++;
    else if (!here.isOpen(slot)) effect.barred.push(slot);
    else {
      effect.changing.push({ slot, change });
      effect.claims += slot.claims?.length ?? 0;
      const past = (change.releases ?? []).filter((step) => Date.parse(releaseAt(slot, step, here)) <= here.now);
      if (past.length > 0) effect.opening++;
      const becomes = past.at(-1)?.allotment ?? change.allotment ?? slot.allotment;
      effect.shown += slot.free * (Number(isForAll(becomes)) - Number(isForAll(slot.allotment)));
    }
  }
  return effect;
}

/** Whether huisartsen see a place that is for this. @param {string} allotment */
const isForAll = (allotment) => allotment === "NEW_REFERRAL";
