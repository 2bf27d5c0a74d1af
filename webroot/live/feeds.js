// @ts-check
import { feedToSend } from "../model/feeds.js";
import { get } from "./api.js";
/** @import { FeedForm } from "../model/feeds.js" */
/** @import { FeedRow } from "../model/types.js" */
/** @import { Exchange } from "./exchange.js" */

/**
 * What is agreed with the systems from which a provider's figures come by themselves. An administrator
 * does it for the organisation named. Every refusal is thrown as `Refused`.
 */
export class Feeds {
  #exchange;
  #by;

  /** @param {Exchange} exchange @param {string} by */
  constructor(exchange, by) {
    this.#exchange = exchange;
    this.#by = by;
  }

  /** @param {string} path @param {object | undefined} body @param {{ method?: string, version?: number }} [options] */
  #send(path, body, options) {
    return this.#exchange.command(`feeds${path}`, body, { ...options, by: this.#by });
  }

  /** @param {FeedForm} feed @returns {Promise<{ id: string }>} */
  add(feed) {
    return this.#send("", feedToSend(feed));
  }

  /** Refused when it is no longer as it was seen. @param {string} key @param {FeedForm} feed @param {number} version */
  change(key, feed, version) {
    return this.#send(`/${key}`, feedToSend(feed), { method: "PUT", version });
  }

  /** It is not expected any more. @param {string} key */
  end(key) {
    return this.#send(`/${key}/end`, undefined);
  }

  /** As it is now, whatever the picture shows. @param {string} key @returns {Promise<Omit<FeedRow, "key">>} */
  feed(key) {
    return get(`${this.#exchange.path}/feeds/${key}`);
  }
}
