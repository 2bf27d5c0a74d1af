// @ts-check
import { html, nothing } from "lit";
import { mondayOf, plusDays, weekOf } from "../model/calendar.js";
import { say } from "../words/say.js";
/** @import { Exchange } from "../live/exchange.js" */

/**
 * When places are, in every way in which it can be said; what one way sets, the next keeps.
 *
 * @typedef {object} When
 * @property {string} from first date
 * @property {number} minutes
 * @property {string} time HH:mm
 * @property {string} times as typed
 * @property {number[]} days 0 for Monday
 * @property {number} weeks
 * @property {number} every
 * @property {"until" | "count"} ends
 * @property {string} until
 * @property {number} count
 * @property {string[]} exceptions
 * @property {boolean} skipHolidays
 * @property {string} copyFrom a date in the week
 * @property {string} copyTo
 *
 * @typedef {{ exchange: Exchange, when: When, set: (part: Partial<When>) => void }} On
 */

/** One place. @param {On} on */
export const oneFields = (on) => [day(on, "from", say("agenda.day")), time(on), minutes(on)];

/** The same days and times for some weeks. @param {On} on */
export const patternFields = (on) => [
  day(on, "from", say("publish.from")),
  number(on, "weeks", say("publish.weeks"), 26),
  minutes(on),
  weekdays(on),
  html`<label class="field wide"
    ><span>${say("publish.times")}</span
    ><input
      name="times"
      .value=${on.when.times}
      placeholder="09:00, 10:30"
      @change=${(/** @type {any} */ e) => on.set({ times: e.target.value })}
  /></label>`,
  holidays(on),
];

/** Every so many weeks, until a day or a number, but not on some days. @param {On} on */
export const recurrenceFields = (on) => [
  day(on, "from", say("publish.from")),
  time(on),
  minutes(on),
  weekdays(on),
  number(on, "every", say("recur.every"), 26, "wide"),
  html`<fieldset class="ends">
    <legend>${say("recur.ends")}</legend>
    <label class="tick"
      ><input
        type="radio"
        name="ends"
        value="count"
        .checked=${on.when.ends === "count"}
        @change=${() => on.set({ ends: "count" })}
      />
      ${say("recur.count")}
      <input
        type="number"
        name="count"
        min="1"
        max="500"
        aria-label=${say("recur.countLabel")}
        .value=${String(on.when.count)}
        @change=${(/** @type {any} */ e) => on.set({ ends: "count", count: Number(e.target.value) || 1 })}
      />
      ${say("recur.times")}</label
    >
    <label class="tick"
      ><input
        type="radio"
        name="ends"
        value="until"
        .checked=${on.when.ends === "until"}
        @change=${() => on.set({ ends: "until" })}
      />
      ${say("recur.until")}
      <input
        type="date"
        name="until"
        aria-label=${say("recur.untilLabel")}
        .value=${on.when.until}
        @change=${(/** @type {any} */ e) => e.target.value && on.set({ ends: "until", until: e.target.value })}
      />
    </label>
  </fieldset>`,
  holidays(on),
  html`<fieldset class="exceptions">
    <legend>${say("recur.except")}</legend>
    ${on.when.exceptions.map(
      (date) =>
        html`<button
          type="button"
          class="chip"
          aria-label=${say("recur.exceptRemove", { date: on.exchange.calendar.day(date) })}
          @click=${() => on.set({ exceptions: on.when.exceptions.filter((known) => known !== date) })}
        >
          ${on.exchange.calendar.day(date)} ✕
        </button>`,
    )}
    <input
      type="date"
      name="except"
      aria-label=${say("recur.exceptAdd")}
      @change=${(/** @type {any} */ e) => {
        if (e.target.value) on.set({ exceptions: [...new Set([...on.when.exceptions, e.target.value])].sort() });
        e.target.value = "";
      }}
    />
  </fieldset>`,
];

/** One week once more. @param {On} on */
export const copyFields = (on) => [week(on, "copyFrom", say("copy.from")), week(on, "copyTo", say("copy.to"))];

/** @param {On} on @param {"copyFrom" | "copyTo"} part @param {string} words */
function week({ exchange, when, set }, part, words) {
  const { calendar } = exchange;
  const first = plusDays(mondayOf(exchange.today), part === "copyFrom" ? -28 : 0);
  const weeks = Array.from({ length: part === "copyFrom" ? 13 : 26 }, (_, at) => plusDays(first, at * 7));
  return html`<label class="field"
    ><span>${words}</span
    ><select name=${part} @change=${(/** @type {any} */ e) => set({ [part]: e.target.value })}>
      ${weeks.map((monday) => html`<option value=${monday} ?selected=${monday === mondayOf(when[part])}>${say("week.head", { week: weekOf(monday), from: calendar.day(monday), to: calendar.day(plusDays(monday, 6)) })}</option>`)}
    </select></label
  >`;
}

/** @param {On} on @param {"from"} part @param {string} words */
const day = ({ exchange, when, set }, part, words) =>
  html`<label class="field"
    ><span>${words}</span
    ><input
      type="date"
      name=${part}
      required
      min=${exchange.today}
      .value=${when[part]}
      @change=${(/** @type {any} */ e) => e.target.value && set({ [part]: e.target.value })}
  /></label>`;

/** @param {On} on */
const time = ({ when, set }) =>
  html`<label class="field"
    ><span>${say("publish.time")}</span
    ><input
      type="time"
      name="time"
      required
      .value=${when.time}
      @change=${(/** @type {any} */ e) => e.target.value && set({ time: e.target.value })}
  /></label>`;

/** @param {On} on @param {"weeks" | "every"} part @param {string} words @param {number} max @param {string} [more] class */
const number = ({ when, set }, part, words, max, more = "") =>
  html`<label class="field ${more}"
    ><span>${words}</span
    ><input
      type="number"
      name=${part}
      min="1"
      max=${max}
      required
      .value=${String(when[part])}
      @change=${(/** @type {any} */ e) => set({ [part]: Math.max(1, Math.min(max, Number(e.target.value) || 1)) })}
  /></label>`;

/** @param {On} on */
const minutes = ({ when, set }) =>
  html`<label class="field"
    ><span>${say("publish.minutes")}</span
    ><input
      type="number"
      name="minutes"
      min="5"
      max="480"
      step="5"
      required
      .value=${String(when.minutes)}
      @change=${(/** @type {any} */ e) => set({ minutes: Number(e.target.value) || 45 })}
  /></label>`;

/** @param {On} on */
const weekdays = ({ exchange, when, set }) =>
  html`<fieldset class="days">
    <legend>${say("publish.days")}</legend>
    ${Array.from(
      { length: 7 },
      (_, each) =>
        html`<label class="segment"
          ><input
            type="checkbox"
            .checked=${when.days.includes(each)}
            @change=${(/** @type {any} */ e) => {
              const days = e.target.checked ? [...when.days, each] : when.days.filter((known) => known !== each);
              // A pattern on no day at all is none: the last one stays.
              if (days.length > 0) set({ days });
              else e.target.checked = true;
            }}
          /><span>${exchange.calendar.weekday(plusDays("2024-01-01", each))}</span></label
        >`,
    )}
  </fieldset>`;

/** @param {On} on */
const holidays = ({ exchange, when, set }) =>
  (exchange.region?.workingHours.holidays.length ?? 0) === 0
    ? nothing
    : html`<label class="tick"
        ><input
          type="checkbox"
          name="skipHolidays"
          .checked=${when.skipHolidays}
          @change=${(/** @type {any} */ e) => set({ skipHolidays: e.target.checked })}
        />
        ${say("recur.skipHolidays")}</label
      >`;
