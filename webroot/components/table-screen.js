// @ts-check
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Computed } from "../live/table.js";
import { settledOrder } from "../model/answers.js";
import { ACT_KEYS, DIRECT, actsFor, isSame } from "../model/table-acts.js";
import { formOf } from "../model/table-forms.js";
import { freeByService, suggestionFor, tablePlaces } from "../model/table-places.js";
import { NO_FILTER, addressOf, chosenPeople, countedOf, filterFrom, inTableOrder, isOver, needsMe, personAt } from "../model/table.js";
import { treatmentKind } from "../model/treatment.js";
import { say } from "../words/say.js";
import { Glow } from "./glow.js";
import { figuresStrip } from "./table-figures.js";
import { tableFilters } from "./table-filters.js";
import { countedLines, freeColumn, nobody, personLine } from "./table-lists.js";
import { allSuggestions } from "./table-suggestions.js";
import { registerTableTab } from "./table-tabs.js";
import { questionWords } from "./table-words.js";
import { registerTransferPanel } from "./transfer-panel.js";
import { TreatmentPart, registerTreatmentForm } from "./treatment-part.js";
/** @import { Act, ActName } from "../model/table-acts.js" */
/** @import { Person } from "../model/table-types.js" */
/** @import { TableFilter } from "../model/table.js" */

export const ROLES = ["planner", "table-member", "administrator"];
const VIEWS = ["cases", "transfers", "slots", "waits"];
const SHOWN_AT_ONCE = 60;
const FREE_AT_ONCE = 15;

/** `<table-screen>`: who has waited too long, and which place fits? */
class TableScreen extends TreatmentPart {
  static ticking = true;
  static properties = {
    ...TreatmentPart.properties,
    filter: { state: true },
    open: { state: true },
    opened: { state: true },
    shown: { state: true },
    freeShown: { state: true },
    target: { state: true },
  };

  /** Whether someone points at or works in the list: then its order stands still. */
  #engaged = false;
  /** @type {string[]} */
  #order = [];
  /** The transfer, or else the case, of whoever is in sight. */
  #met = "";

  constructor() {
    super();
    this.filter = NO_FILTER;
    /** Key of whoever is in sight; empty for none. */
    this.open = "";
    /** Whose form is in sight. @type {Act | null} */
    this.opened = null;
    this.shown = SHOWN_AT_ONCE;
    this.freeShown = FREE_AT_ONCE;
    /** The service over which someone is being dragged. */
    this.target = "";
    this.glow = new Glow(this);
    const there = () => this.requestUpdate();
    this.suggestions = new Computed(() => this.table.suggestions(), there);
    this.figures = new Computed(() => this.table.figures(), there);
    this.readAddress = () => {
      const address = new URLSearchParams(location.search);
      this.filter = filterFrom(address);
      this.open = address.get("open") ?? "";
    };
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("popstate", this.readAddress);
    this.readAddress();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("popstate", this.readAddress);
    this.suggestions.stop();
    this.figures.stop();
  }

  get keys() {
    const person = this.#person;
    const put = person ? this.#putFirst(person) : null;
    return [
      { key: "j", words: say("keys.tableNext"), run: () => this.#step(1) },
      { key: "k", words: say("keys.tablePrevious"), run: () => this.#step(-1) },
      { key: "/", words: say("keys.tableFilter"), run: () => this.#focus(".table-filters .chip") },
      ...this.startKeys,
      ...(put ? [{ key: "1", words: say("keys.tablePut"), run: put }] : []),
      ...Object.entries(ACT_KEYS).map(([name, key]) => ({
        key,
        words: say(`table.act.${name}`),
        run: () => this.#byKey(/** @type {ActName} */ (name)),
      })),
      { key: "z", words: say("keys.undo"), run: () => this.pressUndo() },
      { key: "Escape", words: say("keys.close"), run: () => this.#escape() },
    ];
  }

  willUpdate() {
    if (!this.#isThere) return;
    this.#follow();
    this.glow.take("cases");
    this.glow.take("transfers");
    const at = VIEWS.slice(0, 3).map((view) => this.exchange.board(view).board.offset).join(" ");
    if (this.exchange.pausedAt === null) {
      this.suggestions.follow(at);
      this.figures.follow(at);
    }
    if (this.opened && !this.#acts.some((act) => isSame(act, this.opened))) this.opened = null;
  }

  get #isThere() {
    return ROLES.includes(this.exchange.role) && VIEWS.every((view) => this.exchange.board(view).board.loaded);
  }

  /** Whoever is in sight. @returns {Person | undefined} */
  get #person() {
    return this.#isThere && this.open ? personAt(this.people, this.open) : undefined;
  }

  /** Keeps whoever moved to another's list in sight, and nobody who left the table. */
  #follow() {
    const person = this.#person;
    if (person) this.#met = person.transfer?.key ?? person.key;
    else if (this.open && this.#met) {
      this.open = this.people.some(({ transfer }) => transfer?.key === this.#met) ? this.#met : "";
      this.#met = "";
      this.#writeAddress();
    }
  }

  get #acts() {
    const person = this.#person;
    return person && !this.starting ? actsFor(person, this.looking, this.exchange.now()) : [];
  }

  /** @param {string} selector */
  #focus(selector) {
    /** @type {HTMLElement | null} */ (this.querySelector(selector))?.focus();
  }

  /** @param {ActName} name */
  #byKey(name) {
    const act = this.#acts.find((each) => each.name === name);
    if (!act) {
      const person = this.#person;
      this.exchange.announce(say(person ? "table.notNow" : "table.chooseFirst", { act: say(`table.act.${name}`) }));
    } else if (DIRECT.has(name)) this.#chosen(act, {});
    else this.opened = act;
  }

  /** Leg voor: the first suggestion, at once. @param {Person} person */
  #putFirst(person) {
    const { suggestion } = suggestionFor(this.suggestions.value, person);
    const act = this.#acts.find(({ name }) => name === "ask");
    return suggestion && act ? () => this.#chosen(act, { services: [suggestion.place.service.id] }) : null;
  }

