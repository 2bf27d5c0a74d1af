// @ts-check
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { plusDays } from "../model/calendar.js";
import { code, countdown } from "../model/wording.js";
import { say } from "../words/say.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { SlotRow } from "../model/types.js" */

export const WITHDRAW_REASONS = ["PRACTITIONER_ABSENT", "PLANNING_CHANGED", "MISTAKE", "OTHER"];
export const OUTCOMES = ["ATTENDED", "NO_SHOW", "CANCELLED"];

/**
 * @typedef {object} WeekActs
 * @property {Exchange} exchange
 * @property {Set<string>} fresh
 * @property {boolean} named whether the service is said with each place
 * @property {string} open key of the place that is open
 * @property {string} busy
 * @property {(key: string) => void} opened
 * @property {(slot: SlotRow, reason: string) => void} withdrawn
 * @property {(slot: SlotRow, claim: string, outcome: string) => void} outcome
 * @property {(code: string) => void} letter
 * @property {(claim: string) => boolean | null} letterAwaited null when no letter belongs to it
 */

/**
 * The places of one week, a column a day; on a small screen one day under another.
 *
 * @param {SlotRow[]} slots
 * @param {string} monday
 * @param {WeekActs} acts
 */
export function slotWeek(slots, monday, acts) {
  const { calendar, today } = acts.exchange;
  /** @type {Map<string, SlotRow[]>} */
  const byDay = new Map();
  for (const slot of slots) {
    const date = calendar.date(slot.start);
    byDay.set(date, [...(byDay.get(date) ?? []), slot]);
  }
  const dates = Array.from({ length: 7 }, (_, day) => plusDays(monday, day)).filter(
    (date, day) => day < 5 || byDay.has(date),
  );
  return html`<div class="week" .style=${`--days:${dates.length}`}>
    ${dates.map(
      (date) =>
        html`<section class="day ${date === today ? "today" : ""}" aria-label=${calendar.fullDay(date)}>
          <h3>
            ${calendar.day(date)}${date === today ? html` <span class="sub">${say("time.today")}</span>` : nothing}
          </h3>
          ${
            byDay.has(date)
              ? html`<ul>
                  ${repeat(
                    /** @type {SlotRow[]} */ (byDay.get(date)).sort((a, b) => (a.start < b.start ? -1 : 1)),
                    (slot) => slot.key,
                    (slot) => slotCard(slot, acts),
                  )}
                </ul>`
              : html`<p class="none">${say("week.none")}</p>`
          }
        </section>`,
    )}
  </div>`;
}

/** @param {SlotRow} slot @param {WeekActs} acts */
function slotCard(slot, acts) {
  const { exchange, open } = acts;
  const { calendar } = exchange;
  const expanded = open === slot.key;
  const hold = slot.holds?.[0];
  const left = hold ? Date.parse(hold.until) - exchange.now() : 0;
  return html`<li class="slot is-${slot.state.toLowerCase()} ${acts.fresh.has(slot.key) ? "fresh" : ""}">
    <button
      type="button"
      class="slot-head"
      aria-expanded=${expanded}
      @click=${() => acts.opened(expanded ? "" : slot.key)}
    >
      <b>${calendar.time(slot.start)}</b>
      <span class="slot-state">${stateWords(slot)}</span>
      ${acts.named ? html`<span class="sub">${slot.serviceName}</span>` : nothing}
      <span class="sub"
        >${[slot.kind === "INTAKE" ? "" : code("slotKind", slot.kind), code("allotment", slot.allotment), slot.delivery === "ONLINE" ? code("delivery", slot.delivery) : ""].filter(Boolean).join(" · ")}</span
      >
      ${hold && left > 0 ? html`<span class="slot-hold">${hold.kind === "OPTION" ? say("week.option", { moment: calendar.moment(hold.until) }) : html`${say("week.hold")} <b class="countdown">${countdown(left)}</b>`}</span>` : nothing}
      ${(slot.claims ?? []).map((claim) => html`<span class="slot-claim">${claim.code ? html`<b class="code">${claim.code}</b> ` : nothing}${claim.byName === undefined || claim.byName === exchange.session?.organization?.name ? say("week.ownList") : claim.byName}${claim.outcome ? html` · ${code("outcome", claim.outcome)}` : nothing}${acts.letterAwaited(claim.claim) ? html` · <span class="warn">${say("week.letterMissing")}</span>` : nothing}</span>`)}
    </button>
    ${expanded ? slotActs(slot, acts) : nothing}
  </li>`;
}

/** @param {SlotRow} slot */
function stateWords(slot) {
  if (slot.state === "STARTED") {
    const open = (slot.claims ?? []).filter((claim) => !claim.outcome).length;
    return open > 0
      ? say("slotState.outcomeMissing")
      : say(slot.claims?.length ? "slotState.done" : "slotState.unused");
  }
  if (slot.capacity > 1 && slot.state !== "WITHDRAWN")
    return slot.free === 0
      ? say("slotState.full")
      : say("slotState.freeOf", { n: slot.free, of: slot.capacity });
  return say(`slotState.${slot.state}`);
}

/** What can be done with one place. @param {SlotRow} slot @param {WeekActs} acts */
function slotActs(slot, acts) {
  const busy = acts.busy === slot.key;
  const claims = slot.claims ?? [];
  return html`<div class="slot-acts">
    ${claims.map(
      (claim) =>
        html` ${acts.letterAwaited(claim.claim) && claim.code ? html`<button type="button" class="btn quiet small" ?disabled=${busy} @click=${() => acts.letter(/** @type {string} */ (claim.code))}>${say("week.letterReceived")}</button>` : nothing}
        ${
          slot.state === "STARTED" || acts.exchange.now() > Date.parse(slot.start)
            ? html`<div class="outcomes" role="group" aria-label=${say("week.outcome")}>
                ${OUTCOMES.map((outcome) => html`<button type="button" class="chip" aria-pressed=${claim.outcome === outcome} ?disabled=${busy} @click=${() => acts.outcome(slot, claim.claim, outcome)}>${code("outcome", outcome)}</button>`)}
              </div>`
            : nothing
        }`,
    )}
    ${
      ["FREE", "HELD", "TAKEN"].includes(slot.state)
        ? html`<form
            class="withdraw"
            @submit=${(/** @type {any} */ e) => {
              e.preventDefault();
              acts.withdrawn(slot, String(new FormData(e.target).get("reason")));
            }}
          >
            <label class="field"
              ><span>${say("week.withdrawWhy")}</span
              ><select name="reason" required>
                <option value="">${say("choose")}</option>
                ${WITHDRAW_REASONS.map((reason) => html`<option value=${reason}>${code("withdrawReason", reason)}</option>`)}
              </select></label
            >
            ${claims.length > 0 ? html`<p class="warn"><span aria-hidden="true">▲ </span>${say("week.withdrawTaken")}</p>` : nothing}
            <button class="btn quiet small" ?disabled=${busy}>${say("week.withdraw")}</button>
          </form>`
        : nothing
    }
  </div>`;
}
