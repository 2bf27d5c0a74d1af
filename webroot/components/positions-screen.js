// @ts-check
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Planning } from "../live/planning.js";
import { byPressure, chosenPositions, daysOver, inOrderOf, placesFor } from "../model/positions.js";
import { problemOf } from "../model/problems.js";
import { say } from "../words/say.js";
import { ActingPart } from "./acting-part.js";
import { Glow } from "./glow.js";
import { registerPositionForm } from "./position-form.js";
import { positionLine } from "./position-parts.js";
import { problemNote } from "./problem-note.js";
/** @import { PositionRow, WaitsRow } from "../model/types.js" */

const SHOWN_AT_ONCE = 60;

/** `<positions-screen>`: who waits for us, who presses most, and what can be done for them now? */
class PositionsScreen extends ActingPart {
  static ticking = true;
  static properties = {
    ...ActingPart.properties,
    filter: { state: true },
    open: { state: true },
    shown: { state: true },
    registering: { state: true },
    references: { state: true },
  };

  constructor() {
    super();
    /** @type {import("../model/positions.js").PositionFilter} */
    this.filter = { service: "", phase: "", planned: "", typed: "" };
    /** Key of the one that is open; empty for none. */
    this.open = "";
    this.shown = SHOWN_AT_ONCE;
    this.registering = false;
    /** The holder's own, by position. @type {Map<string, string>} */
    this.references = new Map();
    this.glow = new Glow(this);
    /** The order in sight, which stands still while one is open. @type {string[]} */
    this.order = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.#readReferences();
  }

  get keys() {
    return [
      { key: "n", words: say("keys.register"), run: () => this.#register() },
      {
        key: "/",
        words: say("keys.searchPosition"),
        run: () => /** @type {HTMLElement | null} */ (this.querySelector("input[type=search]"))?.focus(),
      },
      { key: "Escape", words: say("keys.close"), run: () => (this.open = "") },
    ];
  }

  get #mayPlan() {
    const { exchange } = this;
    return (
      exchange.region !== null &&
      ((exchange.is("planner") && exchange.session?.organization !== undefined) ||
        exchange.is("administrator"))
    );
  }

