// @ts-check
import { registerAgendaScreen } from "./agenda-screen.js";
import { registerCallListScreen } from "./call-list-screen.js";
import { registerDayListScreen } from "./day-list-screen.js";
import { registerFilesScreen } from "./files-screen.js";
import { registerSupplyScreen } from "./supply-screen.js";
import { registerTodoScreen } from "./todo-screen.js";

/** All of Planning. */
export function registerPlanningScreens() {
  registerTodoScreen();
  registerAgendaScreen();
  registerCallListScreen();
  registerDayListScreen();
  registerSupplyScreen();
  registerFilesScreen();
}
