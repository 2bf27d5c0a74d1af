// @ts-check
import { mondayOf, plusDays } from "./calendar.js";
/** @import { SlotRow, WaitsRow } from "./types.js" */
/** @import { Ask, Named, Person, Suggestion, Suggestions, TransferRow } from "./table-types.js" */

/** For whom places are that can be given to someone who is moved; a high urgency may have one more kind. */
const FOR_TRANSFERS = ["TRANSFER_TABLE", "NEW_REFERRAL"];
/** How many weeks of places are drawn. */
export const WEEKS = 4;
/** Places that a key chooses. */
export const CHOICES_MAX = 9;

/** Which wait ends with a place. @type {Record<string, string>} */
const ENDS = { INTAKE: "INTAKE", CONSULTATION: "INTAKE", SHORT_CONTACT: "INTAKE", TREATMENT_START: "TREATMENT" };

/** @param {SlotRow} slot @param {number} now in ms */
const isOpen = (slot, now) =>
  slot.free > 0 &&
  slot.state !== "WITHDRAWN" &&
  !slot.blocked &&
  ENDS[slot.kind] !== undefined &&
  Date.parse(slot.start) > now;

/** @param {{ start: string }} a @param {{ start: string }} b */
const byStart = (a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0);

/** Free places that are kept for the transfertafel, soonest first. @param {SlotRow[]} slots @param {number} now in ms */
export const tablePlaces = (slots, now) =>
  slots.filter((slot) => slot.allotment === "TRANSFER_TABLE" && isOpen(slot, now)).sort(byStart);

/**
 * What is free, by service: how many, per week from this one, and the first. Soonest first.
 *
 * @param {SlotRow[]} places
 * @param {Map<string, WaitsRow>} services
 * @param {import("./calendar.js").Calendar} calendar
 * @param {string} today
 */
export function freeByService(places, services, calendar, today) {
  const monday = mondayOf(today);
  /** @type {Map<string, { service: string, name: string, organization: string, place: string, n: number, weeks: number[], first: SlotRow }>} */
  const found = new Map();
  for (const slot of places) {
    const row = services.get(slot.service);
    const known = found.get(slot.service) ?? {
      service: slot.service,
      name: slot.serviceName,
      organization: row?.organization.name ?? "",
      place: row?.location.place ?? row?.location.name ?? "",
      n: 0,
      weeks: Array(WEEKS).fill(0),
      first: slot,
    };
    known.n += slot.free;
    const date = calendar.date(slot.start);
    for (let week = 0; week < WEEKS; week++)
      if (date >= plusDays(monday, week * 7) && date < plusDays(monday, week * 7 + 7)) known.weeks[week] += slot.free;
    found.set(slot.service, known);
  }
  return [...found.values()].sort((a, b) => byStart(a.first, b.first));
}

/**
 * Places with which a receiver can say yes to a question, those kept for the table first, then soonest.
 *
 * @param {SlotRow[]} slots
 * @param {Ask} ask
 * @param {Pick<TransferRow, "case" | "destination">} transfer
 * @param {number} now in ms
 */
export const placesToAccept = (slots, ask, transfer, now) =>
  slots
    .filter(
      (slot) =>
        slot.service === ask.service.id &&
        isOpen(slot, now) &&
        (transfer.destination === "SOCIAL_DOMAIN" ||
          transfer.case?.phase === undefined ||
          ENDS[slot.kind] === transfer.case.phase) &&
        (FOR_TRANSFERS.includes(slot.allotment) ||
          (slot.allotment === "HIGH_URGENCY" && transfer.case?.urgency === "HIGH")),
    )
    .sort((a, b) => Number(b.allotment === "TRANSFER_TABLE") - Number(a.allotment === "TRANSFER_TABLE") || byStart(a, b));

/**
 * @typedef {{ service: string, row: WaitsRow, misfits: string[], first: SlotRow | null, suggested: boolean }} Receiver
 */

