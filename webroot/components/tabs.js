// @ts-check
import { html, nothing } from "lit";
import { say } from "../words/say.js";
/** @import { Exchange } from "../live/exchange.js" */

/**
 * One of several screens under one name.
 *
 * @typedef {object} Tab
 * @property {string} path one of those of its {@link Tabs}
 * @property {string} words key of its name
 * @property {(exchange: Exchange) => unknown} screen its element, with `data-screen` on it
 * @property {(exchange: Exchange) => number} [count] how much waits there; not shown when 0
 * @property {string[]} [roles] who has it; all who have the others when not named
 * @property {(exchange: Exchange) => boolean} [shown] whether whoever looks has it, of those roles; all of them when not
 *   named
 */

/** Screens that belong together: their paths, a digit for each, and the strip that leads from one to another. */
export class Tabs {
  /** @type {Map<string, Tab>} */
  #tabs = new Map();
  #paths;
  #label;

  /** @param {string[]} paths in the order in which they are shown, the first one leading @param {string} label key of the name of the strip */
  constructor(paths, label) {
    this.#paths = paths;
    this.#label = label;
  }

  /** Adds a screen; a path without one has no tab. @param {Tab} tab */
  register(tab) {
    if (!this.#paths.includes(tab.path)) throw new Error(`no path here: ${tab.path}`);
    this.#tabs.set(tab.path, tab);
  }

  get #all() {
    return this.#paths.flatMap((path) => this.#tabs.get(path) ?? []);
  }

  /** Those that whoever looks has. @param {Exchange} exchange */
  #shown(exchange) {
    return this.#all.filter(({ roles, shown }) => (!roles || roles.includes(exchange.role)) && (shown?.(exchange) ?? true));
  }

  /** Whether a path is one of these. @param {string} path */
  has(path) {
    return path === this.#paths[0] || path.startsWith(`${this.#paths[0]}/`);
  }

  /** The screen of a path; the first one that whoever looks has, or that there is, for a path of these without one. @param {string} path @param {Exchange} exchange @returns {Tab | undefined} */
  of(path, exchange) {
    if (!this.has(path)) return undefined;
    const shown = this.#shown(exchange);
    return shown.find((tab) => tab.path === path) ?? shown[0] ?? this.#all[0];
  }

  /** A digit for each screen. @param {(path: string) => void} go @param {Exchange} exchange */
  keys(go, exchange) {
    return this.#shown(exchange).map(({ path, words }, at) => ({
      key: String(at + 1),
      words: say("tab.goTo", { name: say(words) }),
      run: () => go(path),
    }));
  }

  /**
   * Where one is and what waits elsewhere; on a small screen a strip that moves sideways.
   *
   * @param {Exchange} exchange
   * @param {string} current path of the screen in sight
   * @param {(e: Event, path: string) => void} followed
   */
  nav(exchange, current, followed) {
    const shown = this.#shown(exchange);
    if (shown.length < 2) return nothing;
    return html`<nav class="tabs" aria-label=${say(this.#label)}>
      ${shown.map(({ path, words, count }, at) => {
        const waiting = count?.(exchange) ?? 0;
        return html`<a
          href=${path}
          aria-current=${path === current ? "page" : nothing}
          aria-keyshortcuts=${at + 1}
          @click=${(/** @type {Event} */ e) => followed(e, path)}
          >${say(words)}${waiting > 0 ? html` <b class="tab-count">${waiting}</b>` : nothing}
          <kbd aria-hidden="true">${at + 1}</kbd></a
        >`;
      })}
    </nav>`;
  }
}
