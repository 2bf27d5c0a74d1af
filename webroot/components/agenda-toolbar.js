// @ts-check
import { html, nothing } from "lit";
import { weekOf } from "../model/calendar.js";
import { say } from "../words/say.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { AgendaFilter } from "../model/agenda.js" */
/** @import { ScheduleRow, WaitsRow } from "../model/types.js" */

/** Each view of FullCalendar with its key and its length in days. */
export const MODES = /** @type {const} */ ([
  ["timeGridDay", "d", 1],
  ["timeGridWeek", "w", 7],
  ["listWeek", "l", 7],
]);

/**
 * What part of the agenda is in sight, and how.
 *
 * @param {{ exchange: Exchange, services: WaitsRow[], schedules: ScheduleRow[], range: { from: string, to: string },
 *   mode: string, filter: AgendaFilter, turned: (days: number) => void, viewed: (mode: string) => void,
 *   filtered: (part: Partial<AgendaFilter>) => void, managed: () => void }} of `turned`: by so many days, 0 for back to
 *   now; `managed`: the agendas themselves are asked for
 */
export function agendaToolbar({ exchange, services, schedules, range, mode, filter, turned, viewed, filtered, managed }) {
  const { calendar } = exchange;
  const { from, to } = range;
  const step = MODES.find(([each]) => each === mode)?.[2] ?? 7;
  const named = [...services].sort((a, b) => a.name.localeCompare(b.name, "nl"));
  /** @param {"service" | "schedule"} part @param {string} words @param {[string, string][]} options */
  const choice = (part, words, options) =>
    html`<label class="agenda-pick"
      ><span>${words}</span
      ><select
        name=${part}
        @change=${(/** @type {any} */ e) => filtered({ [part]: e.target.value })}
      >
        ${options.map(([value, text]) => html`<option value=${value} ?selected=${filter[part] === value}>${text}</option>`)}
      </select></label
    >`;
  return html`<div class="agenda-toolbar">
    <span class="week-nav">
      <button type="button" class="btn quiet small" aria-label=${say(step === 1 ? "keys.dayBefore" : "keys.weekBefore")} @click=${() => turned(-step)}>‹</button>
      <button type="button" class="btn quiet small" @click=${() => turned(0)}>${say("agenda.now")}</button>
      <button type="button" class="btn quiet small" aria-label=${say(step === 1 ? "keys.dayAfter" : "keys.weekAfter")} @click=${() => turned(step)}>›</button>
    </span>
    <h2 aria-live="polite">
      ${from === to ? calendar.fullDay(from) : say("week.head", { week: weekOf(from), from: calendar.day(from), to: calendar.day(to) })}
    </h2>
    <span class="modes" role="group" aria-label=${say("agenda.view")}>
      ${MODES.map(
        ([each, key]) =>
          html`<button type="button" class="chip" aria-pressed=${mode === each} aria-keyshortcuts=${key} @click=${() => viewed(each)}>
            ${say(`agenda.${each}`)}
          </button>`,
      )}
    </span>
    ${choice("service", say("publish.service"), [
      ["", say("positions.allServices")],
      ...named.map((row) => /** @type {[string, string]} */ ([row.key, `${row.name} · ${row.location.place ?? row.location.name}`])),
    ])}
    ${
      schedules.length > 0
        ? choice("schedule", say("agenda.schedule"), [
            ["", say("agenda.allSchedules")],
            ...schedules.map(({ key, code }) => /** @type {[string, string]} */ ([key, code])),
            ["none", say("agenda.noSchedule")],
          ])
        : nothing
    }
    <button type="button" class="btn quiet small manage-agendas" aria-keyshortcuts="a" @click=${managed}>
      ${say(schedules.length > 0 ? "schedule.manage" : "schedule.new")} <kbd aria-hidden="true">a</kbd>
    </button>
    <label class="tick"
      ><input
        type="checkbox"
        .checked=${filter.withdrawn}
        @change=${(/** @type {any} */ e) => filtered({ withdrawn: e.target.checked })}
      />
      ${say("agenda.withdrawnToo")}</label
    >
  </div>`;
}
