// @ts-check
import { plusDays } from "./calendar.js";
import {
  BRIDGING_ANSWERS,
  DELIVERIES,
  DESTINATIONS,
  ENDINGS,
  NEEDED_SCOPE,
  SCOPES,
  SCREENINGS,
  SCREENINGS_TREATED,
  SEND_BACKS,
  STEP_OUTCOMES,
  STEP_REFUSALS,
  SUPPORTS,
  nextStep,
  openStep,
} from "./table-acts.js";
import { aboutOf } from "./table.js";
import { treatmentKind } from "./treatment.js";
/** @import { Act } from "./table-acts.js" */
/** @import { Receiver } from "./table-places.js" */
/** @import { Values } from "./table-requests.js" */
/** @import { Person } from "./table-types.js" */
/** @import { SlotRow } from "./types.js" */

/**
 * One thing that an act asks for. The words of an option are those of its list, or what is given.
 *
 * @typedef {object} Field
 * @property {string} name
 * @property {"radios" | "select" | "ticks" | "date" | "number" | "places" | "receivers"} kind
 * @property {string} [list] of codes, for the words of its options
 * @property {{ value: string, words?: string, fixed?: boolean }[]} [options] `fixed`: always chosen
 * @property {string} [min]
 * @property {string} [max]
 * @property {boolean} [optional]
 * @property {[string, string]} [when] asked only while another field has this value
 * @property {SlotRow[]} [places]
 * @property {Receiver[]} [receivers]
 *
 * @typedef {object} FormSource what forms are filled from
 * @property {string} today
 * @property {number} now in ms
 * @property {(instant: string) => string} dateOf the day of an instant here
 * @property {number} consentDays longest validity of a consent
 * @property {{ code: string, text: string, retired?: boolean }[]} declineReasons
 * @property {{ code: string, words: string }[]} ageClasses
 * @property {string[]} municipalities
 * @property {SlotRow[]} places with which a question can be accepted
 * @property {Receiver[]} receivers who can be asked
 * @property {{ value: string, words: string }[]} bridges services that can bridge a wait
 * @property {{ value: string, words: string }[]} elsewhere services of other regions
 * @property {{ value: string, words: string }[]} languages in which there is help
 */

/** @param {string[]} codes @returns {{ value: string, fixed?: boolean }[]} */
const codes = (codes) => codes.map((value) => ({ value }));

/**
 * What an act asks for, and nothing more, with the likeliest answer filled in: so that one more key
 * does it.
 *
 * @param {Act} act
 * @param {Person} person
 * @param {FormSource} source
 * @returns {{ fields: Field[], values: Values }}
 */
