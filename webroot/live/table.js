// @ts-check
import { get, regionPath } from "./api.js";
/** @import { Exchange } from "./exchange.js" */
/** @import { Suggestions, TransferFigures } from "../model/table-types.js" */

/**
 * What is done at the transfertafel, and what is computed for it. An administrator does it for the
 * organisation named. A version is that of the transfer as it was seen: refused when it is no longer
 * so. Every refusal is thrown as `Refused`.
 */
export class Table {
  #exchange;

  /** @param {Exchange} exchange */
  constructor(exchange) {
    this.#exchange = exchange;
  }

  /** @param {string} path under the region @param {object | undefined} body @param {string | undefined} by @param {number} [version] @param {string} [method] */
  #send(path, body, by, version, method) {
    return this.#exchange.command(path, body, { version, method, by });
  }

  /** Proposes someone who waits at one's own service. @param {{ position: string, destination: string, social?: object }} proposal @param {string} by */
  propose(proposal, by) {
    return this.#send("transfers", proposal, by);
  }

  /**
   * Proposes someone in treatment at one's own service.
   *
   * @param {object} proposal in codes
   * @param {string} [by] for an administrator
   * @returns {Promise<{ transfer: string }>}
   */
  proposeInTreatment(proposal, by) {
    return this.#send("transfers/in-treatment", proposal, by);
  }

  /** The holder's own references of those in treatment, by transfer. @returns {Promise<Map<string, string>>} */
  async treatmentReferences() {
    const rows = await get(`${this.#exchange.path}/transfers/in-treatment`);
    return new Map(rows.flatMap((/** @type {any} */ { key, reference }) => (reference === undefined ? [] : [[key, reference]])));
  }

  /**
   * One step of a transfer.
   *
   * @param {string} transfer
   * @param {string} step last part of its path, for instance `screen` or `asks/a1/accept`
   * @param {object | undefined} body
   * @param {string | undefined} by
   * @param {number} [version]
   */
  step(transfer, step, body, by, version) {
    return this.#send(`transfers/${transfer}/${step}`, body, by, version);
  }

  /**
   * What is said to another region of who comes from there.
   *
   * @param {string} crossing
   * @param {string} step `accept`, `decline` or `take-responsibility`
   * @param {object | undefined} body
   * @param {string | undefined} by
   */
  arrival(crossing, step, body, by) {
    return this.#send(`arrivals/${crossing}/${step}`, body, by);
  }

  /** Says of several people that they still wait. @param {string[]} positions @param {string} by */
  stillWaiting(positions, by) {
    return this.#send("positions/still-waiting", { positions }, by);
  }

  /** The client was pointed to the insurer's zorgbemiddeling. @param {string} position @param {string} on yyyy-MM-dd @param {string} by */
  informed(position, on, by) {
    return this.#send(`positions/${position}/informed`, { on }, by);
  }

  /** Help meanwhile was offered. @param {string} position @param {{ service: string, on: string, answer: string }} bridging @param {string} by */
  bridged(position, bridging, by) {
    return this.#send(`positions/${position}/bridging`, bridging, by);
  }

  /** What someone would like of help elsewhere. @param {string} position @param {Record<string, any>} wishes @param {string} by */
  wished(position, wishes, by) {
    return this.#send(`positions/${position}/wishes`, wishes, by, undefined, "PUT");
  }

  /** A single question, without a talk. @param {object} request in codes @returns {Promise<{ mediation: string }>} */
  ask(request) {
    return this.#send("mediations", request, undefined);
  }

  /** What the table says to it. @param {string} mediation @param {{ advice: string, service?: string }} answer */
  answerQuestion(mediation, answer) {
    return this.#send(`mediations/${mediation}/answer`, answer, undefined);
  }

  /** @param {string} mediation */
  withdrawQuestion(mediation) {
    return this.#send(`mediations/${mediation}/withdraw`, undefined, undefined);
  }

  /** They wait on, though it was proposed to take them off the list. @param {string} position @param {string} by */
  keep(position, by) {
    return this.#send(`positions/${position}/keep`, undefined, by);
  }

  /** These positions are of the same person. @param {string} position @param {string[]} positions the others @param {string} by */
  link(position, positions, by) {
    return this.#send(`positions/${position}/link`, { positions }, by);
  }

  /**
   * Services of other regions that can be asked, by region and service.
   *
   * @returns {Promise<{ value: string, words: string }[]>}
   */
  async elsewhere() {
    const { session, region } = this.#exchange;
    const others = (session?.regions ?? []).filter(({ id, nature }) => id !== region?.id && nature !== "ARCHIVE");
    const boards = await Promise.all(others.map(({ id }) => get(`${regionPath(id)}/boards/waits`)));
    return others.flatMap(({ id, name }, at) =>
      boards[at].rows
        .filter((/** @type {any} */ row) => row.category === "GGZ_TREATMENT")
        .map((/** @type {any} */ row) => ({ value: `${id}/${row.key}`, words: `${row.organization.name} · ${row.name} (${name})` })),
    );
  }

  /** @returns {Promise<Suggestions>} */
  suggestions() {
    return get(`${this.#exchange.path}/suggestions`);
  }

  /** @returns {Promise<TransferFigures>} */
  figures() {
    return get(`${this.#exchange.path}/transfer-figures`);
  }
}

/** Rests between two fetches of the same, so that a busy board does not ask all the time. */
const REST_MS = 3_000;

/**
 * Something computed from boards, fetched again when they moved: calmly, one at a time, and the last
 * that was known kept while a newer one is on its way or refused.
 *
 * @template T
 */
export class Computed {
  /** @type {T | null} */
  value = null;
  /** @type {import("./api.js").Problem | null} why the last fetch brought nothing */
  problem = null;
  #fetched = "";
  #busy = false;
  #timer = 0;
  #fetch;
  #changed;

  /** @param {() => Promise<T>} fetch @param {() => void} changed told when there is something new */
  constructor(fetch, changed) {
    this.#fetch = fetch;
    this.#changed = changed;
  }

  /** Asks again when the boards are no longer where they were. @param {string} at where they are now */
  follow(at) {
    if (at === this.#fetched || this.#busy || this.#timer) return;
    this.#fetched = at;
    this.#go();
  }

  /** Asks again now, whatever the boards did. */
  again() {
    this.stop();
    if (!this.#busy) this.#go();
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  async #go() {
    this.#busy = true;
    try {
      this.value = await this.#fetch();
      this.problem = null;
    } catch (failure) {
      this.problem = /** @type {any} */ (failure).problem ?? { slug: "page", status: 400, detail: String(failure) };
    } finally {
      this.#busy = false;
      this.#timer = window.setTimeout(() => {
        this.#timer = 0;
        this.#changed();
      }, REST_MS);
      this.#changed();
    }
  }
}
