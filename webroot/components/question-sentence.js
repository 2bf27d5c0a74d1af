// @ts-check
import { html, nothing } from "lit";
import { isYouth, municipalities } from "../model/region.js";
import { DISTANCES_KM, SORTS, postcodeFrom } from "../model/question.js";
import { ageClassWords, code, languageWords } from "../model/wording.js";
import { say } from "../words/say.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { Question } from "../model/question.js" */
/** @import { WaitsRow } from "../model/types.js" */

export const CARE_QUESTIONS = [
  "ADJUSTMENT",
  "ADHD",
  "ANXIETY",
  "AUTISM",
  "COGNITIVE",
  "EATING",
  "BEHAVIOUR",
  "PERSONALITY",
  "PSYCHOSIS",
  "TRAUMA",
  "RELATIONSHIP",
  "SEXUAL",
  "SOMATOFORM",
  "MOOD",
  "ADDICTION",
  "OTHER",
];

/**
 * A choice in a sentence: a real select, as wide as what is chosen.
 *
 * @param {string} label
 * @param {string} value
 * @param {[string, string][]} options value and words
 * @param {(value: string) => void} chosen
 * @param {string} [id]
 */
export function pick(label, value, options, chosen, id) {
  const shown = options.find(([option]) => option === value)?.[1] ?? options[0]?.[1] ?? "";
  return html`<span class="pick" data-shown=${shown}
    ><select
      id=${id ?? nothing}
      aria-label=${label}
      .value=${value}
      @change=${(/** @type {any} */ e) => chosen(e.target.value)}
    >
      ${options.map(([option, words]) => html`<option value=${option} ?selected=${option === value}>${words}</option>`)}
    </select></span
  >`;
}

/** @type {(words: string, options: [string, string][]) => [string, string][]} */
const orAny = (words, options) => [["", words], ...options];

/** Care questions in the order of the language. @returns {[string, string][]} */
export const careQuestionOptions = () =>
  CARE_QUESTIONS.map(
    (question) => /** @type {[string, string]} */ ([question, code("careQuestion", question)]),
  ).sort(([left, a], [right, b]) => (left === "OTHER" ? 1 : right === "OTHER" ? -1 : a.localeCompare(b)));

/**
 * The question as a sentence with choices in it.
 *
 * @param {Exchange} exchange
 * @param {Question} question
 * @param {{ known: boolean | null, name: string }} place what is known of the postcode typed
 * @param {(change: Partial<Question>) => void} asked
 */
export function questionSentence(exchange, question, place, asked) {
  const region = /** @type {import("../model/region.js").Region} */ (exchange.region);
  const youth = isYouth(region, question.ageClass);
  const towns = municipalities(region);
  return html`<p class="sentence">
    ${say("ask.help")}
    ${pick(say("ask.careQuestion"), question.careQuestion, orAny(say("ask.anyQuestion"), careQuestionOptions()), (careQuestion) => asked({ careQuestion }), "ask-care-question")}
    ${say("ask.for")}
    ${pick(
      say("ask.ageClass"),
      question.ageClass,
      orAny(
        say("ask.anyAge"),
        region.ageClasses.map((age) => [age.code, ageClassWords(age)]),
      ),
      (ageClass) => asked({ ageClass }),
    )}
    <span class="phrase"
      >${say("ask.at")}
      <input
        class="pick-input ${place.known === false ? "wrong" : ""}"
        aria-label=${say("ask.postcode")}
        aria-invalid=${place.known === false ? "true" : nothing}
        aria-describedby=${place.known === false ? "postcode-unknown" : nothing}
        inputmode="numeric"
        autocomplete="off"
        maxlength="7"
        size="6"
        placeholder="9712"
        .value=${question.postcode}
        @change=${(/** @type {any} */ e) => {
          const postcode = postcodeFrom(e.target.value);
          if (postcode) e.target.value = postcode;
          asked({ postcode });
        }}
        @keydown=${(/** @type {KeyboardEvent} */ e) => e.key === "Enter" && /** @type {HTMLElement} */ (e.target).blur()}
      />
      ${place.known === false ? html`<span class="field-problem" id="postcode-unknown">${say("ask.postcodeUnknown")}</span>` : nothing}
    </span>
    <span class="phrase"
      >${pick(
        say("ask.distance"),
        String(question.distanceKm),
        [...new Set([...DISTANCES_KM, question.distanceKm])].map((km) => [
          String(km),
          km === 0 ? say("ask.anyDistance") : say("ask.within", { n: km }),
        ]),
        (km) => asked({ distanceKm: Number(km) }),
      )}</span
    >
    <span class="phrase"
      >${
        youth
          ? html`${say("ask.livingIn")}
            ${pick(
              say("ask.municipality"),
              question.municipality,
              orAny(
                say("ask.anyMunicipality"),
                towns.map((town) => [town, town]),
              ),
              (municipality) => asked({ municipality }),
            )}`
          : html`${say("ask.insuredBy")}
            ${pick(
              say("ask.insurer"),
              question.insurer,
              orAny(
                say("ask.anyInsurer"),
                region.insurers.map(({ code: insurer, name }) => [insurer, name]),
              ),
              (insurer) => asked({ insurer }),
            )}`
      }
    </span>
  </p>`;
}

