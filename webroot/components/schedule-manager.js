// @ts-check
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Agendas } from "../live/agendas.js";
import { scheduleForm, schedulesInOrder } from "../model/schedules.js";
import { say } from "../words/say.js";
import { ActingPart } from "./acting-part.js";
import { registerScheduleForm } from "./schedule-form.js";
/** @import { ScheduleRow } from "../model/types.js" */

/**
 * `<schedule-manager>`: the agendas there are; one is added, changed, ended and taken up again. Fires
 * `form-closed`.
 */
class ScheduleManager extends ActingPart {
  static properties = {
    ...ActingPart.properties,
    schedules: { attribute: false },
    organization: {},
    editing: { state: true },
    ending: { state: true },
  };

  constructor() {
    super();
    /** All, those that were ended too. @type {ScheduleRow[]} */
    this.schedules = [];
    /** For which one is added. */
    this.organization = "";
    /** Key of the one that is changed, "new" for a new one, empty for none. */
    this.editing = "";
    /** Key of the one of which the end is asked. */
    this.ending = "";
    /** Key of the one that gets the focus once it is in sight. */
    this.awaited = "";
  }

  /** @param {string} editing */
  #edit(editing) {
    this.editing = editing;
    this.ending = "";
    this.done = null;
    this.problem = null;
  }

  /** @param {ScheduleRow} schedule */
  async #ask(schedule) {
    this.#edit("");
    this.ending = schedule.key;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(".ending .btn"))?.focus();
  }

  /** @param {any} e what was saved, and how it is taken back */
  async #saved({ detail: { key, words, undo } }) {
    this.editing = "";
    this.problem = null;
    this.done = { words, undo };
    await this.#focus(key);
  }

  /** @param {string} key */
  async #focus(key) {
    await this.updateComplete;
    const row = this.querySelector(`[data-schedule="${key}"] button`);
    // What was just added is in sight a moment later.
    this.awaited = row ? "" : key;
    /** @type {HTMLElement | null} */ (row ?? this.querySelector(".new-agenda"))?.focus();
  }

  updated() {
    const row = this.awaited && this.querySelector(`[data-schedule="${this.awaited}"] button`);
    if (!row) return;
    this.awaited = "";
    /** @type {HTMLElement} */ (row).focus();
  }

  /** @param {ScheduleRow} schedule @param {boolean} active */
  async #use(schedule, active) {
    const agendas = new Agendas(this.exchange);
    const { key, code, organization } = schedule;
    const put = async (/** @type {boolean} */ wanted) => {
      // Only whether it is in use is changed, of whatever it is now.
      const now = await agendas.schedule(key);
      await agendas.change(key, { ...scheduleForm(now), active: wanted }, now.version, organization);
    };
    const words = say(active ? "schedule.inUse" : "schedule.ended", { code });
    if (await this.doing(key, () => put(active), words, () => put(!active))) {
      this.ending = "";
      await this.#focus(key);
    }
  }

  render() {
    const ordered = schedulesInOrder(this.schedules);
    const used = ordered.filter(({ active }) => active);
    const ended = ordered.filter(({ active }) => !active);
    return html`<p class="hint">${say("schedule.text")}</p>
      ${this.outcome()}
      ${
        used.length === 0 && this.editing !== "new"
          ? html`<div class="schedules-none">
              <h3>${say("schedule.none")}</h3>
              <p>${say("schedule.noneText")}</p>
            </div>`
          : nothing
      }
      ${this.#list(used)}
      ${
        this.editing === "new"
          ? this.#form(null)
          : html`<div class="actions">
              <button type="button" class="btn new-agenda" ?disabled=${this.busy !== ""} @click=${() => this.#edit("new")}>
                ${say("schedule.new")}
              </button>
              <button type="button" class="btn quiet" @click=${() => this.dispatchEvent(new CustomEvent("form-closed", { bubbles: true }))}>
                ${say("close")}
              </button>
            </div>`
      }
      ${
        ended.length > 0
          ? html`<details class="schedules-ended">
              <summary>${say("schedule.endedHead", { n: ended.length })}</summary>
              ${this.#list(ended)}
            </details>`
          : nothing
      }`;
  }

  /** @param {ScheduleRow[]} schedules */
  #list(schedules) {
    return html`<ul class="schedules">
      ${repeat(
        schedules,
        ({ key }) => key,
        (schedule) =>
          html`<li data-schedule=${schedule.key}>
            ${this.editing === schedule.key ? this.#form(schedule) : this.#row(schedule)}
            ${this.ending === schedule.key ? this.#end(schedule) : nothing}
          </li>`,
      )}
    </ul>`;
  }

  /** @param {ScheduleRow} schedule */
  #row(schedule) {
    const { code, locationName, capacity, slots, active } = schedule;
    const isBusy = this.busy !== "";
    return html`<div class="schedule-line">
      <b class="code">${code}</b>
      <span>${locationName}<span class="sub">${say("schedule.atATime", { n: capacity })}</span></span>
      <span class=${slots === 0 ? "none" : ""}>${slots === 0 ? say("schedule.noSlots") : say("schedule.slots", { n: slots })}</span>
      <span class="actions">
        ${
          active
            ? html`<button
                  type="button"
                  class="btn quiet small"
                  aria-label=${say("schedule.changeOf", { code })}
                  ?disabled=${isBusy}
                  @click=${() => this.#edit(schedule.key)}
                >
                  ${say("schedule.change")}
                </button>
                <button
                  type="button"
                  class="btn quiet small"
                  aria-label=${say("schedule.endOf", { code })}
                  ?disabled=${isBusy}
                  @click=${() => this.#ask(schedule)}
                >
                  ${say("schedule.endOpen")}
                </button>`
            : html`<button type="button" class="btn quiet small" ?disabled=${isBusy} @click=${() => this.#use(schedule, true)}>
                ${say("schedule.useAgain")}
              </button>`
        }
      </span>
    </div>`;
  }

  /** What its end comes to, before it is. @param {ScheduleRow} schedule */
  #end(schedule) {
    const { slots, code } = schedule;
    return html`<div class="note ending" role="group" aria-label=${say("schedule.endOf", { code })}>
      <p class=${slots > 0 ? "warn" : ""}>
        ${slots > 0 ? html`<span aria-hidden="true">▲ </span>${say("schedule.endSlots", { n: slots })}` : say("schedule.endFree")}
      </p>
      <p class="hint">${say("schedule.endText")}</p>
      <div class="actions">
        <button type="button" class="btn small" ?disabled=${this.busy !== ""} @click=${() => this.#use(schedule, false)}>
          ${this.busy ? say("busy") : say("schedule.end")}
        </button>
        <button type="button" class="btn quiet small" @click=${() => (this.ending = "")}>${say("cancel")}</button>
      </div>
    </div>`;
  }

  /** @param {ScheduleRow | null} schedule */
  #form(schedule) {
    const organization = schedule?.organization ?? this.organization;
    return html`<schedule-form
      .exchange=${this.exchange}
      .schedule=${schedule}
      .schedules=${this.schedules.filter((known) => known.organization === organization)}
      .organization=${organization}
      @schedule-saved=${(/** @type {any} */ e) => this.#saved(e)}
      @schedule-closed=${() => {
        this.#edit("");
        this.#focus(schedule?.key ?? "");
      }}
    ></schedule-form>`;
  }
}

export function registerScheduleManager() {
  registerScheduleForm();
  customElements.define("schedule-manager", ScheduleManager);
}
