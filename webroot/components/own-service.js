// @ts-check
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { freshness, placesOf } from "../model/figures.js";
import { age, count } from "../model/wording.js";
import { say } from "../words/say.js";
import { stopWords } from "./figures.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { WaitsRow } from "../model/types.js" */

const ACTIVITY_SHOWN = 30;

/**
 * One service of one's own: who waits, what is free, whether it still holds, what is stopped.
 *
 * @param {WaitsRow} row
 * @param {{ exchange: Exchange, busy: string, open: () => void, confirm: () => void, stop: () => void,
 *   lift: (stop: string) => void, closedBy: (stop: string) => number }} on `closedBy`: how many services one
 *   stop closes
 */
export function ownService(row, { exchange, busy, open, confirm, stop, lift, closedBy }) {
  const state = freshness(row, exchange.now());
  const free = Object.keys(row.places ?? {}).reduce(
    (sum, allotment) => sum + placesOf(row, allotment).free,
    0,
  );
  const place = row.location.place ?? row.location.name;
  return html`<li class="own-service">
    <h3>
      <button type="button" class="open-row" @click=${open}>${row.name}</button>
    </h3>
    <span class="sub">${exchange.is("administrator") ? `${row.organization.name} · ${place}` : place}</span>
    <dl>
      <div>
        <dt>${say("planning.waitingIntake")}</dt>
        <dd>${count(row.waiting?.intake)}</dd>
      </div>
      <div>
        <dt>${say("planning.waitingTreatment")}</dt>
        <dd>${count(row.waiting?.treatment)}</dd>
      </div>
      <div>
        <dt>${say("planning.free")}</dt>
        <dd>${free === 0 ? say("planning.noFree") : free}</dd>
      </div>
    </dl>
    ${row.stops.map((known) => {
      const words = stopWords(known, exchange, false);
      const n = closedBy(known.id);
      return html`<div class="note stopped">
        <b><span aria-hidden="true">■ </span>${words.head}</b>
        ${words.rest.split(" · ").slice(0, 2).join(" · ")}
        <button
          type="button"
          class="btn quiet small"
          ?disabled=${busy === known.id}
          @click=${() => lift(known.id)}
        >
          ${n > 1 ? say("stop.liftAll", { n }) : say("stop.lift")}
        </button>
      </div>`;
    })}
    <p class="confirm-line">
      ${say("planning.confirmed", { age: age(row.confirmedAt, exchange.now(), exchange.calendar) })}
      ${
        state === "fresh"
          ? nothing
          : html`<b class="warn">
              <span aria-hidden="true">▲ </span>${say(state === "stale" ? "planning.stale" : "planning.gone")}
            </b>`
      }
    </p>
    <div class="actions">
      <button
        type="button"
        class="btn ${state === "fresh" ? "quiet" : ""} small"
        ?disabled=${busy === row.key}
        @click=${confirm}
      >
        ${say("planning.confirm")}
      </button>
      <button type="button" class="btn quiet small" @click=${stop}>${say("stop.set")}</button>
    </div>
  </li>`;
}

/** What happened just now, the latest first. @param {Exchange} exchange @param {string | undefined} organization */
export function activityFeed(exchange, organization) {
  if (!exchange.board("activity").board.loaded) {
    return html`<p class="hint" role="status">${say("panel.loading")}</p>`;
  }
  const rows = exchange
    .rows("activity")
    .filter((row) => exchange.is("administrator") || row.mine || organization === undefined)
    .sort((a, b) => Number(b.key) - Number(a.key))
    .slice(0, ACTIVITY_SHOWN);
  if (rows.length === 0) return html`<p class="hint">${say("activity.none")}</p>`;
  const { calendar } = exchange;
  return html`<ol>
    ${repeat(
      rows,
      ({ key }) => key,
      (row) =>
        html`<li>
          <time datetime=${row.at}>${age(row.at, exchange.now(), calendar)}</time>
          <span>
            <b>${say(`activity.${row.type}`)}</b> ${row.start ? calendar.moment(row.start) : nothing}
            <span class="sub">${[row.serviceName, row.code].filter(Boolean).join(" · ")}</span>
          </span>
        </li>`,
    )}
  </ol>`;
}
