// @ts-check
/** @import { WaitsRow } from "./types.js" */

/** What a place must have for someone: a closed list. */
export const MUST_HAVES = [
  "WHEELCHAIR",
  "INTERPRETER",
  "SIGN_LANGUAGE",
  "DUAL_DIAGNOSIS",
  "MILD_INTELLECTUAL_DISABILITY",
  "EMDR",
  "FEMALE_PRACTITIONER",
  "MALE_PRACTITIONER",
  "GROUP",
  "INDIVIDUAL",
];

/** Whether someone is there in evenings, nights and weekends: their own, or by agreement. @param {WaitsRow} row */
export const hasBackup = ({ backupCare }) => backupCare === "OWN" || backupCare === "BY_AGREEMENT";
