// @ts-check
import { concernsOf, lineThrough, sizeOf } from "../../../../webroot/model/pulse.js";
import { equal, holds } from "../harness.js";

const BEAT = {
  at: "2026-03-02T12:00:00Z",
  commandsPerSecond: 1,
  refusedPerSecond: 0,
  changesPerSecond: 1,
  requestsPerSecond: 1,
  failedPerSecond: 0,
  watchers: 1,
  connections: 1,
  waiting: 0,
  databaseInUse: 1,
  databaseSize: 9,
  databaseWaiting: 0,
  heapUsed: 100,
  heapMax: 1_000,
};
const REGION = {
  id: "groningen",
  position: 9,
  writable: true,
  unconfirmedSeconds: 1,
  waiting: 0,
  deadlinesStopped: false,
  free: 3,
  waitingPeople: 4,
  staleServices: 0,
  missedFeeds: 0,
};

/** @param {Partial<typeof BEAT & { commandMostMillis: number, journalMostMillis: number, loopLagMostMillis: number }>} beat @param {Partial<typeof REGION>} [region] */
const keys = (beat, region = {}) =>
  concernsOf({ startedAt: BEAT.at, last: { ...BEAT, ...beat }, earlier: [], regions: [{ ...REGION, ...region }] }).map(({ key }) => key);

export const cases = [
  holds("where all goes well there is nothing to look at", () => equal(keys({}), [])),
  holds("a region that takes no commands goes before all, and is not also called old", () =>
    equal(keys({ failedPerSecond: 1 }, { writable: false, unconfirmedSeconds: 60 }), ["notWritable", "failing"])),
  holds("each figure that is beyond its bound is said", () =>
    equal(
      keys(
        { commandMostMillis: 1_500, journalMostMillis: 600, loopLagMostMillis: 900, databaseWaiting: 2, heapUsed: 950 },
        { unconfirmedSeconds: 16, deadlinesStopped: true, missedFeeds: 2 },
      ),
      ["old", "deadlines", "slowCommands", "slowJournal", "slowLoops", "database", "feeds", "heap"],
    )),
  holds("a line has its highest at the top, and needs two points", () => {
    equal(lineThrough([3]), "");
    equal(lineThrough([0, 4, 2]), "0,24 50,0 100,12");
    equal(lineThrough([0, 0]), "0,24 100,24");
  }),
  holds("bytes are told as people do", () => {
    equal(sizeOf(512 << 20), { n: 512, unit: "MB" });
    equal(sizeOf(1.5 * 2 ** 30), { n: 1.5, unit: "GB" });
  }),
];
