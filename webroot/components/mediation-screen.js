// @ts-check
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { ADVICES, insurerOf, isOpen, leadTime, MINUTES_OF_HOUR, openAndOver, servicesFor } from "../model/mediations.js";
import { ageClassWords, code, timeLeft } from "../model/wording.js";
import { hasWords, say } from "../words/say.js";
import { emptyDraft, referForm, requestFrom } from "./refer-form.js";
import { TablePart } from "./table-part.js";
import { registerTableTab } from "./table-tabs.js";
import { complexityWords, urgencyWords } from "./table-words.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { MediationRow } from "../model/mediations.js" */

const ROLES = ["gp", "planner", "table-member", "mediator"];

/** Who answers for the table. @param {Exchange} exchange */
const answersFor = (exchange) => exchange.is("table-member");

/** For mediators in words of their own, by what they mediate for; else as for all who ask. @param {string} key @param {Exchange} exchange */
const askerWords = (key, exchange) => {
  const own = `${key}.${exchange.session?.organization?.kind}`;
  return say(exchange.is("mediator") && hasWords(own) ? own : key);
};

/** How many wait for an answer of the table. @param {Exchange} exchange */
const waitForAnswer = (exchange) =>
  answersFor(exchange)
    ? exchange.rows("mediations").filter((/** @type {MediationRow} */ row) => isOpen(row) && !row.mine).length
    : 0;

/** `<mediation-screen>`: what can we ask the table without a talk, and what does it say? */
class MediationScreen extends TablePart {
  static ticking = true;
  static properties = {
    ...TablePart.properties,
    chosen: { state: true },
    opened: { state: true },
    draft: { state: true },
    advice: { state: true },
  };

  constructor() {
    super();
    /** Key of the question that the keys are about; empty for the first. */
    this.chosen = "";
    /** Key of the question that is being answered; empty for none. */
    this.opened = "";
    /** The question being put; null when none is. @type {import("./refer-form.js").Draft | null} */
    this.draft = null;
    /** What is said of the one opened; empty until chosen. */
    this.advice = "";
  }

