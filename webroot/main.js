// @ts-check
import { registerDoorstroomApp } from "./components/doorstroom-app.js";
import { Exchange } from "./live/exchange.js";

registerDoorstroomApp();

const exchange = new Exchange();
document.documentElement.lang = exchange.language;
const app = Object.assign(document.createElement("doorstroom-app"), { exchange });
document.body.append(app);
exchange.start(new URLSearchParams(location.search).get("regio"));
