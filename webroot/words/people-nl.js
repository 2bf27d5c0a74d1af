// @ts-check

/** The words for who of an organisation one is, in Dutch. @type {Record<string, string>} */
export const peopleNl = {
  "referrals.transfer": "Transfer: {stage}",
  "referrals.transferDue": "Hier is iets van u nodig",
  "role.person": "Wie van hen",
  "role.personText": "Vier ogen gaat over mensen: wie iemand voorstelt, kijkt niet zelf mee. Met een collega ziet u de andere kant.",
  "role.person.first": "de eerste",
  "role.person.colleague": "collega {number}",
};
