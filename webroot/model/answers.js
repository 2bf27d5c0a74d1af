// @ts-check
import { freshness, placesOf, waitOf } from "./figures.js";
import { hasBackup } from "./needs.js";
/** @import { WaitsRow, Stop } from "./types.js" */
/** @import { Question } from "./question.js" */

/**
 * @typedef {{ latitude: number, longitude: number }} Point
 *
 * @typedef {object} Asking what a question means at one moment
 * @property {Question} question
 * @property {boolean} youth under 18: no insurer, a gemeente
 * @property {Point | null} from where the postcode lies; null when not given or not known
 * @property {number} now in ms
 *
 * @typedef {"careQuestion" | "ageClass" | "insurer" | "distance" | "echelon" | "language" | "online" | "backup" | "norm"
 *   | "withdrawn" | "category"} Obstacle
 *
 * @typedef {object} Answer one service, held against a question
 * @property {WaitsRow} row
 * @property {number | null} km
 * @property {Obstacle[]} obstacles why it does not fit; empty when it does
 * @property {Stop | null} stop the admission stop that holds for this question
 * @property {"within" | "over" | "unknown" | "none"} norm how the wait to intake stands to the norm: by what was
 *     measured, and where that is not known by the third free place
 * @property {string | undefined} first start of the first place that can be taken
 * @property {string | undefined} third
 * @property {number} free
 */

const EARTH_KM = 6371;
const DAY_MS = 86_400_000;
/** Help without a diagnosis or a wait for one, in the order in which it is named. */
export const LOW_THRESHOLD = [
  "SUPPORT_POINT",
  "SOCIAL_WORK",
  "WAITING_SUPPORT",
  "E_HEALTH",
  "WORK",
  "HOUSING",
  "WMO_SUPPORT",
];

/** Distance over the earth, in km. @param {Point} a @param {Point} b */
export function kmBetween(a, b) {
  const radians = Math.PI / 180;
  const halfLatitude = Math.sin(((b.latitude - a.latitude) * radians) / 2);
  const halfLongitude = Math.sin(((b.longitude - a.longitude) * radians) / 2);
  const chord =
    halfLatitude ** 2 + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * halfLongitude ** 2;
  return 2 * EARTH_KM * Math.asin(Math.sqrt(chord));
}

/** @param {WaitsRow} row @param {number} now in ms */
function normOf(row, now) {
  const { state, norm } = waitOf(row, "INTAKE");
  const { third } = placesOf(row);
  if (state !== "unknown" || norm === undefined || third === undefined) return state;
  return Date.parse(third) - now <= norm * DAY_MS ? "within" : "over";
}

/** @param {WaitsRow} row @param {Point | null} from */
export function kmOf({ location }, from) {
  if (!from || location.latitude === undefined || location.longitude === undefined) return null;
  return kmBetween(from, { latitude: location.latitude, longitude: location.longitude });
}

/**
 * The stop that closes a service for this question. One that closes part of it for others is not in
 * the way.
 *
 * @param {WaitsRow} row
 * @param {Question} question
 */
export function stopFor(row, question) {
  /** @param {string[]} named @param {string} asked */
  const hits = (named, asked) => named.length === 0 || (asked !== "" && named.includes(asked));
  return (
    (row.stops ?? []).find(
      (stop) =>
        stop.holds &&
        (stop.total ||
          (hits(stop.careQuestions, question.careQuestion) &&
            hits(stop.ageClasses, question.ageClass) &&
            hits(stop.insurers, question.insurer))),
    ) ?? null
  );
}

/**
 * Holds one service against the question. Places of a service count as the question needs them:
 * with `online: "only"` only those online.
 *
 * @param {WaitsRow} row
 * @param {Asking} asking
 * @returns {Answer}
 */
