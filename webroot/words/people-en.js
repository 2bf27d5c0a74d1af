// @ts-check

/** The words for who of an organisation one is, in English. @type {Record<string, string>} */
export const peopleEn = {
  "referrals.transfer": "Transfer: {stage}",
  "referrals.transferDue": "Something is needed from you",
  "role.mediator": "Mediator or client supporter",
  "role.mediator.text": "Ask the table something for a client, for an insurer or independent client support",
  "role.mediator.for": "Insurer or client support",
  "role.mediator.INSURER": "Insurer’s mediator",
  "role.mediator.CLIENT_SUPPORT": "Client supporter",
  "role.person": "Which of them",
  "role.personText": "Four eyes is about people: who proposes someone does not screen them. As a colleague you see the other side.",
  "role.person.first": "the first",
  "role.person.colleague": "colleague {number}",
};
