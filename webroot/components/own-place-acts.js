// @ts-check
import { Planning } from "../live/planning.js";
import { placesFor } from "../model/positions.js";
import { say } from "../words/say.js";
/** @import { PlannerPart } from "./planner-part.js" */
/** @import { Claim, PositionRow, SlotRow } from "../model/types.js" */

/**
 * What a planner does with one of the own places and who has it, each with the way back where there is
 * one.
 *
 * @param {PlannerPart} screen on which it is said
 * @returns {Pick<import("./claim-acts.js").ClaimActs, "outcome" | "letter" | "otherPlaces" | "moved" | "refused" |
 *   "confirmed" | "declined"> & { withdrawn: (slot: SlotRow, reason: string) => void }}
 */
export function ownPlaceActs(screen) {
  const { exchange } = screen;
  const { calendar } = exchange;
  const planning = new Planning(exchange);
  const who = (/** @type {Claim} */ { position, code }) => screen.whoIs(position, code) || say("week.ownList");
  return {
    withdrawn: (slot, reason) =>
      screen.doing(slot.key, () => planning.withdraw(slot, reason), say("week.withdrawn")),
    outcome: (slot, claim, outcome) =>
      screen.doing(slot.key, () => planning.outcome(slot, claim, outcome), say("week.outcomeDone")),
    letter: (slot, code) =>
      screen.doing(slot.key, () => planning.letterReceived(code, slot.organization), say("week.letterDone")),
    otherPlaces: (slot, { position, code }) =>
      placesFor(
        exchange.rows("slots"),
        {
          service: slot.service,
          phase: slot.kind === "TREATMENT_START" ? "TREATMENT" : "INTAKE",
          urgency: urgencyOf(exchange.rows("positions"), position),
          referred: code !== undefined,
        },
        exchange.now(),
        slot.kind,
      ),
    moved: (slot, { claim, toMove }, to) =>
      screen.doing(
        slot.key,
        () => planning.reschedule(slot.key, claim, to.key, slot.organization),
        say("move.done", { from: calendar.moment(slot.start), to: calendar.moment(to.start) }),
        // There is no way back to a place that cannot be kept.
        toMove ? undefined : () => planning.reschedule(to.key, claim, slot.key, slot.organization),
      ),
    refused: (slot, code, reason) =>
      screen.doing(
        slot.key,
        () => planning.refuse(code, reason, slot.organization),
        say("refuse.done", { code }),
      ),
    confirmed: (slot, claim) =>
      screen.doing(
        slot.key,
        () => planning.confirmClaim(slot, claim.claim),
        say("confirm.done", { who: who(claim), moment: calendar.moment(slot.start) }),
      ),
    declined: (slot, claim, reason) =>
      screen.doing(
        slot.key,
        () => planning.declineClaim(slot, claim.claim, reason),
        say("decline.done", { who: who(claim) }),
      ),
  };
}

/** @param {PositionRow[]} positions @param {string | undefined} position */
const urgencyOf = (positions, position) => positions.find(({ key }) => key === position)?.urgency ?? "";