export function answer(row, { question, youth, from, now }) {
  /** @type {Obstacle[]} */
  const obstacles = [];
  const km = kmOf(row, from);
  const online = row.deliveries.includes("ONLINE");
  const norm = normOf(row, now);
  if (row.category === "GGZ_TREATMENT") {
    if (question.careQuestion && !row.careQuestions.includes(question.careQuestion))
      obstacles.push("careQuestion");
    if (question.withinNorm && norm !== "within") obstacles.push("norm");
  }
  if (question.ageClass && row.ageClasses.length > 0 && !row.ageClasses.includes(question.ageClass)) {
    obstacles.push("ageClass");
  }
  if (!youth && question.insurer && row.insurers && !row.insurers.includes(question.insurer)) {
    obstacles.push("insurer");
  }
  if (question.online === "only" && !online) obstacles.push("online");
  const reachable = online && question.online !== "";
  if (question.distanceKm > 0 && km !== null && km > question.distanceKm && !reachable)
    obstacles.push("distance");
  if (question.echelon && !row.echelons.includes(question.echelon)) obstacles.push("echelon");
  if (question.language && !row.languages.includes(question.language)) obstacles.push("language");
  if (question.backup && !hasBackup(row)) obstacles.push("backup");
  if (!row.archive && freshness(row, now) === "withdrawn") obstacles.push("withdrawn");
  const places = placesOf(row);
  return {
    row,
    km,
    obstacles,
    norm,
    stop: stopFor(row, question),
    first: places.first,
    third: places.third,
    free: places.free,
  };
}

/**
 * Puts answers in order. Those with a stop come last, in every order but that of distance and name;
 * an archive is not ranked: it is in order of distance and name only.
 *
 * @param {Answer[]} answers
 * @param {Question["sort"]} sort
 */
export function inOrder(answers, sort) {
  /** @type {((a: Answer, b: Answer) => number)[]} */
  const byPlace = [by((a) => instant(a.first)), by((a) => instant(a.third)), by((a) => days(a, "INTAKE"))];
  const byDistance = by((a) => a.km ?? Infinity);
  const byName = (/** @type {Answer} */ a, /** @type {Answer} */ b) =>
    a.row.organization.name.localeCompare(b.row.organization.name, "nl") ||
    a.row.name.localeCompare(b.row.name, "nl");
  const stopsLast = by((a) => (a.stop ? 1 : 0));
  const orders = {
    norm: [stopsLast, by((a) => NORM_ORDER[a.norm]), ...byPlace, byDistance, byName],
    soonest: [stopsLast, ...byPlace, byDistance, byName],
    distance: [byDistance, ...byPlace, byName],
    intake: [stopsLast, by((a) => days(a, "INTAKE")), byDistance, byName],
    treatment: [stopsLast, by((a) => days(a, "TREATMENT")), byDistance, byName],
    name: [byName],
  };
  const order = answers.some((a) => a.row.archive) ? [byDistance, byName] : orders[sort];
  return [...answers].sort((a, b) => {
    for (const compare of order) {
      const result = compare(a, b);
      if (result !== 0) return result;
    }
    return a.row.key < b.row.key ? -1 : 1;
  });
}

const NORM_ORDER = { within: 0, none: 0, unknown: 1, over: 1 };

/** @param {(answer: Answer) => number} value */
const by = (value) => (/** @type {Answer} */ a, /** @type {Answer} */ b) => {
  const left = value(a);
  const right = value(b);
  return left === right ? 0 : left < right ? -1 : 1;
};

/** @param {string | undefined} start */
const instant = (start) => (start === undefined ? Infinity : Date.parse(start));

/** @param {Answer} answer @param {"INTAKE" | "TREATMENT"} phase */
const days = ({ row }, phase) => waitOf(row, phase).days ?? Infinity;

/**
 * The three best answers, each for a reason of its own: the soonest, the nearest with a place within
 * the norm, the shortest wait for treatment; filled up with the next soonest.
 *
 * @param {Answer[]} answers
 * @returns {{ answer: Answer, reasons: ("soonest" | "nearest" | "treatment" | "next")[] }[]}
 */
