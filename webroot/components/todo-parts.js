// @ts-check
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { timeLeft } from "../model/wording.js";
import { say } from "../words/say.js";
import { declineAct, moveAct } from "./claim-acts.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { Claimed } from "../model/todo.js" */
/** @import { ReferralRow } from "../model/types.js" */

/** How many of each are told before the rest is a number. */
export const SHOWN = 4;

/**
 * @typedef {object} TodoLine
 * @property {string} kind
 * @property {number} n
 * @property {"now" | "today" | "soon" | "told"} tone how it presses
 * @property {unknown} [text] what it is about
 * @property {{ key: string, words: string, run: () => void }} act the next step
 * @property {Item[]} [items]
 *
 * @typedef {{ key: string, line: unknown }} Item
 */

/**
 * One kind of thing to do: how many, what, and the next step with its key.
 *
 * @param {TodoLine} line
 * @param {boolean} busy
 */
export function todoLine({ kind, n, tone, text, act, items = [] }, busy) {
  return html`<li class="todo-line ${tone}" data-kind=${kind}>
    <span class="todo-n">${n}</span>
    <div class="todo-what">
      <h2>${say(`todo.${kind}`, { n })}</h2>
      ${text ? html`<p class="sub">${text}</p>` : nothing}
    </div>
    <button
      type="button"
      class="btn ${tone === "told" || tone === "soon" ? "quiet" : ""} todo-act"
      aria-keyshortcuts=${act.key}
      ?disabled=${busy}
      @click=${act.run}
    >
      ${act.words} <kbd aria-hidden="true">${act.key}</kbd>
    </button>
    ${
      items.length > 0
        ? html`<ul class="todo-items">
            ${repeat(
              items.slice(0, SHOWN),
              ({ key }) => key,
              ({ key, line }) => html`<li class="todo-item" data-key=${key}>${line}</li>`,
            )}
            ${items.length > SHOWN ? html`<li class="sub">${say("publish.andMore", { n: items.length - SHOWN })}</li>` : nothing}
          </ul>`
        : nothing
    }
  </li>`;
}

/**
 * Claims that wait for a word, the one whose time ends first on top.
 *
 * @param {Claimed[]} claims
 * @param {{ exchange: Exchange, busy: boolean, who: (of: Claimed) => string, confirmed: (of: Claimed) => void,
 *   declined: (of: Claimed, reason: string) => void }} on
 */
export const toConfirm = (claims, { exchange, busy, who, confirmed, declined }) =>
  claims.map((of, at) => {
    const { calendar } = exchange;
    const { slot, claim } = of;
    const until = claim.confirmBy ?? "";
    return item(
      claim.claim,
      html`<b class="code">${who(of)}</b> ${calendar.moment(slot.start)}
        <span class="sub">
          ${[slot.serviceName, claim.byName].filter(Boolean).join(" · ")} ·
          ${say("confirm.by", { moment: calendar.moment(until) })}
          <b class="warn">${timeLeft(Date.parse(until) - exchange.now())}</b>
        </span>`,
      html`<button
          type="button"
          class="btn small confirm-claim"
          ?disabled=${busy}
          aria-label=${say("confirm.doThis", { who: who(of), moment: calendar.moment(slot.start) })}
          @click=${() => confirmed(of)}
        >
          ${say("confirm.do")} ${at === 0 ? html`<kbd aria-hidden="true">b</kbd>` : nothing}
        </button>
        ${declineAct(busy, (reason) => declined(of, reason))}`,
    );
  });

/**
 * Appointments that cannot be kept, each with where it can go.
 *
 * @param {Claimed[]} claims
 * @param {{ exchange: Exchange, who: (of: Claimed) => string, acts: Pick<import("./claim-acts.js").ClaimActs,
 *   "exchange" | "busy" | "otherPlaces" | "moved"> }} on
 */
export const toMove = (claims, { exchange, who, acts }) =>
  claims.map((of) =>
    item(
      of.claim.claim,
      html`<b class="code">${who(of)}</b> ${exchange.calendar.moment(of.slot.start)}
        <span class="sub">${of.slot.serviceName}</span>`,
      moveAct(of.slot, of.claim, acts),
    ),
  );

/**
 * @param {ReferralRow[]} referrals
 * @param {{ exchange: Exchange, busy: boolean, received: (row: ReferralRow) => void }} on
 */
export const letters = (referrals, { exchange, busy, received }) =>
  referrals.map((row) =>
    item(
      row.key,
      html`<b class="code">${row.code}</b> ${row.place ? exchange.calendar.moment(row.place.start) : nothing}
        <span class="sub">
          ${[row.by?.name, row.serviceName].filter(Boolean).join(" · ")}
          ${row.letter?.overdue ? html`<b class="warn"><span aria-hidden="true">▲ </span>${say("todo.letterLate")}</b>` : nothing}
        </span>`,
      html`<button type="button" class="btn quiet small" ?disabled=${busy} @click=${() => received(row)}>
        ${say("week.letterReceived")}
      </button>`,
    ),
  );

/** @param {string} key @param {unknown} words @param {unknown} [acts] @returns {Item} */
export const item = (key, words, acts = nothing) => ({
  key,
  line: html`<span class="todo-words">${words}</span><span class="todo-acts">${acts}</span>`,
});
