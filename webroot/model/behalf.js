// @ts-check
/** @import { Region } from "./region.js" */
/** @import { Ask, Due, Named, TransferRow } from "./table-types.js" */

/** Who looks, as far as it matters for whom they answer. @typedef {{ region: Region | null, session: any }} Own */

/** The organisations that one answers for at the table, beside one's own; none where nothing is agreed. @param {Own} own @returns {string[]} */
export const answersFor = ({ region, session }) => {
  const own = session?.organization?.id;
  return (region?.table.representatives ?? []).filter(({ by }) => by === own).map(({ organization }) => organization);
};

/** Who answers for one's own organisation, beside itself. @param {Own} own @returns {string[]} */
export const answeredBy = ({ region, session }) => {
  const own = session?.organization?.id;
  return (region?.table.representatives ?? []).filter(({ organization }) => organization === own).map(({ by }) => by);
};

/** Whether one answers for this organisation: one's own, or as its representative. @param {Own} own @param {string} organization */
export const actsFor = (own, organization) =>
  organization === own.session?.organization?.id || answersFor(own).includes(organization);

/**
 * For whom something is to be done here, when that is not one's own organisation.
 *
 * @param {TransferRow} transfer
 * @param {Due | undefined} due
 * @param {Own} own
 * @returns {Named | null}
 */
export function dueFor(transfer, due, own) {
  const mine = own.session?.organization?.id;
  if (!due?.mine || !due.by || due.by.includes(mine)) return null;
  const represented = answersFor(own);
  const whose = due.by.find((id) => represented.includes(id));
  return [transfer.holder, ...(transfer.asks ?? []).map(({ organization }) => organization)].find((known) => known?.id === whose) ?? null;
}

/** For whom a question is asked, when that is not one's own organisation. @param {Ask} ask @param {Own} own @returns {Named | null} */
export const askedFor = ({ organization }, own) => (organization.id === own.session?.organization?.id ? null : organization);

/**
 * Who answered for whom, as far as one's own organisation has part in it: `you` when it answered for another, `forYou`
 * when another answered for it, else `other`; null when the one that was asked answered itself.
 *
 * @param {Ask} ask
 * @param {Own} own
 * @returns {{ how: "you" | "forYou" | "other", by: Named, for: Named } | null}
 */
export function answeredFor({ organization, representative }, own) {
  if (!representative) return null;
  const mine = own.session?.organization?.id;
  const how = representative.id === mine ? "you" : organization.id === mine ? "forYou" : "other";
  return { how, by: representative, for: organization };
}
