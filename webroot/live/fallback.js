// @ts-check
/** @import { Watch } from "./board.js" */
/** @import { Problem } from "./api.js" */

/** A browser keeps few connections to one server open at once: the first boards stream, the rest is polled. */
const STREAMS_MAX = 2;
/** Failed streams after which all boards are polled. */
const STREAM_TRIES = 2;
/** Ticks come every 2 s: a stream that brings nothing for this long is held up on its way. */
const SILENCE_MAX_MS = 5_000;
export const POLL_MS = 2_000;
const POLL_AGAIN_MS = 4_000;

/**
 * @typedef {object} Roads what the fallback needs of the world
 * @property {(region: string, view: string, since: string, on: { message: (event: string, data: any) => void,
 *   failed: () => void }) => () => void} stream opens one of server-sent events; what it returns closes it
 * @property {(region: string, view: string, since: string) => Promise<Polled>} poll fails as `Refused`
 * @property {(run: () => void, ms: number) => number} later
 * @property {(timer: number) => void} cancel
 *
 * @typedef {{ changes: any, confirmed: string | null, at: number | null }} Polled `changes` is null when there are
 *   none; `confirmed` when the rows were last known to be complete, `at` the server's time in ms
 *
 * @typedef {object} Hearer who is told
 * @property {(watch: Watch, message: any) => void} tick
 * @property {(watch: Watch, message: any) => void} delta
 * @property {(watch: Watch, polled: Polled) => void} polled
 * @property {(watch: Watch) => void} refetch its cursor is not known any more
 * @property {(watch: Watch, problem: Problem) => void} refused
 * @property {() => void} failed nothing came by the road tried last
 *
 * @typedef {{ watch: Watch, close: (() => void) | null, timer: number, silence: number }} Channel
 */

/**
 * How changes come while no WebSocket does: server-sent events, and polling when those fail too. With
 * the same cursors, so that nothing is missed or fetched anew on the way from one to another.
 */
export class Fallback {
  running = false;
  /** @type {Map<number, Channel>} */
  #channels = new Map();
  #streamFailures = 0;
  #roads;
  #hearer;

  /** @param {Roads} roads @param {Hearer} hearer */
  constructor(roads, hearer) {
    this.#roads = roads;
    this.#hearer = hearer;
  }

  /** By which road the boards come now. @returns {"stream" | "poll"} */
  get road() {
    return this.#streams > 0 ? "stream" : "poll";
  }

  get #streams() {
    return [...this.#channels.values()].filter(({ close }) => close !== null).length;
  }

  /** @param {Iterable<Watch>} watches */
  start(watches) {
    if (this.running) return;
    this.running = true;
    this.#streamFailures = 0;
    for (const watch of watches) this.go(watch);
  }

  stop() {
    this.running = false;
    for (const watch of [...this.#channels.values()].map((channel) => channel.watch)) this.drop(watch);
  }

  /**
   * Follows a board from its cursor; one that is not loaded yet is given here once it is.
   *
   * @param {Watch} watch
   * @param {number} [waitMs] for a board that was fetched just now, so that one refetch never chases another
   */
  go(watch, waitMs = 0) {
    this.drop(watch);
    if (!this.running || !watch.board.loaded) return;
    const channel = { watch, close: null, timer: 0, silence: 0 };
    this.#channels.set(watch.id, channel);
    if (waitMs > 0) this.#again(channel, waitMs);
    else this.#next(channel);
  }

  /** @param {Watch} watch */
  drop(watch) {
    const channel = this.#channels.get(watch.id);
    if (!channel) return;
    this.#channels.delete(watch.id);
    this.#roads.cancel(channel.timer);
    this.#closeStream(channel);
  }

  /** @param {Channel} channel */
  #next(channel) {
    if (this.#streamFailures < STREAM_TRIES && this.#streams < STREAMS_MAX) this.#stream(channel);
    else this.#poll(channel);
  }

  /** @param {Channel} channel */
  #stream(channel) {
    const { watch } = channel;
    let over = false;
    const failed = () => {
      if (over) return;
      over = true;
      this.#closeStream(channel);
      this.#streamFailures++;
      if (this.#channels.get(watch.id) !== channel) return;
      this.#hearer.failed();
      this.#again(channel, 0);
    };
    const listen = () => {
      this.#roads.cancel(channel.silence);
      channel.silence = this.#roads.later(failed, SILENCE_MAX_MS);
    };
    channel.close = () => {
      over = true;
    };
    const close = this.#roads.stream(watch.region, watch.view, watch.board.at ?? "", {
      message: (event, data) => {
        if (over) return;
        listen();
        if (event === "refetch") return this.#hearer.refetch(watch);
        if (event === "delta") return this.#hearer.delta(watch, data);
        this.#streamFailures = 0;
        this.#hearer.tick(watch, data);
      },
      failed,
    });
    channel.close = () => {
      over = true;
      close();
    };
    listen();
  }

  /** @param {Channel} channel */
  #closeStream(channel) {
    this.#roads.cancel(channel.silence);
    channel.close?.();
    channel.close = null;
  }

  /** @param {Channel} channel */
  async #poll(channel) {
    const { watch } = channel;
    const { region, view, board } = watch;
    try {
      const polled = await this.#roads.poll(region, view, board.at ?? "");
      if (this.#channels.get(watch.id) !== channel) return;
      this.#again(channel, POLL_MS);
      this.#hearer.polled(watch, polled);
    } catch (failure) {
      if (this.#channels.get(watch.id) !== channel) return;
      const problem = /** @type {any} */ (failure).problem ?? { slug: "no-answer", status: 0 };
      if (problem.status === 410) this.#hearer.refetch(watch);
      else if (problem.status >= 400 && problem.status < 500 && problem.status !== 429) {
        this.drop(watch);
        this.#hearer.refused(watch, problem);
      } else {
        this.#again(channel, POLL_AGAIN_MS);
        this.#hearer.failed();
      }
    }
  }

  /** @param {Channel} channel @param {number} ms */
  #again(channel, ms) {
    this.#roads.cancel(channel.timer);
    channel.timer = this.#roads.later(() => {
      if (this.#channels.get(channel.watch.id) === channel) this.#next(channel);
    }, ms);
  }
}
