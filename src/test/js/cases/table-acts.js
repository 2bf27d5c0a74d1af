// @ts-check
import { ACT_KEYS, actsFor, barToScreening, lineOf, nextStep } from "../../../../webroot/model/table-acts.js";
import { dueOf, questionsOf, toAnswer, upkeepDue, upkeepOf } from "../../../../webroot/model/table-inbox.js";
import { plusDays } from "../../../../webroot/model/calendar.js";
import { equal, holds, ok } from "../harness.js";
import { NOW } from "./rows.js";
import { own, shared, transfer } from "./table.js";

const DAY = 86_400_000;
const at = (/** @type {number} */ ms) => new Date(NOW + ms).toISOString();
/** @type {any} */
const PLANNER = { role: "planner", screenedElsewhere: false };

/** @param {any} [more] @returns {any} */
export const ask = (more = {}) => ({
  key: "k1",
  service: { id: "s2", name: "Trauma" },
  organization: { id: "o2", name: "Noorderlicht" },
  mine: false,
  state: "OPEN",
  until: at(DAY),
  fits: true,
  ...more,
});

/** @param {any} of @param {any} [row] @param {any} [looking] */
const names = (of, row = null, looking = PLANNER) =>
  actsFor({ key: "x", row, transfer: of, stage: of?.stage ?? null }, looking, NOW).map(({ name }) => name);

/** @param {string} stage @param {any} [more] */
const holding = (stage, more = {}) => names(transfer("t", { stage, consent: { state: "GIVEN", scopes: [] }, ...more }));

/** @param {string} stage @param {any} [more] */
const receiving = (stage, more = {}) =>
  names(transfer("t", { own: false, asked: true, stage, asks: [ask({ mine: true, state: "ACCEPTED" })], ...more }));

