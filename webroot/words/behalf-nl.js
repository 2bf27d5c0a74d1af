// @ts-check

/** Answering for others, in Dutch. @type {Record<string, string>} */
export const behalfNl = {
  "behalf.you": "U beantwoordt ook voor: {names}.",
  "behalf.forYou": "{names} beantwoordt ook vragen aan u. Wie het eerst antwoordt, beslist.",
  "behalf.for": "namens {name}",
  "behalf.done": "Namens {name}.",
  "behalf.pick": "Voor wie",
  "behalf.all": "Alle ({n})",
  "behalf.own": "Onszelf ({n})",
  "behalf.one": "{name} ({n})",
  "behalf.answered.you": "beantwoord door u namens {for}",
  "behalf.answered.forYou": "beantwoord door {by} namens u",
  "behalf.answered.other": "beantwoord door {by} namens {for}",
  "behalf.recent": "Onlangs beantwoord, voor een ander of door een ander",
  "behalf.yes": "ja, met plek {moment}",
  "behalf.yesOnly": "ja",
  "behalf.no": "nee: {reason}",
  "keys.inboxWhose": "vragen aan de volgende praktijk",
};
