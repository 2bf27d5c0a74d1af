// @ts-check
import { html, nothing } from "lit";
import { say } from "../words/say.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { Capacity, WaitsRow } from "../model/types.js" */

/** What a service can say it has room for, the most first; drawn beside its word. @type {Record<string, string>} */
export const CAPACITY_SHAPES = {
  ROOM: "●",
  LIMITED: "◐",
  FULL: "○",
  ASSESSMENT_NEEDED: "?",
  CLOSED_UNTIL: "■",
};

/** @param {Capacity} capacity @param {Exchange} exchange */
export const capacityShort = ({ state, closedUntil }, { calendar, today }) =>
  html`<span class="capacity is-${state.toLowerCase().replaceAll("_", "-")}"
    ><span aria-hidden="true">${CAPACITY_SHAPES[state]} </span>${closedUntil ? say("capacity.closedUntil", { date: calendar.shortDate(closedUntil, today) }) : say(`capacity.${state}`)}</span
  >`;

/** What the provider says it has room for beside its places, in one line of the list. @param {WaitsRow} row @param {Exchange} exchange */
export const capacityLine = ({ capacity }, exchange) =>
  capacity ? html`<span class="sub capacity-line">${capacityShort(capacity, exchange)}</span>` : nothing;

/** The same in full, until when it is said, and whether a place that is taken still has to be confirmed. @param {WaitsRow} row @param {Exchange} exchange */
export function roomNote({ capacity, confirmWithin }, exchange) {
  const { calendar } = exchange;
  return html`${
    capacity
      ? html`<p class="room-note">
          ${say("capacity.label")} ${capacityShort(capacity, exchange)}
          <span class="sub"
            >${[capacity.perWeek ? say("capacity.perWeek", { n: capacity.perWeek }) : "", capacity.couldOpen ? say("capacity.couldOpen", { n: capacity.couldOpen }) : "", say("capacity.validUntil", { day: calendar.day(capacity.validUntil) })].filter(Boolean).join(" · ")}</span
          >
        </p>`
      : nothing
  }${
    confirmWithin
      ? html`<p class="room-note"><span aria-hidden="true">◷ </span>${say("confirm.within", { n: confirmWithin })}</p>`
      : nothing
  }`;
}
