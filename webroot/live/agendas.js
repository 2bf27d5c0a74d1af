// @ts-check
import { get } from "./api.js";
/** @import { ScheduleForm } from "../model/schedules.js" */
/** @import { Exchange } from "./exchange.js" */

/**
 * The agendas of a provider: of professionals and rooms, by code. An administrator sees to them for the
 * organisation named. Every refusal is thrown as `Refused`.
 */
export class Agendas {
  #exchange;

  /** @param {Exchange} exchange */
  constructor(exchange) {
    this.#exchange = exchange;
  }

  /** Where the organisation works, by name. @param {string} organization @returns {Promise<{ id: string, name: string }[]>} */
  async locations(organization) {
    const all = await get(`${this.#exchange.path}/locations`);
    return all
      .filter((/** @type {any} */ location) => location.organization === organization)
      .sort((/** @type {any} */ a, /** @type {any} */ b) => a.name.localeCompare(b.name, "nl"));
  }

  /** @param {ScheduleForm} schedule @param {string} by @returns {Promise<{ id: string }>} */
  add(schedule, by) {
    return this.#exchange.command("schedules", schedule, { by });
  }

  /**
   * Changes an agenda, or ends it; refused when it is no longer as it was seen.
   *
   * @param {string} key
   * @param {ScheduleForm} schedule
   * @param {number} version
   * @param {string} by
   */
  change(key, schedule, version, by) {
    return this.#exchange.command(`schedules/${key}`, schedule, { method: "PUT", version, by });
  }

  /** An agenda as it is now, whatever the picture shows. @param {string} key @returns {Promise<ScheduleForm & { version: number }>} */
  schedule(key) {
    return get(`${this.#exchange.path}/schedules/${key}`);
  }
}
