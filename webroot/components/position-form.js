// @ts-check
import { html, nothing } from "lit";
import { Planning } from "../live/planning.js";
import { problemOf } from "../model/problems.js";
import { crisisRouteFor } from "../model/region.js";
import { say } from "../words/say.js";
import { Part } from "./part.js";
import { crisisRoute, problemNote } from "./problem-note.js";
import { emptyDraft, requestFields, requestFrom } from "./refer-form.js";
/** @import { Region } from "../model/region.js" */
/** @import { WaitsRow } from "../model/types.js" */

const REFERENCE_MAX = 100;

/**
 * `<position-form>`: puts someone on the waiting list of one of the services, in codes only. Fires
 * `position-registered` with the position's id, and `form-closed`.
 */
class PositionForm extends Part {
  static properties = {
    ...Part.properties,
    services: { attribute: false },
    draft: { state: true },
    phase: { state: true },
    busy: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** @type {WaitsRow[]} */
    this.services = [];
    this.draft = { ...emptyDraft(), urgency: "REGULAR" };
    /** @type {"INTAKE" | "TREATMENT"} */
    this.phase = "INTAKE";
    this.busy = false;
    /** @type {any} */
    this.problem = null;
  }

  /** @param {any} e */
  async #send(e) {
    e.preventDefault();
    const data = new FormData(e.target);
    const service = this.services.find(({ key }) => key === data.get("service"));
    if (!service) return;
    const { referrerType, ...request } = requestFrom(
      this.draft,
      /** @type {Region} */ (this.exchange.region),
    );
    const reference = String(data.get("reference")).trim();
    this.busy = true;
    this.problem = null;
    try {
      const { position } = await new Planning(this.exchange).register(
        {
          service: service.key,
          phase: this.phase,
          since: String(data.get("since")),
          ...(this.phase === "TREATMENT" ? { intakeOn: String(data.get("intakeOn")) } : {}),
          ...request,
          ...(reference ? { reference } : {}),
        },
        service.organization.id,
      );
      this.exchange.announce(say("register.done"));
      this.dispatchEvent(new CustomEvent("position-registered", { detail: { position }, bubbles: true }));
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
    const region = /** @type {Region} */ (this.exchange.region);
    const { today } = this.exchange;
    if (this.draft.urgency === "CRISIS")
      return html`${crisisRoute(crisisRouteFor(region, this.draft.municipality))}
        <button
          type="button"
          class="btn quiet"
          @click=${() => (this.draft = { ...this.draft, urgency: "REGULAR" })}
        >
          ${say("crisis.back")}
        </button>`;
    return html`<form class="refer position-form" @submit=${(/** @type {Event} */ e) => this.#send(e)}>
      <p class="hint">${say("register.text")}</p>
      <div class="two">
        <label class="field"
          ><span>${say("publish.service")}</span
          ><select name="service" required>
            ${this.services.map((row) => html`<option value=${row.key}>${row.name} · ${row.location.place ?? row.location.name}</option>`)}
          </select></label
        >
        <label class="field"
          ><span>${say("register.reference")}</span
          ><input type="text" name="reference" maxlength=${REFERENCE_MAX} autocomplete="off"
        /></label>
        <label class="field"
          ><span>${say("positions.phase")}</span
          ><select
            name="phase"
            @change=${(/** @type {any} */ e) => (this.phase = e.target.value)}
          >
            <option value="INTAKE">${say("phase.INTAKE")}</option>
            <option value="TREATMENT">${say("phase.TREATMENT")}</option>
          </select></label
        >
        <label class="field"
          ><span>${say("register.since")}</span
          ><input type="date" name="since" required max=${today} .value=${today}
        /></label>
        ${
          this.phase === "TREATMENT"
            ? html`<label class="field"
                ><span>${say("register.intakeOn")}</span
                ><input type="date" name="intakeOn" required max=${today}
              /></label>`
            : nothing
        }
      </div>
      ${requestFields(this.draft, region, (change) => (this.draft = { ...this.draft, ...change }))}
      <p class="hint">${say("register.noNames")}</p>
      ${problemNote(this.problem)}
      <div class="actions">
        <button class="btn" ?disabled=${this.busy}>${this.busy ? say("busy") : say("register.do")}</button
        ><button type="button" class="btn quiet" @click=${() => this.#close()}>${say("cancel")}</button>
      </div>
    </form>`;
  }
}

export const registerPositionForm = () => customElements.define("position-form", PositionForm);
