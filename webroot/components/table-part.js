// @ts-check
import { html } from "lit";
import { Planning } from "../live/planning.js";
import { Table } from "../live/table.js";
import { askedFor, dueFor } from "../model/behalf.js";
import { LOW_THRESHOLD } from "../model/answers.js";
import { problemOf } from "../model/problems.js";
import { municipalities } from "../model/region.js";
import { isRunning, peopleOf } from "../model/table.js";
import { toAnswer } from "../model/table-inbox.js";
import { actorOf, requestOf } from "../model/table-requests.js";
import { placesToAccept, receiversFor } from "../model/table-places.js";
import { treatmentKind } from "../model/treatment.js";
import { ageClassWords, languageWords } from "../model/wording.js";
import { say } from "../words/say.js";
import { ActingPart } from "./acting-part.js";
import { problemNote } from "./problem-note.js";
import { treatedKey } from "./table-words.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { Act, Looking } from "../model/table-acts.js" */
/** @import { Values } from "../model/table-requests.js" */
/** @import { CaseRow, Person, TransferRow } from "../model/table-types.js" */
/** @import { SlotRow, WaitsRow } from "../model/types.js" */

/** Who looks, as the rules of the table need it. @param {Exchange} exchange @returns {Looking} */
export const lookingOf = ({ role, region, session }) => ({
  role,
  actor: session?.actor,
  screenedElsewhere: region?.table.screenedElsewhere ?? false,
});

/** How much waits for an answer of the own organisation. @param {Exchange} exchange */
export const waitsForUs = (exchange) =>
  exchange.is("mediator") && !exchange.isInsurer ? 0 : toAnswer(exchange.rows("transfers"), lookingOf(exchange), exchange.now());

/**
 * Another was first: what was wanted, to be chosen again now that it stands otherwise.
 *
 * @typedef {{ act: Act, person: Person, values: Values }} Conflict
 */

/** A screen of the transfertafel: its boards, and what is done there. */
export class TablePart extends ActingPart {
  static properties = { ...ActingPart.properties, references: { state: true }, conflict: { state: true } };

  /** @type {{ value: string, words: string }[] | null} null before they are asked for */
  #others = null;

  constructor() {
    super();
    /** The holder's own references, by position, or by transfer of someone in treatment. @type {Map<string, string>} */
    this.references = new Map();
    /** @type {Conflict | null} */
    this.conflict = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#readReferences();
  }

