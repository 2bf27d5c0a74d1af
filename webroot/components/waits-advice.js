// @ts-check
import { html, nothing } from "lit";
import { inOrder, nearBy, wishes } from "../model/answers.js";
import { placesOf } from "../model/figures.js";
import { takeable } from "../model/places.js";
import { NO_QUESTION } from "../model/question.js";
import { countdown, distance, inDays } from "../model/wording.js";
import { say } from "../words/say.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { Answer, Asking } from "../model/answers.js" */
/** @import { Question } from "../model/question.js" */
/** @import { WaitsRow } from "../model/types.js" */
/** @import { Listing } from "./waits-list.js" */

const LOW_THRESHOLD_SHOWN = 4;
/** In how many of the best the free places are counted. */
const BEST_COUNTED = 8;

/** The answer in one line. @param {Answer[]} fitting @param {boolean} archive @param {Exchange} exchange */
export function found(fitting, archive, exchange) {
  const { calendar, today } = exchange;
  const open = inOrder(
    fitting.filter((a) => a.first !== undefined && !a.stop),
    "soonest",
  );
  const within = fitting.filter(
    (a) =>
      !a.stop && (a.row.norms?.INTAKE ?? Infinity) >= (a.first ? calendar.days(today, a.first) : Infinity),
  ).length;
  const providers = new Set(fitting.map((a) => a.row.organization.id)).size;
  const bestFree = open.slice(0, BEST_COUNTED).reduce((sum, a) => sum + a.free, 0);
  return html`<p class="found">
    <span
      ><b>${providers === 0 ? say("found.noneFirst") : providers}</b>
      ${say(providers === 1 ? "found.service" : "found.services")}</span
    >
    ${
      open.length > 0 && !archive
        ? html`<span
              >${say("found.soonest")}
              <b>${inDays(calendar.days(today, /** @type {string} */ (open[0].first)))}</b></span
            >
            <span><b>${within === 0 ? say("found.none") : within}</b> ${say("found.within")}</span>
            <span><b>${bestFree}</b> ${say("found.free", { n: Math.min(BEST_COUNTED, open.length) })}</span>`
        : nothing
    }
  </p>`;
}

/** Places held by this practice, wherever on the page one is. @param {Exchange} exchange @param {Question} question @param {(service: string) => void} open */
export function heldStrip(exchange, question, open) {
  const now = exchange.now();
  const held = exchange.held
    .of(exchange.region?.id ?? "", exchange.session?.organization?.id, now)
    .filter((place) => Date.parse(place.until) > now && place.service !== question.service);
  if (held.length === 0) return nothing;
  return html`<ul class="held-strip" aria-label=${say("held.label")}>
    ${held.map(
      (place) =>
        html`<li>
          <b
            >${say("held.for", { name: place.organizationName, moment: exchange.calendar.moment(place.start) })}</b
          >
          <span
            >${place.kind === "OPTION" ? say("held.until", { moment: exchange.calendar.moment(place.until) }) : html`${say("panel.left")} <b class="countdown">${countdown(Date.parse(place.until) - now)}</b>`}</span
          >
          <button type="button" class="btn quiet small" @click=${() => open(place.service)}>
            ${say("held.open")}
          </button>
        </li>`,
    )}
  </ul>`;
}

/** Help near by that needs no waiting, before ggz. @param {Answer[]} answers @param {Listing} listing */
export function lowThreshold(answers, { exchange, open, question }) {
  const { calendar, today } = exchange;
  const near = nearBy(answers, LOW_THRESHOLD_SHOWN);
  const consultation = consultationAmong(answers, exchange);
  return html`<section class="low-threshold" aria-labelledby="low-head">
    <h2 id="low-head">${say("low.head")}</h2>
    <p>${say("low.text")}</p>
    ${
      near.length === 0
        ? html`<p><b>${say("low.none")}</b></p>`
        : html`<ul>
            ${near.map(
              (a) =>
                html`<li class=${question.service === a.row.key ? "on" : ""}>
                  <button
                    type="button"
                    class="best-card"
                    @click=${() => open(a.row.key)}
                    aria-expanded=${question.service === a.row.key}
                  >
                    <span class="best-who"
                      ><b>${a.row.organization.name}</b>
                      <span>${[a.row.location.place, a.row.name].filter(Boolean).join(" · ")}</span></span
                    >
                    <span class="best-why"
                      ><span class="tag">${say(`category.${a.row.category}`)}</span
                      >${a.km === null ? nothing : html`<span class="tag">${distance(a.km)}</span>`}
                      <span class="tag"
                        >${placesOf(a.row).first ? say("low.first", { when: inDays(calendar.days(today, /** @type {string} */ (placesOf(a.row).first))) }) : say("low.walkIn")}</span
                      ></span
                    >
                  </button>
                </li>`,
            )}
          </ul>`
    }
    ${
      consultation
        ? html`<p class="consultation">
            <b>${say("low.consultation")}</b>
            ${say("low.consultationAt", { moment: calendar.moment(consultation.slot.start), name: consultation.row.organization.name })}
            <button type="button" class="link" @click=${() => open(consultation.row.key)}>
              ${say("low.consultationOpen")}
            </button>
          </p>`
        : nothing
    }
  </section>`;
}

