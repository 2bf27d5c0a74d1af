// @ts-check
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { plusDays, weekOf } from "../model/calendar.js";
import { count, distance, inDays, list } from "../model/wording.js";
import { hasWords, say } from "../words/say.js";
import { capacityLine } from "./capacity-words.js";
import { ageFigure, placeFigure, stopWords, waitFigure, weeksStrip } from "./figures.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { Answer } from "../model/answers.js" */
/** @import { Question } from "../model/question.js" */

/**
 * @typedef {object} Listing
 * @property {Exchange} exchange
 * @property {Question} question
 * @property {boolean} youth
 * @property {boolean} near whether it is known from where distances are
 * @property {Set<string>} fresh keys that changed just now
 * @property {(key: string) => void} open
 * @property {(change: Partial<Question>) => void} asked
 */

/** A row per service, for a screen that is wide enough. @param {Answer[]} answers @param {Listing} listing */
export function waitsTable(answers, listing) {
  const { question, asked } = listing;
  const first = answers[0]?.row;
  const archive = listing.exchange.region?.nature === "ARCHIVE";
  /** @param {string} words @param {Question["sort"]} sort @param {unknown} under @param {string} [kind] */
  const head = (words, sort, under, kind = "") =>
    archive
      ? html`<th scope="col" class=${kind}>${words}<small>${under}</small></th>`
      : html`<th scope="col" class=${kind} aria-sort=${question.sort === sort ? "ascending" : nothing}>
          <button type="button" class="sort" @click=${() => asked({ sort })}>
            ${words}${question.sort === sort ? html`<span aria-hidden="true"> ↑</span>` : nothing}</button
          ><small>${under}</small>
        </th>`;
  return html`<table class="waits ${archive ? "archive" : ""}">
    <caption class="sr">
      ${say(archive ? "grid.captionArchive" : "grid.caption")}
    </caption>
    <thead>
      <tr>
        ${head(say("grid.provider"), "name", say("grid.location"))}
        ${listing.near ? head(say("grid.distance"), "distance", "", "num") : nothing}
        ${archive ? nothing : head(say("grid.first"), "soonest", say("grid.third"))}
        ${head(say("grid.intake"), "intake", archive ? say("grid.normIntake") : html`<span class="legend legend-bar">${say("grid.bar")}</span> <span class="legend legend-mark">${say("grid.mark")}</span> <span class="legend legend-line">${say("grid.normIntake")}</span>`)}
        ${head(say("grid.treatment"), "treatment", html`<span class="legend legend-line">${say("grid.normTreatment")}</span>`)}
        ${
          archive
            ? nothing
            : html`<th scope="col" class="num waiting">
                  ${say("grid.waiting")}<small>${say("grid.waitingUnder")}</small>
                </th>
                <th scope="col">
                  ${say("grid.weeks")}${first ? html`<small>${say("grid.weeksFromTo", { from: weekOf(first.firstWeek), to: weekOf(plusDays(first.firstWeek, 49)) })}</small>` : nothing}
                </th>`
        }
        <th scope="col">
          ${say("grid.age")}<small>${say(archive ? "grid.ageArchive" : "grid.ageUnder")}</small>
        </th>
      </tr>
    </thead>
    <tbody>
      ${repeat(
        answers,
        (a) => a.row.key,
        (a) => tableRow(a, listing, archive),
      )}
    </tbody>
  </table>`;
}

