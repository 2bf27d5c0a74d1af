// @ts-check
import { html, nothing } from "lit";
import { Planning } from "../live/planning.js";
import { clearingOf } from "../model/agenda.js";
import { plusDays } from "../model/calendar.js";
import { problemOf } from "../model/problems.js";
import { code } from "../model/wording.js";
import { say } from "../words/say.js";
import { Part } from "./part.js";
import { WITHDRAW_REASONS } from "./place-panel.js";
import { problemNote } from "./problem-note.js";
/** @import { ScheduleRow, SlotRow } from "../model/types.js" */

const SHOWN = 12;

/**
 * `<ill-form>`: nobody can come on some days; what that does to places and people is shown first.
 * Fires `cleared` with the words, the way back and how many are to move, and `form-closed`.
 */
class IllForm extends Part {
  static properties = {
    ...Part.properties,
    schedules: { attribute: false },
    slots: { attribute: false },
    first: {},
    schedule: { state: true },
    from: { state: true },
    to: { state: true },
    reason: { state: true },
    busy: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** @type {ScheduleRow[]} */
    this.schedules = [];
    /** @type {SlotRow[]} */
    this.slots = [];
    this.first = "";
    this.schedule = "";
    this.from = "";
    this.to = "";
    this.reason = WITHDRAW_REASONS[0];
    this.busy = false;
    /** @type {any} */
    this.problem = null;
  }

  willUpdate() {
    this.schedule ||= this.schedules.some(({ key }) => key === this.first) ? this.first : (this.schedules[0]?.key ?? "");
    this.from ||= this.exchange.today;
    this.to ||= this.from;
  }

  get #schedule() {
    return this.schedules.find(({ key }) => key === this.schedule);
  }

  /** @param {Event} e */
  async #clear(e) {
    e.preventDefault();
    const { exchange, from, to, reason } = this;
    const { calendar } = exchange;
    const by = this.#schedule?.organization ?? "";
    const planning = new Planning(exchange);
    this.busy = true;
    this.problem = null;
    try {
      const start = Math.max(Date.parse(calendar.instant(from, "00:00")), exchange.now());
      const answer = await planning.clear(
        this.schedule,
        { from: new Date(start).toISOString(), to: calendar.instant(plusDays(to, 1), "00:00"), reason },
        by,
      );
      const { clearance, withdrawn, toMove } = answer;
      const words = say("ill.done", { withdrawn, toMove });
      exchange.announce(words);
      const undo = clearance && (() => planning.undoClearing(clearance, by));
      this.dispatchEvent(new CustomEvent("cleared", { detail: { words, undo, toMove }, bubbles: true }));
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
    const { exchange, schedule, from, to } = this;
    const { calendar } = exchange;
    const effect = clearingOf(this.slots, { schedule, from, to }, calendar, exchange.now());
    /** @param {"from" | "to"} part @param {string} words @param {string} min */
    const day = (part, words, min) =>
      html`<label class="field"
        ><span>${words}</span
        ><input
          type="date"
          name=${part}
          required
          min=${min}
          .value=${this[part]}
          @change=${(/** @type {any} */ e) => {
            if (e.target.value) this[part] = e.target.value;
            if (this.to < this.from) this.to = this.from;
          }}
      /></label>`;
    const hit = effect.withdrawn + effect.toMove;
    return html`<form class="ill" @submit=${(/** @type {Event} */ e) => this.#clear(e)}>
      <p class="hint">${say("ill.text")}</p>
      <div class="publish-fields">
        <label class="field"
          ><span>${say("ill.who")}</span
          ><select name="schedule" @change=${(/** @type {any} */ e) => (this.schedule = e.target.value)}>
            ${this.schedules.map(({ key, code: name, locationName }) => html`<option value=${key} ?selected=${key === schedule}>${name} · ${locationName}</option>`)}
          </select></label
        >
        ${day("from", say("ill.from"), exchange.today)} ${day("to", say("ill.to"), from)}
        <label class="field"
          ><span>${say("ill.why")}</span
          ><select name="reason" @change=${(/** @type {any} */ e) => (this.reason = e.target.value)}>
            ${WITHDRAW_REASONS.map((reason) => html`<option value=${reason} ?selected=${reason === this.reason}>${code("withdrawReason", reason)}</option>`)}
          </select></label
        >
      </div>
      <section class="preview effect" aria-live="polite" aria-labelledby="effect-head">
        <h3 id="effect-head">${say(hit === 0 ? "ill.nothing" : "ill.effect")}</h3>
        ${
          hit === 0
            ? nothing
            : html`<p class="effect-counts">
                <span><b>${effect.withdrawn}</b> ${say("ill.free")}</span>
                <span class=${effect.toMove > 0 ? "warn" : ""}><b>${effect.toMove}</b> ${say("ill.taken")}</span>
              </p>`
        }
        <ol>
          ${effect.slots.slice(0, SHOWN).map((slot) => html`<li><b>${calendar.day(slot.start)}</b> ${calendar.time(slot.start)} · ${(slot.claims?.length ?? 0) > 0 ? html`<span class="warn">▲ ${say("stance.toMove")}</span>` : html`<span class="none">✕ ${say("stance.withdrawn")}</span>`}</li>`)}
        </ol>
        ${effect.slots.length > SHOWN ? html`<p class="hint">${say("publish.andMore", { n: effect.slots.length - SHOWN })}</p>` : nothing}
        ${effect.toMove > 0 ? html`<p class="hint">${say("ill.promise")}</p>` : nothing}
      </section>
      ${problemNote(this.problem)}
      <div class="actions">
        <button class="btn" ?disabled=${this.busy || hit === 0}>${this.busy ? say("busy") : say("ill.do")}</button>
        <button type="button" class="btn quiet" @click=${() => this.#close()}>${say("cancel")}</button>
      </div>
    </form>`;
  }
}

export const registerIllForm = () => customElements.define("ill-form", IllForm);
