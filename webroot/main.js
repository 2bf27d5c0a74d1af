// @ts-check
import { registerCallListScreen } from "./components/call-list-screen.js";
import { registerDayListScreen } from "./components/day-list-screen.js";
import { registerDoorstroomApp } from "./components/doorstroom-app.js";
import { registerAgendaScreen } from "./components/agenda-screen.js";
import { registerTodoScreen } from "./components/todo-screen.js";
import { registerFilesScreen } from "./components/files-screen.js";
import { registerPositionsScreen } from "./components/positions-screen.js";
import { registerReferralsScreen } from "./components/referrals-screen.js";
import { registerServicePanel } from "./components/service-panel.js";
import { registerSupplyScreen } from "./components/supply-screen.js";
import { registerTableFiguresScreen } from "./components/table-figures-screen.js";
import { registerTableInboxScreen } from "./components/table-inbox-screen.js";
import { registerTableScreen } from "./components/table-screen.js";
import { registerTableUpkeepScreen } from "./components/table-upkeep-screen.js";
import { registerWaitsScreen } from "./components/waits-screen.js";
import { Exchange } from "./live/exchange.js";

registerServicePanel();
registerWaitsScreen();
registerReferralsScreen();
registerTodoScreen();
registerAgendaScreen();
registerPositionsScreen();
registerCallListScreen();
registerDayListScreen();
registerSupplyScreen();
registerFilesScreen();
registerTableScreen();
registerTableInboxScreen();
registerTableUpkeepScreen();
registerTableFiguresScreen();
registerDoorstroomApp();

const exchange = new Exchange();
document.documentElement.lang = exchange.language;
const app = Object.assign(document.createElement("doorstroom-app"), { exchange });
document.body.append(app);
exchange.start(new URLSearchParams(location.search).get("regio"));
