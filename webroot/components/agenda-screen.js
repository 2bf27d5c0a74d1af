// @ts-check
import { html, nothing } from "lit";
import { asked, go } from "../live/going.js";
import { Planning } from "../live/planning.js";
import { hoursShown, isMovable, shownSlots } from "../model/agenda.js";
import { mondayOf, plusDays } from "../model/calendar.js";
import { problemOf } from "../model/problems.js";
import { isLetterDue } from "../model/referrals.js";
import { schedulesInOrder } from "../model/schedules.js";
import { countdown } from "../model/wording.js";
import { say } from "../words/say.js";
import { registerAgendaCalendar } from "./agenda-calendar.js";
import { agendaDialog, registerAgendaDialog } from "./agenda-dialog.js";
import { entryOf, legend } from "./agenda-entries.js";
import { agendaPrint } from "./agenda-print.js";
import { MODES, agendaToolbar } from "./agenda-toolbar.js";
import { Glow } from "./glow.js";
import { ownPlaceActs } from "./own-place-acts.js";
import { PlaceChanges } from "./place-changes.js";
import { registerPlacePanel } from "./place-panel.js";
import { PlannerPart } from "./planner-part.js";
import { registerPlanningTab } from "./planning-tabs.js";
/** @import { SlotForm } from "../model/agenda.js" */
/** @import { Claim, ScheduleRow, SlotRow } from "../model/types.js" */

const VIEWS = ["waits", "slots", "positions", "referrals", "schedules"];
/** In the weekend the week to come is in sight. */
const DAYS_AHEAD = 2;
const SMALL = matchMedia("(max-width: 899px)");

/** `<agenda-screen>`: what have I published, who has it, and where can it go? */
class AgendaScreen extends PlannerPart {
  static ticking = true;
  static properties = {
    ...PlannerPart.properties,
    references: { state: true },
    mode: { state: true },
    date: { state: true },
    filter: { state: true },
    open: { state: true },
    form: { state: true },
    moving: { state: true },
    conflict: { state: true },
  };

