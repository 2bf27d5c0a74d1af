// @ts-check
import { html } from "lit";
import { SHAPES, isMovable, stanceOf } from "../model/agenda.js";
import { plusDays } from "../model/calendar.js";
import { code } from "../model/wording.js";
import { say } from "../words/say.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { SlotForm, Stance } from "../model/agenda.js" */
/** @import { Claim, SlotRow } from "../model/types.js" */
/** @import { Entry } from "./agenda-calendar.js" */

/** What the legend explains. @type {Stance[]} */
const EXPLAINED = ["free", "taken", "pending", "held", "offered", "toMove", "missing"];

/**
 * A place as the calendar paints it; while it is being moved, where it would go.
 *
 * @param {SlotRow} slot
 * @param {{ exchange: Exchange, named: boolean, who: (claim: Claim) => string, letterMissing: (claim: string) => boolean,
 *   fresh: boolean, open: boolean, moving: SlotForm | null }} of `named`: the service is said with each
 * @returns {Entry}
 */
export function entryOf(slot, { exchange, named, who, letterMissing, fresh, open, moving }) {
  const { calendar } = exchange;
  const stance = stanceOf(slot);
  const state = fresh ? `${stateWords(slot, stance)} · ${say("agenda.fresh")}` : stateWords(slot, stance);
  const claims = slot.claims ?? [];
  const hold = slot.holds?.[0];
  const lines = [
    ...claims.map((claim) =>
      [
        who(claim),
        claim.outcome ? code("outcome", claim.outcome) : "",
        letterMissing(claim.claim) ? say("week.letterMissing") : "",
      ]
        .filter(Boolean)
        .join(" · "),
    ),
    named ? slot.serviceName : "",
    [
      slot.kind === "INTAKE" ? "" : code("slotKind", slot.kind),
      slot.free === 0 || slot.allotment === "NEW_REFERRAL" ? "" : code("allotment", slot.allotment),
      slot.delivery === "ONLINE" ? code("delivery", slot.delivery) : "",
      slot.scheduleCode ?? "",
      slot.lastMinute ? say("agenda.lastMinute") : "",
      slot.restriction ? say("agenda.limited") : "",
      slot.override ? say("agenda.overridden") : "",
    ]
      .filter(Boolean)
      .join(" · "),
  ].filter((line) => line !== "");
  const local = (/** @type {string} */ instant) => `${calendar.date(instant)}T${calendar.time(instant)}:00`;
  return {
    key: slot.key,
    start: moving ? `${moving.date}T${moving.from}:00` : local(slot.start),
    end: moving ? `${moving.to > moving.from ? moving.date : plusDays(moving.date, 1)}T${moving.to}:00` : local(slot.end),
    kind: moving ? "moving" : stance,
    movable: isMovable(slot, exchange.now()),
    label: [`${calendar.moment(slot.start)}–${calendar.time(slot.end)}`, state, slot.serviceName, ...lines].join(", "),
    shape: SHAPES[stance],
    state,
    lines,
    until: hold?.kind === "HOLD" ? hold.until : undefined,
    fresh,
    open,
  };
}

/** @param {SlotRow} slot @param {Stance} stance */
function stateWords(slot, stance) {
  if (stance === "past" && (slot.claims?.length ?? 0) === 0) return say("slotState.unused");
  if (slot.capacity > 1 && (stance === "free" || stance === "taken"))
    return slot.free === 0 ? say("slotState.full") : say("slotState.freeOf", { n: slot.free, of: slot.capacity });
  return say(`stance.${stance}`);
}

/** What the shapes say. */
export const legend = () =>
  html`<p class="legend" aria-hidden="true">
    ${EXPLAINED.map((stance) => html`<span class="stands-${stance}"><b>${SHAPES[stance]}</b> ${say(`stance.${stance}`)}</span>`)}
  </p>`;
