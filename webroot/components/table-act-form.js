// @ts-check
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { isAsked, missingIn, nth, numbered } from "../model/table-forms.js";
import { CHOICES_MAX } from "../model/table-places.js";
import { code, list } from "../model/wording.js";
import { say } from "../words/say.js";
import { Part } from "./part.js";
import { treatedKey } from "./table-words.js";
/** @import { Act } from "../model/table-acts.js" */
/** @import { Field } from "../model/table-forms.js" */
/** @import { Receiver } from "../model/table-places.js" */
/** @import { Values } from "../model/table-requests.js" */
/** @import { SlotRow } from "../model/types.js" */

/** How many receivers are in sight before the rest is asked for. */
const RECEIVERS_FIRST = 8;

/**
 * `<table-act-form>`: what one act asks for. A digit chooses from its list, and does it where that is
 * all it asks. Fires `act-chosen` with `{ act, values }`, and `act-dropped`.
 */
class TableActForm extends Part {
  static properties = {
    ...Part.properties,
    act: { attribute: false },
    form: { attribute: false },
    busy: { attribute: false },
    treated: { attribute: false },
    values: { state: true },
    tried: { state: true },
    all: { state: true },
  };

  constructor() {
    super();
    /** @type {Act} */ // @ts-ignore set by whoever paints it
    this.act = undefined;
    /** @type {{ fields: Field[], values: Values }} */ // @ts-ignore set by whoever paints it
    this.form = undefined;
    this.busy = false;
    /** Whether it is about someone in treatment, who waits for nothing. */
    this.treated = false;
    /** @type {Values} */
    this.values = {};
    /** Whether it was sent with something missing. */
    this.tried = false;
    /** Whether all receivers are in sight. */
    this.all = false;
    /** Which act it is of, so that another one begins anew. */
    this.of = "";
    /** Whether the focus was brought in. */
    this.entered = false;
  }

  willUpdate() {
    const of = `${this.act.name} ${this.act.ask?.key ?? ""}`;
    if (of === this.of) return;
    this.of = of;
    this.entered = false;
    this.values = this.form.values;
    this.tried = false;
    this.all = false;
  }

  updated() {
    if (this.entered) return;
    this.entered = true;
    /** @type {HTMLElement | null} */ (
      this.querySelector("input:checked:not(:disabled), input:not(:disabled), select, button")
    )?.focus();
  }

