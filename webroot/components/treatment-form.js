// @ts-check
import { html, nothing } from "lit";
import { Table } from "../live/table.js";
import { problemOf } from "../model/problems.js";
import { crisisRouteFor } from "../model/region.js";
import { DESTINATIONS, SUPPORTS } from "../model/table-acts.js";
import { LIKELY, TREATMENT_KINDS, treatmentOf } from "../model/treatment.js";
import { code } from "../model/wording.js";
import { say } from "../words/say.js";
import { Part } from "./part.js";
import { crisisRoute, problemNote } from "./problem-note.js";
import { emptyDraft, requestFields, requestFrom } from "./refer-form.js";
/** @import { Region } from "../model/region.js" */
/** @import { WaitsRow } from "../model/types.js" */

const REFERENCE_MAX = 100;

/**
 * `<treatment-form>`: proposes that someone in treatment at one of the services be moved, in codes
 * only. Fires `treatment-proposed` with `{ transfer, reference, by }`, and `form-closed`.
 */
class TreatmentForm extends Part {
  static properties = {
    ...Part.properties,
    services: { attribute: false },
    draft: { state: true },
    kind: { state: true },
    destination: { state: true },
    support: { state: true },
    tried: { state: true },
    busy: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** Those of one's own, or of whom one answers for. @type {WaitsRow[]} */
    this.services = [];
    this.draft = { ...emptyDraft(), urgency: "REGULAR" };
    this.kind = TREATMENT_KINDS[0];
    /** Empty as long as the likeliest will do. */
    this.destination = "";
    /** @type {string[]} */
    this.support = [];
    /** Whether it was sent with something missing. */
    this.tried = false;
    this.busy = false;
    /** @type {any} */
    this.problem = null;
  }

  firstUpdated() {
    /** @type {HTMLElement | null} */ (this.querySelector("input[name=kind]"))?.focus();
  }

  get #destination() {
    return this.destination || LIKELY[this.kind];
  }

  /** @param {any} e */
  async #send(e) {
    e.preventDefault();
    const data = new FormData(e.target);
    const service = this.services.find(({ key }) => key === data.get("service"));
    const reference = String(data.get("reference")).trim();
    this.tried = true;
    if (!service || this.busy || (this.#destination === "SOCIAL_DOMAIN" && this.support.length === 0)) return;
    const { referrerType, ...request } = requestFrom(this.draft, /** @type {Region} */ (this.exchange.region));
    const { kind, support } = this;
    this.busy = true;
    this.problem = null;
    try {
      const by = service.organization.id;
      const { transfer } = await new Table(this.exchange).proposeInTreatment(
        treatmentOf({ kind, service: service.key, destination: this.#destination, support, reference, request }),
        this.exchange.is("administrator") ? by : undefined,
      );
      this.dispatchEvent(new CustomEvent("treatment-proposed", { detail: { transfer, reference, by }, bubbles: true }));
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
    return html`<section class="transfer-panel treatment-form" aria-labelledby="treatment-head">
      <header>
        <h2 id="treatment-head" tabindex="-1">${say("treatment.start")}</h2>
        <button type="button" class="close" aria-label=${say("close")} @click=${() => this.#close()}><span aria-hidden="true">×</span></button>
      </header>
      ${
        this.draft.urgency === "CRISIS"
          ? html`${crisisRoute(crisisRouteFor(region, this.draft.municipality))}
              <button type="button" class="btn quiet" @click=${() => (this.draft = { ...this.draft, urgency: "REGULAR" })}>${say("crisis.back")}</button>`
          : this.services.length === 0
            ? html`<p class="none">${say("treatment.noServices")}</p>`
            : this.#form(region)
      }
    </section>`;
  }

  /** @param {Region} region */
  #form(region) {
    const social = this.#destination === "SOCIAL_DOMAIN";
    return html`<form class="refer act-form" @submit=${(/** @type {Event} */ e) => this.#send(e)}>
      <p class="hint">${say("treatment.text")}</p>
      ${this.#choices("kind", "treatment.kind", "transferKind", TREATMENT_KINDS, this.kind, (kind) => (this.kind = kind))}
      <label class="field"
        ><span>${say("treatment.service")}</span
        ><select name="service" required>
          ${this.services.map((row) => html`<option value=${row.key}>${row.name} · ${row.location.place ?? row.location.name}</option>`)}
        </select></label
      >
      <label class="field"
        ><span>${say("register.reference")}</span
        ><input type="text" name="reference" maxlength=${REFERENCE_MAX} autocomplete="off" aria-describedby="treatment-reference"
      /></label>
      <p class="hint" id="treatment-reference">${say("treatment.reference")}</p>
      ${this.#choices("destination", "table.field.destination", "destination", DESTINATIONS, this.#destination, (to) => (this.destination = to))}
      ${social ? this.#support() : nothing}
      ${requestFields(this.draft, region, (change) => (this.draft = { ...this.draft, ...change }))}
      ${social && !this.draft.municipality ? html`<p class="hint">${say("treatment.municipality")}</p>` : nothing}
      <p class="hint">${say("register.noNames")}</p>
      ${problemNote(this.problem)}
      <div class="actions">
        <button class="btn small send" ?disabled=${this.busy} aria-busy=${this.busy}>${say(this.busy ? "busy" : "table.do.propose")} <kbd aria-hidden="true">Enter</kbd></button>
        <button type="button" class="btn quiet small" @click=${() => this.#close()}>${say("cancel")} <kbd aria-hidden="true">Esc</kbd></button>
      </div>
    </form>`;
  }

  /** @param {string} name @param {string} words @param {string} list @param {string[]} values @param {string} chosen @param {(value: string) => void} set */
  #choices(name, words, list, values, chosen, set) {
    return html`<fieldset class="act-field">
      <legend>${say(words)}</legend>
      <div class="act-options">
        ${values.map(
          (value) =>
            html`<label class="act-option ${chosen === value ? "on" : ""}"
              ><input type="radio" name=${name} value=${value} .checked=${chosen === value} @change=${() => set(value)} /><span
                >${code(list, value)}${name === "kind" ? html` <span class="sub">${say(`treatment.kind.${value}`)}</span>` : nothing}</span
              ></label
            >`,
        )}
      </div>
    </fieldset>`;
  }

  /** What the social domain is told: that, the age class and the gemeente, and nothing else. */
  #support() {
    const { support } = this;
    const missing = this.tried && support.length === 0;
    /** @param {string} kind */
    const toggle = (kind) => (this.support = support.includes(kind) ? support.filter((each) => each !== kind) : [...support, kind]);
    return html`<fieldset class="act-field" aria-describedby=${missing ? "fault-support" : nothing}>
      <legend>${say("table.field.support")}</legend>
      <div class="act-options">
        ${SUPPORTS.map(
          (kind) =>
            html`<label class="act-option ${support.includes(kind) ? "on" : ""}"
              ><input type="checkbox" name="support" value=${kind} .checked=${support.includes(kind)} @change=${() => toggle(kind)} /><span>${code("category", kind)}</span></label
            >`,
        )}
      </div>
      ${missing ? html`<b class="field-fault" id="fault-support"><span aria-hidden="true">▲ </span>${say("table.missing")}</b>` : nothing}
    </fieldset>`;
  }
}

export const registerTreatmentForm = () => customElements.define("treatment-form", TreatmentForm);
