// @ts-check

/**
 * @typedef {"SLOTS" | "SCHEDULES" | "OUTCOMES" | "POSITIONS"} Content
 * @typedef {{ name: string, field: string | null, sensitive: boolean }} Column
 * @typedef {{ content: Content, separator: string, charset: string | null, header: number, columns: Column[],
 *   constants: Record<string, string> }} Mapping
 * @typedef {{ places: "ALL" | "TRANSPARENT", service: "CATEGORIES" | "SUMMARY" | "CONSTANT",
 *   constants: Record<string, string> }} CalendarReading
 * @typedef {{ content: Content, row: number, line: number, verdict: string, reason?: string, field?: string,
 *   value?: string, expected?: string, key?: string, service?: string, kind?: string, start?: string, end?: string }} RowReport
 *
 * @typedef {object} FileStatus
 * @property {string} id
 * @property {string} fileName
 * @property {"CSV" | "ICALENDAR" | "FHIR"} format
 * @property {number} size
 * @property {string} openedAt
 * @property {"OPENED" | "PREVIEWING" | "PREVIEWED" | "RUNNING" | "DONE" | "STOPPED" | "FAILED"} phase
 * @property {Mapping} [mapping]
 * @property {boolean} remembered
 * @property {CalendarReading} [calendar]
 * @property {string[]} missing
 * @property {string[][]} sample
 * @property {string} [mode]
 * @property {number} rowsDone
 * @property {number} rowsTotal
 * @property {Record<string, number>} counts
 * @property {Record<string, number>} reasons
 * @property {RowReport} [stoppedBy]
 * @property {string} [importId]
 * @property {string} [importState]
 * @property {string} [undoUntil]
 * @property {{ problem?: string, line: number, detail: string }} [fault]
 * @property {{ reason: string, field?: string, value?: string, detail?: string }} [refusal]
 *
 * @typedef {object} ImportRow
 * @property {string} key
 * @property {string} kind
 * @property {string} by
 * @property {"RUNNING" | "DONE" | "STOPPED" | "UNDOING" | "UNDONE"} state
 * @property {string} openedAt
 * @property {string} [finishedAt]
 * @property {string} [undoUntil]
 * @property {Record<string, number>} counts
 * @property {{ organization?: string, location?: string, service?: string, schedule?: string, why: string }[]} [kept]
 */

/** As it was sent, with what was left out as null where it is sent back. @param {any} sent @returns {FileStatus} */
export const statusFrom = (sent) =>
  sent.mapping
    ? {
        ...sent,
        mapping: {
          ...sent.mapping,
          charset: sent.mapping.charset ?? null,
          columns: sent.mapping.columns.map((/** @type {any} */ column) => ({
            ...column,
            field: column.field ?? null,
          })),
        },
      }
    : sent;

/** @type {Content[]} */
export const CONTENTS = ["SLOTS", "SCHEDULES", "OUTCOMES", "POSITIONS"];

/** What a row would do, the good first. */
export const VERDICTS = ["NEW", "CHANGED", "WITHDRAWN", "UNCHANGED", "CONFLICT", "REFUSED"];

/** What a column can be, in the order in which people look for it. @type {Record<Content, string[]>} */
export const FIELDS = {
  SLOTS: [
    "SERVICE",
    "LOCATION",
    "DATE",
    "START_TIME",
    "START",
    "END",
    "DURATION",
    "WHEN",
    "KIND",
    "DELIVERY",
    "ALLOTMENT",
    "CAPACITY",
    "SCHEDULE",
    "STATUS",
    "EXTERNAL_ID",
  ],
  SCHEDULES: ["EXTERNAL_ID", "SERVICE", "LOCATION", "CAPACITY", "STATUS"],
  OUTCOMES: ["EXTERNAL_ID", "OUTCOME", "SERVICE", "LOCATION", "START", "DATE", "START_TIME"],
  POSITIONS: [
    "EXTERNAL_ID",
    "SERVICE",
    "LOCATION",
    "CARE_QUESTION",
    "URGENCY",
    "AGE_CLASS",
    "AGE",
    "SINCE",
    "INTAKE_ON",
    "PHASE",
    "INSURER",
    "MUNICIPALITY",
    "CLOSED",
  ],
};

