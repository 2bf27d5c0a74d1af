// @ts-check
import { html } from "lit";
import { say } from "../words/say.js";
import { ActingPart } from "./acting-part.js";
import { problemNote } from "./problem-note.js";
/** @import { SlotRow, WaitsRow } from "../model/types.js" */

/** A screen for planners: its own services and places, and what is shown while they are not there. */
export class PlannerPart extends ActingPart {
  constructor() {
    super();
    /** The holder's own references, by position. @type {Map<string, string>} */
    this.references = new Map();
  }

  get mayPlan() {
    const { exchange } = this;
    return (
      exchange.region !== null &&
      ((exchange.is("planner") && exchange.session?.organization !== undefined) ||
        exchange.is("administrator"))
    );
  }

  /** All services for an administrator, else those of the own organisation. @returns {WaitsRow[]} */
  get services() {
    const { exchange } = this;
    const organization = exchange.session?.organization?.id;
    return exchange
      .rows("waits")
      .filter((row) => exchange.is("administrator") || row.organization.id === organization);
  }

  /** @returns {SlotRow[]} */
  get slots() {
    const services = new Set(this.services.map(({ key }) => key));
    return this.exchange.rows("slots").filter((slot) => services.has(slot.service));
  }

  /** For whom is acted where nothing that is acted on says so. */
  get organization() {
    return this.exchange.session?.organization?.id ?? this.services[0]?.organization.id ?? "";
  }

  /** What a person is called here: the own reference, else the verwijscode. @param {string | undefined} position @param {string} [code] */
  whoIs(position, code) {
    return this.references.get(position ?? "") ?? code ?? "";
  }

  /**
   * The screen once the boards it reads are there; else what keeps it.
   *
   * @param {{ name: string, words: string, views: string[], body: () => unknown }} of `words`: key of its heading
   */
  screen({ name, words, views, body }) {
    const { exchange } = this;
    const head = html`<h1 tabindex="-1">${say(words)}</h1>`;
    if (!this.mayPlan) {
      return html`<div class="page">
        ${head}
        <section class="empty">
          <h2>${say("planning.onlyPlanner")}</h2>
          <p>${say("planning.onlyPlannerText")}</p>
        </section>
      </div>`;
    }
    const watched = views.map((view) => exchange.board(view));
    const refused = watched.find(({ state }) => state === "refused");
    if (refused) return html`<div class="page">${head}${problemNote(refused.problem)}</div>`;
    if (watched.some(({ board }) => !board.loaded)) {
      return html`<div class="page">
        ${head}
        <div class="loading" role="status"><p>${say("loading.planning")}</p></div>
      </div>`;
    }
    return html`<div class="page ${name}">${body()}</div>`;
  }
}