export const cases = [
  holds("each act has a letter of its own, and none that the frame or the list has", () => {
    const letters = Object.values(ACT_KEYS);
    equal(new Set(letters).size, letters.length);
    ok(!letters.some((letter) => ["j", "k", "p", "z", "?", "/"].includes(letter)));
  }),
  holds("one's own case is proposed while it has no transfer; another's never", () => {
    equal(names(null, own("p")), ["propose", "bridge", "wishes"]);
    equal(names(null, shared("p")), []);
    equal(names(null, own("p", { informBy: "2026-11-25" })), ["propose", "informed", "bridge", "wishes"]);
  }),
  holds("who proposed does not screen, nor anyone of the holder where the region says so", () => {
    const candidate = transfer("t", { stage: "CANDIDATE", proposal: { by: { id: "o1", name: "x" }, actor: "a1" } });
    const proposer = { ...PLANNER, actor: "a1" };
    const colleague = { ...PLANNER, actor: "a2" };
    equal(barToScreening(candidate, proposer), "proposer");
    ok(!names(candidate, null, proposer).includes("screen"));
    equal(barToScreening(candidate, colleague), null);
    ok(names(candidate, null, colleague).includes("screen"));
    equal(barToScreening(candidate, { ...colleague, screenedElsewhere: true }), "holder");
    const elsewhere = { ...candidate, own: false, proposal: { by: candidate.proposal.by } };
    equal(barToScreening(elsewhere, { role: "table-member", actor: "a3", screenedElsewhere: true }), null);
    equal(barToScreening(candidate, { ...colleague, role: "gp" }), "role");
  }),
  holds("the holder asks for consent, records it, and asks receivers", () => {
    equal(holding("SCREENED", { consent: undefined }), ["askConsent", "end"]);
    equal(holding("CONSENT_ASKED", { consent: { state: "ASKED", scopes: [] } }), ["giveConsent", "refuseConsent", "end"]);
    equal(holding("CONSENTED"), ["ask", "escalate", "giveConsent", "withdrawConsent", "end"]);
  }),
  holds("a question can be taken back by who asked, and answered by who was asked", () => {
    ok(holding("OFFERED", { asks: [ask()] }).includes("withdrawAsk"));
    equal(names(transfer("t", { own: false, stage: "OFFERED", asks: [ask({ mine: true })] })), ["accept", "decline"]);
    equal(names(transfer("t", { own: false, stage: "OFFERED", asks: [ask()] })), []);
  }),
  holds("the client's choice is the holder's to record, booking is either's once nothing more is needed", () => {
    equal(holding("ACCEPTED")[0], "choose");
    ok(holding("CHOSEN").includes("book"));
    ok(!holding("CHOSEN", { needs: "REFERRAL" }).includes("book"));
    ok(receiving("CONFIRMED", { needs: "REFERRAL" }).includes("book"));
  }),
  holds("a huisarts confirms only what is due from that practice", () => {
    const of = { own: false, stage: "CHOSEN", needs: "REFERRAL", holder: undefined };
    /** @param {boolean} mine */
    const due = (mine) => ({ who: "REFERRER", mine, act: "CONFIRM_CHANGE", at: at(DAY), then: "OVERDUE", overdue: false });
    const gp = { role: "gp", screenedElsewhere: false };
    equal(names(transfer("t", { ...of, due: due(true) }), null, gp), ["confirm"]);
    equal(names(transfer("t", { ...of, due: due(false) }), null, gp), []);
  }),
  holds("the receiver takes over and may send back, also once it is done; the holder may not", () => {
    equal(receiving("HANDED_OVER"), ["take", "stay", "sendBack"]);
    equal(receiving("DONE"), ["sendBack"]);
    equal(holding("HANDED_OVER"), ["stay", "giveConsent", "withdrawConsent"]);
    equal(holding("DONE"), []);
  }),
  holds("the ladder is climbed one step at a time, once the last gave nothing", () => {
    /** @param {any[]} escalations */
    const next = (...escalations) => nextStep(transfer("t", { escalations }), NOW);
    equal(next(), "LOCAL");
    equal(next({ step: "LOCAL", askedAt: at(-DAY), dueAt: at(DAY) }), null);
    equal(next({ step: "LOCAL", dueAt: at(DAY), answeredAt: at(0), outcome: "NOT_POSSIBLE" }), "REGION");
    equal(next({ step: "LOCAL", dueAt: at(-1) }), "REGION");
    equal(next({ step: "REGION", dueAt: at(DAY), answeredAt: at(0), outcome: "MEDIATED" }), null);
    equal(next({ step: "INSURER", dueAt: at(-1) }), null);
  }),
  holds("an insurer answers its own step only, and the holder the others", () => {
    /** @param {boolean} mine */
    const due = (mine) => ({ who: "INSURER", mine, act: "ANSWER", at: at(DAY), then: "OVERDUE", overdue: false });
    const asked = { key: "t", own: false, asked: false, stage: "CONSENTED" };
    const mediator = { role: "mediator", screenedElsewhere: false };
    equal(names({ ...asked, due: due(true) }, null, mediator), ["answerStep"]);
    equal(names({ ...asked, due: due(false) }, null, mediator), []);
    equal(dueOf([/** @type {any} */ ({ ...asked, due: due(true) })], mediator, NOW).length, 1);
    const escalations = [{ step: "REGION", askedAt: at(0), dueAt: at(DAY) }];
    ok(holding("CONSENTED", { escalations }).includes("answerStep"));
    ok(!holding("CONSENTED", { escalations: [{ ...escalations[0], step: "INSURER" }] }).includes("answerStep"));
  }),
  holds("a member of the table screens, and leaves the rest to holder and receiver", () => {
    const member = { role: "table-member", screenedElsewhere: false };
    equal(names(transfer("t", { stage: "CANDIDATE" }), null, member), ["screen"]);
    equal(names(transfer("t", { stage: "OFFERED", asks: [ask({ mine: true })] }), null, member), []);
  }),
  holds("one who is told little of a transfer is shown no line that cannot be drawn", () => {
    equal(lineOf({ key: "t", own: false, asked: true }).filter(({ state }) => state !== "next"), []);
    equal(names({ key: "t", own: false, asked: true }), []);
  }),
  holds("the line says what is behind, what is now and what is to come; a confirmation only where needed", () => {
    const line = lineOf(transfer("t", { stage: "OFFERED", entered: { CANDIDATE: "a", OFFERED: "b" } }));
    equal(
      line.map(({ state }) => state).join(" "),
      "past past past past now next next next next next",
    );
    ok(!line.some(({ stage }) => stage === "CONFIRMED"));
    ok(lineOf(transfer("t", { needs: "REFERRAL" })).some(({ stage }) => stage === "CONFIRMED"));
    const stopped = lineOf(transfer("t", { stage: "CLOSED", entered: { CANDIDATE: "a", SCREENED: "b" } }));
    equal(stopped.filter(({ state }) => state === "past").length, 2);
  }),
  holds("questions to us come in the order in which their time ends, without those that lapsed", () => {
    const offered = (/** @type {string} */ key, /** @type {any} */ more) =>
      transfer(key, { own: false, stage: "OFFERED", asks: [ask({ key: `k-${key}`, mine: true, ...more })] });
    const all = [offered("b", { until: at(2 * DAY) }), offered("a", {}), offered("c", { until: at(-1) }), offered("d", { mine: false })];
    equal(
      questionsOf(all, NOW).map(({ key }) => key),
      ["k-a", "k-b"],
    );
    equal(toAnswer(all, PLANNER, NOW), 2);
  }),
  holds("what else is due from us has its act; an answer is not told twice", () => {
    const due = { who: "RECEIVER", mine: true, act: "TAKE_RESPONSIBILITY", at: at(DAY), then: "OVERDUE", overdue: false };
    const all = [transfer("t", { own: false, stage: "HANDED_OVER", due, asks: [ask({ mine: true, state: "ACCEPTED" })] })];
    equal(
      dueOf(all, PLANNER, NOW).map(({ act: { name } }) => name),
      ["take"],
    );
    const asked = [transfer("t", { own: false, stage: "OFFERED", due: { ...due, act: "ANSWER" }, asks: [ask({ mine: true })] })];
    equal([dueOf(asked, PLANNER, NOW).length, toAnswer(asked, PLANNER, NOW)], [0, 1]);
  }),
  holds("another region is asked once the ladder came to that, with consent, and one at a time", () => {
    const more = {
      destination: "GGZ",
      consent: { state: "GIVEN", scopes: ["REGION", "OUTSIDE_REGION"] },
      escalations: [{ step: "OUTSIDE", askedAt: at(-DAY), dueAt: at(DAY) }],
    };
    const outside = (/** @type {string} */ state) => ({ outside: { key: "c1", region: "friesland", incoming: false, onTheWay: false, state } });
    ok(holding("CONSENTED", more).includes("askOutside"));
    ok(!holding("CONSENTED", { ...more, escalations: [] }).includes("askOutside"));
    ok(!holding("CONSENTED", { ...more, consent: { state: "GIVEN", scopes: ["REGION"] } }).includes("askOutside"));
    ok(!holding("OFFERED", { ...more, ...outside("ASKED") }).includes("askOutside"));
    ok(holding("OFFERED", { ...more, ...outside("ASKED") }).includes("withdrawOutside"));
    ok(holding("CONSENTED", { ...more, ...outside("ENDED") }).includes("askOutside"));
  }),
  holds("nobody here calls off who departs, or has", () => {
    const away = (/** @type {string} */ state) => ({ outside: { key: "c1", region: "friesland", incoming: false, onTheWay: true, state } });
    equal(holding("CHOSEN", away("DEPARTING")), []);
    equal(holding("BOOKED", away("DEPARTED")), ["handOver"]);
  }),
  holds("who comes from another region is answered, and taken over once they came", () => {
    const coming = (/** @type {string} */ arrival, more = {}) =>
      names(
        transfer("c1", {
          own: false,
          stage: "OFFERED",
          asks: [ask({ mine: true })],
          outside: { key: "c1", region: "friesland", incoming: true, onTheWay: false, arrival },
          ...more,
        }),
      );
    equal(coming("ASKED"), ["accept", "decline"]);
    equal([coming("ACCEPTED"), coming("TAKEN"), coming("ENDED")], [[], [], []]);
    equal(coming("CONFIRMED"), ["take"]);
    equal(coming("CONFIRMED", { responsibility: { on: "2026-11-21" } }), []);
  }),
  holds("the list is kept by who is to be confirmed, informed, closed and linked", () => {
    const today = "2026-11-21";
    const upkeep = upkeepOf(
      [
        own("late", { standing: { confirmBy: "2026-11-01", overdue: true } }),
        own("soon", { standing: { confirmBy: "2026-11-28", overdue: false } }),
        own("later", { standing: { confirmBy: "2027-01-01", overdue: false }, informBy: "2026-11-24" }),
        own("told", { informBy: "2026-11-20", informed: { on: "2026-11-19" } }),
        own("twice", { linked: ["again"] }),
        own("again", { linked: ["twice"], closing: "HELPED_ELSEWHERE" }),
        shared("other"),
      ],
      plusDays,
      today,
    );
    equal(upkeep.confirm.map(({ key }) => key), ["late", "soon"]);
    equal(upkeep.inform.map(({ key }) => key), ["later"]);
    equal(upkeep.closings.map(({ key }) => key), ["again"]);
    equal(upkeep.groups.map((rows) => rows.map(({ key }) => key)), [["twice", "again"]]);
    equal([upkeep.total, upkeep.confirmed, upkeepDue(upkeep)], [6, 2, 4]);
  }),
];
