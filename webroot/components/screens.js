// @ts-check

/**
 * The screens by the path under which they are found. What a group of them is made of is fetched when
 * one of it is first looked at: who only looks for a place waits for no more than that.
 *
 * @type {Record<string, () => Promise<void>>}
 */
const GROUPS = {
  "/wachttijden": async () => (await import("./waits-screen.js")).registerWaitsScreen(),
  "/verwijzingen": async () => (await import("./referrals-screen.js")).registerReferralsScreen(),
  "/wachtlijst": async () => (await import("./positions-screen.js")).registerPositionsScreen(),
  "/planning": async () => (await import("./planning-screens.js")).registerPlanningScreens(),
  "/transfertafel": async () => (await import("./table-screens.js")).registerTableScreens(),
  "/beheer": async () => (await import("./pulse-screen.js")).registerPulseScreen(),
};

/** @type {Map<string, Promise<void>>} */
const asked = new Map();

/** @type {Set<string>} */
const here = new Set();

/** @param {string} path of a screen */
const groupOf = (path) =>
  Object.keys(GROUPS).find((group) => path === group || path.startsWith(`${group}/`)) ?? "/wachttijden";

/** Whether the screen of a path can be shown. @param {string} path */
export const isHere = (path) => here.has(groupOf(path));

/** Once the screen of a path can be shown; fails where the server does not give it. @param {string} path */
export function fetched(path) {
  const group = groupOf(path);
  let coming = asked.get(group);
  if (!coming) {
    coming = GROUPS[group]().then(() => void here.add(group));
    asked.set(group, coming);
    coming.catch(() => asked.delete(group));
  }
  return coming;
}
