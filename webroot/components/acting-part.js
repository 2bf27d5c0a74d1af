// @ts-check
import { problemOf } from "../model/problems.js";
import { say } from "../words/say.js";
import { Part } from "./part.js";
import { doneNote, problemNote } from "./problem-note.js";

/**
 * What was done, how to take it back, and where it goes on.
 *
 * @typedef {{ words: string, undo?: () => Promise<any>, next?: { words: string, run: () => void } }} Done
 */

/**
 * A part from which commands are given, one at a time: what is under way, what went wrong, what was
 * done and how to undo it.
 */
export class ActingPart extends Part {
  static properties = {
    ...Part.properties,
    busy: { state: true },
    problem: { state: true },
    done: { state: true },
  };

  constructor() {
    super();
    /** Key of what is under way; empty for nothing. */
    this.busy = "";
    /** @type {import("../live/api.js").Problem | null} */
    this.problem = null;
    /** @type {Done | null} */
    this.done = null;
  }

  /**
   * @param {string} name key of what is acted on
   * @param {() => Promise<any>} act
   * @param {string} words what was done, said when it is
   * @param {(answer: any) => Promise<any>} [undo] with what was answered; none where there is no way back
   * @returns {Promise<boolean>} whether it was done; what comes while another is under way is not, and that is said
   */
  async doing(name, act, words, undo) {
    if (this.busy) {
      this.exchange.announce(say("notTaken"));
      return false;
    }
    this.busy = name;
    this.problem = null;
    this.done = null;
    try {
      const answer = await act();
      this.exchange.announce(words);
      this.done = { words, undo: undo && (() => undo(answer)) };
      return true;
    } catch (failure) {
      this.problem = problemOf(failure);
      return false;
    } finally {
      this.busy = "";
    }
  }

  /** What went wrong or was done, for the top of the part. */
  outcome() {
    return [
      problemNote(this.problem),
      doneNote(this.done, {
        undo: () => this.doing("undo", /** @type {any} */ (this.done?.undo), say("undone")),
        close: () => (this.done = null),
        busy: this.busy !== "",
      }),
    ];
  }
}
