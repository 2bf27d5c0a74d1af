// @ts-check

/** What people wish and what services meet, in English. @type {Record<string, string>} */
export const needsEn = {
  "table.act.wishes": "Wishes of the client",
  "table.text.wishes": "What does the client prefer? Whatever you leave open would do. Each wish narrows the choice.",
  "table.do.wishes": "Record",
  "table.done.wishes": "Wishes of {who} recorded. The search starts again.",
  "table.field.languages": "In which language",
  "table.field.deliveries": "How",
  "table.field.kmMax": "At most how many kilometres",
  "table.field.backup": "Outside office hours",
  "backupWish.yes": "with backup in evenings, nights and weekends",
  "table.fact.wishes": "Wishes",
  "wishes.languages": "help in {languages}",
  "wishes.kmMax": "within {n} km",
};
