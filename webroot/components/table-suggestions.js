// @ts-check
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { together } from "../model/table-places.js";
import { code, list } from "../model/wording.js";
import { say } from "../words/say.js";
import { problemNote } from "./problem-note.js";
import { reasonWords } from "./table-words.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { Place, Suggestion, Suggestions, Without } from "../model/table-types.js" */

/** How much sooner, in the unit that tells most. @param {number} days */
export const sooner = (days) =>
  days >= 14 ? say("table.soonerWeeks", { n: Math.floor(days / 7) }) : say("table.soonerDays", { n: days });

/** Where and when. @param {Place} place @param {Exchange} exchange */
export const placeLine = ({ start, service, organization }, { calendar }) =>
  html`<b>${organization.name}</b> ${service.name} <span class="when">${calendar.moment(start)}</span>`;

/** Why this one, in words. @param {Suggestion} suggestion */
export const whyWords = ({ why: { daysOverNorm, daysSaved, km } }) =>
  [
    (daysOverNorm ?? 0) > 0 ? say("why.over", { n: daysOverNorm ?? 0 }) : say("why.within"),
    daysSaved > 0 ? say("why.saved", { n: daysSaved }) : say("why.savedNone"),
    km === undefined ? "" : km < 1 ? say("why.near") : say("why.km", { n: Math.round(km) }),
  ].filter(Boolean);

/**
 * What is proposed for one person: why this place, why not the next three, and for who has none which
 * single wish would open one.
 *
 * @param {{ suggestion: Suggestion | undefined, without: Without | undefined, exchange: Exchange, own: boolean,
 *   named: (key: string) => string, act: { words: string, run: () => void, key: string } | null, busy: boolean }} of `own`: whether
 *   it is of the own organisation; `named`: who someone else is, as far as one may know
 */
export function suggestionPart({ suggestion, without, exchange, own, named, act, busy }) {
  if (!suggestion && !without) return nothing;
  return html`<section class="suggested" aria-labelledby="suggested-head">
    <h3 id="suggested-head">${say(suggestion ? "table.suggestedHead" : "table.noneHead")}</h3>
    ${
      suggestion
        ? html`<div class="suggestion">
            <p>
              ${placeLine(suggestion.place, exchange)}
              ${own ? html`<span class="tag unknown">${say("table.ownOffer")}</span>` : nothing}
            </p>
            ${suggestion.why.daysSaved > 0 ? html`<b class="soon">${sooner(suggestion.why.daysSaved)}</b>` : nothing}
            <ul class="why">
              ${whyWords(suggestion).map((why) => html`<li><span aria-hidden="true">✓ </span>${why}</li>`)}
            </ul>
            ${
              act
                ? html`<button type="button" class="btn small put" ?disabled=${busy} @click=${act.run}>
                    ${act.words} <kbd aria-hidden="true">${act.key}</kbd>
                  </button>`
                : nothing
            }
          </div>
          ${notNext(suggestion, exchange, named)}`
        : opening(/** @type {Without} */ (without), exchange)
    }
  </section>`;
}

/** @param {Suggestion} suggestion @param {Exchange} exchange @param {(key: string) => string} named */
function notNext({ notNext: others }, { calendar }, named) {
  if (others.length === 0) return nothing;
  return html`<details class="not-next" open>
    <summary>${say("table.notNext")}</summary>
    <ul>
      ${others.map(({ service, organization, start, reason }) => {
        const known = reason.obstacle ?? (reason.code === "OBSTACLE" ? "other" : "");
        const words = known ? reasonWords("obstacle", known) : reasonWords("notNext", reason.code);
        const other = reason.case ? named(reason.case) : "";
        return html`<li>
          <b>${organization.name}</b> ${service.name}, ${calendar.moment(start)}:
          ${words}${other ? ` (${other})` : ""}
        </li>`;
      })}
    </ul>
  </details>`;
}

/** The one wish that would open a place. @param {Without} without @param {Exchange} exchange */
function opening({ opens }, exchange) {
  if (!opens) return html`<p>${say("table.noOpening")}</p>`;
  return html`<p class="opening">
    <b>${say("table.oneWish")}</b> ${say("table.opens", { wish: reasonWords("wish", opens.wish) })}
    ${placeLine(opens.place, exchange)}
    <span class="sub">${reasonWords("wishAsk", opens.wish)}</span>
  </p>`;
}

/** By what the region weighs. @param {NonNullable<Suggestions["rules"]>} rules */
function rulesWords({ version, urgencyWeights }) {
  const weights = Object.entries(urgencyWeights)
    .sort(([, a], [, b]) => b - a)
    .map(([urgency, n]) => say("table.weight", { urgency: code("urgency", urgency), n }));
  return say("table.rules", { weights: list(weights), version });
}

/**
 * All suggestions, for who has not chosen anyone yet.
 *
 * @param {{ suggestions: Suggestions | null, problem: any, again: () => void, exchange: Exchange, free: number,
 *   person: (suggestion: { case: string, transfer?: string }) => { key: string, words: string, who: string } | null,
 *   open: (key: string) => void }} of
 */
export function allSuggestions({ suggestions, problem, again, exchange, free, person, open }) {
  if (!suggestions)
    return problem
      ? problemNote(problem, again)
      : html`<div class="loading" role="status"><p>${say("table.matching")}</p></div>`;
  const sum = together(suggestions);
  return html`<h2>${say("table.suggestionsHead")}</h2>
    <p class="hint">${say("table.suggestionsText")}</p>
    ${
      sum.n === 0
        ? html`<p class="none">${say(free === 0 ? "table.noneFree" : "table.noneFits")}</p>`
        : html`<p>
              <b>${say("table.together", { n: sum.n })}</b>
              ${[sum.over > 0 ? say("table.togetherOver", { n: sum.over }) : "", sooner(sum.days)].filter(Boolean).join(" · ")}
            </p>
            <ol class="all-suggestions">
              ${repeat(
                suggestions.items,
                (item) => item.case,
                (item) => {
                  const of = person(item);
                  return of
                    ? html`<li>
                        <button type="button" class="open-suggestion" @click=${() => open(of.key)}>
                          <span><b>${of.words}</b> <span class="sub">${of.who}</span></span>
                          <span aria-hidden="true">→</span>
                          <span>${placeLine(item.place, exchange)}<span class="sub">${whyWords(item).join(" · ")}</span></span>
                        </button>
                      </li>`
                    : nothing;
                },
              )}
            </ol>`
    }
    ${sum.without > 0 ? html`<p class="hint">${say("table.withoutPlace", { n: sum.without })}</p>` : nothing}
    ${suggestions.rules ? html`<p class="hint">${rulesWords(suggestions.rules)}</p>` : nothing}
    ${problem ? html`<p class="hint warn"><span aria-hidden="true">▲ </span>${say("table.oldSuggestions")}</p>` : nothing}`;
}

