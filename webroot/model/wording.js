// @ts-check
import { say } from "../words/say.js";

/** Days after which a figure in a sentence is told in weeks, and minutes after which in hours. */
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** "over 10 dagen", "morgen", "vandaag", "3 dagen geleden". @param {number} days */
export function inDays(days) {
  if (days === 0) return say("time.today");
  if (days === 1) return say("time.tomorrow");
  if (days === -1) return say("time.yesterday");
  return days > 0 ? say("time.inDays", { n: days }) : say("time.daysAgo", { n: -days });
}

/** "2,9 wk". @param {number} days */
export const weeks = (days) => say("time.weeks", { n: decimal(days / 7) });

/** One decimal, as the language writes it. @param {number} number */
export const decimal = (number) => (Math.round(number * 10) / 10).toFixed(1).replace(".", say("decimal"));

/** A number in full, in groups of three. @param {number} number */
export const whole = (number) => new Intl.NumberFormat(say("locale")).format(number);

/** "4:12" until it ends; "0:00" after. @param {number} ms */
export function countdown(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${String(seconds % 60).padStart(2, "0")}`;
}

/** What is left until a deadline: "nog 40 min", "nog 3 uur", "nog 2 dagen". @param {number} ms */
export function timeLeft(ms) {
  if (ms < HOUR_MS) return say("time.leftMinutes", { n: Math.max(0, Math.ceil(ms / MINUTE_MS)) });
  if (ms < 48 * HOUR_MS) return say("time.leftHours", { n: Math.floor(ms / HOUR_MS) });
  return say("time.leftDays", { n: Math.floor(ms / (24 * HOUR_MS)) });
}

/**
 * How old a figure is: "12 min", "2 uur", "gisteren", "3 dagen".
 *
 * @param {string} instant
 * @param {number} now in ms
 * @param {import("./calendar.js").Calendar} calendar
 */
export function age(instant, now, calendar) {
  const ms = now - Date.parse(instant);
  if (ms < MINUTE_MS) return say("time.justNow");
  if (ms < HOUR_MS) return say("time.minutes", { n: Math.floor(ms / MINUTE_MS) });
  const days = calendar.days(instant, now);
  if (days === 0 || ms < 6 * HOUR_MS) return say("time.hours", { n: Math.floor(ms / HOUR_MS) });
  if (days === 1) return say("time.yesterday");
  return say("time.days", { n: days });
}

/**
 * How many, in words where a number would mislead: nobody, fewer than five, not known.
 *
 * @param {{ n?: number, under?: number } | undefined} count
 * @param {string} [none] key of the word for nobody
 */
export function count(count, none = "count.nobody") {
  if (!count) return say("count.unknown");
  if (count.under !== undefined) return say("count.under", { n: count.under });
  return count.n === 0 ? say(none) : String(count.n);
}

/** "3 km", "minder dan 1 km". @param {number | null} km */
export function distance(km) {
  if (km === null) return say("distance.unknown");
  return km < 1 ? say("distance.near") : say("distance.km", { n: Math.round(km) });
}

/** Words joined as in a sentence: "a, b en c". @param {string[]} words @param {"and" | "or"} [joined] */
export function list(words, joined = "and") {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${say(joined)} ${words[words.length - 1]}`;
}

/** An age class as people say it: "35–49 jaar", "75 jaar en ouder". @param {{ code: string, from: number, to?: number | null }} ageClass */
export function ageClassWords({ from, to }) {
  return to === undefined || to === null ? say("age.andOlder", { from }) : say("age.range", { from, to });
}

/** The words of a code of a closed list. @param {string} list @param {string} code */
export const code = (list, code) => say(`${list}.${code}`);

/** @param {string} language ISO 639-1 */
export function languageWords(language) {
  const names = new Intl.DisplayNames([say("locale")], { type: "language" });
  return names.of(language) ?? language;
}
