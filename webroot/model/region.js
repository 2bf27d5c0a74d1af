// @ts-check
import { plusDays } from "./calendar.js";

/**
 * What a region has agreed, as the pages need it.
 *
 * @typedef {{ name: string, telephone: string, hours: string }} Contact
 * @typedef {{ code: string, from: number, to?: number | null }} AgeClass
 *
 * @typedef {object} Region
 * @property {string} id
 * @property {string} name
 * @property {"LIVE" | "DEMONSTRATION" | "ARCHIVE"} nature
 * @property {string} timeZone
 * @property {AgeClass[]} ageClasses
 * @property {{ code: string, name: string }[]} insurers
 * @property {{ code: string, name: string, municipalities: string[], postcodes: string[], crisisRoute: Contact[] }[]} subregions
 * @property {Contact[]} crisisRoute
 * @property {Record<string, { text: string, targetDays?: number, reassessDays?: number }>} urgencies
 * @property {{ letterFreeDays?: number, letterWarnDays?: number, optionsMax?: number }} terms
 * @property {{ days: string[], opens: string, closes: string, holidays: string[] }} workingHours
 * @property {{ staleDays?: number, withdrawnDays?: number }} freshness
 * @property {number} horizonDays
 * @property {Record<"INTAKE" | "TREATMENT", number>} norms days to intake, and from intake to treatment
 * @property {{ screenedElsewhere: boolean, consentDays: number, declineReasons: { code: string, text: string, retired?: boolean }[],
 *   representatives: { organization: string, by: string }[], meeting: MeetingAgreements }} table what is agreed about the transfertafel
 *
 * @typedef {{ owner?: string, contact?: string, meets?: string, howToAsk?: string, minutes: number, casesMax: number,
 *   regularPercent: number }} MeetingAgreements `owner`: id of the organisation whose table it is
 */

const WEEKDAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];

/** @param {any} route */
const contacts = (route) => route?.contacts ?? [];

/**
 * Reads a region from its answer; one that is not configured yet has the defaults of the country.
 *
 * @param {any} config of GET /regions/{id}
 * @returns {Region}
 */
export function regionFrom(config) {
  return {
    id: config.id,
    name: config.name ?? config.id,
    nature: config.nature ?? "LIVE",
    timeZone: config.timeZone ?? "Europe/Amsterdam",
    ageClasses: config.ageClasses ?? [],
    insurers: config.insurers ?? [],
    subregions: (config.subregions ?? []).map((/** @type {any} */ subregion) => ({
      ...subregion,
      municipalities: subregion.municipalities ?? [],
      postcodes: subregion.postcodes ?? [],
      crisisRoute: contacts(subregion.crisisRoute),
    })),
    crisisRoute: contacts(config.crisisRoute),
    urgencies: config.urgencies ?? {},
    terms: config.terms ?? {},
    workingHours: {
      days: config.workingHours?.days ?? WEEKDAYS.slice(0, 5),
      opens: config.workingHours?.opens ?? "08:00",
      closes: config.workingHours?.closes ?? "18:00",
      holidays: config.workingHours?.holidays ?? [],
    },
    freshness: config.freshness ?? {},
    horizonDays: config.horizonDays ?? 56,
    norms: { INTAKE: config.norms?.intakeDays ?? 28, TREATMENT: config.norms?.treatmentDays ?? 70 },
    table: {
      screenedElsewhere: config.table?.screenedElsewhere ?? false,
      consentDays: config.table?.consentDays ?? 182,
      declineReasons: config.table?.declineReasons ?? [],
      representatives: config.table?.representatives ?? [],
      meeting: config.table?.meeting ?? { minutes: 30, casesMax: 6, regularPercent: 33 },
    },
  };
}

/** Whether the Jeugdwet holds, and the gemeente takes the insurer's place. @param {Region} region @param {string} code */
export function isYouth(region, code) {
  const ageClass = region.ageClasses.find((candidate) => candidate.code === code);
  return ageClass !== undefined && ageClass.from < 18;
}

/** The gemeenten of the region, by name. @param {Region} region */
export function municipalities(region) {
  return [...new Set(region.subregions.flatMap((subregion) => subregion.municipalities))].sort((a, b) =>
    a.localeCompare(b, "nl"),
  );
}

/** Where to go in urgent danger from `municipality`. @param {Region} region @param {string} [municipality] */
export function crisisRouteFor(region, municipality) {
  const subregion = region.subregions.find(
    (candidate) => municipality !== undefined && candidate.municipalities.includes(municipality),
  );
  return subregion && subregion.crisisRoute.length > 0 ? subregion.crisisRoute : region.crisisRoute;
}

/**
 * The first working day after `date`, on which an option ends at noon.
 *
 * @param {Region} region
 * @param {string} date yyyy-MM-dd
 */
export function workingDayAfter(region, date) {
  let next = date;
  for (let i = 0; i < 14; i++) {
    next = plusDays(next, 1);
    if (isWorkingDay(region, next)) return next;
  }
  return next;
}

/** @param {Pick<Region, "workingHours">} region @param {string} date */
function isWorkingDay({ workingHours: { days, holidays } }, date) {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return days.includes(WEEKDAYS[weekday]) && !holidays.includes(date);
}

/**
 * So many working days before `date`; the day itself for 0.
 *
 * @param {Pick<Region, "workingHours">} region of which some day of the week is worked
 * @param {string} date yyyy-MM-dd
 * @param {number} count
 */
export function workingDaysBefore(region, date, count) {
  let day = date;
  for (let left = count; left > 0;) {
    day = plusDays(day, -1);
    if (isWorkingDay(region, day)) left--;
  }
  return day;
}

/** How many working days lie from one date, itself included, until another. @param {Pick<Region, "workingHours">} region @param {string} from @param {string} to */
export function workingDaysBetween(region, from, to) {
  let count = 0;
  for (let day = from; day < to; day = plusDays(day, 1)) if (isWorkingDay(region, day)) count++;
  return count;
}
