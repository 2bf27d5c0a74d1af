// @ts-check
import { Board } from "../../../../webroot/live/board.js";
import { equal, holds, ok } from "../harness.js";

const SNAPSHOT = {
  at: "0a1b2c3d:10",
  offset: 10,
  rows: [
    { key: "a", n: 1 },
    { key: "b", n: 1 },
  ],
};

function loaded() {
  const board = new Board();
  board.reset(SNAPSHOT);
  return board;
}

export const cases = [
  holds("a delta changes, adds and removes rows", () => {
    const board = loaded();
    ok(
      board.fold({
        from: 10,
        to: 12,
        at: "ffffffff:12",
        upsert: [{ key: "a" }, { key: "c" }],
        remove: ["b"],
      }),
    );
    equal([...board.rows.keys()], ["a", "c"]);
    equal([board.offset, board.at], [12, "ffffffff:12"]);
    equal([...board.takeDirty()], ["a", "c", "b"]);
    equal([...board.takeDirty()], []);
  }),
  holds("a delta that starts beyond what is known is refused", () => {
    const board = loaded();
    ok(!board.fold({ from: 11, to: 12, upsert: [{ key: "c" }] }));
    equal(board.offset, 10);
  }),
  holds("a delta that was folded already changes nothing", () => {
    const board = loaded();
    ok(board.fold({ from: 8, to: 10, upsert: [{ key: "old" }] }));
    ok(!board.rows.has("old"));
  }),
  holds("a cursor may move without changes, never back", () => {
    const board = loaded();
    board.advance("eeeeeeee:15");
    board.advance("dddddddd:14");
    equal([board.at, board.offset], ["eeeeeeee:15", 15]);
  }),
  holds("a place that is the same for all boards leaves it with its own readers", () => {
    const board = loaded();
    board.advance("eeeeeeee:15:5d02b1c7");
    board.advance("dddddddd:16");
    equal([board.at, board.offset], ["dddddddd:16:5d02b1c7", 16]);
  }),
  holds("a snapshot is not a change", () => equal([...loaded().takeDirty()], [])),
];
