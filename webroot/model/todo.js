// @ts-check
import { freshness } from "./figures.js";
import { isLetterDue } from "./referrals.js";
/** @import { Calendar } from "./calendar.js" */
/** @import { ActivityRow, Claim, FeedRow, OfferingRow, ReferralRow, SlotRow, WaitsRow } from "./types.js" */

const DAY_MS = 86_400_000;
/** How far ahead a service is to have a free place. */
const GAP_DAYS = 14;
/** How far back places tell that there usually are. */
const USUAL_DAYS = 28;
/** How long before it looks stale a service is asked for. */
const STALE_SOON_MS = 3 * DAY_MS;
/** Without a memory of last time: since when changes are told. */
const CHANGES_MS = 3 * DAY_MS;
/** Last day of the month on which the monthly delivery is in time. */
const DELIVERY_DAY = 10;

const KINDS = new Set(["INTAKE", "CONSULTATION", "SHORT_CONTACT"]);

/** What is told of what happened since last time. */
const TOLD = new Set([
  "SLOT_CLAIMED",
  "CLAIM_RELEASED",
  "CLAIM_MOVED",
  "CLAIM_DECLINED",
  "CLAIM_TO_MOVE",
  "SLOT_RELEASED",
  "SLOT_CHANGED",
  "SLOT_WITHDRAWN",
  "REFERRAL_MADE",
  "REFERRAL_WITHDRAWN",
  "LETTER_OVERDUE",
  "OFFER_LAPSED",
]);

/**
 * What a browser remembers of last time.
 *
 * @typedef {{ at: string, position: number }} Seen
 */

/**
 * @typedef {object} TodoSource
 * @property {WaitsRow[]} services one's own
 * @property {SlotRow[]} slots of those
 * @property {ReferralRow[]} referrals
 * @property {OfferingRow[]} offerings
 * @property {FeedRow[]} feeds
 * @property {ActivityRow[]} activity
 */

/**
 * @typedef {object} TodoAt
 * @property {number} now in ms
 * @property {string} today
 * @property {Calendar} calendar
 * @property {Seen | null} seen
 * @property {string} delivered the month, yyyy-MM, whose figures were delivered; empty for none
 */

/** @typedef {{ slot: SlotRow, claim: Claim }} Claimed */

/**
 * All that waits for a planner, with nothing in it that is done.
 *
 * @param {TodoSource} of
 * @param {TodoAt} at
 */
export function todoOf({ services, slots, referrals, offerings, feeds, activity }, at) {
  const { now, today, calendar } = at;
  const claims = slots.flatMap((slot) => (slot.claims ?? []).map((claim) => ({ slot, claim })));
  const shown = services.filter(({ archive }) => !archive);
  const todo = {
    changes: changesSince(activity, at),
    toMove: claims
      .filter(({ slot, claim }) => claim.toMove && !claim.outcome && Date.parse(slot.start) > now)
      .sort(byStart),
    confirm: claims
      .filter(({ claim }) => claim.confirmBy !== undefined && !claim.toMove && Date.parse(claim.confirmBy) > now)
      .sort((a, b) => order(a.claim.confirmBy, b.claim.confirmBy)),
    letters: referrals.filter(isLetterDue).sort((a, b) => order(a.letter?.dueAt, b.letter?.dueAt)),
    offers: offerings
      .filter(({ state }) => state === "RUNNING")
      .flatMap((offering) =>
        offering.offers
          .filter(({ state, until }) => state === "MADE" && calendar.date(until) <= today)
          .map((offer) => ({ offering, offer })),
      )
      .sort((a, b) => order(a.offer.until, b.offer.until)),
    outcomes: claims.filter(({ slot, claim }) => slot.state === "STARTED" && !claim.outcome).sort(byStart),
    gaps: shown.filter((service) => hasGap(service, slots, now)),
    stale: shown.filter((row) => freshness(row, now + STALE_SOON_MS) !== "fresh"),
    feeds: feeds.filter(({ stopped }) => stopped),
    delivery: deliveryOf(at),
  };
  return { ...todo, total: totalOf(todo) };
}

/** @typedef {ReturnType<typeof todoOf>} Todo */

/** @param {Omit<Todo, "total">} todo */
function totalOf({ changes: _, delivery, ...lists }) {
  return Object.values(lists).reduce((sum, list) => sum + list.length, 0) + (delivery ? 1 : 0);
}

/** What happened since last time, by type, the most first. @param {ActivityRow[]} activity @param {TodoAt} at */
function changesSince(activity, { now, seen }) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  let position = seen?.position ?? 0;
  for (const row of activity) {
    const at = Number(row.key);
    const isNew = seen ? at > seen.position : Date.parse(row.at) > now - CHANGES_MS;
    if (!row.mine || !isNew || !TOLD.has(row.type)) continue;
    counts.set(row.type, (counts.get(row.type) ?? 0) + 1);
    position = Math.max(position, at);
  }
  const types = [...counts].map(([type, n]) => ({ type, n })).sort((a, b) => b.n - a.n);
  return { types, n: types.reduce((sum, { n }) => sum + n, 0), since: seen?.at ?? null, position };
}

/**
 * Whether a service has no free place for referrals in two weeks though it usually has: places stood
 * in the four weeks before, or stand after.
 *
 * @param {WaitsRow} service
 * @param {SlotRow[]} slots
 * @param {number} now in ms
 */
export function hasGap(service, slots, now) {
  if (service.stops.some(({ total, holds }) => total && holds)) return false;
  let usual = false;
  for (const slot of slots) {
    if (slot.service !== service.key || !KINDS.has(slot.kind) || slot.state === "WITHDRAWN") continue;
    const ahead = Date.parse(slot.start) - now;
    const forReferrals = slot.allotment === "NEW_REFERRAL";
    if (forReferrals && slot.free > 0 && ahead > 0 && ahead <= GAP_DAYS * DAY_MS) return false;
    if (forReferrals && ahead > -USUAL_DAYS * DAY_MS) usual = true;
  }
  return usual;
}

/** The month whose figures are to be delivered now; null outside its days, or when it is done. @param {TodoAt} at */
function deliveryOf({ today, delivered }) {
  const day = Number(today.slice(8));
  const month = today.slice(0, 7);
  if (day > DELIVERY_DAY || delivered === month) return null;
  return { month, until: `${month}-${DELIVERY_DAY}`, days: DELIVERY_DAY - day };
}

/** @param {Claimed} a @param {Claimed} b */
const byStart = (a, b) => order(a.slot.start, b.slot.start);

/** @param {string | undefined} a @param {string | undefined} b unknown is last */
const order = (a, b) => ((a ?? "~") < (b ?? "~") ? -1 : (a ?? "~") > (b ?? "~") ? 1 : 0);
