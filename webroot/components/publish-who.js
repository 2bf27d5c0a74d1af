// @ts-check
import { html, nothing } from "lit";
import { ALLOTMENTS } from "../model/publishing.js";
import { URGENCIES } from "../model/positions.js";
import { ageClassWords, code } from "../model/wording.js";
import { say } from "../words/say.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { Item } from "../model/publishing.js" */
/** @import { Restriction } from "../model/types.js" */

const REFERRERS = [
  "GP",
  "OTHER_GGZ",
  "CRISIS_SERVICE",
  "OWN_PATIENT",
  "WITHOUT_AGB",
  "SELF",
  "OUTREACH",
  "LONG_TERM_GGZ",
];

/** For the own list first, then for everyone: what most choose. */
const OWN_FIRST = [{ allotment: "NEW_REFERRAL", workingDays: 5 }];

/**
 * For whom what is left will be, and when.
 *
 * @param {Item} item
 * @param {(part: Partial<Item>) => void} set
 */
export const releaseFields = ({ releases, rules }, set) => html`<fieldset class="releases">
  <legend>${say("left.head")}</legend>
  ${["service", "none", "own"].map(
    (choice) =>
      html`<label class="tick"
        ><input
          type="radio"
          name="releases"
          value=${choice}
          .checked=${releases === choice}
          @change=${() =>
            set({
              releases: /** @type {Item["releases"]} */ (choice),
              ...(choice === "own" && rules.length === 0
                ? { rules: OWN_FIRST, allotment: "OWN_WAITING_LIST" }
                : {}),
            })}
        />
        ${say(`left.${choice}`)}</label
      >`,
  )}
  ${
    releases === "own"
      ? rules.map(
          (rule, at) =>
            html`<p class="rule">
              <input
                type="number"
                min="0"
                max="60"
                aria-label=${say("left.days")}
                .value=${String(rule.workingDays)}
                @change=${(/** @type {any} */ e) => set({ rules: changed(rules, at, { workingDays: Number(e.target.value) || 0 }) })}
              />
              ${say("left.for")}
              <select
                aria-label=${say("publish.allotment")}
                @change=${(/** @type {any} */ e) => set({ rules: changed(rules, at, { allotment: e.target.value }) })}
              >
                ${ALLOTMENTS.map((each) => html`<option value=${each} ?selected=${rule.allotment === each}>${code("allotment", each)}</option>`)}
              </select>
            </p>`,
        )
      : nothing
  }
</fieldset>`;

/** @template T @param {T[]} list @param {number} at @param {Partial<T>} part */
const changed = (list, at, part) => list.map((each, index) => (index === at ? { ...each, ...part } : each));

/**
 * Who may take it, further than it is meant for.
 *
 * @param {Restriction} restriction
 * @param {Exchange} exchange
 * @param {{ id: string, name: string }[]} practices
 * @param {(restriction: Restriction) => void} set
 */
export function restrictionFields(restriction, { region }, practices, set) {
  /** @param {keyof Restriction} part @param {string} words @param {[string, string][]} options */
  const some = (part, words, options) =>
    options.length === 0
      ? nothing
      : html`<details class="limit" ?open=${(restriction[part]?.length ?? 0) > 0}>
          <summary>
            ${words} ${(restriction[part]?.length ?? 0) > 0 ? html`<b>${say("only.chosen", { n: restriction[part]?.length ?? 0 })}</b>` : nothing}
          </summary>
          ${options.map(
            ([value, text]) =>
              html`<label class="tick"
                ><input
                  type="checkbox"
                  name=${part}
                  value=${value}
                  .checked=${restriction[part]?.includes(value) ?? false}
                  @change=${(/** @type {any} */ e) => {
                    const others = (restriction[part] ?? []).filter((known) => known !== value);
                    set({ ...restriction, [part]: e.target.checked ? [...others, value] : others });
                  }}
                />
                ${text}</label
              >`,
          )}
        </details>`;
  return html`<fieldset class="limits">
    <legend>${say("only.head")}</legend>
    ${some(
      "insurers",
      say("only.byInsurer"),
      (region?.insurers ?? []).map(({ code: insurer, name }) => [insurer, name]),
    )}
    ${some(
      "ageClasses",
      say("only.byAge"),
      (region?.ageClasses ?? []).map((age) => [age.code, ageClassWords(age)]),
    )}
    ${some(
      "urgencies",
      say("only.byUrgency"),
      URGENCIES.map((each) => [each, code("urgency", each)]),
    )}
    ${some(
      "referrerTypes",
      say("only.byReferrer"),
      REFERRERS.map((each) => [each, code("referrerType", each)]),
    )}
    ${some(
      "organizations",
      say("only.byPractice"),
      practices.map(({ id, name }) => [id, name]),
    )}
  </fieldset>`;
}
