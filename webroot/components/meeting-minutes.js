// @ts-check
import { html, nothing } from "lit";
import { actionsOf } from "../model/meeting.js";
import { say } from "../words/say.js";
import { callWords, caseLine, names, othersLine, seenOf, verdictWords } from "./meeting-parts.js";
/** @import { MeetingView } from "./meeting-parts.js" */
/** @import { Earlier } from "../model/meeting.js" */

/**
 * A client to call, and the way to say that it was done for who may.
 *
 * @typedef {{ may: (organization: string) => boolean, called: (each: Earlier) => void, busy: boolean }} OnCalls
 *
 * @param {import("../live/exchange.js").Exchange} exchange
 * @param {Earlier & { number?: number }} each
 * @param {OnCalls} on
 */
export function callLine(exchange, each, { may, called, busy }) {
  const { call, number, transfer, decision } = each;
  const what = number ? say("meeting.caseNumber", { n: number }) : transfer.toUpperCase();
  return html`<li class=${call.madeAt ? "is-done" : ""} data-call=${transfer}>
    <span
      >${call.madeAt ? html`<span aria-hidden="true">✓ </span>` : nothing}${say("meeting.callAbout", { what, decision: say(`decision.${decision}`) })}
      <span class="sub">${callWords(exchange, call)}</span></span
    >
    ${
      !call.madeAt && may(call.by.id)
        ? html`<button type="button" class="btn quiet small called" ?disabled=${busy} @click=${() => called(each)}>${say("meeting.called")}</button>`
        : nothing
    }
  </li>`;
}

/** What is left to do, by organisation; a button for each call that one may tick off. @param {MeetingView} view @param {OnCalls} on */
export function actionList(view, on) {
  const { exchange, meeting } = view;
  const all = actionsOf(
    meeting,
    meeting.cases.flatMap(({ transfer }) => view.transfer(transfer) ?? []),
  );
  if (all.length === 0) return html`<p class="none">${say("meeting.noActions")}</p>`;
  return html`<ul class="action-list">
    ${all.map(
      ({ organization, calls, dues }) =>
        html`<li>
          <h3>${organization.name}</h3>
          <ul>
            ${calls.map((each) => callLine(exchange, each, on))}
            ${dues.map(({ number }) => html`<li>${say("meeting.dueAnswer", { what: say("meeting.caseNumber", { n: number }) })}</li>`)}
          </ul>
        </li>`,
    )}
  </ul>`;
}

/** What was said and decided, from the facts alone. @param {MeetingView} view @param {OnCalls} on */
export function minutes(view, on) {
  const { exchange, meeting } = view;
  const { calendar } = exchange;
  return html`<section class="meeting-minutes" aria-labelledby="minutes-head">
    <div class="minutes-head">
      <h2 id="minutes-head">${say("meeting.minutesHead", { day: calendar.fullDay(meeting.startsAt) })}</h2>
      <button type="button" class="btn quiet small print-minutes" @click=${() => window.print()}>${say("meeting.print")}</button>
    </div>
    <p>
      ${meeting.openedAt && meeting.closedAt ? say("meeting.fromTo", { from: calendar.time(meeting.openedAt), to: calendar.time(meeting.closedAt), chair: meeting.chair.name }) : nothing}
    </p>
    <p>${say("meeting.wasThere", { names: names(meeting.present) })}</p>
    <h3>${say("meeting.decisionsHead")}</h3>
    ${
      meeting.cases.length === 0
        ? html`<p class="none">${say("meeting.agendaEmpty")}</p>`
        : html`<ol class="agenda-list">
            ${seenOf(meeting).map(
              (about) =>
                html`<li data-number=${about.number}>
                  <span class="agenda-number" aria-hidden="true">${about.number}</span>
                  <div>
                    <p class="agenda-who">${caseLine(view, view.transfer(about.transfer))}</p>
                    <p>${verdictWords(view, about)}</p>
                  </div>
                </li>`,
            )}
          </ol>
          ${othersLine(meeting)}`
    }
    <h3>${say("meeting.actionsHead")}</h3>
    ${actionList(view, on)}
  </section>`;
}
