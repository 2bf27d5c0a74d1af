// @ts-check

const KEY = "doorstroom.settings";

/**
 * What this browser remembers between visits: nothing that tells of a client.
 *
 * @typedef {object} Settings
 * @property {string} [language]
 * @property {string} [region]
 * @property {string} [postcode] the practice's own, to start from
 * @property {string} [insurer] the one most of its clients have
 * @property {number} [distanceKm]
 * @property {boolean} [keys] whether single keys do something; on unless switched off
 * @property {Record<string, { seen?: import("./todo.js").Seen, delivered?: string }>} [todo] by region and organisation: what was
 *   seen of what happened, and the month whose figures were delivered
 * @property {{ name: string, query: string }[]} [tableViews] views of the transfertafel that one keeps: what of it is
 *   looked at, as the address has it
 */

/** @param {Pick<Storage, "getItem">} storage @returns {Settings} */
export function readSettings(storage) {
  try {
    return JSON.parse(storage.getItem(KEY) ?? "{}") ?? {};
  } catch {
    return {};
  }
}

/** @param {Pick<Storage, "setItem">} storage @param {Settings} settings */
export function writeSettings(storage, settings) {
  storage.setItem(KEY, JSON.stringify(settings));
}

/** The parts of a question that the practice has set. @param {Settings} settings */
export function asked({ postcode, insurer, distanceKm }) {
  return {
    ...(postcode ? { postcode } : {}),
    ...(insurer ? { insurer } : {}),
    ...(distanceKm !== undefined ? { distanceKm } : {}),
  };
}
