// @ts-check
import { html, nothing } from "lit";
import { Planning } from "../live/planning.js";
import { mondayOf, plusDays } from "../model/calendar.js";
import { ITEMS_MAX, timesFrom } from "../model/pattern.js";
import { problemOf } from "../model/problems.js";
import { ALLOTMENTS, copyRequest, patternRequest, recurrenceRequest } from "../model/publishing.js";
import { code } from "../model/wording.js";
import { say } from "../words/say.js";
import { Part } from "./part.js";
import { problemNote } from "./problem-note.js";
import { publishPreview } from "./publish-preview.js";
import { copyFields, oneFields, patternFields, recurrenceFields } from "./publish-when.js";
import { releaseFields, restrictionFields } from "./publish-who.js";
import { registerScheduleForm } from "./schedule-form.js";
/** @import { Answer, Item, Request } from "../model/publishing.js" */
/** @import { ScheduleRow, WaitsRow } from "../model/types.js" */

const KINDS = ["INTAKE", "TREATMENT_START", "CONSULTATION", "SHORT_CONTACT", "EXPLORATORY"];
export const WAYS = /** @type {const} */ (["one", "pattern", "recurrence", "copy"]);
/** So long after the last change what it comes to is asked. */
const LOOK_MS = 350;

/** With a reason, a place may be further ahead than the region plans. */
const ANY_HORIZON = 366;

/**
 * `<publish-form>`: one place, a week's pattern, a recurrence or a week once more; always with what
 * would become of each before anything is made, and what did become of it. Fires `form-closed`.
 */
class PublishForm extends Part {
  static properties = {
    ...Part.properties,
    services: { attribute: false },
    schedules: { attribute: false },
    monday: {},
    way: { state: true },
    item: { state: true },
    when: { state: true },
    practices: { state: true },
    adding: { state: true },
    answer: { state: true },
    isMade: { state: true },
    busy: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** @type {WaitsRow[]} */
    this.services = [];
    /** Those that were ended too. @type {ScheduleRow[]} */
    this.schedules = [];
    /** Whether an agenda is being added. */
    this.adding = false;
    /** Of the week in sight. */
    this.monday = "";
    /** @type {typeof WAYS[number]} */
    this.way = "pattern";
    /** @type {Item} */ // @ts-ignore set before the first painting
    this.item = undefined;
    /** @type {import("./publish-when.js").When} */ // @ts-ignore set before the first painting
    this.when = undefined;
    /** To which places can be limited. @type {{ id: string, name: string }[]} */
    this.practices = [];
    /** What would become, or became, of each. @type {Answer | null} */
    this.answer = null;
    this.isMade = false;
    this.busy = false;
    /** @type {any} */
    this.problem = null;
    this.timer = 0;
    /** Which question the answer belongs to. */
    this.asked = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#readPractices();
  }

