// @ts-check
import { daysBetween } from "./calendar.js";
/** @import { PositionRow, SlotRow } from "./types.js" */

/** Most urgent first. */
export const URGENCIES = ["HIGH", "PRIORITY", "REGULAR"];

/** Which wait ends with a place; an exploratory talk ends none. @type {Record<string, string>} */
const WAIT_ENDED_BY = {
  INTAKE: "INTAKE",
  CONSULTATION: "INTAKE",
  SHORT_CONTACT: "INTAKE",
  TREATMENT_START: "TREATMENT",
};

/**
 * Days by which someone waits longer than the norm or than the term of the urgency, whichever is
 * passed by more; 0 within both.
 *
 * @param {PositionRow} row
 * @param {string} today
 */
export const daysOver = (row, today) =>
  Math.max(0, ...[row.normOn, row.targetOn].filter((day) => day !== undefined).map((day) => daysBetween(day, today)));

/**
 * Those who wait, the most pressing first: by urgency, then days over the norm, then how long.
 *
 * @param {PositionRow[]} rows
 * @param {string} today
 */
export const byPressure = (rows, today) =>
  [...rows].sort(
    (a, b) =>
      URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency) ||
      daysOver(b, today) - daysOver(a, today) ||
      (a.phaseSince < b.phaseSince ? -1 : a.phaseSince > b.phaseSince ? 1 : 0) ||
      (a.key < b.key ? -1 : 1),
  );

/**
 * The same rows in the order in which their keys were; new ones after them. So that nothing jumps
 * away from under a hand.
 *
 * @param {PositionRow[]} rows
 * @param {string[]} keys
 */
export function inOrderOf(rows, keys) {
  const place = new Map(keys.map((key, index) => [key, index]));
  return [...rows].sort((a, b) => (place.get(a.key) ?? keys.length) - (place.get(b.key) ?? keys.length));
}

/** @typedef {{ service: string, phase: string, planned: string, typed: string }} PositionFilter empty: any */

/**
 * @param {PositionRow[]} rows
 * @param {PositionFilter} filter
 * @param {Map<string, string>} references the holder's own, by position
 */
export function chosenPositions(rows, { service, phase, planned, typed }, references) {
  const bare = plain(typed);
  return rows.filter(
    (row) =>
      row.open &&
      (service === "" || row.service === service) &&
      (phase === "" || row.phase === phase) &&
      (planned === "" || (planned === "yes") === (row.booking !== undefined)) &&
      (bare === "" ||
        plain(row.code ?? "").includes(bare) ||
        plain(references.get(row.key) ?? "").includes(bare)),
  );
}

/** @param {string} text */
const plain = (text) => text.replace(/[\s-]/g, "").toUpperCase();

/**
 * The places that the holder of a waiting list may give to someone on it, soonest first. What is
 * meant for others is left out, as the exchange would refuse it.
 *
 * @param {SlotRow[]} slots
 * @param {{ service: string, phase: string, urgency: string, referred: boolean }} who
 * @param {number} now in ms
 * @param {string} [kind] only of this kind
 */
export const placesFor = (slots, { service, phase, urgency, referred }, now, kind) =>
  slots
    .filter(
      (slot) =>
        slot.service === service &&
        slot.free > 0 &&
        slot.state !== "WITHDRAWN" &&
        Date.parse(slot.start) > now &&
        WAIT_ENDED_BY[slot.kind] === phase &&
        (kind === undefined || slot.kind === kind) &&
        (slot.allotment === "OWN_WAITING_LIST" ||
          (slot.allotment === "NEW_REFERRAL" && referred) ||
          (slot.allotment === "HIGH_URGENCY" && urgency === "HIGH")),
    )
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
