// @ts-check
import { HeldPlaces } from "../../../../webroot/model/holds.js";
import { asked, readSettings, writeSettings } from "../../../../webroot/model/settings.js";
import { equal, holds } from "../harness.js";
import { NOW } from "./rows.js";

function storage() {
  /** @type {Map<string, string>} */
  const kept = new Map();
  return {
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => void kept.set(key, value),
  };
}

/** @param {any} [changes] */
const held = (changes = {}) => ({
  region: "groningen",
  practice: "p1",
  slot: "s1",
  token: "t",
  holdId: "h",
  kind: "HOLD",
  until: new Date(NOW + 60_000).toISOString(),
  service: "a",
  serviceName: "Angst",
  organizationName: "A",
  place: "Groningen",
  start: "2026-12-01T09:30:00.000Z",
  delivery: "ON_SITE",
  ...changes,
});

export const cases = [
  holds("a held place survives a reload, for its own practice only", () => {
    const browser = storage();
    new HeldPlaces(browser).keep(held(), NOW);
    const again = new HeldPlaces(browser);
    equal(
      again.of("groningen", "p1", NOW).map(({ slot }) => slot),
      ["s1"],
    );
    equal(again.of("groningen", "p2", NOW), []);
    equal(again.of("drenthe", "p1", NOW), []);
  }),
  holds("an option takes the place of the hold it was, and letting go forgets it", () => {
    const places = new HeldPlaces(storage());
    places.keep(held(), NOW);
    places.keep(held({ kind: "OPTION" }), NOW);
    equal(
      places.all().map(({ kind }) => kind),
      ["OPTION"],
    );
    places.drop("s1");
    equal(places.all(), []);
  }),
  holds("a lapsed hold is said for ten minutes and then forgotten", () => {
    const places = new HeldPlaces(storage());
    places.keep(held(), NOW);
    equal(places.of("groningen", "p1", NOW + 5 * 60_000).length, 1);
    equal(places.of("groningen", "p1", NOW + 20 * 60_000).length, 0);
  }),
  holds("damaged storage is as good as none", () => {
    equal(new HeldPlaces({ getItem: () => "{", setItem: () => {} }).all(), []);
    equal(readSettings({ getItem: () => "nonsense" }), {});
  }),
  holds("settings of the practice begin the question", () => {
    const browser = storage();
    writeSettings(browser, { postcode: "9712", insurer: "", language: "nl" });
    equal(asked(readSettings(browser)), { postcode: "9712" });
  }),
];
