// @ts-check
import { SOCKET_AGAIN_MS } from "../../../../webroot/live/connection.js";
import { POLL_MS } from "../../../../webroot/live/fallback.js";
import { equal, holds } from "../harness.js";
import { settled, World } from "../world.js";

/** @param {any} [of] */
const delta = (of = {}) => ({ from: 10, to: 11, at: "bbbbbbbb:11", upsert: [{ key: "b" }], remove: [], ...of });
const tick = (at = "aaaaaaaa:10") => ({
  op: "tick",
  at: new Date(61_000).toISOString(),
  regions: { groningen: { offset: 10, at, confirmed: "1970-01-01T00:01:00.000Z" } },
});

/** A world in which no WebSocket comes through. @param {string[]} views */
async function blocked(views = ["waits"]) {
  const world = new World();
  const watches = views.map((view) => world.connection.watch("groningen", view));
  await settled();
  for (const wait of [400, 800, 0]) {
    world.socket.onclose();
    await world.pass(wait);
  }
  return { world, watches };
}

/** As above, and streams fail too. */
async function polling() {
  const { world, watches } = await blocked();
  for (let i = 0; i < 2; i++) {
    world.streams[world.streams.length - 1].on.failed();
    await world.pass(0);
  }
  return { world, watch: watches[0] };
}

export const cases = [
  holds("after three sockets that bring nothing, a stream goes on from the cursor", async () => {
    const { world, watches } = await blocked();
    equal([world.sockets.length, world.streams.length, world.connection.road], [3, 1, "stream"]);
    equal(world.streams[0].since, "aaaaaaaa:10");
    world.streams[0].on.message("delta", delta());
    equal([[...watches[0].board.rows.keys()], watches[0].state], [["a", "b"], "live"]);
    equal(world.fetched, 1);
  }),
  holds("a tick of a stream tells how true its own board is, and of no other", async () => {
    const { world, watches } = await blocked(["waits", "slots"]);
    world.streams[0].on.message("tick", tick("cccccccc:12"));
    equal(
      watches.map(({ board }) => board.at),
      ["cccccccc:12", "aaaaaaaa:10"],
    );
    equal(world.connection.confirmed.get("groningen"), "1970-01-01T00:01:00.000Z");
  }),
  holds("no more than two boards stream; the rest is polled", async () => {
    const { world } = await blocked(["waits", "slots", "referrals", "activity"]);
    equal([world.streams.map(({ view }) => view), world.polls.length], [["waits", "slots"], 2]);
  }),
  holds("when streams fail too, changes are polled from the cursor", async () => {
    const { world, watch } = await polling();
    equal([world.connection.road, world.polls], ["poll", ["aaaaaaaa:10"]]);
    world.polled = delta();
    await world.pass(POLL_MS);
    equal([...watch.board.rows.keys()], ["a", "b"]);
    world.polled = null;
    await world.pass(POLL_MS);
    equal(world.polls, ["aaaaaaaa:10", "aaaaaaaa:10", "bbbbbbbb:11"]);
  }),
  holds("a stream that brings nothing is a failed one", async () => {
    const { world } = await blocked();
    await world.pass(5_000);
    await world.pass(0);
    equal(world.streams.map(({ closed }) => closed), [true, false]);
  }),
  holds("a cursor that is not known any more gives a new snapshot, and goes on from there", async () => {
    const { world, watch } = await polling();
    world.snapshot = { at: "dddddddd:40", offset: 40, rows: [{ key: "z" }] };
    world.pollFailure = { problem: { slug: "refetch", status: 410 } };
    await world.pass(POLL_MS);
    world.pollFailure = null;
    await world.pass(POLL_MS);
    equal([[...watch.board.rows.keys()], world.polls.pop()], [["z"], "dddddddd:40"]);
  }),
  holds("trouble while polling is tried again; a refusal is shown and not", async () => {
    const { world, watch } = await polling();
    world.pollFailure = { problem: { slug: "behind", status: 503 } };
    await world.pass(POLL_MS);
    await world.pass(2 * POLL_MS);
    equal([watch.state, world.polls.length], ["live", 3]);
    world.pollFailure = { problem: { slug: "not-yours", status: 403 } };
    await world.pass(2 * POLL_MS);
    await world.pass(60_000);
    equal([watch.state, world.polls.length], ["refused", 4]);
  }),
  holds("the socket is tried again at times, and once it speaks the rest stops", async () => {
    const { world, watches } = await blocked();
    world.streams[0].on.message("tick", tick());
    world.socket.onclose();
    const tried = world.sockets.length;
    for (let passed = 0; passed < SOCKET_AGAIN_MS; passed += 2_000) {
      await world.pass(2_000);
      world.streams[0].on.message("tick", tick());
    }
    equal(world.sockets.length, tried + 1);
    world.socket.onopen();
    equal(world.connection.road, "stream");
    world.connection.receive({ op: "resumed", id: watches[0].id, at: "aaaaaaaa:10" });
    equal([world.connection.road, world.streams[0].closed, watches[0].state], ["socket", true, "live"]);
  }),
  holds("nothing comes while the picture stands still, and all of it after", async () => {
    const { world, watches } = await blocked();
    world.connection.pause();
    equal(world.streams[0].closed, true);
    world.connection.resume();
    equal([world.streams.length, world.streams[1].since], [2, watches[0].board.at]);
  }),
];
