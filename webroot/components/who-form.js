// @ts-check
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Planning } from "../live/planning.js";
import { WhoChanges } from "../live/who-changes.js";
import { isMovable } from "../model/agenda.js";
import { problemOf, problemWords } from "../model/problems.js";
import { ALLOTMENTS } from "../model/publishing.js";
import { SCOPES, limitsOf, partsChanged, placesMeant, whoEffect, whoOf } from "../model/who.js";
import { code, list } from "../model/wording.js";
import { say } from "../words/say.js";
import { releases } from "./access-parts.js";
import { Part } from "./part.js";
import { whoWords } from "./place-words.js";
import { problemNote } from "./problem-note.js";
import { restrictionFields } from "./publish-who.js";
/** @import { Outcome } from "../live/who-changes.js" */
/** @import { Scope, Who, WhoEffect } from "../model/who.js" */
/** @import { SlotRow, WaitsRow } from "../model/types.js" */

const PARTS = /** @type {(keyof Who)[]} */ (["allotment", "restriction", "steps"]);

/**
 * `<who-form>`: for whom a place is, its series, or more of its offer; what that comes to is told first.
 * Where a colleague was first, both ways are shown. Fires `who-done` with the words and the way back, and
 * `form-closed`.
 */
class WhoForm extends Part {
  static properties = {
    ...Part.properties,
    slot: { attribute: false },
    slots: { attribute: false },
    service: { attribute: false },
    scope: { state: true },
    left: { state: true },
    who: { state: true },
    alike: { state: true },
    practices: { state: true },
    going: { state: true },
    outcome: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** The place from which it was asked. @type {SlotRow} */ // @ts-ignore set by whoever paints it
    this.slot = undefined;
    /** All of one's own. @type {SlotRow[]} */
    this.slots = [];
    /** @type {WaitsRow | undefined} */
    this.service = undefined;
    /** Tells the screen that a place is changed from here. @type {(key: string) => void} */
    this.changing = () => {};
    /** @type {Scope} */
    this.scope = "one";
    /** Keys of those that are left out by hand. @type {Set<string>} */
    this.left = new Set();
    /** As it is wanted. @type {Who} */ // @ts-ignore set before the first painting
    this.who = undefined;
    /** As the place was. @type {Who} */ // @ts-ignore set before the first painting
    this.was = undefined;
    /** Whether all become alike, also in what is not changed here. */
    this.alike = false;
    /** @type {{ id: string, name: string }[]} */
    this.practices = [];
    /** How far it is. @type {{ at: number, of: number } | null} */
    this.going = null;
    /** What is left to choose. @type {Outcome | null} */
    this.outcome = null;
    /** @type {any} */
    this.problem = null;
    /** Each place as it was first seen here. @type {Map<string, SlotRow>} */
    this.seen = new Map();
  }

  connectedCallback() {
    super.connectedCallback();
    this.#readPractices();
  }