/** @param {Answer} a @param {Listing} listing @param {boolean} archive */
function tableRow(a, listing, archive) {
  const { exchange, question, youth, fresh } = listing;
  const { row } = a;
  const chosen = question.service === row.key;
  const stop = a.stop && stopWords(a.stop, exchange, youth);
  return html`<tr
    class="${chosen ? "on" : ""} ${fresh.has(row.key) ? "fresh" : ""} ${stop ? "stop" : ""} ${a.obstacles.length > 0 ? "unfit" : ""}"
    data-key=${row.key}
    @click=${() => listing.open(row.key)}
  >
    <th scope="row">
      ${openButton(a, listing, chosen)}<span class="sub">${whereWords(a)}</span>${asides(a, exchange, youth)}
    </th>
    ${listing.near ? html`<td class="num">${distance(a.km)}</td>` : nothing}
    ${
      archive
        ? html`<td>${waitFigure(row, "INTAKE", exchange)}</td>
            <td>${waitFigure(row, "TREATMENT", exchange)}</td>`
        : stop
          ? html`<td colspan="3">
                <span class="stopnote"><span aria-hidden="true">■ </span>${stop.head}</span>
                <span class="stop-rest">${stop.rest}</span>
              </td>
              <td class="num waiting">${count(row.waiting?.intake)}</td>`
          : html`<td class="place">${placeFigure(row, exchange)}${capacityLine(row, exchange)}</td>
              <td>${waitFigure(row, "INTAKE", exchange)}</td>
              <td>${waitFigure(row, "TREATMENT", exchange)}</td>
              <td class="num waiting">${count(row.waiting?.intake)}</td>`
    }
    ${archive ? nothing : html`<td>${weeksStrip(row, { onlineOnly: question.online === "only", stopped: a.stop !== null })}</td>`}
    <td>${ageFigure(row, exchange)}</td>
  </tr>`;
}

/** @param {Answer} a @param {Listing} listing @param {boolean} chosen */
const openButton = ({ row }, listing, chosen) =>
  html`<button
    type="button"
    class="open-row"
    aria-expanded=${chosen}
    aria-controls=${chosen ? "service-panel" : nothing}
    @click=${(/** @type {Event} */ e) => {
      e.stopPropagation();
      listing.open(row.key);
    }}
  >
    ${row.organization.name}
  </button>`;

/** @param {Answer} a */
const whereWords = ({ row }) =>
  [...new Set([row.location.place ?? row.location.name, row.name])].filter(Boolean).join(" · ");

/** A stop that closes it for others only, and what else must be said beside the name. @param {Answer} a @param {Exchange} exchange @param {boolean} youth */
function asides(a, exchange, youth) {
  const elsewhere = (a.row.stops ?? []).filter((stop) => stop.holds && stop !== a.stop);
  return a.stop || elsewhere.length === 0
    ? nothing
    : elsewhere.map((stop) => {
        const words = stopWords(stop, exchange, youth);
        return html`<span class="sub partial-stop" title=${words.rest}
          ><span aria-hidden="true">■ </span>${words.rest.split(" · ")[0]}</span
        >`;
      });
}

/** A card per service, the one best fact first, for a small screen. @param {Answer[]} answers @param {Listing} listing */
export function waitsCards(answers, listing) {
  const { exchange, question, youth, fresh } = listing;
  return html`<ul class="cards">
    ${repeat(
      answers,
      (a) => a.row.key,
      (a) => {
        const { row } = a;
        const stop = a.stop && stopWords(a.stop, exchange, youth);
        return html`<li
          class="card ${fresh.has(row.key) ? "fresh" : ""} ${stop ? "stop" : ""} ${question.service === row.key ? "on" : ""}"
          data-key=${row.key}
        >
          <div class="card-fact">
            ${
              row.archive
                ? html`<span class="later">${say("archive.short")}</span>`
                : stop
                  ? html`<span class="stopnote"><span aria-hidden="true">■ </span>${stop.head}</span>`
                  : html`<span class="place">${placeFigure(row, exchange)}${capacityLine(row, exchange)}</span>`
            }
            ${a.km === null ? nothing : html`<span class="card-km">${distance(a.km)}</span>`}
          </div>
          <div class="card-name">
            ${openButton(a, listing, question.service === row.key)}<span class="sub">${whereWords(a)}</span>
          </div>
          ${
            stop
              ? html`<p class="stop-rest">${stop.rest}</p>`
              : html`<dl class="card-waits">
                    <div>
                      <dt>${say("card.intake")}</dt>
                      <dd>${waitFigure(row, "INTAKE", exchange)}</dd>
                    </div>
                    <div>
                      <dt>${say("card.treatment")}</dt>
                      <dd>${waitFigure(row, "TREATMENT", exchange)}</dd>
                    </div>
                  </dl>
                  ${row.archive ? nothing : html`<div class="scroller" tabindex="0" role="group" aria-label=${say("grid.weeks")}>${weeksStrip(row, { onlineOnly: question.online === "only" })}</div>`}`
          }
          ${asides(a, exchange, youth)}
          <div class="card-foot">
            <span>${row.archive ? nothing : say("card.waiting", { words: count(row.waiting?.intake) })}</span
            >${ageFigure(row, exchange)}
          </div>
        </li>`;
      },
    )}
  </ul>`;
}

