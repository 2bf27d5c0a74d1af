// @ts-check
import { registerAboutTableScreen } from "./about-table-screen.js";
import { registerMediationScreen } from "./mediation-screen.js";
import { registerMeetingScreen } from "./meeting-screen.js";
import { registerTableFiguresScreen } from "./table-figures-screen.js";
import { registerTableInboxScreen } from "./table-inbox-screen.js";
import { registerTableScreen } from "./table-screen.js";
import { registerTableUpkeepScreen } from "./table-upkeep-screen.js";

/** All of the transfertafel. */
export function registerTableScreens() {
  registerTableScreen();
  registerTableInboxScreen();
  registerMeetingScreen();
  registerTableUpkeepScreen();
  registerTableFiguresScreen();
  registerMediationScreen();
  registerAboutTableScreen();
}
