// @ts-check
import { html, nothing } from "lit";
import { plusDays } from "../model/calendar.js";
import { isToRenew } from "../model/supply.js";
import { say } from "../words/say.js";
import { CAPACITY_SHAPES } from "./capacity-words.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { Capacity, WaitsRow } from "../model/types.js" */

/** How long what is declared holds, in days. */
const VALID_DAYS = 14;
/** What a closing is first set to, in days from today. */
const CLOSED_DAYS = 28;

/**
 * What there is room for beside the published places: a state in one click, what it comes to, and
 * until when it holds.
 *
 * @param {WaitsRow} row
 * @param {{ exchange: Exchange, busy: boolean, declare: (capacity: object, words: string) => void }} on
 */
export function capacityCard(row, { exchange, busy, declare }) {
  const { calendar, today } = exchange;
  const { capacity } = row;
  /** @param {Partial<Capacity>} change @param {string} words */
  const set = (change, words) => {
    const next = { ...capacity, ...change };
    const state = next.state;
    declare(
      {
        state,
        days: VALID_DAYS,
        ...(next.perWeek === undefined ? {} : { perWeek: next.perWeek }),
        ...(next.couldOpen === undefined ? {} : { couldOpen: next.couldOpen }),
        ...(state === "CLOSED_UNTIL" ? { closedUntil: next.closedUntil ?? plusDays(today, CLOSED_DAYS) } : {}),
      },
      words,
    );
  };
  /** @param {string} name @param {"perWeek" | "couldOpen"} field */
  const amount = (name, field) =>
    html`<label class="field"
      ><span>${say(name)}</span
      ><input
        type="number"
        min="0"
        max="500"
        inputmode="numeric"
        ?disabled=${busy}
        .value=${String(capacity?.[field] ?? "")}
        @change=${(/** @type {any} */ e) => set({ [field]: e.target.value === "" ? undefined : Number(e.target.value) }, say("capacity.changed"))}
    /></label>`;
  return html`<section class="card-block capacity-card" aria-labelledby="capacity-head">
    <h3 id="capacity-head">${say("capacity.head")}</h3>
    <div class="chips" role="group" aria-labelledby="capacity-head">
      ${Object.keys(CAPACITY_SHAPES).map(
        (state) =>
          html`<button
            type="button"
            class="chip"
            data-state=${state}
            aria-pressed=${capacity?.state === state}
            ?disabled=${busy}
            @click=${() => set({ state: /** @type {any} */ (state) }, say("capacity.done", { state: say(`capacity.${state}`) }))}
          >
            ${capacity?.state === state ? nothing : html`<span aria-hidden="true">${CAPACITY_SHAPES[state]}</span>`}
            ${say(`capacity.${state}`)}
          </button>`,
      )}
    </div>
    ${
      capacity
        ? html`<div class="two">
              ${
                capacity.state === "CLOSED_UNTIL"
                  ? html`<label class="field"
                      ><span>${say("capacity.closedUntilField")}</span
                      ><input
                        type="date"
                        min=${plusDays(today, 1)}
                        ?disabled=${busy}
                        .value=${capacity.closedUntil ?? ""}
                        @change=${(/** @type {any} */ e) => e.target.value && set({ closedUntil: e.target.value }, say("capacity.changed"))}
                    /></label>`
                  : amount("capacity.perWeekField", "perWeek")
              }
              ${amount("capacity.couldOpenField", "couldOpen")}
            </div>
            <p class="capacity-valid">
              <span class=${isToRenew(capacity, (from, to) => calendar.days(from, to), today) ? "warn" : "sub"}
                >${say("capacity.validUntil", { day: calendar.day(capacity.validUntil) })}</span
              >
              <button
                type="button"
                class="btn quiet small renew"
                aria-keyshortcuts="r"
                ?disabled=${busy}
                @click=${() => set({}, say("capacity.renewed"))}
              >
                ${say("capacity.renew")} <kbd aria-hidden="true">r</kbd>
              </button>
            </p>`
        : html`<p class="hint">${say("capacity.none")}</p>`
    }
  </section>`;
}
