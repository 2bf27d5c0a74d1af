// @ts-check
import { say } from "../words/say.js";
/** @import { Calendar } from "./calendar.js" */

/**
 * A referral to a place, as the huisarts has it in hand.
 *
 * @typedef {object} Referred
 * @property {string} code verwijscode
 * @property {string} organizationName
 * @property {string} serviceName
 * @property {string} place where it is
 * @property {string} [start] of the appointment
 * @property {string} [delivery]
 */

/**
 * The lines for the letter, one fact a line: what an EPD can take in.
 *
 * @param {Referred} referred
 * @param {Calendar} calendar
 * @param {number} [letterDays] working days in which the letter must arrive
 */
export function letterLines(referred, calendar, letterDays) {
  const { code, organizationName, serviceName, place, start, delivery } = referred;
  return [
    say("letter.code", { code }),
    say("letter.to", { name: [organizationName, serviceName, place].filter(Boolean).join(", ") }),
    ...(start
      ? [
          say("letter.appointment", {
            day: calendar.fullDay(start),
            time: calendar.time(start),
            where: delivery ? say(`delivery.${delivery}`) : "",
          }).trim(),
        ]
      : [say("letter.noAppointment")]),
    ...(letterDays !== undefined && start ? [say("letter.term", { n: letterDays })] : []),
  ].join("\n");
}