/** @param {string[] | undefined} declared @param {string | undefined} asked */
const lacks = (declared, asked) =>
  declared !== undefined && declared.length > 0 && asked !== undefined && !declared.includes(asked);

const SPECIALISED = ["SPECIALISED", "HIGHLY_SPECIALISED"];
/** @type {Record<string, string[]>} */
const ECHELONS = { GGZ: SPECIALISED, BASIC_GGZ: ["BASIC"], SOCIAL_DOMAIN: ["SOCIAL_DOMAIN", "SELF_HELP"] };

/**
 * What a service publishes that the case does not meet: what a no can rest on.
 *
 * @param {WaitsRow} row
 * @param {TransferRow} transfer
 */
export function misfitsOf(row, { destination, case: about = {}, social }) {
  const misfits = [];
  if (lacks(row.ageClasses, social?.ageClass ?? about.ageClass)) misfits.push("AGE_CLASS");
  if (social ? !social.support.includes(row.category) : lacks(row.careQuestions, about.careQuestion))
    misfits.push("CARE_QUESTION");
  if (row.echelons.length > 0 && !row.echelons.some((echelon) => ECHELONS[destination ?? "GGZ"].includes(echelon)))
    misfits.push("ECHELON");
  if (!social && about.insurer && row.insurers && !row.insurers.includes(about.insurer)) misfits.push("INSURER");
  return misfits;
}

/**
 * Who can be asked, the best first: what was suggested, then what fits, then who has a place.
 *
 * @param {WaitsRow[]} services
 * @param {SlotRow[]} places of the table
 * @param {TransferRow} transfer
 * @param {Suggestion | undefined} suggestion
 * @param {string | undefined} own the service where they wait already, as far as one knows
 * @returns {Receiver[]}
 */
export function receiversFor(services, places, transfer, suggestion, own) {
  const asked = new Set((transfer.asks ?? []).filter(({ state }) => state === "OPEN").map(({ service }) => service.id));
  return services
    .filter((row) => !row.archive && row.key !== own && !asked.has(row.key))
    .filter((row) => (row.category === "GGZ_TREATMENT") === (transfer.destination !== "SOCIAL_DOMAIN"))
    .map((row) => ({
      service: row.key,
      row,
      misfits: misfitsOf(row, transfer),
      first: places.find(({ service }) => service === row.key) ?? null,
      suggested: suggestion?.place.service.id === row.key,
    }))
    .sort(
      (a, b) =>
        Number(b.suggested) - Number(a.suggested) ||
        a.misfits.length - b.misfits.length ||
        Number(b.first !== null) - Number(a.first !== null) ||
        (a.first && b.first ? byStart(a.first, b.first) : 0) ||
        a.row.organization.name.localeCompare(b.row.organization.name, "nl"),
    );
}

/** What is proposed for someone; by case, or by transfer where the case is another's. @param {Suggestions | null} suggestions @param {Person} person */
export function suggestionFor(suggestions, { key, transfer }) {
  const is = (/** @type {{ case: string, transfer?: string }} */ item) =>
    item.case === key ||
    (transfer !== null && (item.transfer === transfer.key || item.case === transfer.position));
  return {
    suggestion: suggestions?.items.find(is),
    without: suggestions?.without.find(is),
  };
}

/** What all suggestions together would give. @param {Suggestions} suggestions */
export const together = ({ items, without }) => ({
  n: items.length,
  over: items.filter(({ why }) => (why.daysOverNorm ?? 0) > 0).length,
  days: items.reduce((sum, { why }) => sum + Math.max(0, why.daysSaved), 0),
  without: without.length,
});

/** Organisations as one chooses among them, each once, by name. @param {(Named | undefined)[]} named */
export const distinct = (named) =>
  [...new Map(named.flatMap((each) => (each ? [[each.id, each]] : []))).values()].sort((a, b) =>
    a.name.localeCompare(b.name, "nl"),
  );
