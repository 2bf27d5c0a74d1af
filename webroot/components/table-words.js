// @ts-check
import { html, nothing } from "lit";
import { weekOf } from "../model/calendar.js";
import { aboutOf, daysOver, isOverByUrgency, urgencyOf, waitsSince } from "../model/table.js";
import { KIND_SHAPES, treatmentKind } from "../model/treatment.js";
import { ageClassWords, code, languageWords, list, timeLeft, weeks } from "../model/wording.js";
import { hasWords, say } from "../words/say.js";
import { scale } from "./figures.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { CaseRow, Due, Person, Stage, TransferRow } from "../model/table-types.js" */

/** Drawn beside the word of an urgency: shape, not colour alone. @type {Record<string, string>} */
const SHAPES = { HIGH: "◆", PRIORITY: "▲", REGULAR: "●" };

/** @param {string} urgency */
export const urgencyWords = (urgency) =>
  html`<span class="urgency-tag is-${urgency.toLowerCase()}"
    ><span aria-hidden="true">${SHAPES[urgency]} </span>${code("urgency", urgency)}</span
  >`;

/** What someone asks help with. @param {Person} person */
export function questionWords({ row, transfer }) {
  const social = transfer?.social;
  if (social && !row) return list(social.support.map((kind) => code("category", kind)));
  const about = aboutOf({ key: "", row, transfer, stage: null });
  return about.careQuestion ? code("careQuestion", about.careQuestion) : say("table.unknownQuestion");
}

/** Of whom little more is known: age and where from. @param {Person} person @param {Exchange} exchange */
export function whoWords(person, { region }) {
  const about = aboutOf(person);
  const social = person.transfer?.social;
  const ageClass = region?.ageClasses.find((known) => known.code === (about.ageClass ?? social?.ageClass));
  return [
    ageClass ? ageClassWords(ageClass) : "",
    about.municipality ?? about.area ?? social?.municipality ?? "",
  ]
    .filter(Boolean)
    .join(" · ");
}

/** What someone would like of help elsewhere; empty when anything would do. @param {CaseRow["wishes"]} wishes */
export const wishesWords = (wishes) =>
  list(
    [
      wishes?.languages.length ? say("wishes.languages", { languages: list(wishes.languages.map(languageWords), "or") }) : "",
      wishes?.deliveries.length === 1 ? code("delivery", /** @type {string} */ (wishes.deliveries[0])) : "",
      wishes?.kmMax ? say("wishes.kmMax", { n: wishes.kmMax }) : "",
      wishes?.backup ? code("backupWish", "yes") : "",
    ].filter(Boolean),
  );

/** By whom someone is insured; empty where that is not told. @param {Person} person @param {Exchange} exchange */
export const insurerWords = (person, { region }) =>
  region?.insurers.find((known) => known.code === aboutOf(person).insurer)?.name ?? "";

/** Since when: a day for one's own, a week for another's. @param {Partial<CaseRow>} about @param {Exchange} exchange */
export function sinceWords(about, { calendar, today }) {
  const since = waitsSince(about);
  if (since === "") return "";
  return about.phaseSince || about.since
    ? say("table.since", { date: calendar.shortDate(since, today) })
    : say("table.sinceWeek", { week: weekOf(since) });
}

/**
 * Why someone stands where they stand, in words: urgency, then time over the norm, then time waited.
 *
 * @param {Person} person
 * @param {Exchange} exchange
 * @param {import("../model/table.js").TableAt} at
 */
export const placeReason = (person, exchange, at) =>
  say("table.reason.place", {
    reasons: [
      say("table.reason.urgency", { urgency: code("urgency", urgencyOf(person)) }),
      timeReason(person, exchange, at),
    ].join(", "),
  });

/**
 * The part of it that is about time, for where the urgency is told already.
 *
 * @param {Person} person
 * @param {Exchange} exchange
 * @param {import("../model/table.js").TableAt} at
 */
export function timeReason(person, exchange, at) {
  const about = aboutOf(person);
  // The norm of another region is not known here.
  if (person.transfer?.outside?.incoming) return sinceWords(about, exchange);
  if (isTreated(person)) return treatmentWords(about, exchange);
  const over = daysOver(about, at);
  const exact = about.normOn !== undefined || about.targetOn !== undefined;
  const byUrgency = over > 0 && isOverByUrgency(about);
  const key = `table.reason.${byUrgency ? "late" : "over"}${exact ? "" : "Weeks"}`;
  const norm = over === 0 ? say("table.reason.within") : say(key, { n: exact ? over : Math.max(1, Math.floor(over / 7)) });
  return [
    about.phase === "TREATMENT" && !byUrgency ? `${norm} ${say("table.reason.treatment")}` : norm,
    sinceWords(about, exchange),
  ]
    .filter(Boolean)
    .join(", ");
}

