// @ts-check
import { html, nothing } from "lit";
import { ITEMS_MAX } from "../model/pattern.js";
import { problemWords } from "../model/problems.js";
import { OVERRIDES, canOverride, slugOf } from "../model/publishing.js";
import { code } from "../model/wording.js";
import { say } from "../words/say.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { Answer, Request, Result } from "../model/publishing.js" */

const SHOWN = 60;

/**
 * What would become of each place, or what did; what cannot be comes first, each with why.
 *
 * @param {{ exchange: Exchange, request: Request & { skipped?: { date: string, time?: string, reason: string }[] },
 *   answer: Answer | null, isMade: boolean, busy: boolean, override: string, overridden: (reason: string) => void }} of
 */
export function publishPreview({ exchange, request, answer, isMade, busy, override, overridden }) {
  const { skipped = [], body } = request;
  const items = body.items;
  const results = (answer?.results ?? []).map((result) => ({ ...items?.[result.index], ...result }));
  const refused = results.filter(({ status }) => status === "refused");
  const fine = results.filter(({ status }) => status !== "refused");
  const holidays = [
    ...skipped.map(({ date, time, reason }) => ({ date, time: time ?? "", reason })),
    ...(answer?.holidays ?? []).map((date) => ({ date, time: "", reason: "holiday" })),
  ];
  const created = answer?.created ?? 0;
  return html`<section class="preview" aria-labelledby="preview-head" aria-live="polite" aria-busy=${busy}>
    <h3 id="preview-head">
      ${
        items?.length === 0
          ? say("publish.nothing")
          : !answer
            ? say("publish.looking")
            : isMade
              ? say("publish.resultHead")
              : created === 0
                ? say("publish.noneNew")
                : say("publish.preview", { n: created })
      }
    </h3>
    ${(items?.length ?? 0) > ITEMS_MAX ? html`<p class="warn">${say("publish.tooMany", { max: ITEMS_MAX })}</p>` : nothing}
    ${
      refused.length > 0
        ? html`<div class="note problem">
            <p>
              <b><span aria-hidden="true">▲ </span>${say("publish.refusedHead", { n: refused.length })}</b>
            </p>
            <ol>
              ${refused.slice(0, SHOWN).map((result) => html`<li>${moment(result, exchange)} <span class="warn">${problemWords({ ...result.problem, slug: slugOf(result.problem), status: 409 }).what}</span></li>`)}
            </ol>
            ${
              !isMade && (canOverride(results) || override)
                ? html`<p>${say("override.text")}</p>
                    ${overrideChoice(override, overridden)}`
                : nothing
            }
          </div>`
        : override && !isMade
          ? overrideChoice(override, overridden)
          : nothing
    }
    ${
      holidays.length > 0
        ? html`<details>
            <summary>${say("publish.skipped", { n: holidays.length })}</summary>
            <ul>
              ${holidays.map(({ date, time, reason }) => html`<li>${exchange.calendar.day(date)} ${time} · ${say(`publish.skip.${reason}`)}</li>`)}
            </ul>
          </details>`
        : nothing
    }
    <ol class="preview-list">
      ${fine.slice(0, SHOWN).map((result) => html`<li>${moment(result, exchange)} ${resultWords(result, isMade)}</li>`)}
    </ol>
    ${fine.length > SHOWN ? html`<p class="hint">${say("publish.andMore", { n: fine.length - SHOWN })}</p>` : nothing}
  </section>`;
}

/** @param {string} chosen @param {(reason: string) => void} overridden */
const overrideChoice = (chosen, overridden) =>
  html`<label class="field"
    ><span>${say("override.label")}</span
    ><select name="override" @change=${(/** @type {any} */ e) => overridden(e.target.value)}>
      <option value="">${say("override.none")}</option>
      ${OVERRIDES.map((each) => html`<option value=${each} ?selected=${each === chosen}>${code("override", each)}</option>`)}
    </select></label
  >`;

/** @param {Result} result @param {Exchange} exchange */
function moment({ start, end }, { calendar }) {
  if (!start) return nothing;
  return html`<b>${calendar.day(start)}</b> ${calendar.time(start)}${end ? `–${calendar.time(end)}` : ""}`;
}

/** @param {Result} result @param {boolean} isMade */
const resultWords = ({ status, allotment }, isMade) =>
  status === "unchanged"
    ? html`<span class="none">${say("publish.unchanged")}</span>`
    : html`<span class="ok"
        ><span aria-hidden="true">✓ </span>${say(isMade ? "publish.made" : "publish.willBe", { allotment: code("allotment", allotment ?? "") })}</span
      >`;
