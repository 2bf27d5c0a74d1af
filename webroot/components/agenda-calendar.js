// @ts-check
import { LitElement, html } from "lit";
import { say } from "../words/say.js";

/**
 * One place as the calendar paints it.
 *
 * @typedef {object} Entry
 * @property {string} key
 * @property {string} start local, without an offset
 * @property {string} end
 * @property {string} kind class of how it stands
 * @property {boolean} movable
 * @property {string} label all of it in one sentence, for who does not see it
 * @property {string} shape
 * @property {string} state in words
 * @property {string[]} lines what else is told
 * @property {string} [until] instant of an end that is counted down to
 * @property {boolean} fresh whether someone else changed it a moment ago
 * @property {boolean} open
 */

const PAINTED = /** @type {const} */ (["kind", "movable", "label", "shape", "state", "lines", "until", "fresh", "open"]);

/**
 * `<agenda-calendar>`: a FullCalendar of a day, a week or a list, in which each place can be reached by
 * the keyboard. It holds local times and no rules. Fires `entry-chosen` with the key, and
 * `entry-dropped` with key, start, end and `revert`.
 */
class AgendaCalendar extends LitElement {
  static properties = {
    entries: { attribute: false },
    view: {},
    date: {},
    now: { attribute: false },
    hours: {},
    language: {},
    ready: { state: true },
  };

  constructor() {
    super();
    /** @type {Entry[]} */
    this.entries = [];
    this.view = "timeGridWeek";
    this.date = "";
    /** The moment as a clock there shows it. */
    this.now = () => "";
    /** The first and the last one that are shown. */
    this.hours = "08:00:00 18:00:00";
    this.language = "nl";
    this.ready = false;
    /** @type {any} */
    this.calendar = null;
  }

  createRenderRoot() {
    return this;
  }

  render() {
    return html`<div class="calendar-box" aria-busy=${!this.ready}></div>`;
  }

  async firstUpdated() {
    const [{ Calendar }, dayGrid, timeGrid, list, interaction] = await Promise.all([
      import("@fullcalendar/core/index.js"),
      import("@fullcalendar/daygrid/index.js"),
      import("@fullcalendar/timegrid/index.js"),
      import("@fullcalendar/list/index.js"),
      import("@fullcalendar/interaction/index.js"),
    ]);
    if (!this.isConnected) return;
    this.calendar = new Calendar(/** @type {HTMLElement} */ (this.querySelector(".calendar-box")), {
      plugins: [dayGrid, timeGrid, list, interaction].map((module) => module.default),
      initialView: this.view,
      initialDate: this.date,
      now: () => this.now(),
      nowIndicator: true,
      // Times come as they are shown; the zone is the region's, wherever the browser is.
      timeZone: "UTC",
      headerToolbar: false,
      allDaySlot: false,
      firstDay: 1,
      height: "auto",
      slotDuration: "00:30:00",
      snapDuration: "00:05:00",
      slotEventOverlap: false,
      eventMinHeight: 30,
      eventInteractive: true,
      eventDurationEditable: false,
      eventOrder: "start,title",
      locale: this.language,
      noEventsText: say("agenda.none"),
      slotLabelFormat: { hour: "2-digit", minute: "2-digit", hour12: false },
      dayHeaderFormat: { weekday: "short", day: "numeric", month: "short" },
      listDayFormat: { weekday: "long", day: "numeric", month: "long" },
      listDaySideFormat: false,
      displayEventTime: false,
      eventContent: (/** @type {any} */ { event, view }) => ({
        domNodes: content(event.extendedProps.entry, view.type.startsWith("list")),
      }),
      eventClassNames: (/** @type {any} */ { event }) => classes(event.extendedProps.entry),
      eventDidMount: (/** @type {any} */ { event, el }) => label(el, event.extendedProps.entry),
      eventClick: (/** @type {any} */ { event, jsEvent }) => {
        jsEvent.preventDefault();
        this.#fire("entry-chosen", { key: event.id });
      },
      eventDrop: (/** @type {any} */ { event, revert }) =>
        this.#fire("entry-dropped", { key: event.id, start: event.startStr, end: event.endStr, revert }),
    });
    this.calendar.render();
    this.ready = true;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.calendar?.destroy();
  }

