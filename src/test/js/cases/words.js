// @ts-check
import { Calendar } from "../../../../webroot/model/calendar.js";
import { letterLines } from "../../../../webroot/model/letter.js";
import { problemWords } from "../../../../webroot/model/problems.js";
import { age, count, countdown, distance, inDays, list, weeks } from "../../../../webroot/model/wording.js";
import { DICTIONARIES, say, speak } from "../../../../webroot/words/say.js";
import { equal, holds, ok } from "../harness.js";
import { NOW } from "./rows.js";

const { nl, en } = DICTIONARIES;
const dutch = new Calendar("nl", "Europe/Amsterdam");

/** @param {string} text */
const places = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

export const cases = [
  holds("both languages have words for the same things", () =>
    equal(Object.keys(en).sort(), Object.keys(nl).sort()),
  ),
  holds("both languages fill in the same values", () => {
    for (const key of Object.keys(nl)) {
      if (!key.endsWith(".one")) equal([key, places(en[key])], [key, places(nl[key])]);
    }
  }),
  holds("no words are empty", () => ok(Object.values({ ...nl, ...en }).every((text) => text.trim() !== ""))),
  holds("one has its own form", () => {
    speak("nl");
    equal(
      [say("publish.do", { n: 1 }), say("publish.do", { n: 2 })],
      ["Publiceer deze plek", "Publiceer 2 plekken"],
    );
  }),
  holds("time is told in people's words", () => {
    speak("nl");
    equal([inDays(0), inDays(1), inDays(10), inDays(-1)], ["vandaag", "morgen", "over 10 dagen", "gisteren"]);
    equal([weeks(20), weeks(28)], ["2,9 wk", "4,0 wk"]);
    equal([countdown(252_000), countdown(59_001), countdown(-5)], ["4:12", "1:00", "0:00"]);
  }),
  holds("English has its own words and its own decimal sign", () => {
    speak("en");
    equal([inDays(10), weeks(20)], ["in 10 days", "2.9 wk"]);
    speak("nl");
  }),
  holds("age is told in the unit that fits", () => {
    speak("nl");
    const ago = (/** @type {number} */ minutes) =>
      age(new Date(NOW - minutes * 60_000).toISOString(), NOW, dutch);
    equal(
      [ago(0.5), ago(12), ago(120), ago(24 * 60), ago(3 * 24 * 60)],
      ["zojuist", "12 min", "2 uur", "gisteren", "3 dagen"],
    );
  }),
  holds("a count is never a bare nought or a guess", () => {
    speak("nl");
    equal(
      [count({ n: 0 }), count({ under: 5 }), count(undefined), count({ n: 7 })],
      ["niemand", "minder dan 5", "niet bekend", "7"],
    );
  }),
  holds("a distance that is not known says so", () => {
    speak("nl");
    equal([distance(null), distance(0.4), distance(6.6)], ["niet bekend", "< 1 km", "7 km"]);
  }),
  holds("a list reads as a sentence", () =>
    equal([list([]), list(["a"]), list(["a", "b", "c"])], ["", "a", "a, b en c"]),
  ),
  holds("the lines for the letter hold code, place and date, and nothing of the client", () => {
    speak("nl");
    equal(
      letterLines(
        {
          code: "K7M-P4D-X",
          organizationName: "De Brugwachter",
          serviceName: "Angst",
          place: "Groningen",
          start: "2026-12-01T09:30:00.000Z",
          delivery: "ON_SITE",
        },
        dutch,
        4,
      ).split("\n"),
      [
        "Verwijscode: K7M-P4D-X",
        "Verwezen naar: De Brugwachter, Angst, Groningen",
        "Intake: dinsdag 1 december 2026, 10:30 uur, op locatie",
        "De brief moet er binnen 4 werkdagen zijn; anders komt de plek weer vrij.",
      ],
    );
  }),
  holds("every problem says what happened and what to do", () => {
    speak("nl");
    equal(
      problemWords({ slug: "option-limit", status: 409 }).next,
      "Geef eerst een optie vrij, of verwijs meteen.",
    );
    ok(problemWords({ slug: "never-seen", status: 502 }).next !== "");
    ok(problemWords({ slug: "never-seen", status: 422, detail: "x: 1" }).what.includes("x: 1"));
  }),
];
