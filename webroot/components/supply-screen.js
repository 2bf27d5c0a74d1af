// @ts-check
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Desk } from "../live/desk.js";
import { asked } from "../live/going.js";
import { Planning } from "../live/planning.js";
import { freshness } from "../model/figures.js";
import { schedulesInOrder } from "../model/schedules.js";
import { byNeed, feedsInOrder } from "../model/supply.js";
import { say } from "../words/say.js";
import { registerAccessEditor } from "./access-editor.js";
import { capacityCard } from "./capacity-card.js";
import { registerFeedCard } from "./feed-card.js";
import { measureCard } from "./measure-card.js";
import { needsCard } from "./needs-card.js";
import { PlannerPart } from "./planner-part.js";
import { registerPlanningTab } from "./planning-tabs.js";
import { registerReminderCard } from "./reminder-card.js";
import { registerStopForm } from "./stop-form.js";
import { clocks, gives, serviceChoice, stopCard } from "./supply-parts.js";
/** @import { WaitsRow } from "../model/types.js" */

const VIEWS = ["waits", "feeds", "schedules"];

/** `<supply-screen>`: is what others see of us true, who may take it, and what does it give back? */
class SupplyScreen extends PlannerPart {
  static ticking = true;
  static properties = {
    ...PlannerPart.properties,
    chosen: { state: true },
    stopping: { state: true },
    measure: { state: true },
  };

  constructor() {
    super();
    /** Key of the service in sight; empty for the first. */
    this.chosen = asked("aanbod") ?? "";
    this.stopping = false;
    /** What was chosen of a measure so far. @type {{ kind?: string, from?: string }} */
    this.measure = {};
    /** The order in sight, which stands still under a hand. @type {string[]} */
    this.order = [];
  }

  get keys() {
    return [
      { key: "j", words: say("keys.supplyNext"), run: () => this.#step(1) },
      { key: "k", words: say("keys.supplyPrevious"), run: () => this.#step(-1) },
      { key: "w", words: say("keys.supplyConfirm"), run: () => this.#confirm(this.#shown) },
      { key: "r", words: say("keys.supplyRenew"), run: () => this.#press(".renew") },
      { key: "x", words: say("keys.supplyStop"), run: () => this.#stop() },
      { key: "f", words: say("keys.supplyFeed"), run: () => /** @type {any} */ (this.querySelector("feed-card"))?.add() },
      { key: "z", words: say("keys.undo"), run: () => this.#press(".undo") },
    ];
  }

  /** @param {string} what */
  #press(what) {
    /** @type {HTMLElement | null} */ (this.querySelector(what))?.click();
  }

  /** In the order of need when the screen was opened; new ones after them. @returns {WaitsRow[]} */
  get #shown() {
    const rows = byNeed(this.services, (row) => freshness(row, this.exchange.now()));
    if (this.order.length === 0) this.order = rows.map(({ key }) => key);
    const place = new Map(this.order.map((key, at) => [key, at]));
    return rows.sort((a, b) => (place.get(a.key) ?? rows.length) - (place.get(b.key) ?? rows.length));
  }

  /** @param {number} by */
  #step(by) {
    const shown = this.#shown;
    const at = shown.findIndex(({ key }) => key === this.#service(shown)?.key);
    const next = shown[Math.max(0, Math.min(shown.length - 1, at + by))];
    if (next) this.#choose(next.key);
  }

  /** @param {WaitsRow[]} shown */
  #service(shown) {
    return shown.find(({ key }) => key === this.chosen) ?? shown[0];
  }

  /** @param {string} key */
  async #choose(key) {
    this.chosen = key;
    this.measure = {};
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(".service-choice [aria-current]"))?.focus();
  }

  get #desk() {
    return new Desk(this.exchange);
  }

