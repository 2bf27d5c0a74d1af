// @ts-check
import { ageClassWords, code, list } from "../model/wording.js";
import { say } from "../words/say.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { Restriction } from "../model/types.js" */
/** @import { Who } from "../model/who.js" */

/** Who may take a place, a sentence for each limit; none for a place without. @param {Restriction | undefined} restriction @param {Exchange} exchange */
export function restrictionWords(restriction, { region }) {
  if (!restriction) return [];
  const { organizations = [], referrerTypes = [], insurers = [], ageClasses = [], urgencies = [] } = restriction;
  const insurer = (/** @type {string} */ one) => region?.insurers.find((known) => known.code === one)?.name ?? one;
  const age = (/** @type {string} */ one) => {
    const known = region?.ageClasses.find(({ code: each }) => each === one);
    return known ? ageClassWords(known) : one;
  };
  return [
    organizations.length > 0 ? say("only.organizations", { n: organizations.length }) : "",
    referrerTypes.length > 0
      ? say("only.some", { which: list(referrerTypes.map((one) => code("referrerType", one))) })
      : "",
    insurers.length > 0 ? say("only.some", { which: list(insurers.map(insurer)) }) : "",
    ageClasses.length > 0 ? say("only.some", { which: list(ageClasses.map(age)) }) : "",
    urgencies.length > 0 ? say("only.urgencies", { which: list(urgencies.map((one) => code("urgency", one))) }) : "",
  ].filter((words) => words !== "");
}

/** For whom a place is, in parts of a sentence. @param {Who} who @param {Exchange} exchange */
export const whoWords = ({ allotment, restriction, steps }, exchange) => [
  say("who.for", { allotment: code("allotment", allotment) }),
  ...restrictionWords(restriction, exchange),
  ...steps.map((step) => say("who.step", { n: step.workingDays, allotment: code("allotment", step.allotment) })),
];
