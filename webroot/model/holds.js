// @ts-check

/**
 * A place held by this practice, kept in the browser because only here is its token. Another
 * browser of the practice sees that the place is held, and cannot claim it.
 *
 * @typedef {object} HeldPlace
 * @property {string} region
 * @property {string} practice id of the organisation that holds it
 * @property {string} slot
 * @property {string} token
 * @property {string} holdId
 * @property {"HOLD" | "OPTION"} kind
 * @property {string} until instant
 * @property {string} service
 * @property {string} serviceName
 * @property {string} organizationName
 * @property {string} place
 * @property {string} start
 * @property {string} delivery
 */

const KEY = "doorstroom.held";
/** How long a lapsed hold stays, to say that it lapsed. */
const REMEMBERED_MS = 10 * 60_000;

/** The places held by this browser. It survives a reload. */
export class HeldPlaces {
  #storage;

  /** @param {Pick<Storage, "getItem" | "setItem">} storage */
  constructor(storage) {
    this.#storage = storage;
  }

  /** @returns {HeldPlace[]} */
  all() {
    try {
      return JSON.parse(this.#storage.getItem(KEY) ?? "[]");
    } catch {
      return [];
    }
  }

  /** Those of one practice in one region that run, or lapsed only just. @param {string} region @param {string | undefined} practice @param {number} now in ms */
  of(region, practice, now) {
    return this.all().filter(
      (held) =>
        held.region === region && held.practice === practice && Date.parse(held.until) > now - REMEMBERED_MS,
    );
  }

  /** @param {HeldPlace} held @param {number} now in ms */
  keep(held, now) {
    const others = this.all().filter(
      (other) => other.slot !== held.slot && Date.parse(other.until) > now - REMEMBERED_MS,
    );
    this.#storage.setItem(KEY, JSON.stringify([...others, held]));
  }

  /** @param {string} slot */
  drop(slot) {
    this.#storage.setItem(KEY, JSON.stringify(this.all().filter((held) => held.slot !== slot)));
  }
}
