// @ts-check
import { html } from "lit";
import { say } from "../words/say.js";

/**
 * Another planner was first: nothing is lost, and one of both is chosen.
 *
 * @param {string} theirs in words
 * @param {string} mine in words
 * @param {{ take: () => void, keep: () => void }} on
 */
export const choiceNote = (theirs, mine, { take, keep }) =>
  html`<div class="note problem choice-note" role="alert">
    <p><b><span aria-hidden="true">▲ </span>${say("access.conflict")}</b></p>
    <dl>
      <div><dt>${say("access.theirs")}</dt><dd>${theirs}</dd></div>
      <div><dt>${say("access.mine")}</dt><dd>${mine}</dd></div>
    </dl>
    <div class="actions">
      <button type="button" class="btn quiet small take-theirs" @click=${take}>${say("access.takeTheirs")}</button>
      <button type="button" class="btn small keep-mine" @click=${keep}>${say("access.keepMine")}</button>
    </div>
  </div>`;
