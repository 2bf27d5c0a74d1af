// @ts-check
import { html, nothing } from "lit";
import { weekOf } from "../model/calendar.js";
import { say } from "../words/say.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { Entry } from "./agenda-calendar.js" */

/** So many lines fill a page in one column. */
const COLUMN_LINES = 34;

/**
 * What is in sight, as one page on paper: a list by day, told by word and shape. Hidden on a screen.
 *
 * @param {Entry[]} entries
 * @param {{ exchange: Exchange, range: { from: string, to: string }, whose: string }} on `whose`: what was chosen of it
 */
export function agendaPrint(entries, { exchange, range: { from, to }, whose }) {
  const { calendar } = exchange;
  const days = new Map();
  for (const entry of [...entries].sort((a, b) => (a.start < b.start ? -1 : 1))) {
    const day = entry.start.slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  const head =
    from === to
      ? calendar.fullDay(from)
      : say("week.head", { week: weekOf(from), from: calendar.day(from), to: calendar.day(to) });
  return html`<section class="print-week ${entries.length + days.size > COLUMN_LINES ? "is-long" : ""}" aria-hidden="true">
    <h2>${head}</h2>
    <p>${[whose, say("agenda.printed", { moment: calendar.moment(exchange.now()) })].filter(Boolean).join(" · ")}</p>
    ${entries.length === 0 ? html`<p>${say("agenda.none")}</p>` : nothing}
    <div class="print-days">
      ${[...days].map(
        ([day, of]) =>
          html`<table>
            <caption>
              ${calendar.fullDay(day)}
            </caption>
            ${of.map(
              (/** @type {Entry} */ { start, end, shape, state, lines }) =>
                html`<tr>
                  <td>${start.slice(11, 16)}–${end.slice(11, 16)}</td>
                  <td>${shape} ${state}</td>
                  <td>${lines.join(" · ")}</td>
                </tr>`,
            )}
          </table>`,
      )}
    </div>
  </section>`;
}
