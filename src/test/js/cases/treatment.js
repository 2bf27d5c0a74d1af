// @ts-check
import { actsFor, DIRECT } from "../../../../webroot/model/table-acts.js";
import { formOf } from "../../../../webroot/model/table-forms.js";
import { receiversFor } from "../../../../webroot/model/table-places.js";
import { requestOf } from "../../../../webroot/model/table-requests.js";
import { addressOf, chosenPeople, filterFrom, NO_FILTER, peopleOf } from "../../../../webroot/model/table.js";
import { LIKELY, TREATMENT_KINDS, treatmentKind, treatmentOf } from "../../../../webroot/model/treatment.js";
import { equal, holds, ok } from "../harness.js";
import { own, transfer } from "./table.js";

const AT = { today: "2026-11-21", norms: { INTAKE: 28, TREATMENT: 70 } };
const NOW = Date.parse("2026-11-21T09:00:00Z");
const PLANNER = { role: "planner", actor: "me", screenedElsewhere: true };

/** @param {any} [more] */
const treated = (more = {}) =>
  transfer("t2", { kind: "STEP_DOWN", service: { id: "s1", name: "Angst" }, case: { urgency: "REGULAR", since: "2026-11-20" }, ...more });

/** @param {any} row @returns {any} */
const person = (row) => ({ key: row.key, row: null, transfer: row, stage: row.stage });

export const cases = [
  holds("who is in treatment is known by the kind, and found by a filter that the address keeps", () => {
    const people = peopleOf([own("p1"), own("p2", { transfer: { id: "t1" } })], [transfer("t1", { position: "p2" }), treated()]);
    equal(people.map(treatmentKind), [null, null, "STEP_DOWN"]);
    const filter = { ...NO_FILTER, treatment: true };
    equal(chosenPeople(people, filter, AT).map(({ key }) => key), ["t2"]);
    equal(filterFrom(addressOf(filter)), filter);
  }),
  holds("each kind has somewhere it mostly leads", () =>
    equal(TREATMENT_KINDS.map((kind) => LIKELY[kind]), ["GGZ", "BASIC_GGZ", "SOCIAL_DOMAIN"]),
  ),
  holds("the social domain is asked for support and nothing of the ggz; a reference goes along only where there is one", () => {
    const request = { careQuestion: "MOOD", urgency: "REGULAR", ageClass: "35-49", municipality: "Groningen" };
    const draft = { kind: "OUTFLOW", service: "s1", destination: "SOCIAL_DOMAIN", support: ["WORK"], reference: "", request };
    const asked = treatmentOf(draft);
    equal(asked.social, { support: ["WORK"], ageClass: "35-49", municipality: "Groningen" });
    ok(!("reference" in asked));
    const other = treatmentOf({ ...draft, destination: "GGZ", reference: "EPD-1" });
    ok(!("social" in other));
    equal(other.reference, "EPD-1");
  }),
  holds("every act from candidate to the hand-over is there without a case", () => {
    const main = (/** @type {any} */ row) => actsFor(person(row), PLANNER, NOW).find((act) => act.main)?.name ?? null;
    const asks = [{ key: "a1", state: "ACCEPTED", mine: false, organization: { id: "o2", name: "x" } }];
    equal(
      ["SCREENED", "CONSENT_ASKED", "CONSENTED", "ACCEPTED", "CHOSEN", "BOOKED"].map((stage) => main(treated({ stage, asks }))),
      ["askConsent", "giveConsent", "ask", "choose", "book", "handOver"],
    );
    ok(!actsFor(person(treated()), PLANNER, NOW).some(({ name }) => ["propose", "bridge", "wishes", "informed"].includes(name)));
    ok(DIRECT.has("book"));
  }),
  holds("a second pair of eyes is asked nothing about a list that one is not on", () => {
    const outcomes = (/** @type {any} */ of) =>
      formOf({ name: "screen", key: "", main: true }, person(of), /** @type {any} */ ({})).fields[0].options?.length;
    equal([outcomes(transfer("t1")), outcomes(treated())], [5, 3]);
  }),
  holds("nobody is asked to take who is in treatment there already", () => {
    const row = (/** @type {string} */ key) =>
      /** @type {any} */ ({ key, category: "GGZ_TREATMENT", organization: { name: key }, ageClasses: [], careQuestions: [], echelons: [] });
    const of = treated();
    equal(receiversFor([row("s1"), row("s2")], [], of, undefined, of.service.id).map(({ service }) => service), ["s2"]);
  }),
  holds("a step is taken on the version seen, but for one's own question and by who is not told of changes", () => {
    const versioned = (/** @type {any} */ name, /** @type {any} */ values = {}) =>
      requestOf({ name, key: "", main: true }, person(treated()), values).versioned;
    equal(["screen", "askConsent", "ask", "choose", "book", "end"].map((name) => versioned(name)), [true, true, true, true, true, true]);
    equal(["accept", "decline", "withdrawAsk", "confirm"].map((name) => versioned(name)), [false, false, false, false]);
    equal(["INSURER", "REGION"].map((step) => versioned("answerStep", { step })), [false, true]);
  }),
];
