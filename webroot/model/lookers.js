// @ts-check
import { say } from "../words/say.js";
import { list } from "./wording.js";
/** @import { Lookers, Party } from "../live/presence.js" */

/** "De Brugwachter", "2 mensen van De Brugwachter", "een collega", "iemand van de transfertafel". @param {Party} party @param {string | undefined} own id of one's own organisation */
function nameOf({ organization, role, people: n }, own) {
  if (!organization) return say(`lookers.${role}`, { n });
  if (organization.id === own) return say("lookers.colleague", { n });
  return n === 1 ? organization.name : say("lookers.organization", { n, name: organization.name });
}

/** @param {string} key @param {Party[]} parties @param {string | undefined} own @param {number} more */
function sentence(key, parties, own, more) {
  const names = parties.map((party) => nameOf(party, own));
  if (more > 0) names.push(say("lookers.more", { n: more }));
  if (names.length === 0) return "";
  const n = parties.reduce((sum, { people }) => sum + people, more);
  const words = say(key, { n, who: list(names) });
  return words[0].toUpperCase() + words.slice(1);
}

/**
 * Who else works on something, and who else looks at it: a sentence each, empty where nobody does. Of an
 * organisation where someone works on it, it is not told how many others look.
 *
 * @param {Lookers} lookers
 * @param {string | undefined} own id of one's own organisation
 */
export const lookerWords = ({ who, more }, own) => ({
  working: sentence("lookers.working", who.filter(({ working }) => working).map((party) => ({ ...party, people: 1 })), own, 0),
  looking: sentence("lookers.looking", who.filter(({ working }) => !working), own, more),
});