  get #rows() {
    return openAndOver(/** @type {MediationRow[]} */ (this.exchange.rows("mediations")));
  }

  get #answers() {
    return answersFor(this.exchange);
  }

  get #current() {
    const { open } = this.#rows;
    return open.find(({ key }) => key === this.chosen) ?? open[0];
  }

  get keys() {
    return [
      ...(this.#answers
        ? [{ key: "a", words: say("keys.mediationAnswer"), run: () => this.#open(this.#current) }]
        : [
            { key: "n", words: say("keys.mediationAsk"), run: () => this.#begin() },
            { key: "i", words: say("keys.mediationWithdraw"), run: () => this.#withdraw(this.#current) },
          ]),
      { key: "ArrowDown", words: say("keys.inboxNext"), run: () => this.#step(1) },
      { key: "ArrowUp", words: say("keys.inboxPrevious"), run: () => this.#step(-1) },
      ...(this.opened
        ? ADVICES.map((advice, at) => ({
            key: String(at + 1),
            words: at === 0 ? say("keys.mediationDigit") : "",
            run: () => this.#advise(advice),
          }))
        : []),
      { key: "z", words: say("keys.undo"), run: () => this.pressUndo() },
      { key: "Escape", words: say("keys.close"), run: () => this.#drop() },
    ];
  }

  willUpdate() {
    if (this.opened && !this.#rows.open.some(({ key }) => key === this.opened)) this.opened = "";
  }

  async #begin() {
    const { isInsurer, session, region } = this.exchange;
    const insurer = isInsurer ? insurerOf(session?.organization?.name ?? "", region?.insurers ?? []) : "";
    this.draft = { ...emptyDraft(), insurer };
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(".refer input"))?.focus();
  }

  /** @param {MediationRow | undefined} row */
  async #open(row) {
    if (!row || row.mine) return;
    this.chosen = row.key;
    this.opened = row.key;
    this.advice = "";
    await this.updateComplete;
    // Not a radio: digits choose, and are not heard in a field.
    /** @type {HTMLElement | null} */ (this.querySelector(".answer-form fieldset"))?.focus();
  }

  /** @param {string} advice */
  async #advise(advice) {
    this.advice = advice;
    await this.updateComplete;
    const next = advice === "REFER_TO_SERVICE" ? "select" : ".send";
    /** @type {HTMLElement | null} */ (this.querySelector(`.answer-form ${next}`))?.focus();
  }

  #drop() {
    this.opened = "";
    this.draft = null;
  }

  /** @param {number} by */
  async #step(by) {
    const { open } = this.#rows;
    const at = open.findIndex(({ key }) => key === this.#current?.key);
    const next = open[Math.max(0, Math.min(open.length - 1, at + by))];
    if (!next) return;
    this.chosen = next.key;
    this.opened = "";
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(`[data-mediation="${CSS.escape(next.key)}"] h3`))?.focus();
  }

  async #ask() {
    const { draft, exchange } = this;
    if (!draft || !exchange.region) return;
    const { referrerType, ...request } = requestFrom(draft, exchange.region);
    const done = await this.doing(
      "ask",
      () => this.table.ask(request),
      say("mediation.asked"),
      ({ mediation }) => this.table.withdrawQuestion(mediation),
    );
    if (done) this.draft = null;
  }

  /** @param {MediationRow | undefined} row */
  #withdraw(row) {
    if (!row?.mine) return undefined;
    return this.doing(row.key, () => this.table.withdrawQuestion(row.key), say("mediation.withdrawn"));
  }

  /** @param {MediationRow} row @param {SubmitEvent} e */
  async #answer(row, e) {
    e.preventDefault();
    const service = String(new FormData(/** @type {HTMLFormElement} */ (e.target)).get("service") ?? "");
    const answer = { advice: this.advice, ...(service ? { service } : {}) };
    const done = await this.doing(row.key, () => this.table.answerQuestion(row.key, answer), say("mediation.answered"));
    if (done) this.opened = "";
  }

  render() {
    return this.screen({
      name: "mediation-page",
      words: "tab.mediations",
      views: ["mediations", "waits"],
      roles: ROLES,
      body: () => this.#body(),
    });
  }

  #body() {
    const { open, over } = this.#rows;
    const late = open.filter(({ overdue }) => overdue).length;
    const lead = leadTime(this.exchange.rows("mediations"));
    return html`<div class="page-head">
        <h1 tabindex="-1">${say("tab.mediations")}</h1>
        <p class="found">
          <span><b>${open.length === 0 ? say("call.noneFirst") : open.length}</b> ${say("mediation.open", { n: open.length })}</span>
          ${late > 0 ? html`<span class="warn"><span aria-hidden="true">▲ </span><b>${late}</b> ${say("mediation.late")}</span>` : nothing}
          ${lead ? html`<span><b>${lead.answered}</b> ${say(lead.hours < 1 ? "mediation.answersFast" : "mediation.answers", { hours: lead.hours })}</span>` : nothing}
        </p>
        ${
          this.#answers || this.draft
            ? nothing
            : html`<button type="button" class="btn ask-table" aria-keyshortcuts="n" @click=${() => this.#begin()}>
                ${say("mediation.ask")} <kbd aria-hidden="true">n</kbd>
              </button>`
        }
      </div>
      <p class="hint">${this.#answers ? say("mediation.textTable") : askerWords("mediation.textAsker", this.exchange)}</p>
      ${this.outcome()} ${this.draft ? this.#form(this.draft) : nothing}
      ${
        open.length + over.length === 0 && !this.draft
          ? html`<section class="empty">
              <h2>${say(this.#answers ? "mediation.nothingToAnswer" : "mediation.nothing")}</h2>
              <p>${this.#answers ? say("mediation.nothingToAnswerText") : askerWords("mediation.nothingText", this.exchange)}</p>
            </section>`
          : nothing
      }
      ${this.#list(open, "mediation.openHead")} ${this.#list(over, "mediation.overHead")}`;
  }

  /** @param {import("./refer-form.js").Draft} draft */
  #form(draft) {
    const { region } = this.exchange;
    if (!region) return nothing;
    return html`<section class="card-block ask-form" aria-labelledby="ask-head">
      <h2 id="ask-head">${askerWords("mediation.askHead", this.exchange)}</h2>
      ${referForm(draft, region, {
        changed: (change) => (this.draft = { ...draft, ...change }),
        sent: () => this.#ask(),
        cancelled: () => this.#drop(),
        busy: this.busy !== "",
        submit: say("mediation.askSend"),
        hint: say("mediation.noNames"),
      })}
    </section>`;
  }

  /** @param {MediationRow[]} rows @param {string} head */
  #list(rows, head) {
    if (rows.length === 0) return nothing;
    return html`<section class="mediations" aria-label=${say(head)}>
      <h2 class="list-head">${say(head)}</h2>
      <ol class="questions">
        ${repeat(
          rows,
          ({ key }) => key,
          (row) => this.#row(row),
        )}
      </ol>
    </section>`;
  }

  /** @param {MediationRow} row */
  #row(row) {
    const { exchange, busy } = this;
    const { calendar, region } = exchange;
    const current = isOpen(row) && this.#current?.key === row.key;
    const age = region?.ageClasses.find((known) => known.code === row.ageClass);
    const insurer = region?.insurers.find((known) => known.code === row.insurer)?.name;
    const needs = complexityWords(row);
    return html`<li class="question ${current ? "on" : ""} ${row.overdue && isOpen(row) ? "is-late" : ""}" data-mediation=${row.key}>
      <header>
        <h3 tabindex="-1">${urgencyWords(row.urgency)} ${code("careQuestion", row.careQuestion)}</h3>
        ${isOpen(row) ? this.#term(row) : nothing}
      </header>
      <p class="sub">
        ${[
          age ? ageClassWords(age) : "",
          row.area ?? "",
          insurer ?? "",
          !row.mine
            ? say("inbox.from", { name: row.by.name })
            : row.by.id === exchange.session?.organization?.id
              ? ""
              : say("behalf.for", { name: row.by.name }),
          say("mediation.askedOn", { moment: calendar.moment(row.askedAt) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      ${needs.length > 0 ? html`<p class="sub">${say("table.fact.needs")}: ${needs.join(", ")}</p>` : nothing}
      ${row.answer ? answerWords(row.answer, exchange) : nothing}
      ${row.withdrawnAt ? html`<p class="sub">${say("mediation.takenBack", { moment: calendar.moment(row.withdrawnAt) })}</p>` : nothing}
      ${
        !isOpen(row)
          ? nothing
          : this.opened === row.key
            ? this.#answerForm(row)
            : html`<div class="actions">
                ${
                  row.mine
                    ? html`<button type="button" class="btn quiet small withdraw" ?disabled=${busy !== ""} @click=${() => this.#withdraw(row)}>
                        ${say("mediation.withdraw")} ${current && !this.#answers ? html`<kbd aria-hidden="true">i</kbd>` : nothing}
                      </button>`
                    : this.#answers
                      ? html`<button type="button" class="btn small answer" ?disabled=${busy !== ""} @click=${() => this.#open(row)}>
                          ${say("mediation.answer")} ${current ? html`<kbd aria-hidden="true">a</kbd>` : nothing}
                        </button>`
                      : nothing
                }
              </div>`
      }
    </li>`;
  }

  /** @param {MediationRow} row */
  #term({ until, overdue }) {
    const left = Date.parse(until) - this.exchange.now();
    return html`<span class="term ${overdue ? "late" : ""}"
      ><b>${overdue || left <= 0 ? say("due.late") : timeLeft(left)}</b>
      <span class="sub">${say("due.until", { moment: this.exchange.calendar.moment(until) })}</span></span
    >`;
  }

  /** @param {MediationRow} row */
  #answerForm(row) {
    const { exchange, advice, busy } = this;
    const { region, calendar, today } = exchange;
    const services = region ? servicesFor(row, exchange.rows("waits"), region, exchange.now()) : [];
    return html`<form class="act-form answer-form" @submit=${(/** @type {SubmitEvent} */ e) => this.#answer(row, e)}>
      <fieldset tabindex="-1">
        <legend>${say("mediation.says")}</legend>
        ${ADVICES.map(
          (each, at) =>
            html`<label class="tick"
              ><input
                type="radio"
                name="advice"
                value=${each}
                required
                .checked=${advice === each}
                ?disabled=${each === "REFER_TO_SERVICE" && services.length === 0}
                @change=${() => (this.advice = each)}
              />
              ${code("mediationAdvice", each)} <kbd aria-hidden="true">${at + 1}</kbd></label
            >`,
        )}
      </fieldset>
      ${
        advice === "REFER_TO_SERVICE"
          ? html`<label class="field act-field"
              ><span>${say("mediation.service")}</span
              ><select
                name="service"
                required
                @keydown=${(/** @type {KeyboardEvent} */ e) => e.key === "Enter" && /** @type {HTMLSelectElement} */ (e.target).form?.requestSubmit()}
              >
                ${services.map(({ row: service, first }) => html`<option value=${service.key}>${service.organization.name} · ${service.name}${first ? ` · ${say("mediation.first", { date: calendar.shortDate(first, today) })}` : ""}</option>`)}
              </select></label
            >`
          : nothing
      }
      <div class="actions">
        <button class="btn small send" ?disabled=${busy !== "" || advice === ""}>${say("mediation.answerSend")} <kbd aria-hidden="true">Enter</kbd></button>
        <button type="button" class="btn quiet small" @click=${() => this.#drop()}>${say("cancel")} <kbd aria-hidden="true">Esc</kbd></button>
      </div>
    </form>`;
  }
}

