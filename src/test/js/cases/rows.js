// @ts-check
/** @import { WaitsRow } from "../../../../webroot/model/types.js" */

/** Noon in Groningen on a Saturday. */
export const NOW = Date.parse("2026-11-21T11:00:00Z");

/**
 * A service for anxiety of adults in Groningen, within the norm, with three places from 1 December.
 *
 * @param {string} key
 * @param {any} [changes]
 * @returns {WaitsRow}
 */
export const service = (key, changes = {}) => ({
  key,
  organization: { id: `o-${key}`, name: `Praktijk ${key}`, kind: "GGZ_CORE" },
  location: { id: `l-${key}`, name: "Hereweg", place: "Groningen", latitude: 53.2, longitude: 6.57 },
  name: "Angst",
  category: "GGZ_TREATMENT",
  careQuestions: ["ANXIETY"],
  echelons: ["SPECIALISED"],
  ageClasses: ["18-34", "35-49"],
  languages: ["nl"],
  deliveries: ["ON_SITE"],
  insurers: ["menzis"],
  waitingListFirst: false,
  archive: false,
  stops: [],
  places: places("2026-12-01T09:30:00.000Z", "2026-12-10T09:30:00.000Z", 3),
  firstWeek: "2026-11-16",
  horizon: "2027-01-16",
  computed: {
    INTAKE: { days: 20, n: 30, asOf: "2026-11-21" },
    TREATMENT: { days: 40, n: 20, asOf: "2026-11-21" },
  },
  reported: {},
  norms: { INTAKE: 28, TREATMENT: 70 },
  waiting: { intake: { n: 18 } },
  confirmedAt: "2026-11-21T10:48:00.000Z",
  staleAt: "2026-11-28T10:48:00.000Z",
  withdrawnAt: "2026-12-28T10:48:00.000Z",
  ...changes,
});

/** @param {string} [first] @param {string} [third] @param {number} [free] */
export const places = (first, third, free = 0) => ({
  NEW_REFERRAL: {
    first,
    third,
    free,
    weeks: [0, 0, 3, 0, 0, 0, 0, 0],
    weeksOnline: [0, 0, 1, 0, 0, 0, 0, 0],
  },
});

/** @param {any} [changes] */
export const stop = (changes = {}) => ({
  id: "s1",
  reason: "STAFF_SHORTAGE",
  announcedOn: "2026-11-03",
  from: "2026-11-10",
  careQuestions: [],
  ageClasses: [],
  insurers: [],
  total: false,
  holds: true,
  ...changes,
});

/** From Monday to Friday, and not at Christmas. */
export const workingHours = {
  days: ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"],
  opens: "08:00",
  closes: "18:00",
  holidays: ["2026-12-25", "2026-12-26"],
};
