// @ts-check

const GLOW_MS = 2_400;

/** Which rows changed a moment ago, so that the eye finds them. */
export class Glow {
  /** @type {Set<string>} */
  keys = new Set();
  #host;

  /** @param {import("./part.js").Part} host painted again when a glow ends */
  constructor(host) {
    this.#host = host;
  }

  /** Takes what changed on a board since the last time; nothing while the picture stands still. @param {string} view */
  take(view) {
    const { exchange } = this.#host;
    if (exchange.pausedAt !== null) return;
    const changed = exchange.board(view).board.takeDirty();
    if (changed.size === 0) return;
    for (const key of changed) this.keys.add(key);
    setTimeout(() => {
      for (const key of changed) this.keys.delete(key);
      this.#host.requestUpdate();
    }, GLOW_MS);
  }
}
