// @ts-check
import { cases as agenda } from "./cases/agenda.js";
import { cases as answers } from "./cases/answers.js";
import { cases as behalf } from "./cases/behalf.js";
import { cases as board } from "./cases/board.js";
import { cases as calendar } from "./cases/calendar.js";
import { cases as commands } from "./cases/commands.js";
import { cases as connection } from "./cases/connection.js";
import { cases as desk } from "./cases/desk.js";
import { cases as fallback } from "./cases/fallback.js";
import { cases as feeds } from "./cases/feeds.js";
import { cases as figures } from "./cases/figures.js";
import { cases as kept } from "./cases/kept.js";
import { cases as mediations } from "./cases/mediations.js";
import { cases as meeting } from "./cases/meeting.js";
import { cases as pattern } from "./cases/pattern.js";
import { cases as places } from "./cases/places.js";
import { cases as positions } from "./cases/positions.js";
import { cases as presence } from "./cases/presence.js";
import { cases as pulse } from "./cases/pulse.js";
import { cases as question } from "./cases/question.js";
import { cases as schedules } from "./cases/schedules.js";
import { cases as table } from "./cases/table.js";
import { cases as tableActs } from "./cases/table-acts.js";
import { cases as tableForms } from "./cases/table-forms.js";
import { cases as tablePlaces } from "./cases/table-places.js";
import { cases as todo } from "./cases/todo.js";
import { cases as treatment } from "./cases/treatment.js";
import { cases as who } from "./cases/who.js";
import { cases as words } from "./cases/words.js";

/** @type {import("./harness.js").Case[]} */
export const cases = [
  ...agenda,
  ...answers,
  ...behalf,
  ...board,
  ...calendar,
  ...commands,
  ...connection,
  ...desk,
  ...fallback,
  ...feeds,
  ...figures,
  ...kept,
  ...mediations,
  ...meeting,
  ...pattern,
  ...places,
  ...positions,
  ...presence,
  ...pulse,
  ...question,
  ...schedules,
  ...table,
  ...tableActs,
  ...tableForms,
  ...tablePlaces,
  ...todo,
  ...treatment,
  ...who,
  ...words,
];
