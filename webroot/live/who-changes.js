// @ts-check
import { problemOf } from "../model/problems.js";
import { partsChanged, whoChange, whoOf } from "../model/who.js";
import { Planning } from "./planning.js";
/** @import { Problem } from "./api.js" */
/** @import { Exchange } from "./exchange.js" */
/** @import { SlotRow } from "../model/types.js" */

/**
 * What became of places that were to be for others: done as they were seen, changed by a colleague
 * meanwhile, or refused.
 *
 * @typedef {object} Outcome
 * @property {SlotRow[]} done
 * @property {{ seen: SlotRow, theirs: SlotRow, change: object }[]} stale
 * @property {{ slot: SlotRow, problem: Problem }[]} refused
 */

const ALL = /** @type {const} */ (["allotment", "restriction", "steps"]);

/** Changes for whom places are, one at a time, so that people who click come first. */
export class WhoChanges {
  #exchange;
  #planning;
  #went;

  /** @param {Exchange} exchange @param {(at: number, key: string) => void} went told before each, with how many were */
  constructor(exchange, went) {
    this.#exchange = exchange;
    this.#planning = new Planning(exchange);
    this.#went = went;
  }

  /** @param {{ seen: SlotRow, change: object }[]} items @returns {Promise<Outcome>} */
  async run(items) {
    /** @type {Outcome} */
    const outcome = { done: [], stale: [], refused: [] };
    for (const [at, { seen, change }] of items.entries()) {
      this.#went(at, seen.key);
      await this.#one(seen, change, outcome);
    }
    return outcome;
  }

  /** @param {SlotRow} seen @param {object} change @param {Outcome} outcome */
  async #one(seen, change, outcome) {
    try {
      await this.#planning.change(seen, change, seen.version ?? 0);
      outcome.done.push(seen);
    } catch (failure) {
      const problem = problemOf(failure);
      if (problem.slug === "stale-version") await this.#overtaken(seen, change, outcome);
      else outcome.refused.push({ slot: seen, problem });
    }
  }

  /** Asks again when nobody touched for whom it is: it was moved or taken, and that stays so. @param {SlotRow} seen @param {object} change @param {Outcome} outcome */
  async #overtaken(seen, change, outcome) {
    try {
      const theirs = await this.#planning.slot(seen.key);
      if (partsChanged(whoOf(theirs, this.#exchange), whoOf(seen, this.#exchange)).length > 0)
        outcome.stale.push({ seen, theirs, change });
      else {
        await this.#planning.change(theirs, change, theirs.version ?? 0);
        outcome.done.push(seen);
      }
    } catch (failure) {
      outcome.refused.push({ slot: seen, problem: problemOf(failure) });
    }
  }

  /** Makes them for whom they were. @param {SlotRow[]} seen */
  async undo(seen) {
    for (const slot of seen) {
      this.#went(0, slot.key);
      const now = await this.#planning.slot(slot.key);
      const back = whoChange(now, whoOf(slot, this.#exchange), [...ALL], this.#exchange);
      if (back) await this.#planning.change(now, back, now.version ?? 0);
    }
  }
}
