// @ts-check
import { cases as answers } from "./cases/answers.js";
import { cases as board } from "./cases/board.js";
import { cases as calendar } from "./cases/calendar.js";
import { cases as commands } from "./cases/commands.js";
import { cases as connection } from "./cases/connection.js";
import { cases as figures } from "./cases/figures.js";
import { cases as kept } from "./cases/kept.js";
import { cases as pattern } from "./cases/pattern.js";
import { cases as question } from "./cases/question.js";
import { cases as words } from "./cases/words.js";

/** @type {import("./harness.js").Case[]} */
export const cases = [
  ...answers,
  ...board,
  ...calendar,
  ...commands,
  ...connection,
  ...figures,
  ...kept,
  ...pattern,
  ...question,
  ...words,
];
