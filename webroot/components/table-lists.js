// @ts-check
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { plusDays, mondayOf, weekOf } from "../model/calendar.js";
import { urgencyOf } from "../model/table.js";
import { treatmentKind } from "../model/treatment.js";
import { say } from "../words/say.js";
import { dueShort, kindTag, questionWords, stageWords, timeReason, urgencyWords, waitedFigure, whoWords } from "./table-words.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { TableAt } from "../model/table.js" */
/** @import { Person, Suggestion } from "../model/table-types.js" */

/**
 * @typedef {object} PersonLine
 * @property {Exchange} exchange
 * @property {TableAt} at
 * @property {string} who
 * @property {boolean} fresh
 * @property {boolean} open
 * @property {boolean} draggable
 * @property {Suggestion | undefined} suggestion
 * @property {() => void} opened
 * @property {(e: DragEvent) => void} dragged
 */

/** How one knows a case: own, shared with consent, or from a transfer only. Who is in treatment has no case. @param {Person} person */
const kindOf = (person) =>
  person.row ? person.row.kind.toLowerCase() : person.transfer?.own && treatmentKind(person) !== null ? "own" : "moved";

/** One who waits: how pressing, for what, why in this place, and what is due. @param {Person} person @param {PersonLine} of */
export function personLine(person, { exchange, at, who, fresh, open, draggable, suggestion, opened, dragged }) {
  const { row, transfer, stage } = person;
  const kind = kindOf(person);
  return html`<li
    class="person is-${urgencyOf(person).toLowerCase()} kind-${kind} ${fresh ? "fresh" : ""} ${open ? "on" : ""}"
    data-key=${person.key}
    draggable=${draggable ? "true" : "false"}
    @dragstart=${dragged}
  >
    <button type="button" class="open-person" aria-expanded=${open} @click=${opened}>
      <span class="person-top">
        ${urgencyWords(urgencyOf(person))}
        <b class="person-question">${questionWords(person)}</b>
        ${waitedFigure(person, exchange, at)}
      </span>
      <span class="sub"
        ><span class="code">${who}</span>
        <span class="kind-tag"
          >${say(`table.kind.${kind}`)}${kind === "own" ? nothing : ` · ${(row?.holder ?? transfer?.holder)?.name ?? ""}`}</span
        >
        ${kindTag(person)} ${whoWords(person, exchange)}${row?.linked?.length ? html` · <b>${say("table.lists", { n: row.linked.length + 1 })}</b>` : nothing}</span
      >
      <span class="person-state"
        ><span class="person-reason">${timeReason(person, exchange, at)}</span>
        <span class="stage-tag ${stage === null ? "none" : ""}">${stageWords(stage)}</span>
        ${transfer?.due ? dueShort(transfer.due, exchange) : nothing}
        ${row?.closing ? html`<span class="warn"><span aria-hidden="true">▲ </span>${say("table.closingProposed")}</span>` : nothing}
        ${
          suggestion && (!stage || ["CANDIDATE", "SCREENED", "CONSENT_ASKED", "CONSENTED"].includes(stage))
            ? html`<span class="ok"
                ><span aria-hidden="true">→ </span>${say("table.placeFor", { moment: exchange.calendar.day(suggestion.place.start), name: suggestion.place.organization.name })}</span
              >`
            : nothing
        }</span
      >
    </button>
  </li>`;
}

/** Nobody in sight, and the way to whoever is out of it. @param {boolean} filtered whether there is anyone else @param {() => void} showAll */
export const nobody = (filtered, showAll) =>
  filtered
    ? html`<p class="none">${say("table.nothingFound")}</p>
        <button type="button" class="btn quiet small" @click=${showAll}>${say("positions.showAll")}</button>`
    : html`<p class="none">${say("table.nobody")}</p>
        <p class="hint">${say("table.nobodyText")}</p>`;

