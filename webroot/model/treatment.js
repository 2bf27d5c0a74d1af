// @ts-check
/** @import { Person } from "./table-types.js" */

/** For what someone in treatment is moved. */
export const TREATMENT_KINDS = ["STEP_UP", "STEP_DOWN", "OUTFLOW"];

/** Where each of them mostly leads. @type {Record<string, string>} */
export const LIKELY = { STEP_UP: "GGZ", STEP_DOWN: "BASIC_GGZ", OUTFLOW: "SOCIAL_DOMAIN" };

/** Drawn beside the word of a kind: which way it goes. @type {Record<string, string>} */
export const KIND_SHAPES = { STEP_UP: "↗", STEP_DOWN: "↘", OUTFLOW: "→" };

/** For what someone in treatment is moved; null for who waits. @param {Pick<Person, "transfer">} person */
export const treatmentKind = ({ transfer }) =>
  transfer?.kind !== undefined && TREATMENT_KINDS.includes(transfer.kind) ? transfer.kind : null;

/**
 * The proposal as the server takes it.
 *
 * @param {{ kind: string, service: string, destination: string, support: string[], reference: string,
 *   request: Record<string, any> }} draft `support`: asked of the social domain; `request`: for what help is
 */
export const treatmentOf = ({ kind, service, destination, support, reference, request }) => ({
  kind,
  service,
  destination,
  ...request,
  ...(destination === "SOCIAL_DOMAIN"
    ? { social: { support, ageClass: request.ageClass, municipality: request.municipality } }
    : {}),
  ...(reference ? { reference } : {}),
});
