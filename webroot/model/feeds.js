// @ts-check
/** @import { FeedRow, WaitsRow } from "./types.js" */

/** What a feed can bring. */
export const FEED_KINDS = ["SLOTS", "WAITS", "POSITIONS", "OUTCOMES"];

/** In minutes. @type {Record<string, number>} */
const UNITS = { days: 1440, hours: 60, minutes: 1 };
export const INTERVAL_UNITS = ["minutes", "hours", "days"];
export const INTERVAL_MAX = 132_480;

/**
 * A feed as it is set by hand.
 *
 * @typedef {{ code: string, kind: string, n: number, unit: string, services: string[] }} FeedForm
 */

/** @param {Pick<FeedRow, "code" | "kind" | "intervalMinutes" | "services">} feed @returns {FeedForm} */
export const feedForm = ({ code, kind, intervalMinutes, services }) => ({
  code,
  kind,
  ...intervalOf(intervalMinutes),
  services: [...services].sort(),
});

/** In the largest unit that is whole. @param {number} minutes */
export function intervalOf(minutes) {
  const [unit, length] = /** @type {[string, number]} */ (Object.entries(UNITS).find(([, size]) => minutes % size === 0));
  return { n: minutes / length, unit };
}

/** @param {Pick<FeedForm, "n" | "unit">} form */
export const minutesOf = ({ n, unit }) => n * UNITS[unit];

/** @param {Pick<FeedForm, "n" | "unit">} form */
export const isInterval = (form) => Number.isInteger(form.n) && form.n >= 1 && minutesOf(form) <= INTERVAL_MAX;

/** As the exchange takes it. @param {FeedForm} form */
export const feedToSend = ({ code, kind, n, unit, services }) => ({
  code,
  kind,
  intervalMinutes: minutesOf({ n, unit }),
  services: [...services].sort(),
});

/** Whether two say the same of a feed. @param {FeedForm} a @param {FeedForm} b */
export const sameFeed = (a, b) => JSON.stringify(feedToSend(a)) === JSON.stringify(feedToSend(b));

/** When a figure of which a feed tells changed last; undefined when none is known to. @param {Pick<FeedRow, "services">} feed @param {WaitsRow[]} rows */
export const changedAt = ({ services }, rows) =>
  rows
    .filter(({ key }) => services.includes(key))
    .flatMap(({ clocks }) => clocks?.changed ?? [])
    .sort()
    .at(-1);

/**
 * The calls by which a system delivers: what it brings, and that it brought it.
 *
 * @param {Pick<FeedRow, "code" | "kind">} feed
 * @param {{ base: string, schedule: string, from: string, to: string, now: string }} at `base`: address of the
 *     region in the API; `schedule`: code of an agenda; instants
 * @returns {{ name: "bring" | "report", method: string, url: string, body: string }[]}
 */
export function deliveryCalls({ code, kind }, { base, schedule, from, to, now }) {
  const part = encodeURIComponent;
  const brings = {
    SLOTS: { method: "PUT", path: `schedules/${part(schedule)}/slots?from=${part(from)}&to=${part(to)}` },
    WAITS: { method: "POST", path: "healthcare-services/{id}/reported-waits" },
    POSITIONS: { method: "POST", path: "positions" },
    OUTCOMES: { method: "POST", path: "slots/{id}/outcome" },
  };
  const { method, path } = brings[/** @type {keyof typeof brings} */ (kind)];
  return [
    { name: "bring", method, url: `${base}/${path}`, body: "" },
    { name: "report", method: "POST", url: `${base}/feeds/${part(code)}/reported`, body: JSON.stringify({ sourceAt: now }) },
  ];
}
