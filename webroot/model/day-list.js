// @ts-check
import { plusDays } from "./calendar.js";
/** @import { Calendar } from "./calendar.js" */
/** @import { SlotRow } from "./types.js" */

/**
 * One appointment: a place and who has it.
 *
 * @typedef {object} Appointment
 * @property {string} key of the claim
 * @property {SlotRow} slot
 * @property {NonNullable<SlotRow["claims"]>[number]} claim
 * @property {boolean} begun
 * @property {boolean} gone whether it was cancelled before it began, so that its place is free again
 */

/** Days that are looked back for outcomes that are missing. */
const BACK_DAYS = 62;

/**
 * The appointments of today and tomorrow, and those of earlier days of which nobody said how they went.
 *
 * @param {SlotRow[]} slots
 * @param {{ calendar: Calendar, now: number }} at
 * @returns {{ missing: Appointment[], today: Appointment[], tomorrow: Appointment[] }}
 */
export function dayListOf(slots, { calendar, now }) {
  const today = calendar.date(now);
  const tomorrow = plusDays(today, 1);
  const oldest = plusDays(today, -BACK_DAYS);
  /** @type {{ missing: Appointment[], today: Appointment[], tomorrow: Appointment[] }} */
  const found = { missing: [], today: [], tomorrow: [] };
  for (const slot of slots) {
    if (slot.state === "WITHDRAWN") continue;
    const date = calendar.date(slot.start);
    const begun = Date.parse(slot.start) <= now;
    const of = [
      ...(slot.claims ?? []).map((claim) => ({ key: claim.claim, slot, claim, begun, gone: false })),
      ...(slot.cancelled ?? []).map((claim) => ({
        key: claim.claim,
        slot,
        claim: { ...claim, outcome: "CANCELLED" },
        begun,
        gone: true,
      })),
    ];
    if (date === today) found.today.push(...of);
    else if (date === tomorrow) found.tomorrow.push(...of);
    else if (date < today && date >= oldest) found.missing.push(...of.filter(({ claim }) => !claim.outcome));
  }
  for (const part of Object.values(found)) part.sort(inOrder);
  return found;
}

/** @param {Appointment} a @param {Appointment} b */
const inOrder = (a, b) => a.slot.start.localeCompare(b.slot.start) || a.key.localeCompare(b.key);

/** How many of them are done, and how many still have no outcome. @param {Appointment[]} appointments */
export const progressOf = (appointments) => ({
  done: appointments.filter(({ claim }) => claim.outcome).length,
  open: appointments.filter(({ claim, begun }) => begun && !claim.outcome).length,
  of: appointments.length,
});

/**
 * The one after `key` that has no outcome yet, in reading order; else the one after it; null at the end.
 *
 * @param {Appointment[]} appointments
 * @param {string} key
 */
export function nextOpen(appointments, key) {
  const at = appointments.findIndex((appointment) => appointment.key === key);
  const after = appointments.slice(at + 1);
  return (after.find(({ claim }) => !claim.outcome) ?? after[0])?.key ?? null;
}
