// @ts-check
import { get } from "./api.js";
/** @import { Exchange } from "./exchange.js" */
/** @import { PositionRow, SlotRow } from "../model/types.js" */

/**
 * What a provider does with its own offer, places and waiting list. An administrator does it for the
 * organisation named. Every refusal is thrown as `Refused`.
 */
export class Planning {
  #exchange;

  /** @param {Exchange} exchange */
  constructor(exchange) {
    this.#exchange = exchange;
  }

  /** @param {string} path under the region @param {object | undefined} body @param {string | undefined} by @param {number} [version] @param {string} [method] */
  #send(path, body, by, version, method) {
    return this.#exchange.command(path, body, { version, method, by });
  }

  /** Says that all of a service still holds. @param {string} service @param {string} by */
  confirm(service, by) {
    return this.#send(`healthcare-services/${service}/confirm`, undefined, by);
  }

  /** Says that all of several services still holds. @param {string[]} services @param {string} by */
  confirmAll(services, by) {
    return this.#send("healthcare-services/confirm", { services }, by);
  }

  /** Makes a claim by a practice final. @param {SlotRow} slot @param {string} claim */
  confirmClaim(slot, claim) {
    return this.#send(`slots/${slot.key}/claims/${claim}/confirm`, undefined, slot.organization);
  }

  /** The place goes back. @param {SlotRow} slot @param {string} claim @param {string} reason */
  declineClaim(slot, claim, reason) {
    return this.#send(`slots/${slot.key}/claims/${claim}/decline`, { reason }, slot.organization);
  }

  /**
   * Changes what a place is, or when; refused when it is no longer as it was seen.
   *
   * @param {Pick<SlotRow, "key" | "organization">} slot
   * @param {object} change
   * @param {number} version of the place as it was seen
   */
  change({ key, organization }, change, version) {
    return this.#send(`slots/${key}`, change, organization, version, "PATCH");
  }

  /** Says that a place is to be filled at short notice. @param {SlotRow} slot */
  lastMinute({ key, organization }) {
    return this.#send(`slots/${key}/last-minute`, undefined, organization);
  }

  /** A place as it is now, whatever the picture shows. @param {string} slot @returns {Promise<SlotRow>} */
  slot(slot) {
    return get(`${this.#exchange.path}/slots/${slot}`);
  }

  /**
   * Places, one by one or by a rule; with `dryRun` only what would become of them.
   *
   * @param {import("../model/publishing.js").Request} request
   * @param {boolean} dryRun
   * @param {string} by
   * @returns {Promise<import("../model/publishing.js").Answer>}
   */
  publish({ path, body }, dryRun, by) {
    return this.#send(path, { ...body, dryRun }, by);
  }

  /**
   * Nobody can come: what is free is withdrawn, what is taken is to move.
   *
   * @param {string} schedule
   * @param {{ from: string, to: string, reason: string }} when instants
   * @param {string} by
   * @returns {Promise<{ clearance?: string, withdrawn: number, toMove: number }>}
   */
  clear(schedule, when, by) {
    return this.#send(`schedules/${schedule}/clear`, when, by);
  }

  /** @param {string} clearance @param {string} by */
  undoClearing(clearance, by) {
    return this.#send(`clearances/${clearance}/undo`, undefined, by);
  }

  /** Closes an offer, a location or all for new people. @param {object} stop @param {string} by @returns {Promise<{ id: string }>} */
  announceStop(stop, by) {
    return this.#send("admission-stops", stop, by);
  }

  /** @param {string} stop @param {string} by */
  async liftStop(stop, by) {
    const stops = await get(`${this.#exchange.path}/admission-stops`);
    const version = stops.find((/** @type {any} */ known) => known.id === stop)?.version;
    return this.#send(`admission-stops/${stop}/lift`, undefined, by, version);
  }

  /** @param {SlotRow} slot @param {string} reason */
  withdraw(slot, reason) {
    return this.#send(`slots/${slot.key}/withdraw`, { reason }, slot.organization, slot.version);
  }

  /** @param {SlotRow} slot @param {string} claim @param {string} outcome */
  outcome(slot, claim, outcome) {
    return this.#send(`slots/${slot.key}/outcome`, { claim, outcome }, slot.organization);
  }

  /** Moves whoever has a place to another one. @param {string} from @param {string} claim @param {string} to @param {string} by */
  reschedule(from, claim, to, by) {
    return this.#send(`slots/${from}/reschedule`, { claim, to }, by);
  }

  /** @param {string} code verwijscode @param {string} by */
  letterReceived(code, by) {
    return this.#send(`referrals/${code}/letter`, undefined, by);
  }

  /** @param {string} code verwijscode @param {string} reason @param {string} by */
  refuse(code, reason, by) {
    return this.#send(`referrals/${code}/refuse`, { reason }, by);
  }

  /** @param {object} position as the contract has it @param {string} by @returns {Promise<{ position: string }>} */
  register(position, by) {
    return this.#send("positions", position, by);
  }

  /** @param {Pick<PositionRow, "key"> & { version?: number }} position @param {string} urgency @param {string} by */
  reprioritise(position, urgency, by) {
    return this.#send(`positions/${position.key}/reprioritise`, { urgency }, by, position.version);
  }

  /** @param {string} position @param {string} on yyyy-MM-dd @param {string} by */
  startTreatment(position, on, by) {
    return this.#send(`positions/${position}/treatment`, { on }, by);
  }

  /** @param {PositionRow} position @param {string} reason @param {string} by */
  close(position, reason, by) {
    return this.#send(`positions/${position.key}/close`, { reason }, by, position.version);
  }

  /** Plans someone who waits. @param {string} slot @param {string} position @param {string} by @returns {Promise<{ claim: string }>} */
  claim(slot, position, by) {
    return this.#send(`slots/${slot}/claim`, { position }, by);
  }

  /** Takes back what was planned: the place is free again, and who had it waits on. @param {string} slot @param {string} claim @param {string} by */
  release(slot, claim, by) {
    return this.#send(`slots/${slot}/release`, { claim, reason: "OTHER" }, by);
  }

  /** Practices that refer here, by name. @returns {Promise<{ id: string, name: string }[]>} */
  async practices() {
    const all = await get(`${this.#exchange.path}/organizations`);
    return all
      .filter((/** @type {any} */ { kind }) => kind === "GP_PRACTICE")
      .sort((/** @type {any} */ a, /** @type {any} */ b) => a.name.localeCompare(b.name, "nl"));
  }

  /** The holder's own references, by position; none for who holds nothing. @returns {Promise<Map<string, string>>} */
  async references() {
    const rows = await get(`${this.#exchange.path}/positions`);
    return new Map(
      rows
        .filter((/** @type {any} */ row) => row.reference !== undefined)
        .map((/** @type {any} */ row) => [row.key, row.reference]),
    );
  }
}