/** Those of whom only the number is told. @param {ReturnType<typeof import("../model/table.js").countedOf>} counted */
export function countedLines(counted) {
  if (counted.length === 0) return nothing;
  const n = counted.reduce((sum, each) => sum + each.n, 0);
  return html`<details class="counted">
    <summary>${say("table.counted", { n })}</summary>
    <p class="hint">${say("table.countedText")}</p>
    <ul>
      ${counted.map(
        ({ holder, n: each, over, few }) =>
          html`<li class="person kind-count">
            <span><b>${holder.name}</b></span>
            <span class="sub"
              >${[each > 0 ? say("table.countedN", { n: each }) : "", over > 0 ? say("table.countedOver", { n: over }) : "", few > 0 ? say("table.countedFew", { n: few }) : ""].filter(Boolean).join(" · ")}</span
            >
          </li>`,
      )}
    </ul>
  </details>`;
}

/**
 * What is free for the table, by service: how many each week, and the first. Whoever is proposed for
 * someone in sight stands on top.
 *
 * @param {ReturnType<typeof import("../model/table-places.js").freeByService>} rows
 * @param {{ exchange: Exchange, free: number, shown: number, more: () => void, lit: Set<string>, target: string,
 *   over: (service: string) => void, dropped: (service: string, key: string | undefined) => void }} of `free`: how many places;
 *   `shown`: of how many services; `lit`: services proposed for whoever is in sight; `target`: where something is being
 *   dragged over
 */
export function freeColumn(rows, of) {
  const { free, shown, more, lit } = of;
  const first = [...rows].sort((a, b) => Number(lit.has(b.service)) - Number(lit.has(a.service))).slice(0, shown);
  return html`<section class="table-free" aria-labelledby="free-head" tabindex="0">
    <h2 id="free-head">${say("table.freeHead")} <span class="sub">${say("table.freePlaces", { n: free })}</span></h2>
    ${
      rows.length === 0
        ? html`<p class="none">${say("table.noneFree")}</p>
            <p class="hint">${say("table.noneFreeText")}</p>`
        : html`<ul class="free-list">
            ${repeat(
              first,
              ({ service }) => service,
              (row) => freeLine(row, of),
            )}
          </ul>`
    }
    ${rows.length > shown ? html`<button type="button" class="btn quiet small" @click=${more}>${say("table.moreReceivers", { n: rows.length - shown })}</button>` : nothing}
    <p class="hint drag-hint">${say("table.dragHint")}</p>
  </section>`;
}

/**
 * @param {ReturnType<typeof import("../model/table-places.js").freeByService>[number]} row
 * @param {{ exchange: Exchange, lit: Set<string>, target: string, over: (service: string) => void,
 *   dropped: (service: string, key: string | undefined) => void }} of
 */
function freeLine({ service, name, organization, place, n, weeks: perWeek, first }, { exchange, lit, target, over, dropped }) {
  const { calendar, today } = exchange;
  const monday = mondayOf(today);
  return html`<li
    class="free-line ${lit.has(service) ? "lit" : ""} ${target === service ? "target" : ""}"
    data-service=${service}
    @dragover=${(/** @type {DragEvent} */ e) => {
      e.preventDefault();
      over(service);
    }}
    @dragleave=${() => over("")}
    @drop=${(/** @type {DragEvent} */ e) => {
      e.preventDefault();
      over("");
      dropped(service, e.dataTransfer?.getData("text/plain"));
    }}
  >
    <span
      ><b>${organization}</b>
      <span class="sub">${name} · ${place}</span>
      <span class="sub"
        >${say("table.firstFree", { moment: calendar.moment(first.start) })}${lit.has(service) ? html` · <b class="ok"><span aria-hidden="true">→ </span>${say("table.suggested")}</b>` : nothing}</span
      ></span
    >
    <span class="free-weeks" aria-hidden="true"
      >${perWeek.map((free, week) => html`<span class="f${Math.min(3, free)}" title=${say("table.weekN", { week: weekOf(plusDays(monday, week * 7)), n: free })}>${free || "·"}</span>`)}</span
    >
    <b class="free-n">${n}<span class="sr"> ${say("table.freePlaces", { n })}</span></b>
  </li>`;
}
