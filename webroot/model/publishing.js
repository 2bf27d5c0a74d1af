// @ts-check
import { placesOf } from "./pattern.js";
/** @import { Pattern } from "./pattern.js" */
/** @import { Restriction } from "./types.js" */

/**
 * What is asked of the exchange, without whether it is only to look.
 *
 * @typedef {{ path: string, body: Record<string, any> }} Request
 * @typedef {{ index: number, status: string, slot?: string, allotment?: string, start?: string, end?: string, problem?: any }} Result
 * @typedef {{ results: Result[], created: number, unchanged: number, refused: number, holidays?: string[] }} Answer
 */

/** ISO weekdays as RFC 5545 has them, from Monday. */
const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/**
 * A recurrence as plain controls have it.
 *
 * @typedef {object} Recurrence
 * @property {string} from first date
 * @property {number} every how many weeks
 * @property {number[]} days 0 for Monday
 * @property {string} start HH:mm
 * @property {number} minutes
 * @property {"until" | "count"} ends
 * @property {string} until last date
 * @property {number} count how many places
 * @property {string[]} exceptions dates that are left out
 * @property {boolean} skipHolidays
 */

/** The RRULE of RFC 5545; UNTIL is the end of that day in local time. @param {Recurrence} recurrence */
export function ruleOf({ every, days, ends, until, count }) {
  const end = ends === "count" ? `COUNT=${count}` : `UNTIL=${until.replaceAll("-", "")}T235959`;
  const on = [...days].sort((a, b) => a - b).map((day) => WEEKDAYS[day]);
  return ["FREQ=WEEKLY", ...(every > 1 ? [`INTERVAL=${every}`] : []), `BYDAY=${on.join(",")}`, end].join(";");
}

/**
 * What every place of a publication has, beside its time.
 *
 * @typedef {object} Item
 * @property {string} service
 * @property {string} kind
 * @property {number} capacity
 * @property {string} allotment empty to let the division decide
 * @property {string} delivery
 * @property {string} schedule empty for none
 * @property {string} override reason to pass over checks; empty for none
 * @property {boolean} lastMinute
 * @property {Restriction} restriction
 * @property {"service" | "own" | "none"} releases what the service has set, the rules here, or none
 * @property {{ allotment: string, workingDays: number }[]} rules
 */

/** @param {Item} item */
export function itemOf({ allotment, schedule, override, lastMinute, restriction, releases, rules, ...rest }) {
  const only = Object.fromEntries(Object.entries(restriction).filter(([, values]) => (values?.length ?? 0) > 0));
  const steps = [...rules].sort((a, b) => b.workingDays - a.workingDays);
  return {
    ...rest,
    ...(allotment ? { allotment } : {}),
    ...(schedule ? { schedule } : {}),
    ...(override ? { override } : {}),
    ...(lastMinute ? { lastMinute } : {}),
    ...(Object.keys(only).length > 0 ? { restriction: only } : {}),
    ...(releases === "service" ? {} : { releases: releases === "own" ? steps : [] }),
  };
}

/**
 * A pattern in the coming weeks, expanded here.
 *
 * @param {Item} item
 * @param {Omit<Pattern, keyof Item>} when
 * @param {Parameters<typeof placesOf>[1]} at
 * @returns {Request & { skipped: ReturnType<typeof placesOf>["skipped"] }}
 */
export function patternRequest(item, when, at) {
  const { items, skipped } = placesOf({ ...when, ...item }, at);
  const fixed = itemOf(item);
  return {
    path: "slots",
    body: { items: items.map(({ start, end }) => ({ ...fixed, start, end })) },
    skipped,
  };
}

/** A recurrence, expanded by the exchange. @param {Item} item @param {Recurrence} recurrence @returns {Request} */
export function recurrenceRequest(item, recurrence) {
  const { from, start, minutes, exceptions, skipHolidays } = recurrence;
  const end = Number(start.slice(0, 2)) * 60 + Number(start.slice(3)) + minutes;
  const local = new Date(Date.parse(`${from}T00:00:00Z`) + end * 60_000).toISOString().slice(0, 16);
  return {
    path: "slots/recurrence",
    body: {
      rrule: ruleOf(recurrence),
      exceptions: [...exceptions].sort(),
      skipHolidays,
      start: `${from}T${start}`,
      end: local,
      item: itemOf(item),
    },
  };
}

/** The places of one week once more in another. @param {{ service: string, schedule: string, from: string, to: string }} copy Mondays @returns {Request} */
export const copyRequest = ({ service, schedule, from, to }) => ({
  path: "slots/copy-week",
  body: { ...(schedule ? { schedule } : service ? { service } : {}), from, to },
});

/** Checks that a reason passes over; the others cannot be. */
const PASSED_OVER = new Set(["slot-at-night", "schedule-full", "beyond-horizon"]);

/** Whether any refusal can be passed over with a reason. @param {Result[]} results */
export const canOverride = (results) =>
  results.some(({ status, problem }) => status === "refused" && PASSED_OVER.has(slugOf(problem)));

/** @param {any} problem */
export const slugOf = (problem) =>
  String(problem?.type ?? "")
    .split("/")
    .pop() || "other";

export const ALLOTMENTS = ["NEW_REFERRAL", "OWN_WAITING_LIST", "TRANSFER_TABLE", "TALK_FOLLOW_UP", "HIGH_URGENCY"];

/** Why checks against places that do not exist are passed over. */
export const OVERRIDES = [
  "EVENING_CLINIC",
  "SHARED_ROOM",
  "GROUP_SESSION",
  "EXTRA_CAPACITY",
  "PLANNED_EARLY",
  "OTHER",
];
