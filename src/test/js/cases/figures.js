// @ts-check
import { freshness, onScale, placesOf, waitOf, weeksOf } from "../../../../webroot/model/figures.js";
import { chosenReferrals, dueOf, isOverNorm, transferOf } from "../../../../webroot/model/referrals.js";
import { equal, holds } from "../harness.js";
import { NOW, service } from "./rows.js";

/** @param {any} changes */
const referral = (changes) => ({
  key: "r",
  code: "K7M-P4D-X",
  state: "WAITING",
  registeredAt: "2026-11-01T00:00:00.000Z",
  normOn: "2026-11-29",
  ...changes,
});

export const cases = [
  holds("what is computed goes before what is reported", () => {
    const row = service("a", { reported: { INTAKE: { days: 70, asOf: "2026-11-01" } } });
    const { kind, days, n, state } = waitOf(row, "INTAKE");
    equal([kind, days, n, state], ["computed", 20, 30, "within"]);
  }),
  holds("a mean over too few people gives way to what is reported, and is else said to be few", () => {
    const few = { computed: { INTAKE: { under: 5, asOf: "2026-11-21" } } };
    equal(
      waitOf(service("a", { ...few, reported: { INTAKE: { days: 70, asOf: "2026-11-01" } } }), "INTAKE").kind,
      "reported",
    );
    const { kind, state, under } = waitOf(service("a", few), "INTAKE");
    equal([kind, state, under], ["unknown", "unknown", 5]);
  }),
  holds("on the norm is within it, a day more is over it, and no norm is neither", () => {
    const at = (/** @type {number} */ days) =>
      waitOf(service("a", { computed: { INTAKE: { days, n: 9, asOf: "2026-11-21" } } }), "INTAKE").state;
    equal([at(28), at(29)], ["within", "over"]);
    equal(waitOf(service("a", { norms: undefined }), "INTAKE").state, "none");
    equal(waitOf(service("a", { computed: {} }), "INTAKE").state, "unknown");
  }),
  holds("the norm is at three tenths of the scale, and nothing goes past its end", () => {
    equal([onScale(28, 28), onScale(0, 28), onScale(500, 28)], [0.3, 0, 1]);
  }),
  holds("a week counts its places on site and online together", () => {
    equal(weeksOf(placesOf(service("a")), false), [0, 0, 4, 0, 0, 0, 0, 0]);
    equal(weeksOf(placesOf(service("a")), true), [0, 0, 1, 0, 0, 0, 0, 0]);
  }),
  holds("a word grows stale, then goes", () => {
    const at = (/** @type {string} */ now) => freshness(service("a"), Date.parse(now));
    equal(
      [freshness(service("a"), NOW), at("2026-11-28T10:48:00.000Z"), at("2026-12-28T10:48:00.000Z")],
      ["fresh", "stale", "withdrawn"],
    );
  }),
  holds("what is due from the practice", () => {
    equal(dueOf(referral({ state: "PLANNED", letter: { received: false } }), "2026-11-21"), "letter");
    equal(dueOf(referral({ state: "PLANNED", letter: { received: true } }), "2026-11-21"), null);
    equal(dueOf(referral({ state: "REFUSED" }), "2026-11-21"), "refused");
    equal(dueOf(referral({ normOn: "2026-11-20" }), "2026-11-21"), "overNorm");
    equal(isOverNorm(referral({ normOn: "2026-11-21" }), "2026-11-21"), false);
  }),
  holds("referrals that ask something come first, and a code is found however it is typed", () => {
    const rows = [
      referral({ key: "ended", state: "CLOSED" }),
      referral({ key: "waits" }),
      referral({
        key: "late",
        code: "22A-BCD-E",
        state: "PLANNED",
        letter: { received: false, overdue: true },
      }),
    ];
    equal(
      chosenReferrals(rows, "all", "", "2026-11-21").map(({ key }) => key),
      ["late", "waits", "ended"],
    );
    equal(
      chosenReferrals(rows, "all", "22abc", "2026-11-21").map(({ key }) => key),
      ["late"],
    );
  }),
  holds("of whom was referred the transfer that runs is told, else the last one", () => {
    const of = (/** @type {string} */ key, /** @type {string} */ stage, referral = "r") =>
      /** @type {any} */ ({ key, own: false, asked: false, stage, referral });
    const told = (/** @type {any[]} */ ...transfers) => transferOf(/** @type {any} */ (referral({})), transfers)?.key;
    equal(told(of("x-1", "OFFERED", "s")), undefined);
    equal(told(of("x-2", "CLOSED"), of("x-1a", "CLOSED"), of("x-9", "DONE")), "x-1a");
    equal(told(of("x-9", "CLOSED"), of("x-2", "OFFERED")), "x-2");
  }),
];