  async #readReferences() {
    if (!this.exchange.is("planner") && !this.exchange.is("administrator")) return;
    try {
      const [waiting, treated] = await Promise.all([new Planning(this.exchange).references(), this.table.treatmentReferences()]);
      this.references = new Map([...waiting, ...treated]);
    } catch (failure) {
      this.problem = problemOf(failure);
    }
  }

  get table() {
    return new Table(this.exchange);
  }

  get looking() {
    return lookingOf(this.exchange);
  }

  /** @returns {CaseRow[]} */
  get cases() {
    return this.exchange.rows("cases");
  }

  /** @returns {TransferRow[]} */
  get transfers() {
    return this.exchange.rows("transfers");
  }

  /** The verwijscode of a transfer of one's own referral. @param {TransferRow | null} transfer */
  #code(transfer) {
    if (!transfer?.referral || !this.exchange.is("gp")) return undefined;
    return this.exchange.rows("referrals").find(({ key }) => key === transfer.referral)?.code;
  }

  /** @returns {SlotRow[]} */
  get slots() {
    return this.exchange.rows("slots");
  }

  /** @returns {Map<string, WaitsRow>} */
  get services() {
    return new Map(this.exchange.rows("waits").map((row) => [row.key, row]));
  }

  get people() {
    return peopleOf(this.cases, this.transfers);
  }

  get at() {
    const { today, region } = this.exchange;
    return { today, norms: region?.norms ?? { INTAKE: 28, TREATMENT: 70 } };
  }

  /** What someone is called here: the own reference or verwijscode, else the number of the case. @param {Person} person */
  whoIs({ key, transfer }) {
    return (
      this.references.get(key) ??
      this.references.get(transfer?.position ?? "") ??
      this.references.get(transfer?.key ?? "") ??
      this.#code(transfer) ??
      key.toUpperCase()
    );
  }

  /**
   * What a form is filled from.
   *
   * @param {Person} person
   * @param {Act} act
   * @param {SlotRow[]} places of the table
   * @param {import("../model/table-types.js").Suggestion} [suggestion]
   * @returns {import("../model/table-forms.js").FormSource}
   */
  formSource({ row, transfer }, act, places, suggestion) {
    const { exchange } = this;
    const region = /** @type {import("../model/region.js").Region} */ (exchange.region);
    const now = exchange.now();
    const services = [...this.services.values()];
    return {
      today: exchange.today,
      now,
      dateOf: (instant) => exchange.calendar.date(instant),
      consentDays: region.table.consentDays,
      declineReasons: region.table.declineReasons,
      ageClasses: region.ageClasses.map((known) => ({ code: known.code, words: ageClassWords(known) })),
      municipalities: municipalities(region),
      places: transfer && act.ask ? placesToAccept(this.slots, act.ask, transfer, now) : [],
      elsewhere: act.name === "askOutside" ? this.#elsewhere() : [],
      receivers: transfer && act.name === "ask" ? receiversFor(services, places, transfer, suggestion, row?.service?.id ?? transfer.service?.id) : [],
      languages: [...new Set([...services.flatMap(({ languages }) => languages), ...(row?.wishes?.languages ?? [])])]
        .map((value) => ({ value, words: languageWords(value) }))
        .sort((a, b) => a.words.localeCompare(b.words)),
      bridges: services
        .filter(({ category }) => LOW_THRESHOLD.includes(category))
        .map(({ key, organization, name }) => ({ value: key, words: `${organization.name} · ${name}` })),
    };
  }

  /** Services of other regions, once they are known. */
  #elsewhere() {
    if (this.#others === null) {
      this.#others = [];
      this.table.elsewhere().then(
        (others) => {
          this.#others = others;
          this.requestUpdate();
        },
        () => {
          this.#others = null;
        },
      );
    }
    return this.#others;
  }

  /**
   * Does what was chosen for someone. Where another was first, what was wanted is kept for a choice.
   *
   * @param {Act} act
   * @param {Person} person
   * @param {Values} values
   * @returns {Promise<boolean>} whether it was done
   */
  async perform(act, person, values) {
    const { of, step, body, versioned } = requestOf(act, person, values);
    const { table } = this;
    const { transfer, row } = person;
    const by = actorOf(act, person);
    this.conflict = null;
    const done = await this.doing(
      person.key,
      () =>
        of === "proposal"
          ? table.propose(/** @type {any} */ (body), by ?? "")
          : of === "position"
            ? this.#onPosition(step, row?.key ?? "", body, by ?? "")
            : of === "arrival"
              ? table.arrival(transfer?.key ?? "", step, body, by)
              : table.step(transfer?.key ?? "", step, body, by, versioned ? transfer?.version : undefined),
      this.#doneWords(act, person),
      this.#undoOf(act, person, values, by),
    );
    if (!done && this.problem?.slug === "stale-version" && transfer) {
      this.problem = null;
      this.conflict = { act, person, values };
    }
    return done;
  }

  /** What was done, and in whose name when that was another's. @param {Act} act @param {Person} person */
  #doneWords({ name, ask }, person) {
    const { transfer } = person;
    const words = say(treatedKey(`table.done.${name}`, treatmentKind(person) !== null), { who: this.whoIs(person) });
    const whose = ask ? ask.mine && askedFor(ask, this.exchange) : transfer && dueFor(transfer, transfer.due, this.exchange);
    return whose ? `${words} ${say("behalf.done", { name: whose.name })}` : words;
  }

  /** Ends what was just proposed. @param {TransferRow | undefined} made @param {string | undefined} by */
  async takeBack(made, by) {
    if (made) await this.table.step(made.key, "end", { why: "WITHDRAWN" }, by, made.version);
  }

  /** @param {string} step @param {string} position @param {any} body @param {string} by */
  #onPosition(step, position, body, by) {
    const { table } = this;
    if (step === "informed") return table.informed(position, body.on, by);
    return step === "wishes" ? table.wished(position, body, by) : table.bridged(position, body, by);
  }

  /** The way back, where nothing has left the table. @param {Act} act @param {Person} person @param {Values} values @param {string | undefined} by */
  #undoOf({ name }, { key, transfer, row }, values, by) {
    const { table } = this;
    if (name === "propose") {
      return () => this.takeBack(this.transfers.find((each) => each.position === key && isRunning(each)), by);
    }
    if (name === "wishes" && row) {
      const { backup, ...before } = row.wishes ?? { languages: [], deliveries: [], backup: false };
      return () => table.wished(row.key, { ...before, backupCare: backup }, by ?? "");
    }
    if (name === "ask" && transfer) {
      return async () => {
        const now = this.transfers.find((each) => each.key === transfer.key);
        for (const ask of now?.asks ?? []) {
          if (ask.state === "OPEN" && values.services.includes(ask.service.id))
            await table.step(transfer.key, `asks/${ask.key}/withdraw`, undefined, by);
        }
      };
    }
    return undefined;
  }

  /** What was wanted when another was first, done after all. */
  keepMine() {
    const { conflict } = this;
    if (!conflict) return;
    const person = this.people.find(({ key }) => key === conflict.person.key);
    if (person) this.perform(conflict.act, person, conflict.values);
    else this.conflict = null;
  }

  /** Takes the last thing back, where there is a way. */
  pressUndo() {
    /** @type {HTMLElement | null} */ (this.querySelector(".undo"))?.click();
  }

  /**
   * The screen once the boards it reads are there; else what keeps it.
   *
   * @param {{ name: string, words: string, views: string[], roles: string[], body: () => unknown }} of `words`: key of
   *   its heading; `roles`: who has it
   */
  screen({ name, words, views, roles, body }) {
    const { exchange } = this;
    const head = html`<h1 tabindex="-1">${say(words)}</h1>`;
    if (!roles.includes(exchange.role)) {
      return html`<div class="page">
        ${head}
        <section class="empty">
          <h2>${say("table.onlyTable")}</h2>
          <p>${say("table.onlyTableText")}</p>
        </section>
      </div>`;
    }
    const watched = views.map((view) => exchange.board(view));
    const refused = watched.find(({ state }) => state === "refused");
    if (refused) return html`<div class="page">${head}${problemNote(refused.problem)}</div>`;
    if (watched.some(({ board }) => !board.loaded)) {
      return html`<div class="page">
        ${head}
        <div class="loading" role="status">
          <p>${say("table.loading")}</p>
          <div class="skeleton"></div>
          <div class="skeleton"></div>
          <div class="skeleton"></div>
        </div>
      </div>`;
    }
    return html`<div class="page ${name}">${body()}</div>`;
  }
}
