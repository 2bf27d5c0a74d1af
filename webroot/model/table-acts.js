// @ts-check
/** @import { Ask, Person, Stage, TransferRow } from "./table-types.js" */

/**
 * Who looks: the role, by which token rows know them, and whether the region wants candidates screened by another
 * organisation.
 *
 * @typedef {{ role: string, actor?: string, screenedElsewhere: boolean }} Looking
 *
 * @typedef {"propose" | "screen" | "askConsent" | "giveConsent" | "refuseConsent" | "withdrawConsent" | "ask" | "withdrawAsk"
 *   | "accept" | "decline" | "choose" | "stay" | "confirm" | "book" | "handOver" | "take" | "sendBack" | "end"
 *   | "askOutside" | "withdrawOutside" | "escalate" | "answerStep" | "informed" | "bridge" | "wishes"} ActName
 *
 * @typedef {{ name: ActName, key: string, main: boolean, ask?: Ask }} Act `main`: what is due now; `ask`: about which
 *   question it is
 */

/** One letter for each. @type {Record<ActName, string>} */
export const ACT_KEYS = {
  propose: "v",
  screen: "m",
  askConsent: "t",
  giveConsent: "g",
  refuseConsent: "w",
  withdrawConsent: "i",
  ask: "o",
  withdrawAsk: "x",
  accept: "a",
  decline: "n",
  choose: "c",
  stay: "s",
  confirm: "f",
  book: "b",
  handOver: "d",
  take: "u",
  sendBack: "r",
  end: "e",
  askOutside: ".",
  withdrawOutside: ";",
  escalate: "h",
  answerStep: "y",
  informed: "q",
  bridge: "l",
  wishes: ",",
};

/** What a role may do at all; those that are not named may do everything. @type {Record<string, ActName[]>} */
const ONLY = { public: [], gp: ["confirm"], "table-member": ["screen"], mediator: ["answerStep"] };

/** Acts that need no form: the key does them. */
export const DIRECT = new Set(["book"]);

/** The ladder, one step after the other. */
export const STEPS = /** @type {const} */ (["LOCAL", "REGION", "OUTSIDE", "INSURER"]);

/** @type {Stage[]} */
const BEFORE_MOVE = ["CANDIDATE", "SCREENED", "CONSENT_ASKED", "CONSENTED", "OFFERED", "ACCEPTED", "CHOSEN", "CONFIRMED"];
/** @type {Stage[]} */
const AFTER_YES = ["ACCEPTED", "CHOSEN", "CONFIRMED", "BOOKED", "HANDED_OVER", "DONE"];

/** Whether a receiver said yes, from which on no place is sought. @param {Stage | null} stage */
export const isAfterYes = (stage) => stage !== null && AFTER_YES.includes(stage);

/** @param {TransferRow} transfer */
export const acceptedOf = ({ asks = [] }) => asks.find(({ state }) => state === "ACCEPTED");

/** Whether a service of another region may be asked: after all nearer steps, and with consent. @param {TransferRow} transfer */
const mayLeave = ({ destination, consent, escalations = [], outside }) =>
  destination !== "SOCIAL_DOMAIN" &&
  consent?.state === "GIVEN" &&
  consent.scopes.includes("OUTSIDE_REGION") &&
  escalations.some(({ step }) => step === "OUTSIDE") &&
  (outside === undefined || outside.state === "ENDED");

/** Whether they depart for another region, or have: nobody here can call that off. @param {TransferRow} transfer */
export const isAway = ({ outside }) => outside?.state === "DEPARTING" || outside?.state === "DEPARTED";

/** The questions of one's own organisation that wait for an answer. @param {TransferRow} transfer */
export const myOpenAsks = ({ asks = [] }) => asks.filter(({ mine, state }) => mine && state === "OPEN");

/**
 * Why someone may not screen a candidate; null when nothing is in the way. Four eyes: never who
 * proposed it, and nobody of the holder where the region wants another organisation.
 *
 * @param {TransferRow} transfer
 * @param {Looking} looking
 * @returns {"proposer" | "holder" | "role" | null}
 */
