// @ts-check
import { answered } from "./api.js";
/** @import { Access, Effect } from "../model/supply.js" */
/** @import { SlotRow } from "../model/types.js" */
/** @import { Exchange } from "./exchange.js" */

/** What the contract has of a service, but for its key. */
const DETAILS = [
  "location",
  "name",
  "externalId",
  "category",
  "careQuestions",
  "echelons",
  "diagnosisGroups",
  "ageClasses",
  "languages",
  "deliveries",
  "insurers",
  "division",
  "waitingListFirst",
  "note",
  "active",
  "backupCare",
  "meets",
];

/**
 * What a planner does at the desk through the day: calls, outcomes, and what is kept true of the own
 * services. An administrator does it for the organisation named. Every refusal is thrown as `Refused`.
 */
export class Desk {
  #exchange;

  /** @param {Exchange} exchange */
  constructor(exchange) {
    this.#exchange = exchange;
  }

  /** @param {string} path under the region @param {object | undefined} body @param {string | undefined} by @param {{ method?: string, version?: number }} [options] */
  #send(path, body, by, options) {
    return this.#exchange.command(path, body, { ...options, by });
  }

  /** Offers a free place to so many people at a time. @param {SlotRow} slot @param {number} breadth @returns {Promise<{ offering: string }>} */
  offer(slot, breadth) {
    return this.#send(`slots/${slot.key}/offerings`, { breadth }, slot.organization);
  }

  /** @param {string} offering @param {string | undefined} by */
  stopOffering(offering, by) {
    return this.#send(`offerings/${offering}/stop`, undefined, by);
  }

  /** @param {string} offer @param {"YES" | "NO" | "NOT_REACHED"} answer @param {string | undefined} by @returns {Promise<{ slot: string, claim?: string }>} */
  answer(offer, answer, by) {
    return this.#send(`offers/${offer}/answer`, { answer }, by);
  }

  /** Takes back what was said of an appointment. @param {SlotRow} slot @param {string} claim */
  eraseOutcome(slot, claim) {
    return this.#send(`slots/${slot.key}/outcome`, { claim, outcome: null }, slot.organization);
  }

  /** Says of several services that all still holds. @param {string[]} services @param {string} by */
  confirm(services, by) {
    return this.#send("healthcare-services/confirm", { services }, by);
  }

  /** @param {string} service @param {object} capacity as the contract has it @param {string} by */
  declareCapacity(service, capacity, by) {
    return this.#send(`healthcare-services/${service}/capacity`, capacity, by, { method: "PUT" });
  }

  /** Who may take the places of a service now, with the version to change it by. @param {string} service @param {string} by @returns {Promise<{ access: Access, version: number }>} */
  async access(service, by) {
    const { onBehalfOf } = /** @type {{ onBehalfOf?: string }} */ (this.#exchange.actingFor(by));
    const { body, headers } = await answered(`${this.#exchange.path}/healthcare-services/${service}/access`, {
      headers: { Accept: "application/json", ...(onBehalfOf ? { "On-Behalf-Of": onBehalfOf } : {}) },
    });
    return { access: body, version: versionIn(headers) };
  }

  /**
   * Changes some details of a service and leaves the others as they stand; what stands is read first,
   * and a change by another in between is refused.
   *
   * @param {string} service
   * @param {Record<string, any>} change undefined takes a detail away
   * @param {string} by
   * @returns {Promise<Record<string, any>>} what the changed details were
   */
  async changeDetails(service, change, by) {
    const path = `healthcare-services/${service}`;
    const { body, headers } = await answered(`${this.#exchange.path}/${path}`, {
      headers: { Accept: "application/json" },
    });
    const before = Object.fromEntries(DETAILS.filter((name) => name in body).map((name) => [name, body[name]]));
    const version = versionIn(headers);
    await this.#send(path, { ...before, ...change }, by, { method: "PUT", version });
    return Object.fromEntries(Object.keys(change).map((name) => [name, before[name]]));
  }

  /** What another division would come to; nothing is written. @param {string} service @param {Access} access @param {string} by @returns {Promise<Effect>} */
  previewAccess(service, access, by) {
    return this.#send(`healthcare-services/${service}/access/preview`, access, by);
  }

  /** @param {string} service @param {Access} access @param {number} version @param {string} by */
  saveAccess(service, access, version, by) {
    return this.#send(`healthcare-services/${service}/access`, access, by, { method: "PUT", version });
  }

  /** @param {object} measure as the contract has it @param {string} by @returns {Promise<{ id: string }>} */
  recordMeasure(measure, by) {
    return this.#send("measures", measure, by);
  }

  /** @param {string} measure @param {string} by */
  endMeasure(measure, by) {
    return this.#send(`measures/${measure}/end`, {}, by);
  }
}

/** @param {Headers} headers */
const versionIn = (headers) => Number((headers.get("ETag") ?? "").replace(/\D/g, ""));