/** What the table said, who, and how long it took. @param {NonNullable<MediationRow["answer"]>} answer @param {Exchange} exchange */
const answerWords = ({ advice, service, by, leadMinutes }, exchange) =>
  html`<p class="mediation-answer">
    <b>${adviceWords(advice, exchange)}${service ? `: ${serviceWords(service, exchange)}` : ""}</b>
    <span class="sub">${say("mediation.by", { name: by.name, n: Math.max(1, Math.ceil(leadMinutes / MINUTES_OF_HOUR)) })}</span>
  </p>`;

/** A service and whose it is, where that is still known. @param {{ id: string, name: string }} service @param {Exchange} exchange */
const serviceWords = ({ id, name }, exchange) => {
  const row = exchange.rows("waits").find(({ key }) => key === id);
  return row ? `${name} · ${row.organization.name}${row.location.place ? `, ${row.location.place}` : ""}` : name;
};

/** An advice as it is for whoever looks: a mediator refers nobody. @param {string} advice @param {Exchange} exchange */
const adviceWords = (advice, exchange) => {
  const own = `mediationAdvice.${advice}.mediator`;
  return exchange.is("mediator") && hasWords(own) ? say(own) : code("mediationAdvice", advice);
};

export function registerMediationScreen() {
  customElements.define("mediation-screen", MediationScreen);
  registerTableTab({
    path: "/transfertafel/losse-vragen",
    words: "tab.mediations",
    screen: (exchange) => html`<mediation-screen data-screen .exchange=${exchange}></mediation-screen>`,
    roles: ROLES,
    count: waitForAnswer,
  });
}