  /** Says that all of it still holds, once for each organisation. @param {WaitsRow[]} rows */
  #confirm(rows) {
    /** @type {Map<string, string[]>} */
    const byOwner = new Map();
    for (const { key, organization } of rows)
      byOwner.set(organization.id, [...(byOwner.get(organization.id) ?? []), key]);
    return this.doing(
      "confirm",
      () => Promise.all([...byOwner].map(([by, services]) => this.#desk.confirm(services, by))),
      say("supply.confirmed", { n: rows.length }),
    );
  }

  /** @param {WaitsRow} row @param {object} capacity @param {string} words */
  #declare(row, capacity, words) {
    return this.doing(row.key, () => this.#desk.declareCapacity(row.key, capacity, row.organization.id), words);
  }

  /** @param {WaitsRow} row @param {object} change */
  #change(row, change) {
    const desk = this.#desk;
    return this.doing(
      "needs",
      () => desk.changeDetails(row.key, change, row.organization.id),
      say("needs.changed"),
      (before) => desk.changeDetails(row.key, before, row.organization.id),
    );
  }

  async #stop() {
    this.stopping = true;
    await this.updateComplete;
    /** @type {HTMLDialogElement | null} */ (this.querySelector("dialog"))?.showModal();
  }

  /** @param {any} e what was set: `id` and `organization` of the stop */
  #stopSet({ detail: { id, organization } }) {
    this.problem = null;
    this.done = {
      words: say("stop.done"),
      undo: () => new Planning(this.exchange).liftStop(id, organization),
    };
  }

  /** @param {WaitsRow} row @param {string} stop */
  #lift(row, stop) {
    return this.doing(
      stop,
      () => new Planning(this.exchange).liftStop(stop, row.organization.id),
      say("stop.lifted"),
    );
  }

  /** @param {WaitsRow} row @param {object} effect */
  async #record(row, effect) {
    const { kind, from } = this.measure;
    const done = await this.doing(
      "measure",
      () => this.#desk.recordMeasure({ service: row.key, kind, from, ...effect }, row.organization.id),
      say("measure.done", { kind: say(`measureKind.${kind}`) }),
      ({ id }) => this.#desk.endMeasure(id, row.organization.id),
    );
    if (done) this.measure = {};
  }

  /** @param {WaitsRow} row @param {string} id */
  #endMeasure(row, id) {
    return this.doing(id, () => this.#desk.endMeasure(id, row.organization.id), say("measure.ended"));
  }

  render() {
    return this.screen({ name: "supply", words: "tab.supply", views: VIEWS, body: () => this.#body() });
  }

  #body() {
    const { exchange } = this;
    const shown = this.#shown;
    const row = this.#service(shown);
    if (!row) {
      return html`<h1 tabindex="-1">${say("tab.supply")}</h1>
        <section class="empty">
          <h2>${say("planning.noServices")}</h2>
          <p>${say("planning.noServicesText")}</p>
        </section>`;
    }
    const stale = shown.filter((known) => freshness(known, exchange.now()) !== "fresh").length;
    const stopped = shown.filter(({ stops }) => stops.length > 0).length;
    const feeds = feedsInOrder(exchange.rows("feeds"));
    const silent = feeds.filter((feed) => feed.stopped);
    return html`<div class="page-head">
        <h1 tabindex="-1">${say("tab.supply")}</h1>
        <p class="found">
          <span><b>${shown.length}</b> ${say("supply.services", { n: shown.length })}</span>
          ${
            stale > 0
              ? html`<span class="warn"><span aria-hidden="true">▲ </span><b>${stale}</b> ${say("supply.stale", { n: stale })}</span>`
              : html`<span class="ok"><span aria-hidden="true">✓ </span>${say("supply.fresh")}</span>`
          }
          ${stopped > 0 ? html`<span><b>${stopped}</b> ${say("supply.stopped", { n: stopped })}</span>` : nothing}
        </p>
        <button
          type="button"
          class="btn ${stale > 0 ? "" : "quiet"} confirm-all"
          aria-keyshortcuts="w"
          ?disabled=${this.busy !== ""}
          @click=${() => this.#confirm(shown)}
        >
          ${say("supply.confirmAll", { n: shown.length })} <kbd aria-hidden="true">w</kbd>
        </button>
      </div>
      ${
        silent.length > 0
          ? html`<div class="note stopped silent-feeds" role="status">
              <b><span aria-hidden="true">■ </span>${say("feed.silentHead", { names: silent.map(({ code }) => code).join(", ") })}</b>
              ${say("feed.silentText")}
            </div>`
          : nothing
      }
      ${this.outcome()}
      <div class="supply-columns">
        ${serviceChoice(shown, { exchange, chosen: row.key, choose: (key) => this.#choose(key) })}
        <div class="supply-service" aria-labelledby="service-head">
          <header class="supply-head">
            <div>
              <h2 id="service-head">${row.name}</h2>
              <p class="sub">
                ${exchange.is("administrator") ? `${row.organization.name} · ` : ""}${row.location.place ?? row.location.name}
              </p>
            </div>
            ${clocks(row, exchange)}
            <button
              type="button"
              class="btn quiet small"
              ?disabled=${this.busy !== ""}
              @click=${() => this.#confirm([row])}
            >
              ${say("planning.confirm")}
            </button>
          </header>
          <div class="supply-cards">
            ${gives(row, exchange)}
            ${repeat(
              [row],
              ({ key }) => key,
              () => html`<access-editor class="card-block wide" .exchange=${exchange} .service=${row}></access-editor>`,
            )}
            ${capacityCard(row, {
              exchange,
              busy: this.busy !== "",
              declare: (capacity, words) => this.#declare(row, capacity, words),
            })}
            ${stopCard(row, {
              exchange,
              busy: this.busy,
              closedBy: (stop) => shown.filter(({ stops }) => stops.some(({ id }) => id === stop)).length,
              stop: () => this.#stop(),
              lift: (stop) => this.#lift(row, stop),
            })}
            ${
              row.category === "GGZ_TREATMENT"
                ? needsCard(row, { busy: this.busy !== "", declare: (change) => this.#change(row, change) })
                : nothing
            }
            ${measureCard(row, {
              exchange,
              busy: this.busy !== "",
              chosen: this.measure,
              choose: (part) => (this.measure = { ...this.measure, ...part }),
              record: (effect) => this.#record(row, effect),
              end: (id) => this.#endMeasure(row, id),
            })}
            <feed-card
              class="card-block wide feeds"
              .exchange=${exchange}
              .organization=${row.organization.id}
              .feeds=${feeds.filter(({ organization }) => organization === row.organization.id)}
              .services=${shown.filter(({ organization }) => organization.id === row.organization.id)}
              .schedules=${schedulesInOrder(exchange.rows("schedules")).filter((each) => each.active && each.organization === row.organization.id)}
            ></feed-card>
          </div>
        </div>
      </div>
      <reminder-card
        class="card-block wide"
        .exchange=${exchange}
        .organization=${row.organization.id}
      ></reminder-card>
      ${this.#dialog(row, shown)}`;
  }

  /** @param {WaitsRow} row @param {WaitsRow[]} shown */
  #dialog(row, shown) {
    if (!this.stopping) return nothing;
    const closed = () => (this.stopping = false);
    return html`<dialog class="wide-dialog" aria-labelledby="stop-head" @close=${closed} @form-closed=${closed}>
      <h2 id="stop-head">${say("stop.head")}</h2>
      <stop-form
        .exchange=${this.exchange}
        .service=${row}
        .services=${shown.filter(({ organization }) => organization.id === row.organization.id)}
        @stop-set=${(/** @type {Event} */ e) => this.#stopSet(e)}
      ></stop-form>
    </dialog>`;
  }
}

export function registerSupplyScreen() {
  if (!customElements.get("stop-form")) registerStopForm();
  registerAccessEditor();
  registerFeedCard();
  registerReminderCard();
  customElements.define("supply-screen", SupplyScreen);
  registerPlanningTab({
    path: "/planning/aanbod",
    words: "tab.supply",
    screen: (exchange) => html`<supply-screen data-screen .exchange=${exchange}></supply-screen>`,
  });
}