/** The first free talk with a practitioner about what to do, before a referral. @param {Answer[]} answers @param {Exchange} exchange */
function consultationAmong(answers, exchange) {
  if (!exchange.is("gp")) return null;
  const reachable = new Map(
    answers.filter((a) => a.obstacles.length === 0 && !a.stop).map((a) => [a.row.key, a.row]),
  );
  const slot = takeable(exchange.rows("slots"), exchange.now(), (service) => reachable.has(service)).find(
    ({ kind }) => kind === "CONSULTATION",
  );
  return slot ? { slot, row: /** @type {WaitsRow} */ (reachable.get(slot.service)) } : null;
}

/** What one wish would change. @param {WaitsRow[]} rows @param {Asking} asking @param {Listing} listing */
export function oneWish(rows, asking, { exchange, asked }) {
  const [wish] = wishes(rows, asking);
  if (!wish) return nothing;
  const { calendar, today } = exchange;
  return html`<p class="one-wish">
    <b>${say(`wish.${wish.wish}`)}</b>
    ${say("wish.then", { name: wish.answer.row.organization.name, place: wish.answer.row.location.place ?? "", day: calendar.day(/** @type {string} */ (wish.answer.first)), when: inDays(calendar.days(today, /** @type {string} */ (wish.answer.first))) })}
    <button type="button" class="link" @click=${() => asked(without(wish.wish))}>${say("wish.do")}</button>
  </p>`;
}

/** Nothing fits: says which wish is in the way. @param {WaitsRow[]} rows @param {Asking} asking @param {boolean} archive @param {Listing} listing */
export function nothingFound(rows, asking, archive, { exchange, asked }) {
  const { calendar, today } = exchange;
  const options = archive ? [] : wishes(rows, asking);
  return html`<section class="empty">
    <h2>${say(rows.length === 0 ? "empty.region" : "empty.head")}</h2>
    <p>${say(rows.length === 0 ? "empty.regionText" : options.length > 0 ? "empty.wishes" : "empty.text")}</p>
    ${
      options.length > 0
        ? html`<ul class="wishes">
            ${options.map(
              (wish) =>
                html`<li>
                  <button type="button" class="btn quiet" @click=${() => asked(without(wish.wish))}>
                    ${say(`wish.${wish.wish}`)}
                  </button>
                  <span
                    >${say("empty.wish", { n: wish.count, name: wish.answer.row.organization.name, when: inDays(calendar.days(today, /** @type {string} */ (wish.answer.first))) })}</span
                  >
                </li>`,
            )}
          </ul>`
        : rows.length > 0
          ? html`<button
              type="button"
              class="btn"
              @click=${() => asked({ ...NO_QUESTION, postcode: asking.question.postcode, careQuestion: asking.question.careQuestion, ageClass: asking.question.ageClass, distanceKm: 0 })}
            >
              ${say("empty.all")}
            </button>`
          : nothing
    }
  </section>`;
}

/** @param {Exchange} exchange */
export function loading(exchange) {
  return html`<div class="loading" role="status">
    <p>${say(exchange.liveness === "lost" ? "loading.offline" : "loading.waits")}</p>
    ${Array.from({ length: 6 }, () => html`<div class="skeleton" aria-hidden="true"></div>`)}
  </div>`;
}

/** @param {number} shown @param {number} total @param {number} more how many come with the next step @param {() => void} showMore */
export function foot(shown, total, more, showMore) {
  return html`<p class="list-foot">
    <span>${say("grid.shown", { shown, n: total })}</span>
    ${
      more > 0
        ? html`<button type="button" class="link" @click=${showMore}>
            ${say("grid.more", { n: more })}
          </button>`
        : nothing
    }
    <button type="button" class="link no-print" @click=${() => print()}>${say("grid.print")}</button>
    <span class="legend-norm">${say("grid.normNote")}</span>
  </p>`;
}

/** The question without one wish. @param {import("../model/answers.js").Obstacle} wish @returns {Partial<Question>} */
function without(wish) {
  /** @type {Record<string, Partial<Question>>} */
  const changes = {
    insurer: { insurer: "" },
    distance: { distanceKm: 0 },
    echelon: { echelon: "" },
    language: { language: "" },
    online: { online: "" },
    backup: { backup: false },
    norm: { withinNorm: false },
  };
  return changes[wish] ?? {};
}
