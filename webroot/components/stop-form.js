// @ts-check
import { html, nothing } from "lit";
import { command } from "../live/api.js";
import { problemOf } from "../model/problems.js";
import { ageClassWords, code } from "../model/wording.js";
import { say } from "../words/say.js";
import { Part } from "./part.js";
import { problemNote } from "./problem-note.js";
/** @import { WaitsRow } from "../model/types.js" */

const REASONS = [
  "STAFF_SHORTAGE",
  "WAITING_LIST_TOO_LONG",
  "BUDGET_CEILING",
  "CLOSING",
  "REORGANISATION",
  "OTHER",
];

/** `<stop-form>`: closes one service for new people, for all or for some. Fires `form-closed`. */
class StopForm extends Part {
  static properties = {
    ...Part.properties,
    service: { attribute: false },
    busy: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** @type {WaitsRow} */ // @ts-ignore set by whoever paints it
    this.service = undefined;
    this.busy = false;
    /** @type {any} */
    this.problem = null;
  }

  /** @param {any} e */
  async #send(e) {
    e.preventDefault();
    const data = new FormData(e.target);
    const until = String(data.get("until") ?? "");
    this.busy = true;
    this.problem = null;
    try {
      await command(
        `${this.exchange.path}/admission-stops`,
        {
          scope: {
            service: this.service.key,
            careQuestions: data.getAll("careQuestion"),
            ageClasses: data.getAll("ageClass"),
            insurers: data.getAll("insurer"),
          },
          reason: String(data.get("reason")),
          from: String(data.get("from")),
          ...(until ? { until } : {}),
        },
        this.exchange.actingFor(this.service.organization.id),
      );
      this.exchange.announce(say("stop.done"));
      this.#close();
    } catch (failure) {
      this.problem = problemOf(failure);
    } finally {
      this.busy = false;
    }
  }

  #close() {
    this.dispatchEvent(new CustomEvent("form-closed", { bubbles: true }));
  }

  render() {
    const { today, region } = this.exchange;
    /** @param {string} name @param {[string, string][]} options @param {string} words */
    const some = (name, options, words) =>
      options.length === 0
        ? nothing
        : html`<fieldset>
            <legend>${words}</legend>
            ${options.map(([value, text]) => html`<label class="tick"><input type="checkbox" name=${name} value=${value} /> ${text}</label>`)}
          </fieldset>`;
    return html`<form class="stop-form" @submit=${(/** @type {Event} */ e) => this.#send(e)}>
      <p class="hint">${say("stop.text")}</p>
      <label class="field"
        ><span>${say("stop.reason")}</span
        ><select name="reason" required>
          <option value="">${say("choose")}</option>
          ${REASONS.map((reason) => html`<option value=${reason}>${code("stopReason", reason)}</option>`)}
        </select></label
      >
      <div class="two">
        <label class="field"
          ><span>${say("stop.from")}</span><input type="date" name="from" required .value=${today}
        /></label>
        <label class="field"
          ><span>${say("stop.untilField")}</span><input type="date" name="until" min=${today}
        /></label>
      </div>
      <details class="complexity">
        <summary>${say("stop.some")}</summary>
        ${some(
          "careQuestion",
          this.service.careQuestions.map((question) => [question, code("careQuestion", question)]),
          say("stop.someQuestions"),
        )}
        ${some(
          "ageClass",
          (region?.ageClasses ?? []).map((age) => [age.code, ageClassWords(age)]),
          say("stop.someAges"),
        )}
        ${some(
          "insurer",
          (region?.insurers ?? []).map((insurer) => [insurer.code, insurer.name]),
          say("stop.someInsurers"),
        )}
      </details>
      ${problemNote(this.problem)}
      <div class="actions">
        <button class="btn" ?disabled=${this.busy}>${this.busy ? say("busy") : say("stop.do")}</button
        ><button type="button" class="btn quiet" @click=${() => this.#close()}>${say("cancel")}</button>
      </div>
    </form>`;
  }
}

export const registerStopForm = () => customElements.define("stop-form", StopForm);
