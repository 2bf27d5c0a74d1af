// @ts-check
import { html, nothing } from "lit";
import { MUST_HAVES } from "../model/needs.js";
import { crisisRouteFor, isYouth, municipalities } from "../model/region.js";
import { ageClassWords, code } from "../model/wording.js";
import { say } from "../words/say.js";
import { crisisRoute } from "./problem-note.js";
import { careQuestionOptions } from "./question-sentence.js";
/** @import { Region } from "../model/region.js" */
/** @import { Question } from "../model/question.js" */

const URGENCIES = ["REGULAR", "PRIORITY", "HIGH", "CRISIS"];
const DOMAINS = ["HOUSING", "WORK_AND_DAY", "MONEY", "RELATIONS", "PHYSICAL_HEALTH", "SAFETY"];

/**
 * What is asked to refer someone: codes only, nothing that tells who it is.
 *
 * @typedef {object} Draft
 * @property {string} careQuestion
 * @property {string} ageClass
 * @property {string} insurer
 * @property {string} municipality
 * @property {string} urgency empty until chosen
 * @property {string[]} domains
 * @property {string[]} mustHaves
 */

/** Nothing known yet. @returns {Draft} */
export const emptyDraft = () => ({
  careQuestion: "",
  ageClass: "",
  insurer: "",
  municipality: "",
  urgency: "",
  domains: [],
  mustHaves: [],
});

/** @param {Question} question @param {string} municipality that of the postcode @returns {Draft} */
export const draftFrom = (question, municipality) => ({
  ...emptyDraft(),
  careQuestion: question.careQuestion,
  ageClass: question.ageClass,
  insurer: question.insurer,
  municipality: question.municipality || municipality,
});

/** The request as the server takes it. @param {Draft} draft @param {Region} region */
export function requestFrom(draft, region) {
  const youth = isYouth(region, draft.ageClass);
  return {
    careQuestion: draft.careQuestion,
    urgency: draft.urgency,
    ageClass: draft.ageClass,
    ...(!youth && draft.insurer ? { insurer: draft.insurer } : {}),
    ...(draft.municipality ? { municipality: draft.municipality } : {}),
    complexity: { domains: draft.domains, mustHaves: draft.mustHaves },
    referrerType: "GP",
  };
}

/**
 * The small form. Choosing crisis shows the route to take and nothing else.
 *
 * @param {Draft} draft
 * @param {Region} region
 * @param {{ changed: (change: Partial<Draft>) => void, sent: () => void, cancelled: () => void, busy: boolean,
 *   submit: string, hint?: string }} on `hint`: what stays out of it, otherwise than for a referral
 */
export function referForm(draft, region, on) {
  if (draft.urgency === "CRISIS") {
    return html`${crisisRoute(crisisRouteFor(region, draft.municipality))}
      <button type="button" class="btn quiet" @click=${() => on.changed({ urgency: "" })}>
        ${say("crisis.back")}
      </button>`;
  }
  return html`<form
    class="refer"
    @submit=${(/** @type {Event} */ e) => {
      e.preventDefault();
      on.sent();
    }}
  >
    ${requestFields(draft, region, on.changed)}
    <p class="hint">${on.hint ?? say("refer.noNames")}</p>
    <div class="actions">
      <button class="btn" ?disabled=${on.busy} aria-busy=${on.busy}>
        ${on.busy ? say("busy") : on.submit}
      </button>
      <button type="button" class="btn quiet" @click=${on.cancelled}>${say("cancel")}</button>
    </div>
  </form>`;
}

/**
 * What is asked about who is referred or waits: codes only.
 *
 * @param {Draft} draft
 * @param {Region} region
 * @param {(change: Partial<Draft>) => void} changed
 */
export function requestFields(draft, region, changed) {
  const youth = isYouth(region, draft.ageClass);
  /** @param {string} id @param {string} words @param {keyof Draft} part @param {[string, string][]} options @param {boolean} [required] */
  const choice = (id, words, part, options, required = false) =>
    html`<label class="field" for=${id}
      ><span>${words}</span>
      <select
        id=${id}
        ?required=${required}
        @change=${(/** @type {any} */ e) => changed({ [part]: e.target.value })}
      >
        <option value="" ?selected=${draft[part] === ""}>
          ${say(required ? "choose" : "refer.unknown")}
        </option>
        ${options.map(([value, text]) => html`<option value=${value} ?selected=${draft[part] === value}>${text}</option>`)}
      </select></label
    >`;
  /** @param {"domains" | "mustHaves"} part @param {string} value @param {string} list */
  const tick = (part, value, list) =>
    html`<label class="tick"
      ><input
        type="checkbox"
        .checked=${draft[part].includes(value)}
        @change=${(/** @type {any} */ e) => changed({ [part]: e.target.checked ? [...draft[part], value] : draft[part].filter((known) => known !== value) })}
      />
      ${code(list, value)}</label
    >`;
  return html`<fieldset class="urgencies">
      <legend>${say("refer.urgency")}</legend>
      ${URGENCIES.map(
        (urgency) =>
          html`<label class="urgency ${urgency.toLowerCase()}">
            <input
              type="radio"
              name="urgency"
              value=${urgency}
              required
              .checked=${draft.urgency === urgency}
              @change=${() => changed({ urgency })}
            />
            <span
              ><b>${code("urgency", urgency)}</b
              ><small
                >${region.urgencies[urgency]?.text ?? (urgency === "CRISIS" ? say("refer.crisisText") : "")}</small
              ></span
            >
          </label>`,
      )}
    </fieldset>
    ${choice("refer-care-question", say("ask.careQuestion"), "careQuestion", careQuestionOptions(), true)}
    ${choice(
      "refer-age",
      say("refer.age"),
      "ageClass",
      region.ageClasses.map((age) => [age.code, ageClassWords(age)]),
      true,
    )}
    ${
      youth
        ? nothing
        : choice(
            "refer-insurer",
            say("ask.insurer"),
            "insurer",
            region.insurers.map(({ code: insurer, name }) => [insurer, name]),
          )
    }
    ${choice(
      "refer-municipality",
      say("ask.municipality"),
      "municipality",
      [...new Set([...municipalities(region), draft.municipality])]
        .filter(Boolean)
        .map((town) => [town, town]),
      youth,
    )}
    <details class="complexity" ?open=${draft.domains.length + draft.mustHaves.length > 0}>
      <summary>${say("refer.complexity")}</summary>
      <fieldset>
        <legend>${say("refer.domains")}</legend>
        ${DOMAINS.map((domain) => tick("domains", domain, "lifeDomain"))}
      </fieldset>
      <fieldset>
        <legend>${say("refer.mustHaves")}</legend>
        ${MUST_HAVES.map((mustHave) => tick("mustHaves", mustHave, "mustHave"))}
      </fieldset>
    </details>`;
}
