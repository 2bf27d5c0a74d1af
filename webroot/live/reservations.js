// @ts-check
/** @import { Exchange } from "./exchange.js" */
/** @import { HeldPlace } from "../model/holds.js" */
/** @import { Referred } from "../model/letter.js" */
/** @import { SlotRow, WaitsRow } from "../model/types.js" */

/**
 * The way of a practice from a free place to a referral: hold, option, release, refer. What is held is
 * kept in this browser with its token. Every refusal is thrown as `Refused`.
 */
export class Reservations {
  #exchange;

  /** @param {Exchange} exchange */
  constructor(exchange) {
    this.#exchange = exchange;
  }

  /**
   * Keeps a place for the practice while someone decides.
   *
   * @param {SlotRow} slot
   * @param {WaitsRow} row its service
   */
  async hold(slot, row) {
    const exchange = this.#exchange;
    const held = await exchange.command(`slots/${slot.key}/hold`, { option: false });
    this.#keep({
      region: exchange.region?.id ?? "",
      practice: exchange.session?.organization?.id ?? "",
      slot: slot.key,
      token: held.hold,
      holdId: held.holdId,
      kind: held.kind,
      until: held.until,
      service: row.key,
      serviceName: row.name,
      organizationName: row.organization.name,
      place: placeOf(row),
      start: slot.start,
      delivery: slot.delivery,
    });
  }

  /**
   * Turns a hold into an option.
   *
   * @param {HeldPlace} held
   * @returns {Promise<string>} until when
   */
  async option(held) {
    const asked = { option: true, hold: held.token };
    const { hold: token, holdId, kind, until } = await this.#exchange.command(`slots/${held.slot}/hold`, asked);
    this.#keep({ ...held, token, holdId, kind, until });
    return until;
  }

  /** Lets a place go; one that lapsed already is gone as well. @param {HeldPlace} held */
  async release(held) {
    try {
      await this.#exchange.command(`slots/${held.slot}/release`, { hold: held.token });
    } catch (failure) {
      if (/** @type {any} */ (failure).problem?.slug !== "hold-expired") throw failure;
    }
    this.drop(held.slot);
  }

  /**
   * Refers to a place that is held, or without one to the waiting list.
   *
   * @param {HeldPlace | undefined} held
   * @param {WaitsRow} row the service
   * @param {object} request in codes only
   * @returns {Promise<Referred>}
   */
  async refer(held, row, request) {
    const exchange = this.#exchange;
    const to = { organizationName: row.organization.name, serviceName: row.name, place: placeOf(row) };
    if (!held) {
      const { code } = await exchange.command("referrals", { service: row.key, ...request });
      return { ...to, code };
    }
    const claim = await exchange.command(`slots/${held.slot}/claim`, { hold: held.token, referral: request });
    this.drop(held.slot);
    return { ...to, code: claim.code, start: claim.start, delivery: held.delivery };
  }

  /** Forgets what was held. @param {string} slot */
  drop(slot) {
    this.#exchange.held.drop(slot);
    this.#exchange.changed();
  }

  /** @param {HeldPlace} held */
  #keep(held) {
    this.#exchange.held.keep(held, this.#exchange.now());
    this.#exchange.changed();
  }
}

/** @param {WaitsRow} row */
const placeOf = ({ location }) => location.place ?? location.name;
