// @ts-check
import { Tabs } from "./tabs.js";
/** @import { Tab } from "./tabs.js" */

/** The screens of Planning in the order of the day; a screen has the place of its path, whoever registers it. */
export const planningTabs = new Tabs(
  [
    "/planning",
    "/planning/agenda",
    "/planning/bellen",
    "/planning/daglijst",
    "/planning/aanbod",
    "/planning/bestanden",
  ],
  "tab.label",
);

/** Adds a screen to Planning. @param {Tab} tab */
export const registerPlanningTab = (tab) => planningTabs.register(tab);
