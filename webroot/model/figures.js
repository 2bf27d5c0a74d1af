// @ts-check
/** @import { WaitsRow, Places } from "./types.js" */

/** Where the norm stands on a scale, as a share of its width. */
const NORM_AT = 0.3;
/** Length of a scale without a norm, in days. */
const SCALE_DAYS = 93;

const NO_PLACES = Object.freeze({
  free: 0,
  weeks: [0, 0, 0, 0, 0, 0, 0, 0],
  weeksOnline: [0, 0, 0, 0, 0, 0, 0, 0],
});

/**
 * The places of a service that the asker may take in the ordinary way.
 *
 * @param {WaitsRow} row
 * @param {string} [allotment]
 * @returns {Places}
 */
export const placesOf = (row, allotment = "NEW_REFERRAL") => row.places?.[allotment] ?? NO_PLACES;

/**
 * One of the two waits, with what kind of figure it is and how it stands to the norm. What is
 * computed goes before what is reported; a figure under which nothing is known stays unknown.
 *
 * @param {WaitsRow} row
 * @param {"INTAKE" | "TREATMENT"} phase
 */
export function waitOf(row, phase) {
  const told = row.computed?.[phase];
  const computed = told?.days === undefined ? undefined : told;
  const reported = row.reported?.[phase];
  const wait = computed ?? reported;
  const norm = row.norms?.[phase];
  return {
    kind: /** @type {"computed" | "reported" | "unknown"} */ (
      computed ? "computed" : reported ? "reported" : "unknown"
    ),
    /** Fewer people than this: what is computed rests on too few to be told. */
    under: told?.under,
    days: wait?.days,
    n: wait?.n,
    asOf: wait?.asOf,
    note: wait?.note,
    norm,
    state: /** @type {"within" | "over" | "unknown" | "none"} */ (
      norm === undefined
        ? "none"
        : wait?.days === undefined
          ? "unknown"
          : wait.days <= norm
            ? "within"
            : "over"
    ),
  };
}

/**
 * Share of the width of a scale, 0 to 1, on which the norm stands at {@link NORM_AT}.
 *
 * @param {number} days
 * @param {number | undefined} norm
 */
export const onScale = (days, norm) =>
  Math.max(0, Math.min(1, norm === undefined ? days / SCALE_DAYS : (days / norm) * NORM_AT));

/** @param {number | undefined} norm */
export const normOnScale = (norm) => (norm === undefined ? null : NORM_AT);

/**
 * Free places in each of the eight weeks: the row counts those on site and those online apart.
 *
 * @param {Places} places
 * @param {boolean} onlineOnly
 */
export const weeksOf = ({ weeks, weeksOnline }, onlineOnly) =>
  onlineOnly ? weeksOnline : weeks.map((onSite, week) => onSite + weeksOnline[week]);

/** Strength of a week's colour for a number of free places: 0 to 3. @param {number} free */
export const strength = (free) => Math.min(3, free);

/**
 * How a service's own word is: fresh, looking stale, or past the term after which it is not ranked.
 *
 * @param {WaitsRow} row
 * @param {number} now in ms
 * @returns {"fresh" | "stale" | "withdrawn"}
 */
export function freshness(row, now) {
  if (row.withdrawnAt && now >= Date.parse(row.withdrawnAt)) return "withdrawn";
  return row.staleAt && now >= Date.parse(row.staleAt) ? "stale" : "fresh";
}
