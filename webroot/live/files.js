// @ts-check
import { statusFrom } from "../model/files.js";
import { answered, BASE } from "./api.js";
/** @import { CalendarReading, Content, FileStatus, Mapping, RowReport } from "../model/files.js" */
/** @import { Exchange } from "./exchange.js" */

/** Files that a planner hands in, from the guess of how they are read to their undoing. */
export class Files {
  #exchange;
  #by;

  /** @param {Exchange} exchange @param {string} [by] the organisation whose files they are, for an administrator */
  constructor(exchange, by) {
    this.#exchange = exchange;
    this.#by = by;
  }

  get #acting() {
    return /** @type {{ onBehalfOf?: string }} */ (this.#exchange.actingFor(this.#by));
  }

  /** @param {Record<string, string>} headers @returns {Record<string, string>} */
  #headers(headers) {
    const { onBehalfOf } = this.#acting;
    return onBehalfOf ? { ...headers, "On-Behalf-Of": onBehalfOf } : headers;
  }

  /** @param {string} path */
  async #get(path) {
    return (await answered(path, { headers: this.#headers({ Accept: "application/json" }) })).body;
  }

  get #path() {
    return `${this.#exchange.path}/file-imports`;
  }

  /** @param {string} path @param {object} [body] @param {string} [method] @returns {Promise<FileStatus>} */
  async #send(path, body, method) {
    return statusFrom(await this.#exchange.command(`file-imports/${path}`, body, { method, by: this.#by }));
  }

  /** Hands in a file; what it is about is guessed where it is not said. @param {File} file @param {Content | ""} content @returns {Promise<FileStatus>} */
  async open(file, content) {
    const query = new URLSearchParams({ name: file.name, ...(content ? { content } : {}) });
    const { body } = await answered(`${this.#path}?${query}`, {
      method: "POST",
      headers: this.#headers({ "Content-Type": "application/octet-stream" }),
      body: file,
    });
    return statusFrom(body);
  }

  /** The files that are open now, the newest first. @returns {Promise<FileStatus[]>} */
  async all() {
    return (await this.#get(this.#path)).map(statusFrom);
  }

  /** @param {string} id @returns {Promise<FileStatus>} */
  async status(id) {
    return statusFrom(await this.#get(`${this.#path}/${id}`));
  }

  /** @param {string} id @param {Mapping} mapping */
  map(id, mapping) {
    return this.#send(`${id}/mapping`, mapping, "PUT");
  }

  /** @param {string} id @param {CalendarReading} reading */
  read(id, reading) {
    return this.#send(`${id}/calendar`, reading, "PUT");
  }

  /** @param {string} id */
  preview(id) {
    return this.#send(`${id}/preview`);
  }

  /** @param {string} id @param {"ALL_OR_NOTHING" | "PER_ROW"} mode */
  run(id, mode) {
    return this.#send(`${id}/run`, { mode });
  }

  /** @param {string} id */
  cancel(id) {
    return this.#send(`${id}/cancel`);
  }

  /** @param {string} id */
  undo(id) {
    return this.#send(`${id}/undo`);
  }

  /** Undoes an import whose file is not open any more. @param {string} importId */
  undoImport(importId) {
    return this.#exchange.command(`imports/${importId}/undo`, undefined, { by: this.#by });
  }

  /** Puts a file away; what it brought stays. @param {string} id */
  putAway(id) {
    return answered(`${this.#path}/${id}`, { method: "DELETE", headers: this.#headers({}) });
  }

  /** @param {string} id @param {string} verdict empty for all @param {number} offset @param {number} limit @returns {Promise<RowReport[]>} */
  rows(id, verdict, offset, limit) {
    const query = new URLSearchParams({ ...(verdict ? { verdict } : {}), offset: String(offset), limit: String(limit) });
    return this.#get(`${this.#path}/${id}/rows?${query}`);
  }

  /** Organisations of which an administrator may bring in a file, by name. @returns {Promise<{ id: string, name: string }[]>} */
  async organizations() {
    const all = await this.#get(`${this.#exchange.path}/organizations`);
    return all.sort((/** @type {any} */ a, /** @type {any} */ b) => a.name.localeCompare(b.name, "nl"));
  }

  /** Where the whole report can be had, as CSV. @param {string} id */
  reportAt(id) {
    const { onBehalfOf } = this.#acting;
    const whose = onBehalfOf ? `?${new URLSearchParams({ onBehalfOf })}` : "";
    return `${BASE}${this.#path}/${id}/report${whose}`;
  }
}
