// @ts-check
import { html, nothing } from "lit";
import { code } from "../model/wording.js";
import { say } from "../words/say.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { Claim, SlotRow } from "../model/types.js" */

export const OUTCOMES = ["ATTENDED", "NO_SHOW", "CANCELLED"];
export const REFUSALS = [
  "OUTSIDE_OFFER",
  "EXCLUSION_CRITERION",
  "NO_CONTRACT",
  "TOO_LIGHT",
  "TOO_HEAVY",
  "TOO_LITTLE_INFORMATION",
  "ALREADY_IN_CARE",
  "OTHER",
];

/** Those a person gives; that nobody did in time is the clock's. */
export const DECLINES = [
  "NOT_SUITABLE",
  "NO_CONTRACT",
  "TOO_LITTLE_INFORMATION",
  "PLANNING_CHANGED",
  "ALREADY_IN_CARE",
  "OTHER",
];

/** How many places are offered to choose from: the soonest. */
const PLACES_SHOWN = 40;

/**
 * @typedef {object} ClaimActs
 * @property {Exchange} exchange
 * @property {string} busy
 * @property {(slot: SlotRow, claim: string, outcome: string) => void} outcome
 * @property {(slot: SlotRow, code: string) => void} letter
 * @property {(claim: string) => boolean | null} letterAwaited null when no letter belongs to it
 * @property {(slot: SlotRow, claim: Claim) => SlotRow[]} otherPlaces to which it may move, soonest first
 * @property {(slot: SlotRow, claim: Claim, to: SlotRow) => void} moved
 * @property {(slot: SlotRow, code: string, reason: string) => void} refused
 * @property {(slot: SlotRow, claim: Claim) => void} confirmed
 * @property {(slot: SlotRow, claim: Claim, reason: string) => void} declined
 */

/**
 * What can be done with one who has a place: until it starts the letter, another place or a refusal;
 * then how it went.
 *
 * @param {SlotRow} slot
 * @param {Claim} claim
 * @param {ClaimActs} acts
 */
export function claimActs(slot, claim, acts) {
  const busy = acts.busy !== "";
  const { code: verwijscode } = claim;
  const begun = slot.state === "STARTED" || acts.exchange.now() > Date.parse(slot.start);
  return html`${
    acts.letterAwaited(claim.claim) && verwijscode
      ? html`<button
          type="button"
          class="btn quiet small"
          ?disabled=${busy}
          @click=${() => acts.letter(slot, verwijscode)}
        >
          ${say("week.letterReceived")}
        </button>`
      : nothing
  }
  ${
    begun
      ? html`<div class="outcomes" role="group" aria-label=${say("week.outcome")}>
          ${OUTCOMES.map(
            (outcome) =>
              html`<button
                type="button"
                class="chip"
                aria-pressed=${claim.outcome === outcome}
                ?disabled=${busy}
                @click=${() => acts.outcome(slot, claim.claim, outcome)}
              >
                ${code("outcome", outcome)}
              </button>`,
          )}
        </div>`
      : html`${
          claim.confirmBy
            ? html`<button
                  type="button"
                  class="btn small confirm-claim"
                  ?disabled=${busy}
                  @click=${() => acts.confirmed(slot, claim)}
                >
                  ${say("confirm.do")}
                </button>
                ${declineAct(busy, (reason) => acts.declined(slot, claim, reason))}`
            : nothing
        }
        ${moveAct(slot, claim, acts)}
        ${
          verwijscode && slot.kind !== "TREATMENT_START"
            ? refuseAct(verwijscode, busy, say("refuse.textPlace"), (reason) =>
                acts.refused(slot, verwijscode, reason),
              )
            : nothing
        }`
  }`;
}

/**
 * Moving whoever has a place to another one.
 *
 * @param {SlotRow} slot
 * @param {Claim} claim
 * @param {Pick<ClaimActs, "exchange" | "busy" | "otherPlaces" | "moved">} acts
 */
