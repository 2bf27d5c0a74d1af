// @ts-check
import { registerDoorstroomApp } from "./components/doorstroom-app.js";
import { registerPlanningScreen } from "./components/planning-screen.js";
import { registerReferralsScreen } from "./components/referrals-screen.js";
import { registerServicePanel } from "./components/service-panel.js";
import { registerWaitsScreen } from "./components/waits-screen.js";
import { Exchange } from "./live/exchange.js";

registerServicePanel();
registerWaitsScreen();
registerReferralsScreen();
registerPlanningScreen();
registerDoorstroomApp();

const exchange = new Exchange();
document.documentElement.lang = exchange.language;
const app = Object.assign(document.createElement("doorstroom-app"), { exchange });
document.body.append(app);
exchange.start(new URLSearchParams(location.search).get("regio"));
