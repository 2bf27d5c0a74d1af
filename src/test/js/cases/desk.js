// @ts-check
import { Calendar } from "../../../../webroot/model/calendar.js";
import { dayListOf, nextOpen, progressOf } from "../../../../webroot/model/day-list.js";
import {
  aboutContent,
  isUndoable,
  isUnderWay,
  shareOf,
  sizeOf,
  statusFrom,
  summaryOf,
  withConstant,
  withField,
} from "../../../../webroot/model/files.js";
import { callsOf, leftOf, runningAndEnded, suggestionsOf } from "../../../../webroot/model/offers.js";
import {
  accessToSend,
  byNeed,
  feedsInOrder,
  partsOf,
  percentOf,
  sameAccess,
  withEdge,
  withShare,
} from "../../../../webroot/model/supply.js";
import { freshness } from "../../../../webroot/model/figures.js";
import { equal, holds, ok } from "../harness.js";
import { NOW, service } from "./rows.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const calendar = new Calendar("nl", "Europe/Amsterdam");
/** @param {number} ms */
const at = (ms) => new Date(NOW + ms).toISOString();

/** @param {string} offer @param {any} [changes] @returns {any} */
const asked = (offer, changes = {}) => ({
  offer,
  position: `p-${offer}`,
  until: at(4 * HOUR),
  state: "MADE",
  notReached: 0,
  ...changes,
});

/** @param {string} key @param {any[]} offers @param {any} [changes] @returns {any} */
const offering = (key, offers, changes = {}) => ({
  key,
  slot: `s-${key}`,
  service: "a",
  serviceName: "Angst",
  start: at(2 * DAY),
  kind: "INTAKE",
  mode: { n: 1 },
  state: "RUNNING",
  offers,
  ...changes,
});

/** @param {string} key @param {any} [changes] @returns {any} */
const slot = (key, changes = {}) => ({
  key,
  service: "a",
  kind: "INTAKE",
  start: at(2 * DAY),
  free: 1,
  allotment: "OWN_WAITING_LIST",
  state: "FREE",
  ...changes,
});

/** @type {import("../../../../webroot/model/files.js").Mapping} */
const MAPPING = {
  content: "SLOTS",
  separator: ";",
  charset: "UTF-8",
  header: 1,
  columns: [
    { name: "Datum", field: "DATE", sensitive: false },
    { name: "Tijd", field: "START_TIME", sensitive: false },
    { name: "Naam", field: null, sensitive: true },
    { name: "Rest", field: null, sensitive: false },
  ],
  constants: { DURATION: "45" },
};

const sum = (/** @type {Record<string, number>} */ division) =>
  Object.values(division).reduce((total, share) => total + share, 0);