  /** @param {Values} values */
  #set(values) {
    this.values = { ...this.values, ...values };
  }

  #missing() {
    return missingIn(this.form.fields, this.values);
  }

  /** @param {Event} [e] */
  #send(e) {
    e?.preventDefault();
    this.tried = true;
    if (this.busy) this.exchange.announce(say("notTaken"));
    if (this.busy || this.#missing().length > 0) return;
    this.dispatchEvent(
      new CustomEvent("act-chosen", { detail: { act: this.act, values: this.values }, bubbles: true }),
    );
  }

  #drop() {
    this.dispatchEvent(new CustomEvent("act-dropped", { bubbles: true }));
  }

  /** A digit, where no text is typed. @param {KeyboardEvent} e */
  #key(e) {
    const { type } = /** @type {HTMLInputElement} */ (e.target);
    if (e.ctrlKey || e.metaKey || e.altKey || ["date", "number", "text", "search"].includes(type)) return;
    if (/^[1-9]$/.test(e.key) && this.exchange.settings.keys !== false && this.choose(Number(e.key))) {
      e.preventDefault();
      e.stopPropagation();
    }
  }

  /** Chooses by its number; does the act where nothing else is asked. @param {number} digit @returns {boolean} whether there was one */
  choose(digit) {
    const field = numbered(this.form.fields, this.values);
    const value = field && nth(field, digit);
    if (!field || value === undefined) return false;
    if (field.kind === "receivers") {
      this.#toggle(field.name, value);
      return true;
    }
    this.#set({ [field.name]: value });
    if (this.form.fields.filter((each) => isAsked(each, this.values)).length === 1) this.#send();
    return true;
  }

  /** @param {string} name @param {string} value */
  #toggle(name, value) {
    const chosen = /** @type {string[]} */ (this.values[name] ?? []);
    this.#set({
      [name]: chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value],
    });
  }

  render() {
    const { act, form, values } = this;
    const asked = form.fields.filter((field) => isAsked(field, values));
    const empty = asked.some(
      ({ kind, places, receivers, options }) =>
        (kind === "places" && places?.length === 0) ||
        (kind === "receivers" && receivers?.length === 0) ||
        (kind === "radios" && options?.length === 0),
    );
    const missing = this.tried ? this.#missing() : [];
    return html`<form class="act-form" data-act=${act.name} @submit=${(/** @type {Event} */ e) => this.#send(e)} @keydown=${(/** @type {KeyboardEvent} */ e) => this.#key(e)}>
      <h3>${say(`table.act.${act.name}`)}</h3>
      <p class="hint">${say(treatedKey(`table.text.${act.name}`, this.treated))}</p>
      ${repeat(
        asked,
        ({ name }) => name,
        (field) => this.#field(field, missing.includes(field.name)),
      )}
      <div class="actions">
        <button class="btn small send" ?disabled=${this.busy || empty}>${say(`table.do.${act.name}`)} <kbd aria-hidden="true">Enter</kbd></button>
        <button type="button" class="btn quiet small" @click=${() => this.#drop()}>
          ${say("cancel")} <kbd aria-hidden="true">Esc</kbd>
        </button>
      </div>
    </form>`;
  }

  /** @param {Field} field @param {boolean} missing */
  #field(field, missing) {
    const { name, kind } = field;
    const fault = missing
      ? html`<b class="field-fault" id="fault-${name}"><span aria-hidden="true">▲ </span>${say("table.missing")}</b>`
      : nothing;
    const label = say(`table.field.${name}`);
    if (kind === "radios" || kind === "ticks" || kind === "places" || kind === "receivers") {
      return html`<fieldset class="act-field" aria-describedby=${missing ? `fault-${name}` : nothing}>
        <legend>${label}</legend>
        ${kind === "places" ? this.#places(field) : kind === "receivers" ? this.#receivers(field) : this.#options(field)}
        ${fault}
      </fieldset>`;
    }
    return html`<label class="field act-field"
      ><span>${label}</span>
      ${
        kind === "select"
          ? html`<select
              name=${name}
              aria-invalid=${missing ? "true" : nothing}
              @change=${(/** @type {any} */ e) => this.#set({ [name]: e.target.value })}
            >
              <option value="">${say("choose")}</option>
              ${field.options?.map(({ value, words }) => html`<option value=${value} ?selected=${this.values[name] === value}>${words ?? value}</option>`)}
            </select>`
          : html`<input
              type=${kind}
              name=${name}
              min=${field.min ?? nothing}
              max=${field.max ?? nothing}
              aria-invalid=${missing ? "true" : nothing}
              .value=${this.values[name] ?? ""}
              @input=${(/** @type {any} */ e) => this.#set({ [name]: e.target.value })}
            />`
      }
      ${fault}</label
    >`;
  }

  /** @param {number} at from 0 @param {Field} field */
  #digit(at, field) {
    return at < CHOICES_MAX && numbered(this.form.fields, this.values) === field
      ? html`<kbd aria-hidden="true">${at + 1}</kbd>`
      : nothing;
  }

  /** @param {Field} field */
  #options(field) {
    const { name, kind, list: listed, options = [] } = field;
    const ticks = kind === "ticks";
    if (options.length === 0) return html`<p class="hint">${say("table.noOptions")}</p>`;
    return html`<div class="act-options">
      ${options.map(({ value, words, fixed }, at) => {
        const chosen = ticks ? this.values[name]?.includes(value) : this.values[name] === value;
        return html`<label class="act-option ${chosen ? "on" : ""}"
          ><input
            type=${ticks ? "checkbox" : "radio"}
            name=${name}
            value=${value}
            .checked=${chosen}
            ?disabled=${fixed}
            @change=${() => (ticks ? this.#toggle(name, value) : this.#set({ [name]: value }))}
          /><span>${words ?? code(listed ?? name, value)}${fixed ? html` <span class="sub">${say("table.neededScope")}</span>` : nothing}</span> ${ticks ? nothing : this.#digit(at, field)}</label
        >`;
      })}
    </div>`;
  }

  /** @param {Field} field */
  #places(field) {
    const { name, places = [] } = field;
    const { calendar, now } = this.exchange;
    if (places.length === 0) return html`<p class="hint">${say("table.noPlaceToGive")}</p>`;
    return html`<div class="act-options">
      ${places.slice(0, CHOICES_MAX).map(
        (/** @type {SlotRow} */ slot, at) =>
          html`<label class="act-option ${this.values[name] === slot.key ? "on" : ""}"
            ><input
              type="radio"
              name=${name}
              value=${slot.key}
              .checked=${this.values[name] === slot.key}
              @change=${() => this.#set({ [name]: slot.key })}
            /><span
              ><b>${calendar.moment(slot.start)}</b>
              <span class="sub"
                >${[code("slotKind", slot.kind), code("delivery", slot.delivery), code("allotment", slot.allotment)].join(" · ")}</span
              ></span
            >
            ${this.#digit(at, field)}</label
          >`,
      )}
    </div>`;
  }

  /** @param {Field} field */
  #receivers(field) {
    const { name, receivers = [] } = field;
    const shown = this.all ? receivers : receivers.slice(0, RECEIVERS_FIRST);
    if (receivers.length === 0) return html`<p class="hint">${say("table.noReceivers")}</p>`;
    return html`<div class="act-options receivers">
        ${repeat(
          shown,
          ({ service }) => service,
          (receiver, at) => this.#receiver(receiver, name, this.#digit(at, field)),
        )}
      </div>
      ${
        receivers.length > shown.length
          ? html`<button type="button" class="link" @click=${() => (this.all = true)}>
              ${say("table.moreReceivers", { n: receivers.length - shown.length })}
            </button>`
          : nothing
      }`;
  }

  /** @param {Receiver} receiver @param {string} name @param {unknown} digit */
  #receiver({ service, row, misfits, first, suggested }, name, digit) {
    const { calendar } = this.exchange;
    const chosen = this.values[name]?.includes(service);
    return html`<label class="act-option ${chosen ? "on" : ""}"
      ><input
        type="checkbox"
        name=${name}
        value=${service}
        .checked=${chosen}
        @change=${() => this.#toggle(name, service)}
      /><span
        ><b>${row.organization.name}</b> ${row.name}${suggested ? html` <span class="tag">${say("table.suggested")}</span>` : nothing}
        <span class="sub"
          >${row.location.place ?? row.location.name} ·
          ${first ? say("table.firstPlace", { moment: calendar.moment(first.start) }) : say("table.noPlaceNow")}</span
        >
        ${
          misfits.length === 0
            ? html`<span class="fit"><span aria-hidden="true">✓ </span>${say("table.fits")}</span>`
            : html`<span class="warn"
                ><span aria-hidden="true">▲ </span>${say("table.fitsNot", { what: list(misfits.map((misfit) => code("misfit", misfit))) })}</span
              >`
        }</span
      >
      ${digit}</label
    >`;
  }
}

export function registerTableActForm() {
  if (!customElements.get("table-act-form")) customElements.define("table-act-form", TableActForm);
}
