// @ts-check

/** The words for who of an organisation one is, in Dutch. @type {Record<string, string>} */
export const peopleNl = {
  "referrals.transfer": "Transfer: {stage}",
  "referrals.transferDue": "Hier is iets van u nodig",
  "role.mediator": "Zorgbemiddelaar of cliëntondersteuner",
  "role.mediator.text": "Voor een cliënt de tafel iets vragen, namens een verzekeraar of onafhankelijke cliëntondersteuning",
  "role.mediator.for": "Verzekeraar of cliëntondersteuning",
  "role.mediator.INSURER": "Zorgbemiddelaar",
  "role.mediator.CLIENT_SUPPORT": "Cliëntondersteuner",
  "role.person": "Wie van hen",
  "role.personText": "Vier ogen gaat over mensen: wie iemand voorstelt, kijkt niet zelf mee. Met een collega ziet u de andere kant.",
  "role.person.first": "de eerste",
  "role.person.colleague": "collega {number}",
};
