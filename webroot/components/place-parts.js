// @ts-check
import { html, nothing } from "lit";
import { code, count, countdown, distance } from "../model/wording.js";
import { say } from "../words/say.js";
import { offerWords, waitFigure, weeksStrip } from "./figures.js";
import { copyLines, printForClient, shownLines } from "./letter-lines.js";
import { restrictionWords } from "./place-words.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { Answer } from "../model/answers.js" */
/** @import { HeldPlace } from "../model/holds.js" */
/** @import { Referred } from "../model/letter.js" */
/** @import { SlotRow } from "../model/types.js" */

/** Under this a countdown says that it is short. */
const SHORT_MS = 60_000;

/**
 * One free place with its button.
 *
 * @param {SlotRow} slot
 * @param {Answer} answer its service
 * @param {{ exchange: Exchange, busy: string, named?: boolean, reserve: () => void }} on
 */
export function placeLine(slot, { row, km }, { exchange, busy, named = false, reserve }) {
  const { calendar } = exchange;
  const how = [
    slot.kind === "INTAKE" ? "" : code("slotKind", slot.kind),
    code("delivery", slot.delivery),
    slot.allotment === "NEW_REFERRAL" ? "" : code("allotment", slot.allotment),
    ...restrictionWords(slot.restriction, exchange),
  ];
  return html`<li class="place-line">
    <span class="when"><b>${calendar.day(slot.start)}</b> <span>${calendar.time(slot.start)}</span></span>
    <span class="how">
      ${named ? html`<b>${row.organization.name}</b> ${km === null ? "" : distance(km)} · ` : nothing}
      ${how.filter(Boolean).join(" · ")}
    </span>
    <button
      type="button"
      class="btn quiet small"
      ?disabled=${busy !== ""}
      aria-busy=${busy === slot.key}
      aria-label=${say("panel.reserveAt", { moment: calendar.moment(slot.start), name: row.organization.name })}
      @click=${reserve}
    >
      ${busy === slot.key ? say("busy") : say("panel.reserve")}
    </button>
  </li>`;
}

/**
 * A hold is a promise: who holds, how long still, and what happens then.
 *
 * @param {HeldPlace} held
 * @param {Exchange} exchange
 * @param {unknown} [acts]
 */
export function promise(held, exchange, acts = nothing) {
  const { calendar } = exchange;
  const option = held.kind === "OPTION";
  const left = Date.parse(held.until) - exchange.now();
  return html`<div class="held">
    <b>${say(option ? "panel.option" : "panel.held", { moment: calendar.moment(held.start) })}</b>
    <p>
      ${
        option
          ? html`${say("panel.until")} <b class="countdown">${calendar.moment(held.until)}</b>`
          : html`${say("panel.left")}
              <b class="countdown ${left < SHORT_MS ? "short" : ""}" role="timer">${countdown(left)}</b>`
      }
      · ${say("panel.promise")}
    </p>
    ${acts}
  </div>`;
}

/** The figures of one service, one under another. @param {Answer} answer @param {Exchange} exchange */
export function panelFigures({ row, stop }, exchange) {
  /** @param {string} words @param {unknown} figure */
  const line = (words, figure) =>
    html`<div>
      <dt>${words}</dt>
      <dd>${figure}</dd>
    </div>`;
  const over = row.norms && row.waiting?.intakeOverNorm;
  return html`<h3>${say("panel.figures")}</h3>
    <dl class="panel-figures">
      ${line(say("grid.intake"), waitFigure(row, "INTAKE", exchange))}
      ${line(say("grid.treatment"), waitFigure(row, "TREATMENT", exchange))}
      ${
        row.archive
          ? nothing
          : [
              line(
                say("panel.waitingIntake"),
                [count(row.waiting?.intake), over ? say("panel.ofWhichOver", { words: count(over) }) : ""]
                  .filter(Boolean)
                  .join(", "),
              ),
              line(say("panel.waitingTreatment"), count(row.waiting?.treatment)),
              line(say("grid.weeks"), weeksStrip(row, { stopped: stop !== null })),
            ]
      }
    </dl>`;
}

/**
 * What is offered, where, and whether there is a contract with the insurer asked for.
 *
 * @param {Answer} answer
 * @param {Exchange} exchange
 * @param {string} insurer a code; empty when none was asked for
 */
export function panelOffer({ row, km }, exchange, insurer) {
  const name = exchange.region?.insurers.find(({ code: known }) => known === insurer)?.name;
  const known = row.insurers?.includes(insurer) ? "panel.contract" : "panel.noContract";
  return [
    row.name,
    row.location.place ?? row.location.name,
    km === null ? "" : distance(km),
    offerWords(row, exchange),
    name ? say(row.insurers ? known : "panel.contractUnknown", { name }) : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

/**
 * It is done: the code, the lines for the letter, and the page for the client.
 *
 * @param {Referred} referred
 * @param {Exchange} exchange
 * @param {boolean} isCopied
 * @param {{ copied: (done: boolean) => void, closed: () => void }} on
 */
export function referredCard(referred, exchange, isCopied, { copied, closed }) {
  const { code: given, organizationName: name, start } = referred;
  return html`<div class="done">
    <h3 tabindex="-1"><span aria-hidden="true">✓ </span>${say("done.head")}</h3>
    <p class="code-line"><span>${say("done.code")}</span><b class="code">${given}</b></p>
    <p>
      ${start ? say("done.place", { name, moment: exchange.calendar.moment(start) }) : say("done.noPlace", { name })}
    </p>
    ${shownLines(referred, exchange)}
    <div class="actions">
      <button type="button" class="btn" @click=${async () => copied(await copyLines(referred, exchange))}>
        ${say(isCopied ? "letter.copied" : "letter.copy")}
      </button>
      <button type="button" class="btn quiet" @click=${() => printForClient(referred, exchange)}>
        ${say("letter.print")}
      </button>
      <button type="button" class="btn quiet" @click=${closed}>${say("done.close")}</button>
    </div>
  </div>`;
}

/**
 * Places that this practice holds, of which the token is in another browser.
 *
 * @param {SlotRow[]} slots of one service
 * @param {Set<string>} here keys of those held in this browser
 * @param {Exchange} exchange
 */
export const heldByColleagues = (slots, here, { calendar }) =>
  slots.map((slot) => {
    const hold = slot.holds?.[0];
    return hold === undefined || here.has(slot.key)
      ? nothing
      : html`<p class="hint colleague">
          ${say("panel.colleague", { moment: calendar.moment(slot.start), until: calendar.moment(hold.until) })}
        </p>`;
  });

/** It went to someone else: says so, and where it still can. @param {string} words @param {unknown[]} next lines of places */
export const goneNote = (words, next) =>
  html`<div class="note gone" role="status">
    <p>
      <b><span aria-hidden="true">■ </span>${words}</b>
      ${say(next.length > 0 ? "panel.goneNext" : "panel.goneNone")}
    </p>
    <ul class="places">
      ${next}
    </ul>
  </div>`;

/** Where else, while a stop holds here. @param {unknown[]} next lines of places */
export const elsewhere = (next) =>
  next.length === 0
    ? nothing
    : html`<h3>${say("panel.elsewhere")}</h3>
        <ul class="places named">
          ${next}
        </ul>`;
