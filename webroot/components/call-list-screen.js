// @ts-check
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Desk } from "../live/desk.js";
import { Planning } from "../live/planning.js";
import { callsOf, runningAndEnded, suggestionsOf } from "../model/offers.js";
import { problemOf } from "../model/problems.js";
import { say } from "../words/say.js";
import { callNow, leftWords, offeringLine, placeWords, suggestionLine } from "./call-parts.js";
import { Glow } from "./glow.js";
import { PlannerPart } from "./planner-part.js";
import { registerPlanningTab } from "./planning-tabs.js";
/** @import { Call, OfferingRow, Suggestion } from "../model/offers.js" */
/** @import { PositionRow, SlotRow, WaitsRow } from "../model/types.js" */

const VIEWS = ["waits", "slots", "positions", "offerings"];
const ENDED_SHOWN = 8;
const COPIED_MS = 2_500;

/** Which wait a place of each kind ends. @type {Record<string, string>} */
const PHASE_OF = { TREATMENT_START: "TREATMENT" };

/** `<call-list-screen>`: whom do I call now, for which place, and what did they say? */
class CallListScreen extends PlannerPart {
  static ticking = true;
  static properties = {
    ...PlannerPart.properties,
    references: { state: true },
    put: { state: true },
    copied: { state: true },
  };

  constructor() {
    super();
    /** Offers that were put behind the others for now. @type {string[]} */
    this.put = [];
    this.copied = false;
    this.glow = new Glow(this);
    /** Positions that were asked for without an answer. @type {Set<string>} */
    this.unknown = new Set();
    this.reading = false;
  }

  get keys() {
    return [
      { key: "j", words: say("keys.callYes"), run: () => this.#answerFirst("YES") },
      { key: "n", words: say("keys.callNo"), run: () => this.#answerFirst("NO") },
      { key: "g", words: say("keys.callNotReached"), run: () => this.#answerFirst("NOT_REACHED") },
      { key: "c", words: say("keys.callCopy"), run: () => this.#copy() },
      { key: "s", words: say("keys.callLater"), run: () => this.#later() },
      { key: "b", words: say("keys.callOffer"), run: () => this.#offerFirst() },
      { key: "z", words: say("keys.undo"), run: () => this.undo() },
    ];
  }

  undo() {
    /** @type {HTMLElement | null} */ (this.querySelector(".undo"))?.click();
  }

  get #calls() {
    const calls = callsOf(this.exchange.rows("offerings"), this.exchange.now());
    const at = (/** @type {Call} */ { offer }) => this.put.indexOf(offer.offer);
    return calls.sort((a, b) => at(a) - at(b));
  }

  /** @returns {Suggestion[]} */
  get #suggestions() {
    return suggestionsOf(this.slots, this.exchange.now());
  }

  get #desk() {
    return new Desk(this.exchange);
  }

  willUpdate() {
    if (!this.mayPlan || !this.exchange.board("offerings").board.loaded) return;
    this.glow.take("offerings");
    const positions = this.exchange
      .rows("offerings")
      .flatMap((/** @type {OfferingRow} */ { offers, next }) => [
        ...offers.map(({ position }) => position),
        ...(next ?? []),
      ]);
    if (positions.some((position) => !this.references.has(position) && !this.unknown.has(position)))
      this.#readReferences(positions);
  }

  /** Who people are is told to their holder only, when asked; never by the live feed. @param {string[]} positions */
  async #readReferences(positions) {
    if (this.reading) return;
    this.reading = true;
    try {
      const references = await new Planning(this.exchange).references();
      for (const position of positions) if (!references.has(position)) this.unknown.add(position);
      this.references = references;
    } catch (failure) {
      for (const position of positions) this.unknown.add(position);
      this.problem = problemOf(failure);
    } finally {
      this.reading = false;
    }
  }

  /** @param {string | undefined} service @returns {WaitsRow | undefined} */
  #service(service) {
    return this.exchange.rows("waits").find(({ key }) => key === service);
  }

  /** @param {string} service */
  #by(service) {
    return this.#service(service)?.organization.id;
  }

