// @ts-check
import { Connection } from "../../../webroot/live/connection.js";

/** A world of which the test is the clock and the server. */
export class World {
  time = 1_000;
  /** @type {{ at: number, run: () => void, id: number }[]} */
  timers = [];
  lastTimer = 0;
  /** @type {any[]} */
  sockets = [];
  /** Streams in the order in which they were opened. @type {any[]} */
  streams = [];
  /** Cursors that were polled from. @type {string[]} */
  polls = [];
  /** What a poll is answered with; null when nothing changed. @type {any} */
  polled = null;
  /** @type {any} */
  pollFailure = null;
  fetched = 0;
  snapshot = { at: "aaaaaaaa:10", offset: 10, rows: [{ key: "a" }] };
  /** @type {any} */
  failure = null;
  connection = new Connection({
    snapshot: async () => {
      this.fetched++;
      if (this.failure) throw this.failure;
      return this.snapshot;
    },
    open: () => {
      /** @type {any} */
      const socket = {
        sent: [],
        closed: false,
        send: (/** @type {string} */ text) => socket.sent.push(JSON.parse(text)),
        close: () => (socket.closed = true),
      };
      this.sockets.push(socket);
      return socket;
    },
    now: () => this.time,
    later: (run, ms) => {
      const id = ++this.lastTimer;
      this.timers.push({ at: this.time + ms, run, id });
      return id;
    },
    cancel: (id) => (this.timers = this.timers.filter((timer) => timer.id !== id)),
    chance: () => 1,
    stream: (region, view, since, on) => {
      /** @type {any} */
      const stream = { region, view, since, on, closed: false };
      this.streams.push(stream);
      return () => (stream.closed = true);
    },
    poll: async (region, view, since) => {
      this.polls.push(since);
      if (this.pollFailure) throw this.pollFailure;
      return { changes: this.polled, confirmed: "1970-01-01T00:01:00.000Z", at: null };
    },
  });

  get socket() {
    return this.sockets[this.sockets.length - 1];
  }

  /** @param {number} ms */
  async pass(ms) {
    this.time += ms;
    const due = this.timers.filter(({ at }) => at <= this.time);
    this.timers = this.timers.filter(({ at }) => at > this.time);
    for (const { run } of due) run();
    await settled();
  }
}

export const settled = () => new Promise((done) => setTimeout(done, 0));

/** A world that watches one board, live. */
export async function live() {
  const world = new World();
  const watch = world.connection.watch("groningen", "waits");
  await settled();
  world.socket.onopen();
  world.connection.receive({ op: "resumed", id: watch.id, at: "aaaaaaaa:10" });
  return { world, watch };
}
