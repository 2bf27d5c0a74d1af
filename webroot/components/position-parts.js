// @ts-check
import { html, nothing } from "lit";
import { daysOver, URGENCIES } from "../model/positions.js";
import { ageClassWords, code, weeks } from "../model/wording.js";
import { say } from "../words/say.js";
import { placeChoice, reasonAct, refuseAct } from "./claim-acts.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { PositionRow, SlotRow, WaitsRow } from "../model/types.js" */

/** Why someone no longer waits, where that is not said by an act of its own. */
const CLOSE_REASONS = [
  "WITHDREW",
  "HELPED_ELSEWHERE",
  "NOT_REACHED",
  "DUPLICATE",
  "REFERRED_BACK",
  "DECEASED",
  "OTHER",
];
/** Drawn as text beside the word: shape, not colour alone. @type {Record<string, string>} */
const SHAPES = { HIGH: "▲▲", PRIORITY: "▲", REGULAR: "" };

/**
 * @typedef {object} PositionActs
 * @property {Exchange} exchange
 * @property {WaitsRow | undefined} service
 * @property {string} reference the holder's own; empty for none
 * @property {boolean} fresh
 * @property {boolean} open
 * @property {boolean} busy
 * @property {SlotRow[]} places that may be given to this person
 * @property {() => void} opened
 * @property {(slot: SlotRow) => void} planned
 * @property {(slot: SlotRow) => void} moved
 * @property {() => void} freed
 * @property {(urgency: string) => void} urgency
 * @property {(on: string) => void} treatment
 * @property {(reason: string) => void} closed
 * @property {(reason: string) => void} refused
 */

/** One who waits: how pressing, for what, how long, and what is planned. @param {PositionRow} row @param {PositionActs} acts */
export function positionLine(row, acts) {
  const { exchange, open, service } = acts;
  const { calendar, today } = exchange;
  const ageClass = exchange.region?.ageClasses.find((known) => known.code === row.ageClass);
  const who = acts.reference || row.code;
  return html`<li
    class="position is-${row.urgency.toLowerCase()} ${acts.fresh ? "fresh" : ""} ${open ? "on" : ""}"
  >
    <div class="position-line">
      <span class="urgency-tag"
        >${SHAPES[row.urgency] ? html`<span aria-hidden="true">${SHAPES[row.urgency]} </span>` : nothing}${code("urgency", row.urgency)}</span
      >
      <span class="position-who"
        >${who ? html`<b class="code">${who}</b>` : html`<span class="none">${say("position.noReference")}</span>`}
        <span class="sub"
          >${code("careQuestion", row.careQuestion)}${ageClass ? ` · ${ageClassWords(ageClass)}` : nothing}</span
        ></span
      >
      <span
        >${row.serviceName}
        <span class="sub"
          >${service ? `${service.location.place ?? service.location.name} · ` : nothing}${say(row.phase === "INTAKE" ? "planning.waitingIntake" : "planning.waitingTreatment")}</span
        ></span
      >
      <span
        ><b>${weeks(calendar.days(row.phaseSince, today))}</b>
        <span class="sub">${say("position.since", { date: calendar.shortDate(row.phaseSince, today) })}</span></span
      >
      <span>${normWords(row, exchange)}</span>
      <span
        >${
          row.booking
            ? html`<b class="soon">${calendar.moment(row.booking.start)}</b>
                <span class="sub">${say("positions.planned")}</span>`
            : html`<span class="none">${say("positions.notPlanned")}</span>
                ${acts.places.length > 0 ? html`<span class="sub free-count">${say("position.free", { n: acts.places.length })}</span>` : nothing}`
        }</span
      >
      <button
        type="button"
        class="btn quiet small"
        aria-expanded=${open}
        aria-label=${say(open ? "position.closeRow" : "position.openRow", { who: who ?? say("position.noReference") })}
        @click=${acts.opened}
      >
        ${say(open ? "close" : "position.open")}
      </button>
    </div>
    ${open ? positionActs(row, acts) : nothing}
  </li>`;
}

