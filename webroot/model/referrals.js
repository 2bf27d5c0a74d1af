// @ts-check
import { isRunning } from "./table.js";
/** @import { TransferRow } from "./table-types.js" */
/** @import { ReferralRow } from "./types.js" */

/** @typedef {"letter" | "refused" | "overNorm"} Due what a referral asks of the practice */

const OPEN = new Set(["WAITING", "PLANNED"]);

/** Whether it still runs at the service. @param {ReferralRow} row */
export const isOpen = (row) => OPEN.has(row.state);

/** Whether someone waits longer than the norm for a first intake. @param {ReferralRow} row @param {string} today */
export const isOverNorm = (row, today) =>
  isOpen(row) &&
  row.normOn !== undefined &&
  row.normOn < today &&
  !(row.place && row.place.start.slice(0, 10) <= today);

/** Whether its letter is awaited. @param {ReferralRow} row */
export const isLetterDue = (row) =>
  row.state === "PLANNED" && row.letter !== undefined && !row.letter.received;

/** What it asks of the practice now; null when nothing. @param {ReferralRow} row @param {string} today @returns {Due | null} */
export function dueOf(row, today) {
  if (isLetterDue(row)) return "letter";
  if (row.state === "REFUSED") return "refused";
  if (row.state === "WAITING" && isOverNorm(row, today)) return "overNorm";
  return null;
}

/**
 * The transfer of whom was referred: the one that runs, else the last that did.
 *
 * @param {ReferralRow} row
 * @param {TransferRow[]} transfers
 */
export const transferOf = ({ key }, transfers) =>
  transfers
    .filter(({ referral }) => referral === key)
    // Ids are given out in order, and a longer one later than a shorter.
    .sort((a, b) => Number(isRunning(b)) - Number(isRunning(a)) || b.key.length - a.key.length || (a.key < b.key ? 1 : -1))
    .at(0);

export const FILTERS = ["all", "due", "waiting", "planned", "done", "ended"];

/** @type {Record<string, string[]>} */
const STATES = {
  waiting: ["WAITING"],
  planned: ["PLANNED"],
  done: ["INTAKE_DONE", "IN_TREATMENT"],
  ended: ["REFUSED", "WITHDRAWN", "CLOSED"],
};

/**
 * The referrals of one filter whose code has what was typed in it; what asks something of the practice
 * first, then the latest.
 *
 * @param {ReferralRow[]} rows
 * @param {string} filter
 * @param {string} typed
 * @param {string} today
 */
export function chosenReferrals(rows, filter, typed, today) {
  const bare = typed.replace(/[\s-]/g, "").toUpperCase();
  return rows
    .filter(
      (row) =>
        filter === "all" ||
        (filter === "due" ? dueOf(row, today) !== null : STATES[filter].includes(row.state)),
    )
    .filter((row) => row.code.replaceAll("-", "").includes(bare))
    .sort((a, b) => rank(a, today) - rank(b, today) || (a.registeredAt < b.registeredAt ? 1 : -1));
}

/** @param {ReferralRow} row @param {string} today */
function rank(row, today) {
  const due = dueOf(row, today);
  return due === "letter" && row.letter?.overdue ? 0 : due === "letter" ? 1 : due ? 2 : isOpen(row) ? 3 : 4;
}
