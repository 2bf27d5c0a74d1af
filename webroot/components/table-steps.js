// @ts-check
import { html, nothing } from "lit";
import { answeredFor } from "../model/behalf.js";
import { lineOf, STEPS } from "../model/table-acts.js";
import { treatmentKind } from "../model/treatment.js";
import { code } from "../model/wording.js";
import { hasWords, say } from "../words/say.js";
import { dueWords, regionWords, treatedKey } from "./table-words.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { Ask, TransferRow } from "../model/table-types.js" */

/** Drawn beside the word of how a question stands. @type {Record<string, string>} */
const ASK_SHAPES = { OPEN: "◷", ACCEPTED: "✓", DECLINED: "✕", LAPSED: "–", WITHDRAWN: "–", LOST: "▲" };

/** From candidate to done: what is behind, where it stands, what is to come. @param {TransferRow} transfer @param {Exchange} exchange */
export const stepLine = (transfer, { calendar, today }) =>
  html`<ol class="steps" aria-label=${say("table.steps")}>
    ${lineOf(transfer).map(
      ({ stage, state, at }) =>
        html`<li class="is-${state}" aria-current=${state === "now" ? "step" : nothing}>
          <b>${say(`step.${stage}`)}</b>
          <span class="sub"
            >${state === "past" ? html`<span aria-hidden="true">✓ </span><span class="sr">${say("table.stepPast")} </span>` : nothing}${state === "now" ? html`<span aria-hidden="true">● </span>${say("table.stepNow")}` : at ? calendar.shortDate(at, today) : nothing}${state === "next" ? html`<span class="sr">${say("table.stepNext")}</span>` : nothing}</span
          >
        </li>`,
    )}
  </ol>`;

/** Who must act now, until when, and what happens then; or how it ended. @param {TransferRow} transfer @param {Exchange} exchange */
export function dueNote(transfer, exchange) {
  const { due, ending, stage, daysSaved } = transfer;
  if (ending)
    return html`<p class="due-note ended">
      <b>${say("table.ended", { why: code("ending", ending.why) })}</b>
      <span class="sub">${exchange.calendar.moment(ending.at)} · ${say(treatedKey("table.endedCost", treatmentKind({ transfer }) !== null))}</span>
    </p>`;
  if (stage === "DONE")
    return html`<p class="due-note done-well">
      <b><span aria-hidden="true">✓ </span>${say("stage.DONE")}</b>
      ${daysSaved === undefined ? nothing : html`<span class="sub">${say(daysSaved >= 0 ? "table.saved" : "table.savedNone", { n: Math.abs(daysSaved) })}</span>`}
    </p>`;
  if (!due) return nothing;
  const { who, act, until, then } = dueWords(due, exchange, transfer);
  return html`<p class="due-note ${due.mine ? "mine" : ""} ${due.overdue ? "is-late" : ""}">
    <b>${due.overdue ? html`<span aria-hidden="true">▲ </span>` : nothing}${say("table.dueLine", { who, act })}</b>
    <span class="sub">${until} · ${then}</span>
  </p>`;
}

/** Where it stands between the regions: said on both sides. @param {TransferRow} transfer @param {Exchange} exchange */
export function outsideNote({ outside }, exchange) {
  const { calendar, region } = exchange;
  if (!outside) return nothing;
  const { incoming, onTheWay, state, arrival, organization, service, start, end, reason } = outside;
  const why = end && (region?.table.declineReasons.find(({ code: known }) => known === reason)?.text ?? say(`outside.end.${end}`));
  return html`<p class="due-note outside-note" data-outside=${state ?? arrival ?? ""}>
    <b>${onTheWay ? html`<span aria-hidden="true">⇄ </span>` : nothing}${say(`outside.${incoming ? `in.${arrival}` : `out.${state}`}`, { region: regionWords(outside.region, exchange) })}</b>
    <span class="sub">${[organization, service, start && calendar.moment(start), why].filter(Boolean).join(" · ")}</span>
  </p>`;
}

/**
 * The questions to receivers, each with its term and its answer.
 *
 * @param {TransferRow} transfer
 * @param {Exchange} exchange
 */
export function askList({ asks = [] }, exchange) {
  if (asks.length === 0) return nothing;
  return html`<section class="asks" aria-labelledby="asks-head">
    <h3 id="asks-head">${say("table.asksHead", { n: asks.length })}</h3>
    <ul>
      ${asks.map((ask) => askLine(ask, exchange))}
    </ul>
  </section>`;
}

/** @param {Ask} ask @param {Exchange} exchange */
function askLine(ask, exchange) {
  const { calendar, region } = exchange;
  const reason = region?.table.declineReasons.find(({ code: known }) => known === ask.reason)?.text ?? (ask.reason && say(`askReason.${ask.reason}`));
  return html`<li class="ask is-${ask.state.toLowerCase()}">
    <span
      ><b>${ask.organization.name}</b> ${ask.service.name}
      ${ask.mine ? html`<span class="tag unknown">${say("table.ownOffer")}</span>` : nothing}</span
    >
    <span class="ask-state"
      ><span aria-hidden="true">${ASK_SHAPES[ask.state]} </span>${say(`askState.${ask.state}`)}
      <span class="sub"
        >${
          ask.state === "OPEN"
            ? say("due.until", { moment: calendar.moment(ask.until) })
            : ask.slot
              ? calendar.moment(ask.slot.start)
              : (reason ?? "")
        }</span
      >${answeredWords(ask, exchange)}</span
    >
    ${
      ask.fits
        ? html`<span class="fit"><span aria-hidden="true">✓ </span>${say("table.fits")}</span>`
        : html`<span class="sub"
            >${say("table.fitsNot", { what: (ask.misfits ?? []).map((misfit) => (hasWords(`misfit.${misfit}`) ? say(`misfit.${misfit}`) : misfit)).join(", ") })}</span
          >`
    }
  </li>`;
}

/** That one organisation answered for another; nothing where the one asked did itself. @param {Ask} ask @param {Exchange} exchange */
export function answeredWords(ask, exchange) {
  const answered = answeredFor(ask, exchange);
  return answered
    ? html`<span class="sub behalf">${say(`behalf.answered.${answered.how}`, { by: answered.by.name, for: answered.for.name })}</span>`
    : nothing;
}

/** How far someone went up for whom nobody was found. @param {TransferRow} transfer @param {Exchange} exchange */
export function ladder({ escalations = [] }, { calendar }) {
  if (escalations.length === 0) return nothing;
  return html`<section class="ladder" aria-labelledby="ladder-head">
    <h3 id="ladder-head">${say("table.ladderHead")}</h3>
    <ol>
      ${STEPS.map((step) => {
        const taken = escalations.find((each) => each.step === step);
        return html`<li class=${taken ? "taken" : ""}>
          <b>${code("ladder", step)}</b>
          <span class="sub"
            >${
              !taken
                ? say("table.stepNext")
                : taken.outcome
                  ? code("stepOutcome", taken.outcome)
                  : say("due.until", { moment: calendar.moment(taken.dueAt) })
            }</span
          >
        </li>`;
      })}
    </ol>
  </section>`;
}
