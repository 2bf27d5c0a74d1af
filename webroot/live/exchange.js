// @ts-check
import { Calendar } from "../model/calendar.js";
import { HeldPlaces } from "../model/holds.js";
import { regionFrom } from "../model/region.js";
import { readSettings, writeSettings } from "../model/settings.js";
import { speak, spoken } from "../words/say.js";
import { command, get, regionPath } from "./api.js";
import { Connection } from "./connection.js";
import { poll, stream } from "./roads.js";
/** @import { Watch } from "./board.js" */
/** @import { Settings } from "../model/settings.js" */

/**
 * @typedef {object} Session
 * @property {string} role public, gp, planner, table-member, mediator or administrator
 * @property {{ id: string, name: string, kind?: string }} [organization] `kind`: where a region knows it
 * @property {string} actor by which whoever looks is known in rows that tell who did something
 * @property {number} [person] in the demonstration: which of the people of the organisation
 * @property {boolean} demo
 * @property {{ id: string, name: string, nature: string }[]} regions
 */

/** Rows of a region are no longer surely complete when they were confirmed longer ago than this. */
export const BEHIND_MS = 5_000;

/** Where pages of one browser tell each other that the session changed. */
const SESSION = "doorstroom.session";

const ROLES = {
  PUBLIC: "public",
  GP: "gp",
  HUISARTS: "gp",
  PLANNER: "planner",
  TABLE_MEMBER: "table-member",
  MEDIATOR: "mediator",
  ADMINISTRATOR: "administrator",
  ADMIN: "administrator",
};

/**
 * What the page knows: who looks, at which region, in which language, and the boards. Every part of
 * the page reads it; it fires `changed` at most once per frame, and `second` once a second.
 */
export class Exchange extends EventTarget {
  /** @type {Session | null} */
  session = null;
  /** @type {import("../model/region.js").Region | null} */
  region = null;
  /** @type {any} what kept the page from starting */
  problem = null;
  /** @type {Settings} */
  settings = readSettings(localStorage);
  held = new HeldPlaces(localStorage);
  connection;
  /** Said to screen readers, politely. */
  announcement = "";
  /** When the picture was stopped; null while it moves. @type {number | null} */
  pausedAt = null;
  /** @type {Map<string, Watch>} */
  #boards = new Map();
  /** @type {Map<string, any[]>} */
  #frozen = new Map();
  /** @type {Map<string, Promise<any>>} */
  #postcodes = new Map();
  #frame = 0;

