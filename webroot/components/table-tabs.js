// @ts-check
import { Tabs } from "./tabs.js";
/** @import { Tab } from "./tabs.js" */

/** The screens of the transfertafel; a screen has the place of its path, whoever registers it. */
export const tableTabs = new Tabs(
  [
    "/transfertafel",
    "/transfertafel/vragen",
    "/transfertafel/overleg",
    "/transfertafel/nog-wachtend",
    "/transfertafel/cijfers",
    "/transfertafel/losse-vragen",
    "/transfertafel/over",
  ],
  "table.label",
);

/** Adds a screen to the transfertafel. @param {Tab} tab */
export const registerTableTab = (tab) => tableTabs.register(tab);
