// @ts-check
import { html, nothing } from "lit";
import { problemWords } from "../model/problems.js";
import { say } from "../words/say.js";
/** @import { Problem } from "../live/api.js" */

/**
 * What went wrong and what to do next, said at once to screen readers.
 *
 * @param {Problem | null} problem
 * @param {() => void} [again] tries the same once more
 */
export function problemNote(problem, again) {
  if (!problem) return nothing;
  const { what, next } = problemWords(problem);
  return html`<div class="note problem" role="alert">
    <p>
      <b><span aria-hidden="true">▲ </span>${what}</b> ${next}
    </p>
    ${again ? html`<button type="button" class="btn quiet" @click=${again}>${say("again")}</button>` : nothing}
  </div>`;
}

/**
 * What was done, with the way back where there is one.
 *
 * @param {import("./acting-part.js").Done | null} done
 * @param {{ undo: () => void, close: () => void, busy: boolean }} on
 */
export function doneNote(done, { undo, close, busy }) {
  if (!done) return nothing;
  return html`<div class="note done-note">
    <p>
      <b><span aria-hidden="true">✓ </span>${done.words}</b>
    </p>
    <div class="actions">
      ${
        done.undo
          ? html`<button type="button" class="btn quiet small undo" ?disabled=${busy} @click=${undo}>
              ${say("undo")}
            </button>`
          : nothing
      }
      ${done.next ? html`<button type="button" class="btn quiet small" @click=${done.next.run}>${done.next.words}</button>` : nothing}
      <button type="button" class="btn quiet small" @click=${close}>${say("ok")}</button>
    </div>
  </div>`;
}

/** Where to go in urgent danger, and nothing else. @param {{ name: string, telephone: string, hours: string }[]} route */
export const crisisRoute = (route) =>
  html`<div class="crisis" role="alert">
    <h3>${say("crisis.head")}</h3>
    <p>${say("crisis.text")}</p>
    <ul>
      ${route.map(
        ({ name, telephone, hours }) =>
          html`<li>
            <b>${name}</b>
            ${/\d/.test(telephone) ? html`<a href=${`tel:${telephone.replace(/[^\d+]/g, "")}`}>${telephone}</a>` : html`<span>${telephone}</span>`}
            <span>${hours}</span>
          </li>`,
      )}
    </ul>
  </div>`;