  constructor() {
    super();
    speak(this.settings.language ?? document.documentElement.lang);
    this.connection = new Connection({
      snapshot: (region, view) => get(`${regionPath(region)}/boards/${view}`),
      open: (protocol) => {
        const url = new URL("/api/v1/live", location.href);
        url.protocol = url.protocol.replace("http", "ws");
        return new WebSocket(url, protocol);
      },
      now: () => Date.now(),
      later: (run, ms) => window.setTimeout(run, ms),
      cancel: (timer) => window.clearTimeout(timer),
      chance: () => Math.random(),
      stream,
      poll,
    });
    this.connection.addEventListener("changed", () => this.changed());
    setInterval(() => this.dispatchEvent(new Event("second")), 1000);
    const { presence } = this.connection;
    document.addEventListener("visibilitychange", () => {
      presence.seen(document.visibilityState === "visible");
      if (document.visibilityState === "visible") this.connection.retry();
    });
    for (const touch of ["pointerdown", "pointermove", "wheel", "keydown"])
      addEventListener(touch, () => presence.stirred(), { passive: true });
    addEventListener("online", () => this.connection.retry());
    addEventListener("storage", ({ key }) => (key === SESSION ? this.#startAnew() : this.changed()));
  }

  /** @param {string | null} wanted region named in the address */
  async start(wanted) {
    try {
      const answer = await get("/session");
      this.session = {
        ...answer,
        role:
          ROLES[/** @type {keyof typeof ROLES} */ (String(answer.role).toUpperCase().replace("-", "_"))] ??
          "public",
      };
      const regions = this.session?.regions ?? (await get("/regions"));
      if (this.session) this.session.regions = regions;
      const chosen =
        regions.find((/** @type {any} */ region) => region.id === wanted) ??
        regions.find((/** @type {any} */ region) => region.id === this.settings.region) ??
        regions.find((/** @type {any} */ region) => region.nature !== "ARCHIVE") ??
        regions[0];
      if (!chosen)
        throw Object.assign(new Error("no region"), { problem: { slug: "no-region", status: 404 } });
      this.region = regionFrom(await get(regionPath(chosen.id)));
      this.problem = null;
    } catch (failure) {
      this.problem = /** @type {any} */ (failure).problem ?? {
        slug: "page",
        status: 400,
        detail: String(failure),
      };
    }
    this.changed();
  }

  get language() {
    return spoken();
  }

  get calendar() {
    return calendarFor(spoken(), this.region?.timeZone ?? "Europe/Amsterdam");
  }

  now() {
    return this.connection.now();
  }

  get today() {
    return this.calendar.date(this.now());
  }

  get role() {
    return this.session?.role ?? "public";
  }

  /** @param {string} role */
  is(role) {
    return this.role === role;
  }

  /** Whether whoever looks mediates for an insurer: the others who do so have no part in transfers. */
  get isInsurer() {
    return this.is("mediator") && this.session?.organization?.kind === "INSURER";
  }

  /**
   * Gives a command in this region; it is done when its effect is on the boards too.
   *
   * @param {string} path under the region
   * @param {object} [body]
   * @param {{ by?: string, method?: string, version?: number }} [options] `by`: the organisation for which an
   *     administrator gives it
   */
  command(path, body, { by, ...options } = {}) {
    const region = this.region?.id ?? "";
    const seen = (/** @type {number} */ position) => this.connection.reached(region, position);
    return command(`${this.path}/${path}`, body, { ...options, ...this.actingFor(by), seen });
  }

  /** For whom something is asked: an administrator says so, anyone else acts for the own organisation. @param {string | undefined} organization */
  actingFor(organization) {
    return this.is("administrator") ? { onBehalfOf: organization } : {};
  }

  /** Path of the region under /api/v1. */
  get path() {
    return regionPath(this.region?.id ?? "");
  }

  /**
   * The board of a view of this region, watched from now on.
   *
   * @param {string} view
   * @returns {Watch}
   */
  board(view) {
    let watch = this.#boards.get(view);
    if (!watch) {
      watch = this.connection.watch(this.region?.id ?? "", view);
      this.#boards.set(view, watch);
    }
    return watch;
  }

  /** Its rows; those of the moment at which the picture was stopped, while it is. @param {string} view @returns {any[]} */
  rows(view) {
    const { board } = this.board(view);
    if (this.pausedAt === null) return [...board.rows.values()];
    let rows = this.#frozen.get(view);
    if (!rows) {
      rows = [...board.rows.values()];
      if (board.loaded) this.#frozen.set(view, rows);
    }
    return rows;
  }

  /**
   * Has others hear that this is looked at here, until it is left.
   *
   * @param {object} by the part of the page that shows it
   * @param {string} about key of its row
   * @param {boolean} working whether something is being done about it
   */
  look(by, about, working) {
    this.connection.presence.look(by, this.region?.id ?? "", about, working);
  }

  /** @param {object} by */
  leave(by) {
    this.connection.presence.leave(by);
  }

  /** Who else looks at it now; while the picture is stopped nobody is known to. */
  get lookers() {
    return this.pausedAt === null ? this.connection.presence.lookers : { who: [], more: 0 };
  }

  /** How it stands with what is shown. @returns {"live" | "paused" | "starting" | "lost" | "behind"} */
  get liveness() {
    if (this.pausedAt !== null) return "paused";
    const { connection } = this;
    const confirmed = connection.confirmed.get(this.region?.id ?? "");
    if (connection.lastHeard === 0 && !confirmed) return "starting";
    if (connection.state !== "open" && Date.now() - connection.lastHeard > BEHIND_MS) return "lost";
    if (confirmed && connection.now() - Date.parse(confirmed) > BEHIND_MS) {
      return Date.now() - connection.lastHeard > BEHIND_MS ? "lost" : "behind";
    }
    return "live";
  }

  /** Instant of the data on the screen; null when not known yet. */
  get dataAt() {
    if (this.pausedAt !== null) return new Date(this.pausedAt).toISOString();
    return this.connection.confirmed.get(this.region?.id ?? "") ?? null;
  }

  togglePause() {
    if (this.pausedAt === null) {
      for (const [view, { board }] of this.#boards) this.#frozen.set(view, [...board.rows.values()]);
      this.pausedAt = this.now();
      this.connection.pause();
    } else {
      this.pausedAt = null;
      this.#frozen.clear();
      this.connection.resume();
    }
    this.changed();
  }

  /** @param {string} language */
  chooseLanguage(language) {
    speak(language);
    document.documentElement.lang = spoken();
    this.remember({ language: spoken() });
  }

  /** @param {string} id */
  async chooseRegion(id) {
    this.#forgetBoards();
    this.remember({ region: id });
    await this.start(id);
  }

  /** @param {string} role @param {string} [organization] @param {number} [person] of it, from 1 */
  async chooseRole(role, organization, person = 1) {
    await command("/session", organization ? { role, organization, person } : { role });
    // The session is the browser's: its other pages look as someone else now, too.
    localStorage.setItem(SESSION, String(Date.now()));
    await this.#startAnew();
  }

  /** As someone else: nothing that was seen before is kept. */
  #startAnew() {
    this.#forgetBoards();
    this.connection.close();
    return this.start(this.region?.id ?? null);
  }

  /** @param {Partial<Settings>} settings */
  remember(settings) {
    this.settings = { ...this.settings, ...settings };
    writeSettings(localStorage, this.settings);
    this.changed();
  }

  /**
   * Where a PC4 lies; null when there is no such postcode.
   *
   * @param {string} postcode
   * @returns {Promise<{ postcode: string, place: string, municipality: string, latitude: number, longitude: number } | null>}
   */
  place(postcode) {
    let place = this.#postcodes.get(postcode);
    if (!place) {
      place = get(`/postcodes/${postcode}`).catch((failure) => {
        if (failure.problem?.status === 404) return null;
        this.#postcodes.delete(postcode);
        throw failure;
      });
      this.#postcodes.set(postcode, place);
    }
    return place;
  }

  /** @param {string} words */
  announce(words) {
    this.announcement = words;
    this.changed();
  }

  changed() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.dispatchEvent(new Event("changed"));
    });
  }

  #forgetBoards() {
    for (const watch of this.#boards.values()) this.connection.unwatch(watch);
    this.#boards.clear();
    this.#frozen.clear();
    this.pausedAt = null;
    this.connection.paused = false;
  }
}

/** @type {Map<string, Calendar>} */
const calendars = new Map();

/** @param {"nl" | "en"} language @param {string} zone */
function calendarFor(language, zone) {
  const key = `${language} ${zone}`;
  let calendar = calendars.get(key);
  if (!calendar) {
    calendar = new Calendar(language, zone);
    calendars.set(key, calendar);
  }
  return calendar;
}
