// @ts-check
import { html, nothing } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { say } from "../words/say.js";
/** @import { Problem } from "../live/api.js" */

/**
 * One field with what is wrong with it under it, where there is anything.
 *
 * @param {{ name: string, label: string, value: string | number, type?: string, fault?: string, hint?: string,
 *   min?: number, max?: number, changed: (value: string) => void }} of `fault`: in words; empty for none
 */
export function fieldWithNote({ name, label, value, type = "text", fault = "", hint = "", min, max, changed }) {
  const told = [fault ? `${name}-fault` : "", hint ? `${name}-hint` : ""].filter(Boolean).join(" ");
  return html`<div class="field">
    <label for="field-${name}"><span>${label}</span></label>
    <input
      id="field-${name}"
      name=${name}
      type=${type}
      autocomplete="off"
      min=${ifDefined(min)}
      max=${ifDefined(max)}
      aria-invalid=${fault ? "true" : nothing}
      aria-describedby=${told || nothing}
      .value=${String(value)}
      @change=${(/** @type {any} */ e) => changed(e.target.value)}
    />
    ${hint ? html`<small id="${name}-hint">${hint}</small>` : nothing}
    ${fault ? html`<b id="${name}-fault" class="field-fault"><span aria-hidden="true">▲ </span>${fault}</b>` : nothing}
  </div>`;
}

/** What a refusal says of one field, in words; empty when it is about another. @param {Problem | null} problem @param {string} field */
export const faultIn = (problem, field) =>
  problem?.field !== field
    ? ""
    : problem.slug === "already-exists"
      ? say("fault.taken")
      : say("fault.expected", { expected: String(problem.expected ?? "") });

/** Whether a refusal is about one of these fields, so that it stands there and nowhere else. @param {Problem | null} problem @param {string[]} fields */
export const isAtField = (problem, fields) => problem?.field !== undefined && fields.includes(problem.field);
