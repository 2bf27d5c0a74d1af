// @ts-check
import { html, nothing } from "lit";
import { plusDays, weekOf } from "../model/calendar.js";
import { freshness, normOnScale, onScale, placesOf, strength, waitOf, weeksOf } from "../model/figures.js";
import { age, code, inDays, list, weeks } from "../model/wording.js";
import { say } from "../words/say.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { Places, Stop, WaitsRow } from "../model/types.js" */

/** Drawn as text, read as words. */
const SHAPES = { within: "✓", over: "▲", unknown: "?", none: "" };

/**
 * One of the two waits: the figure with its state in shape and word, its kind and age, and a scale
 * with the norm on it.
 *
 * @param {WaitsRow} row
 * @param {"INTAKE" | "TREATMENT"} phase
 * @param {Exchange} exchange
 */
export function waitFigure(row, phase, { calendar, today }) {
  const wait = waitOf(row, phase);
  if (wait.days === undefined)
    return html`<span class="none"
      >${wait.under === undefined ? say("wait.unknown") : say("wait.few", { n: wait.under })}</span
    >`;
  const thirdStart = phase === "INTAKE" ? placesOf(row).third : row.treatmentPlaces?.third;
  const third =
    thirdStart === undefined || row.archive ? null : Math.max(0, calendar.days(today, thirdStart));
  const asOf = wait.asOf ? calendar.shortDate(wait.asOf, today) : "";
  const kind =
    wait.kind === "computed"
      ? html`<span class="kind-long">${say("wait.computed")}${wait.n === undefined ? nothing : ", "}</span
          >${wait.n === undefined ? nothing : say("wait.over", { n: wait.n })}`
      : say("wait.reported", { date: asOf });
  return html`<div class="wait ${wait.state}">
    <b><span class="shape" aria-hidden="true">${SHAPES[wait.state]}</span> ${weeks(wait.days)}</b>
    ${scale(wait.days, third, wait.norm, wait.state === "over")}
    <small title=${wait.note ?? nothing}
      >${wait.state === "none" ? nothing : html`<span class="norm-word">${say(`norm.${wait.state}`)}</span> · `}${kind}</small
    >
  </div>`;
}

/**
 * Bar: the wait. Mark: the third free place. Line: the norm. Said in words beside it, so hidden from
 * screen readers.
 *
 * @param {number} days
 * @param {number | null} third in days from now
 * @param {number | undefined} norm in days
 * @param {boolean} over
 */
export function scale(days, third, norm, over) {
  const at = normOnScale(norm);
  return html`<span class="scale ${over ? "over" : ""}" aria-hidden="true"
    ><i .style=${`width:${percent(onScale(days, norm))}`}></i>${
      third === null ? nothing : html`<s .style=${`left:${percent(onScale(third, norm))}`}></s>`
    }${at === null ? nothing : html`<u .style=${`left:${percent(at)}`}></u>`}</span
  >`;
}

/** @param {number} share */
const percent = (share) => `${(share * 100).toFixed(1)}%`;

/**
 * The first place in people's words, and the third under it.
 *
 * @param {WaitsRow} row
 * @param {Exchange} exchange
 */
export function placeFigure(row, exchange) {
  const { calendar, today } = exchange;
  const { first, third } = placesOf(row);
  if (first === undefined) {
    return row.waitingListFirst
      ? html`<span class="none">${say("place.waitingListFirst")}</span
          ><span class="sub">${say("place.none.ownList")}</span>`
      : html`<span class="none">${say("place.none", { n: horizonWeeks(row, exchange) })}</span>
          <span class="sub">${say("place.horizon", { date: calendar.day(row.horizon) })}</span>`;
  }
  const days = calendar.days(today, first);
  const norm = row.norms?.INTAKE;
  return html`<span class=${norm === undefined || days <= norm ? "soon" : "later"}
      >${calendar.day(first)}</span
    >
    <span class="in-days">${inDays(days)}</span>
    <span class="sub"
      >${
        row.waitingListFirst
          ? say("place.waitingListFirst")
          : third === undefined
            ? say("place.noThird")
            : say("place.third", { day: calendar.day(third) })
      }</span
    >`;
}

/** @param {WaitsRow} row @param {Exchange} exchange */
const horizonWeeks = (row, { calendar, today }) =>
  Math.max(1, Math.round(calendar.days(today, row.horizon) / 7));

/**
 * The next eight weeks of free places, one box each; hatched where a stop closes them.
 *
 * @param {WaitsRow} row
 * @param {{ onlineOnly?: boolean, stopped?: boolean, places?: Places }} [options]
 */
export function weeksStrip(row, { onlineOnly = false, stopped = false, places = placesOf(row) } = {}) {
  const free = weeksOf(places, onlineOnly);
  const told = stopped
    ? say("weeks.stopped")
    : say("weeks.told", {
        weeks: free
          .map((n, week) =>
            say("weeks.one", {
              week: weekOf(plusDays(row.firstWeek, week * 7)),
              n: n === 0 ? say("weeks.none") : n,
            }),
          )
          .join(", "),
      });
  return html`<div class="weeks" role="img" aria-label=${told}>
    ${free.map((n) => html`<span class=${stopped ? "x" : `f${strength(n)}`}>${stopped ? "×" : n === 0 ? "·" : n}</span>`)}
  </div>`;
}

/** When the service's own word was last given. @param {WaitsRow} row @param {Exchange} exchange */
export function ageFigure(row, exchange) {
  const now = exchange.now();
  const state = row.archive ? "withdrawn" : freshness(row, now);
  const words = row.archive ? say("age.archive") : age(row.confirmedAt, now, exchange.calendar);
  return html`<span class="age ${state}"
    >${words}${state === "stale" ? html`<span class="sub"><span aria-hidden="true">▲ </span>${say("age.stale")}</span>` : nothing}</span
  >`;
}

/**
 * What a stop says: until when, for whom, why, since when, and where else.
 *
 * @param {Stop} stop
 * @param {Exchange} exchange
 * @param {boolean} youth
 */
export function stopWords(stop, { calendar, today, region }, youth) {
  const whom = [
    ...stop.careQuestions.map((question) => code("careQuestion", question)),
    ...stop.ageClasses.map((age) => say("age.class", { age: age.replace("-", "–") })),
    ...stop.insurers.map(
      (insurer) => region?.insurers.find((known) => known.code === insurer)?.name ?? insurer,
    ),
  ];
  return {
    head: stop.until ? say("stop.until", { date: calendar.longDate(stop.until, today) }) : say("stop.open"),
    rest: [
      whom.length > 0 ? say("stop.for", { whom: list(whom) }) : say("stop.forAll"),
      code("stopReason", stop.reason),
      say("stop.announced", { date: calendar.longDate(stop.announcedOn, today) }),
      say(youth ? "stop.elsewhereYouth" : "stop.elsewhere"),
    ].join(" · "),
  };
}

/** What is offered, in one line. @param {WaitsRow} row @param {Exchange} exchange */
export function offerWords(row, exchange) {
  return [
    row.category === "GGZ_TREATMENT" ? "" : code("category", row.category),
    ...row.echelons.map((echelon) => code("echelon", echelon)),
    row.languages.map((language) => language.toUpperCase()).join(", "),
    list(row.deliveries.map((delivery) => code("delivery", delivery))),
  ]
    .filter(Boolean)
    .join(" · ");
}
