// @ts-check
import { answered } from "./api.js";
/** @import { Exchange } from "./exchange.js" */

/**
 * @typedef {object} ReminderAddress
 * @property {string} id
 * @property {string} address
 * @property {"NL" | "EN"} language
 * @property {string[]} topics
 * @property {"PENDING" | "ACTIVE" | "REFUSED"} state
 * @property {string} [lastSentAt]
 *
 * @typedef {{ configured: boolean, max: number, addresses: ReminderAddress[] }} ReminderOverview
 */

/**
 * Where the reminders of one organisation go by e-mail. An administrator acts for it. Every refusal is
 * thrown as `Refused`.
 */
export class MailReminders {
  #exchange;
  #by;

  /** @param {Exchange} exchange @param {string} by the organisation */
  constructor(exchange, by) {
    this.#exchange = exchange;
    this.#by = by;
  }

  get #path() {
    return `${this.#exchange.path}/reminder-addresses`;
  }

  /** @param {string} path @param {object} [body] @param {string} [method] */
  #send(path, body, method) {
    return this.#exchange.command(`reminder-addresses${path}`, body, { method, by: this.#by });
  }

  /** @returns {Promise<ReminderOverview>} */
  async all() {
    const { onBehalfOf } = /** @type {{ onBehalfOf?: string }} */ (this.#exchange.actingFor(this.#by));
    const { body } = await answered(this.#path, {
      headers: { Accept: "application/json", ...(onBehalfOf ? { "On-Behalf-Of": onBehalfOf } : {}) },
    });
    return body;
  }

  /** @param {Pick<ReminderAddress, "address" | "language" | "topics">} address */
  add(address) {
    return this.#send("", address);
  }

  /** @param {string} id @param {Pick<ReminderAddress, "language" | "topics">} to */
  change(id, { language, topics }) {
    return this.#send(`/${id}`, { language, topics }, "PUT");
  }

  /** @param {string} id */
  remove(id) {
    return this.#send(`/${id}`, undefined, "DELETE");
  }

  /** Asks once more whether the address may be used. @param {string} id */
  ask(id) {
    return this.#send(`/${id}/ask`);
  }

  /** Has a trial sent. @param {string} id */
  test(id) {
    return this.#send(`/${id}/test`);
  }
}
