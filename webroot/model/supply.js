// @ts-check
/** @import { WaitsRow } from "./types.js" */

/** For whom a place can be, in the order in which it is drawn. */
export const ALLOTMENTS = [
  "NEW_REFERRAL",
  "OWN_WAITING_LIST",
  "TRANSFER_TABLE",
  "TALK_FOLLOW_UP",
  "HIGH_URGENCY",
];

/**
 * Who may take the places of a service, as the contract has it.
 *
 * @typedef {object} Access
 * @property {Record<string, number>} [division] percent, together 100; empty for the region's own
 * @property {Record<string, number>} [perWeek] places a week that come before the division
 * @property {{ allotment: string, workingDays: number }[]} [releaseRules]
 * @property {number} [confirmWithin] working hours
 * @property {boolean} [offerFreed]
 * @property {number} [offerHours]
 *
 * @typedef {{ weeks: number, places: number, before: Record<string, number>, after: Record<string, number>,
 *   confirmations?: number }} Effect places a week
 */

/**
 * The division with one share set, and the others made to fit: what is given or taken goes to new
 * referrals first, and is taken from the largest when those have none left.
 *
 * @param {Record<string, number>} division
 * @param {string} allotment
 * @param {number} share 0 to 100
 */
export function withShare(division, allotment, share) {
  const next = Object.fromEntries(ALLOTMENTS.map((name) => [name, division[name] ?? 0]));
  next[allotment] = Math.max(0, Math.min(100, Math.round(share) || 0));
  let over = ALLOTMENTS.reduce((sum, name) => sum + next[name], 0) - 100;
  const first = allotment === "NEW_REFERRAL" ? "OWN_WAITING_LIST" : "NEW_REFERRAL";
  if (over < 0) next[first] -= over;
  const others = ALLOTMENTS.filter((name) => name !== allotment).sort(
    (a, b) => Number(b === first) - Number(a === first) || next[b] - next[a],
  );
  for (const name of others) {
    if (over <= 0) break;
    const taken = Math.min(over, next[name]);
    next[name] -= taken;
    over -= taken;
  }
  return next;
}

/**
 * The edge between two neighbours in the picture moved: one gets what the other gives.
 *
 * @param {Record<string, number>} division
 * @param {string} left
 * @param {string} right
 * @param {number} by in percent; to the right when positive
 */
export function withEdge(division, left, right, by) {
  const moved = Math.max(-(division[left] ?? 0), Math.min(division[right] ?? 0, Math.round(by)));
  return { ...division, [left]: (division[left] ?? 0) + moved, [right]: (division[right] ?? 0) - moved };
}

/** The parts of the picture that are there, each with where it begins. @param {Record<string, number>} division */
export function partsOf(division) {
  let at = 0;
  return ALLOTMENTS.filter((name) => (division[name] ?? 0) > 0).map((allotment) => {
    const part = { allotment, share: division[allotment], at };
    at += part.share;
    return part;
  });
}

/** What is sent of it: nothing that is nought or left open. @param {Access} access @returns {Access} */
export function accessToSend({ division, perWeek, releaseRules, confirmWithin, offerFreed, offerHours }) {
  return {
    division: withoutNoughts(division),
    perWeek: withoutNoughts(perWeek),
    releaseRules: [...(releaseRules ?? [])].sort((a, b) => b.workingDays - a.workingDays),
    ...(confirmWithin ? { confirmWithin } : {}),
    offerFreed: offerFreed ?? false,
    ...(offerHours ? { offerHours } : {}),
  };
}

/** @param {Record<string, number> | undefined} numbers */
const withoutNoughts = (numbers = {}) =>
  Object.fromEntries(ALLOTMENTS.filter((name) => (numbers[name] ?? 0) > 0).map((name) => [name, numbers[name]]));

/** Whether two say the same. @param {Access} a @param {Access} b */
export const sameAccess = (a, b) => JSON.stringify(accessToSend(a)) === JSON.stringify(accessToSend(b));

/** The part of a whole in percent; null when there is no whole. @param {{ n: number, of: number } | undefined} share */
export const percentOf = (share) => (share && share.of > 0 ? Math.round((share.n / share.of) * 100) : null);

/** When capacity that was declared ends soon enough to be renewed. @param {{ validUntil: string } | undefined} capacity @param {(from: string, to: string) => number} days @param {string} today */
export const isToRenew = (capacity, days, today) =>
  capacity !== undefined && days(today, capacity.validUntil) <= 3;

/** All feeds, those that stopped first, then by name. @template {{ stopped: boolean, code: string }} T @param {T[]} feeds */
export const feedsInOrder = (feeds) =>
  [...feeds].sort((a, b) => Number(b.stopped) - Number(a.stopped) || a.code.localeCompare(b.code));

/** The own services in the order in which they ask for attention: gone, stale, then by name. @param {WaitsRow[]} rows @param {(row: WaitsRow) => string} freshness */
export function byNeed(rows, freshness) {
  const rank = (/** @type {WaitsRow} */ row) => ["withdrawn", "stale", "fresh"].indexOf(freshness(row));
  return [...rows].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      a.organization.name.localeCompare(b.organization.name, "nl") ||
      a.name.localeCompare(b.name, "nl") ||
      a.key.localeCompare(b.key),
  );
}
