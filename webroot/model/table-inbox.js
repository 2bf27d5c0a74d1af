// @ts-check
import { actsFor, asksInsurer, myOpenAsks } from "./table-acts.js";
/** @import { Ask, CaseRow, TransferRow } from "./table-types.js" */
/** @import { Act, Looking } from "./table-acts.js" */

/** @typedef {{ key: string, transfer: TransferRow, ask: Ask }} Question */

/** Answers to questions; the others are things to do. */
const ANSWERS = new Set(["accept", "decline"]);

/**
 * The questions to one's own organisation, the one whose time ends first on top; those whose time has
 * passed are the clock's.
 *
 * @param {TransferRow[]} transfers
 * @param {number} now in ms
 * @returns {Question[]}
 */
export const questionsOf = (transfers, now) =>
  transfers
    .filter(({ stage }) => stage === "OFFERED")
    .flatMap((transfer) => myOpenAsks(transfer).map((ask) => ({ key: ask.key, transfer, ask })))
    .filter(({ ask }) => Date.parse(ask.until) > now)
    .sort((a, b) => (a.ask.until < b.ask.until ? -1 : a.ask.until > b.ask.until ? 1 : a.key < b.key ? -1 : 1));

/** Most that were answered for another are shown. */
const ANSWERED_MAX = 8;

/** Whether something is shown while only what is for one organisation is. @param {string} organization @param {string} whose empty for all */
const isFor = (organization, whose) => whose === "" || organization === whose;

/** Those to one organisation; to all that one answers for when none is chosen. @param {Question[]} questions @param {string} whose */
export const questionsFor = (questions, whose) => questions.filter(({ ask }) => isFor(ask.organization.id, whose));

/**
 * What was answered by one organisation for another, the latest first.
 *
 * @param {TransferRow[]} transfers
 * @param {string} whose
 * @returns {Question[]}
 */
export const answeredForOthers = (transfers, whose) =>
  transfers
    .flatMap((transfer) => (transfer.asks ?? []).map((ask) => ({ key: ask.key, transfer, ask })))
    .filter(({ ask }) => ask.mine && ask.representative !== undefined && isFor(ask.organization.id, whose))
    .sort((a, b) => (b.ask.answeredAt ?? "").localeCompare(a.ask.answeredAt ?? "") || a.key.localeCompare(b.key))
    .slice(0, ANSWERED_MAX);

/**
 * What else is due from whoever looks: to screen, confirm, book, hand over, take over, or answer as an insurer.
 * The first deadline first.
 *
 * @param {TransferRow[]} transfers
 * @param {Looking} looking
 * @param {number} now in ms
 * @returns {{ transfer: TransferRow, act: Act, at: string }[]}
 */
export const dueOf = (transfers, looking, now) =>
  transfers
    .flatMap((transfer) => {
      const { due } = transfer;
      if (!due?.mine || (due.act === "ANSWER" && !asksInsurer(transfer))) return [];
      const person = { key: transfer.key, row: null, transfer, stage: transfer.stage ?? null };
      const act = actsFor(person, looking, now).find(({ main, name }) => main && !ANSWERS.has(name));
      return act ? [{ transfer, act, at: due.at }] : [];
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1));

/** Whether one answers questions of the table. @param {Looking} looking */
export const answers = ({ role }) => role === "planner";

/** How much waits for whoever looks. @param {TransferRow[]} transfers @param {Looking} looking @param {number} now in ms */
export const toAnswer = (transfers, looking, now) =>
  (answers(looking) ? questionsOf(transfers, now).length : 0) + dueOf(transfers, looking, now).length;

/** How long before its day a wait is asked to be confirmed. */
const CONFIRM_AHEAD_DAYS = 14;

/**
 * What keeps one's own list true: who is to be confirmed, who is to be pointed to zorgbemiddeling, what
 * is proposed to be closed, and who is on the list more than once.
 *
 * @param {CaseRow[]} cases
 * @param {(day: string, days: number) => string} plusDays
 * @param {string} today
 */
export function upkeepOf(cases, plusDays, today) {
  const own = cases.filter(({ kind }) => kind === "OWN");
  const ahead = plusDays(today, CONFIRM_AHEAD_DAYS);
  const by = (/** @type {(row: CaseRow) => string | undefined} */ day) => (/** @type {CaseRow} */ a, /** @type {CaseRow} */ b) =>
    (day(a) ?? "~") < (day(b) ?? "~") ? -1 : 1;
  const linked = own.filter((row) => (row.linked?.length ?? 0) > 0);
  /** @type {Set<string>} */
  const told = new Set();
  return {
    total: own.length,
    confirmed: own.filter(({ standing }) => standing && !standing.overdue).length,
    confirm: own
      .filter(({ standing }) => standing && (standing.overdue || (standing.confirmBy ?? "~") <= ahead))
      .sort(by(({ standing }) => standing?.confirmBy)),
    inform: own.filter(({ informBy, informed }) => informBy !== undefined && !informed).sort(by(({ informBy }) => informBy)),
    closings: own.filter(({ closing }) => closing !== undefined),
    groups: linked.flatMap((row) => {
      if (told.has(row.key)) return [];
      const keys = [row.key, ...(row.linked ?? [])];
      for (const key of keys) told.add(key);
      return [keys.flatMap((key) => own.find((each) => each.key === key) ?? [])];
    }),
    own,
  };
}

/** How much of the upkeep waits. @param {ReturnType<typeof upkeepOf>} upkeep */
export const upkeepDue = ({ confirm, inform, closings }) => confirm.length + inform.length + closings.length;