export function barToScreening({ proposal, own }, { role, actor, screenedElsewhere }) {
  if (!["table-member", "planner", "administrator"].includes(role)) return "role";
  if (proposal?.actor !== undefined && proposal.actor === actor) return "proposer";
  return own && screenedElsewhere && role !== "administrator" ? "holder" : null;
}

/** Whether it is one act, about the same question. @param {Act | null} a @param {Act | null} b */
export const isSame = (a, b) => a?.name === b?.name && a?.ask?.key === b?.ask?.key;

/** The step of the ladder that can be taken now; null when there is none. @param {TransferRow} transfer @param {number} now in ms */
export function nextStep({ escalations = [] }, now) {
  const last = escalations.at(-1);
  if (!last) return STEPS[0];
  const spent = last.outcome ? last.outcome === "NOT_POSSIBLE" : Date.parse(last.dueAt) <= now;
  return spent ? (STEPS[STEPS.indexOf(last.step) + 1] ?? null) : null;
}

/** Whether a step is the own organisation's to answer, as an insurer. @param {TransferRow} transfer */
export const asksInsurer = ({ due }) => due?.who === "INSURER" && due.mine;

/** The step that waits for an answer; undefined for none. An insurer is told of its own only. @param {TransferRow} transfer */
export const openStep = (transfer) =>
  asksInsurer(transfer)
    ? "INSURER"
    : (transfer.escalations ?? []).find(({ answeredAt, outcome }) => !answeredAt && !outcome)?.step;

/**
 * What someone may do now for a person at the table, what is due first.
 *
 * @param {Person} person
 * @param {Looking} looking
 * @param {number} now in ms
 * @returns {Act[]}
 */
export function actsFor(person, looking, now) {
  const { row, transfer } = person;
  const all = looking.role === "administrator";
  /** @type {Act[]} */
  const acts = [];
  const due = transfer?.due?.act;
  /** @param {ActName} name @param {boolean} [main] @param {Ask} [ask] */
  const may = (name, main = false, ask = undefined) => {
    if (ONLY[looking.role]?.includes(name) ?? true)
      acts.push({ name, key: ACT_KEYS[name], main, ...(ask ? { ask } : {}) });
  };
  if (row?.kind === "OWN" && !row.transfer && !(transfer?.stage && BEFORE_MOVE.includes(transfer.stage))) may("propose", true);
  if (transfer?.outside?.incoming) {
    const [ask] = transfer.asks ?? [];
    const { arrival } = transfer.outside;
    const asked = ask && (ask.mine || all);
    if (asked && arrival === "ASKED") {
      may("accept", true, ask);
      may("decline", false, ask);
    }
    if (asked && arrival === "CONFIRMED" && !transfer.responsibility) may("take", true, ask);
    return acts;
  }
  if (transfer?.stage) {
    const { stage } = transfer;
    const holds = (transfer.own || all) && !isAway(transfer);
    const accepted = acceptedOf(transfer);
    const receives = accepted !== undefined && (accepted.mine || all);
    for (const ask of all ? (transfer.asks ?? []).filter(({ state }) => state === "OPEN") : myOpenAsks(transfer)) {
      if (stage !== "OFFERED") break;
      may("accept", true, ask);
      may("decline", false, ask);
    }
    if (stage === "CANDIDATE" && barToScreening(transfer, looking) === null) may("screen", true);
    if (holds && stage === "SCREENED") may("askConsent", true);
    if (holds && stage === "CONSENT_ASKED") {
      may("giveConsent", true);
      may("refuseConsent");
    }
    if (holds && (stage === "CONSENTED" || stage === "OFFERED")) {
      may("ask", stage === "CONSENTED");
      if (nextStep(transfer, now)) may("escalate");
      if (mayLeave(transfer)) may("askOutside");
    }
    if (holds && transfer.outside?.state === "ASKED") may("withdrawOutside");
    if (holds && stage === "ACCEPTED") may("choose", true);
    if (due === "CONFIRM_CHANGE" && (transfer.due?.mine || all)) may("confirm", true);
    if ((holds || receives) && (stage === "CONFIRMED" || (stage === "CHOSEN" && transfer.needs === undefined)))
      may("book", true);
    if ((transfer.own || all || receives) && stage === "BOOKED") may("handOver", true);
    if (receives && stage === "HANDED_OVER") may("take", true);
    const step = openStep(transfer);
    const insurer = asksInsurer(transfer);
    if (step && (all || (step === "INSURER" ? insurer : transfer.own))) may("answerStep", insurer);
    if (holds && stage === "OFFERED")
      for (const ask of transfer.asks ?? []) if (ask.state === "OPEN") may("withdrawAsk", false, ask);
    if ((holds || receives) && AFTER_YES.includes(stage) && stage !== "DONE") may("stay");
    if (receives && AFTER_YES.includes(stage)) may("sendBack");
    const consented = transfer.consent?.state === "GIVEN";
    if (holds && consented && stage !== "DONE" && stage !== "CLOSED") {
      if (stage !== "CONSENT_ASKED") may("giveConsent");
      may("withdrawConsent");
    }
    if (holds && BEFORE_MOVE.includes(stage)) may("end");
  }
  if (row?.kind === "OWN") {
    if (row.informBy !== undefined && !row.informed) may("informed");
    may("bridge");
    may("wishes");
  }
  return acts;
}

