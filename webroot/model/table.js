// @ts-check
import { daysBetween, plusDays } from "./calendar.js";
import { URGENCIES, daysOver as daysOverDates } from "./positions.js";
import { treatmentKind } from "./treatment.js";
/** @import { CaseRow, Person, Stage, TransferRow } from "./table-types.js" */

/** @typedef {{ today: string, norms: Record<string, number> }} TableAt the day, and the norms of the region in days, by phase */

/** The stages of one that runs, in order. @type {Stage[]} */
export const RUNNING = [
  "CANDIDATE",
  "SCREENED",
  "CONSENT_ASKED",
  "CONSENTED",
  "OFFERED",
  "ACCEPTED",
  "CHOSEN",
  "CONFIRMED",
  "BOOKED",
  "HANDED_OVER",
];

/** @param {{ stage?: Stage }} transfer */
export const isRunning = ({ stage }) => stage !== undefined && RUNNING.includes(stage);

/** The Monday of an ISO week as rows write it. @param {string} week for instance `2026-W31` */
export function mondayOfWeek(week) {
  const [year, number] = week.split("-W").map(Number);
  const january4 = `${year}-01-04`;
  const weekday = (new Date(`${january4}T00:00:00Z`).getUTCDay() + 6) % 7;
  return plusDays(january4, (number - 1) * 7 - weekday);
}

/** Since when someone waits in this phase: the day, or the Monday of the week where only that is told. @param {Partial<CaseRow>} row */
export function waitsSince({ phaseSince, phaseSinceWeek, since, sinceWeek }) {
  const week = phaseSinceWeek ?? sinceWeek;
  return phaseSince ?? (phaseSinceWeek ? mondayOfWeek(phaseSinceWeek) : (since ?? (week ? mondayOfWeek(week) : "")));
}

/**
 * Days over the norm or the term of the urgency. Of a case of another only the week is known: at least
 * one day once it is over.
 *
 * @param {Partial<CaseRow>} row
 * @param {TableAt} at
 */
export function daysOver(row, { today, norms }) {
  if (row.normOn !== undefined || row.targetOn !== undefined)
    return daysOverDates(/** @type {any} */ (row), today);
  if (row.overNorm !== true && row.overTarget !== true) return 0;
  const since = waitsSince(row);
  return since === "" ? 1 : Math.max(1, daysBetween(since, today) - norms[row.phase ?? "INTAKE"]);
}

/**
 * Whether it is the term of the urgency that is passed, by more than the norm. The one runs from
 * registration, the other from the start of the phase.
 *
 * @param {Partial<CaseRow>} row
 */
export const isOverByUrgency = ({ normOn, targetOn, overNorm, overTarget }) =>
  targetOn !== undefined
    ? normOn === undefined || targetOn < normOn
    : normOn === undefined && overTarget === true && overNorm !== true;

/** What is known of someone, whichever board told it. @param {Person} person @returns {Partial<CaseRow>} */
export const aboutOf = ({ row, transfer }) => ({ ...transfer?.case, ...row });

/** @param {Person} person */
export const urgencyOf = (person) => aboutOf(person).urgency ?? "REGULAR";

/**
 * Everyone at the table, once: cases with their transfer, and transfers of which no case is in sight.
 *
 * @param {CaseRow[]} cases
 * @param {TransferRow[]} transfers
 * @returns {Person[]}
 */
export function peopleOf(cases, transfers) {
  const byKey = new Map(transfers.map((transfer) => [transfer.key, transfer]));
  const byPosition = new Map(
    transfers.flatMap((transfer) =>
      transfer.position && isRunning(transfer) ? [[transfer.position, transfer]] : [],
    ),
  );
  /** @type {Set<string>} */
  const shown = new Set();
  const people = cases
    .filter(({ kind }) => kind !== "COUNT")
    .map((row) => {
      const transfer = byKey.get(row.transfer?.id ?? "") ?? byPosition.get(row.key) ?? null;
      if (transfer) shown.add(transfer.key);
      return { key: row.key, row, transfer, stage: transfer?.stage ?? row.transfer?.stage ?? null };
    });
  const rest = transfers
    .filter(({ key, stage }) => !shown.has(key) && stage !== undefined)
    .map((transfer) => ({ key: transfer.key, row: null, transfer, stage: transfer.stage ?? null }));
  return [...people, ...rest];
}

/**
 * Whoever is named in an address: by case or by transfer, and by the case that a transfer began with
 * once it is on another's list. Of several transfers of one case the one that runs.
 *
 * @param {Person[]} people
 * @param {string} key
 */
export function personAt(people, key) {
  const named = people.filter(({ key: own, transfer }) => own === key || transfer?.key === key || transfer?.position === key);
  return (
    named.find(({ key: own }) => own === key) ?? named.find(({ transfer }) => transfer && isRunning(transfer)) ?? named.at(-1)
  );
}

/**
 * The order of the table: by urgency, then days over the norm, then how long; what has ended last.
 *
 * @param {Person[]} people
 * @param {TableAt} at
 */
