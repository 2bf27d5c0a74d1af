// @ts-check
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { SHAPES, changeOf, differences, formOf, isMovable, nudged, stanceOf } from "../model/agenda.js";
import { ALLOTMENTS, OVERRIDES } from "../model/publishing.js";
import { code, timeLeft } from "../model/wording.js";
import { say } from "../words/say.js";
import { claimActs, reasonAct } from "./claim-acts.js";
import { Part } from "./part.js";
import { restrictionWords } from "./place-words.js";
/** @import { SlotForm } from "../model/agenda.js" */
/** @import { ScheduleRow, SlotRow } from "../model/types.js" */

export const WITHDRAW_REASONS = ["PRACTITIONER_ABSENT", "PLANNING_CHANGED", "MISTAKE", "OTHER"];

const NUDGES = /** @type {const} */ ([
  ["ArrowLeft", "←", "dayBefore", { days: -1 }],
  ["ArrowUp", "↑", "earlier", { minutes: -15 }],
  ["ArrowDown", "↓", "later", { minutes: 15 }],
  ["ArrowRight", "→", "dayAfter", { days: 1 }],
]);

/**
 * What two people made of one place: as it was seen here, as the other left it, and what was wanted here.
 *
 * @typedef {{ theirs: SlotRow, mine: SlotForm }} Conflict
 */

/**
 * `<place-panel>`: one of the own places, who has it, and what can be done with it. Fires
 * `place-change` with the place as it was seen and the form, `place-nudged` with the form while it is
 * being moved (null when not), `conflict-settled` with `mine`, `who-asked` when for whom it is is to be
 * changed, and `panel-closed`.
 */
class PlacePanel extends Part {
  static ticking = true;
  static properties = {
    ...Part.properties,
    slot: { attribute: false },
    schedules: { attribute: false },
    acts: { attribute: false },
    conflict: { attribute: false },
    named: { attribute: false },
    form: { state: true },
  };

  constructor() {
    super();
    /** @type {SlotRow} */ // @ts-ignore set by whoever paints it
    this.slot = undefined;
    /** Agendas that it may stand in. @type {ScheduleRow[]} */
    this.schedules = [];
    /** @type {import("./claim-acts.js").ClaimActs & { withdrawn: (slot: SlotRow, reason: string) => void, lastMinute: (slot: SlotRow) => void }} */ // @ts-ignore
    this.acts = undefined;
    /** @type {Conflict | null} */
    this.conflict = null;
    /** @type {(slot: SlotRow, claim: import("../model/types.js").Claim) => string} */
    this.named = () => "";
    /** While it is being changed. @type {SlotForm | null} */
    this.form = null;
    /** As it was when the change began. @type {SlotRow | null} */
    this.seen = null;
  }