  async #readPractices() {
    try {
      this.practices = await new Planning(this.exchange).practices();
    } catch (failure) {
      this.problem = problemOf(failure);
    }
  }

  willUpdate() {
    if (this.item) return;
    const [first] = this.services;
    const from = plusDays(this.exchange.today, 1);
    this.item = {
      service: first?.key ?? "",
      kind: first?.category === "GGZ_TREATMENT" ? "INTAKE" : "CONSULTATION",
      capacity: 1,
      allotment: "",
      delivery: first?.deliveries[0] ?? "ON_SITE",
      schedule: "",
      override: "",
      lastMinute: false,
      restriction: {},
      releases: "service",
      rules: [],
    };
    this.when = {
      from: this.monday > from ? this.monday : from,
      minutes: 45,
      time: "09:00",
      times: "09:00, 10:30",
      days: [0, 1],
      weeks: 1,
      every: 1,
      ends: "count",
      until: plusDays(from, 42),
      count: 8,
      exceptions: [],
      skipHolidays: true,
      copyFrom: this.monday,
      copyTo: plusDays(this.monday, 7),
    };
    this.#look();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  /** @param {Partial<Item>} part */
  #setItem(part) {
    this.item = { ...this.item, ...part };
    this.#look();
  }

  /** @param {Partial<PublishForm["when"]>} part */
  #setWhen(part) {
    this.when = { ...this.when, ...part };
    this.#look();
  }

  get #service() {
    return this.services.find(({ key }) => key === this.item.service);
  }

  /** @returns {Request & { skipped?: ReturnType<typeof patternRequest>["skipped"] }} */
  get #request() {
    const { item, when, exchange } = this;
    const { region, calendar } = exchange;
    if (this.way === "recurrence") return recurrenceRequest(item, { ...when, start: when.time });
    if (this.way === "copy")
      return copyRequest({ ...item, from: mondayOf(when.copyFrom), to: mondayOf(when.copyTo) });
    const isOne = this.way === "one";
    return patternRequest(
      item,
      {
        from: when.from,
        minutes: when.minutes,
        weeks: isOne ? 1 : when.weeks,
        days: isOne ? [weekday(when.from)] : when.days,
        times: isOne ? [when.time] : timesFrom(when.times),
      },
      {
        calendar,
        now: exchange.now(),
        horizonDays: item.override ? ANY_HORIZON : (region?.horizonDays ?? 56),
        holidays: when.skipHolidays && !isOne ? (region?.workingHours.holidays ?? []) : [],
      },
    );
  }

  /** Asks, a moment later, what it would come to. */
  #look() {
    this.answer = null;
    this.isMade = false;
    // An answer on its way is to another question.
    this.asked += 1;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.#send(true), LOOK_MS);
  }

  /** @param {boolean} dryRun */
  async #send(dryRun) {
    const request = this.#request;
    const n = request.body.items?.length;
    if (n === 0 || n > ITEMS_MAX) return;
    clearTimeout(this.timer);
    const asked = ++this.asked;
    this.busy = true;
    this.problem = null;
    try {
      const by = this.#service?.organization.id ?? "";
      const answer = await new Planning(this.exchange).publish(request, dryRun, by);
      if (asked !== this.asked) return;
      this.answer = answer;
      this.isMade = !dryRun;
      if (!dryRun)
        this.exchange.announce(say("publish.done", { n: answer.created, refused: answer.refused }));
    } catch (failure) {
      if (asked === this.asked) this.problem = problemOf(failure);
    } finally {
      if (asked === this.asked) this.busy = false;
    }
  }

  #close() {
    this.dispatchEvent(new CustomEvent("form-closed", { bubbles: true }));
  }

  render() {
    return html`<form
      class="publish"
      @submit=${(/** @type {Event} */ e) => {
        e.preventDefault();
        if (this.answer && !this.isMade) this.#send(false);
      }}
    >
      <fieldset class="ways" ?disabled=${this.isMade}>
        <legend>${say("publish.way")}</legend>
        ${WAYS.map(
          (way) =>
            html`<label class="segment"
              ><input
                type="radio"
                name="way"
                value=${way}
                ?autofocus=${this.way === way}
                .checked=${this.way === way}
                @change=${() => {
                  this.way = way;
                  this.#look();
                }}
              /><span>${say(`publish.way.${way}`)}</span></label
            >`,
        )}
      </fieldset>
      <div class="publish-parts">
        <div class="publish-fields">${this.#what()}</div>
        ${publishPreview({
          exchange: this.exchange,
          request: this.#request,
          answer: this.answer,
          isMade: this.isMade,
          busy: this.busy,
          override: this.item.override,
          overridden: (override) => this.#setItem({ override }),
        })}
      </div>
      ${problemNote(this.problem)} ${this.#actions()}
    </form>`;
  }

  #what() {
    const { item, when, way, exchange } = this;
    const on = {
      exchange,
      when,
      set: (/** @type {Partial<PublishForm["when"]>} */ part) => this.#setWhen(part),
    };
    const fields = { one: oneFields, pattern: patternFields, recurrence: recurrenceFields, copy: copyFields };
    const services = this.services.map(
      (row) =>
        /** @type {[string, string]} */ ([row.key, `${row.name} · ${row.location.place ?? row.location.name}`]),
    );
    const agenda = this.#agenda();
    if (way === "copy") return [this.#select("service", say("publish.service"), services), agenda, fields.copy(on)];
    return [
      this.#select("service", say("publish.service"), services),
      this.#select(
        "kind",
        say("publish.kind"),
        KINDS.map((kind) => [kind, code("slotKind", kind)]),
      ),
      fields[way](on),
      html`<label class="field"
        ><span>${say("publish.capacity")}</span
        ><input
          type="number"
          name="capacity"
          min="1"
          max="50"
          required
          .value=${String(item.capacity)}
          @change=${(/** @type {any} */ e) => this.#setItem({ capacity: Number(e.target.value) || 1 })}
      /></label>`,
      this.#select(
        "delivery",
        say("publish.delivery"),
        (this.#service?.deliveries ?? ["ON_SITE", "ONLINE"]).map((each) => [each, code("delivery", each)]),
      ),
      this.#select("allotment", say("publish.allotment"), [
        ["", say("publish.byDivision")],
        ...ALLOTMENTS.map((each) => /** @type {[string, string]} */ ([each, code("allotment", each)])),
      ]),
      agenda,
      html`<details class="complexity">
        <summary>${say("publish.whoMay")}</summary>
        ${releaseFields(item, (part) => this.#setItem(part))}
        ${restrictionFields(item.restriction, exchange, this.practices, (restriction) => this.#setItem({ restriction }))}
        <label class="tick"
          ><input
            type="checkbox"
            name="lastMinute"
            .checked=${item.lastMinute}
            @change=${(/** @type {any} */ e) => this.#setItem({ lastMinute: e.target.checked })}
          />
          ${say("publish.lastMinute")}</label
        >
      </details>`,
    ];
  }

  /** The agenda they stand in; one that is not there yet is added on the spot. */
  #agenda() {
    const { way, adding } = this;
    const organization = this.#service?.organization.id ?? "";
    const own = this.schedules.filter((known) => known.organization === organization);
    const used = own.filter(({ active }) => active);
    if (adding)
      return html`<schedule-form
        .exchange=${this.exchange}
        .schedules=${own}
        .organization=${organization}
        @schedule-saved=${(/** @type {any} */ e) => {
          this.#setItem({ schedule: e.detail.key });
          this.#endAdding();
        }}
        @schedule-closed=${() => this.#endAdding()}
      ></schedule-form>`;
    if (way === "copy" && used.length === 0) return nothing;
    return html`<div class="agenda-choice">
      ${this.#select("schedule", say("agenda.schedule"), [
        ["", say(way === "copy" ? "agenda.allSchedules" : "agenda.noSchedule")],
        ...used.map(({ key, code: name }) => /** @type {[string, string]} */ ([key, name])),
      ])}
      ${
        way === "copy"
          ? nothing
          : html`<button type="button" class="link add-agenda" @click=${() => (this.adding = true)}>${say("schedule.new")}</button>`
      }
    </div>`;
  }

  async #endAdding() {
    this.adding = false;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector("select[name=schedule]"))?.focus();
  }

  /** @param {"service" | "kind" | "delivery" | "allotment" | "schedule"} part @param {string} words @param {[string, string][]} options */
  #select(part, words, options) {
    return html`<label class="field"
      ><span>${words}</span
      ><select name=${part} @change=${(/** @type {any} */ e) => this.#setItem({ [part]: e.target.value })}>
        ${options.map(([value, text]) => html`<option value=${value} ?selected=${this.item[part] === value}>${text}</option>`)}
      </select></label
    >`;
  }

  #actions() {
    const { answer, isMade, busy } = this;
    if (isMade)
      return html`<div class="actions">
        <button type="button" class="btn" @click=${() => this.#close()}>${say("publish.close")}</button>
        <button type="button" class="btn quiet" @click=${() => this.#look()}>${say("publish.more")}</button>
      </div>`;
    const n = answer?.created ?? 0;
    const left = answer?.refused ?? 0;
    return html`<div class="actions">
      <button class="btn" ?disabled=${busy || n === 0}>
        ${busy && answer ? say("busy") : left > 0 ? say("publish.doWithout", { n, left }) : say("publish.do", { n })}
      </button>
      <button type="button" class="btn quiet" @click=${() => this.#close()}>${say("cancel")}</button>
    </div>`;
  }
}

/** 0 for Monday. @param {string} date */
const weekday = (date) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

export function registerPublishForm() {
  registerScheduleForm();
  customElements.define("publish-form", PublishForm);
}
