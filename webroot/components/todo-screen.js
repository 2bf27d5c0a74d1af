// @ts-check
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { go } from "../live/going.js";
import { Planning } from "../live/planning.js";
import { problemOf } from "../model/problems.js";
import { todoOf } from "../model/todo.js";
import { count as people, weeks } from "../model/wording.js";
import { say } from "../words/say.js";
import { ownPlaceActs } from "./own-place-acts.js";
import { activityFeed, ownService } from "./own-service.js";
import { PlannerPart } from "./planner-part.js";
import { registerPlanningTab } from "./planning-tabs.js";
import { registerStopForm } from "./stop-form.js";
import { aboutOffer, aboutPeople } from "./todo-lines.js";
import { todoLine } from "./todo-parts.js";
/** @import { Claimed, Todo } from "../model/todo.js" */
/** @import { ReferralRow, WaitsRow } from "../model/types.js" */

const VIEWS = ["waits", "slots", "referrals", "positions", "offerings", "feeds", "activity"];

/** `<todo-screen>`: what is there to do, the most pressing first, each with its next step? */
class TodoScreen extends PlannerPart {
  static ticking = true;
  static properties = {
    ...PlannerPart.properties,
    references: { state: true },
    stopping: { state: true },
  };

  constructor() {
    super();
    /** The service whose stop is being set. @type {WaitsRow | null} */
    this.stopping = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#readReferences();
  }

