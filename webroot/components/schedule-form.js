// @ts-check
import { html, nothing } from "lit";
import { Agendas } from "../live/agendas.js";
import { CAPACITY_MAX, codeFault, sameSchedule, scheduleForm } from "../model/schedules.js";
import { problemOf } from "../model/problems.js";
import { say } from "../words/say.js";
import { ActingPart } from "./acting-part.js";
import { choiceNote } from "./choice-note.js";
import { faultIn, fieldWithNote, isAtField } from "./field-note.js";
import { problemNote } from "./problem-note.js";
/** @import { ScheduleForm as Form } from "../model/schedules.js" */
/** @import { ScheduleRow } from "../model/types.js" */

/**
 * `<schedule-form>`: a new agenda, or one as it is to become. No form of its own, so that it can stand in
 * one. Fires `schedule-saved` with its key, the words and the way back, and `schedule-closed`.
 */
class ScheduleForm extends ActingPart {
  static properties = {
    ...ActingPart.properties,
    schedule: { attribute: false },
    schedules: { attribute: false },
    organization: {},
    locations: { state: true },
    form: { state: true },
    tried: { state: true },
    theirs: { state: true },
  };

  constructor() {
    super();
    /** The one that is changed; null for a new one. @type {ScheduleRow | null} */
    this.schedule = null;
    /** All that the organisation has. @type {ScheduleRow[]} */
    this.schedules = [];
    this.organization = "";
    /** @type {{ id: string, name: string }[] | null} */
    this.locations = null;
    /** Done once they are there, or it is said why not; null while nothing is asked. @type {Promise<void> | null} */
    this.reading = null;
    /** @type {Form} */
    this.form = { code: "", location: "", capacity: 1, active: true };
    /** As it was when the change began. @type {(Form & { version: number }) | null} */
    this.seen = null;
    /** Whether it was tried to be saved: until then an empty field is no fault. */
    this.tried = false;
    /** What someone else made of it meanwhile. @type {(Form & { version: number }) | null} */
    this.theirs = null;
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.schedule) {
      this.form = scheduleForm(this.schedule);
      this.seen = { ...this.form, version: this.schedule.version };
    }
    this.#locations();
  }

  async firstUpdated() {
    /** @type {HTMLElement | null} */ (this.querySelector("input"))?.focus();
  }

  #locations() {
    this.reading ??= this.#readLocations().finally(() => (this.reading = null));
    return this.reading;
  }

  async #readLocations() {
    try {
      this.locations = await new Agendas(this.exchange).locations(this.organization);
      if (!this.form.location) this.#set({ location: this.locations[0]?.id ?? "" });
    } catch (failure) {
      this.problem = problemOf(failure);
    }
  }

  /** @param {Partial<Form>} part */
  #set(part) {
    this.form = { ...this.form, ...part };
    this.problem = null;
  }

  get #fault() {
    const fault = codeFault(this.form.code, this.schedules, this.schedule?.key);
    if (fault === "empty" && !this.tried) return "";
    return fault ? say(`schedule.code.${fault}`) : faultIn(this.problem, "code");
  }

  async #save() {
    this.tried = true;
    // Who types the code and presses Enter may be quicker than they are.
    if (this.form.location === "") await this.#locations();
    const { form, schedule } = this;
    if (codeFault(form.code, this.schedules, schedule?.key) || form.capacity < 1 || form.capacity > CAPACITY_MAX) {
      await this.updateComplete;
      /** @type {HTMLElement | null} */ (this.querySelector("[aria-invalid]"))?.focus();
      return;
    }
    if (schedule) await this.#change(this.seen?.version ?? 0);
    else await this.#add();
  }

  async #add() {
    const agendas = new Agendas(this.exchange);
    const { form, organization } = this;
    let key = "";
    const words = say("schedule.added", { code: form.code });
    const isDone = await this.doing("add", async () => ({ id: key } = await agendas.add(form, organization)), words);
    if (!isDone) return;
    this.#fire("schedule-saved", {
      key,
      words,
      undo: async () => agendas.change(key, { ...form, active: false }, (await agendas.schedule(key)).version, organization),
    });
  }

  /** @param {number} version that is written over */
  async #change(version) {
    const { form, seen, organization } = this;
    const key = this.schedule?.key ?? "";
    if (!seen || sameSchedule(form, seen)) return this.#close();
    const agendas = new Agendas(this.exchange);
    const words = say("schedule.changed", { code: form.code });
    if (await this.doing("change", () => agendas.change(key, form, version, organization), words)) {
      this.#fire("schedule-saved", {
        key,
        words,
        undo: async () => agendas.change(key, scheduleForm(seen), (await agendas.schedule(key)).version, organization),
      });
    } else if (this.problem?.slug === "stale-version") await this.#showBoth(agendas, key);
  }

  /** @param {Agendas} agendas @param {string} key */
  async #showBoth(agendas, key) {
    this.problem = null;
    const now = await agendas.schedule(key);
    // A place was published in it: nobody changed the agenda itself.
    if (this.seen && sameSchedule(now, this.seen)) return this.#change(now.version);
    this.theirs = now;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(".take-theirs"))?.focus();
  }

  /** @param {boolean} mine */
  #settle(mine) {
    const { theirs } = this;
    if (!theirs) return;
    this.theirs = null;
    this.seen = { ...scheduleForm(theirs), version: theirs.version };
    if (mine) return this.#change(theirs.version);
    this.form = scheduleForm(theirs);
  }

  #close() {
    this.#fire("schedule-closed");
  }

  /** @param {string} name @param {object} [detail] */
  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }

  /** @param {Form} form */
  #words({ code, location, capacity, active }) {
    const name = this.locations?.find(({ id }) => id === location)?.name ?? "";
    return [code, name, say("schedule.atATime", { n: capacity }), active ? "" : say("schedule.isEnded")]
      .filter(Boolean)
      .join(" · ");
  }

  render() {
    const { form, theirs, schedule } = this;
    const isBusy = this.busy !== "";
    const outOfRange = form.capacity < 1 || form.capacity > CAPACITY_MAX;
    return html`<div
      class="schedule-form"
      role="group"
      aria-label=${schedule ? say("schedule.changeOf", { code: schedule.code }) : say("schedule.new")}
      @keydown=${(/** @type {any} */ e) => {
        if (e.key !== "Enter" || !e.target.matches("input")) return;
        e.preventDefault();
        e.target.dispatchEvent(new Event("change"));
        this.#save();
      }}
    >
      ${theirs ? choiceNote(this.#words(theirs), this.#words(form), { take: () => this.#settle(false), keep: () => this.#settle(true) }) : nothing}
      <div class="schedule-fields">
        ${fieldWithNote({
          name: "code",
          label: say("schedule.code"),
          value: form.code,
          fault: this.#fault,
          hint: say("schedule.codeHint"),
          changed: (value) => this.#set({ code: value.trim() }),
        })}
        <label class="field"
          ><span>${say("schedule.location")}</span
          ><select
            name="location"
            ?disabled=${this.locations === null}
            @change=${(/** @type {any} */ e) => this.#set({ location: e.target.value })}
          >
            ${(this.locations ?? []).map(({ id, name }) => html`<option value=${id} ?selected=${id === form.location}>${name}</option>`)}
          </select></label
        >
        ${fieldWithNote({
          name: "capacity",
          label: say("schedule.capacity"),
          type: "number",
          min: 1,
          max: CAPACITY_MAX,
          value: form.capacity,
          fault: outOfRange ? say("schedule.capacityFault", { max: CAPACITY_MAX }) : "",
          hint: say("schedule.capacityHint"),
          changed: (value) => this.#set({ capacity: Number(value) }),
        })}
      </div>
      ${isAtField(this.problem, ["code"]) ? nothing : problemNote(this.problem)}
      <div class="actions">
        <button type="button" class="btn small save-agenda" ?disabled=${isBusy || form.location === ""} @click=${() => this.#save()}>
          ${isBusy ? say("busy") : say(schedule ? "agenda.save" : "schedule.add")}
        </button>
        <button type="button" class="btn quiet small" @click=${() => this.#close()}>${say("cancel")}</button>
      </div>
    </div>`;
  }
}

export function registerScheduleForm() {
  if (!customElements.get("schedule-form")) customElements.define("schedule-form", ScheduleForm);
}
