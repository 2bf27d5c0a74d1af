// @ts-check
import { Board } from "./board.js";

const PROTOCOL = "doorstroom.live.v1";
const BACKOFF_FIRST_MS = 400;
const BACKOFF_MAX_MS = 12_000;
/** Ticks come every 2 s: without any message for this long, the socket is given up. */
const SILENCE_MAX_MS = 5_000;

/**
 * @typedef {object} Outside what the connection needs of the world, so that it can be tested alone
 * @property {(region: string, view: string) => Promise<{ at: string, offset: number, rows: any[] }>} snapshot
 * @property {(protocol: string) => WebSocket} open
 * @property {() => number} now in ms
 * @property {(run: () => void, ms: number) => number} later
 * @property {(timer: number) => void} cancel
 * @property {() => number} chance between 0 and 1
 */

/**
 * @typedef {object} Watch
 * @property {number} id
 * @property {string} region
 * @property {string} view
 * @property {Board} board
 * @property {"loading" | "live" | "waiting" | "refused"} state
 * @property {any} problem why it was refused
 * @property {boolean} told whether the server watches it for this socket
 */

/**
 * One socket for all boards of the page: snapshots by HTTP, changes by WebSocket, resumed from the
 * cursor after every loss. Fires `changed` when rows or its own state changed.
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
  #outside;

  /** @param {Outside} outside */
  constructor(outside) {
    super();
    this.#outside = outside;
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
    if (this.#watches.size === 0) this.close();
  }

  /** Stops the changes; on {@link resume} they come together. */
  pause() {
    this.paused = true;
    for (const watch of this.#watches.values()) if (watch.told) this.#send({ op: "pause", id: watch.id });
    this.#changed();
  }

  resume() {
    this.paused = false;
    for (const watch of this.#watches.values()) if (watch.told) this.#send({ op: "resume", id: watch.id });
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
    const socket = this.#outside.open(PROTOCOL);
    this.#socket = socket;
    socket.onopen = () => {
      if (socket !== this.#socket) return;
      this.state = "open";
      this.#heard();
      for (const watch of this.#watches.values()) if (watch.board.loaded) this.#resumeWatch(watch);
      this.#changed();
    };
    socket.onmessage = async ({ data }) => {
      const text = typeof data === "string" ? data : await data.text();
      if (socket === this.#socket) this.receive(JSON.parse(text));
    };
    socket.onclose = () => {
      if (socket === this.#socket) this.#lost();
    };
  }

  close() {
    this.#outside.cancel(this.#timer);
    this.#outside.cancel(this.#silence);
    const socket = this.#socket;
    this.#socket = null;
    this.state = "closed";
    this.confirmed.clear();
    for (const watch of this.#watches.values()) watch.told = false;
    socket?.close();
  }

  /** @param {any} message as the server sent it */
  receive(message) {
    this.#heard();
    if (message.op === "tick") {
      this.#attempts = 0;
      this.skewMs = Date.parse(message.at) - this.#outside.now();
      /** @type {Record<string, number>} */
      const seen = {};
      for (const [region, { confirmed, at }] of Object.entries(message.regions ?? {})) {
        if (confirmed) this.confirmed.set(region, confirmed);
        if (at)
          for (const watch of this.#watches.values())
            if (watch.region === region && watch.state === "live") watch.board.advance(at);
        const offsets = [...this.#watches.values()]
          .filter((watch) => watch.region === region && watch.board.loaded)
          .map((watch) => watch.board.offset);
        if (offsets.length > 0) seen[region] = Math.min(...offsets);
      }
      this.#send({ op: "seen", regions: seen });
      this.#changed();
      return;
    }
    const watch = this.#watches.get(message.id);
    if (!watch) return;
    if (message.op === "delta") {
      if (watch.board.fold(message)) this.#changed();
      else this.#fetch(watch);
    } else if (message.op === "resumed") {
      watch.state = "live";
      if (message.at) watch.board.advance(message.at);
      this.#changed();
    } else if (message.op === "refetch") {
      watch.told = false;
      this.#fetch(watch);
    } else if (message.op === "error") {
      watch.told = false;
      this.#refused(watch, {
        slug: message.type,
        status: message.type === "not-here" ? 503 : 403,
        detail: message.detail,
      });
    }
  }

  /** @param {Watch} watch */
  async #fetch(watch) {
    if (!watch.board.loaded) watch.state = "loading";
    try {
      const snapshot = await this.#outside.snapshot(watch.region, watch.view);
      if (!this.#watches.has(watch.id)) return;
      watch.board.reset(snapshot);
      watch.state = "waiting";
      watch.problem = null;
      if (this.state === "open") this.#resumeWatch(watch);
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
  }

  #lost() {
    this.#outside.cancel(this.#silence);
    this.#socket = null;
    this.state = "closed";
    for (const watch of this.#watches.values()) {
      watch.told = false;
      if (watch.state === "live") watch.state = "waiting";
    }
    if (this.#watches.size > 0) {
      this.#timer = this.#outside.later(() => this.connect(), this.#backoff());
    }
    this.#changed();
  }

  #heard() {
    this.lastHeard = this.#outside.now();
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
