// @ts-check
import { html, nothing } from "lit";
import { mondayOf, plusDays } from "../model/calendar.js";
import { say } from "../words/say.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { WaitsRow } from "../model/types.js" */

export const MEASURE_KINDS = [
  "EXTRA_INTAKES",
  "EXTRA_STAFF",
  "GROUP_TREATMENT",
  "E_HEALTH",
  "SHORTER_TREATMENT",
  "OUTFLOW",
  "WAITING_LIST_REVIEW",
  "TRANSFER",
  "CONSULTATION",
  "OTHER",
];
const PLACES = [1, 2, 3, 5, 10];
const WEEKS = [1, 2, 4, 8];

/**
 * A measure against waiting in three choices: what, from when, and what is expected of it. Each takes
 * one click, and the last one records it.
 *
 * @param {WaitsRow} row
 * @param {{ exchange: Exchange, busy: boolean, chosen: { kind?: string, from?: string },
 *   choose: (part: { kind?: string, from?: string }) => void, record: (effect: object) => void,
 *   end: (id: string) => void }} on
 */
export function measureCard(row, { exchange, busy, chosen, choose, record, end }) {
  const { calendar, today } = exchange;
  const running = (row.measures ?? []).filter(({ endedOn }) => !endedOn);
  const month = `${plusDays(`${today.slice(0, 8)}28`, 5).slice(0, 8)}01`;
  /** @type {[string, string][]} */
  const starts = [
    [today, say("time.today")],
    [plusDays(mondayOf(today), 7), calendar.day(plusDays(mondayOf(today), 7))],
    [month, calendar.longDate(month, today)],
  ];
  const seen = new Set();
  return html`<section class="card-block wide measure" aria-labelledby="measure-head">
    <h3 id="measure-head">${say("measure.head")} <span class="sub">${say("measure.text")}</span></h3>
    ${
      running.length > 0
        ? html`<ul class="measures">
            ${running.map(
              (known) =>
                html`<li>
                  <b>${say(`measureKind.${known.kind}`)}</b>
                  <span class="sub"
                    >${[say("measure.from", { date: calendar.longDate(known.from, today) }), known.perWeek ? say("measure.placesPerWeek", { n: known.perWeek }) : "", known.weeksShorter ? say("measure.weeksShorter", { n: known.weeksShorter }) : ""].filter(Boolean).join(" · ")}</span
                  >
                  <button
                    type="button"
                    class="btn quiet small"
                    ?disabled=${busy}
                    aria-label=${say("measure.endOf", { kind: say(`measureKind.${known.kind}`) })}
                    @click=${() => end(known.id)}
                  >
                    ${say("measure.end")}
                  </button>
                </li>`,
            )}
          </ul>`
        : nothing
    }
    ${group("what", MEASURE_KINDS.map((kind) => chip(say(`measureKind.${kind}`), chosen.kind === kind, () => choose({ kind }))))}
    ${
      chosen.kind
        ? group(
            "when",
            starts
              .filter(([date]) => !seen.has(date) && seen.add(date))
              .map(([date, words]) => chip(words, chosen.from === date, () => choose({ from: date }))),
          )
        : nothing
    }
    ${
      chosen.kind && chosen.from
        ? group("effect", [
            ...PLACES.map((n) => chip(say("measure.placesPerWeek", { n }), false, () => record({ placesPerWeek: n }))),
            ...WEEKS.map((n) => chip(say("measure.weeksShorter", { n }), false, () => record({ weeksShorter: n }))),
            chip(say("measure.effectUnknown"), false, () => record({})),
          ])
        : nothing
    }
  </section>`;

  /** @param {string} step @param {unknown[]} chips */
  function group(step, chips) {
    return html`<div class="measure-step">
      <p id="measure-${step}" class="measure-label">${say(`measure.${step}`)}</p>
      <div class="chips" role="group" aria-labelledby="measure-${step}" data-step=${step}>${chips}</div>
    </div>`;
  }

  /** @param {string} words @param {boolean} pressed @param {() => void} click */
  function chip(words, pressed, click) {
    return html`<button type="button" class="chip" aria-pressed=${pressed} ?disabled=${busy} @click=${click}>${words}</button>`;
  }
}