/**
 * The best answers, before the long list, each with why.
 *
 * @param {{ answer: Answer, reasons: string[] }[]} chosen
 * @param {Listing} listing
 */
export function bestAnswers(chosen, listing) {
  const { exchange, question, youth } = listing;
  const { calendar, today, region } = exchange;
  const insurer = region?.insurers.find(({ code }) => code === question.insurer)?.name;
  return html`<section class="best" aria-labelledby="best-head">
    <h2 id="best-head">${say(chosen.length === 1 ? "best.headOne" : "best.head", { n: chosen.length })}</h2>
    <ol>
      ${repeat(
        chosen,
        ({ answer: a }) => a.row.key,
        ({ answer: a, reasons }, rank) => {
          const first = /** @type {string} */ (a.first);
          const days = calendar.days(today, first);
          const why = [
            ...reasons.map((reason) => say(`why.${reason}`)),
            ...(a.km !== null && !reasons.includes("nearest") ? [distance(a.km)] : []),
            ...(!youth && insurer && a.row.insurers ? [say("why.insurer", { name: insurer })] : []),
          ];
          const unknown =
            !youth && insurer && !a.row.insurers ? say("why.insurerUnknown", { name: insurer }) : "";
          return html`<li class=${question.service === a.row.key ? "on" : ""}>
            <button
              type="button"
              class="best-card"
              @click=${() => listing.open(a.row.key)}
              aria-expanded=${question.service === a.row.key}
            >
              <span class="best-rank" aria-hidden="true">${rank + 1}</span>
              <span class="best-when"><b>${calendar.day(first)}</b> <span>${inDays(days)}</span></span>
              <span class="best-who"><b>${a.row.organization.name}</b> <span>${whereWords(a)}</span></span>
              <span class="best-why"
                >${why.map((words) => html`<span class="tag"><span aria-hidden="true">✓ </span>${words}</span>`)}${unknown ? html`<span class="tag unknown"><span aria-hidden="true">? </span>${unknown}</span>` : nothing}</span
              >
            </button>
          </li>`;
        },
      )}
    </ol>
  </section>`;
}

/**
 * Why something is not in the list: how many for each reason, with the nearest few by name.
 *
 * @param {Answer[]} unfit
 * @param {boolean} youth
 */
export function notShown(unfit, youth) {
  if (unfit.length === 0) return nothing;
  /** @type {Map<string, Answer[]>} */
  const groups = new Map();
  for (const a of unfit) {
    const reason = a.obstacles[0];
    groups.set(reason, [...(groups.get(reason) ?? []), a]);
  }
  return html`<details class="not-shown">
    <summary>${say("unfit.head", { n: unfit.length })}</summary>
    <ul>
      ${[...groups].map(([reason, answers]) => {
        const key = youth && hasWords(`unfit.${reason}Youth`) ? `unfit.${reason}Youth` : `unfit.${reason}`;
        const names = [...new Set(answers.map((a) => a.row.organization.name))];
        const shown = names.slice(0, 4);
        return html`<li>
          <b>${say(key)}</b>:
          ${names.length > shown.length ? say("unfit.andMore", { names: shown.join(", "), n: names.length - shown.length }) : list(shown)}
        </li>`;
      })}
    </ul>
  </details>`;
}
