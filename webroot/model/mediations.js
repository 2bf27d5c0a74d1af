// @ts-check
import { answer } from "./answers.js";
import { NO_QUESTION } from "./question.js";
import { isYouth } from "./region.js";
/** @import { Region, WaitsRow } from "./types.js" */

/**
 * A single question to the table, as a role is shown it.
 *
 * @typedef {object} MediationRow
 * @property {string} key
 * @property {boolean} mine
 * @property {{ id: string, name: string }} by
 * @property {string} careQuestion
 * @property {string} urgency
 * @property {string} ageClass
 * @property {string} [insurer]
 * @property {string} [area] gemeente of one's own, else the part of the region
 * @property {{ domains: string[], mustHaves: string[] }} complexity
 * @property {string} askedAt
 * @property {string} until
 * @property {boolean} overdue
 * @property {{ advice: string, service?: { id: string, name: string }, by: { id: string, name: string }, leadMinutes: number, at: string }} [answer]
 * @property {string} [withdrawnAt]
 */

/** What the table can say, in the order of the keys. */
export const ADVICES = [
  "REFER_TO_SERVICE",
  "EXPLORATORY_TALK",
  "CONSULTATION",
  "SOCIAL_DOMAIN",
  "STAY_WHERE_THEY_ARE",
  "OUTSIDE_REGION",
  "INSURER",
  "NOT_POSSIBLE",
];

export const MINUTES_OF_HOUR = 60;

/** Most that are over are shown. */
const OVER_MAX = 20;

/** @param {MediationRow} row */
export const isOpen = (row) => !row.answer && !row.withdrawnAt;

/**
 * What is to be answered, the first term first; and what is over, the latest first.
 *
 * @param {MediationRow[]} rows
 */
export function openAndOver(rows) {
  const ended = (/** @type {MediationRow} */ row) => row.answer?.at ?? row.withdrawnAt ?? "";
  return {
    open: rows.filter(isOpen).sort((a, b) => a.until.localeCompare(b.until) || a.key.localeCompare(b.key)),
    over: rows
      .filter((row) => !isOpen(row))
      .sort((a, b) => ended(b).localeCompare(ended(a)) || a.key.localeCompare(b.key))
      .slice(0, OVER_MAX),
  };
}

/**
 * How many were answered, and in how many hours of work on average; null where none was.
 *
 * @param {MediationRow[]} rows
 */
export function leadTime(rows) {
  const minutes = rows.flatMap(({ answer: said }) => (said ? [said.leadMinutes] : []));
  const total = minutes.reduce((sum, each) => sum + each, 0);
  return minutes.length === 0 ? null : { answered: minutes.length, hours: Math.round(total / minutes.length / MINUTES_OF_HOUR) };
}

/**
 * The code of the insurer for whom an organisation mediates, by its name; empty when it is none.
 *
 * @param {string} name of the organisation
 * @param {{ code: string, name: string }[]} insurers
 */
export const insurerOf = (name, insurers) =>
  insurers.find((known) => name.toLowerCase().includes(known.name.toLowerCase()))?.code ?? "";

/**
 * Services of the ggz that publish help with it and have no stop for it, who can be seen soonest first.
 *
 * @param {MediationRow} row
 * @param {WaitsRow[]} services
 * @param {Region} region
 * @param {number} now in ms
 */
export function servicesFor(row, services, region, now) {
  const question = {
    ...NO_QUESTION,
    careQuestion: row.careQuestion,
    ageClass: row.ageClass,
    insurer: row.insurer ?? "",
    distanceKm: 0,
  };
  const asking = { question, youth: isYouth(region, row.ageClass), from: null, now };
  return services
    .filter(({ category }) => category === "GGZ_TREATMENT")
    .map((service) => answer(service, asking))
    .filter(({ obstacles, stop }) => obstacles.length === 0 && stop === null)
    .sort((a, b) => (a.first ?? "9").localeCompare(b.first ?? "9") || a.row.key.localeCompare(b.row.key));
}