  /** Begins to change it, with the arrow keys at hand. */
  async change() {
    if (!isMovable(this.slot, this.exchange.now())) return;
    this.seen = this.slot;
    this.form = formOf(this.slot, this.exchange.calendar);
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(".nudge"))?.focus();
  }

  /** Lets go of what was being changed. */
  stop() {
    this.form = null;
    this.seen = null;
    this.#fire("place-nudged", null);
  }

  /** @param {string} name @param {unknown} [detail] */
  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }

  /** @param {Partial<SlotForm>} part */
  #set(part) {
    this.form = { .../** @type {SlotForm} */ (this.form), ...part };
    this.#fire("place-nudged", this.form);
  }

  /** @param {KeyboardEvent} e */
  #nudge(e) {
    const known = NUDGES.find(([key]) => key === e.key);
    if (!known || !this.form) return;
    e.preventDefault();
    this.#set(nudged(this.form, known[3]));
    const { date, from } = this.form;
    this.exchange.announce(`${this.exchange.calendar.day(date)} ${from}`);
  }

  /** @param {Event} e */
  #save(e) {
    e.preventDefault();
    this.#fire("place-change", { seen: this.seen, form: this.form });
  }

  render() {
    const { slot, exchange } = this;
    const { calendar } = exchange;
    const stance = stanceOf(slot);
    return html`<section class="place-panel" aria-labelledby="place-head">
      <header>
        <h2 id="place-head" tabindex="-1">${calendar.moment(slot.start)}–${calendar.time(slot.end)}</h2>
        <button
          type="button"
          class="btn quiet small"
          aria-label=${say("close")}
          @click=${() => this.#fire("panel-closed")}
        >
          ✕
        </button>
      </header>
      <p>
        <b class="stance stands-${stance}"
          ><span aria-hidden="true">${SHAPES[stance]} </span>${say(`stance.${stance}`)}</b
        >
        <span class="sub">${slot.serviceName}</span>
      </p>
      ${this.conflict ? this.#choice(this.conflict) : this.form ? this.#form(this.form) : this.#shown()}
    </section>`;
  }

  #shown() {
    const { slot, exchange, acts } = this;
    const { calendar } = exchange;
    const facts = [
      slot.kind === "INTAKE" ? "" : code("slotKind", slot.kind),
      code("delivery", slot.delivery),
      slot.capacity > 1 ? say("slotState.freeOf", { n: slot.free, of: slot.capacity }) : "",
      slot.scheduleCode ? say("agenda.in", { code: slot.scheduleCode }) : "",
      slot.lastMinute ? say("agenda.lastMinute") : "",
      slot.override ? say("agenda.override", { reason: code("override", slot.override) }) : "",
      ...restrictionWords(slot.restriction, exchange),
    ].filter(Boolean);
    return html`<dl class="place-facts">
        <div>
          <dt>${say("publish.allotment")}</dt>
          <dd>
            ${code("allotment", slot.allotment)}
            ${(slot.releases ?? []).map(
              ({ at, allotment }) =>
                html`<span class="sub"
                  >${say("agenda.release", { moment: calendar.moment(at), allotment: code("allotment", allotment) })}</span
                >`,
            )}
          </dd>
        </div>
        <div>
          <dt>${say("agenda.facts")}</dt>
          <dd>${facts.map((fact) => html`<span class="fact">${fact}</span>`)}</dd>
        </div>
      </dl>
      ${(slot.holds ?? []).map(
        ({ until, kind }) =>
          html`<p class="slot-hold">
            ${kind === "HOLD" ? say("week.hold") : say(kind === "OFFER" ? "week.offer" : "week.option", { moment: calendar.moment(until) })}
            <b>${timeLeft(Date.parse(until) - exchange.now())}</b>
          </p>`,
      )}
      ${repeat(
        slot.claims ?? [],
        ({ claim }) => claim,
        (claim) =>
          html`<div class="place-claim">
            <p>
              <b class="code">${this.named(slot, claim)}</b>
              ${claim.byName ? html`<span class="sub">${claim.byName}</span>` : nothing}
              ${
                claim.confirmBy
                  ? html`<span class="warn">${say("confirm.by", { moment: calendar.moment(claim.confirmBy) })}</span>`
                  : nothing
              }
              ${claim.toMove ? html`<span class="warn">▲ ${say("stance.toMove")}</span>` : nothing}
            </p>
            ${claimActs(slot, claim, acts)}
          </div>`,
      )}
      ${
        isMovable(slot, exchange.now())
          ? html`<div class="actions">
              <button type="button" class="btn" aria-keyshortcuts="v" @click=${() => this.change()}>
                ${say("agenda.change")} <kbd aria-hidden="true">v</kbd>
              </button>
              <button type="button" class="btn quiet" aria-keyshortcuts="o" @click=${() => this.#fire("who-asked")}>
                ${say("who.open")} <kbd aria-hidden="true">o</kbd>
              </button>
              ${
                slot.free > 0 && !slot.lastMinute
                  ? html`<button
                      type="button"
                      class="btn quiet"
                      ?disabled=${acts.busy !== ""}
                      @click=${() => acts.lastMinute(slot)}
                    >
                      ${say("agenda.makeLastMinute")}
                    </button>`
                  : nothing
              }
            </div>`
          : nothing
      }
      ${
        ["FREE", "HELD", "TAKEN"].includes(slot.state) && !slot.blocked
          ? reasonAct("withdraw", {
              open: say("week.withdrawOpen"),
              words: say((slot.claims?.length ?? 0) > 0 ? "week.withdrawTaken" : "week.withdrawFree"),
              label: say("week.withdrawWhy"),
              reasons: WITHDRAW_REASONS.map((reason) => [reason, code("withdrawReason", reason)]),
              submit: say("week.withdraw"),
              busy: acts.busy !== "",
              chosen: (reason) => acts.withdrawn(slot, reason),
            })
          : nothing
      }`;
  }

  /** @param {SlotForm} form */
  #form(form) {
    const { slot, seen, exchange, acts } = this;
    const changed = seen && changeOf(form, seen, exchange) !== null;
    const overtaken = seen && slot.version !== seen.version;
    /** @param {keyof SlotForm} part @param {string} words @param {string} type @param {object} [more] */
    const input = (part, words, type) =>
      html`<label class="field"
        ><span>${words}</span
        ><input
          type=${type}
          name=${part}
          required
          min=${type === "number" ? "1" : nothing}
          max=${type === "number" ? "50" : nothing}
          .value=${String(form[part])}
          @change=${(/** @type {any} */ e) => e.target.value && this.#set({ [part]: type === "number" ? Number(e.target.value) : e.target.value })}
      /></label>`;
    /** @param {keyof SlotForm} part @param {string} words @param {[string, string][]} options */
    const select = (part, words, options) =>
      html`<label class="field"
        ><span>${words}</span
        ><select name=${part} @change=${(/** @type {any} */ e) => this.#set({ [part]: e.target.value })}>
          ${options.map(([value, text]) => html`<option value=${value} ?selected=${form[part] === value}>${text}</option>`)}
        </select></label
      >`;
    return html`<form class="place-form" @submit=${(/** @type {Event} */ e) => this.#save(e)}>
      ${
        overtaken
          ? html`<p class="note lapsed" role="status">
              <b><span aria-hidden="true">◆ </span>${say("conflict.meanwhile")}</b>
              ${say("conflict.meanwhileText")}
            </p>`
          : nothing
      }
      <div
        class="nudge"
        tabindex="0"
        role="group"
        aria-label=${say("nudge.label")}
        @keydown=${(/** @type {KeyboardEvent} */ e) => (e.key === "Enter" && e.target === e.currentTarget ? this.#save(e) : this.#nudge(e))}
      >
        <span class="sub">${say("nudge.text")}</span>
        ${NUDGES.map(
          ([, arrow, words, by]) =>
            html`<button
              type="button"
              class="btn quiet small"
              aria-label=${say(`nudge.${words}`)}
              @click=${() => this.#set(nudged(form, by))}
            >
              ${arrow}
            </button>`,
        )}
      </div>
      <div class="when">
        ${input("date", say("agenda.day"), "date")} ${input("from", say("agenda.from"), "time")}
        ${input("to", say("agenda.to"), "time")}
      </div>
      ${select(
        "allotment",
        say("publish.allotment"),
        ALLOTMENTS.map((each) => [each, code("allotment", each)]),
      )}
      <div class="two">
        ${input("capacity", say("publish.capacity"), "number")}
        ${select(
          "delivery",
          say("publish.delivery"),
          ["ON_SITE", "ONLINE"].map((each) => [each, code("delivery", each)]),
        )}
      </div>
      ${
        this.schedules.length > 0
          ? select("schedule", say("agenda.schedule"), [
              ["", say("agenda.noSchedule")],
              ...this.schedules.map(({ key, code: name }) => /** @type {[string, string]} */ ([key, name])),
            ])
          : nothing
      }
      ${select("override", say("override.label"), [
        ["", say("override.none")],
        ...OVERRIDES.map((each) => /** @type {[string, string]} */ ([each, code("override", each)])),
      ])}
      ${
        (seen?.claims?.length ?? 0) > 0
          ? html`<p class="hint">${say("agenda.claimsMove", { n: seen?.claims?.length ?? 0 })}</p>`
          : nothing
      }
      <div class="actions">
        <button class="btn save" ?disabled=${!changed || acts.busy !== ""}>
          ${acts.busy ? say("busy") : say("agenda.save")}
        </button>
        <button type="button" class="btn quiet" @click=${() => this.stop()}>${say("cancel")}</button>
      </div>
    </form>`;
  }

  /** Both shown, neither lost. @param {Conflict} conflict */
  #choice({ theirs, mine }) {
    const { exchange } = this;
    const now = formOf(theirs, exchange.calendar);
    const parts = differences(mine, now);
    return html`<div class="note lapsed conflict" role="alertdialog" aria-labelledby="conflict-head">
      <h3 id="conflict-head" tabindex="-1"><span aria-hidden="true">◆ </span>${say("conflict.head")}</h3>
      <p>${say("conflict.text")}</p>
      <table>
        <thead>
          <tr>
            <td></td>
            <th scope="col">${say("conflict.mine")}</th>
            <th scope="col">${say("conflict.theirs")}</th>
          </tr>
        </thead>
        <tbody>
          ${parts.map(
            (part) =>
              html`<tr>
                <th scope="row">${say(`part.${part}`)}</th>
                <td>${this.#partWords(part, mine)}</td>
                <td>${this.#partWords(part, now)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <div class="actions">
        <button type="button" class="btn take-mine" @click=${() => this.#fire("conflict-settled", { mine: true })}>
          ${say("conflict.takeMine")}
        </button>
        <button
          type="button"
          class="btn quiet take-theirs"
          @click=${() => this.#fire("conflict-settled", { mine: false })}
        >
          ${say("conflict.takeTheirs")}
        </button>
      </div>
    </div>`;
  }

  /** @param {keyof SlotForm} part @param {SlotForm} form */
  #partWords(part, form) {
    const value = form[part];
    if (part === "date") return this.exchange.calendar.day(String(value));
    if (part === "lastMinute") return say(value ? "yes" : "no");
    if (part === "schedule")
      return this.schedules.find(({ key }) => key === value)?.code ?? say("agenda.noSchedule");
    if (part === "override") return value ? code("override", String(value)) : say("override.none");
    return part === "allotment" || part === "delivery" ? code(part, String(value)) : String(value);
  }
}

export const registerPlacePanel = () => customElements.define("place-panel", PlacePanel);
