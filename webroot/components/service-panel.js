// @ts-check
import { html, nothing } from "lit";
import { Reservations } from "../live/reservations.js";
import { placesOf } from "../model/figures.js";
import { mayBeFor, nextBest, takeable } from "../model/places.js";
import { problemOf } from "../model/problems.js";
import { isYouth, workingDayAfter } from "../model/region.js";
import { count } from "../model/wording.js";
import { say } from "../words/say.js";
import { roomNote } from "./capacity-words.js";
import { stopWords } from "./figures.js";
import { needsNote } from "./needs-card.js";
import { Part } from "./part.js";
import {
  elsewhere,
  goneNote,
  heldByColleagues,
  panelFigures,
  panelOffer,
  placeLine,
  promise,
  referredCard,
} from "./place-parts.js";
import { crisisRoute, problemNote } from "./problem-note.js";
import { draftFrom, referForm, requestFrom } from "./refer-form.js";
/** @import { Answer } from "../model/answers.js" */
/** @import { HeldPlace } from "../model/holds.js" */
/** @import { SlotRow } from "../model/types.js" */

/** What says that a place went to someone else. */
const GONE = new Set(["slot-taken", "slot-started", "slot-withdrawn", "already-claimed", "hold-expired"]);
const PLACES_SHOWN = 6;

/**
 * `<service-panel>`: one service, its places, and the way from a place to a referral. Fires
 * `panel-closed`, and `service-picked` with another service.
 */
class ServicePanel extends Part {
  static ticking = true;
  static properties = {
    ...Part.properties,
    answer: { attribute: false },
    question: { attribute: false },
    municipality: { attribute: false },
    elsewhere: { attribute: false },
    step: { state: true },
    draft: { state: true },
    busy: { state: true },
    problem: { state: true },
    gone: { state: true },
    referred: { state: true },
    all: { state: true },
    copied: { state: true },
    target: { state: true },
  };

  constructor() {
    super();
    /** @type {Answer} */ // @ts-ignore set by whoever paints it
    this.answer = undefined;
    /** @type {import("../model/question.js").Question} */ // @ts-ignore as above
    this.question = undefined;
    this.municipality = "";
    /** Other answers to the same question, best first. @type {Answer[]} */
    this.elsewhere = [];
    this.#clear();
  }