export function inTableOrder(people, at) {
  const ranked = people.map((person) => {
    const about = aboutOf(person);
    return {
      person,
      ended: isOver(person) ? 1 : 0,
      urgency: URGENCIES.indexOf(urgencyOf(person)),
      over: daysOver(about, at),
      since: waitsSince(about) || "9999",
    };
  });
  return ranked
    .sort(
      (a, b) =>
        a.ended - b.ended ||
        a.urgency - b.urgency ||
        b.over - a.over ||
        (a.since < b.since ? -1 : a.since > b.since ? 1 : 0) ||
        (a.person.key < b.person.key ? -1 : 1),
    )
    .map(({ person }) => person);
}

/** Whether it is done or was ended. @param {Person} person */
export const isOver = ({ stage }) => stage === "DONE" || stage === "CLOSED";

/** Whether someone waits for a word of one's own organisation, or of oneself. @param {Person} person */
export const needsMe = ({ row, transfer }) =>
  transfer?.due?.mine === true || (row?.kind === "OWN" && row.closing !== undefined);

/**
 * What part of the table is looked at; empty for all of it.
 *
 * @typedef {{ urgency: string, over: boolean, careQuestion: string, holder: string, stage: string, mine: boolean,
 *   treatment: boolean }} TableFilter
 */

/** @type {TableFilter} */
export const NO_FILTER = { urgency: "", over: false, careQuestion: "", holder: "", stage: "", mine: false, treatment: false };

/** Stages as one filters on them. @type {Record<string, (stage: Stage | null) => boolean>} */
const STAGES = {
  none: (stage) => stage === null,
  running: (stage) => stage !== null && RUNNING.includes(stage),
  done: (stage) => stage === "DONE" || stage === "CLOSED",
};

export const STAGE_GROUPS = Object.keys(STAGES);

/**
 * @param {Person[]} people
 * @param {TableFilter} filter
 * @param {TableAt} at
 */
export const chosenPeople = (people, { urgency, over, careQuestion, holder, stage, mine, treatment }, at) =>
  people.filter((person) => {
    const about = aboutOf(person);
    const holds = about.holder?.id ?? person.transfer?.holder?.id;
    const inStage = STAGES[stage] ?? ((/** @type {Stage | null} */ known) => known === stage);
    return (
      (urgency === "" || urgencyOf(person) === urgency) &&
      (!over || daysOver(about, at) > 0) &&
      (careQuestion === "" || about.careQuestion === careQuestion) &&
      (holder === "" || holds === holder) &&
      (stage === "" ? !STAGES.done(person.stage) : inStage(person.stage)) &&
      (!mine || needsMe(person)) &&
      (!treatment || treatmentKind(person) !== null)
    );
  });

/** As part of the address. @type {Record<keyof TableFilter, string>} */
const NAMES = {
  urgency: "urgentie",
  over: "boven-norm",
  careQuestion: "zorgvraag",
  holder: "aanbieder",
  stage: "stand",
  mine: "aan-mij",
  treatment: "in-behandeling",
};

/** @param {URLSearchParams} address @returns {TableFilter} */
export function filterFrom(address) {
  const text = (/** @type {keyof TableFilter} */ part) => address.get(NAMES[part]) ?? "";
  return {
    urgency: text("urgency"),
    over: text("over") === "1",
    careQuestion: text("careQuestion"),
    holder: text("holder"),
    stage: text("stage"),
    mine: text("mine") === "1",
    treatment: text("treatment") === "1",
  };
}

/** What of a filter the address holds: nothing that is not set. @param {TableFilter} filter */
export function addressOf(filter) {
  const address = new URLSearchParams();
  for (const [part, name] of Object.entries(NAMES)) {
    const value = filter[/** @type {keyof TableFilter} */ (part)];
    if (value) address.set(name, value === true ? "1" : value);
  }
  return address;
}

/**
 * Views that everyone has, before those that one keeps.
 *
 * @type {{ words: string, filter: TableFilter }[]}
 */
export const VIEWS = [
  { words: "table.view.all", filter: NO_FILTER },
  { words: "table.view.mine", filter: { ...NO_FILTER, mine: true } },
  { words: "table.view.highOver", filter: { ...NO_FILTER, urgency: "HIGH", over: true } },
  { words: "table.view.none", filter: { ...NO_FILTER, stage: "none" } },
];

/** How many are merely counted, by holder: the sum, and for how many services it is too small to tell. @param {CaseRow[]} cases */
export function countedOf(cases) {
  /** @type {Map<string, { holder: import("./table-types.js").Named, n: number, over: number, few: number }>} */
  const byHolder = new Map();
  for (const { kind, holder, n, overNorm } of cases) {
    if (kind !== "COUNT") continue;
    const known = byHolder.get(holder.id) ?? { holder, n: 0, over: 0, few: 0 };
    known.n += n ?? 0;
    known.over += typeof overNorm === "number" ? overNorm : 0;
    known.few += n === undefined ? 1 : 0;
    byHolder.set(holder.id, known);
  }
  return [...byHolder.values()].sort((a, b) => b.n - a.n || a.holder.name.localeCompare(b.holder.name, "nl"));
}