  #escape() {
    if (this.starting) this.stopStarting();
    else if (this.opened) {
      this.opened = null;
      this.#focus("#person-head");
    } else if (this.open) this.#close();
  }

  /** @param {number} by */
  async #step(by) {
    const buttons = [.../** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll(".open-person"))];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const on = at === -1 ? buttons.findIndex((button) => button.getAttribute("aria-expanded") === "true") : at;
    const next = buttons[Math.max(0, Math.min(buttons.length - 1, on === -1 ? 0 : on + by))];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  }

  /** @param {string} key */
  proposed(key) {
    return this.#show(key);
  }

  /** @param {string} key */
  async #show(key) {
    this.open = this.open === key ? "" : key;
    this.#met = "";
    this.opened = null;
    this.starting = false;
    this.conflict = null;
    this.#writeAddress();
    await this.updateComplete;
    await /** @type {any} */ (this.querySelector("transfer-panel"))?.updateComplete;
    if (this.open) this.#focus("#person-head");
  }

  async #close() {
    const { open } = this;
    this.open = "";
    this.opened = null;
    this.#writeAddress();
    await this.updateComplete;
    this.#focus(`[data-key="${CSS.escape(open)}"] .open-person`);
  }

  /** @param {Partial<TableFilter>} change */
  #choose(change) {
    this.filter = { ...this.filter, ...change };
    this.shown = SHOWN_AT_ONCE;
    this.#order = [];
    this.#writeAddress();
  }

  /** The address says what is looked at, so that it can be sent and come back to. */
  #writeAddress() {
    const address = addressOf(this.filter);
    const region = new URLSearchParams(location.search).get("regio");
    if (region) address.set("regio", region);
    if (this.open) address.set("open", this.open);
    history.replaceState(null, "", `${location.pathname}${address.size > 0 ? `?${address}` : ""}`);
  }

  /** @param {Act} act @param {import("../model/table-requests.js").Values} values */
  async #chosen(act, values) {
    const person = this.#person;
    if (!person) return;
    // Who went on to another act meanwhile is not called back.
    if ((await this.perform(act, person, values)) && (!this.opened || isSame(act, this.opened))) {
      this.opened = null;
      await this.updateComplete;
      this.#focus("#person-head");
    }
  }

  /** Someone was let go of over a service: it is asked, where that may be now. @param {string} service @param {string | undefined} key */
  #dropped(service, key) {
    const person = this.people.find((each) => each.key === key);
    if (!person) return;
    const act = actsFor(person, this.looking, this.exchange.now()).find(({ name }) => name === "ask");
    this.open = person.key;
    if (act) this.perform(act, person, { services: [service] });
    else this.exchange.announce(say("table.notNow", { act: say("table.act.ask") }));
  }

  render() {
    return this.screen({ name: "table-page", words: "nav.table", views: VIEWS, roles: ROLES, body: () => this.#body() });
  }

  #body() {
    const { exchange, at, filter, people, services, suggestions } = this;
    const chosen = new Map(inTableOrder(chosenPeople(people, filter, at), at).map((person) => [person.key, person]));
    const places = tablePlaces(this.slots, exchange.now());
    const person = this.#person;
    const free = places.reduce((sum, slot) => sum + slot.free, 0);
    return html`<div class="page-head table-head">
        <h1 tabindex="-1">${say("nav.table")}</h1>
        ${figuresStrip(this.figures.value, { free })}
        ${this.startButton()}
      </div>
      ${tableFilters({
        filter,
        holders: people.map(({ row, transfer }) => row?.holder ?? transfer?.holder),
        mine: people.filter(needsMe).length,
        treated: people.filter((each) => treatmentKind(each) !== null && !isOver(each)).length,
        exchange,
        choose: (change) => this.#choose(change),
        go: (query) => this.#choose(filterFrom(new URLSearchParams(query))),
      })}
      ${this.outcome()}
      <div class="table-columns ${person || this.starting ? "with-person" : ""}">
        ${this.#list(people, chosen)}
        <section class="table-middle" aria-live="off">
          ${
            this.starting
              ? this.startForm()
              : person
              ? this.#panel(person, places)
              : allSuggestions({
                  suggestions: suggestions.value,
                  problem: suggestions.problem,
                  again: () => suggestions.again(),
                  exchange,
                  free,
                  person: (item) => {
                    const of = people.find(({ key, transfer }) => key === item.case || (transfer !== null && transfer.key === item.transfer));
                    return of ? { key: of.key, words: questionWords(of), who: this.whoIs(of) } : null;
                  },
                  open: (key) => this.#show(key),
                })
          }
        </section>
        ${freeColumn(freeByService(places, services, exchange.calendar, exchange.today), {
          exchange,
          free,
          shown: this.freeShown,
          more: () => (this.freeShown += FREE_AT_ONCE),
          lit: new Set(person ? [suggestionFor(suggestions.value, person).suggestion?.place.service.id ?? ""] : []),
          target: this.target,
          over: (service) => (this.target = service),
          dropped: (service, key) => this.#dropped(service, key),
        })}
      </div>`;
  }

  /** @param {Person[]} people @param {Map<string, Person>} chosen in their order */
  #list(people, chosen) {
    const { exchange, at } = this;
    const known = new Map(people.map((person) => [person.key, person]));
    this.#order = settledOrder(this.#order, [...chosen.keys()], this.#engaged, (key) => known.has(key));
    const rows = this.#order.slice(0, this.shown).map((key) => /** @type {Person} */ (known.get(key)));
    const left = this.#order.length - rows.length;
    const engage = (/** @type {boolean} */ engaged) => () => (this.#engaged = engaged);
    return html`<section
      class="table-people"
      aria-labelledby="people-head"
      @pointerenter=${engage(true)}
      @pointerleave=${engage(false)}
      @focusin=${engage(true)}
      @focusout=${engage(false)}
    >
      <h2 id="people-head">${say("table.peopleHead", { n: this.#order.length })} <span class="sub">${say("table.order")}</span></h2>
      ${
        rows.length === 0
          ? nobody(people.length > 0, () => this.#choose(NO_FILTER))
          : html`<ol class="people">
                ${repeat(
                  rows,
                  ({ key }) => key,
                  (person) =>
                    personLine(person, {
                      exchange,
                      at,
                      who: this.whoIs(person),
                      fresh: this.glow.keys.has(person.key) || (person.transfer !== null && this.glow.keys.has(person.transfer.key)),
                      open: person === this.#person || person.key === this.#person?.key,
                      draggable: actsFor(person, this.looking, exchange.now()).some(({ name }) => name === "ask"),
                      suggestion: suggestionFor(this.suggestions.value, person).suggestion,
                      opened: () => this.#show(person.key),
                      dragged: (e) => e.dataTransfer?.setData("text/plain", person.key),
                    }),
                )}
              </ol>`
      }
      ${
        left > 0
          ? html`<button type="button" class="btn quiet" @click=${() => (this.shown += SHOWN_AT_ONCE)}>
              ${say("grid.more", { n: Math.min(left, SHOWN_AT_ONCE) })}
            </button>`
          : nothing
      }
      ${countedLines(countedOf(this.cases))}
    </section>`;
  }

  /** @param {Person} person @param {import("../model/types.js").SlotRow[]} places of the table */
  #panel(person, places) {
    const acts = this.#acts;
    const opened = acts.find((act) => isSame(act, this.opened)) ?? null;
    const { suggestion, without } = suggestionFor(this.suggestions.value, person);
    return html`<transfer-panel
      .exchange=${this.exchange}
      .person=${person}
      .who=${this.whoIs(person)}
      .at=${this.at}
      .acts=${acts}
      .opened=${opened}
      .form=${opened && formOf(opened, person, this.formSource(person, opened, places, suggestion))}
      .busy=${this.busy !== ""}
      .conflict=${this.conflict}
      .suggestion=${suggestion}
      .without=${without}
      .looking=${this.looking}
      .named=${(/** @type {string} */ key) => {
        const other = this.people.find((each) => each.key === key);
        return other ? this.whoIs(other) : "";
      }}
      @act-opened=${(/** @type {any} */ e) => (this.opened = isSame(e.detail, this.opened) ? null : e.detail)}
      @act-chosen=${(/** @type {any} */ e) => this.#chosen(e.detail.act, e.detail.values)}
      @act-dropped=${() => this.#escape()}
      @conflict-settled=${(/** @type {any} */ e) => (e.detail === "mine" ? this.keepMine() : (this.conflict = null))}
      @panel-closed=${() => this.#close()}
    ></transfer-panel>`;
  }
}

export function registerTableScreen() {
  registerTransferPanel();
  registerTreatmentForm();
  customElements.define("table-screen", TableScreen);
  registerTableTab({
    path: "/transfertafel",
    words: "tab.table",
    screen: (exchange) => html`<table-screen data-screen .exchange=${exchange}></table-screen>`,
    roles: ROLES,
  });
}
