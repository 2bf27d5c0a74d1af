// @ts-check
import { acceptedOf } from "./table-acts.js";
import { distinct } from "./table-places.js";
/** @import { Ask, Named, TransferRow } from "./table-types.js" */

/**
 * @typedef {{ by: Named, on: string, madeAt?: string }} Call who calls the client, on which day at the latest
 * @typedef {{ decision: string, services: string[], at: string }} Verdict
 *
 * @typedef {object} AgendaCase what is not told of a case that one may not see is left out
 * @property {number} number from 1
 * @property {string} [transfer]
 * @property {"CARRIED_OVER" | "IN_ORDER" | "LONGEST_WAITING"} [why]
 * @property {boolean} [settled]
 * @property {Verdict} [verdict]
 * @property {Call} [call]
 *
 * @typedef {{ meeting: string, transfer: string, decision: string, call: Call }} Earlier
 *
 * @typedef {object} MeetingRow
 * @property {string} key
 * @property {"PLANNED" | "AGENDA_FIXED" | "OPEN" | "CLOSED" | "CANCELLED"} state
 * @property {string} startsAt
 * @property {number} minutes
 * @property {string} agendaAt
 * @property {Named} chair
 * @property {string} [openedAt]
 * @property {string} [closedAt]
 * @property {number} [number] of the case on the table
 * @property {string} [onTableAt]
 * @property {Named[]} present
 * @property {AgendaCase[]} cases
 * @property {Earlier[]} earlier
 */

/** What the table can decide, with the key of each. @type {Record<string, string>} */
export const DECISIONS = { PLACED: "g", PUT_TO: "v", ESCALATE: "l", FIND_OUT: "u", NEXT_TIME: "t", STOP: "s" };

/** Stages in which a receiver keeps a place, or has received. */
const PLACED = new Set(["ACCEPTED", "CHOSEN", "CONFIRMED", "BOOKED", "HANDED_OVER", "DONE"]);
const SOUGHT = new Set(["CONSENTED", "OFFERED"]);

/** @param {MeetingRow} meeting */
const isAhead = ({ state }) => state === "PLANNED" || state === "AGENDA_FIXED" || state === "OPEN";

/** The meeting that one works with: the open one, else the next. @param {MeetingRow[]} meetings */
export const currentOf = (meetings) =>
  meetings.find(({ state }) => state === "OPEN") ??
  meetings.filter(isAhead).sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))[0] ??
  null;

/** The one that was held last, with its minutes; null when there is none. @param {MeetingRow[]} meetings */
export const lastHeldOf = (meetings) =>
  meetings.filter(({ closedAt }) => closedAt !== undefined).sort((a, b) => ((a.closedAt ?? "") < (b.closedAt ?? "") ? 1 : -1))[0] ?? null;

/** The case on the table; undefined at the start. @param {MeetingRow} meeting */
export const onTable = ({ cases, number }) => cases.find((each) => each.number === number);

/** Whether it must be said who calls the client before the next. @param {AgendaCase} about */
export const lacksCall = ({ settled, verdict, call }) => !settled && verdict !== undefined && verdict.decision !== "NEXT_TIME" && !call;

/**
 * The case to which one goes: those that were settled beforehand are passed by. Undefined at the ends.
 *
 * @param {MeetingRow} meeting
 * @param {1 | -1} by
 */
export function stepFrom({ cases, number = 0 }, by) {
  const ahead = cases.filter(({ settled, transfer }) => !settled && transfer !== undefined);
  return by === 1 ? ahead.find((each) => each.number > number) : ahead.filter((each) => each.number < number).pop();
}

/** What can be decided about a transfer as it stands. @param {TransferRow | undefined} transfer */
export function decisionsFor(transfer) {
  const { stage } = transfer ?? {};
  if (stage === undefined || stage === "CLOSED") return [];
  if (PLACED.has(stage)) return ["PLACED"];
  return SOUGHT.has(stage) ? ["PUT_TO", "ESCALATE", "FIND_OUT", "NEXT_TIME", "STOP"] : ["FIND_OUT", "NEXT_TIME"];
}