/** What is asked for when a client is asked: what the destination needs, always. @type {Record<string, string>} */
export const NEEDED_SCOPE = { GGZ: "REGION", BASIC_GGZ: "REGION", SOCIAL_DOMAIN: "SOCIAL_DOMAIN" };
export const SCOPES = ["REGION", "OUTSIDE_REGION", "ONLINE", "SOCIAL_DOMAIN"];
export const DESTINATIONS = ["GGZ", "BASIC_GGZ", "SOCIAL_DOMAIN"];
export const SCREENINGS = ["TRANSFER", "STAYS", "SOCIAL_DOMAIN", "DUPLICATE", "NO_LONGER_WAITING"];
/** What can be seen of someone in treatment, who is on no list. */
export const SCREENINGS_TREATED = ["TRANSFER", "STAYS", "SOCIAL_DOMAIN"];
export const SEND_BACKS = [
  "OTHER_QUESTION",
  "TOO_HEAVY",
  "TOO_LIGHT",
  "TOO_LITTLE_INFORMATION",
  "NO_SHOW",
  "NO_CAPACITY",
  "OTHER",
];
export const ENDINGS = ["WITHDRAWN", "NO_RECEIVER"];
export const STEP_OUTCOMES = ["MEDIATED", "EXTRA_BOUGHT", "NOT_POSSIBLE"];
export const STEP_REFUSALS = ["NO_CAPACITY", "NO_CONTRACT", "TOO_FAR", "NOT_INSURED_HERE", "OTHER"];
export const DELIVERIES = ["ON_SITE", "ONLINE"];
export const BRIDGING_ANSWERS = ["ACCEPTED", "DECLINED", "UNDECIDED"];
export const SUPPORTS = ["SOCIAL_WORK", "WMO_SUPPORT", "SUPPORT_POINT", "HOUSING", "WORK", "E_HEALTH", "WAITING_SUPPORT"];

/**
 * The line from candidate to done, as it is for this transfer: what was passed and when, what is now,
 * what is to come. A confirmation is on it only when one is needed.
 *
 * @param {TransferRow} transfer
 * @returns {{ stage: Stage, state: "past" | "now" | "next", at: string | null }[]}
 */
export function lineOf({ stage, entered = {}, needs }) {
  /** @type {Stage[]} */
  const line = ["CANDIDATE", "SCREENED", "CONSENT_ASKED", "CONSENTED", "OFFERED", "ACCEPTED", "CHOSEN"];
  if (needs || entered.CONFIRMED) line.push("CONFIRMED");
  line.push("BOOKED", "HANDED_OVER", "DONE");
  const at = stage ? line.indexOf(stage) : -1;
  return line.map((each, index) => ({
    stage: each,
    state:
      stage === "CLOSED"
        ? entered[each]
          ? "past"
          : "next"
        : index < at || stage === "DONE"
          ? "past"
          : index === at
            ? "now"
            : "next",
    at: index <= at || stage === "CLOSED" ? (entered[each] ?? null) : null,
  }));
}