export function formOf({ name }, person, source) {
  const { transfer } = person;
  const { today } = source;
  /** @param {string} [min] @returns {Field} */
  const onDay = (min) => ({ name: "on", kind: "date", max: today, ...(min ? { min } : {}) });
  const entered = (/** @type {import("./table-types.js").Stage} */ stage) => {
    const instant = transfer?.entered?.[stage];
    return instant && source.dateOf(instant);
  };
  switch (name) {
    case "propose": {
      const about = aboutOf(person);
      /** @type {[string, string]} */
      const when = ["destination", "SOCIAL_DOMAIN"];
      return {
        fields: [
          { name: "destination", kind: "radios", list: "destination", options: codes(DESTINATIONS) },
          { name: "support", kind: "ticks", list: "category", options: codes(SUPPORTS), when },
          {
            name: "ageClass",
            kind: "select",
            options: source.ageClasses.map(({ code, words }) => ({ value: code, words })),
            when,
          },
          {
            name: "municipality",
            kind: "select",
            options: source.municipalities.map((town) => ({ value: town, words: town })),
            when,
          },
        ],
        values: {
          destination: "GGZ",
          support: [],
          ageClass: about.ageClass ?? "",
          municipality: about.municipality ?? "",
        },
      };
    }
    case "screen":
      return {
        fields: [
          {
            name: "outcome",
            kind: "radios",
            list: "screening",
            options: codes(treatmentKind(person) === null ? SCREENINGS : SCREENINGS_TREATED),
          },
        ],
        values: { outcome: "TRANSFER" },
      };
    case "askConsent":
      return { fields: [scopes(person)], values: { scopes: [neededBy(person)] } };
    case "giveConsent": {
      const { consent } = transfer ?? {};
      const longest = plusDays(today, source.consentDays);
      return {
        fields: [scopes(person), onDay(), { name: "until", kind: "date", min: today, max: longest }],
        values: {
          scopes: [...new Set([neededBy(person), ...(consent?.scopes ?? [])])],
          on: today,
          until: longest,
        },
      };
    }
    case "refuseConsent":
    case "withdrawConsent":
    case "stay":
    case "informed":
      return { fields: [onDay()], values: { on: today } };
    case "choose":
      return { fields: [onDay(entered("ACCEPTED"))], values: { on: today } };
    case "handOver":
    case "take":
      return { fields: [onDay(entered("BOOKED"))], values: { on: today } };
    case "ask": {
      const first = source.receivers.filter(({ suggested }) => suggested).map(({ service }) => service);
      return {
        fields: [{ name: "services", kind: "receivers", receivers: source.receivers }],
        values: { services: first },
      };
    }
    case "accept":
      return {
        fields: [{ name: "slot", kind: "places", places: source.places }],
        values: { slot: source.places[0]?.key ?? "" },
      };
    case "decline":
      return {
        fields: [
          {
            name: "reason",
            kind: "radios",
            options: source.declineReasons
              .filter(({ retired }) => !retired)
              .map(({ code, text }) => ({ value: code, words: text })),
          },
        ],
        values: { reason: "" },
      };
    case "confirm":
      return {
        fields: [
          { name: "confirmed", kind: "radios", list: "confirmed", options: codes(["yes", "no"]) },
          onDay(entered("CHOSEN")),
        ],
        values: { confirmed: "yes", on: today },
      };
    case "sendBack":
      return {
        fields: [{ name: "reason", kind: "radios", list: "sendBack", options: codes(SEND_BACKS) }],
        values: { reason: "" },
      };
    case "end":
      return {
        fields: [{ name: "why", kind: "radios", list: "ending", options: codes(ENDINGS) }],
        values: { why: "WITHDRAWN" },
      };
    case "escalate": {
      const step = transfer ? nextStep(transfer, source.now) : null;
      return {
        fields: [{ name: "step", kind: "radios", list: "ladder", options: codes(step ? [step] : []) }],
        values: { step: step ?? "" },
      };
    }
    case "answerStep": {
      const step = transfer ? openStep(transfer) : undefined;
      const outcomes = step === "INSURER" ? STEP_OUTCOMES : STEP_OUTCOMES.filter((outcome) => outcome !== "EXTRA_BOUGHT");
      /** @type {[string, string]} */
      const bought = ["outcome", "EXTRA_BOUGHT"];
      return {
        fields: [
          { name: "outcome", kind: "radios", list: "stepOutcome", options: codes(outcomes) },
          { name: "places", kind: "number", min: "1", max: "10000", when: bought },
          { name: "from", kind: "date", when: bought },
          { name: "until", kind: "date", optional: true, when: bought },
          {
            name: "reason",
            kind: "radios",
            list: "stepRefusal",
            options: codes(STEP_REFUSALS),
            when: ["outcome", "NOT_POSSIBLE"],
          },
        ],
        values: { step, outcome: "MEDIATED", places: "1", from: today, until: "", reason: "" },
      };
    }
    case "bridge":
      return {
        fields: [
          { name: "service", kind: "select", options: source.bridges },
          onDay(),
          { name: "answer", kind: "radios", list: "bridging", options: codes(BRIDGING_ANSWERS) },
        ],
        values: { service: "", on: today, answer: "UNDECIDED" },
      };
    case "wishes": {
      const { languages = [], deliveries = [], kmMax, backup = false } = person.row?.wishes ?? {};
      return {
        fields: [
          { name: "languages", kind: "ticks", options: source.languages, optional: true },
          { name: "deliveries", kind: "ticks", list: "delivery", options: codes(DELIVERIES), optional: true },
          { name: "kmMax", kind: "number", min: "1", max: "400", optional: true },
          { name: "backup", kind: "ticks", list: "backupWish", options: codes(["yes"]), optional: true },
        ],
        values: { languages, deliveries, kmMax: kmMax === undefined ? "" : String(kmMax), backup: backup ? ["yes"] : [] },
      };
    }
    case "askOutside":
      return { fields: [{ name: "there", kind: "select", options: source.elsewhere }], values: { there: "" } };
    case "withdrawAsk":
    case "withdrawOutside":
    case "book":
      return { fields: [], values: {} };
  }
}

/** @param {Person} person */
const neededBy = ({ transfer }) => NEEDED_SCOPE[transfer?.destination ?? "GGZ"];

/** To what a client consents: what the destination needs is always in it. @param {Person} person @returns {Field} */
function scopes(person) {
  const needed = neededBy(person);
  return {
    name: "scopes",
    kind: "ticks",
    list: "scope",
    options: SCOPES.map((value) => ({ value, fixed: value === needed })),
  };
}

/** Whether a field is asked, with what is filled in elsewhere. @param {Field} field @param {Values} values */
export const isAsked = ({ when }, values) => when === undefined || values[when[0]] === when[1];

/** What is still missing, in the order of the fields. @param {Field[]} fields @param {Values} values */
export const missingIn = (fields, values) =>
  fields
    .filter((field) => isAsked(field, values) && !field.optional)
    .filter(({ name }) => (Array.isArray(values[name]) ? values[name].length === 0 : !values[name]))
    .map(({ name }) => name);

/** The field of which a digit chooses an option at once: the first that is a list. @param {Field[]} fields @param {Values} values */
export const numbered = (fields, values) =>
  fields.find((field) => ["radios", "places", "receivers"].includes(field.kind) && isAsked(field, values));

/** What a digit chooses in a field; undefined where there is nothing. @param {Field} field @param {number} digit from 1 */
export function nth({ options, places, receivers }, digit) {
  const values = options?.map(({ value }) => value) ?? places?.map(({ key }) => key) ?? receivers?.map(({ service }) => service);
  return values?.[digit - 1];
}