/** Whether someone is in treatment, and waits for nothing yet. @param {Person} person */
const isTreated = (person) => !person.row && treatmentKind(person) !== null;

/** Since when a treatment is to be another: a day to the holder, a week to others. @param {Partial<CaseRow>} about @param {Exchange} exchange */
function treatmentWords(about, { calendar, today }) {
  const since = waitsSince(about);
  if (since === "") return say("treatment.inTreatment");
  return about.since
    ? say("treatment.proposedOn", { date: calendar.shortDate(since, today) })
    : say("treatment.proposedWeek", { week: weekOf(since) });
}

/** The key of what is said of who is in treatment, where that is not what is said of who waits. @param {string} key @param {boolean} treated */
export const treatedKey = (key, treated) => (treated && hasWords(`treated.${key}`) ? `treated.${key}` : key);

/** For what someone in treatment is moved, by word and shape; nothing for who waits. @param {Person} person */
export function kindTag(person) {
  const kind = treatmentKind(person);
  return kind === null
    ? nothing
    : html`<span class="tag treatment-tag" data-kind=${kind}><span aria-hidden="true">${KIND_SHAPES[kind]} </span>${say("treatment.inTreatment")}: ${code("transferKind", kind)}</span>`;
}

/** What another region is called. @param {string} id @param {Exchange} exchange */
export const regionWords = (id, { session }) => session?.regions.find((region) => region.id === id)?.name ?? id;

/** How long someone waits, drawn on a scale with the norm on it. @param {Person} person @param {Exchange} exchange @param {import("../model/table.js").TableAt} at */
export function waitedFigure(person, exchange, at) {
  const about = aboutOf(person);
  const since = waitsSince(about);
  if (since === "" || isTreated(person)) return nothing;
  const days = Math.max(0, exchange.calendar.days(since, at.today));
  const over = daysOver(about, at);
  return html`<span class="waited">
    <b class=${over > 0 ? "warn" : ""}
      >${over > 0 ? html`<span aria-hidden="true">▲ </span><span class="sr">${say("norm.over")} </span>` : nothing}${weeks(days)}</b
    >
    ${scale(days, null, at.norms[about.phase ?? "INTAKE"], over > 0)}
  </span>`;
}

/** @param {Stage | null} stage */
export const stageWords = (stage) => say(`stage.${stage ?? "none"}`);

/** Who must do what, until when, and what happens then. @param {Due} due @param {Exchange} exchange @param {TransferRow} transfer */
export function dueWords(due, { calendar }, transfer) {
  const names = (due.by ?? []).flatMap(
    (id) =>
      [transfer.holder, ...(transfer.asks ?? []).map(({ organization }) => organization)].find(
        (known) => known?.id === id,
      )?.name ?? [],
  );
  return {
    who: due.mine ? say("due.you") : names.length > 0 ? list([...new Set(names)]) : say(`due.who.${due.who}`),
    act: say(due.who === "HOLDER" && due.act === "CONFIRM_CHANGE" ? "treatment.askPractice" : `due.act.${due.act}`),
    until: say("due.until", { moment: calendar.moment(due.at) }),
    then: say(due.overdue ? "due.isOverdue" : `due.then.${due.then}`),
  };
}

/** In one line for a row of a list. @param {Due} due @param {Exchange} exchange */
export function dueShort(due, exchange) {
  const left = Date.parse(due.at) - exchange.now();
  return html`<span class="due-short ${due.mine ? "mine" : ""} ${due.overdue ? "late" : ""}"
    >${due.mine ? html`<b>${say("due.mine")}</b> ` : nothing}${say(`due.act.${due.act}`)} ·
    ${due.overdue || left <= 0 ? say("due.late") : timeLeft(left)}</span
  >`;
}

/** What must be there, and what else plays. @param {Partial<CaseRow>} about */
export function complexityWords({ complexity }) {
  if (!complexity) return [];
  return [
    ...complexity.mustHaves.map((needed) => code("mustHave", needed)),
    ...complexity.domains.map((domain) => say("table.domain", { domain: code("lifeDomain", domain) })),
  ];
}

/** The words of a reason that was computed; the code itself only where there are none yet. @param {string} of @param {string} known */
export const reasonWords = (of, known) => (hasWords(`${of}.${known}`) ? say(`${of}.${known}`) : say(`${of}.other`));