  async #readPractices() {
    try {
      this.practices = await new Planning(this.exchange).practices();
    } catch (failure) {
      this.problem = problemOf(failure);
    }
  }

  willUpdate() {
    this.was ??= whoOf(this.slot, this.exchange);
    this.who ??= this.was;
    for (const slot of this.#meant(this.scope)) if (!this.seen.has(slot.key)) this.seen.set(slot.key, slot);
  }

  /** @param {Scope} scope */
  #meant(scope) {
    const { calendar } = this.exchange;
    return placesMeant(this.slots, this.slot, scope, { calendar, now: this.exchange.now() });
  }

  get #parts() {
    return this.alike && this.scope !== "one" ? PARTS : partsChanged(this.was, this.who);
  }

  /** @returns {WhoEffect} of what is chosen, as it was seen */
  get #effect() {
    const now = this.exchange.now();
    const { calendar, region } = this.exchange;
    const current = new Map(this.slots.map((slot) => [slot.key, slot]));
    const chosen = this.#meant(this.scope)
      .filter(({ key }) => !this.left.has(key))
      .map((slot) => this.seen.get(slot.key) ?? slot);
    const isOpen = (/** @type {SlotRow} */ { key, ...seen }) => isMovable(current.get(key) ?? { key, ...seen }, now);
    return whoEffect(chosen, this.who, this.#parts, { calendar, region, now, isOpen });
  }

  /** @param {Partial<Who>} part */
  #set(part) {
    this.who = { ...this.who, ...part };
  }

  /** @param {{ seen: SlotRow, change: object }[]} items @param {Outcome} [before] what was done already */
  async #run(items, before) {
    this.problem = null;
    this.going = { at: 0, of: items.length };
    const changes = new WhoChanges(this.exchange, (at, key) => {
      this.going = { at, of: items.length };
      this.changing(key);
    });
    const outcome = await changes.run(items);
    const done = [...(before?.done ?? []), ...outcome.done];
    const refused = [...(before?.refused ?? []), ...outcome.refused];
    this.going = null;
    if (outcome.stale.length === 0) return this.#finish(done, refused, changes);
    this.outcome = { ...outcome, done, refused };
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector("#stale-head"))?.focus();
  }

  /** @param {SlotRow[]} done @param {Outcome["refused"]} refused @param {WhoChanges} changes */
  #finish(done, refused, changes) {
    const [first] = refused;
    const words = [
      done.length > 0 ? say("who.done", { n: done.length }) : "",
      first ? say("who.refused", { n: refused.length, why: problemWords(first.problem).what }) : "",
    ]
      .filter(Boolean)
      .join(" ");
    const undo = done.length > 0 ? () => changes.undo(done) : undefined;
    this.exchange.announce(words);
    this.#fire("who-done", { words: words || say("conflict.keptTheirs"), undo });
    this.#fire("form-closed");
  }

  /** @param {boolean} mine */
  #settle(mine) {
    const { outcome } = this;
    if (!outcome) return;
    this.outcome = null;
    if (!mine) return this.#finish(outcome.done, outcome.refused, new WhoChanges(this.exchange, () => {}));
    const items = outcome.stale.map(({ theirs, change }) => ({ seen: theirs, change }));
    return this.#run(items, outcome);
  }

  /** @param {string} name @param {object} [detail] */
  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }

  render() {
    if (this.outcome) return this.#choice(this.outcome);
    const effect = this.#effect;
    const n = effect.changing.length;
    return html`<form
      class="who"
      @submit=${(/** @type {Event} */ e) => {
        e.preventDefault();
        if (n > 0 && !this.going)
          this.#run(effect.changing.map(({ slot, change }) => ({ seen: slot, change })));
      }}
    >
      <div class="publish-parts">
        <div class="who-fields">${this.#scopes()} ${this.#fields()}</div>
        ${this.#preview(effect)}
      </div>
      ${problemNote(this.problem)}
      <div class="actions">
        <button class="btn" ?disabled=${n === 0 || this.going !== null}>
          ${this.going ? say("who.going", { at: this.going.at, of: this.going.of }) : n === 0 ? say("agenda.save") : say("who.do", { n })}
        </button>
        <button type="button" class="btn quiet" @click=${() => this.#fire("form-closed")}>${say("cancel")}</button>
      </div>
    </form>`;
  }

  #scopes() {
    const { calendar } = this.exchange;
    const { start } = this.slot;
    const values = { day: calendar.weekday(calendar.date(start)), time: calendar.time(start) };
    return html`<fieldset class="scopes">
      <legend>${say("who.which")}</legend>
      ${SCOPES.map(
        (scope) =>
          html`<label class="tick"
            ><input
              type="radio"
              name="scope"
              value=${scope}
              .checked=${this.scope === scope}
              @change=${() => (this.scope = scope)}
            />
            ${say(`who.scope.${scope}`, { ...values, moment: calendar.moment(start), n: this.#meant(scope).length })}</label
          >`,
      )}
      ${
        this.scope === "one"
          ? nothing
          : html`<label class="tick alike"
              ><input
                type="checkbox"
                name="alike"
                .checked=${this.alike}
                @change=${(/** @type {any} */ e) => (this.alike = e.target.checked)}
              />
              ${say("who.alike")}</label
            >`
      }
    </fieldset>`;
  }

  #fields() {
    const { who, service, exchange } = this;
    const own = (service?.releaseRules ?? []).map(({ to, workingDays }) => ({ allotment: to, workingDays }));
    return html`<label class="field"
        ><span>${say("publish.allotment")}</span
        ><select name="allotment" @change=${(/** @type {any} */ e) => this.#set({ allotment: e.target.value })}>
          ${ALLOTMENTS.map((each) => html`<option value=${each} ?selected=${each === who.allotment}>${code("allotment", each)}</option>`)}
        </select></label
      >
      ${releases({ releaseRules: who.steps }, false, ({ releaseRules = [] }) => this.#set({ steps: releaseRules }))}
      ${
        own.length > 0 && JSON.stringify(own) !== JSON.stringify(who.steps)
          ? html`<button type="button" class="link" @click=${() => this.#set({ steps: own })}>${say("who.asService")}</button>`
          : nothing
      }
      ${restrictionFields(who.restriction, exchange, this.practices, (restriction) => this.#set({ restriction: limitsOf(restriction) }))}`;
  }

  /** @param {WhoEffect} effect */
  #preview(effect) {
    const { exchange, who } = this;
    const { changing, same, barred, claims, shown, opening } = effect;
    const n = changing.length;
    const isLimited = Object.keys(who.restriction).length > 0;
    const told = [
      same > 0 && n > 0 ? say("who.same", { n: same }) : "",
      barred.length > 0 ? say("who.barred", { n: barred.length }) : "",
      claims > 0 ? say("who.claims", { n: claims }) : "",
      shown > 0 ? say("who.more", { n: shown }) : shown < 0 ? say("who.fewer", { n: -shown }) : "",
      n > 0 && isLimited ? say("who.onlyFit") : "",
      opening > 0 ? say("who.opening", { n: opening }) : "",
    ].filter(Boolean);
    return html`<section class="preview" aria-labelledby="who-effect-head">
      <div aria-live="polite">
        <h3 id="who-effect-head">${n === 0 ? say("who.nothing") : say("who.changing", { n })}</h3>
        ${n > 0 ? html`<p class="who-then">${say("who.then", { words: list(whoWords(who, exchange)) })}</p>` : nothing}
        <ul class="who-told">
          ${told.map((words) => html`<li>${words}</li>`)}
        </ul>
      </div>
      ${this.scope === "one" ? nothing : this.#places(effect)}
    </section>`;
  }

  /** @param {WhoEffect} effect */
  #places({ changing, barred }) {
    const { calendar } = this.exchange;
    const changed = new Set(changing.map(({ slot }) => slot.key));
    const kept = new Set(barred.map(({ key }) => key));
    const isAsked = this.#parts.length > 0;
    return html`<fieldset class="who-places">
      <legend>${say("who.places")}</legend>
      ${repeat(
        this.#meant(this.scope),
        ({ key }) => key,
        (slot) =>
          html`<label class="tick"
            ><input
              type="checkbox"
              name="place"
              value=${slot.key}
              .checked=${!this.left.has(slot.key)}
              @change=${(/** @type {any} */ e) => this.#leave(slot.key, !e.target.checked)}
            />
            <span
              ><b>${calendar.day(slot.start)}</b> ${calendar.time(slot.start)} ${code("allotment", slot.allotment)}
              ${
                changed.has(slot.key)
                  ? html`<span class="ok"><span aria-hidden="true">✓ </span>${say("who.changes")}</span>`
                  : kept.has(slot.key)
                    ? html`<span class="warn"><span aria-hidden="true">▲ </span>${say("who.cannot")}</span>`
                    : this.left.has(slot.key)
                      ? html`<span class="none">· ${say("who.leftOut")}</span>`
                      : isAsked
                        ? html`<span class="none">· ${say("who.isSo")}</span>`
                        : nothing
              }
              ${slot.version === this.seen.get(slot.key)?.version ? nothing : html`<span class="sub"><span aria-hidden="true">◆ </span>${say("agenda.fresh")}</span>`}</span
            ></label
          >`,
      )}
    </fieldset>`;
  }

  /** @param {string} key @param {boolean} isLeft */
  #leave(key, isLeft) {
    const left = new Set(this.left);
    if (isLeft) left.add(key);
    else left.delete(key);
    this.left = left;
  }

  /** Both shown, neither lost. @param {Outcome} outcome */
  #choice({ stale, done }) {
    const { exchange } = this;
    const { calendar } = exchange;
    return html`<div class="note lapsed conflict" role="alertdialog" aria-labelledby="stale-head">
      <h3 id="stale-head" tabindex="-1">
        <span aria-hidden="true">◆ </span>${say("who.stale", { n: stale.length })}
      </h3>
      <p>${done.length > 0 ? say("who.staleDone", { n: done.length }) : ""} ${say("conflict.text")}</p>
      <table>
        <thead>
          <tr>
            <td></td>
            <th scope="col">${say("conflict.mine")}</th>
            <th scope="col">${say("conflict.theirs")}</th>
          </tr>
        </thead>
        <tbody>
          ${stale.map(
            ({ theirs, seen }) =>
              html`<tr>
                <th scope="row">${calendar.moment(theirs.start)}</th>
                <td>${list(whoWords(this.#wanted(seen), exchange))}</td>
                <td>${theirs.state === "WITHDRAWN" ? say("stance.withdrawn") : list(whoWords(whoOf(theirs, exchange), exchange))}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <div class="actions">
        <button type="button" class="btn take-mine" @click=${() => this.#settle(true)}>${say("conflict.takeMine")}</button>
        <button type="button" class="btn quiet take-theirs" @click=${() => this.#settle(false)}>
          ${say("conflict.takeTheirs")}
        </button>
      </div>
    </div>`;
  }

  /** @param {SlotRow} seen @returns {Who} */
  #wanted(seen) {
    const parts = this.#parts.map((part) => [part, this.who[part]]);
    return { ...whoOf(seen, this.exchange), ...Object.fromEntries(parts) };
  }
}

export const registerWhoForm = () => customElements.define("who-form", WhoForm);
