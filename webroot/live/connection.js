// @ts-check
import { Board } from "./board.js";
import { Fallback, POLL_MS } from "./fallback.js";
import { Presence } from "./presence.js";
/** @import { Watch } from "./board.js" */

const PROTOCOL = "doorstroom.live.v1";
const BACKOFF_FIRST_MS = 400;
const BACKOFF_MAX_MS = 12_000;
/** Ticks come every 2 s: without any message for this long, the socket is given up. */
const SILENCE_MAX_MS = 5_000;
/** Sockets in a row that brought nothing, after which changes are had by another road. */
const SOCKET_TRIES = 3;
/** The longest that a command waits to be seen on the boards; a tick tells how far they are every 2 s. */
export const SEEN_MAX_MS = 1_500;
/** How often a socket is tried again while another road carries the changes. */
export const SOCKET_AGAIN_MS = 60_000;

/**
 * @typedef {object} Outside what the connection needs of the world, so that it can be tested alone
 * @property {(region: string, view: string) => Promise<{ at: string, offset: number, rows: any[] }>} snapshot
 * @property {(protocol: string) => WebSocket} open
 * @property {() => number} now in ms
 * @property {(run: () => void, ms: number) => number} later
 * @property {(timer: number) => void} cancel
 * @property {() => number} chance between 0 and 1
 * @property {import("./fallback.js").Roads["stream"]} stream
 * @property {import("./fallback.js").Roads["poll"]} poll
 */

/**
 * One socket for all boards of the page: snapshots by HTTP, changes by WebSocket, resumed from the
 * cursor after every loss. Where no WebSocket comes through, changes come by the fallback, and the
 * socket is tried again now and then. Fires `changed` when rows or its own state changed.
 */
export class Connection extends EventTarget {
  /** @type {"closed" | "connecting" | "open"} */
  state = "closed";
  /** When the rows were last known to be complete, by the region. @type {Map<string, string>} */
  confirmed = new Map();
  /** Server's clock minus ours, in ms. */
  skewMs = 0;
  lastHeard = 0;
  paused = false;
  /** @type {Map<number, Watch>} */
  #watches = new Map();
  #nextId = 1;
  /** @type {WebSocket | null} */
  #socket = null;
  #attempts = 0;
  #timer = 0;
  #silence = 0;
  /** Whether this socket has brought anything. */
  #spoke = false;
  #unheard = 0;
  #fallback;
  #outside;

