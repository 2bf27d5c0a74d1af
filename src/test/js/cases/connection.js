// @ts-check
import { SEEN_MAX_MS } from "../../../../webroot/live/connection.js";
import { equal, holds } from "../harness.js";
import { live, settled, World } from "../world.js";

export const cases = [
  holds("a board comes by HTTP and its changes from that cursor", async () => {
    const { world, watch } = await live();
    equal(world.socket.sent, [
      { op: "watch", id: 1, region: "groningen", view: "waits", since: "aaaaaaaa:10" },
    ]);
    world.connection.receive({
      op: "delta",
      id: 1,
      from: 10,
      to: 11,
      at: "bbbbbbbb:11",
      upsert: [{ key: "b" }],
      remove: [],
    });
    equal([...watch.board.rows.keys()], ["a", "b"]);
    equal(watch.state, "live");
  }),
  holds("after a loss it comes back by itself and resumes where it was", async () => {
    const { world, watch } = await live();
    world.connection.receive({
      op: "delta",
      id: 1,
      from: 10,
      to: 11,
      at: "bbbbbbbb:11",
      upsert: [],
      remove: ["a"],
    });
    world.socket.onclose();
    equal([world.connection.state, watch.state], ["closed", "waiting"]);
    await world.pass(1_000);
    equal(world.sockets.length, 2);
    world.socket.onopen();
    equal(world.socket.sent[0].since, "bbbbbbbb:11");
    equal(world.fetched, 1);
  }),
  holds("it waits longer after each failed try", async () => {
    const { world } = await live();
    world.socket.onclose();
    await world.pass(400);
    world.socket.onclose();
    await world.pass(400);
    equal(world.sockets.length, 2);
    await world.pass(400);
    equal(world.sockets.length, 3);
  }),
  holds("silence is a loss", async () => {
    const { world } = await live();
    const first = world.socket;
    await world.pass(5_000);
    equal([world.connection.state, first.closed], ["closed", true]);
  }),
  holds("a missing delta or a refetch gives a new snapshot, watched anew", async () => {
    const { world, watch } = await live();
    world.snapshot = { at: "cccccccc:30", offset: 30, rows: [{ key: "z" }] };
    world.connection.receive({ op: "delta", id: 1, from: 20, to: 21, upsert: [], remove: [] });
    await settled();
    equal([...watch.board.rows.keys()], ["z"]);
    equal(
      world.socket.sent.slice(-2).map((/** @type {any} */ { op, since }) => [op, since]),
      [
        ["unwatch", undefined],
        ["watch", "cccccccc:30"],
      ],
    );
    world.connection.receive({ op: "refetch", id: 1, at: "dddddddd:31" });
    await settled();
    equal(world.fetched, 3);
    equal(world.socket.sent[world.socket.sent.length - 1].op, "watch");
  }),
  holds("a tick tells the time, how true it is, and is answered with what was seen", async () => {
    const { world, watch } = await live();
    world.connection.receive({
      op: "tick",
      at: new Date(61_000).toISOString(),
      regions: { groningen: { offset: 12, at: "bbbbbbbb:12", confirmed: "1970-01-01T00:01:00.000Z" } },
    });
    equal(world.connection.now(), 61_000);
    equal(world.connection.confirmed.get("groningen"), "1970-01-01T00:01:00.000Z");
    equal(
      [watch.board.at, world.socket.sent.pop()],
      ["bbbbbbbb:12", { op: "seen", regions: { groningen: 12 } }],
    );
  }),
  holds("who gave a command goes on once its effect is on a board, or is not to be expected there", async () => {
    const { world, watch } = await live();
    let gone = 0;
    const reached = async (/** @type {number} */ position) => {
      await world.connection.reached("groningen", position);
      gone++;
    };
    reached(10);
    await settled();
    equal(gone, 1);
    reached(12);
    world.connection.receive({ op: "delta", id: watch.id, from: 10, to: 11, upsert: [], remove: [] });
    await world.pass(0);
    equal(gone, 1);
    world.connection.receive({ op: "delta", id: watch.id, from: 11, to: 13, upsert: [], remove: [] });
    await world.pass(0);
    equal(gone, 2);
    reached(14);
    await world.pass(SEEN_MAX_MS);
    await world.pass(0);
    equal(gone, 3);
    world.connection.pause();
    reached(15);
    await settled();
    equal(gone, 4);
  }),
  holds("pausing names each watch, also after a reconnect", async () => {
    const { world } = await live();
    world.connection.pause();
    equal(world.socket.sent.pop(), { op: "pause", id: 1 });
    world.socket.onclose();
    await world.pass(400);
    world.socket.onopen();
    equal(
      world.socket.sent.map((/** @type {any} */ { op }) => op),
      ["watch", "pause"],
    );
    world.connection.resume();
    equal(world.socket.sent.pop(), { op: "resume", id: 1 });
  }),
  holds("a refusal is shown and not tried again; trouble is tried again", async () => {
    const world = new World();
    world.failure = { problem: { slug: "not-yours", status: 403 } };
    const refused = world.connection.watch("groningen", "referrals");
    await settled();
    equal([refused.state, refused.problem.slug], ["refused", "not-yours"]);
    world.failure = { problem: { slug: "behind", status: 503 } };
    const watch = world.connection.watch("groningen", "waits");
    await settled();
    equal(watch.state, "loading");
    world.failure = null;
    await world.pass(1_000);
    equal(watch.board.loaded, true);
  }),
];
