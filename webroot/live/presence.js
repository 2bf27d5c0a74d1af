// @ts-check

/** How long those who stopped are still shown: whoever looks at the next person and back does not flicker. */
export const GRACE_MS = 4_000;
/** Who touches nothing for this long is not said to look any more. */
export const IDLE_MS = 300_000;

/**
 * @typedef {object} Party people of one organisation, or in one role where it is not told of which
 * @property {{ id: string, name: string }} [organization]
 * @property {string} [role]
 * @property {number} people
 * @property {boolean} working whether any of them has a form open
 *
 * @typedef {{ who: Party[], more: number }} Lookers `more`: how many organisations that are not named
 * @typedef {{ region: string, about: string, working: boolean }} Look
 */

/**
 * What this page looks at, said over the socket while there is one, and who else does. Nothing rests on
 * it: without a socket there is none.
 */
export class Presence {
  /** The part of the page that said so last. @type {object | null} */
  #by = null;
  /** @type {Look | null} */
  #look = null;
  /** What the server knows, as it was written. */
  #said = "";
  /** Each that is known, and until when it is shown, and as working. @type {Map<string, { party: Party, until: number, workingUntil: number }>} */
  #known = new Map();
  #more = 0;
  #inSight = true;
  #idle = false;
  #stirredAt;
  #timer = 0;
  #outside;

  /**
   * @param {{ send: (message: object) => void, now: () => number, later: (run: () => void, ms: number) => number,
   *   changed: () => void }} outside `changed` is told when others came or went
   */
  constructor(outside) {
    this.#outside = outside;
    this.#stirredAt = outside.now();
  }

  /** @param {object} by the part of the page where it is looked at @param {string} region @param {string} about key of its row @param {boolean} working */
  look(by, region, about, working) {
    if (this.#look?.region !== region || this.#look.about !== about) this.#forget();
    this.#by = by;
    this.#look = { region, about, working };
    this.#say();
    this.#awaitIdle();
  }

  /** That part is gone; another may have come before. @param {object} by */
  leave(by) {
    if (by !== this.#by) return;
    this.#by = this.#look = null;
    this.#forget();
    this.#say();
  }

  /** Who else looks at it now, those who work on it first. @returns {Lookers} */
  get lookers() {
    const now = this.#outside.now();
    const who = [...this.#known.values()]
      .filter(({ until }) => until > now)
      .map(({ party, workingUntil }) => ({ ...party, working: workingUntil > now }));
    return { who: who.sort((a, b) => Number(b.working) - Number(a.working)), more: this.#more };
  }

  /** There is a socket, which knows of nothing yet. */
  opened() {
    this.#said = "";
    this.#say();
  }

  /** There is none any more; there may be soon. */
  lost() {
    this.#said = "";
    this.#fold([], 0);
  }

  /** Whoever looks next may be someone else. */
  closed() {
    this.#said = "";
    this.#forget();
  }

  /** @param {Look & { who: Party[], more?: number }} message as the server sent it */
  told({ region, about, who, more = 0 }) {
    if (this.#look?.region === region && this.#look.about === about && this.#said) this.#fold(who, more);
  }

  /** Whether the page is in sight. @param {boolean} inSight */
  seen(inSight) {
    this.#inSight = inSight;
    if (inSight) this.stirred();
    this.#say();
  }

  /** Someone touched something. */
  stirred() {
    this.#stirredAt = this.#outside.now();
    if (!this.#idle) return;
    this.#idle = false;
    this.#say();
    this.#awaitIdle();
  }

  #say() {
    const look = this.#inSight && !this.#idle ? this.#look : null;
    const said = look ? JSON.stringify(look) : "";
    if (said === this.#said) return;
    this.#said = said;
    this.#outside.send({ op: "look", ...look });
    if (!look) this.#fold([], 0);
  }

  #awaitIdle() {
    if (this.#timer || this.#idle) return;
    this.#timer = this.#outside.later(() => {
      this.#timer = 0;
      if (!this.#look) return;
      this.#idle = this.#outside.now() - this.#stirredAt >= IDLE_MS;
      if (this.#idle) this.#say();
      else this.#awaitIdle();
    }, this.#stirredAt + IDLE_MS - this.#outside.now());
  }

  #forget() {
    this.#known.clear();
    this.#more = 0;
  }

  /** @param {Party[]} who @param {number} more */
  #fold(who, more) {
    const now = this.#outside.now();
    const before = this.#known;
    const letGo = now + GRACE_MS;
    this.#known = new Map();
    for (const party of who) {
      const key = party.organization?.id ?? party.role ?? "";
      const worked = before.get(key)?.workingUntil ?? 0;
      this.#known.set(key, { party, until: Infinity, workingUntil: party.working ? Infinity : Math.min(worked, letGo) });
    }
    for (const [key, { party, until, workingUntil }] of before) {
      if (this.#known.has(key) || until <= now) continue;
      this.#known.set(key, { party, until: Math.min(until, letGo), workingUntil: Math.min(workingUntil, letGo) });
    }
    this.#more = more;
    if ([...this.#known.values()].some(({ until, party, workingUntil }) => until < Infinity || party.working !== workingUntil > now))
      this.#outside.later(() => this.#outside.changed(), GRACE_MS);
    this.#outside.changed();
  }
}
