// @ts-check
import { html, nothing } from "lit";
import { leftOf, NOT_REACHED_MAX } from "../model/offers.js";
import { daysOver } from "../model/positions.js";
import { code, countdown, weeks } from "../model/wording.js";
import { say } from "../words/say.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { Call, OfferingRow, Suggestion } from "../model/offers.js" */
/** @import { PositionRow, WaitsRow } from "../model/types.js" */

/** Drawn beside the word of each step of an offering. @type {Record<string, string>} */
const SHAPES = { MADE: "●", YES: "✓", NO: "✕", NOT_REACHED: "…", LAPSED: "⏱", CLOSED: "–" };
/** How many people can be asked at the same time, for who does so on purpose. */
const BREADTHS = [1, 2, 3, 5];
/** Under this a countdown says that it is short. */
const SHORT_MS = 30 * 60_000;

/** "nog 2 uur en 10 minuten". @param {number} ms */
export function leftWords(ms) {
  const { unit, n, rest } = leftOf(ms);
  if (unit === "seconds") return say("call.left.seconds", { time: countdown(ms) });
  return say(`call.left.${unit}${rest > 0 ? "Rest" : ""}`, { n, rest });
}

/** The place an offering is about. @param {OfferingRow} offering @param {WaitsRow | undefined} service @param {Exchange} exchange */
export const placeWords = (offering, service, { calendar }) =>
  html`<b>${calendar.moment(offering.start)}</b> ${offering.serviceName}
    <span class="sub"
      >${[offering.kind === "INTAKE" ? "" : code("slotKind", offering.kind), service ? (service.location.place ?? service.location.name) : ""].filter(Boolean).join(" · ")}</span
    >`;

/**
 * Who is to be called now: by which reference, for which place, until when, and the three answers.
 *
 * @param {Call} call
 * @param {{ exchange: Exchange, who: string, service: WaitsRow | undefined, position: PositionRow | undefined, busy: boolean,
 *   copied: boolean, answer: (answer: "YES" | "NO" | "NOT_REACHED") => void, copy: () => void, later: (() => void) | null }} on
 */
export function callNow({ offering, offer }, on) {
  const { exchange, who, position, busy } = on;
  const { calendar, today } = exchange;
  const left = Date.parse(offer.until) - exchange.now();
  const over = position ? daysOver(position, today) : 0;
  const since = position?.phaseSince ?? offer.since;
  const urgency = position?.urgency ?? offer.urgency;
  const tried = offer.notReached ?? 0;
  return html`<section class="call-now" aria-labelledby="call-head">
    <div class="call-top">
      <h2 id="call-head" tabindex="-1">${say("call.now")}</h2>
      <p class="call-left ${left < SHORT_MS ? "short" : ""}">
        <b role="timer">${leftWords(left)}</b>
        <span>${say("call.until", { moment: calendar.moment(offer.until) })}</span>
      </p>
    </div>
    <p class="call-who">
      ${who ? html`<b class="code">${who}</b>` : html`<b class="none">${say("position.noReference")}</b>`}
      ${
        who
          ? html`<button type="button" class="btn quiet small" aria-keyshortcuts="c" @click=${on.copy}>
              ${say(on.copied ? "letter.copied" : "call.copy")} <kbd aria-hidden="true">c</kbd>
            </button>`
          : nothing
      }
    </p>
    <p class="call-facts">
      ${urgency && urgency !== "REGULAR" ? html`<span class=${urgency === "HIGH" ? "late" : "warn"}><span aria-hidden="true">▲ </span>${code("urgency", urgency)}</span>` : nothing}
      ${since ? html`<span>${say("call.waits", { weeks: weeks(calendar.days(since, today)), date: calendar.shortDate(since, today) })}</span>` : nothing}
      ${over > 0 ? html`<span class="warn"><span aria-hidden="true">▲ </span>${say("position.over", { n: over })}</span>` : nothing}
      ${position ? html`<span>${[code("careQuestion", position.careQuestion), say("age.class", { age: position.ageClass.replace("-", "–") })].join(" · ")}</span>` : nothing}
      ${tried > 0 ? html`<span>${say("call.tried", { n: tried })}</span>` : nothing}
    </p>
    <p class="call-place"><span class="hint">${say("call.for")}</span> ${placeWords(offering, on.service, exchange)}</p>
    <div class="call-answers">
      ${answer("YES", "j", "btn yes", say("call.yesText"))}
      ${answer("NO", "n", "btn quiet", say("call.noText"))}
      ${answer("NOT_REACHED", "g", "btn quiet", say(tried + 1 >= NOT_REACHED_MAX ? "call.notReachedLast" : "call.notReachedFirst"))}
    </div>
    ${
      on.later
        ? html`<button type="button" class="link" aria-keyshortcuts="s" @click=${on.later}>
            ${say("call.later")} <kbd aria-hidden="true">s</kbd>
          </button>`
        : nothing
    }
  </section>`;

  /** @param {"YES" | "NO" | "NOT_REACHED"} what @param {string} key @param {string} kind @param {string} text */
  function answer(what, key, kind, text) {
    return html`<div>
      <button
        type="button"
        class=${kind}
        data-answer=${what}
        aria-keyshortcuts=${key}
        aria-describedby="answer-${what}"
        ?disabled=${busy}
        @click=${() => on.answer(what)}
      >
        ${say(`call.${what}`)} <kbd aria-hidden="true">${key}</kbd>
      </button>
      <small id="answer-${what}">${text}</small>
    </div>`;
  }
}