/** @param {PositionRow} row @param {Exchange} exchange */
function normWords(row, { calendar, today }) {
  const over = daysOver(row, today);
  if (over > 0)
    return html`<span class="warn"
      ><span aria-hidden="true">▲ </span>${say("position.over", { n: over })}</span
    >`;
  const [last] = [row.normOn, row.targetOn].filter((day) => day !== undefined).sort();
  return last
    ? html`<span class="ok"><span aria-hidden="true">✓ </span>${say("norm.within")}</span>
        <span class="sub">${say("position.until", { date: calendar.shortDate(last, today) })}</span>`
    : html`<span class="none">${say("position.noNorm")}</span>`;
}

/** @param {PositionRow} row @param {PositionActs} acts */
function positionActs(row, acts) {
  const { exchange, busy } = acts;
  const { region, today } = exchange;
  return html`<div class="position-acts">
    <section>
      <h3>${say("position.placeHead")}</h3>
      ${planActs(row, acts)}
    </section>
    <section>
      <h3 id="urgency-${row.key}">${say("position.urgencyHead")}</h3>
      <div class="chips" role="group" aria-labelledby="urgency-${row.key}">
        ${URGENCIES.map(
          (urgency) =>
            html`<button
              type="button"
              class="chip"
              aria-pressed=${row.urgency === urgency}
              ?disabled=${busy}
              @click=${() => urgency !== row.urgency && acts.urgency(urgency)}
            >
              ${code("urgency", urgency)}
            </button>`,
        )}
      </div>
      <p class="hint">${region?.urgencies[row.urgency]?.text ?? nothing}</p>
    </section>
    <section>
      <h3>${say("position.endHead")}</h3>
      ${
        row.phase === "TREATMENT"
          ? html`<details class="act treatment">
              <summary>${say("position.treatment")}</summary>
              <form
                @submit=${(/** @type {any} */ e) => {
                  e.preventDefault();
                  acts.treatment(String(new FormData(e.target).get("on")));
                }}
              >
                <label class="field"
                  ><span>${say("position.treatmentOn")}</span
                  ><input
                    type="date"
                    name="on"
                    required
                    min=${row.phaseSince}
                    max=${today}
                    .value=${today}
                /></label>
                <p class="hint">${say("position.treatmentText")}</p>
                <button class="btn small" ?disabled=${busy}>${say("position.treatmentDo")}</button>
              </form>
            </details>`
          : nothing
      }
      ${
        row.code && row.phase === "INTAKE"
          ? refuseAct(row.code, busy, say(row.booking ? "refuse.textPlace" : "refuse.text"), acts.refused)
          : nothing
      }
      ${reasonAct("close-wait", {
        open: say("position.closeOpen"),
        words: say(row.booking ? "position.closeTextPlace" : "position.closeText"),
        label: say("position.closeWhy"),
        reasons: CLOSE_REASONS.map((reason) => [reason, code("closeReason", reason)]),
        submit: say("position.closeDo"),
        busy,
        chosen: acts.closed,
      })}
    </section>
  </div>`;
}

/** A place, another one, or none any more. @param {PositionRow} row @param {PositionActs} acts */
function planActs({ booking }, { exchange, places, busy, planned, moved, freed }) {
  if (!booking)
    return placeChoice(places, exchange, {
      words: say("position.which"),
      none: say("position.noPlaces"),
      submit: say("position.plan"),
      busy,
      chosen: planned,
    });
  return html`<p>${say("position.has", { moment: exchange.calendar.moment(booking.start) })}</p>
    <details class="act move">
      <summary>${say("move.open")}</summary>
      ${placeChoice(
        places.filter(({ key }) => key !== booking.slot),
        exchange,
        { words: say("move.to"), none: say("move.none"), submit: say("move.do"), busy, chosen: moved },
      )}
    </details>
    <button type="button" class="btn quiet small freed" ?disabled=${busy} @click=${freed}>
      ${say("position.free.do")}
    </button>`;
}