  /** @param {string} name @param {object} detail */
  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    const { calendar } = this;
    if (!calendar || !this.ready) return;
    const anew = changed.has("ready");
    if (changed.has("language")) calendar.setOption("locale", this.language);
    if (anew || changed.has("hours")) {
      const [first, last] = this.hours.split(" ");
      calendar.setOption("slotMinTime", first);
      calendar.setOption("slotMaxTime", last);
    }
    if (changed.has("view") || changed.has("date")) calendar.changeView(this.view, this.date);
    const hasWeekend = this.entries.some(({ start }) => [0, 6].includes(new Date(`${start}Z`).getUTCDay()));
    if (calendar.getOption("weekends") !== hasWeekend) calendar.setOption("weekends", hasWeekend);
    if (anew || changed.has("entries")) this.#take();
  }

  /** Only what changed is painted again, so that the focus stays where it is. */
  #take() {
    const { calendar } = this;
    const gone = new Map(calendar.getEvents().map((/** @type {any} */ event) => [event.id, event]));
    calendar.batchRendering(() => {
      for (const entry of this.entries) {
        const event = gone.get(entry.key);
        gone.delete(entry.key);
        if (!event) {
          const { key: id, start, end, movable: startEditable } = entry;
          calendar.addEvent({ id, title: id, start, end, startEditable, extendedProps: { entry } });
          continue;
        }
        if (plain(event.startStr) !== entry.start || plain(event.endStr) !== entry.end)
          event.setDates(entry.start, entry.end);
        if (PAINTED.some((part) => String(event.extendedProps.entry[part]) !== String(entry[part]))) {
          if (event.startEditable !== entry.movable) event.setProp("startEditable", entry.movable);
          event.setExtendedProp("entry", entry);
        }
      }
      for (const event of gone.values()) event.remove();
    });
    this.#label();
  }

  /** What is painted again keeps its element, not what was written on it. */
  #label() {
    const entries = new Map(this.entries.map((entry) => [entry.key, entry]));
    for (const el of this.querySelectorAll("[data-slot]")) {
      const entry = entries.get(/** @type {HTMLElement} */ (el).dataset.slot ?? "");
      if (entry) label(el, entry);
    }
  }

  /** The element of a place, if it is in sight. @param {string} key @returns {HTMLElement | null} */
  elementOf(key) {
    const element = this.querySelector(`[data-slot="${key}"]`);
    return element?.querySelector("button") ?? /** @type {HTMLElement | null} */ (element);
  }
}

/** "2026-12-01T09:00:00" of whatever FullCalendar writes. @param {string} written */
const plain = (written) => written.slice(0, 19);

/** @param {Entry} entry */
const classes = ({ kind, fresh, open }) => [
  `stands-${kind}`,
  ...(fresh ? ["fresh"] : []),
  ...(open ? ["is-open"] : []),
];

/** @param {Element} el @param {Entry} entry */
function label(el, entry) {
  /** @type {HTMLElement} */ (el).dataset.slot = entry.key;
  if (!el.matches("tr")) el.setAttribute("aria-label", entry.label);
}

/** @param {Entry} entry @param {boolean} listed where a place is reached by a button of its own */
function content({ start, shape, state, lines, until, label: words }, listed) {
  const time = part("b", "entry-time", start.slice(11, 16));
  const stands = part("span", "entry-state", `${shape} ${state}`);
  const more = lines.map((line) => part("span", "entry-line", line));
  const left = part("span", "entry-left", "");
  if (until) left.dataset.until = until;
  const box = part(listed ? "button" : "span", "entry", "");
  if (listed) box.setAttribute("aria-label", words);
  box.append(time, " ", stands, ...(until ? [" ", left] : []), ...more);
  return [box];
}

/** @param {string} tag @param {string} name @param {string} text */
function part(tag, name, text) {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
}

export const registerAgendaCalendar = () => customElements.define("agenda-calendar", AgendaCalendar);
