// @ts-check
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { barToScreening, DIRECT, isAfterYes } from "../model/table-acts.js";
import { aboutOf } from "../model/table.js";
import { treatmentKind } from "../model/treatment.js";
import { code, list } from "../model/wording.js";
import { say } from "../words/say.js";
import { choiceNote } from "./choice-note.js";
import { Part } from "./part.js";
import { registerTableActForm } from "./table-act-form.js";
import { askList, dueNote, ladder, outsideNote, stepLine } from "./table-steps.js";
import { suggestionPart } from "./table-suggestions.js";
import { complexityWords, insurerWords, kindTag, placeReason, questionWords, stageWords, urgencyWords, whoWords, wishesWords } from "./table-words.js";
import { registerWhoElse } from "./who-else.js";
/** @import { Act } from "../model/table-acts.js" */
/** @import { Field } from "../model/table-forms.js" */
/** @import { Values } from "../model/table-requests.js" */
/** @import { Person, Suggestion, Without } from "../model/table-types.js" */
/** @import { Conflict } from "./table-part.js" */

/**
 * `<transfer-panel>`: one person at the table; how far it is, who must act, and what may be done now.
 * Fires `act-opened` with an act, `act-chosen` with `{ act, values }`, `act-dropped`, `conflict-settled`
 * with `mine`, and `panel-closed`.
 */
class TransferPanel extends Part {
  static ticking = true;
  static properties = {
    ...Part.properties,
    person: { attribute: false },
    who: { attribute: false },
    at: { attribute: false },
    acts: { attribute: false },
    opened: { attribute: false },
    form: { attribute: false },
    busy: { attribute: false },
    conflict: { attribute: false },
    suggestion: { attribute: false },
    without: { attribute: false },
    looking: { attribute: false },
    named: { attribute: false },
  };

  constructor() {
    super();
    /** @type {Person} */ // @ts-ignore set by whoever paints it
    this.person = undefined;
    this.who = "";
    /** @type {import("../model/table.js").TableAt} */ // @ts-ignore set by whoever paints it
    this.at = undefined;
    /** What may be done now. @type {Act[]} */
    this.acts = [];
    /** Whose form is in sight. @type {Act | null} */
    this.opened = null;
    /** @type {{ fields: Field[], values: Values } | null} */
    this.form = null;
    this.busy = false;
    /** @type {Conflict | null} */
    this.conflict = null;
    /** @type {Suggestion | undefined} */
    this.suggestion = undefined;
    /** @type {Without | undefined} */
    this.without = undefined;
    /** @type {import("../model/table-acts.js").Looking} */ // @ts-ignore set by whoever paints it
    this.looking = undefined;
    /** @type {(key: string) => string} */
    this.named = () => "";
  }

