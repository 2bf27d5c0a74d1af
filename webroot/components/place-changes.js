// @ts-check
import { Planning } from "../live/planning.js";
import { changeOf, formOf } from "../model/agenda.js";
import { say } from "../words/say.js";
/** @import { SlotForm } from "../model/agenda.js" */
/** @import { SlotRow } from "../model/types.js" */
/** @import { Conflict } from "./place-panel.js" */

/** How long what someone else changed stays marked. */
const MARK_MS = 30_000;

/**
 * The screen on which places are changed.
 *
 * @typedef {import("./planner-part.js").PlannerPart & { open: string, moving: SlotForm | null,
 *   conflict: (Conflict & { slot: string }) | null }} Screen
 */

/**
 * Changes places as they were seen. Where someone else was first, the screen shows both ways; what others
 * changed stays marked for a while.
 */
export class PlaceChanges {
  #screen;
  /** Until when each is marked as changed by someone else. @type {Map<string, number>} */
  #others = new Map();
  /** Places that were changed here, and when. @type {Map<string, number>} */
  #own = new Map();

  /** @param {Screen} screen */
  constructor(screen) {
    this.#screen = screen;
  }

  /** Takes note of places that changed a moment ago. @param {Iterable<string>} keys */
  take(keys) {
    const now = Date.now();
    for (const key of keys) {
      if (now - (this.#own.get(key) ?? 0) > MARK_MS) this.#others.set(key, now + MARK_MS);
    }
  }

  /** What changes here now is no news. @param {string} key */
  own(key) {
    this.#own.set(key, Date.now());
  }

  /** Whether someone else changed it a moment ago. @param {string} key */
  isFresh(key) {
    return (this.#others.get(key) ?? 0) > Date.now();
  }

  get #planning() {
    return new Planning(this.#screen.exchange);
  }

  /**
   * @param {SlotRow} seen
   * @param {SlotForm} form
   * @returns {Promise<boolean>} whether it is as it was wanted
   */
  async change(seen, form) {
    const screen = this.#screen;
    const { exchange } = screen;
    const { calendar } = exchange;
    const change = changeOf(form, seen, exchange);
    if (change === null) return true;
    const planning = this.#planning;
    this.own(seen.key);
    const isDone = await screen.doing(
      seen.key,
      () => planning.change(seen, change, seen.version ?? 0),
      say(change.start ? "agenda.movedDone" : "agenda.changeDone", {
        moment: calendar.moment(change.start ?? seen.start),
      }),
      async () => {
        const now = await planning.slot(seen.key);
        const back = changeOf(formOf(seen, calendar), now, exchange);
        if (back) await planning.change(now, back, now.version ?? 0);
      },
    );
    if (isDone) {
      screen.conflict = null;
      screen.moving = null;
      this.#stop();
      return true;
    }
    if (screen.problem?.slug === "stale-version") await this.#showBoth(seen, form);
    return false;
  }

  #stop() {
    /** @type {any} */ (this.#screen.querySelector("place-panel"))?.stop();
  }

  /** @param {SlotRow} seen @param {SlotForm} form */
  async #showBoth(seen, form) {
    const screen = this.#screen;
    const { calendar } = screen.exchange;
    const theirs = await this.#planning.slot(seen.key);
    const was = formOf(seen, calendar);
    // What was left alone here stays as the other made it.
    const parts = Object.entries(form).filter(([part, value]) => was[/** @type {keyof SlotForm} */ (part)] !== value);
    screen.problem = null;
    screen.open = seen.key;
    screen.moving = null;
    screen.conflict = { slot: seen.key, theirs, mine: { ...formOf(theirs, calendar), ...Object.fromEntries(parts) } };
    await screen.updateComplete;
    /** @type {HTMLElement | null} */ (screen.querySelector("#conflict-head"))?.focus();
  }

  /** @param {boolean} mine */
  async settle(mine) {
    const screen = this.#screen;
    const { conflict } = screen;
    if (!conflict) return;
    screen.conflict = null;
    if (mine) await this.change(conflict.theirs, conflict.mine);
    else {
      this.#stop();
      screen.done = { words: say("conflict.keptTheirs") };
    }
  }

  /** @param {{ key: string, start: string, revert: () => void }} dropped by hand, at a local time */
  async drop({ key, start, revert }) {
    const screen = this.#screen;
    const slot = screen.slots.find((known) => known.key === key);
    if (!slot) return revert();
    const { calendar } = screen.exchange;
    const length = Date.parse(slot.end) - Date.parse(slot.start);
    const from = calendar.instant(start.slice(0, 10), start.slice(11, 16));
    const to = new Date(Date.parse(from) + length).toISOString();
    const form = formOf({ ...slot, start: from, end: to }, calendar);
    if (!(await this.change(slot, form))) revert();
  }
}
