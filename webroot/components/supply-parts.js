// @ts-check
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { freshness, onScale, placesOf, waitOf } from "../model/figures.js";
import { ALLOTMENTS, percentOf } from "../model/supply.js";
import { age, decimal, weeks } from "../model/wording.js";
import { say } from "../words/say.js";
import { capacityShort } from "./capacity-words.js";
import { stopWords } from "./figures.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { WaitsRow } from "../model/types.js" */

/**
 * The own services, one of which is in sight; on a small screen a select.
 *
 * @param {WaitsRow[]} rows
 * @param {{ exchange: Exchange, chosen: string, choose: (key: string) => void }} on
 */
export function serviceChoice(rows, { exchange, chosen, choose }) {
  return html`<nav class="service-choice" aria-label=${say("planning.services")}>
    <label class="field service-select"
      ><span>${say("publish.service")}</span
      ><select @change=${(/** @type {any} */ e) => choose(e.target.value)}>
        ${rows.map((row) => html`<option value=${row.key} ?selected=${row.key === chosen}>${row.name} · ${row.location.place ?? row.location.name}</option>`)}
      </select></label
    >
    <ul>
      ${repeat(
        rows,
        ({ key }) => key,
        (row) => {
          const state = freshness(row, exchange.now());
          const free = ALLOTMENTS.reduce((sum, allotment) => sum + placesOf(row, allotment).free, 0);
          return html`<li>
            <button
              type="button"
              class="service-button"
              aria-current=${row.key === chosen ? "true" : nothing}
              @click=${() => choose(row.key)}
            >
              <b>${row.name}</b>
              <span class="sub"
                >${exchange.is("administrator") ? `${row.organization.name} · ` : ""}${row.location.place ?? row.location.name}</span
              >
              <span class="service-facts">
                <span class=${free === 0 ? "none" : "ok"}>${free === 0 ? say("supply.noFree") : say("supply.free", { n: free })}</span>
                ${row.capacity ? html`<span>${capacityShort(row.capacity, exchange)}</span>` : nothing}
                ${row.stops.some(({ holds }) => holds) ? html`<span class="late"><span aria-hidden="true">■ </span>${say("supply.stop")}</span>` : nothing}
                ${state === "fresh" ? nothing : html`<span class="warn"><span aria-hidden="true">▲ </span>${say(state === "stale" ? "planning.stale" : "planning.gone")}</span>`}
              </span>
            </button>
          </li>`;
        },
      )}
    </ul>
  </nav>`;
}

/** True at the source, checked, changed: each with its age. @param {WaitsRow} row @param {Exchange} exchange */
export function clocks(row, exchange) {
  const { calendar } = exchange;
  const now = exchange.now();
  const state = freshness(row, now);
  /** @param {string} name @param {string | undefined} at @param {string} none */
  const clock = (name, at, none) =>
    html`<div>
      <dt>${say(`clock.${name}`)}</dt>
      <dd>${at ? html`<time datetime=${at} title=${calendar.moment(at)}>${age(at, now, calendar)}</time>` : html`<span class="none">${none}</span>`}</dd>
    </div>`;
  return html`<dl class="clocks">
    ${clock("source", row.clocks?.source, say("clock.noSource"))}
    ${clock("checked", row.clocks?.checked ?? row.confirmedAt, "")}
    ${clock("changed", row.clocks?.changed, say("count.unknown"))}
    <div>
      <dt>${say("clock.shown")}</dt>
      <dd class=${state === "fresh" ? "" : "warn"}>
        ${state === "withdrawn" ? say("planning.gone") : say(state === "stale" ? "clock.goneOn" : "clock.staleOn", { day: calendar.day(state === "stale" ? row.withdrawnAt : row.staleAt) })}
      </dd>
    </div>
  </dl>`;
}

/**
 * What publishing gave: one figure each, drawn beside its number, with on how many it rests.
 *
 * @param {WaitsRow} row
 * @param {Exchange} exchange
 */
