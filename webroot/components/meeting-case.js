// @ts-check
import { html, nothing } from "lit";
import { DECISIONS, callersOf, clock, decisionsFor, lacksCall, timeFor } from "../model/meeting.js";
import { say } from "../words/say.js";
import { answerTable, caseFacts, personOf, verdictWords } from "./meeting-parts.js";
import { complexityWords, questionWords, urgencyWords } from "./table-words.js";
/** @import { AgendaCase } from "../model/meeting.js" */
/** @import { MeetingView } from "./meeting-parts.js" */
/** @import { Ask, TransferRow } from "../model/table-types.js" */

/**
 * @typedef {object} OnCase what is done from the page of a case
 * @property {boolean} busy
 * @property {(decision: string) => void} decide
 * @property {(e: SubmitEvent) => void} call
 * @property {string} callOn the day that is filled in
 * @property {(name: "accept" | "decline", ask: Ask) => void} answer for the own organisation
 * @property {unknown} form the form that is open, if any
 */

/** The case on the table: who it is, what each receiver says, and what the table decides. @param {MeetingView} view @param {AgendaCase} about @param {OnCase} on */
export function casePage(view, about, on) {
  const { meeting } = view;
  const transfer = view.transfer(about.transfer);
  const head = html`<header class="case-head">
    <p class="case-count">${say("meeting.caseOf", { number: about.number, n: meeting.cases.length })}</p>
    ${timer(view)}
  </header>`;
  if (!transfer) {
    return html`<article class="meeting-case">
      ${head}
      <h2 id="case-head" tabindex="-1">${say("meeting.caseNumber", { n: about.number })}</h2>
      <p class="none">${say(about.transfer ? "meeting.gone" : "meeting.notYours")}</p>
    </article>`;
  }
  const needs = complexityWords(transfer.case ?? {});
  return html`<article class="meeting-case" data-transfer=${transfer.key}>
    ${head}
    <h2 id="case-head" tabindex="-1">
      ${urgencyWords(transfer.case?.urgency ?? "REGULAR")} ${questionWords(personOf(transfer))}
      <span class="code">${transfer.key.toUpperCase()}</span>
    </h2>
    ${about.why ? html`<p class="sub">${say(`meeting.why.${about.why}`)}</p>` : nothing} ${caseFacts(view, transfer)}
    ${needs.length > 0 ? html`<p class="sub">${say("table.fact.needs")}: ${needs.join(", ")}</p>` : nothing}
    ${answerTable(view, transfer)} ${ownAnswers(transfer, on)} ${on.form ?? nothing}
    <p class="case-verdict" role="status">${about.verdict ? verdictWords(view, about) : nothing}</p>
    ${view.leads ? leading(view, about, transfer, on) : nothing}
  </article>`;
}

/** How much time is left for it. @param {MeetingView} view */
export function timer({ meeting, exchange }) {
  const left = timeFor(meeting, exchange.now());
  if (left === null) return nothing;
  return html`<p class="case-timer ${left < 0 ? "late" : ""}" role="timer">
    ${left < 0 ? html`<span aria-hidden="true">▲ </span>` : nothing}<b>${clock(left)}</b> ${say(left < 0 ? "meeting.overTime" : "meeting.left")}
  </p>`;
}

/** @param {TransferRow} transfer @param {OnCase} on */
function ownAnswers(transfer, on) {
  const own = (transfer.asks ?? []).filter(({ mine, state }) => mine && state === "OPEN");
  if (own.length === 0 || on.form) return nothing;
  return own.map(
    (ask) =>
      html`<div class="own-answer">
        <p><b>${say("meeting.askedOfYou", { service: ask.service.name })}</b></p>
        <div class="actions">
          <button type="button" class="btn small yes" ?disabled=${on.busy} @click=${() => on.answer("accept", ask)}>${say("inbox.yes")}</button>
          <button type="button" class="btn quiet small no" ?disabled=${on.busy} @click=${() => on.answer("decline", ask)}>${say("inbox.no")}</button>
        </div>
      </div>`,
  );
}

/** @param {MeetingView} view @param {AgendaCase} about @param {TransferRow} transfer @param {OnCase} on */
function leading(view, about, transfer, on) {
  if (lacksCall(about)) return callForm(view, transfer, on);
  const possible = decisionsFor(transfer);
  return html`<div class="decisions" role="group" aria-label=${say("meeting.decide")}>
    ${Object.entries(DECISIONS).map(
      ([decision, key]) =>
        html`<button
          type="button"
          class="btn small ${about.verdict?.decision === decision ? "" : "quiet"}"
          data-decision=${decision}
          aria-keyshortcuts=${key}
          aria-pressed=${about.verdict?.decision === decision}
          ?disabled=${on.busy || !possible.includes(decision)}
          @click=${() => on.decide(decision)}
        >
          ${say(`decision.${decision}`)} <kbd aria-hidden="true">${key}</kbd>
        </button>`,
    )}
  </div>`;
}

/** Who calls the client, when: the likeliest filled in, so that Enter says it. @param {MeetingView} view @param {TransferRow} transfer @param {OnCase} on */
function callForm({ exchange }, transfer, on) {
  return html`<form class="act-form call-form" @submit=${on.call}>
    <h3>${say("meeting.whoCalls")}</h3>
    <fieldset class="act-field">
      <legend>${say("meeting.caller")}</legend>
      <div class="act-options">
        ${callersOf(transfer).map(
          ({ id, name }, at) =>
            html`<label class="act-option"><input type="radio" name="organization" value=${id} ?checked=${at === 0} /><span>${name}</span></label>`,
        )}
      </div>
    </fieldset>
    <label class="field act-field"><span>${say("meeting.callOn")}</span><input type="date" name="on" required min=${exchange.today} .value=${on.callOn} /></label>
    <div class="actions">
      <button class="btn small send" ?disabled=${on.busy}>${say("meeting.callSay")} <kbd aria-hidden="true">Enter</kbd></button>
    </div>
  </form>`;
}