/**
 * How the questions about a case stand: who said yes, who said no, and who has not answered; of all at once
 * whether they are of one mind.
 *
 * @param {TransferRow | undefined} transfer
 */
export function answersOf(transfer) {
  const asks = transfer?.asks ?? [];
  const yes = transfer ? acceptedOf(transfer) : undefined;
  const no = asks.filter(({ state }) => state === "DECLINED");
  const open = asks.filter(({ state }) => state === "OPEN");
  const mind = yes ? "yes" : open.length === 0 && no.length > 0 ? "no" : open.length > 0 ? "open" : "none";
  return { yes, no, open, mind: /** @type {"yes" | "no" | "open" | "none"} */ (mind) };
}

/** The questions on an agenda that wait for one's own answer. @param {MeetingRow} meeting @param {TransferRow[]} transfers @param {number} now in ms @returns {{ transfer: TransferRow, ask: Ask }[]} */
export const ownQuestions = ({ cases }, transfers, now) =>
  cases.flatMap(({ transfer }) => {
    const row = transfers.find(({ key }) => key === transfer);
    return (row?.asks ?? [])
      .filter(({ mine, state, until }) => mine && state === "OPEN" && Date.parse(until) > now)
      .map((ask) => ({ transfer: /** @type {TransferRow} */ (row), ask }));
  });

/**
 * Milliseconds left for the case on the table when each has an equal part of the meeting; below 0 when it took
 * longer. Null while none is on it.
 *
 * @param {MeetingRow} meeting
 * @param {number} now in ms
 */
export function timeFor({ minutes, cases, onTableAt }, now) {
  if (!onTableAt) return null;
  const each = (minutes * 60_000) / Math.max(1, cases.filter(({ settled }) => !settled).length);
  return Date.parse(onTableAt) + each - now;
}

/** "4:05", or "+0:30" once it took longer. @param {number} ms */
export function clock(ms) {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  return `${ms < 0 ? "+" : ""}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Who can call a client: the holder, and who said yes. @param {TransferRow | undefined} transfer @returns {Named[]} */
export function callersOf(transfer) {
  const yes = transfer ? acceptedOf(transfer) : undefined;
  return [transfer?.holder, yes?.organization].flatMap((each) => each ?? []);
}

/** Who may be there, by name: who leads it, who is there, and who has to do with a case. @param {MeetingRow} meeting @param {TransferRow[]} transfers @returns {Named[]} */
export function expected({ chair, present, cases }, transfers) {
  const rows = cases.flatMap(({ transfer }) => transfers.find(({ key }) => key === transfer) ?? []);
  return distinct([chair, ...present, ...rows.flatMap(({ holder, asks = [] }) => [holder, ...asks.map(({ organization }) => organization)])]);
}

/**
 * What is left to do after a meeting, by organisation: clients to call, of this one and of earlier ones, and
 * what else is due of its cases.
 *
 * @param {MeetingRow} meeting
 * @param {TransferRow[]} transfers
 */
export function actionsOf(meeting, transfers) {
  /** @type {Map<string, { organization: Named, calls: (Earlier & { number?: number })[], dues: { transfer: TransferRow, number: number }[] }>} */
  const byOrganization = new Map();
  const of = (/** @type {Named} */ organization) => {
    const known = byOrganization.get(organization.id) ?? { organization, calls: [], dues: [] };
    byOrganization.set(organization.id, known);
    return known;
  };
  for (const each of meeting.earlier) of(each.call.by).calls.push(each);
  for (const { transfer, verdict, call, number } of meeting.cases) {
    if (transfer && verdict && call) of(call.by).calls.push({ meeting: meeting.key, transfer, decision: verdict.decision, call, number });
    const row = transfers.find(({ key }) => key === transfer);
    for (const ask of answersOf(row).open) {
      const { dues } = of(ask.organization);
      if (row && !dues.some((due) => due.transfer.key === row.key)) dues.push({ transfer: row, number });
    }
  }
  return [...byOrganization.values()].sort((a, b) => a.organization.name.localeCompare(b.organization.name, "nl"));
}
