// @ts-check
/** @import { SlotRow } from "./types.js" */

/** For whom places are that a huisarts may take; the second only for a high urgency. */
const FOR_REFERRALS = ["NEW_REFERRAL", "HIGH_URGENCY"];

/**
 * Places that can be taken for a referral now, soonest first.
 *
 * @param {SlotRow[]} slots
 * @param {number} now in ms
 * @param {(service: string) => boolean} wanted
 * @param {string[]} [allotments]
 */
export const takeable = (slots, now, wanted, allotments = FOR_REFERRALS) =>
  slots
    .filter(
      (slot) =>
        slot.free > 0 &&
        slot.kind !== "TREATMENT_START" &&
        allotments.includes(slot.allotment) &&
        Date.parse(slot.start) > now &&
        wanted(slot.service),
    )
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));

/** @param {string[] | undefined} only @param {string} one empty when it is not known */
const allows = (only, one) => one === "" || !only?.length || only.includes(one);

/**
 * Whether a place may be for who is asked about: what is not known of them excludes nothing.
 *
 * @typedef {{ ageClass: string, insurer: string }} About codes, empty for not known
 *
 * @param {SlotRow} slot
 * @param {About} about
 */
export const mayBeFor = ({ restriction }, { ageClass, insurer }) =>
  allows(restriction?.ageClasses, ageClass) && allows(restriction?.insurers, insurer);

/**
 * The next best places when one is lost, over all services that fit, without the lost one.
 *
 * @param {SlotRow[]} slots
 * @param {number} now in ms
 * @param {Set<string>} services
 * @param {string | undefined} lost
 * @param {About} about
 */
export const nextBest = (slots, now, services, lost, about) =>
  takeable(slots, now, (service) => services.has(service), ["NEW_REFERRAL"])
    .filter((slot) => slot.key !== lost && mayBeFor(slot, about))
    .slice(0, 3);