  /** @param {Outside} outside */
  constructor(outside) {
    super();
    this.#outside = outside;
    /** Who else looks at what this page does. */
    this.presence = new Presence({
      now: outside.now,
      later: outside.later,
      send: (message) => this.#send(message),
      changed: () => this.#changed(),
    });
    this.#fallback = new Fallback(outside, {
      tick: (watch, message) => this.#carried(watch, () => this.#tick(message, [watch])),
      delta: (watch, message) =>
        this.#carried(watch, () => {
          if (!watch.board.fold(message)) this.#fetch(watch);
        }),
      polled: (watch, { changes, confirmed, at }) =>
        this.#carried(watch, () => {
          if (at !== null) this.skewMs = at - this.#outside.now();
          if (confirmed) this.confirmed.set(watch.region, confirmed);
          if (changes && !watch.board.fold(changes)) this.#fetch(watch);
        }),
      refetch: (watch) => this.#fetch(watch),
      refused: (watch, problem) => this.#refused(watch, problem),
      failed: () => this.#changed(),
    });
  }

  /** By which road changes come. @returns {"socket" | "stream" | "poll"} */
  get road() {
    return this.#fallback.running ? this.#fallback.road : "socket";
  }

  /** The server's time, in ms since 1970. */
  now() {
    return this.#outside.now() + this.skewMs;
  }

  /**
   * @param {string} region
   * @param {string} view
   * @returns {Watch}
   */
  watch(region, view) {
    /** @type {Watch} */
    const watch = {
      id: this.#nextId++,
      region,
      view,
      board: new Board(),
      state: "loading",
      problem: null,
      told: false,
      followed: false,
    };
    this.#watches.set(watch.id, watch);
    if (this.state === "closed") this.connect();
    this.#fetch(watch);
    return watch;
  }

  /** @param {Watch} watch */
  unwatch(watch) {
    if (!this.#watches.delete(watch.id)) return;
    if (watch.told) this.#send({ op: "unwatch", id: watch.id });
    this.#fallback.drop(watch);
    if (this.#watches.size === 0) this.close();
  }

  /**
   * Waits until the boards of a region hold all up to a place in its journal: what one flush brings comes
   * together, so the first board to have it tells. Where nothing moves them, it waits no longer than
   * {@link SEEN_MAX_MS}.
   *
   * @param {string} region
   * @param {number} position
   * @returns {Promise<void>}
   */
  async reached(region, position) {
    const { later, cancel } = this.#outside;
    const behind = () => {
      const boards = [...this.#watches.values()].filter((watch) => watch.region === region && watch.board.loaded);
      return !this.paused && boards.length > 0 && boards.every(({ board }) => board.offset < position);
    };
    if (!behind()) return;
    await new Promise((resume) => {
      const timer = later(() => done(), SEEN_MAX_MS);
      const look = () => {
        if (!behind()) done();
      };
      const done = () => {
        cancel(timer);
        this.removeEventListener("changed", look);
        later(() => resume(undefined), 0);
      };
      this.addEventListener("changed", look);
    });
  }

  /** Stops the changes; on {@link resume} they come together. */
  pause() {
    this.paused = true;
    for (const watch of this.#watches.values()) {
      if (watch.told) this.#send({ op: "pause", id: watch.id });
      this.#fallback.drop(watch);
    }
    this.#changed();
  }

  resume() {
    this.paused = false;
    for (const watch of this.#watches.values()) {
      if (watch.told) this.#send({ op: "resume", id: watch.id });
      this.#fallback.go(watch);
    }
    this.#changed();
  }

  /** Tries at once, whatever the backoff: the page came back in sight, or someone asked. */
  retry() {
    this.#attempts = 0;
    if (this.state === "closed") this.connect();
    for (const watch of this.#watches.values()) {
      if (!watch.board.loaded && watch.state !== "refused") this.#fetch(watch);
    }
  }

  connect() {
    this.#outside.cancel(this.#timer);
    this.state = "connecting";
    this.#spoke = false;
    const socket = this.#outside.open(PROTOCOL);
    this.#socket = socket;
    socket.onopen = () => {
      if (socket !== this.#socket) return;
      this.state = "open";
      this.#listen();
      for (const watch of this.#watches.values()) if (watch.board.loaded) this.#resumeWatch(watch);
      this.presence.opened();
      this.#changed();
    };
    socket.onmessage = async ({ data }) => {
      const text = typeof data === "string" ? data : await data.text();
      if (socket === this.#socket) this.receive(JSON.parse(text));
    };
    socket.onclose = () => {
      if (socket === this.#socket) this.#lost();
    };
    // A proxy may keep the handshake waiting for ever.
    this.#listen();
  }

  close() {
    this.#outside.cancel(this.#timer);
    this.#outside.cancel(this.#silence);
    const socket = this.#socket;
    this.#socket = null;
    this.#unheard = 0;
    this.#fallback.stop();
    this.state = "closed";
    this.confirmed.clear();
    this.presence.closed();
    for (const watch of this.#watches.values()) watch.told = watch.followed = false;
    socket?.close();
  }

  /** @param {any} message as the server sent it */
  receive(message) {
    this.#heard();
    if (message.op === "tick") {
      this.#tick(
        message,
        [...this.#watches.values()].filter(({ followed }) => followed),
      );
      this.#send({ op: "seen", regions: this.#seen(Object.keys(message.regions ?? {})) });
      return;
    }
    if (message.op === "lookers") this.presence.told(message);
    const watch = this.#watches.get(message.id);
    if (!watch) return;
    if (message.op === "delta") {
      if (watch.board.fold(message)) this.#changed();
      else this.#fetch(watch);
    } else if (message.op === "resumed") {
      watch.state = "live";
      watch.followed = true;
      if (message.at) watch.board.advance(message.at);
      this.#changed();
    } else if (message.op === "refetch") {
      watch.told = watch.followed = false;
      this.#fetch(watch);
    } else if (message.op === "error") {
      watch.told = watch.followed = false;
      this.#refused(watch, {
        slug: message.type,
        status: message.type === "not-here" ? 503 : 403,
        detail: message.detail,
      });
    }
  }

  /** What a tick says of the boards that came by its road. @param {any} message @param {Watch[]} watches */
  #tick(message, watches) {
    this.#attempts = 0;
    this.skewMs = Date.parse(message.at) - this.#outside.now();
    for (const [region, { confirmed, at }] of Object.entries(message.regions ?? {})) {
      if (confirmed) this.confirmed.set(region, confirmed);
      if (!at) continue;
      for (const watch of watches) if (watch.region === region) watch.board.advance(at);
    }
    this.#changed();
  }

  /** Up to where the rows of each region are known. @param {string[]} regions */
  #seen(regions) {
    /** @type {Record<string, number>} */
    const seen = {};
    for (const region of regions) {
      const offsets = [...this.#watches.values()]
        .filter((watch) => watch.region === region && watch.board.loaded)
        .map((watch) => watch.board.offset);
      if (offsets.length > 0) seen[region] = Math.min(...offsets);
    }
    return seen;
  }

  /** Something came by the fallback. @param {Watch} watch @param {() => void} act */
  #carried(watch, act) {
    const silentMs = this.#outside.now() - this.lastHeard;
    this.lastHeard = this.#outside.now();
    watch.state = "live";
    act();
    this.#changed();
    // The server is there again: the better road may be too.
    if (silentMs > SILENCE_MAX_MS && this.state === "closed") this.connect();
  }

  /** @param {Watch} watch */
  async #fetch(watch) {
    this.#fallback.drop(watch);
    if (!watch.board.loaded) watch.state = "loading";
    try {
      const snapshot = await this.#outside.snapshot(watch.region, watch.view);
      if (!this.#watches.has(watch.id)) return;
      watch.board.reset(snapshot);
      watch.state = "waiting";
      watch.problem = null;
      if (this.state === "open") this.#resumeWatch(watch);
      if (!this.paused) this.#fallback.go(watch, POLL_MS);
    } catch (failure) {
      if (!this.#watches.has(watch.id)) return;
      this.#refused(watch, /** @type {any} */ (failure).problem ?? { slug: "no-answer", status: 0 });
    }
    this.#changed();
  }

  /**
   * A refusal that stays is shown; any other is tried again.
   *
   * @param {Watch} watch
   * @param {import("./api.js").Problem} problem
   */
  #refused(watch, problem) {
    if (problem.status >= 400 && problem.status < 500 && problem.status !== 429) {
      watch.state = "refused";
      watch.problem = problem;
    } else {
      watch.state = watch.board.loaded ? "waiting" : "loading";
      this.#outside.later(() => {
        if (this.#watches.has(watch.id)) this.#fetch(watch);
      }, this.#backoff());
    }
    this.#changed();
  }

  /** @param {Watch} watch */
  #resumeWatch(watch) {
    const { id, region, view } = watch;
    if (watch.told) this.#send({ op: "unwatch", id });
    this.#send({ op: "watch", id, region, view, since: watch.board.at });
    if (this.paused) this.#send({ op: "pause", id });
    watch.told = true;
    watch.followed = false;
  }

  #lost() {
    this.#outside.cancel(this.#silence);
    this.#socket = null;
    this.state = "closed";
    this.presence.lost();
    this.#unheard = this.#spoke ? 0 : this.#unheard + 1;
    for (const watch of this.#watches.values()) {
      watch.told = watch.followed = false;
      if (watch.state === "live" && !this.#fallback.running) watch.state = "waiting";
    }
    if (this.#watches.size > 0) {
      if (this.#unheard >= SOCKET_TRIES && !this.paused) this.#fallback.start(this.#watches.values());
      const carried = this.#fallback.running && this.#outside.now() - this.lastHeard < SILENCE_MAX_MS;
      const wait = carried ? SOCKET_AGAIN_MS : this.#backoff();
      this.#outside.cancel(this.#timer);
      this.#timer = this.#outside.later(() => this.connect(), wait);
    }
    this.#changed();
  }

  /** The socket brought something: the fallback is not needed any more. */
  #heard() {
    this.lastHeard = this.#outside.now();
    this.#spoke = true;
    this.#unheard = 0;
    this.#fallback.stop();
    this.#listen();
  }

  /** Without anything from here on, the socket is given up. */
  #listen() {
    this.#outside.cancel(this.#silence);
    this.#silence = this.#outside.later(() => {
      const socket = this.#socket;
      this.#lost();
      socket?.close();
    }, SILENCE_MAX_MS);
  }

  #backoff() {
    const ceiling = Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** this.#attempts++);
    return ceiling * (0.5 + this.#outside.chance() / 2);
  }

  /** @param {object} message */
  #send(message) {
    if (this.#socket && this.state === "open") this.#socket.send(JSON.stringify(message));
  }

  #changed() {
    this.dispatchEvent(new Event("changed"));
  }
}
