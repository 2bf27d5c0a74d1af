// @ts-check
import { html, nothing } from "lit";
import { answersOf } from "../model/meeting.js";
import { list } from "../model/wording.js";
import { say } from "../words/say.js";
import { insurerWords, questionWords, timeReason, urgencyWords, whoWords } from "./table-words.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { AgendaCase, MeetingRow } from "../model/meeting.js" */
/** @import { Named, Person, TransferRow } from "../model/table-types.js" */

/**
 * What the parts of a meeting are painted from.
 *
 * @typedef {object} MeetingView
 * @property {Exchange} exchange
 * @property {MeetingRow} meeting
 * @property {(transfer: string | undefined) => TransferRow | undefined} transfer what one may see of it
 * @property {import("../model/table.js").TableAt} at
 * @property {boolean} leads whether whoever looks leads it
 */

/** @param {TransferRow} transfer @returns {Person} */
export const personOf = (transfer) => ({ key: transfer.key, row: null, transfer, stage: transfer.stage ?? null });

/** Of whom it is, in one line; that it is not for one's own eyes where it is not. @param {MeetingView} view @param {TransferRow | undefined} transfer */
export function caseLine({ exchange }, transfer) {
  if (!transfer) return html`<span class="sub">${say("meeting.notYours")}</span>`;
  const person = personOf(transfer);
  return html`${urgencyWords(transfer.case?.urgency ?? "REGULAR")}
    <span
      ><b class="code">${transfer.key.toUpperCase()}</b> ${questionWords(person)}
      <span class="sub">${[whoWords(person, exchange), transfer.holder?.name].filter(Boolean).join(" · ")}</span></span
    >`;
}

/** What more is known of whom it is. @param {MeetingView} view @param {TransferRow} transfer */
export function caseFacts({ exchange, at }, transfer) {
  const person = personOf(transfer);
  return html`<p class="sub">
      ${[whoWords(person, exchange), insurerWords(person, exchange), transfer.holder ? say("inbox.from", { name: transfer.holder.name }) : ""].filter(Boolean).join(" · ")}
    </p>
    ${transfer.social ? nothing : html`<p class="person-reason">${timeReason(person, exchange, at)}</p>`}`;
}

/** How the questions stand, in words. @param {TransferRow | undefined} transfer */
export function mindWords(transfer) {
  const { yes, no, open, mind } = answersOf(transfer);
  if (mind === "yes") return say("meeting.mind.yes", { name: yes?.organization.name ?? "" });
  if (mind === "no") return say("meeting.mind.no", { n: no.length });
  if (mind === "open") return say("meeting.mind.open", { answered: no.length, n: no.length + open.length });
  return say("meeting.mind.none");
}

/** The agenda, one line per case. @param {MeetingView} view */
export function agendaList(view) {
  const { meeting } = view;
  if (meeting.cases.length === 0) return html`<p class="none">${say("meeting.agendaEmpty")}</p>`;
  return html`<ol class="agenda-list">
    ${seenOf(meeting).map((about) => {
      const transfer = view.transfer(about.transfer);
      const { mind } = answersOf(transfer);
      return html`<li class=${about.settled || mind === "yes" ? "is-settled" : ""} data-number=${about.number}>
        <span class="agenda-number" aria-hidden="true">${about.number}</span>
        <div>
          <p class="agenda-who">${caseLine(view, transfer)}</p>
          <p class="sub">
            ${[about.why ? say(`meeting.why.${about.why}`) : "", transfer ? mindWords(transfer) : ""].filter(Boolean).join(" · ")}
            ${mind === "yes" ? html`<span class="fit"><span aria-hidden="true">✓ </span>${say("meeting.settled")}</span>` : nothing}
          </p>
        </div>
      </li>`;
    })}
  </ol>
  ${othersLine(meeting)}`;
}

/** The cases of which more than the number is told. @param {MeetingRow} meeting */
export const seenOf = ({ cases }) => cases.filter(({ transfer }) => transfer !== undefined);

/** How many there are beside those. @param {MeetingRow} meeting */
export function othersLine(meeting) {
  const n = meeting.cases.length - seenOf(meeting).length;
  return n > 0 ? html`<p class="hint others">${say("meeting.others", { n })}</p>` : nothing;
}

