// @ts-check
/** @import { SlotRow } from "./types.js" */

/**
 * @typedef {object} Offer
 * @property {string} offer
 * @property {string} position
 * @property {string} until
 * @property {"MADE" | "YES" | "NO" | "NOT_REACHED" | "LAPSED" | "CLOSED"} state
 * @property {number} [notReached] how often nobody answered
 * @property {string} [urgency]
 * @property {string} [since]
 * @property {string} [code] verwijscode
 *
 * @typedef {object} OfferingRow
 * @property {string} key
 * @property {string} slot
 * @property {string} service
 * @property {string} serviceName
 * @property {string} start
 * @property {string} kind
 * @property {{ n: number }} mode how many are asked at the same time
 * @property {"RUNNING" | "TAKEN" | "ENDED" | "STOPPED"} state
 * @property {string} [endedReason]
 * @property {Offer[]} offers in the order in which they were made
 * @property {string[]} [next] who are asked after them
 *
 * @typedef {{ offering: OfferingRow, offer: Offer }} Call
 * @typedef {{ slot: SlotRow, why: "lastMinute" | "freed" | "soon" | "later" }} Suggestion
 */

/** So soon that a free place is worth offering on purpose. */
const SOON_MS = 7 * 86_400_000;
/** How many people are not reached before the next one is asked. */
export const NOT_REACHED_MAX = 2;

/**
 * Who is to be called, the first one first: who was not reached yet before who was, then whose time
 * is up the soonest.
 *
 * @param {OfferingRow[]} rows
 * @param {number} now in ms
 * @returns {Call[]}
 */
export const callsOf = (rows, now) =>
  rows
    .filter(({ state }) => state === "RUNNING")
    .flatMap((offering) =>
      offering.offers
        .filter(({ state, until }) => state === "MADE" && Date.parse(until) > now)
        .map((offer) => ({ offering, offer })),
    )
    .sort(
      (a, b) =>
        (a.offer.notReached ?? 0) - (b.offer.notReached ?? 0) ||
        a.offer.until.localeCompare(b.offer.until) ||
        a.offering.start.localeCompare(b.offering.start) ||
        a.offer.offer.localeCompare(b.offer.offer),
    );

/**
 * Free places that nobody is called for, and why they are worth a call: marked, given back, soon, or at least kept
 * for who waits.
 *
 * @param {SlotRow[]} slots
 * @param {number} now in ms
 * @returns {Suggestion[]}
 */
export function suggestionsOf(slots, now) {
  /** @type {Suggestion[]} */
  const found = [];
  for (const slot of slots) {
    const start = Date.parse(slot.start);
    if (slot.free <= 0 || slot.offering || slot.blocked || slot.state === "WITHDRAWN" || start <= now) continue;
    const why = slot.lastMinute
      ? "lastMinute"
      : slot.freedAt || slot.cancelled?.length
        ? "freed"
        : slot.allotment !== "OWN_WAITING_LIST"
          ? null
          : start - now <= SOON_MS
            ? "soon"
            : "later";
    if (why) found.push({ slot, why });
  }
  return found.sort((a, b) => a.slot.start.localeCompare(b.slot.start));
}

/** Offerings that still run, the soonest place first; then those that are over, the latest place first. @param {OfferingRow[]} rows */
export function runningAndEnded(rows) {
  const byStart = (/** @type {OfferingRow} */ a, /** @type {OfferingRow} */ b) => a.start.localeCompare(b.start);
  return {
    running: rows.filter(({ state }) => state === "RUNNING").sort(byStart),
    ended: rows.filter(({ state }) => state !== "RUNNING").sort((a, b) => byStart(b, a)),
  };
}

/**
 * How long is left, in the unit that matters: whole days, hours with minutes, minutes, or seconds.
 *
 * @param {number} ms
 * @returns {{ unit: "days" | "hours" | "minutes" | "seconds" | "none", n: number, rest: number }}
 */
export function leftOf(ms) {
  if (ms <= 0) return { unit: "none", n: 0, rest: 0 };
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 120) return { unit: "seconds", n: seconds, rest: 0 };
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return { unit: "minutes", n: minutes, rest: 0 };
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return { unit: "hours", n: hours, rest: minutes % 60 };
  return { unit: "days", n: Math.floor(hours / 24), rest: hours % 24 };
}
