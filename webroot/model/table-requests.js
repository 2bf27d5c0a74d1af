// @ts-check
import { acceptedOf } from "./table-acts.js";
/** @import { Act } from "./table-acts.js" */
/** @import { Person } from "./table-types.js" */

/** What was filled in for an act; only what that act asks for. @typedef {Record<string, any>} Values */

/** Acts about one question only, and of who is not told of every change: no other change is in their way. */
const UNVERSIONED = new Set(["accept", "decline", "withdrawAsk", "confirm"]);

/** What is said to another region of who comes from there. @type {Record<string, string>} */
const ARRIVAL_STEPS = { accept: "accept", decline: "decline", take: "take-responsibility" };

/**
 * What an act comes to: which step of the transfer, or which command on the position, with what.
 *
 * @param {Act} act
 * @param {Person} person
 * @param {Values} values
 * @returns {{ of: "transfer" | "position" | "proposal" | "arrival", step: string, body: Record<string, any> | undefined, versioned: boolean }}
 */
export function requestOf({ name, ask }, { row, transfer }, values) {
  /** @param {string} step @param {Record<string, any> | undefined} body */
  const step = (step, body) => ({
    of: /** @type {const} */ ("transfer"),
    step,
    body,
    versioned: !UNVERSIONED.has(name),
  });
  const { on } = values;
  if (transfer?.outside?.incoming && ARRIVAL_STEPS[name]) {
    const { slot, reason } = values;
    const body = name === "accept" ? { slot } : name === "decline" ? { reason } : { on };
    return { of: "arrival", step: ARRIVAL_STEPS[name], body, versioned: false };
  }
  switch (name) {
    case "propose": {
      const { destination, support, ageClass, municipality } = values;
      const social = destination === "SOCIAL_DOMAIN" ? { social: { support, ageClass, municipality } } : {};
      return { of: "proposal", step: "", body: { position: row?.key, destination, ...social }, versioned: false };
    }
    case "screen":
      return step("screen", { outcome: values.outcome });
    case "askConsent":
      return step("consent", { state: "ASKED", scopes: values.scopes });
    case "giveConsent":
      return step("consent", { state: "GIVEN", scopes: values.scopes, on, until: values.until });
    case "refuseConsent":
      return step("consent", { state: "REFUSED", on });
    case "withdrawConsent":
      return step("consent", { state: "WITHDRAWN", on });
    case "ask":
      return step("asks", { services: values.services });
    case "withdrawAsk":
      return step(`asks/${ask?.key}/withdraw`, undefined);
    case "accept":
      return step(`asks/${ask?.key}/accept`, { slot: values.slot });
    case "decline":
      return step(`asks/${ask?.key}/decline`, { reason: values.reason });
    case "choose":
      return step("choose", { on });
    case "stay":
      return step("stay", { on });
    case "confirm":
      return step("confirm", { confirmed: values.confirmed === "yes", on });
    case "book":
      return step("book", undefined);
    case "handOver":
      return step("hand-over", { on });
    case "take":
      return step("take-responsibility", { on });
    case "sendBack":
      return step("send-back", { reason: values.reason });
    case "end":
      return step("end", { why: values.why });
    case "askOutside": {
      const [region, service] = String(values.there).split("/");
      return { ...step("crossings", { region, service }), versioned: false };
    }
    case "withdrawOutside":
      return { ...step(`crossings/${transfer?.outside?.key}/withdraw`, undefined), versioned: false };
    case "escalate":
      return step("escalations", { step: values.step });
    case "answerStep":
      return { ...step(`escalations/${values.step}/answer`, answerOf(values)), versioned: values.step !== "INSURER" };
    case "informed":
      return { of: "position", step: "informed", body: { on }, versioned: false };
    case "bridge": {
      const { service, answer } = values;
      return { of: "position", step: "bridging", body: { service, on, answer }, versioned: false };
    }
    case "wishes":
      return { of: "position", step: "wishes", body: wishesOf(values), versioned: false };
  }
}

/** What is said of a step, and nothing that its outcome has no place for. @param {Values} values */
function answerOf({ outcome, places, from, until, reason }) {
  if (outcome === "EXTRA_BOUGHT") return { outcome, places: Number(places), from, ...(until ? { until } : {}) };
  return outcome === "NOT_POSSIBLE" ? { outcome, reason } : { outcome };
}

/** What was wished; what was not is left out. @param {Values} values */
export const wishesOf = ({ languages = [], deliveries = [], kmMax, backup = [] }) => ({
  languages,
  deliveries,
  ...(kmMax ? { kmMax: Number(kmMax) } : {}),
  backupCare: backup.includes("yes"),
});

/** For which organisation an act is done, by who may do it for any. @param {Act} act @param {Person} person @returns {string | undefined} */
export function actorOf({ name, ask }, { row, transfer }) {
  const holder = row?.holder.id ?? transfer?.holder?.id ?? transfer?.case?.holder?.id;
  if (ask && name !== "withdrawAsk") return ask.organization.id;
  if (name === "confirm") return transfer?.due?.by?.[0];
  const accepted = transfer ? acceptedOf(transfer) : undefined;
  return name === "take" || name === "sendBack" ? accepted?.organization.id : holder;
}