  async #readReferences() {
    if (!this.mayPlan) return;
    try {
      this.references = await this.#planning.references();
    } catch (failure) {
      this.problem = problemOf(failure);
    }
  }

  get keys() {
    return [
      { key: "b", words: say("keys.confirmFirst"), run: () => this.#press(".todo-items .confirm-claim") },
      { key: "w", words: say("keys.declineFirst"), run: () => this.#openDecline() },
      ...this.#lines()
        .filter(({ act }) => act.key !== "b")
        .map(({ act }) => ({ key: act.key, words: act.words, run: act.run })),
      { key: "z", words: say("keys.undo"), run: () => this.#press(".undo") },
    ];
  }

  /** @param {string} selector */
  #press(selector) {
    /** @type {HTMLElement | null} */ (this.querySelector(selector))?.click();
  }

  #openDecline() {
    const act = /** @type {HTMLDetailsElement | null} */ (this.querySelector(".act.decline"));
    if (!act) return;
    act.open = true;
    act.querySelector("select")?.focus();
  }

  get #planning() {
    return new Planning(this.exchange);
  }

  /** What this browser remembers for this organisation. */
  get #memory() {
    return this.exchange.settings.todo?.[this.#place] ?? {};
  }

  get #place() {
    return `${this.exchange.region?.id}/${this.exchange.session?.organization?.id ?? ""}`;
  }

  /** @param {{ seen?: import("../model/todo.js").Seen, delivered?: string }} part */
  #remember(part) {
    const { todo } = this.exchange.settings;
    this.exchange.remember({ todo: { ...todo, [this.#place]: { ...this.#memory, ...part } } });
  }

  /** @returns {Todo} */
  get #todo() {
    const { exchange, services, slots } = this;
    const own = exchange.session?.organization?.id;
    /** @param {string} view */
    const ours = (view) =>
      exchange.rows(view).filter(({ organization }) => exchange.is("administrator") || organization === own);
    return todoOf(
      {
        services,
        slots,
        referrals: exchange.rows("referrals"),
        offerings: exchange.rows("offerings"),
        feeds: ours("feeds"),
        activity: exchange.rows("activity"),
      },
      {
        now: exchange.now(),
        today: exchange.today,
        calendar: exchange.calendar,
        seen: this.#memory.seen ?? null,
        delivered: this.#memory.delivered ?? "",
      },
    );
  }

  /** All there is to do, the most pressing first. @returns {import("./todo-parts.js").TodoLine[]} */
  #lines() {
    if (!this.mayPlan || VIEWS.some((view) => !this.exchange.board(view).board.loaded)) return [];
    const todo = this.#todo;
    const on = {
      exchange: this.exchange,
      busy: this.busy,
      acts: ownPlaceActs(this),
      who: (/** @type {Claimed} */ { claim }) => this.whoIs(claim.position, claim.code) || say("week.ownList"),
      seen: (/** @type {number} */ position) =>
        this.#remember({ seen: { at: new Date(this.exchange.now()).toISOString(), position } }),
      moveFirst: () => this.#openMove(),
      toLetters: () => this.#focus("letters"),
      letterReceived: (/** @type {ReferralRow} */ { key, code, service }) =>
        this.doing(
          key,
          () => this.#planning.letterReceived(code, this.#organizationOf(service)),
          say("week.letterDone"),
        ),
      confirmAll: (/** @type {WaitsRow[]} */ stale) => this.#confirmAll(stale),
      copyFigures: () => this.#copyFigures(),
      delivered: (/** @type {string} */ month) => this.#remember({ delivered: month }),
    };
    return [...aboutPeople(todo, on), ...aboutOffer(todo, on)].filter(({ n }) => n > 0);
  }

  /** @param {string} service */
  #organizationOf(service) {
    return this.services.find(({ key }) => key === service)?.organization.id ?? "";
  }

  /** @param {string} kind */
  #focus(kind) {
    /** @type {HTMLElement | null} */ (
      this.querySelector(`[data-kind=${kind}] .todo-items button`)
    )?.focus();
  }

  #openMove() {
    const act = /** @type {HTMLDetailsElement | null} */ (this.querySelector("[data-kind=toMove] .act.move"));
    if (!act) return;
    act.open = true;
    /** @type {HTMLElement | null} */ (act.querySelector("select, summary"))?.focus();
  }

  /** All of each organisation in one go. @param {WaitsRow[]} stale */
  #confirmAll(stale) {
    const organizations = [...new Set(stale.map(({ organization }) => organization.id))];
    return this.doing(
      "stale",
      () =>
        Promise.all(
          organizations.map((id) =>
            this.#planning.confirmAll(
              stale.filter(({ organization }) => organization.id === id).map(({ key }) => key),
              id,
            ),
          ),
        ),
      say("todo.staleDone", { n: stale.length }),
    );
  }

  /** What the monthly form asks, a line for each service, as a sheet takes it in. */
  async #copyFigures() {
    const head = ["service", "place", "intake", "treatment", "waiting", "over"].map((part) => say(`delivery.${part}`));
    const rows = this.services
      .filter(({ norms }) => norms !== undefined)
      .map((row) => [
        row.name,
        row.location.place ?? row.location.name,
        ...["INTAKE", "TREATMENT"].map((phase) => {
          const wait = row.computed[phase] ?? row.reported[phase];
          return wait?.days === undefined ? say("count.unknown") : weeks(wait.days);
        }),
        people(row.waiting?.intake),
        people(row.waiting?.intakeOverNorm),
      ]);
    await this.doing(
      "delivery",
      () => navigator.clipboard.writeText([head, ...rows].map((row) => row.join("\t")).join("\n")),
      say("todo.deliveryCopied", { n: rows.length }),
    );
  }

  render() {
    return this.screen({ name: "todo-page", words: "tab.todo", views: VIEWS, body: () => this.#body() });
  }

  #body() {
    const { exchange, services } = this;
    const lines = this.#lines();
    const waiting = this.#todo.total;
    const acted = this.busy !== "";
    return html`<div class="page-head">
        <h1 tabindex="-1">${say("tab.todo")}</h1>
        <p class="found">
          ${
            waiting === 0
              ? html`<span class="ok"><span aria-hidden="true">✓ </span>${say("todo.nothing")}</span>`
              : html`<span><b>${waiting}</b> ${say(waiting === 1 ? "todo.waitsOne" : "todo.waits")}</span>`
          }
        </p>
      </div>
      ${this.outcome()}
      <div class="todo-columns">
        <section aria-label=${say("tab.todo")}>
          ${
            waiting === 0
              ? html`<section class="empty praise">
                  <h2>${say("todo.praise")}</h2>
                  <p>${say("todo.praiseText")}</p>
                  <button type="button" class="btn quiet" @click=${() => go("/planning/agenda")}>
                    ${say("todo.praiseNext")}
                  </button>
                </section>`
              : nothing
          }
          ${
            lines.length > 0
              ? html`<ol class="todo-list">
                  ${repeat(
                    lines,
                    ({ kind }) => kind,
                    (line) => todoLine(line, acted),
                  )}
                </ol>`
              : nothing
          }
        </section>
        <aside class="todo-aside">
          <section class="own-services" aria-labelledby="services-head">
            <h2 id="services-head">${say("planning.services")}</h2>
            ${services.length === 0 ? html`<p class="hint">${say("planning.noServicesText")}</p>` : nothing}
            <ul>
              ${repeat(
                services,
                ({ key }) => key,
                (row) => this.#service(row),
              )}
            </ul>
          </section>
          <section class="activity" aria-labelledby="activity-head">
            <h2 id="activity-head">${say("activity.head")}</h2>
            ${activityFeed(exchange, exchange.session?.organization?.id)}
          </section>
        </aside>
      </div>
      ${this.#dialog()}`;
  }

  /** @param {WaitsRow} row */
  #service(row) {
    const by = row.organization.id;
    return ownService(row, {
      exchange: this.exchange,
      busy: this.busy,
      open: () => go(`/planning/agenda?aanbod=${row.key}`),
      confirm: () =>
        this.doing(
          row.key,
          () => this.#planning.confirm(row.key, by),
          say("planning.confirmDone", { name: row.name }),
        ),
      stop: () => this.#show(row),
      lift: (stop) => this.doing(stop, () => this.#planning.liftStop(stop, by), say("stop.lifted")),
      closedBy: (stop) => this.services.filter(({ stops }) => stops.some(({ id }) => id === stop)).length,
    });
  }

  /** @param {WaitsRow} row */
  async #show(row) {
    this.stopping = row;
    await this.updateComplete;
    /** @type {HTMLDialogElement | null} */ (this.querySelector("dialog"))?.showModal();
  }

  /** @param {any} e what was set: `id` and `organization` of the stop */
  #stopSet({ detail: { id, organization } }) {
    this.problem = null;
    this.done = { words: say("stop.done"), undo: () => this.#planning.liftStop(id, organization) };
  }

  #dialog() {
    const { stopping } = this;
    if (!stopping) return nothing;
    const closed = () => (this.stopping = null);
    return html`<dialog class="wide-dialog" aria-labelledby="form-head" @close=${closed} @form-closed=${closed}>
      <h2 id="form-head">${say("stop.head")}</h2>
      <stop-form
        .exchange=${this.exchange}
        .service=${stopping}
        .services=${this.services.filter(({ organization }) => organization.id === stopping.organization.id)}
        @stop-set=${(/** @type {Event} */ e) => this.#stopSet(e)}
      ></stop-form>
    </dialog>`;
  }
}

export function registerTodoScreen() {
  registerStopForm();
  customElements.define("todo-screen", TodoScreen);
  registerPlanningTab({
    path: "/planning",
    words: "tab.todo",
    screen: (exchange) => html`<todo-screen data-screen .exchange=${exchange}></todo-screen>`,
  });
}
