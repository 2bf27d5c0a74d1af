// @ts-check
import { html, nothing } from "lit";
import { Planning } from "../live/planning.js";
import { problemOf } from "../model/problems.js";
import { ageClassWords, code, list } from "../model/wording.js";
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

/**
 * `<stop-form>`: closes one service, its location or the whole organisation for new people, for all or
 * for some. Fires `stop-set` with the stop's id and organisation, and `form-closed`.
 */
class StopForm extends Part {
  static properties = {
    ...Part.properties,
    service: { attribute: false },
    services: { attribute: false },
    scope: { state: true },
    busy: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** @type {WaitsRow} */ // @ts-ignore set by whoever paints it
    this.service = undefined;
    /** All of the organisation's. @type {WaitsRow[]} */
    this.services = [];
    /** @type {"service" | "location" | "organization"} */
    this.scope = "service";
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
      const organization = this.service.organization.id;
      const { id } = await new Planning(this.exchange).announceStop(
        {
          scope: {
            ...(this.scope === "service" ? { service: this.service.key } : {}),
            ...(this.scope === "location" ? { location: this.service.location.id } : {}),
            careQuestions: data.getAll("careQuestion"),
            ageClasses: data.getAll("ageClass"),
            insurers: data.getAll("insurer"),
          },
          reason: String(data.get("reason")),
          from: String(data.get("from")),
          ...(until ? { until } : {}),
        },
        organization,
      );
      this.exchange.announce(say("stop.done"));
      this.dispatchEvent(new CustomEvent("stop-set", { detail: { id, organization }, bubbles: true }));
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

  /** What the stop closes. @returns {WaitsRow[]} */
  get #closed() {
    if (this.scope === "service") return [this.service];
    return this.scope === "organization"
      ? this.services
      : this.services.filter(({ location }) => location.id === this.service.location.id);
  }

  #scopes() {
    const { name, location, organization } = this.service;
    const words = {
      service: name,
      location: say("stop.scope.location", { name: location.name }),
      organization: say("stop.scope.organization", { name: organization.name }),
    };
    const closed = this.#closed;
    return html`<fieldset class="scopes">
      <legend>${say("stop.scope")}</legend>
      ${Object.entries(words).map(
        ([scope, text]) =>
          html`<label class="tick"
            ><input
              type="radio"
              name="scope"
              value=${scope}
              .checked=${this.scope === scope}
              @change=${() => (this.scope = /** @type {any} */ (scope))}
            />
            ${text}</label
          >`,
      )}
      ${
        closed.length > 1
          ? html`<p class="warn">
              <span aria-hidden="true">▲ </span>${say("stop.closes", { n: closed.length, names: list(closed.map((row) => row.name)) })}
            </p>`
          : nothing
      }
    </fieldset>`;
  }

  render() {
    const { today, region } = this.exchange;
    const questions = [...new Set(this.#closed.flatMap(({ careQuestions }) => careQuestions))];
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
      ${this.#scopes()}
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
          questions.map((question) => [question, code("careQuestion", question)]),
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