export function moveAct(slot, claim, acts) {
  const places = acts.otherPlaces(slot, claim);
  return html`<details class="act move">
    <summary>${say("move.open")}</summary>
    ${placeChoice(places, acts.exchange, {
      words: say("move.to"),
      none: say("move.none"),
      submit: say("move.do"),
      busy: acts.busy !== "",
      chosen: (to) => acts.moved(slot, claim, to),
    })}
  </details>`;
}

/**
 * A choice among free places, soonest first.
 *
 * @param {SlotRow[]} places
 * @param {Exchange} exchange
 * @param {{ words: string, none: string, submit: string, busy: boolean, chosen: (slot: SlotRow) => void }} on
 */
export function placeChoice(places, { calendar }, { words, none, submit, busy, chosen }) {
  if (places.length === 0) return html`<p class="hint">${none}</p>`;
  return html`<form
    @submit=${(/** @type {any} */ e) => {
      e.preventDefault();
      const to = places.find(({ key }) => key === new FormData(e.target).get("to"));
      if (to) chosen(to);
    }}
  >
    <label class="field"
      ><span>${words}</span
      ><select name="to" required>
        <option value="">${say("choose")}</option>
        ${places.slice(0, PLACES_SHOWN).map((slot) => html`<option value=${slot.key}>${[calendar.moment(slot.start), slot.kind === "INTAKE" || slot.kind === "TREATMENT_START" ? "" : code("slotKind", slot.kind), slot.delivery === "ONLINE" ? code("delivery", slot.delivery) : "", code("allotment", slot.allotment)].filter(Boolean).join(" · ")}</option>`)}
      </select></label
    >
    <button class="btn small" ?disabled=${busy}>${submit}</button>
  </form>`;
}

/**
 * Refusing a referral, with what that means and its reason, in a step of its own: there is no way back.
 *
 * @param {string} verwijscode
 * @param {boolean} busy
 * @param {string} words what becomes of it
 * @param {(reason: string) => void} refused
 */
export const refuseAct = (verwijscode, busy, words, refused) =>
  reasonAct("refuse", {
    open: say("refuse.open"),
    words,
    label: say("refuse.why"),
    reasons: REFUSALS.map((reason) => [reason, code("refusal", reason)]),
    submit: say("refuse.do", { code: verwijscode }),
    busy,
    chosen: refused,
  });

/**
 * Not confirming a claim, with its reason.
 *
 * @param {boolean} busy
 * @param {(reason: string) => void} declined
 */
export const declineAct = (busy, declined) =>
  reasonAct("decline", {
    open: say("decline.open"),
    words: say("decline.text"),
    label: say("decline.why"),
    reasons: DECLINES.map((reason) => [reason, code("declineReason", reason)]),
    submit: say("decline.do"),
    busy,
    chosen: declined,
  });

/**
 * What cannot be undone, done with a reason of a closed list: opened first, then confirmed.
 *
 * @param {string} name
 * @param {{ open: string, words: string, label: string, reasons: [string, string][], submit: string, busy: boolean,
 *   chosen: (reason: string) => void }} on
 */
export const reasonAct = (name, { open, words, label, reasons, submit, busy, chosen }) =>
  html`<details class="act ${name}">
    <summary>${open}</summary>
    <form
      @submit=${(/** @type {any} */ e) => {
        e.preventDefault();
        chosen(String(new FormData(e.target).get("reason")));
      }}
    >
      <p class="warn"><span aria-hidden="true">▲ </span>${words}</p>
      <label class="field"
        ><span>${label}</span
        ><select name="reason" required>
          <option value="">${say("choose")}</option>
          ${reasons.map(([reason, text]) => html`<option value=${reason}>${text}</option>`)}
        </select></label
      >
      <button class="btn danger small" ?disabled=${busy}>${submit}</button>
    </form>
  </details>`;
