// @ts-check

/** Transfers naar en uit een andere regio. */
export const outsideNl = {
  "outside.out.ASKED": "Gevraagd in een andere regio ({region})",
  "outside.out.ACCEPTED": "Een andere regio houdt een plek vrij ({region})",
  "outside.out.DEPARTING": "Onderweg naar een andere regio ({region})",
  "outside.out.DEPARTED": "Op de lijst in een andere regio ({region})",
  "outside.out.ENDED": "Niet naar een andere regio ({region})",
  "outside.in.ASKED": "Vraag uit een andere regio ({region})",
  "outside.in.ACCEPTED": "Plek vrijgehouden voor een andere regio ({region})",
  "outside.in.TAKEN": "Onderweg uit een andere regio ({region})",
  "outside.in.CONFIRMED": "Gekomen uit een andere regio ({region})",
  "outside.in.ENDED": "Komt niet uit een andere regio ({region})",
  "outside.end.DECLINED": "Nee gezegd",
  "outside.end.LAPSED": "Niet op tijd geantwoord",
  "outside.end.PLACE_LOST": "De plek is weg",
  "outside.end.NOT_ADMITTED": "Kan daar niet terecht",
  "outside.end.WITHDRAWN": "Niet meer nodig",
  "table.act.askOutside": "Vraag in een andere regio",
  "table.act.withdrawOutside": "Neem die vraag terug",
  "table.text.askOutside": "Die regio ziet de zorgvraag en de klassen, geen gemeente en niet van wie. Zegt de cliënt daarna ja, dan verhuist de wachtplek vanzelf.",
  "table.text.withdrawOutside": "De andere regio hoeft niet meer te antwoorden.",
  "table.do.askOutside": "Leg voor",
  "table.do.withdrawOutside": "Neem terug",
  "table.done.askOutside": "{who} is in een andere regio voorgelegd.",
  "table.done.withdrawOutside": "De vraag over {who} is teruggenomen.",
  "table.field.there": "Aan wie",
};