  #clear() {
    /** @type {"places" | "refer" | "referWithout" | "done"} */
    this.step = "places";
    /** @type {import("./refer-form.js").Draft | null} */
    this.draft = null;
    /** What is under way: a slot's key or the name of an act. */
    this.busy = "";
    /** @type {import("../live/api.js").Problem | null} */
    this.problem = null;
    /** The place that went to someone else. @type {{ slot: string, words: string } | null} */
    this.gone = null;
    /** @type {import("../model/letter.js").Referred | null} */
    this.referred = null;
    this.all = false;
    this.copied = false;
    this.target = "";
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    const before = /** @type {Answer | undefined} */ (changed.get("answer"));
    if (before && before.row.key !== this.answer.row.key) this.#clear();
  }

  /** @param {Map<string, any>} changed */
  updated(changed) {
    const before = /** @type {Answer | undefined} */ (changed.get("answer"));
    if (changed.has("answer") && before?.row.key !== this.answer.row.key)
      this.querySelector("h2")?.focus({ preventScroll: true });
  }

  /** Places of this service that this practice holds here. */
  get #held() {
    const { region, session } = this.exchange;
    return this.exchange.held
      .of(region?.id ?? "", session?.organization?.id, this.exchange.now())
      .filter((held) => held.service === this.answer.row.key);
  }

  get #places() {
    const { exchange } = this;
    return takeable(exchange.rows("slots"), exchange.now(), (service) => service === this.answer.row.key).filter(
      (slot) => mayBeFor(slot, this.#about),
    );
  }

  /** What is known of the client; under 18 the gemeente takes the insurer's place. */
  get #about() {
    const { ageClass, insurer } = this.question;
    const { region } = this.exchange;
    return { ageClass, insurer: region && isYouth(region, ageClass) ? "" : insurer };
  }

  get #reservations() {
    return new Reservations(this.exchange);
  }

  /** Reserves the first free place: the key for it. */
  reserveFirst() {
    const [slot] = this.#places;
    if (slot && this.#mayTake) this.#reserve(slot, this.answer);
  }

  get #mayTake() {
    return (
      this.exchange.is("gp") && this.exchange.session?.organization !== undefined && !this.answer.row.archive
    );
  }

  /** @param {string} name @param {() => Promise<void>} act @param {SlotRow | HeldPlace} [slot] */
  async #doing(name, act, slot) {
    if (this.busy) return this.exchange.announce(say("notTaken"));
    this.busy = name;
    this.problem = null;
    this.gone = null;
    try {
      await act();
    } catch (failure) {
      const problem = problemOf(failure);
      if (slot && GONE.has(problem.slug)) this.#lose(slot, problem.slug === "hold-expired");
      else this.problem = problem;
    } finally {
      this.busy = "";
    }
  }

  /** @param {SlotRow | HeldPlace} slot @param {boolean} lapsed */
  #lose(slot, lapsed) {
    const key = "key" in slot ? slot.key : slot.slot;
    this.#reservations.drop(key);
    const words = say(lapsed ? "panel.lapsed" : "panel.gone", this.#moment(slot));
    this.gone = { slot: key, words };
    this.step = "places";
    this.exchange.announce(words);
  }

  /** @param {SlotRow} slot @param {Answer} answer */
  #reserve(slot, { row }) {
    return this.#doing(
      slot.key,
      async () => {
        await this.#reservations.hold(slot, row);
        this.exchange.announce(say("panel.heldFor", this.#moment(slot)));
        if (row.key !== this.answer.row.key) this.#fire("service-picked", row.key);
        await this.#focus(".held .btn");
      },
      slot,
    );
  }

  /** @param {HeldPlace} held */
  #toOption(held) {
    return this.#doing(
      "option",
      async () => {
        const moment = this.exchange.calendar.moment(await this.#reservations.option(held));
        this.exchange.announce(say("panel.optionUntil", { moment }));
      },
      held,
    );
  }

  /** @param {HeldPlace} held */
  #release(held) {
    return this.#doing("release", async () => {
      await this.#reservations.release(held);
      this.exchange.announce(say("panel.released"));
    });
  }

  /** @param {HeldPlace | undefined} held */
  #refer(held) {
    const draft = /** @type {import("./refer-form.js").Draft} */ (this.draft);
    const region = /** @type {import("../model/region.js").Region} */ (this.exchange.region);
    return this.#doing(
      "refer",
      async () => {
        this.referred = await this.#reservations.refer(held, this.answer.row, requestFrom(draft, region));
        this.step = "done";
        this.exchange.announce(say("panel.referred", { code: this.referred.code }));
        await this.#focus(".done h3");
      },
      held,
    );
  }

  /** Focus on what comes next, with the panel at its top. @param {string} selector */
  async #focus(selector) {
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(selector))?.focus({ preventScroll: true });
    this.closest(".side")?.scrollTo(0, 0);
  }

  /** @param {"refer" | "referWithout"} step @param {string} [target] the place held that is referred to */
  async #startReferral(step, target = "") {
    this.target = target;
    this.draft ??= draftFrom(this.question, this.municipality);
    this.step = step;
    this.problem = null;
    await this.#focus(".refer input");
  }

  /** @param {string} name @param {any} [detail] */
  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }

  /** @param {{ start: string }} slot */
  #moment({ start }) {
    return { moment: this.exchange.calendar.moment(start) };
  }

  render() {
    const { exchange } = this;
    const { row, stop } = this.answer;
    const youth = isYouth(/** @type {any} */ (exchange.region), this.question.ageClass);
    const stopped = stop && stopWords(stop, exchange, youth);
    return html`<header class="panel-head">
        <h2 tabindex="-1">${row.organization.name}</h2>
        <button
          type="button"
          class="close"
          aria-label=${say("panel.close")}
          @click=${() => this.#fire("panel-closed")}
        >
          <span aria-hidden="true">×</span>
        </button>
      </header>
      <p class="panel-offer">${panelOffer(this.answer, exchange, youth ? "" : this.question.insurer)}</p>
      ${roomNote(row, exchange)} ${needsNote(row)} ${row.note ? html`<p class="panel-note">${row.note}</p>` : nothing}
      ${
        stopped
          ? html`<div class="note stopped">
              <b><span aria-hidden="true">■ </span>${stopped.head}</b> ${stopped.rest}
            </div>`
          : nothing
      }
      ${
        this.problem?.slug === "crisis"
          ? crisisRoute(this.problem.route ?? exchange.region?.crisisRoute ?? [])
          : problemNote(this.problem)
      }
      ${row.archive ? html`<div class="note">${say("archive.nothingToTake")}</div>` : this.#step()}
      ${this.step === "places" ? panelFigures(this.answer, exchange) : nothing}`;
  }

  #step() {
    if (this.step === "done" && this.referred) {
      return referredCard(this.referred, this.exchange, this.copied ?? false, {
        copied: (/** @type {boolean} */ done) => (this.copied = done),
        closed: () => this.#fire("panel-closed"),
      });
    }
    const region = /** @type {import("../model/region.js").Region} */ (this.exchange.region);
    const held = this.#held.find(
      ({ slot, until }) => slot === this.target && Date.parse(until) > this.exchange.now(),
    );
    const referring = this.draft && (this.step === "referWithout" || (this.step === "refer" && held));
    if (this.draft && referring) {
      const promised = held
        ? promise(held, this.exchange)
        : html`<p class="hint">${say("panel.withoutText")}</p>`;
      return html`${this.draft.urgency === "CRISIS" ? nothing : promised}
      ${referForm(this.draft, region, {
        changed: (change) => (this.draft = { .../** @type {any} */ (this.draft), ...change }),
        sent: () => this.#refer(held),
        cancelled: () => (this.step = "places"),
        busy: this.busy === "refer",
        submit: held ? say("panel.referTo", this.#moment(held)) : say("panel.referWithout"),
      })}`;
    }
    return html`${this.gone ? goneNote(this.gone.words, this.#next()) : nothing}${this.#heldPlaces()}${this.answer.stop ? elsewhere(this.#mayTake ? this.#next() : []) : this.#freePlaces()}`;
  }

  #heldPlaces() {
    return this.#held.map((held) =>
      Date.parse(held.until) > this.exchange.now()
        ? promise(held, this.exchange, this.#heldActs(held))
        : html`<div class="note lapsed" role="status">
            <p><b>${say("panel.lapsed", this.#moment(held))}</b> ${say("panel.lapsedText")}</p>
            <button type="button" class="btn quiet" @click=${() => this.#reservations.drop(held.slot)}>
              ${say("ok")}
            </button>
          </div>`,
    );
  }

  /** @param {HeldPlace} held */
  #heldActs(held) {
    const { exchange } = this;
    const noon = workingDayAfter(/** @type {any} */ (exchange.region), exchange.today);
    /** @param {string} words @param {() => void} act */
    const quiet = (words, act) =>
      html`<button type="button" class="btn quiet" ?disabled=${this.busy !== ""} @click=${act}>
        ${words}
      </button>`;
    return html`<div class="actions">
      <button type="button" class="btn" @click=${() => this.#startReferral("refer", held.slot)}>
        ${say("panel.refer")}
      </button>
      ${
        held.kind === "OPTION"
          ? nothing
          : quiet(say("panel.toOption", { day: exchange.calendar.weekday(noon) }), () => this.#toOption(held))
      }
      ${quiet(say("panel.release"), () => this.#release(held))}
    </div>`;
  }

  #freePlaces() {
    const { exchange } = this;
    const { row } = this.answer;
    const places = this.#places;
    const head = html`<h3>
      ${say(row.category === "GGZ_TREATMENT" ? "panel.places" : "panel.placesOther")}
    </h3>`;
    if (!this.#mayTake) {
      const { free } = placesOf(row);
      return html`${head}
        <p class="hint">
          ${free > 0 ? say("panel.freeCount", { n: free }) : say("panel.noFree")}
          ${exchange.is("gp") ? say("panel.choosePractice") : say("panel.onlyGp")}
        </p>`;
    }
    if (!exchange.board("slots").board.loaded) {
      return html`${head}
        <p class="hint" role="status">${say("panel.loading")}</p>`;
    }
    const shown = this.all ? places : places.slice(0, PLACES_SHOWN);
    /** @param {string} words @param {() => void} act */
    const link = (words, act) => html`<button type="button" class="link" @click=${act}>${words}</button>`;
    return html`${head}
      ${
        places.length === 0
          ? html`<p class="hint">
              ${row.waitingListFirst ? say("panel.waitingListFirst") : say("panel.noPlaces")}
            </p>`
          : html`<ul class="places">
              ${shown.map((slot) => this.#placeLine(slot, this.answer))}
            </ul>`
      }
      ${places.length > shown.length ? link(say("panel.allPlaces", { n: places.length }), () => (this.all = true)) : nothing}
      ${heldByColleagues(
        exchange.rows("slots").filter((slot) => slot.service === row.key),
        new Set(this.#held.map((held) => held.slot)),
        exchange,
      )}
      <p class="hint">${say("panel.forReferrals")} ${this.#keptWords()}</p>
      ${link(say("panel.without"), () => this.#startReferral("referWithout"))}`;
  }

  #keptWords() {
    const kept = this.answer.row.waiting?.keptForWaiting;
    return kept && kept.n !== 0 ? say("panel.kept", { words: count(kept) }) : "";
  }

  /** @param {SlotRow} slot @param {Answer} answer @param {boolean} [named] */
  #placeLine(slot, answer, named = false) {
    const { exchange, busy } = this;
    return placeLine(slot, answer, {
      exchange,
      busy: busy ?? "",
      named,
      reserve: () => this.#reserve(slot, answer),
    });
  }

  /** The next best three places, here and elsewhere. */
  #next() {
    const { exchange } = this;
    const services = new Map(
      [this.answer, ...this.elsewhere].filter((a) => !a.stop).map((a) => [a.row.key, a]),
    );
    const next = nextBest(
      exchange.rows("slots"),
      exchange.now(),
      new Set(services.keys()),
      this.gone?.slot,
      this.#about,
    );
    return next.map((slot) =>
      this.#placeLine(slot, /** @type {Answer} */ (services.get(slot.service)), true),
    );
  }
}

export const registerServicePanel = () => customElements.define("service-panel", ServicePanel);
