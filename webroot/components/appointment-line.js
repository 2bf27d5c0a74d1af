// @ts-check
import { html, nothing } from "lit";
import { code } from "../model/wording.js";
import { say } from "../words/say.js";
import { OUTCOMES, placeChoice } from "./claim-acts.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { Appointment } from "../model/day-list.js" */
/** @import { PositionRow, SlotRow } from "../model/types.js" */

/** The key of each outcome, and the shape beside its word. @type {Record<string, { key: string, shape: string }>} */
const WAYS = {
  ATTENDED: { key: "g", shape: "✓" },
  NO_SHOW: { key: "n", shape: "✕" },
  CANCELLED: { key: "a", shape: "–" },
};

/**
 * @typedef {object} AppointmentActs
 * @property {Exchange} exchange
 * @property {string} who
 * @property {boolean} dated whether its day is said too
 * @property {boolean} current whether keys are about it
 * @property {"" | "move" | "treatment"} opened
 * @property {boolean} busy
 * @property {boolean} fresh
 * @property {boolean} awaitsTreatment
 * @property {PositionRow | undefined} position
 * @property {string | undefined} ownName of the own organisation, which is not said each time
 * @property {() => void} chosen
 * @property {(outcome: string) => void} outcome
 * @property {() => void} erase
 * @property {(what: "move" | "treatment") => void} open
 * @property {(kind: "same" | "TREATMENT_START") => SlotRow[]} places
 * @property {(to: SlotRow) => void} move
 * @property {(on: string) => void} startTreatment
 * @property {(to: SlotRow) => void} planTreatment
 */

/** Who comes, when, for what, and how it went. @param {Appointment} appointment @param {AppointmentActs} acts */
export function appointmentLine(appointment, acts) {
  const { slot, claim, begun, gone } = appointment;
  const { calendar } = acts.exchange;
  const urgency = acts.position?.urgency;
  return html`<li
    class="appointment ${acts.current ? "current" : ""} ${acts.fresh ? "fresh" : ""} ${claim.outcome ? `was-${claim.outcome.toLowerCase().replace("_", "-")}` : begun ? "is-open" : ""}"
    data-key=${appointment.key}
    tabindex=${acts.current ? 0 : -1}
    aria-current=${acts.current ? "true" : nothing}
    aria-label=${[calendar.moment(slot.start), acts.who, claim.outcome ? code("outcome", claim.outcome) : ""].filter(Boolean).join(", ")}
    @focusin=${acts.chosen}
    @click=${acts.chosen}
  >
    <div class="appointment-line">
      <span class="appointment-time"
        ><b>${calendar.time(slot.start)}</b>${acts.dated ? html`<span class="sub">${calendar.day(slot.start)}</span>` : nothing}</span
      >
      <span class="appointment-who"
        ><b class="code">${acts.who}</b>
        <span class="sub"
          >${[urgency && urgency !== "REGULAR" ? `▲ ${code("urgency", urgency)}` : "", claim.byName === acts.ownName ? "" : (claim.byName ?? ""), claim.toMove ? say("day.toMove") : "", claim.confirmBy ? say("day.toConfirm") : ""].filter(Boolean).join(" · ")}</span
        ></span
      >
      <span
        >${slot.serviceName}
        <span class="sub">${[code("slotKind", slot.kind), code("delivery", slot.delivery), slot.scheduleCode ?? ""].filter(Boolean).join(" · ")}</span></span
      >
      <span class="outcomes" role="group" aria-label=${say("week.outcome")}>
        ${OUTCOMES.map((outcome) => outcomeButton(outcome, appointment, acts))}
        ${
          begun || gone || claim.outcome
            ? nothing
            : html`<button
                type="button"
                class="chip"
                aria-expanded=${acts.opened === "move"}
                aria-keyshortcuts="v"
                ?disabled=${acts.busy}
                @click=${() => acts.open("move")}
              >
                ${say("day.move")} ${acts.current ? html`<kbd aria-hidden="true">v</kbd>` : nothing}
              </button>`
        }
        ${
          acts.awaitsTreatment
            ? html`<button
                type="button"
                class="chip next-step"
                aria-expanded=${acts.opened === "treatment"}
                aria-keyshortcuts="b"
                ?disabled=${acts.busy}
                @click=${() => acts.open("treatment")}
              >
                ${say("day.treatment")} ${acts.current ? html`<kbd aria-hidden="true">b</kbd>` : nothing}
              </button>`
            : nothing
        }
      </span>
    </div>
    ${acts.opened === "move" ? moving(acts) : nothing}
    ${acts.opened === "treatment" && acts.awaitsTreatment ? treating(acts) : nothing}
  </li>`;
}

/** @param {string} outcome @param {Appointment} appointment @param {AppointmentActs} acts */
function outcomeButton(outcome, { claim, begun, gone }, acts) {
  const chosen = claim.outcome === outcome;
  if (!begun && outcome !== "CANCELLED") return nothing;
  if (gone && !chosen) return nothing;
  const { key, shape } = WAYS[outcome];
  return html`<button
    type="button"
    class="chip outcome"
    data-outcome=${outcome}
    aria-pressed=${chosen}
    aria-keyshortcuts=${key}
    title=${chosen ? say("day.eraseTitle") : nothing}
    ?disabled=${acts.busy}
    @click=${() => (chosen ? acts.erase() : acts.outcome(outcome))}
  >
    ${chosen ? nothing : html`<span aria-hidden="true">${shape}</span>`} ${code("outcome", outcome)}
    ${acts.current && !chosen ? html`<kbd aria-hidden="true">${key}</kbd>` : nothing}
  </button>`;
}

/** @param {AppointmentActs} acts */
const moving = ({ exchange, busy, places, move }) =>
  html`<div class="appointment-open act">
    ${placeChoice(places("same"), exchange, {
      words: say("move.to"),
      none: say("move.none"),
      submit: say("move.do"),
      busy,
      chosen: move,
    })}
  </div>`;

/** The wait for treatment ends on a day, or a place is taken in which it will. @param {AppointmentActs} acts */
function treating({ exchange, busy, position, places, startTreatment, planTreatment }) {
  return html`<div class="appointment-open act">
    <form
      @submit=${(/** @type {any} */ e) => {
        e.preventDefault();
        startTreatment(String(new FormData(e.target).get("on")));
      }}
    >
      <label class="field"
        ><span>${say("position.treatmentOn")}</span
        ><input
          type="date"
          name="on"
          required
          min=${position?.phaseSince ?? nothing}
          max=${exchange.today}
          .value=${exchange.today}
      /></label>
      <p class="hint">${say("position.treatmentText")}</p>
      <button class="btn small" ?disabled=${busy}>${say("position.treatmentDo")}</button>
    </form>
    ${placeChoice(places("TREATMENT_START"), exchange, {
      words: say("day.planTreatment"),
      none: say("day.noTreatmentPlace"),
      submit: say("position.plan"),
      busy,
      chosen: planTreatment,
    })}
  </div>`;
}
