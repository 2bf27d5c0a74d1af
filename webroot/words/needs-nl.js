// @ts-check

/** What people wish and what services meet, in Dutch. @type {Record<string, string>} */
export const needsNl = {
  "table.act.wishes": "Wensen van de cliënt",
  "table.text.wishes": "Waar geeft de cliënt de voorkeur aan? Wat u openlaat, maakt niet uit. Elke wens maakt de keus kleiner.",
  "table.do.wishes": "Leg vast",
  "table.done.wishes": "Wensen van {who} vastgelegd. Er wordt opnieuw gezocht.",
  "table.field.languages": "In welke taal",
  "table.field.deliveries": "Hoe",
  "table.field.kmMax": "Hoogstens hoeveel kilometer",
  "table.field.backup": "Buiten kantooruren",
  "backupWish.yes": "met achtervang in avond, nacht en weekend",
  "table.fact.wishes": "Wenst",
  "wishes.languages": "hulp in het {languages}",
  "wishes.kmMax": "tot {n} km",
};
