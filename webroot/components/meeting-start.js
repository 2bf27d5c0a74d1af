// @ts-check
import { html, nothing } from "lit";
import { workingDayAfter } from "../model/region.js";
import { say } from "../words/say.js";
import { callLine } from "./meeting-minutes.js";
import { caseLine, mindWords, upkeepLines, verdictWords } from "./meeting-parts.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { MeetingView } from "./meeting-parts.js" */
/** @import { OnCalls } from "./meeting-minutes.js" */
/** @import { Named, TransferFigures } from "../model/table-types.js" */

/** At what time one meets unless another is chosen. */
const USUAL_TIME = "14:00";

/**
 * That there is none, and for who leads the way to plan one.
 *
 * @typedef {{ busy: boolean, plan: (startsAt: string) => void, drop: () => void }} OnPlan
 *
 * @param {Exchange} exchange
 * @param {OnPlan & { leads: boolean, planning: boolean, begin: () => void }} on
 */
export function noMeeting(exchange, on) {
  const agreed = exchange.region?.table.meeting;
  return html`<section class="empty meeting-none">
    <h2 id="meeting-head" tabindex="-1">${say("meeting.none")}</h2>
    <p>${agreed?.meets ? say("meeting.meets", { when: agreed.meets }) : say("meeting.noneText")}</p>
    ${
      !on.leads
        ? nothing
        : on.planning
          ? planForm(exchange, on)
          : html`<button type="button" class="btn plan-meeting" @click=${on.begin}>${say("meeting.plan")} <kbd aria-hidden="true">n</kbd></button>`
    }
  </section>`;
}

/** When the next one is. @param {Exchange} exchange @param {OnPlan} on */
function planForm(exchange, { busy, plan, drop }) {
  const { region, today, calendar } = exchange;
  return html`<form
    class="act-form plan-form"
    @submit=${(/** @type {SubmitEvent} */ e) => {
      e.preventDefault();
      const said = new FormData(/** @type {HTMLFormElement} */ (e.target));
      plan(calendar.instant(String(said.get("day")), String(said.get("time"))));
    }}
  >
    <label class="field act-field"><span>${say("meeting.day")}</span><input type="date" name="day" required min=${today} .value=${region ? workingDayAfter(region, today) : today} /></label>
    <label class="field act-field"><span>${say("meeting.time")}</span><input type="time" name="time" required .value=${USUAL_TIME} /></label>
    <div class="actions">
      <button class="btn small send" ?disabled=${busy}>${say("meeting.planSend")} <kbd aria-hidden="true">Enter</kbd></button>
      <button type="button" class="btn quiet small" @click=${drop}>${say("cancel")} <kbd aria-hidden="true">Esc</kbd></button>
    </div>
  </form>`;
}

/**
 * Before the first case: who is there, what was left from last time, and what is settled already.
 *
 * @param {MeetingView} view
 * @param {{ busy: boolean, own: string | undefined, organizations: Named[], attend: (organization: string, present: boolean) => void,
 *   actions: OnCalls, figures: TransferFigures | null }} on
 */
export function startPage(view, on) {
  const { meeting } = view;
  const settled = meeting.cases.filter((about) => about.settled);
  return html`<div class="meeting-columns">
    <div class="meeting-main">
      <section class="meeting-part" aria-labelledby="meeting-head">
        <h2 id="meeting-head" tabindex="-1">${say("meeting.startHead", { n: meeting.cases.length - settled.length })}</h2>
        <p class="hint">${say(view.leads ? "meeting.startLead" : "meeting.startFollow", { name: meeting.chair.name })}</p>
        ${presence(view, on)}
      </section>
      ${earlierPart(view, on)}
      ${
        settled.length > 0
          ? html`<section class="meeting-part" aria-labelledby="settled-head">
              <h2 id="settled-head">${say("meeting.settledHead", { n: settled.length })}</h2>
              <p class="hint">${say("meeting.settledText")}</p>
              <ul class="settled-list">
                ${settled.map((about) => {
                  const transfer = view.transfer(about.transfer);
                  return html`<li>
                    <p class="agenda-who">${caseLine(view, transfer)}</p>
                    <p class="sub">${transfer ? html`${mindWords(transfer)} · ${verdictWords(view, about)}` : nothing}</p>
                  </li>`;
                })}
              </ul>
            </section>`
          : nothing
      }
    </div>
    ${upkeepLines(on.figures)}
  </div>`;
}

/** @param {MeetingView} view @param {Parameters<typeof startPage>[1]} on */
function presence({ meeting, leads }, { busy, own, organizations, attend }) {
  const here = new Set(meeting.present.map(({ id }) => id));
  if (!leads) {
    return html`<p class="presence-line">${say("meeting.present", { n: here.size })}: ${meeting.present.map(({ name }) => name).join(", ")}</p>
      ${
        own && !here.has(own)
          ? html`<button type="button" class="btn small here" ?disabled=${busy} @click=${() => attend(own, true)}>${say("meeting.weAreHere")} <kbd aria-hidden="true">h</kbd></button>`
          : nothing
      }`;
  }
  return html`<fieldset class="presence">
    <legend>${say("meeting.present", { n: here.size })}</legend>
    ${organizations.map(
      ({ id, name }) =>
        html`<label class="act-option ${here.has(id) ? "on" : ""}"
          ><input type="checkbox" .checked=${here.has(id)} ?disabled=${busy} @change=${(/** @type {any} */ e) => attend(id, e.target.checked)} /><span>${name}</span></label
        >`,
    )}
  </fieldset>`;
}

/** Last time's calls. @param {MeetingView} view @param {Parameters<typeof startPage>[1]} on */
function earlierPart(view, { actions }) {
  const { meeting, exchange } = view;
  return html`<section class="meeting-part" aria-labelledby="earlier-head">
    <h2 id="earlier-head">${say("meeting.earlierHead", { n: meeting.earlier.length })}</h2>
    ${
      meeting.earlier.length === 0
        ? html`<p class="ok"><span aria-hidden="true">✓ </span>${say("meeting.earlierNone")}</p>`
        : html`<ul class="action-list">
            ${meeting.earlier.map((each) => callLine(exchange, each, actions))}
          </ul>`
    }
  </section>`;
}