/** A line per provider on how well its list is kept, the worst first; of those that are all right only how many. @param {import("../model/table-types.js").TransferFigures | null} figures */
export function upkeepLines(figures) {
  const lines = [...(figures?.upkeep ?? [])].sort((a, b) => a.confirmedPercent - b.confirmedPercent || b.positions - a.positions);
  if (lines.length === 0) return nothing;
  const right = lines.filter(({ confirmedPercent }) => confirmedPercent === 100);
  const rest = lines.filter(({ confirmedPercent }) => confirmedPercent < 100);
  return html`<section class="meeting-part kept" aria-labelledby="kept-head">
    <h2 id="kept-head">${say("meeting.keptHead")}</h2>
    ${rest.length > 0 ? html`<ul class="kept-lines">${rest.map(keptLine)}</ul>` : nothing}
    ${
      right.length > 0
        ? html`<details>
            <summary><span class="ok"><span aria-hidden="true">✓ </span>${say("meeting.keptAll", { n: right.length })}</span></summary>
            <ul class="kept-lines">${right.map(keptLine)}</ul>
          </details>`
        : nothing
    }
  </section>`;
}

/** @param {{ organization: Named, positions: number, confirmedPercent: number }} line */
const keptLine = ({ organization, positions, confirmedPercent }) => {
  const low = confirmedPercent < 90;
  return html`<li>
    <span><b>${organization.name}</b> <span class="sub-inline">${positions} ${say("figures.positions", { n: positions })}</span></span>
    <span class=${low ? "warn" : ""}>${low ? html`<span aria-hidden="true">▲ </span>` : nothing}${say("meeting.kept", { percent: confirmedPercent })}</span>
  </li>`;
};

/** What each receiver says: yes with a place, no with a reason, or nothing yet. @param {MeetingView} view @param {TransferRow} transfer */
export function answerTable({ exchange }, transfer) {
  const asks = (transfer.asks ?? []).filter(({ state }) => state !== "WITHDRAWN");
  const { calendar, region } = exchange;
  if (asks.length === 0) return html`<p class="none">${say("meeting.mind.none")}</p>`;
  const reason = (/** @type {string | undefined} */ known) => region?.table.declineReasons.find((each) => each.code === known)?.text ?? known ?? "";
  return html`<table class="answers">
    <caption class="sr">${say("meeting.answers")}</caption>
    <thead>
      <tr>
        <th scope="col">${say("meeting.receiver")}</th>
        <th scope="col">${say("meeting.answer")}</th>
      </tr>
    </thead>
    <tbody>
      ${asks.map(
        ({ service, organization, state, slot, reason: why, until, mine }) =>
          html`<tr class="is-${state.toLowerCase()} ${mine ? "mine" : ""}">
            <th scope="row">${organization.name} <span class="sub">${service.name}</span></th>
            <td>
              ${
                state === "ACCEPTED"
                  ? html`<b class="fit"><span aria-hidden="true">✓ </span>${say("meeting.yes")}</b> ${slot ? calendar.moment(slot.start) : nothing}`
                  : state === "DECLINED"
                    ? html`<b class="no"><span aria-hidden="true">✕ </span>${say("meeting.no")}</b> ${reason(why)}`
                    : state === "OPEN"
                      ? html`<span class="sub-inline">${say("meeting.notYet", { moment: calendar.moment(until) })}</span>`
                      : html`<span class="sub-inline">${say(`meeting.ask.${state}`)}</span>`
              }
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** What was decided and who calls, in words. @param {MeetingView} view @param {AgendaCase} about */
export function verdictWords({ exchange }, { verdict, call, settled }) {
  if (!verdict) return html`<span class="sub-inline">${say("meeting.undecided")}</span>`;
  const services = new Map(exchange.rows("waits").map((row) => [row.key, row]));
  const asked = verdict.services.map((key) => services.get(key)?.organization.name ?? key);
  return html`<b>${say(settled ? "meeting.settled" : `decision.${verdict.decision}`)}</b>${asked.length > 0 ? html` ${list([...new Set(asked)])}` : nothing}${
      call ? html` · ${callWords(exchange, call)}` : nothing
    }`;
}

/** @param {Exchange} exchange @param {import("../model/meeting.js").Call} call */
export const callWords = ({ calendar }, { by, on, madeAt }) =>
  madeAt ? say("meeting.callMade", { name: by.name, day: calendar.day(madeAt) }) : say("meeting.callBy", { name: by.name, day: calendar.day(on) });

/** @param {Named[]} organizations */
export const names = (organizations) => list(organizations.map(({ name }) => name));

