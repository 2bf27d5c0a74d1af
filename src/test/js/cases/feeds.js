// @ts-check
import { changedAt, deliveryCalls, feedForm, intervalOf, isInterval, minutesOf, sameFeed } from "../../../../webroot/model/feeds.js";
import { equal, holds, ok } from "../harness.js";
import { service } from "./rows.js";

/** @param {any} [changes] @returns {any} */
const feed = (changes = {}) => ({ code: "epd-1", kind: "SLOTS", intervalMinutes: 60, services: ["b", "a"], ...changes });

const AT = {
  base: "https://exchange.test/api/v1/regions/groningen",
  schedule: "beh/12",
  from: "2026-11-29T23:00:00.000Z",
  to: "2026-12-27T23:00:00.000Z",
  now: "2026-11-21T11:00:00.000Z",
};

export const cases = [
  holds("an interval is told in the largest unit that is whole, and back", () => {
    equal([15, 60, 90, 2880].map(intervalOf), [
      { n: 15, unit: "minutes" },
      { n: 1, unit: "hours" },
      { n: 90, unit: "minutes" },
      { n: 2, unit: "days" },
    ]);
    equal([15, 60, 90, 2880].map((minutes) => minutesOf(intervalOf(minutes))), [15, 60, 90, 2880]);
  }),
  holds("an interval is whole, at least one and at most 92 days", () => {
    const fine = (/** @type {number} */ n, /** @type {string} */ unit) => isInterval({ n, unit });
    equal([fine(1, "minutes"), fine(92, "days"), fine(93, "days"), fine(0, "hours"), fine(1.5, "hours"), fine(NaN, "days")], [true, true, false, false, false, false]);
  }),
  holds("what a feed brought makes no other feed of it", () => {
    ok(sameFeed(feedForm(feed({ version: 3 })), feedForm(feed({ version: 9, services: ["a", "b"] }))));
    ok(!sameFeed(feedForm(feed()), feedForm(feed({ intervalMinutes: 61 }))));
  }),
  holds("a feed changed when the last of its figures did", () => {
    const at = (/** @type {string} */ key, /** @type {string} */ changed) => service(key, { clocks: { checked: changed, changed } });
    const rows = [at("a", "2026-11-20T10:00:00Z"), at("b", "2026-11-21T10:00:00Z"), at("c", "2026-11-22T10:00:00Z")];
    equal([changedAt(feed(), rows), changedAt(feed({ services: ["z"] }), rows)], ["2026-11-21T10:00:00Z", undefined]);
  }),
  holds("the address of a delivery can be used as it stands", () => {
    const [bring, report] = deliveryCalls(feed({ code: "demo/agenda" }), AT);
    equal(
      [bring.method, bring.url],
      [
        "PUT",
        "https://exchange.test/api/v1/regions/groningen/schedules/beh%2F12/slots?from=2026-11-29T23%3A00%3A00.000Z&to=2026-12-27T23%3A00%3A00.000Z",
      ],
    );
    equal(report.url, "https://exchange.test/api/v1/regions/groningen/feeds/demo%2Fagenda/reported");
    equal(JSON.parse(report.body), { sourceAt: AT.now });
    equal(deliveryCalls(feed({ kind: "POSITIONS" }), AT)[0].url, `${AT.base}/positions`);
  }),
];
