// @ts-check
/** @import { ScheduleRow } from "./types.js" */

/**
 * An agenda as it is set by hand.
 *
 * @typedef {{ code: string, location: string, capacity: number, active: boolean }} ScheduleForm
 */

/** What a code may hold: no spaces, so that it is no name. */
const CODE = /^[A-Za-z0-9._/-]{1,64}$/;

export const CAPACITY_MAX = 50;

/** @param {Pick<ScheduleRow, "code" | "location" | "capacity" | "active">} schedule @returns {ScheduleForm} */
export const scheduleForm = ({ code, location, capacity, active }) => ({ code, location, capacity, active });

/** Whether two say the same of an agenda. @param {ScheduleForm} a @param {ScheduleForm} b */
export const sameSchedule = (a, b) => JSON.stringify(scheduleForm(a)) === JSON.stringify(scheduleForm(b));

/**
 * What is wrong with a code: nothing, or the last part of its words.
 *
 * @param {string} code
 * @param {{ key: string, code: string, active?: boolean }[]} others all that the organisation has, of which each code is one
 * @param {string} [key] of the one that is being changed
 * @returns {"" | "empty" | "shape" | "taken" | "ended"}
 */
export function codeFault(code, others, key = "") {
  if (code === "") return "empty";
  if (!CODE.test(code)) return "shape";
  const holder = others.find((known) => known.code === code && known.key !== key);
  if (!holder) return "";
  return holder.active === false ? "ended" : "taken";
}

/** Those in use first, each by code. @param {ScheduleRow[]} schedules */
export const schedulesInOrder = (schedules) =>
  [...schedules].sort((a, b) => Number(b.active) - Number(a.active) || a.code.localeCompare(b.code, "nl"));