/**
 * The mapping with one column read as another field. A field that another column had moves here, for
 * no field can be said twice.
 *
 * @param {Mapping} mapping
 * @param {number} index
 * @param {string | null} field
 * @returns {Mapping}
 */
export const withField = (mapping, index, field) => ({
  ...mapping,
  columns: mapping.columns.map((column, at) =>
    at === index
      ? { ...column, field: column.sensitive ? null : field }
      : { ...column, field: field !== null && column.field === field ? null : column.field },
  ),
  constants:
    field === null
      ? mapping.constants
      : Object.fromEntries(Object.entries(mapping.constants).filter(([name]) => name !== field)),
});

/** The same, with one value for every row; empty takes it away. @param {Mapping} mapping @param {string} field @param {string} value @returns {Mapping} */
export const withConstant = (mapping, field, value) => {
  const { [field]: _, ...others } = mapping.constants;
  return {
    ...mapping,
    columns: mapping.columns.map((column) =>
      value !== "" && column.field === field ? { ...column, field: null } : column,
    ),
    constants: value === "" ? others : { ...others, [field]: value },
  };
};

/** The same columns about something else: what cannot be said of that is left open. @param {Mapping} mapping @param {Content} content @returns {Mapping} */
export const aboutContent = (mapping, content) => ({
  ...mapping,
  content,
  columns: mapping.columns.map((column) => ({
    ...column,
    field: column.field !== null && FIELDS[content].includes(column.field) ? column.field : null,
  })),
  constants: Object.fromEntries(
    Object.entries(mapping.constants).filter(([field]) => FIELDS[content].includes(field)),
  ),
});

/** What one value for every row can stand in for, of what is missing. */
export const CONSTANT_FIELDS = ["SERVICE", "DURATION", "KIND", "DELIVERY", "LOCATION", "CARE_QUESTION"];

/** How many rows the verdicts are about, and whether any of them cannot be done. @param {Record<string, number>} counts */
export const summaryOf = (counts) => {
  const n = (/** @type {string} */ verdict) => counts[verdict] ?? 0;
  return {
    all: VERDICTS.reduce((sum, verdict) => sum + n(verdict), 0),
    doing: n("NEW") + n("CHANGED") + n("WITHDRAWN"),
    wrong: n("CONFLICT") + n("REFUSED"),
    shown: VERDICTS.filter((verdict) => n(verdict) > 0),
  };
};

/** How far it is, 0 to 1; null when it is not known of how many. @param {FileStatus} status */
export const shareOf = ({ rowsDone, rowsTotal }) =>
  rowsTotal > 0 ? Math.min(1, rowsDone / rowsTotal) : null;

/** Whether something is under way, so that it is looked at again. @param {FileStatus} status */
export const isUnderWay = ({ phase, importState }) =>
  phase === "PREVIEWING" || phase === "RUNNING" || importState === "UNDOING";

/** Whether an import can still be taken back. @param {{ state?: string, undoUntil?: string }} row @param {number} now in ms */
export const isUndoable = ({ state, undoUntil }, now) =>
  (state === "DONE" || state === "STOPPED") && undoUntil !== undefined && Date.parse(undoUntil) > now;

/** "1,2 MB" in parts: the number and its unit. @param {number} bytes @returns {{ n: number, unit: "B" | "kB" | "MB" }} */
export function sizeOf(bytes) {
  if (bytes < 1_000) return { n: bytes, unit: "B" };
  if (bytes < 1_000_000) return { n: Math.round(bytes / 1_000), unit: "kB" };
  return { n: Math.round(bytes / 100_000) / 10, unit: "MB" };
}
