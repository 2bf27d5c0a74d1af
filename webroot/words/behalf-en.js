// @ts-check

/** Answering for others, in English. @type {Record<string, string>} */
export const behalfEn = {
  "behalf.you": "You also answer for: {names}.",
  "behalf.forYou": "{names} answers questions to you too. Whoever answers first decides.",
  "behalf.for": "on behalf of {name}",
  "behalf.done": "On behalf of {name}.",
  "behalf.pick": "For whom",
  "behalf.all": "All ({n})",
  "behalf.own": "Ourselves ({n})",
  "behalf.one": "{name} ({n})",
  "behalf.answered.you": "answered by you on behalf of {for}",
  "behalf.answered.forYou": "answered by {by} on your behalf",
  "behalf.answered.other": "answered by {by} on behalf of {for}",
  "behalf.recent": "Recently answered, for another or by another",
  "behalf.yes": "yes, with a place {moment}",
  "behalf.yesOnly": "yes",
  "behalf.no": "no: {reason}",
  "keys.inboxWhose": "questions to the next practice",
};