export const cases = [
  holds("who was not reached yet is called before who was, then whose time is up first", () =>
    equal(
      callsOf(
        [
          offering("o1", [asked("late", { until: at(9 * HOUR) }), asked("tried", { notReached: 1, until: at(HOUR) })]),
          offering("o2", [asked("soon", { until: at(2 * HOUR) })]),
        ],
        NOW,
      ).map(({ offer }) => offer.offer),
      ["soon", "late", "tried"],
    ),
  ),
  holds("nobody is called whose offer was answered, is over or belongs to what has ended", () =>
    equal(
      callsOf(
        [
          offering("o1", [asked("no", { state: "NO" }), asked("gone", { until: at(-1) })]),
          offering("o2", [asked("taken")], { state: "TAKEN" }),
        ],
        NOW,
      ),
      [],
    ),
  ),
  holds("a free place is suggested with why, unless it is offered, kept or over", () =>
    equal(
      suggestionsOf(
        [
          slot("far", { start: at(20 * DAY) }),
          slot("soon"),
          slot("last", { lastMinute: true, start: at(3 * DAY), allotment: "NEW_REFERRAL" }),
          slot("freed", { cancelled: [{ claim: "c" }], start: at(4 * DAY), allotment: "NEW_REFERRAL" }),
          slot("others", { allotment: "NEW_REFERRAL" }),
          slot("offered", { offering: "o" }),
          slot("blocked", { blocked: "UNDOING" }),
          slot("full", { free: 0 }),
          slot("past", { start: at(-1) }),
          slot("withdrawn", { state: "WITHDRAWN" }),
        ],
        NOW,
      ).map(({ slot: { key }, why }) => [key, why]),
      [
        ["soon", "soon"],
        ["last", "lastMinute"],
        ["freed", "freed"],
        ["far", "later"],
      ],
    ),
  ),
  holds("what runs comes soonest first, what is over latest first", () => {
    const { running, ended } = runningAndEnded([
      offering("b", [], { start: at(3 * DAY) }),
      offering("a", [], { start: at(DAY) }),
      offering("c", [], { state: "TAKEN", start: at(DAY) }),
      offering("d", [], { state: "STOPPED", start: at(2 * DAY) }),
    ]);
    equal([running.map(({ key }) => key), ended.map(({ key }) => key)], [
      ["a", "b"],
      ["d", "c"],
    ]);
  }),
  holds("what is left is told in the unit that matters", () =>
    equal(
      [0, 90_000, 10 * 60_000, 2 * HOUR + 10 * 60_000, DAY + 7 * HOUR].map((ms) => {
        const { unit, n, rest } = leftOf(ms);
        return `${n} ${unit} ${rest}`;
      }),
      ["0 none 0", "90 seconds 0", "10 minutes 0", "2 hours 10", "1 days 7"],
    ),
  ),

  holds("the day list has today, tomorrow, and earlier days without an outcome", () => {
    const claim = (/** @type {string} */ id, /** @type {string} */ outcome = "") => ({
      claim: id,
      ...(outcome ? { outcome } : {}),
    });
    const { missing, today, tomorrow } = dayListOf(
      [
        slot("t", { start: at(-HOUR), claims: [claim("now")] }),
        slot("m", { start: at(DAY), claims: [claim("next")], cancelled: [claim("gone")] }),
        slot("o", { start: at(-2 * DAY), claims: [claim("open"), claim("done", "ATTENDED")] }),
        slot("x", { start: at(-90 * DAY), claims: [claim("old")] }),
        slot("w", { start: at(HOUR), claims: [claim("withdrawn")], state: "WITHDRAWN" }),
      ],
      { calendar, now: NOW },
    );
    equal(
      [missing, today, tomorrow].map((part) => part.map(({ key }) => key)),
      [["open"], ["now"], ["gone", "next"]],
    );
    equal(tomorrow[0].claim.outcome, "CANCELLED");
    equal(progressOf(today), { done: 0, open: 1, of: 1 });
    equal(nextOpen([...missing, ...today, ...tomorrow], "open"), "now");
    equal(nextOpen([...today, ...tomorrow], "next"), null);
  }),

  holds("a field that another column had moves", () =>
    equal(
      withField(MAPPING, 3, "DATE").columns.map(({ field }) => field),
      [null, "START_TIME", null, "DATE"],
    ),
  ),
  holds("a column that tells who it is gets no field", () =>
    equal(withField(MAPPING, 2, "EXTERNAL_ID").columns[2].field, null),
  ),
  holds("one value for every row takes the place of a column, and back", () => {
    const constant = withConstant(MAPPING, "DATE", "2026-11-23");
    equal([constant.columns[0].field, constant.constants.DATE], [null, "2026-11-23"]);
    equal(withField(constant, 0, "DATE").constants, { DURATION: "45" });
    equal(withConstant(MAPPING, "DURATION", "").constants, {});
  }),
  holds("of another subject only what can be said there is kept", () => {
    const other = aboutContent(MAPPING, "POSITIONS");
    equal([other.columns.map(({ field }) => field), other.constants], [[null, null, null, null], {}]);
  }),
  holds("counts say what is done and what cannot be", () =>
    equal(summaryOf({ NEW: 3, WITHDRAWN: 1, REFUSED: 2 }), {
      all: 6,
      doing: 4,
      wrong: 2,
      shown: ["NEW", "WITHDRAWN", "REFUSED"],
    }),
  ),
  holds("how far it is is not guessed", () => {
    const status = /** @type {any} */ ({ rowsDone: 5, rowsTotal: 0, phase: "PREVIEWING" });
    equal([shareOf(status), shareOf({ ...status, rowsTotal: 20 })], [null, 0.25]);
    ok(isUnderWay(status) && isUnderWay({ ...status, phase: "DONE", importState: "UNDOING" }));
    ok(!isUnderWay({ ...status, phase: "DONE", importState: "UNDONE" }));
  }),
  holds("an import can be taken back within its term only", () =>
    equal(
      [
        isUndoable({ state: "DONE", undoUntil: at(1) }, NOW),
        isUndoable({ state: "DONE", undoUntil: at(0) }, NOW),
        isUndoable({ state: "UNDONE", undoUntil: at(1) }, NOW),
      ],
      [true, false, false],
    ),
  ),
  holds("a column without a field has none, not an unknown one", () =>
    equal(
      statusFrom({ mapping: { ...MAPPING, charset: undefined, columns: [{ name: "x", sensitive: false }] } }).mapping,
      { ...MAPPING, charset: null, columns: [{ name: "x", field: null, sensitive: false }] },
    ),
  ),
  holds("sizes are told in the unit that fits", () =>
    equal([sizeOf(12), sizeOf(4_300), sizeOf(1_240_000)], [
      { n: 12, unit: "B" },
      { n: 4, unit: "kB" },
      { n: 1.2, unit: "MB" },
    ]),
  ),

  holds("shares stay together a hundred, whatever is typed", () => {
    let division = /** @type {Record<string, number>} */ ({ NEW_REFERRAL: 60, OWN_WAITING_LIST: 40 });
    for (const [allotment, share] of /** @type {[string, number][]} */ ([
      ["TRANSFER_TABLE", 20],
      ["HIGH_URGENCY", 95],
      ["NEW_REFERRAL", 30],
      ["OWN_WAITING_LIST", 130],
      ["OWN_WAITING_LIST", -4],
      ["TALK_FOLLOW_UP", Number.NaN],
    ])) {
      division = withShare(division, allotment, share);
      equal(sum(division), 100);
      ok(Object.values(division).every((part) => part >= 0));
    }
  }),
  holds("what is given is taken from new referrals first", () =>
    equal(withShare({ NEW_REFERRAL: 60, OWN_WAITING_LIST: 40 }, "TRANSFER_TABLE", 20), {
      NEW_REFERRAL: 40,
      OWN_WAITING_LIST: 40,
      TRANSFER_TABLE: 20,
      TALK_FOLLOW_UP: 0,
      HIGH_URGENCY: 0,
    }),
  ),
  holds("an edge gives to one what the other has, and no more", () =>
    equal(
      [10, -80, 80].map((by) => withEdge({ NEW_REFERRAL: 60, OWN_WAITING_LIST: 40 }, "NEW_REFERRAL", "OWN_WAITING_LIST", by)),
      [
        { NEW_REFERRAL: 70, OWN_WAITING_LIST: 30 },
        { NEW_REFERRAL: 0, OWN_WAITING_LIST: 100 },
        { NEW_REFERRAL: 100, OWN_WAITING_LIST: 0 },
      ],
    ),
  ),
  holds("the picture has the parts that are there, each where it begins", () =>
    equal(partsOf({ HIGH_URGENCY: 10, NEW_REFERRAL: 90, TRANSFER_TABLE: 0 }), [
      { allotment: "NEW_REFERRAL", share: 90, at: 0 },
      { allotment: "HIGH_URGENCY", share: 10, at: 90 },
    ]),
  ),
  holds("noughts and empty terms are not sent, and make no difference", () => {
    const access = {
      division: { NEW_REFERRAL: 100, TRANSFER_TABLE: 0 },
      releaseRules: [
        { allotment: "NEW_REFERRAL", workingDays: 2 },
        { allotment: "TRANSFER_TABLE", workingDays: 5 },
      ],
    };
    equal(accessToSend(access), {
      division: { NEW_REFERRAL: 100 },
      perWeek: {},
      releaseRules: [
        { allotment: "TRANSFER_TABLE", workingDays: 5 },
        { allotment: "NEW_REFERRAL", workingDays: 2 },
      ],
      offerFreed: false,
    });
    ok(sameAccess(access, { ...access, division: { NEW_REFERRAL: 100 }, offerFreed: false }));
    ok(!sameAccess(access, { ...access, confirmWithin: 8 }));
  }),
  holds("a share of nothing is not told", () =>
    equal([percentOf({ n: 1, of: 3 }), percentOf({ n: 0, of: 0 }), percentOf(undefined)], [33, null, null]),
  ),
  holds("a feed that stopped comes first", () =>
    equal(
      feedsInOrder([
        { code: "b", stopped: false },
        { code: "z", stopped: true },
        { code: "a", stopped: false },
      ]).map(({ code }) => code),
      ["z", "a", "b"],
    ),
  ),
  holds("services that went stale ask for attention first", () =>
    equal(
      byNeed(
        [service("a"), service("b", { staleAt: at(-1) }), service("c", { staleAt: at(-2), withdrawnAt: at(-1) })],
        (row) => freshness(row, NOW),
      ).map(({ key }) => key),
      ["c", "b", "a"],
    ),
  ),
];
