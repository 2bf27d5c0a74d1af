// @ts-check

/** The words for who else looks at someone, in English. @type {Record<string, string>} */
export const lookersEn = {
  "lookers.working": "{who} are working on this now.",
  "lookers.working.one": "{who} is working on this now.",
  "lookers.looking": "{who} are looking at this now too.",
  "lookers.looking.one": "{who} is looking at this now too.",
  "lookers.organization": "{n} people of {name}",
  "lookers.colleague": "{n} colleagues",
  "lookers.colleague.one": "a colleague",
  "lookers.TABLE_MEMBER": "{n} people of the transfer table",
  "lookers.TABLE_MEMBER.one": "someone of the transfer table",
  "lookers.ADMINISTRATOR": "{n} administrators",
  "lookers.ADMINISTRATOR.one": "an administrator",
  "lookers.more": "{n} other organisations",
  "lookers.more.one": "one more organisation",
};
