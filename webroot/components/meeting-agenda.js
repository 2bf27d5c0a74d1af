// @ts-check
import { html, nothing } from "lit";
import { say } from "../words/say.js";
import { agendaList, caseLine, upkeepLines } from "./meeting-parts.js";
/** @import { MeetingView } from "./meeting-parts.js" */
/** @import { Ask, TransferFigures, TransferRow } from "../model/table-types.js" */

/**
 * @typedef {object} OnAgenda what is done before the meeting
 * @property {boolean} busy
 * @property {{ transfer: TransferRow, ask: Ask }[]} ours questions on it that wait for one's own answer
 * @property {(name: "accept" | "decline", ask: Ask) => void} answer
 * @property {string} answering key of the question of which the form is open
 * @property {unknown} form the form that is open, if any
 * @property {() => void} fix
 * @property {() => void} open
 * @property {() => void} cancel
 * @property {TransferFigures | null} figures
 */

/** Before the meeting: who is talked about, what is asked of us, and how well lists are kept. @param {MeetingView} view @param {OnAgenda} on */
export function agendaPage(view, on) {
  const { meeting, exchange } = view;
  const { calendar } = exchange;
  const fixed = meeting.state === "AGENDA_FIXED";
  return html`<div class="meeting-columns">
    <div class="meeting-main">
      ${on.ours.length > 0 ? ourQuestions(view, on) : nothing}
      <section class="meeting-part" aria-labelledby="meeting-head">
        <h2 id="meeting-head" tabindex="-1">${say(fixed ? "meeting.agendaHead" : "meeting.agendaLater", { n: meeting.cases.length })}</h2>
        <p class="hint">${say(fixed ? "meeting.agendaText" : "meeting.agendaAt", { moment: calendar.moment(meeting.agendaAt) })}</p>
        ${fixed ? agendaList(view) : nothing} ${view.leads ? leading(view, fixed, on) : html`<p class="hint">${say("meeting.chair", { name: meeting.chair.name })}</p>`}
      </section>
    </div>
    ${upkeepLines(on.figures)}
  </div>`;
}

/** @param {MeetingView} view @param {boolean} fixed @param {OnAgenda} on */
function leading({ meeting, exchange }, fixed, { busy, fix, open, cancel }) {
  const today = exchange.calendar.date(meeting.startsAt) === exchange.today;
  return html`<div class="actions">
    ${
      fixed
        ? html`<button type="button" class="btn open-meeting" ?disabled=${busy || !today} @click=${open}>${say("meeting.open")} <kbd aria-hidden="true">o</kbd></button>`
        : html`<button type="button" class="btn fix-agenda" ?disabled=${busy} @click=${fix}>${say("meeting.fix")} <kbd aria-hidden="true">a</kbd></button>`
    }
    <button type="button" class="btn quiet" ?disabled=${busy} @click=${cancel}>${say("meeting.cancel")}</button>
  </div>`;
}

/** The questions to us, to be answered now; the keys are about the first. @param {MeetingView} view @param {OnAgenda} on */
function ourQuestions(view, { ours, busy, answer, answering, form }) {
  return html`<section class="meeting-part ours-part" aria-labelledby="ours-head">
    <h2 id="ours-head">${say("meeting.answerBefore", { n: ours.length })}</h2>
    <ul class="settled-list">
      ${ours.map(
        ({ transfer, ask }, at) =>
          html`<li data-ask=${ask.key}>
            <p class="agenda-who">${caseLine(view, transfer)}</p>
            <p class="sub">${say("inbox.for", { service: ask.service.name })}</p>
            ${
              answering === ask.key
                ? form
                : html`<div class="actions">
                    <button type="button" class="btn small yes" ?disabled=${busy} @click=${() => answer("accept", ask)}>
                      ${say("inbox.yes")} ${at === 0 ? html`<kbd aria-hidden="true">j</kbd>` : nothing}
                    </button>
                    <button type="button" class="btn quiet small no" ?disabled=${busy} @click=${() => answer("decline", ask)}>
                      ${say("inbox.no")} ${at === 0 ? html`<kbd aria-hidden="true">n</kbd>` : nothing}
                    </button>
                  </div>`
            }
          </li>`,
      )}
    </ul>
  </section>`;
}
