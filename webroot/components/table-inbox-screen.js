// @ts-check
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { answersFor, askedFor, dueFor } from "../model/behalf.js";
import { asksInsurer, DIRECT } from "../model/table-acts.js";
import { formOf } from "../model/table-forms.js";
import { answeredForOthers, answers, dueOf, questionsFor, questionsOf } from "../model/table-inbox.js";
import { placesToAccept, tablePlaces } from "../model/table-places.js";
import { inOrderOf } from "../model/positions.js";
import { treatmentKind } from "../model/treatment.js";
import { timeLeft } from "../model/wording.js";
import { say } from "../words/say.js";
import { Glow } from "./glow.js";
import { answeredList, behalfHead, behalfTag, whoseChips } from "./behalf-parts.js";
import { registerTableActForm } from "./table-act-form.js";
import { TablePart, waitsForUs } from "./table-part.js";
import { stepLine } from "./table-steps.js";
import { registerTableTab } from "./table-tabs.js";
import { complexityWords, dueWords, insurerWords, questionWords, regionWords, timeReason, urgencyWords, whoWords } from "./table-words.js";
import { registerWhoElse } from "./who-else.js";
/** @import { Act } from "../model/table-acts.js" */
/** @import { Question } from "../model/table-inbox.js" */
/** @import { Person, TransferRow } from "../model/table-types.js" */

const ROLES = ["planner", "table-member", "gp", "mediator"];
/** What each reads beside the transfers. @type {Record<string, string[]>} */
const MORE = { planner: ["slots", "waits"], gp: ["referrals"] };
const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const PLACES_AT_HAND = 4;

/** @param {TransferRow} transfer @returns {Person} */
const personOf = (transfer) => ({ key: transfer.key, row: null, transfer, stage: transfer.stage ?? null });

/** `<table-inbox-screen>`: what is asked of us, until when, and with which place do we say yes? */
class TableInboxScreen extends TablePart {
  static ticking = true;
  static properties = { ...TablePart.properties, chosen: { state: true }, opened: { state: true }, whose: { state: true } };

  /** The order in sight, which stands still while a form is open. @type {string[]} */
  #order = [];

  constructor() {
    super();
    /** Key of the question that the keys are about; empty for the first. */
    this.chosen = "";
    /** Whose form is in sight, and for whom. @type {{ act: Act, key: string } | null} */
    this.opened = null;
    /** The organisation whose questions are in sight; empty for all that one answers for. */
    this.whose = "";
    this.glow = new Glow(this);
  }

