// @ts-check
import { html, nothing } from "lit";
import { Desk } from "../live/desk.js";
import { problemOf } from "../model/problems.js";
import { ALLOTMENTS, accessToSend, partsOf, sameAccess, withEdge, withShare } from "../model/supply.js";
import { code, decimal } from "../model/wording.js";
import { say } from "../words/say.js";
import { divisionWords, releases, terms } from "./access-parts.js";
import { ActingPart } from "./acting-part.js";
import { choiceNote } from "./choice-note.js";
/** @import { Access, Effect } from "../model/supply.js" */
/** @import { WaitsRow } from "../model/types.js" */

const PREVIEW_AFTER_MS = 350;
const STEP = 5;

/**
 * `<access-editor>`: who may take the places of one service, in one picture. Shows what a change would
 * come to before it is saved; when another planner was first, both stands are shown to choose from.
 */
class AccessEditor extends ActingPart {
  static properties = {
    ...ActingPart.properties,
    service: { attribute: false },
    access: { state: true },
    saved: { state: true },
    effect: { state: true },
    theirs: { state: true },
  };

  constructor() {
    super();
    /** @type {WaitsRow} */ // @ts-ignore set by whoever paints it
    this.service = undefined;
    /** As it is being set. @type {Access | null} */
    this.access = null;
    /** As it was read. @type {{ access: Access, version: number } | null} */
    this.saved = null;
    /** @type {Effect | null} */
    this.effect = null;
    /** What another planner saved meanwhile. @type {{ access: Access, version: number } | null} */
    this.theirs = null;
    this.timer = 0;
    this.asked = 0;
    this.seen = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  get #desk() {
    return new Desk(this.exchange);
  }