  get #planning() {
    return new Planning(this.exchange);
  }

  async #readReferences() {
    if (!this.#mayPlan) return;
    try {
      this.references = await this.#planning.references();
    } catch (failure) {
      this.problem = problemOf(failure);
    }
  }

  async #register() {
    this.registering = true;
    await this.updateComplete;
    /** @type {HTMLDialogElement | null} */ (this.querySelector("dialog"))?.showModal();
  }

  /** @param {any} e */
  #registered({ detail: { position } }) {
    this.problem = null;
    this.done = { words: say("register.done") };
    this.open = position;
    this.#readReferences();
  }

  willUpdate() {
    if (this.#mayPlan) this.glow.take("positions");
  }

  render() {
    const { exchange } = this;
    const head = html`<h1 tabindex="-1">${say("nav.positions")}</h1>`;
    if (!this.#mayPlan) {
      return html`<div class="page">
        ${head}
        <section class="empty">
          <h2>${say("planning.onlyPlanner")}</h2>
          <p>${say("planning.onlyPlannerText")}</p>
        </section>
      </div>`;
    }
    const boards = ["waits", "slots", "positions"].map((view) => exchange.board(view));
    const refused = boards.find(({ state }) => state === "refused");
    if (refused) return html`<div class="page">${head}${problemNote(refused.problem)}</div>`;
    if (boards.some(({ board }) => !board.loaded))
      return html`<div class="page">
        ${head}
        <div class="loading" role="status"><p>${say("loading.positions")}</p></div>
      </div>`;
    const waiting = /** @type {PositionRow[]} */ (exchange.rows("positions")).filter((row) => row.open);
    const services = this.#services(waiting);
    return html`<div class="page">
      <div class="page-head">
        ${head} ${this.#counts(waiting)}
        <button
          type="button"
          class="btn"
          ?disabled=${services.size === 0}
          aria-keyshortcuts="n"
          @click=${() => this.#register()}
        >
          ${say("register.head")} <kbd aria-hidden="true">n</kbd>
        </button>
      </div>
      ${this.outcome()} ${this.#toolbar(services)} ${this.#list(waiting, services)}
      <p class="hint">${say("positions.noNames")}</p>
      ${this.#dialog(services)}
    </div>`;
  }

  /** One's own, and those that someone waits for, by key. @param {PositionRow[]} waiting */
  #services(waiting) {
    const { exchange } = this;
    const own = exchange.session?.organization?.id;
    const waitedFor = new Set(waiting.map(({ service }) => service));
    const rows = /** @type {WaitsRow[]} */ (exchange.rows("waits"))
      .filter((row) =>
        exchange.is("administrator") ? waitedFor.has(row.key) : row.organization.id === own,
      )
      .sort((a, b) => a.name.localeCompare(b.name, "nl"));
    return new Map(rows.map((row) => [row.key, row]));
  }

  /** @param {PositionRow[]} waiting */
  #counts(waiting) {
    const { today } = this.exchange;
    const over = waiting.filter((row) => daysOver(row, today) > 0).length;
    const planned = waiting.filter((row) => row.booking).length;
    /** @param {number} n @param {string} words */
    const part = (n, words) =>
      html`<span><b>${n === 0 ? say("week.noneTakenFirst") : n}</b> ${say(words)}</span>`;
    return html`<p class="found">
      ${part(waiting.length, "positions.waiting")}
      <span class=${over > 0 ? "warn" : ""}
        ><b>${over === 0 ? say("week.noneTakenFirst") : over}</b> ${say("positions.over")}</span
      >
      ${part(planned, "positions.planned")}
    </p>`;
  }

  /** @param {Partial<PositionsScreen["filter"]>} change */
  #choose(change) {
    this.filter = { ...this.filter, ...change };
    this.shown = SHOWN_AT_ONCE;
    this.open = "";
  }

  /** @param {Map<string, WaitsRow>} services */
  #toolbar(services) {
    const { filter } = this;
    /** @param {"service" | "phase" | "planned"} part @param {string} words @param {[string, string][]} options */
    const choice = (part, words, options) =>
      html`<label class="field"
        ><span>${words}</span
        ><select
          name=${part}
          @change=${(/** @type {any} */ e) => this.#choose({ [part]: e.target.value })}
        >
          ${options.map(([value, text]) => html`<option value=${value} ?selected=${filter[part] === value}>${text}</option>`)}
        </select></label
      >`;
    return html`<div class="toolbar position-toolbar">
      ${choice("service", say("publish.service"), [
        ["", say("positions.allServices")],
        ...[...services.values()].map(
          (row) => /** @type {[string, string]} */ ([row.key, `${row.name} · ${row.location.place ?? row.location.name}`]),
        ),
      ])}
      ${choice("phase", say("positions.phase"), [
        ["", say("positions.anyPhase")],
        ["INTAKE", say("phase.INTAKE")],
        ["TREATMENT", say("phase.TREATMENT")],
      ])}
      ${choice("planned", say("positions.place"), [
        ["", say("positions.anyPlace")],
        ["no", say("positions.notPlanned")],
        ["yes", say("positions.planned")],
      ])}
      <label class="field"
        ><span>${say("positions.search")}</span
        ><input
          type="search"
          .value=${filter.typed}
          aria-keyshortcuts="/"
          @input=${(/** @type {any} */ e) => this.#choose({ typed: e.target.value })}
      /></label>
    </div>`;
  }

  /** @param {PositionRow[]} waiting @param {Map<string, WaitsRow>} services */
  #list(waiting, services) {
    const { exchange } = this;
    const chosen = chosenPositions(waiting, this.filter, this.references);
    const pressing = byPressure(chosen, exchange.today);
    const rows = this.open === "" ? pressing : inOrderOf(pressing, this.order);
    this.order = rows.map(({ key }) => key);
    if (waiting.length === 0)
      return html`<section class="empty">
        <h2>${say("positions.none")}</h2>
        <p>${say("positions.noneText")}</p>
      </section>`;
    if (rows.length === 0)
      return html`<section class="empty">
        <h2>${say("positions.nothing")}</h2>
        <button
          type="button"
          class="btn"
          @click=${() => this.#choose({ service: "", phase: "", planned: "", typed: "" })}
        >
          ${say("positions.showAll")}
        </button>
      </section>`;
    const slots = exchange.rows("slots");
    const left = rows.length - this.shown;
    return html`<ol class="positions" aria-label=${say("nav.positions")}>
        ${repeat(
          rows.slice(0, this.shown),
          ({ key }) => key,
          (row) =>
            positionLine(row, {
              exchange,
              service: services.get(row.service),
              reference: this.references.get(row.key) ?? "",
              fresh: this.glow.keys.has(row.key),
              open: this.open === row.key,
              busy: this.busy !== "",
              opened: () => (this.open = this.open === row.key ? "" : row.key),
              places: placesFor(slots, { ...row, referred: row.code !== undefined }, exchange.now()),
              ...this.#acts(row, services.get(row.service)?.organization.id ?? ""),
            }),
        )}
      </ol>
      ${
        left > 0
          ? html`<button
              type="button"
              class="btn quiet"
              @click=${() => (this.shown += SHOWN_AT_ONCE)}
            >
              ${say("grid.more", { n: Math.min(left, SHOWN_AT_ONCE) })}
            </button>`
          : nothing
      }`;
  }

  /** What is done for one who waits. @param {PositionRow} row @param {string} by the organisation */
  #acts(row, by) {
    const planning = this.#planning;
    const { calendar } = this.exchange;
    const { key, booking, code = "" } = row;
    /** @type {Pick<import("./position-parts.js").PositionActs, "planned" | "moved" | "freed" | "urgency" | "treatment" | "closed" | "refused">} */
    const acts = {
      planned: (slot) =>
        this.doing(
          key,
          () => planning.claim(slot.key, key, by),
          say("position.plannedDone", { moment: calendar.moment(slot.start) }),
          ({ claim }) => planning.release(slot.key, claim, by),
        ),
      moved: (to) => {
        if (!booking) return;
        this.doing(
          key,
          () => planning.reschedule(booking.slot, booking.claim, to.key, by),
          say("move.done", { from: calendar.moment(booking.start), to: calendar.moment(to.start) }),
          () => planning.reschedule(to.key, booking.claim, booking.slot, by),
        );
      },
      freed: () => {
        if (!booking) return;
        this.doing(
          key,
          () => planning.release(booking.slot, booking.claim, by),
          say("position.freedDone", { moment: calendar.moment(booking.start) }),
          () => planning.claim(booking.slot, key, by),
        );
      },
      urgency: (urgency) =>
        this.doing(
          key,
          () => planning.reprioritise(row, urgency, by),
          say("position.urgencyDone", { urgency: say(`urgency.${urgency}`) }),
          () => planning.reprioritise({ ...row, version: undefined }, row.urgency, by),
        ),
      treatment: (on) => this.#ending(key, () => planning.startTreatment(key, on, by), say("position.treatmentDone")),
      closed: (reason) => this.#ending(key, () => planning.close(row, reason, by), say("position.closeDone")),
      refused: (reason) =>
        this.#ending(key, () => planning.refuse(code, reason, by), say("refuse.done", { code })),
    };
    return acts;
  }

  /** @param {string} key @param {() => Promise<any>} act @param {string} words */
  async #ending(key, act, words) {
    if (await this.doing(key, act, words)) this.open = "";
  }

  /** @param {Map<string, WaitsRow>} services */
  #dialog(services) {
    if (!this.registering) return nothing;
    const closed = () => (this.registering = false);
    const rows = [...services.values()].sort((a) => (a.key === this.filter.service ? -1 : 0));
    return html`<dialog
      class="wide-dialog"
      aria-labelledby="register-head"
      @close=${closed}
      @form-closed=${closed}
      @position-registered=${(/** @type {Event} */ e) => this.#registered(e)}
    >
      <h2 id="register-head">${say("register.head")}</h2>
      <position-form .exchange=${this.exchange} .services=${rows}></position-form>
    </dialog>`;
  }
}

export function registerPositionsScreen() {
  registerPositionForm();
  customElements.define("positions-screen", PositionsScreen);
}
