// @ts-check

/**
 * What the huisarts asks, as it stands in the address: every part of it can be shared by a link and
 * prefilled from an EPD.
 *
 * @typedef {object} Question
 * @property {string} careQuestion a code, empty for any
 * @property {string} ageClass a code, empty for any
 * @property {string} postcode PC4, empty when not given
 * @property {number} distanceKm 0 for no limit
 * @property {string} insurer a code, empty for any
 * @property {string} municipality gemeente that takes the insurer's place under 18, empty for any
 * @property {"" | "yes" | "no"} lifeDomains whether there are problems with living, work, money or relations too
 * @property {string} echelon a code, empty for any
 * @property {string} language ISO 639-1, empty for any
 * @property {"" | "also" | "only"} online whether help online counts, however far
 * @property {boolean} backup only where someone is there in evenings, nights and weekends
 * @property {boolean} withinNorm only what is within the Treeknorm
 * @property {"soonest" | "norm" | "distance" | "intake" | "treatment" | "name"} sort
 * @property {string} service key of the service that is open, empty for none
 */

/** @type {Question} */
export const NO_QUESTION = Object.freeze({
  careQuestion: "",
  ageClass: "",
  postcode: "",
  distanceKm: 30,
  insurer: "",
  municipality: "",
  lifeDomains: "",
  echelon: "",
  language: "",
  online: "",
  backup: false,
  withinNorm: false,
  sort: "norm",
  service: "",
});

export const DISTANCES_KM = [5, 10, 20, 30, 50, 100, 0];
/** @type {Question["sort"][]} */
export const SORTS = ["norm", "soonest", "distance", "intake", "treatment", "name"];

/** @type {[keyof Question, string][]} part of the question → its name in the address */
const PARAMETERS = [
  ["careQuestion", "zorgvraag"],
  ["ageClass", "leeftijd"],
  ["postcode", "postcode"],
  ["distanceKm", "afstand"],
  ["insurer", "verzekeraar"],
  ["municipality", "gemeente"],
  ["lifeDomains", "leefgebieden"],
  ["echelon", "echelon"],
  ["language", "taal"],
  ["online", "online"],
  ["backup", "achtervang"],
  ["withinNorm", "treeknorm"],
  ["sort", "volgorde"],
  ["service", "aanbod"],
];

const YES_OR_NO = new Set(["backup", "withinNorm"]);
const UPPER_CASE = new Set(["careQuestion", "echelon"]);
const POSTCODE = /^[1-9]\d{3}$/;

/**
 * Reads the address over what the practice has set. What is not valid is left out.
 *
 * @param {URLSearchParams} address
 * @param {Partial<Question>} [settings]
 * @returns {Question}
 */
export function questionFrom(address, settings = {}) {
  const question = /** @type {any} */ ({ ...NO_QUESTION, ...settings });
  for (const [part, parameter] of PARAMETERS) {
    const given = address.get(parameter)?.trim();
    if (given === undefined) continue;
    if (part === "distanceKm") {
      const km = Number(given);
      if (Number.isFinite(km) && km >= 0) question.distanceKm = km;
    } else if (YES_OR_NO.has(part)) question[part] = given === "ja";
    else if (part === "postcode") question.postcode = postcodeFrom(given);
    else if (part === "sort") {
      if (SORTS.includes(/** @type {any} */ (given))) question.sort = given;
    } else if (part === "online") question.online = given === "also" || given === "only" ? given : "";
    else if (part === "lifeDomains") {
      question.lifeDomains = given === "ja" ? "yes" : given === "nee" ? "no" : "";
    } else question[part] = UPPER_CASE.has(part) ? given.toUpperCase() : given;
  }
  return question;
}

/**
 * The address of a question; what is as usual is left out, and what the practice has set is in it,
 * so that the link means the same elsewhere.
 *
 * @param {Question} question
 * @param {Partial<Question>} [settings] of the practice; a part set there and emptied here stays in
 */
export function addressOf(question, settings = {}) {
  const address = new URLSearchParams();
  for (const [part, parameter] of PARAMETERS) {
    const value = question[part];
    if (value === NO_QUESTION[part] && settings[part] === undefined) continue;
    if (YES_OR_NO.has(part)) address.set(parameter, value ? "ja" : "nee");
    else if (part === "lifeDomains")
      address.set(parameter, value === "yes" ? "ja" : value === "no" ? "nee" : "");
    else address.set(parameter, UPPER_CASE.has(part) ? String(value).toLowerCase() : String(value));
  }
  return address;
}

/** The PC4 in what was typed ("9712 AB" too); empty when there is none. @param {string} typed */
export function postcodeFrom(typed) {
  const digits = typed.replace(/\s/g, "").slice(0, 4);
  return POSTCODE.test(digits) ? digits : "";
}