  get #by() {
    return this.service.organization.id;
  }

  get isDirty() {
    return this.access !== null && this.saved !== null && !sameAccess(this.access, this.saved.access);
  }

  updated() {
    // Someone else changed it: taken over at once, unless something of one's own would be lost.
    const { version } = this.service;
    if (version === undefined || this.saved === null || this.busy || version <= Math.max(this.seen, this.saved.version)) return;
    this.seen = version;
    if (!this.isDirty) this.#read();
  }

  async #read() {
    try {
      const read = await this.#desk.access(this.service.key, this.#by);
      this.saved = { ...read, access: this.#whole(read.access) };
      this.access = structuredClone(this.saved.access);
      this.theirs = null;
      this.#preview();
    } catch (failure) {
      this.problem = problemOf(failure);
    }
  }

  /** With the region's own division where it has none of its own. @param {Access} access @returns {Access} */
  #whole(access) {
    const division = Object.keys(access.division ?? {}).length > 0 ? access.division : this.service.division;
    return { ...access, division: division ?? { NEW_REFERRAL: 100 } };
  }

  /** @param {Partial<Access>} change */
  #set(change) {
    if (!this.access) return;
    this.access = { ...this.access, ...change };
    this.done = null;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.#preview(), PREVIEW_AFTER_MS);
  }

  async #preview() {
    const { access } = this;
    if (!access) return;
    const asked = ++this.asked;
    try {
      const effect = await this.#desk.previewAccess(this.service.key, accessToSend(access), this.#by);
      if (asked === this.asked) this.effect = effect;
    } catch (failure) {
      if (asked === this.asked) this.problem = problemOf(failure);
    }
  }

  /** @param {number} [over] the version that is written over; left out for the one that was read */
  async #save(over) {
    const { access, saved } = this;
    if (!access || !saved) return;
    const before = saved.access;
    const desk = this.#desk;
    const by = this.#by;
    const { key } = this.service;
    const put = async (/** @type {Access} */ next, /** @type {number} */ version) => {
      await desk.saveAccess(key, accessToSend(next), version, by);
      await this.#read();
    };
    const done = await this.doing("save", () => put(access, over ?? saved.version), say("access.saved"), () =>
      put(before, this.saved?.version ?? 0),
    );
    if (!done && this.problem?.slug === "stale-version") {
      this.problem = null;
      const read = await desk.access(key, by);
      const theirs = { ...read, access: this.#whole(read.access) };
      // Something else of the service changed: what is set here is still all there is.
      if (sameAccess(theirs.access, before) && over === undefined) return this.#save(theirs.version);
      this.theirs = theirs;
      await this.updateComplete;
      /** @type {HTMLElement | null} */ (this.querySelector(".choice-note button"))?.focus();
    }
  }

  #takeTheirs() {
    const { theirs } = this;
    if (!theirs) return;
    this.saved = theirs;
    this.access = structuredClone(theirs.access);
    this.theirs = null;
    this.#preview();
  }

  render() {
    const { access } = this;
    const busy = this.busy !== "";
    return html`<h3>${say("access.head")} <span class="sub">${this.service.divisionOfRegion ? say("access.ofRegion") : say("access.own")}</span></h3>
      ${this.outcome()}
      ${
        access && this.theirs
          ? choiceNote(divisionWords(this.theirs.access), divisionWords(access), {
              take: () => this.#takeTheirs(),
              keep: () => this.#save(this.theirs?.version),
            })
          : nothing
      }
      ${
        !access
          ? html`<p class="hint" role="status">${say("panel.loading")}</p>`
          : html`${this.#picture(access, busy)}
              <table class="access-table">
                <caption class="sr">
                  ${say("access.head")}
                </caption>
                <thead>
                  <tr>
                    <th scope="col">${say("access.for")}</th>
                    <th scope="col" class="num">${say("access.share")}</th>
                    <th scope="col" class="num">${say("access.first")}</th>
                    <th scope="col" class="num">${say("access.now")}</th>
                    <th scope="col" class="num">${say("access.then")}</th>
                  </tr>
                </thead>
                <tbody>
                  ${ALLOTMENTS.map((allotment) => this.#row(allotment, access, busy))}
                </tbody>
              </table>
              <p class="sub" role="status">
                ${this.effect ? say("access.effect", { n: decimal(this.effect.places), weeks: this.effect.weeks }) : say("access.noEffect")}
              </p>
              <div class="access-rules">${releases(access, busy, (change) => this.#set(change))}
                ${terms(access, busy, (change) => this.#set(change))}</div>
              <div class="actions">
                <button type="button" class="btn" ?disabled=${busy || !this.isDirty} @click=${() => this.#save()}>
                  ${busy ? say("busy") : say("access.save")}
                </button>
                ${
                  this.isDirty
                    ? html`<button
                        type="button"
                        class="btn quiet"
                        ?disabled=${busy}
                        @click=${() => this.saved && this.#set(structuredClone(this.saved.access))}
                      >
                        ${say("access.reset")}
                      </button>`
                    : nothing
                }
              </div>`
      }`;
  }

  /** One bar; its edges are moved with a pointer or with the arrow keys. @param {Access} access @param {boolean} busy */
  #picture({ division = {} }, busy) {
    const parts = partsOf(division);
    return html`<div class="division" role="group" aria-label=${say("access.picture")}>
      ${parts.map(
        ({ allotment, share }) =>
          html`<span class="part of-${allotment.toLowerCase().replaceAll("_", "-")}" .style=${`width:${share}%`}
            >${share >= 9 ? html`<b>${share}%</b> <span>${code("allotment", allotment)}</span>` : share >= 5 ? html`<b>${share}%</b>` : nothing}</span
          >`,
      )}
      ${parts.slice(1).map(({ allotment: right, at }, index) => {
        const left = parts[index].allotment;
        return html`<span
          class="edge"
          role="slider"
          tabindex=${busy ? -1 : 0}
          aria-label=${say("access.edge", { left: code("allotment", left), right: code("allotment", right) })}
          aria-valuemin="0"
          aria-valuemax="100"
          aria-valuenow=${at}
          aria-valuetext=${say("access.edgeValue", { left: division[left], right: division[right] })}
          .style=${`left:${at}%`}
          @keydown=${(/** @type {KeyboardEvent} */ e) => this.#nudge(e, left, right)}
          @pointerdown=${(/** @type {PointerEvent} */ e) => this.#drag(e, left, right)}
        ></span>`;
      })}
    </div>`;
  }

  /** @param {KeyboardEvent} e @param {string} left @param {string} right */
  #nudge(e, left, right) {
    const by = { ArrowRight: STEP, ArrowUp: STEP, ArrowLeft: -STEP, ArrowDown: -STEP }[e.key];
    if (by === undefined || !this.access?.division) return;
    e.preventDefault();
    this.#set({ division: withEdge(this.access.division, left, right, e.shiftKey ? Math.sign(by) : by) });
  }

  /** @param {PointerEvent} e @param {string} left @param {string} right */
  #drag(e, left, right) {
    const edge = /** @type {HTMLElement} */ (e.currentTarget);
    const width = /** @type {HTMLElement} */ (edge.parentElement).getBoundingClientRect().width;
    const begun = { x: e.clientX, division: this.access?.division ?? {} };
    edge.setPointerCapture(e.pointerId);
    const moved = (/** @type {PointerEvent} */ to) =>
      this.#set({ division: withEdge(begun.division, left, right, ((to.clientX - begun.x) / width) * 100) });
    edge.addEventListener("pointermove", moved);
    edge.addEventListener("lostpointercapture", () => edge.removeEventListener("pointermove", moved), {
      once: true,
    });
  }

  /** @param {string} allotment @param {Access} access @param {boolean} busy */
  #row(allotment, { division = {}, perWeek = {} }, busy) {
    const name = code("allotment", allotment);
    const before = this.effect?.before[allotment] ?? 0;
    const after = this.effect?.after[allotment] ?? 0;
    const differs = this.isDirty && Math.abs(after - before) >= 0.05;
    return html`<tr>
      <th scope="row"><i class="swatch of-${allotment.toLowerCase().replaceAll("_", "-")}" aria-hidden="true"></i>${name}</th>
      <td class="num">
        <input
          type="number"
          min="0"
          max="100"
          step=${STEP}
          data-share=${allotment}
          aria-label=${say("access.shareOf", { name })}
          ?disabled=${busy}
          .value=${String(division[allotment] ?? 0)}
          @change=${(/** @type {any} */ e) => this.#set({ division: withShare(division, allotment, Number(e.target.value)) })}
        /><span aria-hidden="true"> %</span>
      </td>
      <td class="num">
        <input
          type="number"
          min="0"
          max="500"
          data-per-week=${allotment}
          aria-label=${say("access.firstOf", { name })}
          ?disabled=${busy}
          .value=${perWeek[allotment] ? String(perWeek[allotment]) : ""}
          placeholder="–"
          @change=${(/** @type {any} */ e) => this.#set({ perWeek: { ...perWeek, [allotment]: Number(e.target.value) || 0 } })}
        />
      </td>
      <td class="num">${this.effect ? decimal(before) : "…"}</td>
      <td class="num">
        ${this.effect ? html`<b class=${differs ? "differs" : ""}>${decimal(after)}${differs ? html`<span aria-hidden="true"> ${after > before ? "↑" : "↓"}</span>` : nothing}</b>` : "…"}
      </td>
    </tr>`;
  }
}

export const registerAccessEditor = () => customElements.define("access-editor", AccessEditor);