  /** @param {"YES" | "NO" | "NOT_REACHED"} what */
  #answerFirst(what) {
    const [call] = this.#calls;
    if (call) this.#answer(call, what);
  }

  /** @param {Call} call @param {"YES" | "NO" | "NOT_REACHED"} what */
  async #answer({ offering, offer }, what) {
    const { calendar } = this.exchange;
    const by = this.#by(offering.service);
    const who = this.whoIs(offer.position, offer.code) || say("position.noReference");
    const values = { who, moment: calendar.moment(offering.start) };
    const done = await this.doing(
      offer.offer,
      () => this.#desk.answer(offer.offer, what, by),
      say(`call.done.${what}`, values),
      what === "YES"
        ? ({ slot, claim }) => new Planning(this.exchange).release(slot, claim, by ?? "")
        : undefined,
    );
    if (done) this.put = this.put.filter((put) => put !== offer.offer);
    await this.updateComplete;
    // The next one has come: it is what is read and answered now.
    /** @type {HTMLElement | null} */ (this.querySelector("#call-head"))?.focus({ preventScroll: true });
  }

  #later() {
    const calls = this.#calls;
    if (calls.length < 2) return;
    this.put = [...this.put.filter((put) => put !== calls[0].offer.offer), calls[0].offer.offer];
  }

  async #copy() {
    const [call] = this.#calls;
    const who = call && this.whoIs(call.offer.position, call.offer.code);
    if (!who) return;
    await navigator.clipboard?.writeText(who).catch(() => {});
    this.copied = true;
    this.exchange.announce(say("letter.copied"));
    setTimeout(() => (this.copied = false), COPIED_MS);
  }

  #offerFirst() {
    const suggestion = this.#suggestions.find(({ slot, why }) => why !== "later" && this.#waiting(slot) > 0);
    if (suggestion) this.#offer(suggestion.slot, 1);
  }

  /** @param {SlotRow} slot @param {number} breadth */
  #offer(slot, breadth) {
    return this.doing(
      slot.key,
      () => this.#desk.offer(slot, breadth),
      say("suggestion.done", { moment: this.exchange.calendar.moment(slot.start) }),
      ({ offering }) => this.#desk.stopOffering(offering, slot.organization),
    );
  }

  /** @param {OfferingRow} offering */
  #stop(offering) {
    return this.doing(
      offering.key,
      () => this.#desk.stopOffering(offering.key, this.#by(offering.service)),
      say("offering.stopped", { moment: this.exchange.calendar.moment(offering.start) }),
    );
  }

  /** How many wait for what a place is for, and have none. @param {SlotRow} slot */
  #waiting(slot) {
    const phase = PHASE_OF[slot.kind] ?? "INTAKE";
    return this.exchange
      .rows("positions")
      .filter(
        (/** @type {PositionRow} */ row) =>
          row.open && row.service === slot.service && row.phase === phase && (!row.booking || row.toMove),
      ).length;
  }

  render() {
    return this.screen({ name: "calls", words: "tab.calls", views: VIEWS, body: () => this.#body() });
  }

  #body() {
    const { exchange } = this;
    const calls = this.#calls;
    const [call, ...queue] = calls;
    const free = this.#suggestions;
    const suggestions = free.filter(({ why }) => why !== "later");
    const later = free.filter(({ why }) => why === "later");
    const { running, ended } = runningAndEnded(
      exchange.rows("offerings").filter((/** @type {OfferingRow} */ { service }) => this.#service(service)),
    );
    return html`<div class="page-head">
        <h1 tabindex="-1">${say("tab.calls")}</h1>
        <p class="found">
          <span><b>${calls.length === 0 ? say("call.nobodyFirst") : calls.length}</b> ${say("call.toCall", { n: calls.length })}</span>
          <span><b>${running.length === 0 ? say("call.noneFirst") : running.length}</b> ${say("call.running", { n: running.length })}</span>
          <span><b>${suggestions.length === 0 ? say("call.noneFirst") : suggestions.length}</b> ${say("call.free", { n: suggestions.length })}</span>
        </p>
      </div>
      ${this.outcome()}
      <div class="calls-columns">
        <div class="calls-main">
          ${call ? this.#now(call, queue) : this.#nobody(suggestions.length > 0)}
          ${queue.length > 0 ? this.#queue(queue) : nothing}
        </div>
        <section class="calls-free" aria-labelledby="free-head">
          <h2 id="free-head">${say("suggestion.head")}</h2>
          <p class="hint">${say("suggestion.text")}</p>
          ${
            suggestions.length === 0
              ? html`<p class="none">${say("suggestion.none")}</p>`
              : this.#free(suggestions, true)
          }
          ${
            later.length > 0
              ? html`<details>
                  <summary>${say("suggestion.laterHead", { n: later.length })}</summary>
                  ${this.#free(later, false)}
                </details>`
              : nothing
          }
        </section>
      </div>
      ${this.#history(running, "offering.runningHead", "running")}
      ${this.#history(ended.slice(0, ENDED_SHOWN), "offering.endedHead", "ended")}`;
  }

  /** @param {Suggestion[]} suggestions @param {boolean} keyed whether a key offers the first of them */
  #free(suggestions, keyed) {
    const first = keyed ? suggestions.findIndex(({ slot }) => this.#waiting(slot) > 0) : -1;
    return html`<ul>
      ${repeat(
        suggestions,
        ({ slot }) => slot.key,
        (suggestion, at) =>
          suggestionLine(suggestion, {
            exchange: this.exchange,
            service: this.#service(suggestion.slot.service),
            waiting: this.#waiting(suggestion.slot),
            busy: this.busy !== "",
            first: at === first,
            offer: (breadth) => this.#offer(suggestion.slot, breadth),
          }),
      )}
    </ul>`;
  }

  /** @param {Call} call @param {Call[]} queue */
  #now(call, queue) {
    const { position } = call.offer;
    return callNow(call, {
      exchange: this.exchange,
      who: this.whoIs(position, call.offer.code),
      service: this.#service(call.offering.service),
      position: this.exchange.rows("positions").find(({ key }) => key === position),
      busy: this.busy !== "",
      copied: this.copied,
      answer: (what) => this.#answer(call, what),
      copy: () => this.#copy(),
      later: queue.length > 0 ? () => this.#later() : null,
    });
  }

  /** @param {boolean} suggested */
  #nobody(suggested) {
    return html`<section class="empty calls-empty">
      <h2 id="call-head" tabindex="-1"><span aria-hidden="true">✓ </span>${say("call.nobodyHead")}</h2>
      <p>${say(suggested ? "call.nobodySuggested" : "call.nobodyText")}</p>
    </section>`;
  }

  /** @param {Call[]} queue */
  #queue(queue) {
    return html`<section class="calls-queue" aria-labelledby="queue-head">
      <h2 id="queue-head">${say("call.queueHead", { n: queue.length })}</h2>
      <ol>
        ${repeat(
          queue,
          ({ offer }) => offer.offer,
          ({ offering, offer }) =>
            html`<li>
              <b class="code">${this.whoIs(offer.position, offer.code) || say("position.noReference")}</b>
              <span>${placeWords(offering, this.#service(offering.service), this.exchange)}</span>
              <span class="sub">${leftWords(Date.parse(offer.until) - this.exchange.now())}</span>
            </li>`,
        )}
      </ol>
    </section>`;
  }

  /** @param {OfferingRow[]} offerings @param {string} head @param {string} name */
  #history(offerings, head, name) {
    if (offerings.length === 0) return nothing;
    return html`<section class="offerings" aria-labelledby="${name}-head">
      <h2 id="${name}-head">${say(head)}</h2>
      <ul>
        ${repeat(
          offerings,
          ({ key }) => key,
          (offering) =>
            offeringLine(offering, {
              exchange: this.exchange,
              service: this.#service(offering.service),
              busy: this.busy !== "",
              fresh: this.glow.keys.has(offering.key),
              who: (position, code) => this.whoIs(position, code),
              stop: () => this.#stop(offering),
            }),
        )}
      </ul>
    </section>`;
  }
}

export function registerCallListScreen() {
  customElements.define("call-list-screen", CallListScreen);
  registerPlanningTab({
    path: "/planning/bellen",
    words: "tab.calls",
    screen: (exchange) => html`<call-list-screen data-screen .exchange=${exchange}></call-list-screen>`,
    count: (exchange) => callsOf(exchange.rows("offerings"), exchange.now()).length,
  });
}