  /** @param {string} name @param {unknown} [detail] */
  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }

  /** @param {Act} act */
  #open(act) {
    if (DIRECT.has(act.name)) this.#fire("act-chosen", { act, values: {} });
    else this.#fire("act-opened", act);
  }

  render() {
    const { person, exchange } = this;
    const { row, transfer } = person;
    return html`<section class="transfer-panel" aria-labelledby="person-head">
      <header>
        <div>
          <h2 id="person-head" tabindex="-1">
            <span class="code">${this.who}</span> ${questionWords(person)}
          </h2>
          <p class="sub">${[whoWords(person, exchange), insurerWords(person, exchange), row?.kind === "SHARED" || !row ? (row?.holder ?? transfer?.holder)?.name : row.service?.name].filter(Boolean).join(" · ")}</p>
          <who-else .exchange=${exchange} .about=${person.key} .working=${this.opened !== null}></who-else>
        </div>
        <button type="button" class="close" aria-label=${say("close")} @click=${() => this.#fire("panel-closed")}>
          <span aria-hidden="true">×</span>
        </button>
      </header>
      <p class="place-reason">
        ${urgencyWords(aboutOf(person).urgency ?? "REGULAR")}
        ${kindTag(person)}
        <span>${placeReason(person, exchange, this.at)}</span>
      </p>
      ${this.#facts()}
      ${transfer ? [stepLine(transfer, exchange), dueNote(transfer, exchange), outsideNote(transfer, exchange)] : html`<p class="due-note">${say(row?.kind === "OWN" ? "table.noTransferOwn" : "table.noTransfer")}</p>`}
      ${this.#conflict()} ${this.#bar()} ${this.#acts()} ${this.#form()} ${this.#suggestion()}
      ${transfer ? [askList(transfer, exchange), ladder(transfer, exchange)] : nothing}
    </section>`;
  }

  #facts() {
    const { person, exchange } = this;
    const { row, transfer } = person;
    const { calendar, today } = exchange;
    const consent = transfer?.consent;
    /** @type {[string, unknown][]} */
    const facts = [
      ["treatment.fact", treatmentKind(person) ? transfer?.service?.name : ""],
      ["table.fact.needs", list(complexityWords(aboutOf(person)))],
      ["table.fact.wishes", wishesWords(row?.wishes)],
      ["table.fact.destination", transfer?.destination && transfer.destination !== "GGZ" ? code("destination", transfer.destination) : ""],
      [
        "table.fact.consent",
        consent?.state === "GIVEN"
          ? `${list(consent.scopes.map((scope) => code("scope", scope)))}${consent.until ? `, ${say("table.until", { date: calendar.shortDate(consent.until, today) })}` : ""}`
          : consent
            ? say(`consent.${consent.state}`)
            : "",
      ],
      ["table.fact.screened", transfer?.screening ? `${code("screening", transfer.screening.outcome)} · ${transfer.screening.by.name}` : ""],
      ["table.fact.place", transfer?.booking?.start ? calendar.moment(transfer.booking.start) : ""],
      ["table.fact.linked", row?.linked?.length ? say("table.lists", { n: row.linked.length + 1 }) : ""],
      ["table.fact.closing", row?.closing ? code("closeReason", row.closing) : ""],
    ];
    const known = facts.filter(([, words]) => words);
    return known.length === 0
      ? nothing
      : html`<dl class="person-facts">
          ${known.map(([key, words]) => html`<div><dt>${say(key)}</dt><dd>${words}</dd></div>`)}
        </dl>`;
  }

  #conflict() {
    const { conflict, person } = this;
    if (!conflict || conflict.person.key !== person.key) return nothing;
    return choiceNote(stageWords(person.stage), say(`table.act.${conflict.act.name}`), {
      take: () => this.#fire("conflict-settled", "theirs"),
      keep: () => this.#fire("conflict-settled", "mine"),
    });
  }

  /** Why a candidate cannot be screened here: said, not merely left out. */
  #bar() {
    const { transfer } = this.person;
    if (transfer?.stage !== "CANDIDATE") return nothing;
    const bar = barToScreening(transfer, this.looking);
    return bar ? html`<p class="note four-eyes"><b>${say("table.fourEyes")}</b> ${say(`table.bar.${bar}`)}</p>` : nothing;
  }

  #acts() {
    const { acts, opened, busy } = this;
    if (acts.length === 0)
      return html`<p class="hint">${say("table.nothingToDo")}</p>`;
    return html`<div class="panel-acts" role="group" aria-label=${say("table.actsHead")}>
      ${repeat(
        acts,
        ({ name, ask }) => `${name} ${ask?.key ?? ""}`,
        (act) =>
          html`<button
            type="button"
            class="btn small ${act.main ? "" : "quiet"}"
            data-act=${act.name}
            aria-keyshortcuts=${act.key}
            aria-expanded=${DIRECT.has(act.name) ? nothing : opened?.name === act.name && opened.ask?.key === act.ask?.key}
            ?disabled=${busy}
            @click=${() => this.#open(act)}
          >
            ${say(`table.act.${act.name}`)}${act.ask && acts.filter(({ name }) => name === act.name).length > 1 ? html` <span class="act-of">${act.ask.organization.name}</span>` : nothing}
            <kbd aria-hidden="true">${act.key}</kbd>
          </button>`,
      )}
    </div>`;
  }

  #form() {
    const { opened, form, busy } = this;
    if (!opened || !form) return nothing;
    return html`<table-act-form .exchange=${this.exchange} .act=${opened} .form=${form} .busy=${busy} .treated=${treatmentKind(this.person) !== null}></table-act-form>`;
  }

  #suggestion() {
    const { suggestion, without, acts, exchange, person } = this;
    const { stage } = person;
    if (stage === "CLOSED" || isAfterYes(stage)) return nothing;
    const put = acts.find(({ name }) => name === "ask");
    const propose = acts.find(({ name }) => name === "propose");
    const services = suggestion ? [suggestion.place.service.id] : [];
    return suggestionPart({
      suggestion,
      without,
      exchange,
      own: suggestion?.place.organization.id === exchange.session?.organization?.id,
      named: this.named,
      busy: this.busy,
      act: put
        ? { words: say("table.put"), key: "1", run: () => this.#fire("act-chosen", { act: put, values: { services } }) }
        : propose
          ? { words: say("table.act.propose"), key: propose.key, run: () => this.#open(propose) }
          : null,
    });
  }
}

export function registerTransferPanel() {
  registerTableActForm();
  registerWhoElse();
  customElements.define("transfer-panel", TransferPanel);
}
