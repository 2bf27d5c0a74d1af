// @ts-check
/** @import { Exchange } from "./exchange.js" */

/**
 * What is done in and around meetings of the transfertafel, as `by`: an administrator does it for the
 * organisation named. Every refusal is thrown as `Refused`.
 */
export class Meetings {
  #exchange;
  #by;

  /** @param {Exchange} exchange @param {string | undefined} by */
  constructor(exchange, by) {
    this.#exchange = exchange;
    this.#by = by;
  }

  /** @param {string} path @param {object} [body] */
  #send(path, body) {
    return this.#exchange.command(`meetings${path}`, body, { by: this.#by });
  }

  /** @param {string} startsAt an instant */
  plan(startsAt) {
    return this.#send("", { startsAt });
  }

  /** @param {string} meeting */
  fixAgenda(meeting) {
    return this.#send(`/${meeting}/agenda`);
  }

  /** @param {string} meeting */
  cancel(meeting) {
    return this.#send(`/${meeting}/cancel`);
  }

  /** @param {string} meeting */
  open(meeting) {
    return this.#send(`/${meeting}/open`);
  }

  /** @param {string} meeting @param {string} organization @param {boolean} present */
  attend(meeting, organization, present) {
    return this.#send(`/${meeting}/presence`, { organization, present });
  }

  /** Turns all screens to a case; to the start without one. @param {string} meeting @param {string} [transfer] */
  put(meeting, transfer) {
    return this.#send(`/${meeting}/table`, transfer ? { transfer } : {});
  }

  /** @param {string} meeting @param {string} transfer @param {string} decision @param {string[]} [services] */
  decide(meeting, transfer, decision, services) {
    return this.#send(`/${meeting}/cases/${transfer}/decision`, services ? { decision, services } : { decision });
  }

  /** @param {string} meeting @param {string} transfer @param {string} organization @param {string} on yyyy-MM-dd */
  call(meeting, transfer, organization, on) {
    return this.#send(`/${meeting}/cases/${transfer}/call`, { organization, on });
  }

  /** @param {string} meeting @param {string} transfer */
  called(meeting, transfer) {
    return this.#send(`/${meeting}/cases/${transfer}/call/made`);
  }

  /** @param {string} meeting */
  close(meeting) {
    return this.#send(`/${meeting}/close`);
  }
}