  constructor() {
    super();
    this.mode = /** @type {string} */ (SMALL.matches ? "listWeek" : "timeGridWeek");
    /** A day in sight; empty for now. */
    this.date = "";
    this.filter = { service: asked("aanbod") ?? "", schedule: "", withdrawn: false };
    this.open = "";
    /** The place that is being moved, as it would be. @type {SlotForm | null} */
    this.moving = null;
    /** @type {{ slot: string, theirs: SlotRow, mine: SlotForm } | null} */
    this.conflict = null;
    /** @type {import("./agenda-dialog.js").AgendaForm | null} */
    this.form = null;
    this.glow = new Glow(this);
    this.changes = new PlaceChanges(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#readReferences();
    this.exchange.addEventListener("second", this.#tick);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.exchange.removeEventListener("second", this.#tick);
  }

  async #readReferences() {
    if (!this.mayPlan) return;
    try {
      this.references = await this.#planning.references();
    } catch (failure) {
      this.problem = problemOf(failure);
    }
  }

  #tick = () => {
    for (const left of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-until]"))) {
      left.textContent = countdown(Date.parse(left.dataset.until ?? "") - this.exchange.now());
    }
  };

  get #planning() {
    return new Planning(this.exchange);
  }

  get keys() {
    const [, , step] = this.#mode;
    return [
      { key: "n", words: say("keys.publish"), run: () => this.#show({ kind: "publish" }) },
      { key: "i", words: say("keys.ill"), run: () => this.#show({ kind: "ill" }) },
      { key: "a", words: say("keys.schedules"), run: () => this.#show({ kind: "schedules" }) },
      { key: "v", words: say("keys.move"), run: () => this.#moveFocused() },
      { key: "o", words: say("keys.who"), run: () => this.#askWho() },
      { key: "[", words: say(step === 1 ? "keys.dayBefore" : "keys.weekBefore"), run: () => this.#turn(-step) },
      { key: "]", words: say(step === 1 ? "keys.dayAfter" : "keys.weekAfter"), run: () => this.#turn(step) },
      { key: "t", words: say("keys.thisWeek"), run: () => (this.date = "") },
      ...MODES.map(([mode, key]) => ({ key, words: say(`keys.${mode}`), run: () => (this.mode = mode) })),
      { key: "u", words: say("keys.agendaPrint"), run: () => print() },
      { key: "z", words: say("keys.undo"), run: () => /** @type {HTMLElement | null} */ (this.querySelector(".undo"))?.click() },
      { key: "Escape", words: say("keys.close"), run: () => this.#close() },
    ];
  }

  get #mode() {
    return MODES.find(([mode]) => mode === this.mode) ?? MODES[1];
  }

  get #date() {
    return this.date || (this.mode === "timeGridDay" ? this.exchange.today : plusDays(this.exchange.today, DAYS_AHEAD));
  }

  /** @param {number} days */
  #turn(days) {
    this.date = plusDays(this.#date, days);
  }

  /** @returns {{ from: string, to: string }} first and last date in sight */
  get #range() {
    const date = this.#date;
    if (this.mode === "timeGridDay") return { from: date, to: date };
    return { from: mondayOf(date), to: plusDays(mondayOf(date), 6) };
  }

  /** Agendas of the organisations whose places are shown, those that were ended too. @returns {ScheduleRow[]} */
  get #schedules() {
    const own = new Set([this.organization, ...this.services.map(({ organization }) => organization.id)]);
    return schedulesInOrder(this.exchange.rows("schedules").filter(({ organization }) => own.has(organization)));
  }

  willUpdate() {
    if (!this.mayPlan) return;
    this.glow.take("slots");
    this.changes.take(this.glow.keys);
    this.#answerAddress();
  }

  /** What the address asks for, once the places are there. */
  #answerAddress() {
    if (VIEWS.some((view) => !this.exchange.board(view).board.loaded)) return;
    const [place, publish] = [asked("plek"), asked("publiceer")];
    if (place === null && publish === null) return;
    history.replaceState(null, "", location.pathname);
    const slot = this.slots.find(({ key }) => key === place);
    if (slot) {
      this.date = this.exchange.calendar.date(slot.start);
      this.#openPlace(slot.key);
    } else if (publish !== null) this.#show({ kind: "publish", service: publish });
  }

  /** @param {AgendaScreen["form"]} form */
  async #show(form) {
    this.form = form;
    await this.updateComplete;
    /** @type {HTMLDialogElement | null} */ (this.querySelector("dialog"))?.showModal();
  }

  /** @param {string} key */
  async #openPlace(key) {
    this.open = key;
    this.moving = null;
    if (this.conflict?.slot !== key) this.conflict = null;
    await this.updateComplete;
    /** @type {any} */ (this.querySelector("place-panel"))?.stop();
    /** @type {HTMLElement | null} */ (this.querySelector("#place-head"))?.focus();
  }

  #close() {
    const element = /** @type {any} */ (this.querySelector("agenda-calendar"))?.elementOf(this.open);
    this.open = "";
    this.moving = null;
    this.conflict = null;
    element?.focus();
  }

  /** Opens the place that has the focus, unless it is. */
  async #openFocused() {
    const focused = /** @type {HTMLElement | null} */ (document.activeElement?.closest("[data-slot]"));
    if (focused?.dataset.slot && focused.dataset.slot !== this.open) await this.#openPlace(focused.dataset.slot);
    await this.updateComplete;
  }

  async #moveFocused() {
    await this.#openFocused();
    /** @type {any} */ (this.querySelector("place-panel"))?.change();
  }

  async #askWho() {
    await this.#openFocused();
    const slot = this.slots.find(({ key }) => key === this.open);
    if (slot && isMovable(slot, this.exchange.now())) this.#show({ kind: "who", slot });
  }

  render() {
    return this.screen({ name: "agenda-page", words: "tab.agenda", views: VIEWS, body: () => this.#body() });
  }

  #body() {
    const { exchange, services } = this;
    const all = this.#schedules;
    const schedules = all.filter(({ active }) => active);
    const { calendar } = exchange;
    const { from, to } = this.#range;
    const inSight = shownSlots(this.slots, this.filter).filter(({ start }) => {
      const date = calendar.date(start);
      return date >= from && date <= to;
    });
    const entries = this.#entries(inSight);
    const slot = this.slots.find(({ key }) => key === this.open);
    return html`<div class="page-head">
        <h1 tabindex="-1">${say("tab.agenda")}</h1>
        <span class="head-acts">
          <button type="button" class="btn quiet" aria-keyshortcuts="u" @click=${() => print()}>
            ${say("day.print")} <kbd aria-hidden="true">u</kbd>
          </button>
          <button
            type="button"
            class="btn quiet"
            aria-keyshortcuts="i"
            ?disabled=${schedules.length === 0}
            @click=${() => this.#show({ kind: "ill" })}
          >
            ${say("ill.open")} <kbd aria-hidden="true">i</kbd>
          </button>
          <button
            type="button"
            class="btn"
            aria-keyshortcuts="n"
            ?disabled=${services.length === 0}
            @click=${() => this.#show({ kind: "publish" })}
          >
            ${say("publish.head")} <kbd aria-hidden="true">n</kbd>
          </button>
        </span>
      </div>
      ${this.outcome()} ${agendaToolbar({
        exchange: this.exchange,
        services,
        schedules,
        range: { from, to },
        mode: this.mode,
        filter: this.filter,
        managed: () => this.#show({ kind: "schedules" }),
        turned: (days) => (days === 0 ? (this.date = "") : this.#turn(days)),
        viewed: (mode) => (this.mode = mode),
        filtered: (part) => (this.filter = { ...this.filter, ...part }),
      })}
      <div class="agenda-columns ${slot ? "with-panel" : ""}">
        <div class="agenda-main">${this.#calendar(inSight, entries)} ${legend()}</div>
        ${slot ? this.#panel(slot, schedules) : nothing}
      </div>
      ${agendaPrint(entries, { exchange, range: this.#range, whose: this.#whose })} ${this.#dialog(all)}`;
  }

  /** What is chosen of the agenda, in words. */
  get #whose() {
    const { service, schedule } = this.filter;
    return [
      this.exchange.session?.organization?.name,
      this.services.find(({ key }) => key === service)?.name,
      this.#schedules.find(({ key }) => key === schedule)?.code,
    ]
      .filter(Boolean)
      .join(" · ");
  }

  /** The places in sight, as the calendar and the paper have them. @param {SlotRow[]} shown */
  #entries(shown) {
    const { exchange } = this;
    const letters = new Set(exchange.rows("referrals").filter(isLetterDue).map(({ place }) => place?.claim));
    return shown.map((slot) =>
      entryOf(slot, {
        exchange,
        named: this.filter.service === "" && this.services.length > 1,
        who: (claim) => this.whoIs(claim.position, claim.code) || say("week.ownList"),
        letterMissing: (claim) => letters.has(claim),
        fresh: this.changes.isFresh(slot.key),
        open: this.open === slot.key,
        moving: this.open === slot.key ? this.moving : null,
      }),
    );
  }

  /** @param {SlotRow[]} inSight @param {import("./agenda-calendar.js").Entry[]} entries */
  #calendar(inSight, entries) {
    const { exchange } = this;
    const { calendar } = exchange;
    const { from } = this.#range;
    return html`${
        inSight.length === 0
          ? html`<p class="hint agenda-none">
              ${say("agenda.noneText")}
              <button type="button" class="link" @click=${() => this.#show({ kind: "publish" })}>${say("publish.head")}</button>
            </p>`
          : nothing
      }
      <agenda-calendar
        .entries=${entries}
        .view=${this.mode}
        .date=${from}
        .hours=${hoursShown(inSight, exchange.region?.workingHours ?? { opens: "08:00", closes: "18:00" }, calendar)}
        .now=${() => `${calendar.date(exchange.now())}T${calendar.time(exchange.now())}:00`}
        .language=${exchange.language}
        @entry-chosen=${(/** @type {any} */ e) => this.#openPlace(e.detail.key)}
        @entry-dropped=${(/** @type {any} */ e) => this.changes.drop(e.detail)}
      ></agenda-calendar>`;
  }

  /** @param {SlotRow} slot @param {ScheduleRow[]} schedules */
  #panel(slot, schedules) {
    const { exchange } = this;
    const letters = new Map(
      exchange
        .rows("referrals")
        .filter(({ letter }) => letter !== undefined)
        .map((row) => [row.place?.claim, isLetterDue(row)]),
    );
    const acts = {
      ...ownPlaceActs(this),
      exchange,
      busy: this.busy,
      letterAwaited: (/** @type {string} */ claim) => letters.get(claim) ?? null,
      lastMinute: (/** @type {SlotRow} */ of) =>
        this.doing(of.key, () => this.#planning.lastMinute(of), say("agenda.lastMinuteDone")),
    };
    return html`<aside class="agenda-panel">
      <place-panel
        .exchange=${exchange}
        .slot=${slot}
        .schedules=${schedules.filter(({ organization }) => organization === slot.organization)}
        .acts=${acts}
        .conflict=${this.conflict}
        .named=${(/** @type {SlotRow} */ _, /** @type {Claim} */ claim) => this.whoIs(claim.position, claim.code) || say("week.ownList")}
        @place-change=${(/** @type {any} */ e) => this.changes.change(e.detail.seen, e.detail.form)}
        @place-nudged=${(/** @type {any} */ e) => (this.moving = e.detail)}
        @conflict-settled=${(/** @type {any} */ e) => this.changes.settle(e.detail.mine)}
        @who-asked=${() => this.#askWho()}
        @panel-closed=${() => this.#close()}
      ></place-panel>
    </aside>`;
  }

  /** @param {ScheduleRow[]} schedules */
  #dialog(schedules) {
    const { form, exchange, services, filter } = this;
    if (!form) return nothing;
    const organization = services.find(({ key }) => key === filter.service)?.organization.id ?? this.organization;
    return agendaDialog(form, {
      exchange,
      services,
      schedules,
      slots: this.slots,
      filter,
      organization,
      monday: mondayOf(this.#date),
      closed: () => (this.form = null),
      cleared: (e) => this.#cleared(e.detail),
      whoDone: ({ detail: { words, undo } }) => this.#said({ words, undo }),
      changing: (key) => this.changes.own(key),
    });
  }

  /** @param {{ words: string, undo?: () => Promise<any>, toMove: number }} done */
  #cleared({ words, undo, toMove }) {
    this.#said({ words, undo, next: toMove > 0 ? { words: say("ill.next"), run: () => go("/planning") } : undefined });
  }

  /** @param {import("./acting-part.js").Done} done what a form over the agenda did */
  #said(done) {
    this.problem = null;
    this.done = done;
  }
}

export function registerAgendaScreen() {
  registerAgendaCalendar();
  registerPlacePanel();
  registerAgendaDialog();
  customElements.define("agenda-screen", AgendaScreen);
  registerPlanningTab({
    path: "/planning/agenda",
    words: "tab.agenda",
    screen: (exchange) => html`<agenda-screen data-screen .exchange=${exchange}></agenda-screen>`,
  });
}
