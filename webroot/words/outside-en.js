// @ts-check

/** Transfers to and from another region. */
export const outsideEn = {
  "outside.out.ASKED": "Asked in another region ({region})",
  "outside.out.ACCEPTED": "Another region keeps a place ({region})",
  "outside.out.DEPARTING": "On the way to another region ({region})",
  "outside.out.DEPARTED": "On the list in another region ({region})",
  "outside.out.ENDED": "Not to another region ({region})",
  "outside.in.ASKED": "Question from another region ({region})",
  "outside.in.ACCEPTED": "Place kept for another region ({region})",
  "outside.in.TAKEN": "On the way from another region ({region})",
  "outside.in.CONFIRMED": "Came from another region ({region})",
  "outside.in.ENDED": "Does not come from another region ({region})",
  "outside.end.DECLINED": "Said no",
  "outside.end.LAPSED": "Not answered in time",
  "outside.end.PLACE_LOST": "The place is gone",
  "outside.end.NOT_ADMITTED": "Cannot go there",
  "outside.end.WITHDRAWN": "No longer needed",
  "table.act.askOutside": "Ask in another region",
  "table.act.withdrawOutside": "Take that question back",
  "table.text.askOutside": "That region sees the question and the classes, no municipality and not of whom. If the client then says yes, the place on the list moves by itself.",
  "table.text.withdrawOutside": "The other region need not answer any more.",
  "table.do.askOutside": "Put to them",
  "table.do.withdrawOutside": "Take back",
  "table.done.askOutside": "{who} was put to another region.",
  "table.done.withdrawOutside": "The question about {who} was taken back.",
  "table.field.there": "To whom",
};
