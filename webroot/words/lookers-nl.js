// @ts-check

/** The words for who else looks at someone, in Dutch. @type {Record<string, string>} */
export const lookersNl = {
  "lookers.working": "{who} werken hier nu aan.",
  "lookers.working.one": "{who} werkt hier nu aan.",
  "lookers.looking": "ook {who} kijken hier nu naar.",
  "lookers.looking.one": "ook {who} kijkt hier nu naar.",
  "lookers.organization": "{n} mensen van {name}",
  "lookers.colleague": "{n} collega's",
  "lookers.colleague.one": "een collega",
  "lookers.TABLE_MEMBER": "{n} mensen van de transfertafel",
  "lookers.TABLE_MEMBER.one": "iemand van de transfertafel",
  "lookers.ADMINISTRATOR": "{n} beheerders",
  "lookers.ADMINISTRATOR.one": "een beheerder",
  "lookers.more": "{n} andere organisaties",
  "lookers.more.one": "nog een organisatie",
};