  get #receives() {
    return answers(this.looking);
  }

  get #represents() {
    return this.#receives && answersFor(this.exchange).length > 0;
  }

  /** The next organisation of which there are questions, and after the last all of them. */
  #nextWhose() {
    const asked = new Set(this.#asked().map(({ ask }) => ask.organization.id));
    const all = ["", this.exchange.session?.organization?.id ?? "", ...answersFor(this.exchange)];
    const next = [...all, ...all].slice(all.indexOf(this.whose) + 1).find((id) => id === "" || asked.has(id));
    this.#lookAt(next ?? "");
  }

  /** @param {string} whose */
  #lookAt(whose) {
    this.whose = whose;
    this.chosen = "";
    this.opened = null;
  }

  get #views() {
    return ["transfers", ...(MORE[this.exchange.role] ?? [])];
  }

  get keys() {
    const open = this.opened;
    return [
      ...(this.#receives
        ? [
            { key: "j", words: say("keys.inboxYes"), run: () => this.#answer("accept") },
            { key: "n", words: say("keys.inboxNo"), run: () => this.#answer("decline") },
          ]
        : []),
      ...(this.#represents ? [{ key: "w", words: say("keys.inboxWhose"), run: () => this.#nextWhose() }] : []),
      { key: "ArrowDown", words: say("keys.inboxNext"), run: () => this.#step(1) },
      { key: "ArrowUp", words: say("keys.inboxPrevious"), run: () => this.#step(-1) },
      ...this.#dues().map(({ act }) => ({
        key: act.key,
        words: say(`table.act.${act.name}`),
        run: () => this.#firstOf(act.name),
      })),
      ...(open ? DIGITS.map((digit) => ({ key: String(digit), words: digit === 1 ? say("keys.inboxDigit") : "", run: () => this.#digit(digit) })) : []),
      { key: "z", words: say("keys.undo"), run: () => this.pressUndo() },
      { key: "Escape", words: say("keys.close"), run: () => this.#drop() },
    ];
  }

  willUpdate() {
    if (this.exchange.board("transfers").board.loaded) this.glow.take("transfers");
    if (this.opened && !this.#stillOpen(this.opened)) this.opened = null;
    // Once all of one practice is answered, the rest is what there is to do.
    if (this.whose && !this.opened && this.#questions().length === 0) this.whose = "";
  }

  /** @param {{ act: Act, key: string }} opened */
  #stillOpen({ act, key }) {
    return act.ask
      ? this.#questions().some((question) => question.key === act.ask?.key)
      : this.#dues().some((due) => due.transfer.key === key && due.act.name === act.name);
  }

  /** All, for whomever they are. @returns {Question[]} */
  #asked() {
    return this.#receives ? questionsOf(this.transfers, this.exchange.now()) : [];
  }

  /** @returns {Question[]} */
  #questions() {
    const asked = questionsFor(this.#asked(), this.whose);
    return this.opened ? inOrderOf(/** @type {any} */ (asked), this.#order) : asked;
  }

  #dues() {
    return dueOf(this.transfers, this.looking, this.exchange.now());
  }

  /** The one that the keys are about. */
  get #current() {
    const questions = this.#questions();
    return questions.find(({ key }) => key === this.chosen) ?? questions[0];
  }

  /** @param {"accept" | "decline"} name */
  #answer(name) {
    const question = this.#current;
    if (question) this.#open(name, question);
  }

  /** @param {"accept" | "decline"} name @param {Question} question */
  #open(name, { key, transfer, ask }) {
    this.chosen = key;
    const act = /** @type {Act} */ ({ name, key: name === "accept" ? "j" : "n", main: true, ask });
    this.opened = { act, key: transfer.key };
  }

  /** @param {string} name */
  #firstOf(name) {
    const due = this.#dues().find(({ act }) => act.name === name);
    if (due) this.#openDue(due.transfer, due.act);
  }

  /** @param {TransferRow} transfer @param {Act} act */
  #openDue(transfer, act) {
    if (DIRECT.has(act.name)) this.#send(act, transfer, {});
    else this.opened = { act, key: transfer.key };
  }

  /** @param {number} digit */
  #digit(digit) {
    /** @type {any} */ (this.querySelector("table-act-form"))?.choose(digit);
  }

  /** @param {number} by */
  #step(by) {
    const questions = this.#questions();
    const at = questions.findIndex(({ key }) => key === this.#current?.key);
    const next = questions[Math.max(0, Math.min(questions.length - 1, at + by))];
    if (!next) return;
    this.chosen = next.key;
    this.opened = null;
    this.#focusOn(next.key);
  }

  /** @param {string} key */
  async #focusOn(key) {
    await this.updateComplete;
    const head = /** @type {HTMLElement | null} */ (this.querySelector(`[data-ask="${CSS.escape(key)}"] h3`));
    head?.focus();
    head?.scrollIntoView({ block: "nearest" });
  }

  #drop() {
    if (!this.opened) return;
    this.opened = null;
    if (this.#current) this.#focusOn(this.#current.key);
  }

  /** @param {Act} act @param {TransferRow} transfer @param {any} values */
  async #send(act, transfer, values) {
    const questions = this.#questions();
    const at = questions.findIndex(({ key }) => key === act.ask?.key);
    if (!(await this.perform(act, personOf(transfer), values))) return;
    this.opened = null;
    // The next one is what is read and answered now.
    const next = questions[at + 1] ?? questions[at - 1];
    if (at >= 0 && next) {
      this.chosen = next.key;
      this.#focusOn(next.key);
    }
  }

  render() {
    return this.screen({
      name: "inbox-page",
      words: "tab.questions",
      views: this.#views,
      roles: ROLES,
      body: () => this.#body(),
    });
  }

  #body() {
    const questions = this.#questions();
    this.#order = questions.map(({ key }) => key);
    const dues = this.#dues();
    const late = questions.filter(({ ask }) => this.exchange.calendar.date(ask.until) <= this.exchange.today).length;
    return html`<div class="page-head">
        <h1 tabindex="-1">${say("tab.questions")}</h1>
        <p class="found">
          ${this.#receives ? html`<span><b>${questions.length === 0 ? say("call.noneFirst") : questions.length}</b> ${say("inbox.questions", { n: questions.length })}</span>` : nothing}
          ${late > 0 ? html`<span class="warn"><b>${late}</b> ${say("inbox.today")}</span>` : nothing}
          ${dues.length > 0 ? html`<span><b>${dues.length}</b> ${say(this.#receives ? "inbox.dues" : "inbox.duesOnly", { n: dues.length })}</span>` : nothing}
        </p>
      </div>
      ${this.#receives ? behalfHead(this.exchange) : nothing}
      ${this.#represents ? whoseChips(this.exchange, this.#asked(), this.whose, (whose) => this.#lookAt(whose)) : nothing}
      ${this.outcome()}
      ${this.conflict ? html`<p class="note problem" role="alert"><b><span aria-hidden="true">▲ </span>${say("problem.stale-version")}</b> ${say("problem.stale-version.next")}</p>` : nothing}
      ${
        questions.length + dues.length === 0
          ? html`<section class="empty praise">
              <h2><span aria-hidden="true">✓ </span>${say("inbox.nothing")}</h2>
              <p>${say(this.#receives ? "inbox.nothingText" : "inbox.nothingElse")}</p>
            </section>`
          : nothing
      }
      ${
        questions.length > 0
          ? html`<p class="hint inbox-keys">${say("inbox.how")}</p>
              <ol class="questions">
                ${repeat(
                  questions,
                  ({ key }) => key,
                  (question) => this.#question(question),
                )}
              </ol>`
          : nothing
      }
      ${dues.length > 0 ? this.#dueList(dues) : nothing}
      ${this.#receives ? answeredList(answeredForOthers(this.transfers, this.whose), this.exchange, (transfer) => this.whoIs(personOf(transfer))) : nothing}`;
  }

  /** @param {Question} question */
  #question(question) {
    const { exchange, opened, busy } = this;
    const { key, transfer, ask } = question;
    const person = personOf(transfer);
    const { calendar } = exchange;
    const places = placesToAccept(this.slots, ask, transfer, exchange.now());
    const left = Date.parse(ask.until) - exchange.now();
    const current = this.#current?.key === key;
    const form = opened?.act.ask?.key === key ? opened.act : null;
    const needs = complexityWords(transfer.case ?? {});
    const from = transfer.outside ? regionWords(transfer.outside.region, exchange) : transfer.holder?.name;
    return html`<li class="question ${current ? "on" : ""} ${this.glow.keys.has(transfer.key) ? "fresh" : ""}" data-ask=${key}>
      <header>
        <h3 tabindex="-1">${urgencyWords(transfer.case?.urgency ?? "REGULAR")} ${questionWords(person)}</h3>
        <span class="term ${left < 4 * 3_600_000 ? "late" : ""}"><b>${timeLeft(left)}</b> <span class="sub">${say("due.until", { moment: calendar.moment(ask.until) })} · ${say("due.then.LAPSES")}</span></span>
      </header>
      <p class="sub">${[this.whoIs(person), whoWords(person, exchange), insurerWords(person, exchange), from ? say("inbox.from", { name: from }) : ""].filter(Boolean).join(" · ")}</p>
      ${transfer.social ? nothing : html`<p class="person-reason">${timeReason(person, exchange, this.at)}</p>`}
      <p>
        ${behalfTag(askedFor(ask, exchange))} ${say("inbox.for", { service: ask.service.name })} ·
        ${
          ask.fits
            ? html`<span class="fit"><span aria-hidden="true">✓ </span>${say("inbox.fits")}</span>`
            : html`<span class="sub-inline">${say("inbox.fitsNot", { what: (ask.misfits ?? []).map((misfit) => say(`misfit.${misfit}`)).join(", ") })}</span>`
        }
        ${needs.length > 0 ? html`<span class="sub">${say("table.fact.needs")}: ${needs.join(", ")}</span>` : nothing}
      </p>
      <p class="at-hand">
        ${
          places.length === 0
            ? html`<span class="warn"><span aria-hidden="true">▲ </span>${say("table.noPlaceToGive")}</span>`
            : html`<span class="sub">${say("inbox.atHand", { n: places.length })}</span>
                ${places.slice(0, PLACES_AT_HAND).map((slot) => html`<span class="tag">${calendar.moment(slot.start)}</span> `)}`
        }
      </p>
      ${
        form
          ? html`<who-else .exchange=${exchange} .about=${transfer.key} .working=${true}></who-else>
            <table-act-form
              .exchange=${exchange}
              .act=${form}
              .form=${formOf(form, person, this.formSource(person, form, tablePlaces(this.slots, exchange.now())))}
              .busy=${busy !== ""}
              .treated=${treatmentKind(person) !== null}
              @act-chosen=${(/** @type {any} */ e) => this.#send(e.detail.act, transfer, e.detail.values)}
              @act-dropped=${() => this.#drop()}
            ></table-act-form>`
          : html`<div class="actions">
              <button type="button" class="btn small yes" ?disabled=${busy !== "" || places.length === 0} @click=${() => this.#open("accept", question)}>
                ${say("inbox.yes")} ${current ? html`<kbd aria-hidden="true">j</kbd>` : nothing}
              </button>
              <button type="button" class="btn quiet small no" ?disabled=${busy !== ""} @click=${() => this.#open("decline", question)}>
                ${say("inbox.no")} ${current ? html`<kbd aria-hidden="true">n</kbd>` : nothing}
              </button>
            </div>`
      }
    </li>`;
  }

  /** What else is due from whoever looks. @param {ReturnType<typeof dueOf>} dues */
  #dueList(dues) {
    const { exchange, opened, busy } = this;
    return html`<section class="dues" aria-labelledby="dues-head">
      <h2 id="dues-head">${say(this.#receives ? "inbox.duesHead" : "inbox.duesForYou")}</h2>
      <ol class="questions">
        ${repeat(
          dues,
          ({ transfer, act }) => `${transfer.key} ${act.name}`,
          ({ transfer, act }) => {
            const person = personOf(transfer);
            const isOpen = opened !== null && !opened.act.ask && opened.key === transfer.key;
            const due = transfer.due?.mine ? dueWords(transfer.due, exchange, transfer) : null;
            return html`<li class="question due-item ${transfer.due?.overdue ? "is-late" : ""}" data-transfer=${transfer.key}>
              <header>
                <h3 tabindex="-1">${due ? say("table.dueLine", { who: due.who, act: due.act }) : say(`table.act.${act.name}`)}</h3>
                <span class="sub">${due ? `${due.until} · ${due.then}` : nothing}</span>
              </header>
              <p>${behalfTag(dueFor(transfer, transfer.due, exchange))} ${asksInsurer(transfer) ? say("inbox.insurerAsked") : questionWords(person)} <span class="sub">${[this.whoIs(person), whoWords(person, exchange), transfer.holder?.name].filter(Boolean).join(" · ")}</span></p>
              ${transfer.entered ? stepLine(transfer, exchange) : nothing}
              ${
                isOpen
                  ? html`<who-else .exchange=${exchange} .about=${transfer.key} .working=${true}></who-else>
                    <table-act-form
                      .exchange=${exchange}
                      .act=${opened.act}
                      .form=${formOf(opened.act, person, this.formSource(person, opened.act, []))}
                      .busy=${busy !== ""}
                      .treated=${treatmentKind(person) !== null}
                      @act-chosen=${(/** @type {any} */ e) => this.#send(e.detail.act, transfer, e.detail.values)}
                      @act-dropped=${() => this.#drop()}
                    ></table-act-form>`
                  : html`<div class="actions">
                      <button type="button" class="btn small" data-act=${act.name} aria-keyshortcuts=${act.key} ?disabled=${busy !== ""} @click=${() => this.#openDue(transfer, act)}>
                        ${say(`table.act.${act.name}`)} <kbd aria-hidden="true">${act.key}</kbd>
                      </button>
                    </div>`
              }
            </li>`;
          },
        )}
      </ol>
    </section>`;
  }
}

export function registerTableInboxScreen() {
  registerTableActForm();
  registerWhoElse();
  customElements.define("table-inbox-screen", TableInboxScreen);
  registerTableTab({
    path: "/transfertafel/vragen",
    words: "tab.questions",
    screen: (exchange) => html`<table-inbox-screen data-screen .exchange=${exchange}></table-inbox-screen>`,
    roles: ROLES,
    shown: (exchange) => !exchange.is("mediator") || exchange.isInsurer,
    count: waitsForUs,
  });
}
