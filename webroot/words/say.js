// @ts-check
import { en } from "./en.js";
import { nl } from "./nl.js";

/** @type {Record<string, Record<string, string>>} */
const DICTIONARIES = { nl, en };

let language = "nl";

/** @param {string} chosen */
export function speak(chosen) {
  language = chosen in DICTIONARIES ? chosen : "nl";
}

export const spoken = () => /** @type {"nl" | "en"} */ (language);

/**
 * The words for `key` in the language spoken, with `{name}` filled in. With `n: 1` the form
 * `<key>.one` is taken where there is one. A key without words is shown as it is.
 *
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function say(key, values) {
  const words = DICTIONARIES[language];
  const text = (values?.n === 1 ? words[`${key}.one`] : undefined) ?? words[key];
  if (text === undefined) return key.slice(key.lastIndexOf(".") + 1);
  return values ? text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole)) : text;
}

/** Whether there are words for `key`. @param {string} key */
export const hasWords = (key) => key in DICTIONARIES[language];
