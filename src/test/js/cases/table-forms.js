// @ts-check
import { ACT_KEYS } from "../../../../webroot/model/table-acts.js";
import { formOf, isAsked, missingIn, nth, numbered } from "../../../../webroot/model/table-forms.js";
import { actorOf, requestOf } from "../../../../webroot/model/table-requests.js";
import { DICTIONARIES } from "../../../../webroot/words/say.js";
import { equal, holds, ok } from "../harness.js";
import { NOW } from "./rows.js";
import { ask } from "./table-acts.js";
import { own, transfer } from "./table.js";

/** @type {any} */
const SOURCE = {
  today: "2026-11-21",
  now: NOW,
  dateOf: (/** @type {string} */ instant) => instant.slice(0, 10),
  consentDays: 182,
  declineReasons: [
    { code: "geen-plek", text: "Geen plek" },
    { code: "oud", text: "Oud", retired: true },
  ],
  ageClasses: [{ code: "35-49", words: "35–49 jaar" }],
  municipalities: ["Groningen"],
  places: [{ key: "p1" }, { key: "p2" }],
  receivers: [
    { service: "s2", suggested: true },
    { service: "s3", suggested: false },
  ],
  languages: [{ value: "tr", words: "Turks" }],
  bridges: [{ value: "b1", words: "Inloop" }],
  elsewhere: [{ value: "friesland/friesland-6", words: "De Marren · Stemming (Friesland)" }],
};

/** @param {any} name @param {any} [more] @returns {any} */
const act = (name, more = {}) => ({ name, key: "x", main: true, ...more });
/** @param {any} [of] @returns {any} */
const person = (of = {}) => ({ key: "p", row: own("p"), transfer: transfer("t", of), stage: "CONSENTED" });
/** @param {any} name @param {any} [of] */
const form = (name, of = {}) => formOf(act(name), person(of), SOURCE);
/** @param {any} name @param {any} values @param {any} [more] */
const request = (name, values, more) => requestOf(act(name, more), person(), values);

