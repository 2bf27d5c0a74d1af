// @ts-check
import { html, nothing } from "lit";
import { ALLOTMENTS, partsOf } from "../model/supply.js";
import { code } from "../model/wording.js";
import { say } from "../words/say.js";
/** @import { Access } from "../model/supply.js" */

const CONFIRM_HOURS = [4, 8, 16, 24, 40];
const OFFER_HOURS = [2, 4, 8, 16];
const RELEASES_MAX = 5;

/** The parts of a division, as a sentence has them. @param {Access} access */
export const divisionWords = (access) =>
  partsOf(access.division ?? {})
    .map(({ allotment, share }) => `${code("allotment", allotment)} ${share}%`)
    .join(", ");

/** What is left opens up by itself, later. @param {Access} access @param {boolean} busy @param {(change: Partial<Access>) => void} change */
export function releases({ releaseRules = [] }, busy, change) {
  /** @param {{ allotment: string, workingDays: number }[]} rules */
  const set = (rules) => change({ releaseRules: rules });
  const at = (/** @type {number} */ index, /** @type {object} */ part) =>
    set(releaseRules.map((rule, i) => (i === index ? { ...rule, ...part } : rule)));
  return html`<fieldset class="releases">
    <legend>${say("release.head")}</legend>
    ${releaseRules.length === 0 ? html`<p class="none">${say("release.none")}</p>` : nothing}
    ${releaseRules.map(
      ({ allotment, workingDays }, index) =>
        html`<p class="release">
          <label
            >${say("release.from")}
            <input
              type="number"
              min="0"
              max="60"
              ?disabled=${busy}
              .value=${String(workingDays)}
              @change=${(/** @type {any} */ e) => at(index, { workingDays: Math.max(0, Math.min(60, Number(e.target.value) || 0)) })}
            />
            ${say("release.before")}</label
          >
          <label
            ><span class="sr">${say("access.for")}</span
            ><select ?disabled=${busy} @change=${(/** @type {any} */ e) => at(index, { allotment: e.target.value })}>
              ${ALLOTMENTS.map((name) => html`<option value=${name} ?selected=${name === allotment}>${code("allotment", name)}</option>`)}
            </select></label
          >
          <button type="button" class="link" ?disabled=${busy} @click=${() => set(releaseRules.filter((_, i) => i !== index))}>
            ${say("release.remove")}
          </button>
        </p>`,
    )}
    ${
      releaseRules.length < RELEASES_MAX
        ? html`<button
            type="button"
            class="btn quiet small"
            ?disabled=${busy}
            @click=${() => set([...releaseRules, { allotment: "NEW_REFERRAL", workingDays: Math.max(0, (releaseRules.at(-1)?.workingDays ?? 6) - 1) }])}
          >
            ${say("release.add")}
          </button>`
        : nothing
    }
  </fieldset>`;
}

/** How a place is taken, and what becomes of one that falls free. @param {Access} access @param {boolean} busy @param {(change: Partial<Access>) => void} change */
export function terms({ confirmWithin, offerFreed = false, offerHours }, busy, change) {
  const hours = (/** @type {number[]} */ known, /** @type {number | undefined} */ now) =>
    [...new Set([...known, ...(now ? [now] : [])])].sort((a, b) => a - b);
  return html`<fieldset class="terms">
    <legend>${say("terms.head")}</legend>
    <label class="field"
      ><span>${say("terms.confirm")}</span
      ><select
        data-term="confirm"
        ?disabled=${busy}
        @change=${(/** @type {any} */ e) => change({ confirmWithin: Number(e.target.value) || undefined })}
      >
        <option value="" ?selected=${!confirmWithin}>${say("terms.final")}</option>
        ${hours(CONFIRM_HOURS, confirmWithin).map((n) => html`<option value=${n} ?selected=${n === confirmWithin}>${say("terms.within", { n })}</option>`)}
      </select></label
    >
    <label class="tick"
      ><input
        type="checkbox"
        data-term="offer"
        ?disabled=${busy}
        .checked=${offerFreed}
        @change=${(/** @type {any} */ e) => change({ offerFreed: e.target.checked })}
      />
      ${say("terms.offerFreed")}</label
    >
    ${
      offerFreed
        ? html`<label class="field"
            ><span>${say("terms.offerHours")}</span
            ><select ?disabled=${busy} @change=${(/** @type {any} */ e) => change({ offerHours: Number(e.target.value) })}>
              ${hours(OFFER_HOURS, offerHours ?? 4).map((n) => html`<option value=${n} ?selected=${n === (offerHours ?? 4)}>${say("terms.within", { n })}</option>`)}
            </select></label
          >`
        : nothing
    }
  </fieldset>`;
}