export function gives(row, exchange) {
  const given = row.gives;
  if (!given) return nothing;
  const own = waitOf(row, "INTAKE");
  const { region } = given;
  return html`<section class="card-block wide gives" aria-labelledby="gives-head">
    <h3 id="gives-head">${say("gives.head")} <span class="sub">${say("gives.over")}</span></h3>
    <dl>
      ${share("filled", given.filled, false)} ${share("lost", given.lost, true)} ${share("noShow", given.noShow, true)}
      <div class="give">
        <dt>${say("gives.publishToClaim")}</dt>
        <dd>
          ${
            given.publishToClaim
              ? html`<b
                    >${given.publishToClaim.days < 1 ? say("gives.sameDay") : say("gives.days", { n: decimal(given.publishToClaim.days) })}</b
                  >
                  <small>${say("gives.ofPlaces", { n: given.publishToClaim.n })}</small>`
              : html`<b class="none">${say("gives.notYet")}</b>`
          }
        </dd>
      </div>
      <div class="give own-and-region">
        <dt>${say("gives.wait")}</dt>
        <dd>
          ${
            own.days === undefined
              ? html`<b class="none">${say("wait.unknown")}</b>`
              : html`<b
                    >${weeks(own.days)}
                    ${region ? html`<span class=${own.days <= region.intakeDays ? "ok" : "warn"}>${say(own.days === region.intakeDays ? "gives.same" : own.days < region.intakeDays ? "gives.shorter" : "gives.longer", { n: weeks(Math.abs(own.days - region.intakeDays)) })}</span>` : nothing}</b
                  >
                  ${twoBars(own.days, region?.intakeDays, own.norm)}`
          }
          <small
            >${region ? say("gives.region", { weeks: weeks(region.intakeDays), n: region.n }) : say("gives.noRegion")}</small
          >
        </dd>
      </div>
    </dl>
  </section>`;
}

/** @param {string} name @param {{ n: number, of: number } | undefined} part @param {boolean} bad whether less is better */
function share(name, part, bad) {
  const percent = percentOf(part);
  return html`<div class="give">
    <dt>${say(`gives.${name}`)}</dt>
    <dd>
      ${
        percent === null || !part
          ? html`<b class="none">${say("gives.notYet")}</b>`
          : html`<b>${say("gives.percent", { n: percent })}</b>
              <span class="share-bar ${bad ? "bad" : ""}" aria-hidden="true"><i .style=${`width:${percent}%`}></i></span>
              <small>${say("gives.of", part)}</small>`
      }
    </dd>
  </div>`;
}

/** The own wait over that of the region, on one scale with the norm. @param {number} own @param {number | undefined} region @param {number | undefined} norm */
const twoBars = (own, region, norm) =>
  html`<span class="two-bars" aria-hidden="true"
    ><i .style=${`width:${(onScale(own, norm) * 100).toFixed(1)}%`}></i
    >${region === undefined ? nothing : html`<s .style=${`width:${(onScale(region, norm) * 100).toFixed(1)}%`}></s>`}${norm === undefined ? nothing : html`<u></u>`}</span
  >`;

/**
 * The stops that hold or will, and a new one.
 *
 * @param {WaitsRow} row
 * @param {{ exchange: Exchange, busy: string, closedBy: (stop: string) => number, stop: () => void,
 *   lift: (stop: string) => void }} on
 */
export function stopCard(row, { exchange, busy, closedBy, stop, lift }) {
  const { calendar, today } = exchange;
  return html`<section class="card-block stops" aria-labelledby="stops-head">
    <h3 id="stops-head">${say("stop.head")}</h3>
    ${
      row.stops.length === 0
        ? html`<p class="ok"><span aria-hidden="true">✓ </span>${say("stop.none")}</p>`
        : row.stops.map((known) => {
            const words = stopWords(known, exchange, false);
            const n = closedBy(known.id);
            return html`<div class="note stopped">
              <p>
                <b><span aria-hidden="true">■ </span>${words.head}</b> ${words.rest}
                ${known.from > today ? html`<b>${say("stop.fromLater", { date: calendar.longDate(known.from, today) })}</b>` : nothing}
              </p>
              <button type="button" class="btn quiet small" ?disabled=${busy !== ""} @click=${() => lift(known.id)}>
                ${n > 1 ? say("stop.liftAll", { n }) : say("stop.lift")}
              </button>
            </div>`;
          })
    }
    <p class="hint">${say("stop.mediation")}</p>
    <button type="button" class="btn quiet small" aria-keyshortcuts="x" @click=${stop}>
      ${say("stop.set")} <kbd aria-hidden="true">x</kbd>
    </button>
  </section>`;
}