export function best(answers) {
  const open = answers.filter(
    (a) => a.first !== undefined && !a.stop && !a.row.archive && a.row.category === "GGZ_TREATMENT",
  );
  const soonest = inOrder(open, "soonest");
  const normal = soonest.filter((a) => a.norm === "within");
  const candidates = normal.length > 0 ? normal : soonest;
  /** @type {Map<Answer, ("soonest" | "nearest" | "treatment" | "next")[]>} */
  const chosen = new Map();
  /** @param {Answer | undefined} a @param {"soonest" | "nearest" | "treatment" | "next"} reason */
  const choose = (a, reason) => a && chosen.set(a, [...(chosen.get(a) ?? []), reason]);
  choose(soonest[0], "soonest");
  choose(
    inOrder(
      candidates.filter((a) => a.km !== null),
      "distance",
    )[0],
    "nearest",
  );
  choose(
    inOrder(
      candidates.filter((a) => days(a, "TREATMENT") < Infinity),
      "treatment",
    )[0],
    "treatment",
  );
  for (const a of [...inOrder(candidates, "soonest"), ...soonest]) {
    if (chosen.size >= 3) break;
    if (!chosen.has(a)) choose(a, "next");
  }
  return [...chosen]
    .map(([a, reasons]) => ({ answer: a, reasons }))
    .sort((a, b) => instant(a.answer.first) - instant(b.answer.first));
}

/**
 * What one wish would change: for each wish that is in the way of something sooner, the service that
 * would come first without it. Soonest first.
 *
 * @param {WaitsRow[]} rows
 * @param {Asking} asking
 * @returns {{ wish: Obstacle, answer: Answer, count: number }[]}
 */
export function wishes(rows, asking) {
  const answers = rows
    .filter((row) => row.category === "GGZ_TREATMENT" && !row.archive)
    .map((row) => answer(row, asking));
  const now = soonestOf(answers.filter((a) => a.obstacles.length === 0));
  /** @type {Map<Obstacle, Answer[]>} */
  const without = new Map();
  for (const a of answers) {
    const [wish] = a.obstacles;
    if (a.obstacles.length !== 1 || !CHANGEABLE.has(wish) || a.stop || a.first === undefined) continue;
    if (now && instant(a.first) >= instant(now.first)) continue;
    without.set(wish, [...(without.get(wish) ?? []), a]);
  }
  return [...without]
    .map(([wish, found]) => ({ wish, answer: /** @type {Answer} */ (soonestOf(found)), count: found.length }))
    .sort((a, b) => instant(a.answer.first) - instant(b.answer.first));
}

/** @type {Set<Obstacle>} */
const CHANGEABLE = new Set(["insurer", "distance", "echelon", "language", "online", "backup", "norm"]);

/** @param {Answer[]} answers */
const soonestOf = (answers) =>
  inOrder(
    answers.filter((a) => !a.stop && a.first !== undefined),
    "soonest",
  )[0];

/**
 * Help near by that needs no waiting: of each kind the nearest first, then what else is near.
 *
 * @param {Answer[]} answers
 * @param {number} max
 */
export function nearBy(answers, max) {
  const near = answers
    .filter(
      (a) =>
        LOW_THRESHOLD.includes(a.row.category) &&
        !a.stop &&
        a.obstacles.every((obstacle) => obstacle === "echelon"),
    )
    .sort((a, b) => (a.km ?? Infinity) - (b.km ?? Infinity) || (a.row.key < b.row.key ? -1 : 1));
  const nearest = LOW_THRESHOLD.flatMap((category) => near.find((a) => a.row.category === category) ?? []);
  return [...nearest, ...near.filter((a) => !nearest.includes(a))].slice(0, max);
}

/**
 * The order to paint: while someone points at or works in a list, what is there stays where it is,
 * also when it no longer fits, and what is new comes at the end.
 *
 * @param {string[]} painted
 * @param {string[]} wanted
 * @param {boolean} engaged
 * @param {(key: string) => boolean} exists
 */
export function settledOrder(painted, wanted, engaged, exists) {
  if (!engaged) return wanted;
  const kept = painted.filter(exists);
  const known = new Set(kept);
  return [...kept, ...wanted.filter((key) => !known.has(key))];
}