/** The first question: is it (also) something else than ggz? @param {Question} question @param {(change: Partial<Question>) => void} asked */
export function firstQuestion(question, asked) {
  /** @param {"yes" | "no"} value */
  const choice = (value) =>
    html`<label class="segment"
      ><input
        type="radio"
        name="life-domains"
        .checked=${question.lifeDomains === value}
        @change=${() => asked({ lifeDomains: value })}
      /><span>${say(value)}</span></label
    >`;
  return html`<fieldset class="first-question">
    <legend>${say("ask.lifeDomains")}</legend>
    <span class="segments">${choice("yes")}${choice("no")}</span>
  </fieldset>`;
}

/**
 * What narrows and orders the list.
 *
 * @param {Exchange} exchange
 * @param {Question} question
 * @param {WaitsRow[]} rows
 * @param {(change: Partial<Question>) => void} asked
 */
export function narrowing(exchange, question, rows, asked) {
  const archive = exchange.region?.nature === "ARCHIVE";
  /** @param {(row: WaitsRow) => string[]} of @param {string} chosen */
  const present = (of, chosen) => [...new Set([...rows.flatMap(of), chosen])].filter(Boolean).sort();
  /** @param {string} words @param {boolean} pressed @param {() => void} toggle @param {string} [kind] */
  const chip = (words, pressed, toggle, kind = "") =>
    html`<button type="button" class="chip ${kind}" aria-pressed=${pressed} @click=${toggle}>
      ${words}
    </button>`;
  return html`<div class="chips" role="group" aria-label=${say("narrow.label")}>
    ${
      archive
        ? nothing
        : html`${chip(say("narrow.normFirst"), question.sort === "norm", () => asked({ sort: question.sort === "norm" ? "soonest" : "norm" }), "chip-order")}
          ${chip(say("narrow.withinNorm"), question.withinNorm, () => asked({ withinNorm: !question.withinNorm }))}
          ${chip(say("narrow.alsoOnline"), question.online === "also", () => asked({ online: question.online === "also" ? "" : "also" }))}`
    }
    <details class="more">
      <summary class="chip">
        ${say("narrow.more")}${[question.echelon, question.language, question.online === "only", question.backup].some(Boolean) ? html` <span class="dot">${say("narrow.on")}</span>` : nothing}
      </summary>
      <div class="more-box">
        ${field(
          say("narrow.echelon"),
          pick(
            say("narrow.echelon"),
            question.echelon,
            orAny(
              say("narrow.any"),
              present((row) => row.echelons, question.echelon).map((echelon) => [
                echelon,
                code("echelon", echelon),
              ]),
            ),
            (echelon) => asked({ echelon }),
          ),
        )}
        ${field(
          say("narrow.language"),
          pick(
            say("narrow.language"),
            question.language,
            orAny(
              say("narrow.any"),
              present((row) => row.languages, question.language).map((language) => [
                language,
                languageWords(language),
              ]),
            ),
            (language) => asked({ language }),
          ),
        )}
        ${field(
          say("narrow.where"),
          pick(
            say("narrow.where"),
            question.online,
            [
              ["", say("narrow.whereBoth")],
              ["also", say("narrow.alsoOnline")],
              ["only", say("narrow.onlyOnline")],
            ],
            (online) => asked({ online: /** @type {any} */ (online) }),
          ),
        )}
        ${field(
          say("narrow.backup"),
          pick(
            say("narrow.backup"),
            question.backup ? "yes" : "",
            [
              ["", say("narrow.any")],
              ["yes", say("narrow.backupYes")],
            ],
            (backup) => asked({ backup: backup === "yes" }),
          ),
        )}
        ${field(
          say("narrow.sort"),
          pick(
            say("narrow.sort"),
            question.sort,
            SORTS.map((sort) => [sort, say(`sort.${sort}`)]),
            (sort) => asked({ sort: /** @type {any} */ (sort) }),
          ),
        )}
      </div>
    </details>
  </div>`;
}

/** @param {string} words @param {unknown} control */
const field = (words, control) =>
  html`<div class="more-field"><span aria-hidden="true">${words}</span>${control}</div>`;
