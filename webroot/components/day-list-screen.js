// @ts-check
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Desk } from "../live/desk.js";
import { asked } from "../live/going.js";
import { Planning } from "../live/planning.js";
import { plusDays } from "../model/calendar.js";
import { dayListOf, nextOpen, progressOf } from "../model/day-list.js";
import { placesFor } from "../model/positions.js";
import { problemOf } from "../model/problems.js";
import { code } from "../model/wording.js";
import { say } from "../words/say.js";
import { appointmentLine } from "./appointment-line.js";
import { Glow } from "./glow.js";
import { PlannerPart } from "./planner-part.js";
import { registerPlanningTab } from "./planning-tabs.js";
/** @import { Appointment } from "../model/day-list.js" */
/** @import { PositionRow, SlotRow } from "../model/types.js" */

const VIEWS = ["waits", "slots", "positions"];
const MISSING_SHOWN = 40;

/** `<day-list-screen>`: who comes today and tomorrow, and how did it go? */
class DayListScreen extends PlannerPart {
  static ticking = true;
  static properties = {
    ...PlannerPart.properties,
    references: { state: true },
    current: { state: true },
    opened: { state: true },
    service: { state: true },
    all: { state: true },
  };

  constructor() {
    super();
    /** The appointment that keys are about; empty for the first open one. */
    this.current = "";
    /** What is open under it: another place, or the start of treatment. @type {"" | "move" | "treatment"} */
    this.opened = "";
    this.service = "";
    this.all = false;
    this.glow = new Glow(this);
    this.wanted = asked("plek");
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.mayPlan) this.#readReferences();
  }

  async #readReferences() {
    try {
      this.references = await new Planning(this.exchange).references();
    } catch (failure) {
      this.problem = problemOf(failure);
    }
  }

  get keys() {
    return [
      { key: "j", words: say("keys.dayNext"), run: () => this.#step(1) },
      { key: "k", words: say("keys.dayPrevious"), run: () => this.#step(-1) },
      { key: "g", words: say("keys.dayAttended"), run: () => this.#outcomeOfCurrent("ATTENDED") },
      { key: "n", words: say("keys.dayNoShow"), run: () => this.#outcomeOfCurrent("NO_SHOW") },
      { key: "a", words: say("keys.dayCancelled"), run: () => this.#outcomeOfCurrent("CANCELLED") },
      { key: "v", words: say("keys.dayMove"), run: () => this.#open("move") },
      { key: "b", words: say("keys.dayTreatment"), run: () => this.#open("treatment") },
      { key: "z", words: say("keys.undo"), run: () => this.#undo() },
      { key: "l", words: say("keys.dayPrint"), run: () => print() },
      { key: "Escape", words: say("keys.close"), run: () => (this.opened = "") },
    ];
  }

  #undo() {
    /** @type {HTMLElement | null} */ (this.querySelector(".undo"))?.click();
  }

  get #parts() {
    const slots = this.slots.filter(({ service }) => this.service === "" || service === this.service);
    const parts = dayListOf(slots, { calendar: this.exchange.calendar, now: this.exchange.now() });
    return parts;
  }

  /** @returns {Appointment[]} in reading order */
  get #shown() {
    const { missing, today, tomorrow } = this.#parts;
    return [...(this.all ? missing : missing.slice(0, MISSING_SHOWN)), ...today, ...tomorrow];
  }

  /** @param {Appointment[]} shown */
  #currentIn(shown) {
    return (
      shown.find(({ key }) => key === this.current) ??
      shown.find(({ slot }) => slot.key === this.wanted) ??
      shown.find(({ claim, begun }) => begun && !claim.outcome) ??
      shown[0]
    );
  }

  /** @param {number} by */
  #step(by) {
    const shown = this.#shown;
    const at = shown.findIndex(({ key }) => key === this.#currentIn(shown)?.key);
    const next = shown[Math.max(0, Math.min(shown.length - 1, at + by))];
    if (next) this.#goTo(next.key);
  }

  /** @param {string} key */
  async #goTo(key) {
    this.current = key;
    this.opened = "";
    await this.updateComplete;
    this.#line(key)?.focus();
    this.#line(key)?.scrollIntoView({ block: "nearest" });
  }

  /** @param {string} key @returns {HTMLElement | undefined} */
  #line(key) {
    return /** @type {HTMLElement[]} */ ([...this.querySelectorAll(".appointment")]).find(
      ({ dataset }) => dataset.key === key,
    );
  }

  /** @param {string} outcome */
  #outcomeOfCurrent(outcome) {
    const shown = this.#shown;
    const current = this.#currentIn(shown);
    if (current && !current.gone && (current.begun || outcome === "CANCELLED")) this.#outcome(current, outcome);
  }

  /** @param {Appointment} appointment @param {string} outcome */
  async #outcome(appointment, outcome) {
    const { slot, claim, key } = appointment;
    const before = claim.outcome;
    const next = nextOpen(this.#shown, key);
    const planning = new Planning(this.exchange);
    const done = await this.doing(
      key,
      () => planning.outcome(slot, claim.claim, outcome),
      say("day.done", {
        who: this.#who(appointment),
        time: this.exchange.calendar.time(slot.start),
        outcome: code("outcome", outcome),
      }),
      () =>
        before
          ? planning.outcome(slot, claim.claim, before)
          : new Desk(this.exchange).eraseOutcome(slot, claim.claim),
    );
    if (done && next) this.#goTo(next);
  }

  /** @param {"move" | "treatment"} what */
  async #open(what) {
    const current = this.#currentIn(this.#shown);
    if (!current || current.gone) return;
    if (what === "move" && current.claim.outcome) return;
    if (what === "treatment" && !this.#awaitsTreatment(current)) return;
    this.current = current.key;
    this.opened = this.opened === what ? "" : what;
    await this.updateComplete;
    /** @type {HTMLElement | null | undefined} */ (
      this.#line(current.key)?.querySelector(".appointment-open select, .appointment-open input")
    )?.focus();
  }

  /** @param {Appointment} appointment */
  #who({ claim }) {
    return this.whoIs(claim.position, claim.code) || say("position.noReference");
  }

  /** @param {string | undefined} key @returns {PositionRow | undefined} */
  #position(key) {
    return this.exchange.rows("positions").find((/** @type {PositionRow} */ row) => row.key === key);
  }

  /** Whether the intake was held and only the start of treatment is waited for. @param {Appointment} appointment */
  #awaitsTreatment({ slot, claim }) {
    if (claim.outcome !== "ATTENDED" || slot.kind === "TREATMENT_START") return false;
    const position = this.#position(claim.position);
    return position !== undefined && position.open && position.phase === "TREATMENT";
  }

  /** @param {Appointment} appointment @param {SlotRow} to */
  async #move({ key, slot, claim }, to) {
    const planning = new Planning(this.exchange);
    const { calendar } = this.exchange;
    const done = await this.doing(
      key,
      () => planning.reschedule(slot.key, claim.claim, to.key, slot.organization),
      say("move.done", { from: calendar.moment(slot.start), to: calendar.moment(to.start) }),
      () => planning.reschedule(to.key, claim.claim, slot.key, slot.organization),
    );
    if (done) this.opened = "";
  }

  /** @param {Appointment} appointment @param {string} on */
  async #startTreatment({ key, slot, claim }, on) {
    const done = await this.doing(
      key,
      () => new Planning(this.exchange).startTreatment(claim.position ?? "", on, slot.organization),
      say("position.treatmentDone"),
    );
    if (done) this.opened = "";
  }

  /** @param {Appointment} appointment @param {SlotRow} to */
  async #planTreatment({ key, slot, claim }, to) {
    const planning = new Planning(this.exchange);
    const done = await this.doing(
      key,
      () => planning.claim(to.key, claim.position ?? "", slot.organization),
      say("position.plannedDone", { moment: this.exchange.calendar.moment(to.start) }),
      (answer) => planning.release(to.key, answer.claim, slot.organization),
    );
    if (done) this.opened = "";
  }

  willUpdate() {
    if (this.mayPlan && this.exchange.board("slots").board.loaded) this.glow.take("slots");
  }

  render() {
    return this.screen({ name: "day-list", words: "tab.dayList", views: VIEWS, body: () => this.#body() });
  }

  #body() {
    const { exchange } = this;
    const { calendar, today } = exchange;
    const parts = this.#parts;
    const done = progressOf(parts.today);
    const services = this.services;
    const shown = this.#shown;
    const current = this.#currentIn(shown)?.key ?? "";
    return html`<div class="page-head">
        <h1 tabindex="-1">${say("tab.dayList")}</h1>
        <p class="found">
          <span><b>${done.of === 0 ? say("day.noneFirst") : done.of}</b> ${say("day.today", { n: done.of })}</span>
          ${done.open > 0 ? html`<span class="warn"><b>${done.open}</b> ${say("day.open", { n: done.open })}</span>` : nothing}
          ${parts.missing.length > 0 ? html`<span class="warn"><b>${parts.missing.length}</b> ${say("day.missing", { n: parts.missing.length })}</span>` : nothing}
          <span><b>${parts.tomorrow.length === 0 ? say("day.nobodyFirst") : parts.tomorrow.length}</b> ${say("day.tomorrow")}</span>
        </p>
        <span class="day-tools no-print">
          ${
            services.length > 1
              ? html`<label class="sr" for="day-service">${say("publish.service")}</label>
                  <select
                    id="day-service"
                    class="pick-one"
                    @change=${(/** @type {any} */ e) => (this.service = e.target.value)}
                  >
                    <option value="">${say("day.allServices")}</option>
                    ${services.map((row) => html`<option value=${row.key} ?selected=${row.key === this.service}>${row.name}</option>`)}
                  </select>`
              : nothing
          }
          <button type="button" class="btn quiet" aria-keyshortcuts="l" @click=${() => print()}>
            ${say("day.print")} <kbd aria-hidden="true">l</kbd>
          </button>
        </span>
      </div>
      ${this.outcome()}
      ${
        parts.missing.length > 0
          ? html`<section class="day-part is-missing" aria-labelledby="missing-head">
              <h2 id="missing-head">
                <span aria-hidden="true">▲ </span>${say("day.missingHead", { n: parts.missing.length })}
              </h2>
              ${this.#lines(this.all ? parts.missing : parts.missing.slice(0, MISSING_SHOWN), current, true)}
              ${
                !this.all && parts.missing.length > MISSING_SHOWN
                  ? html`<button type="button" class="link" @click=${() => (this.all = true)}>
                      ${say("day.missingMore", { n: parts.missing.length - MISSING_SHOWN })}
                    </button>`
                  : nothing
              }
            </section>`
          : nothing
      }
      <section class="day-part" aria-labelledby="today-head">
        <h2 id="today-head">${say("day.todayHead", { day: calendar.fullDay(today) })}</h2>
        ${parts.today.length > 0 ? this.#lines(parts.today, current) : html`<p class="none">${say("day.noneToday")}</p>`}
      </section>
      <section class="day-part" aria-labelledby="tomorrow-head">
        <h2 id="tomorrow-head">${say("day.tomorrowHead", { day: calendar.fullDay(plusDays(today, 1)) })}</h2>
        ${parts.tomorrow.length > 0 ? this.#lines(parts.tomorrow, current) : html`<p class="none">${say("day.noneTomorrow")}</p>`}
      </section>
      <p class="hint">${say("day.text")}</p>`;
  }

  /** @param {Appointment[]} appointments @param {string} current @param {boolean} [dated] */
  #lines(appointments, current, dated = false) {
    const { exchange } = this;
    return html`<ul class="appointments">
      ${repeat(
        appointments,
        ({ key }) => key,
        (appointment) =>
          appointmentLine(appointment, {
            exchange,
            who: this.#who(appointment),
            dated,
            current: appointment.key === current,
            opened: appointment.key === current ? this.opened : "",
            busy: this.busy !== "",
            fresh: this.glow.keys.has(appointment.slot.key),
            awaitsTreatment: this.#awaitsTreatment(appointment),
            position: this.#position(appointment.claim.position),
            ownName: exchange.session?.organization?.name,
            chosen: () => {
              if (this.current !== appointment.key) this.opened = "";
              this.current = appointment.key;
            },
            outcome: (outcome) => this.#outcome(appointment, outcome),
            erase: () => this.#erase(appointment),
            open: (what) => {
              this.current = appointment.key;
              this.#open(what);
            },
            places: (kind) => this.#places(appointment, kind),
            move: (to) => this.#move(appointment, to),
            startTreatment: (on) => this.#startTreatment(appointment, on),
            planTreatment: (to) => this.#planTreatment(appointment, to),
          }),
      )}
    </ul>`;
  }

  /** @param {Appointment} appointment */
  #erase({ key, slot, claim }) {
    const before = claim.outcome ?? "";
    return this.doing(
      key,
      () => new Desk(this.exchange).eraseOutcome(slot, claim.claim),
      say("day.erased"),
      () => new Planning(this.exchange).outcome(slot, claim.claim, before),
    );
  }

  /** @param {Appointment} appointment @param {"same" | "TREATMENT_START"} kind */
  #places({ slot, claim }, kind) {
    const wanted = kind === "same" ? slot.kind : kind;
    return placesFor(
      this.exchange.rows("slots"),
      {
        service: slot.service,
        phase: wanted === "TREATMENT_START" ? "TREATMENT" : "INTAKE",
        urgency: this.#position(claim.position)?.urgency ?? "",
        referred: claim.code !== undefined,
      },
      this.exchange.now(),
      wanted,
    ).filter(({ key }) => key !== slot.key);
  }
}

export function registerDayListScreen() {
  customElements.define("day-list-screen", DayListScreen);
  registerPlanningTab({
    path: "/planning/daglijst",
    words: "tab.dayList",
    screen: (exchange) => html`<day-list-screen data-screen .exchange=${exchange}></day-list-screen>`,
  });
}
