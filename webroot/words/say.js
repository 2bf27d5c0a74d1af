// @ts-check
import { behalfEn } from "./behalf-en.js";
import { behalfNl } from "./behalf-nl.js";
import { deskEn } from "./desk-en.js";
import { deskNl } from "./desk-nl.js";
import { en } from "./en.js";
import { lookersEn } from "./lookers-en.js";
import { lookersNl } from "./lookers-nl.js";
import { mediationEn } from "./mediation-en.js";
import { mediationNl } from "./mediation-nl.js";
import { meetingEn } from "./meeting-en.js";
import { meetingNl } from "./meeting-nl.js";
import { needsEn } from "./needs-en.js";
import { needsNl } from "./needs-nl.js";
import { nl } from "./nl.js";
import { outsideEn } from "./outside-en.js";
import { outsideNl } from "./outside-nl.js";
import { peopleEn } from "./people-en.js";
import { peopleNl } from "./people-nl.js";
import { planningEn } from "./planning-en.js";
import { planningNl } from "./planning-nl.js";
import { pulseEn } from "./pulse-en.js";
import { pulseNl } from "./pulse-nl.js";
import { remindersEn } from "./reminders-en.js";
import { remindersNl } from "./reminders-nl.js";
import { tableEn } from "./table-en.js";
import { tableNl } from "./table-nl.js";
import { treatmentEn } from "./treatment-en.js";
import { treatmentNl } from "./treatment-nl.js";

/** All words, by language; a subject of its own has a file of its own. @type {Record<string, Record<string, string>>} */
export const DICTIONARIES = {
  nl: {
    ...nl,
    ...planningNl,
    ...deskNl,
    ...remindersNl,
    ...tableNl,
    ...needsNl,
    ...outsideNl,
    ...peopleNl,
    ...lookersNl,
    ...mediationNl,
    ...meetingNl,
    ...pulseNl,
    ...treatmentNl,
    ...behalfNl,
  },
  en: {
    ...en,
    ...planningEn,
    ...deskEn,
    ...remindersEn,
    ...tableEn,
    ...needsEn,
    ...outsideEn,
    ...peopleEn,
    ...lookersEn,
    ...mediationEn,
    ...meetingEn,
    ...pulseEn,
    ...treatmentEn,
    ...behalfEn,
  },
};

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