export const cases = [
  holds("another region is asked by region and service, and answered by what comes from there", () => {
    equal(form("askOutside").fields.map(({ name }) => name), ["there"]);
    const asked = request("askOutside", { there: "friesland/friesland-6" });
    equal([asked.step, asked.body], ["crossings", { region: "friesland", service: "friesland-6" }]);
    const outside = { key: "c1", region: "friesland", incoming: true, onTheWay: false, arrival: "ASKED" };
    const coming = person({ outside });
    const yes = requestOf(act("accept", { ask: ask() }), coming, { slot: "p1" });
    equal([yes.of, yes.step, yes.body], ["arrival", "accept", { slot: "p1" }]);
    const taken = requestOf(act("take", { ask: ask() }), coming, { on: "2026-11-21" });
    equal([taken.of, taken.step, taken.body], ["arrival", "take-responsibility", { on: "2026-11-21" }]);
    const back = requestOf(act("withdrawOutside"), person({ outside: { ...outside, incoming: false } }), {});
    equal([back.of, back.step], ["transfer", "crossings/c1/withdraw"]);
  }),
  holds("every act has its words, and every field and option of its form too", () => {
    const words = DICTIONARIES.nl;
    for (const name of Object.keys(ACT_KEYS)) {
      for (const part of ["act", "text", "do", "done"]) ok(`table.${part}.${name}` in words, `table.${part}.${name}`);
      const { fields } = form(name, { escalations: [{ step: "INSURER", dueAt: "2026-12-01T10:00:00Z" }] });
      for (const { name: field, list, options = [] } of fields) {
        ok(`table.field.${field}` in words, `table.field.${field}`);
        if (list) for (const { value } of options) ok(`${list}.${value}` in words, `${list}.${value}`);
      }
    }
  }),
  holds("the likeliest answer is filled in, so that one key more does it", () => {
    for (const name of ["propose", "screen", "askConsent", "giveConsent", "choose", "stay", "confirm", "handOver", "take", "ask", "accept", "end", "informed"]) {
      const { fields, values } = form(name);
      equal([name, missingIn(fields, values)], [name, []]);
    }
  }),
  holds("a reason is never filled in for someone", () => {
    for (const name of ["decline", "sendBack"]) equal(missingIn(form(name).fields, form(name).values), ["reason"]);
  }),
  holds("retired reasons are not offered", () =>
    equal(form("decline").fields[0].options, [{ value: "geen-plek", words: "Geen plek" }]),
  ),
  holds("what the destination needs is always consented to", () => {
    equal(form("askConsent").values.scopes, ["REGION"]);
    equal(form("askConsent", { destination: "SOCIAL_DOMAIN" }).values.scopes, ["SOCIAL_DOMAIN"]);
    equal(form("giveConsent").values.until, "2027-05-22");
  }),
  holds("the social domain is told of support, age and gemeente, and only then", () => {
    const { fields, values } = form("propose");
    equal(fields.filter((field) => isAsked(field, values)).map(({ name }) => name), ["destination"]);
    const social = { ...values, destination: "SOCIAL_DOMAIN" };
    equal(missingIn(fields, social), ["support", "municipality"]);
    equal(requestOf(act("propose"), person(), values).body, { position: "p", destination: "GGZ" });
    equal(
      requestOf(act("propose"), person(), { ...social, support: ["SOCIAL_WORK"], municipality: "Groningen" }).body.social,
      { support: ["SOCIAL_WORK"], ageClass: "35-49", municipality: "Groningen" },
    );
  }),
  holds("a digit chooses from the list that is asked", () => {
    const accept = form("accept");
    const field = /** @type {any} */ (numbered(accept.fields, accept.values));
    equal([nth(field, 2), nth(field, 3)], ["p2", undefined]);
    equal(numbered(form("stay").fields, form("stay").values), undefined);
  }),
  holds("only an insurer is asked whether it bought places, and only then how many", () => {
    const step = (/** @type {string} */ name) => form("answerStep", { escalations: [{ step: name, dueAt: "2026-12-01T10:00:00Z" }] });
    equal(step("LOCAL").fields[0].options?.map(({ value }) => value), ["MEDIATED", "NOT_POSSIBLE"]);
    equal(step("INSURER").fields[0].options?.length, 3);
    equal(request("answerStep", { step: "INSURER", outcome: "MEDIATED", places: "1", from: "x", reason: "y" }).body, { outcome: "MEDIATED" });
    equal(
      request("answerStep", { step: "INSURER", outcome: "EXTRA_BOUGHT", places: "12", from: "2026-12-01", until: "" }).body,
      { outcome: "EXTRA_BOUGHT", places: 12, from: "2026-12-01" },
    );
  }),
  holds("each act is the command that the contract names", () => {
    equal(request("screen", { outcome: "STAYS" }), { of: "transfer", step: "screen", body: { outcome: "STAYS" }, versioned: true });
    equal(request("askConsent", { scopes: ["REGION"] }).body, { state: "ASKED", scopes: ["REGION"] });
    equal(request("book", {}).body, undefined);
    equal(request("withdrawConsent", { on: "d" }).body, { state: "WITHDRAWN", on: "d" });
    equal(request("ask", { services: ["s2"] }).body, { services: ["s2"] });
    equal(request("confirm", { confirmed: "no", on: "d" }).body, { confirmed: false, on: "d" });
    equal(request("handOver", { on: "d" }).step, "hand-over");
    equal(request("take", { on: "d" }).step, "take-responsibility");
    equal(request("sendBack", { reason: "OTHER" }).step, "send-back");
    equal(request("escalate", { step: "LOCAL" }).step, "escalations");
    equal(request("informed", { on: "d" }), { of: "position", step: "informed", body: { on: "d" }, versioned: false });
  }),
  holds("an answer to one question does not stumble over what others did meanwhile", () => {
    const of = { ask: ask({ key: "k7" }) };
    equal(request("accept", { slot: "p1" }, of), { of: "transfer", step: "asks/k7/accept", body: { slot: "p1" }, versioned: false });
    equal(request("decline", { reason: "r" }, of).step, "asks/k7/decline");
    equal(request("withdrawAsk", {}, of).step, "asks/k7/withdraw");
  }),
  holds("an administrator acts for whoever the act is of", () => {
    const of = person({ asks: [ask({ state: "ACCEPTED" })], due: { by: ["o8"] } });
    equal(actorOf(act("choose"), of), "o1");
    equal(actorOf(act("accept", { ask: ask() }), of), "o2");
    equal(actorOf(act("withdrawAsk", { ask: ask() }), of), "o1");
    equal(actorOf(act("take"), of), "o2");
    equal(actorOf(act("confirm"), of), "o8");
  }),
];
