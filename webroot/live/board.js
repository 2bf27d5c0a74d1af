// @ts-check

/**
 * @typedef {object} Watch one view of one region that the page keeps up with
 * @property {number} id
 * @property {string} region
 * @property {string} view
 * @property {Board} board
 * @property {"loading" | "live" | "waiting" | "refused"} state
 * @property {any} problem why it was refused
 * @property {boolean} told whether the server watches it for this socket
 * @property {boolean} followed whether the server said so: from then on its ticks are about this board too
 */

/**
 * What the page knows of one view of one region. A delta says from which offset to which it leads;
 * one that starts beyond what is known is refused, and the caller asks for a snapshot.
 */
export class Board {
  offset = 0;
  /** Cursor `hash:offset:readers` to resume from; null until the first snapshot. @type {string | null} */
  at = null;
  /** @type {Map<string, any>} row key → row */
  rows = new Map();
  /** @type {Set<string>} keys not painted since they changed */
  dirty = new Set();

  get loaded() {
    return this.at !== null;
  }

  /** @param {{ at: string, offset: number, rows: { key: string }[] }} snapshot */
  reset({ at, offset, rows }) {
    this.at = at;
    this.offset = offset;
    this.rows = new Map(rows.map((row) => [row.key, row]));
    this.dirty.clear();
  }

  /**
   * @param {{ from: number, to: number, at?: string, upsert?: { key: string }[], remove?: string[] }} delta
   * @returns {boolean} false when a delta is missing
   */
  fold({ from, to, at, upsert = [], remove = [] }) {
    if (from > this.offset) return false;
    if (to <= this.offset) return true;
    for (const row of upsert) {
      this.rows.set(row.key, row);
      this.dirty.add(row.key);
    }
    for (const key of remove) {
      if (this.rows.delete(key)) this.dirty.add(key);
    }
    this.offset = to;
    if (at) this.at = at;
    return true;
  }

  /**
   * Takes note that nothing changed up to a cursor, or up to a place, which is the same for all the
   * boards of a region. @param {string} at `hash:offset:readers` or `hash:offset`
   */
  advance(at) {
    const [hash, offset, readers = this.at?.split(":")[2]] = at.split(":");
    if (!this.loaded || !(Number(offset) >= this.offset)) return;
    this.at = readers ? `${hash}:${offset}:${readers}` : `${hash}:${offset}`;
    this.offset = Number(offset);
  }

  /** The keys that changed since the last call. */
  takeDirty() {
    const taken = this.dirty;
    this.dirty = new Set();
    return taken;
  }
}
