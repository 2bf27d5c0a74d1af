// @ts-check

/**
 * @typedef {object} Beat what the server did within a few seconds
 * @property {string} at
 * @property {number} commandsPerSecond
 * @property {number} refusedPerSecond
 * @property {number} changesPerSecond
 * @property {number} requestsPerSecond
 * @property {number} failedPerSecond
 * @property {number} [commandMedianMillis]
 * @property {number} [commandMostMillis]
 * @property {number} [journalMostMillis]
 * @property {number} [loopLagMostMillis]
 * @property {number} watchers
 * @property {number} connections
 * @property {number} waiting
 * @property {number} databaseInUse
 * @property {number} databaseSize
 * @property {number} databaseWaiting
 * @property {number} heapUsed
 * @property {number} heapMax
 *
 * @typedef {object} RegionPulse
 * @property {string} id
 * @property {number} position
 * @property {boolean} writable
 * @property {number} unconfirmedSeconds
 * @property {number} waiting
 * @property {boolean} deadlinesStopped
 * @property {number} free
 * @property {number} waitingPeople
 * @property {number} staleServices
 * @property {number} missedFeeds
 *
 * @typedef {{ startedAt: string, last: Beat, earlier: Beat[], regions: RegionPulse[], nodes: NodePulse[] }} Pulse
 * @typedef {{ id: string, self: boolean, regions: string[] }} NodePulse
 *
 * @typedef {{ key: string, values: Record<string, string | number>, region?: string }} Concern `key` of its words
 */

/** From these on someone should look; the alerts of Prometheus begin at the same. */
const SLOW_COMMAND_MS = 1_000;
const SLOW_JOURNAL_MS = 500;
const SLOW_LOOP_MS = 500;
const STALE_SECONDS = 15;
const FULL_HEAP = 0.9;

/**
 * What someone should look at, the gravest first; empty when all goes well.
 *
 * @param {Pulse} pulse
 * @returns {Concern[]}
 */
export function concernsOf({ last, regions }) {
  /** @type {Concern[]} */
  const concerns = [];
  for (const { id, writable, unconfirmedSeconds, deadlinesStopped } of regions) {
    if (!writable) concerns.push({ key: "notWritable", values: {}, region: id });
    else if (unconfirmedSeconds > STALE_SECONDS) concerns.push({ key: "old", values: { n: Math.round(unconfirmedSeconds) }, region: id });
    if (deadlinesStopped) concerns.push({ key: "deadlines", values: {}, region: id });
  }
  if (last.failedPerSecond > 0) concerns.push({ key: "failing", values: {} });
  if ((last.commandMostMillis ?? 0) > SLOW_COMMAND_MS) concerns.push({ key: "slowCommands", values: { n: Math.round(last.commandMostMillis ?? 0) } });
  if ((last.journalMostMillis ?? 0) > SLOW_JOURNAL_MS) concerns.push({ key: "slowJournal", values: { n: Math.round(last.journalMostMillis ?? 0) } });
  if ((last.loopLagMostMillis ?? 0) > SLOW_LOOP_MS) concerns.push({ key: "slowLoops", values: { n: Math.round(last.loopLagMostMillis ?? 0) } });
  if (last.databaseWaiting > 0) concerns.push({ key: "database", values: { n: last.databaseWaiting } });
  for (const { id, missedFeeds } of regions)
    if (missedFeeds > 0) concerns.push({ key: "feeds", values: { n: missedFeeds }, region: id });
  if (last.heapMax > 0 && last.heapUsed > FULL_HEAP * last.heapMax) concerns.push({ key: "heap", values: { n: Math.round((100 * last.heapUsed) / last.heapMax) } });
  return concerns;
}

/**
 * A line through what was measured, in a box of 100 by 24: the highest touches the top, nothing lies
 * on the bottom.
 *
 * @param {number[]} values oldest first
 * @returns {string} points as SVG has them; empty for fewer than two
 */
export function lineThrough(values) {
  if (values.length < 2) return "";
  const most = Math.max(...values, Number.EPSILON);
  return values.map((value, at) => `${round((100 * at) / (values.length - 1))},${round(24 - (24 * value) / most)}`).join(" ");
}

/** @param {number} number */
const round = (number) => Math.round(number * 10) / 10;

/** So many bytes in MB or GB: "512 MB", "1,5 GB". @param {number} bytes @returns {{ n: number, unit: "MB" | "GB" }} */
export const sizeOf = (bytes) =>
  bytes < 1 << 30 ? { n: Math.round(bytes / (1 << 20)), unit: "MB" } : { n: Math.round((10 * bytes) / (1 << 30)) / 10, unit: "GB" };