/**
 * One offering and each step of it, the latest last; what still comes after it.
 *
 * @param {OfferingRow} offering
 * @param {{ exchange: Exchange, service: WaitsRow | undefined, busy: boolean, fresh: boolean,
 *   who: (position: string, code?: string) => string, stop: () => void }} on
 */
export function offeringLine(offering, { exchange, service, busy, fresh, who, stop }) {
  const { calendar } = exchange;
  const running = offering.state === "RUNNING";
  const next = offering.next ?? [];
  return html`<li class="offering is-${offering.state.toLowerCase()} ${fresh ? "fresh" : ""}">
    <div class="offering-head">
      <p>${placeWords(offering, service, exchange)}</p>
      <p class="offering-state">
        <span class="tag ${offering.state === "TAKEN" ? "" : "unknown"}"
          >${say(offering.endedReason && !running ? `offeringEnd.${offering.endedReason}` : `offering.${offering.state}`)}</span
        >
        ${
          running
            ? html`<span class="sub">${offering.mode.n > 1 ? say("offering.several", { n: offering.mode.n }) : say("offering.oneByOne")}</span>`
            : nothing
        }
      </p>
      ${
        running
          ? html`<button
              type="button"
              class="btn quiet small"
              ?disabled=${busy}
              aria-label=${say("offering.stopAt", { moment: calendar.moment(offering.start) })}
              @click=${stop}
            >
              ${say("offering.stop")}
            </button>`
          : nothing
      }
    </div>
    <ol class="call-steps">
      ${offering.offers.map(
        (offer) =>
          html`<li class="step is-${offer.state.toLowerCase()}">
            <span class="step-shape" aria-hidden="true">${SHAPES[offer.state]}</span>
            <b class="code">${who(offer.position, offer.code) || say("position.noReference")}</b>
            <span class="sub"
              >${say(`offer.${offer.state}`)}${offer.state === "MADE" ? ` ${say("call.until", { moment: calendar.moment(offer.until) })}` : ""}${offer.notReached ? ` · ${say("call.tried", { n: offer.notReached })}` : ""}</span
            >
          </li>`,
      )}
      ${
        running && next.length > 0
          ? html`<li class="step is-next">
              <span class="step-shape" aria-hidden="true">→</span>
              <b class="code">${who(next[0]) || say("position.noReference")}</b>
              <span class="sub">${next.length > 1 ? say("offering.nextAnd", { n: next.length - 1 }) : say("offering.nextOnly")}</span>
            </li>`
          : nothing
      }
      ${running && next.length === 0 ? html`<li class="step is-next"><span class="sub">${say("offering.nobodyNext")}</span></li>` : nothing}
    </ol>
  </li>`;
}

/**
 * A free place that nobody is called for yet.
 *
 * @param {Suggestion} suggestion
 * @param {{ exchange: Exchange, service: WaitsRow | undefined, waiting: number, busy: boolean, first: boolean,
 *   offer: (breadth: number) => void }} on `waiting`: how many wait for it and have no place
 */
export function suggestionLine({ slot, why }, { exchange, service, waiting, busy, first, offer }) {
  const { calendar } = exchange;
  const moment = calendar.moment(slot.start);
  return html`<li class="suggestion">
    <p>
      <b>${moment}</b> ${slot.serviceName}
      <span class="sub"
        >${[slot.kind === "INTAKE" ? "" : code("slotKind", slot.kind), service ? (service.location.place ?? service.location.name) : "", slot.delivery === "ONLINE" ? code("delivery", slot.delivery) : ""].filter(Boolean).join(" · ")}</span
      >
      <span class="sub"
        ><span class=${why === "soon" || why === "later" ? "" : "warn"}>${say(`suggestion.${why}`)}</span> · ${waiting === 0 ? say("suggestion.nobody") : say("suggestion.waiting", { n: waiting })}</span
      >
    </p>
    <form
      @submit=${(/** @type {any} */ e) => {
        e.preventDefault();
        offer(Number(new FormData(e.target).get("breadth") ?? 1));
      }}
    >
      <label class="sr" for="breadth-${slot.key}">${say("suggestion.breadth")}</label>
      <select id="breadth-${slot.key}" name="breadth">
        ${BREADTHS.map((n) => html`<option value=${n}>${n === 1 ? say("offering.oneByOne") : say("offering.firstN", { n })}</option>`)}
      </select>
      <button
        class="btn small ${first ? "" : "quiet"}"
        ?disabled=${busy || waiting === 0}
        aria-label=${say("suggestion.startAt", { moment })}
        aria-keyshortcuts=${first ? "b" : nothing}
      >
        ${say("suggestion.start")} ${first ? html`<kbd aria-hidden="true">b</kbd>` : nothing}
      </button>
    </form>
  </li>`;
}
