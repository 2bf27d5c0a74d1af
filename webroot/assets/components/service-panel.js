// @ts-check
import { html, nothing } from "lit";
import { command } from "../live/api.js";
import { placesOf } from "../model/figures.js";
import { problemOf } from "../model/problems.js";
import { isYouth, workingDayAfter } from "../model/region.js";
import { code, count, countdown, distance } from "../model/wording.js";
import { say } from "../words/say.js";
import { offerWords, stopWords, waitFigure, weeksStrip } from "./figures.js";
import { copyLines, printForClient, shownLines } from "./letter-lines.js";
import { Part } from "./part.js";
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
    /** The place that went to someone else. @type {{ start: string, slot: string } | null} */
    this.gone = null;
    /** @type {import("../model/letter.js").Referred | null} */
    this.referred = null;
    this.all = false;
    this.copied = false;
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

  /** @returns {SlotRow[]} */
  get #places() {
    const now = this.exchange.now();
    return this.exchange
      .rows("slots")
      .filter(
        (slot) =>
          slot.service === this.answer.row.key &&
          slot.free > 0 &&
          Date.parse(slot.start) > now &&
          slot.kind !== "TREATMENT_START" &&
          slot.allotment === "NEW_REFERRAL",
      )
      .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
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
    if (this.busy) return;
    this.busy = name;
    this.problem = null;
    this.gone = null;
    try {
      await act();
    } catch (failure) {
      const problem = problemOf(failure);
      if (slot && GONE.has(problem.slug)) {
        const key = "key" in slot ? slot.key : slot.slot;
        if (problem.slug === "hold-expired" || "token" in slot) this.exchange.held.drop(key);
        this.gone = { start: slot.start, slot: key };
        this.step = "places";
        this.exchange.announce(say("panel.gone", { moment: this.exchange.calendar.moment(slot.start) }));
      } else this.problem = problem;
    } finally {
      this.busy = "";
    }
  }

  /** @param {SlotRow} slot @param {Answer} answer @param {boolean} [option] */
  #reserve(slot, answer, option = false) {
    return this.#doing(
      slot.key,
      async () => {
        const held = await command(`${this.exchange.path}/slots/${slot.key}/hold`, { option });
        this.#keep(slot, answer, held);
        const { moment } = this.#moment(slot);
        this.exchange.announce(say("panel.heldFor", { moment }));
        if (answer.row.key !== this.answer.row.key) this.#fire("service-picked", answer.row.key);
        await this.updateComplete;
        /** @type {HTMLElement | null} */ (this.querySelector(".held .btn"))?.focus({ preventScroll: true });
      },
      slot,
    );
  }

  /** @param {SlotRow} slot @param {Answer} answer @param {any} held */
  #keep(slot, { row }, held) {
    const { exchange } = this;
    exchange.held.keep(
      {
        region: exchange.region?.id ?? "",
        practice: exchange.session?.organization?.id ?? "",
        slot: slot.key,
        token: held.hold,
        holdId: held.holdId,
        kind: held.kind,
        until: held.until,
        service: row.key,
        serviceName: row.name,
        organizationName: row.organization.name,
        place: row.location.place ?? row.location.name,
        start: slot.start,
        delivery: slot.delivery,
      },
      exchange.now(),
    );
    exchange.changed();
  }

  /** @param {HeldPlace} held */
  #toOption(held) {
    return this.#doing(
      "option",
      async () => {
        const option = await command(`${this.exchange.path}/slots/${held.slot}/hold`, {
          option: true,
          hold: held.token,
        });
        this.exchange.held.keep(
          {
            ...held,
            token: option.hold ?? held.token,
            holdId: option.holdId,
            kind: option.kind,
            until: option.until,
          },
          this.exchange.now(),
        );
        this.exchange.announce(
          say("panel.optionUntil", { moment: this.exchange.calendar.moment(option.until) }),
        );
      },
      held,
    );
  }

  /** @param {HeldPlace} held */
  #release(held) {
    return this.#doing(
      "release",
      async () => {
        await command(`${this.exchange.path}/slots/${held.slot}/release`, { hold: held.token });
        this.exchange.held.drop(held.slot);
        this.exchange.announce(say("panel.released"));
      },
      held,
    );
  }

  /** @param {HeldPlace | undefined} held */
  #refer(held) {
    const { exchange } = this;
    const { row } = this.answer;
    const draft = /** @type {import("./refer-form.js").Draft} */ (this.draft);
    const region = /** @type {import("../model/region.js").Region} */ (exchange.region);
    const to = {
      organizationName: row.organization.name,
      serviceName: row.name,
      place: row.location.place ?? row.location.name,
    };
    return this.#doing(
      "refer",
      async () => {
        const request = requestFrom(draft, region);
        if (held) {
          const claim = await command(`${exchange.path}/slots/${held.slot}/claim`, {
            hold: held.token,
            referral: request,
          });
          exchange.held.drop(held.slot);
          this.referred = {
            ...to,
            code: claim.code,
            start: claim.start ?? held.start,
            delivery: held.delivery,
          };
        } else {
          const { code: given } = await command(`${exchange.path}/referrals`, {
            service: row.key,
            ...request,
          });
          this.referred = { ...to, code: given };
        }
        this.step = "done";
        exchange.announce(say("panel.referred", { code: this.referred.code }));
        await this.updateComplete;
        /** @type {HTMLElement | null} */ (this.querySelector(".done h3"))?.focus({ preventScroll: true });
        this.closest(".side")?.scrollTo(0, 0);
      },
      held,
    );
  }

  /** @param {"refer" | "referWithout"} step */
  async #startReferral(step) {
    this.draft ??= draftFrom(this.question, this.municipality);
    this.step = step;
    this.problem = null;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(".refer input"))?.focus({ preventScroll: true });
    this.closest(".side")?.scrollTo(0, 0);
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
    const { row, stop, km } = this.answer;
    const youth = isYouth(/** @type {any} */ (exchange.region), this.question.ageClass);
    const insurer = exchange.region?.insurers.find(
      ({ code: known }) => known === this.question.insurer,
    )?.name;
    const contract =
      youth || !insurer
        ? ""
        : row.insurers
          ? say(row.insurers.includes(this.question.insurer) ? "panel.contract" : "panel.noContract", {
              name: insurer,
            })
          : say("panel.contractUnknown", { name: insurer });
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
      <p class="panel-offer">
        ${[row.name, row.location.place ?? row.location.name, km === null ? "" : distance(km), offerWords(row, exchange), contract].filter(Boolean).join(" · ")}
      </p>
      ${row.note ? html`<p class="panel-note">${row.note}</p>` : nothing}
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
      ${this.step === "places" ? this.#figures() : nothing}`;
  }

  #step() {
    if (this.step === "done" && this.referred) return this.#done(this.referred);
    const region = /** @type {import("../model/region.js").Region} */ (this.exchange.region);
    const running = this.#held.find((held) => Date.parse(held.until) > this.exchange.now());
    if ((this.step === "refer" || this.step === "referWithout") && this.draft) {
      const held = this.step === "refer" ? running : undefined;
      if (this.step === "refer" && !held) return html`${this.#heldPlaces()}${this.#freePlaces()}`;
      const promise = held
        ? this.#promise(held, false)
        : html`<p class="hint">${say("panel.withoutText")}</p>`;
      return html`${this.draft.urgency === "CRISIS" ? nothing : promise}
      ${referForm(this.draft, region, {
        changed: (change) => (this.draft = { .../** @type {any} */ (this.draft), ...change }),
        sent: () => this.#refer(held),
        cancelled: () => (this.step = "places"),
        busy: this.busy === "refer",
        submit: held ? say("panel.referTo", this.#moment(held)) : say("panel.referWithout"),
      })}`;
    }
    return html`${this.#goneNote()}${this.#heldPlaces()}${this.#freePlaces()}`;
  }

  #heldPlaces() {
    return this.#held.map((held) =>
      Date.parse(held.until) > this.exchange.now()
        ? this.#promise(held, true)
        : html`<div class="note lapsed" role="status">
            <p><b>${say("panel.lapsed", this.#moment(held))}</b> ${say("panel.lapsedText")}</p>
            <button
              type="button"
              class="btn quiet"
              @click=${() => {
                this.exchange.held.drop(held.slot);
                this.requestUpdate();
              }}
            >
              ${say("ok")}
            </button>
          </div>`,
    );
  }

  /** Who holds it, how long still, and what happens then. @param {HeldPlace} held @param {boolean} acts */
  #promise(held, acts) {
    const { exchange } = this;
    const option = held.kind === "OPTION";
    const left = Date.parse(held.until) - exchange.now();
    const noon = workingDayAfter(/** @type {any} */ (exchange.region), exchange.today);
    return html`<div class="held">
      <b>${say(option ? "panel.option" : "panel.held", this.#moment(held))}</b>
      <p>
        ${
          option
            ? html`${say("panel.until")} <b class="countdown">${exchange.calendar.moment(held.until)}</b>`
            : html`${say("panel.left")}
                <b class="countdown ${left < 60_000 ? "short" : ""}" role="timer">${countdown(left)}</b>`
        }
        · ${say("panel.promise")}
      </p>
      ${
        acts
          ? html`<div class="actions">
              <button type="button" class="btn" @click=${() => this.#startReferral("refer")}>
                ${say("panel.refer")}
              </button>
              ${option ? nothing : html`<button type="button" class="btn quiet" ?disabled=${this.busy !== ""} @click=${() => this.#toOption(held)}>${say("panel.toOption", { day: exchange.calendar.weekday(noon) })}</button>`}
              <button
                type="button"
                class="btn quiet"
                ?disabled=${this.busy !== ""}
                @click=${() => this.#release(held)}
              >
                ${say("panel.release")}
              </button>
            </div>`
          : nothing
      }
    </div>`;
  }

  #freePlaces() {
    const { exchange } = this;
    const { row } = this.answer;
    const watch = exchange.board("slots");
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
    if (!watch.board.loaded)
      return html`${head}
        <p class="hint" role="status">${say("panel.loading")}</p>`;
    const shown = this.all ? places : places.slice(0, PLACES_SHOWN);
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
      ${places.length > shown.length ? html`<button type="button" class="link" @click=${() => (this.all = true)}>${say("panel.allPlaces", { n: places.length })}</button>` : nothing}
      ${this.#colleagues()}
      <p class="hint">${say("panel.forReferrals")} ${this.#keptWords()}</p>
      ${this.answer.stop ? nothing : html`<button type="button" class="link" @click=${() => this.#startReferral("referWithout")}>${say("panel.without")}</button>`}`;
  }

  #keptWords() {
    const kept = this.answer.row.waiting?.keptForWaiting;
    return kept && kept.n !== 0 ? say("panel.kept", { words: count(kept) }) : "";
  }

  /** Places that this practice holds, of which the token is in another browser. */
  #colleagues() {
    const here = new Set(this.#held.map((held) => held.slot));
    return this.exchange
      .rows("slots")
      .filter((slot) => slot.service === this.answer.row.key && slot.holds?.length && !here.has(slot.key))
      .map(
        (slot) =>
          html`<p class="hint colleague">
            ${say("panel.colleague", { ...this.#moment(slot), until: this.exchange.calendar.moment(slot.holds[0].until) })}
          </p>`,
      );
  }

  /** @param {SlotRow} slot @param {Answer} answer @param {boolean} [named] */
  #placeLine(slot, answer, named = false) {
    const { calendar } = this.exchange;
    const moment = calendar.moment(slot.start);
    return html`<li class="place-line">
      <span class="when"><b>${calendar.day(slot.start)}</b> <span>${calendar.time(slot.start)}</span></span>
      <span class="how"
        >${named ? html`<b>${answer.row.organization.name}</b> ${answer.km === null ? "" : distance(answer.km)} · ` : nothing}${slot.kind === "INTAKE" ? nothing : `${code("slotKind", slot.kind)} · `}${code("delivery", slot.delivery)}</span
      >
      <button
        type="button"
        class="btn quiet small"
        ?disabled=${this.busy !== ""}
        aria-busy=${this.busy === slot.key}
        aria-label=${say("panel.reserveAt", { moment, name: answer.row.organization.name })}
        @click=${() => this.#reserve(slot, answer)}
      >
        ${this.busy === slot.key ? say("busy") : say("panel.reserve")}
      </button>
    </li>`;
  }

  /** Someone else took it: the next best three, here and elsewhere. */
  #goneNote() {
    if (!this.gone) return nothing;
    const services = new Map(
      [this.answer, ...this.elsewhere].filter((a) => !a.stop).map((a) => [a.row.key, a]),
    );
    const now = this.exchange.now();
    const next = /** @type {SlotRow[]} */ (this.exchange.rows("slots"))
      .filter(
        (slot) =>
          slot.free > 0 &&
          services.has(slot.service) &&
          slot.allotment === "NEW_REFERRAL" &&
          slot.key !== this.gone?.slot &&
          slot.kind !== "TREATMENT_START" &&
          Date.parse(slot.start) > now,
      )
      .sort((a, b) => (a.start < b.start ? -1 : 1))
      .slice(0, 3);
    return html`<div class="note gone" role="status">
      <p>
        <b><span aria-hidden="true">■ </span>${say("panel.gone", this.#moment(this.gone))}</b>
        ${next.length > 0 ? say("panel.goneNext") : say("panel.goneNone")}
      </p>
      <ul class="places">
        ${next.map((slot) => this.#placeLine(slot, /** @type {Answer} */ (services.get(slot.service)), true))}
      </ul>
    </div>`;
  }

  /** @param {import("../model/letter.js").Referred} referred */
  #done(referred) {
    const { exchange } = this;
    return html`<div class="done">
      <h3 tabindex="-1"><span aria-hidden="true">✓ </span>${say("done.head")}</h3>
      <p class="code-line"><span>${say("done.code")}</span><b class="code">${referred.code}</b></p>
      <p>
        ${referred.start ? say("done.place", { name: referred.organizationName, moment: exchange.calendar.moment(referred.start) }) : say("done.noPlace", { name: referred.organizationName })}
      </p>
      ${shownLines(referred, exchange)}
      <div class="actions">
        <button
          type="button"
          class="btn"
          @click=${async () => (this.copied = await copyLines(referred, exchange))}
        >
          ${this.copied ? say("letter.copied") : say("letter.copy")}
        </button>
        <button type="button" class="btn quiet" @click=${() => printForClient(referred, exchange)}>
          ${say("letter.print")}
        </button>
        <button type="button" class="btn quiet" @click=${() => this.#fire("panel-closed")}>
          ${say("done.close")}
        </button>
      </div>
    </div>`;
  }

  #figures() {
    const { row, stop } = this.answer;
    const { exchange } = this;
    return html`<h3>${say("panel.figures")}</h3>
      <dl class="panel-figures">
        <div>
          <dt>${say("grid.intake")}</dt>
          <dd>${waitFigure(row, "INTAKE", exchange)}</dd>
        </div>
        <div>
          <dt>${say("grid.treatment")}</dt>
          <dd>${waitFigure(row, "TREATMENT", exchange)}</dd>
        </div>
        ${
          row.archive
            ? nothing
            : html`<div>
                  <dt>${say("panel.waitingIntake")}</dt>
                  <dd>
                    ${count(row.waiting?.intake)}${row.waiting?.intakeOverNorm && row.norms ? html`, ${say("panel.ofWhichOver", { words: count(row.waiting.intakeOverNorm) })}` : nothing}
                  </dd>
                </div>
                <div>
                  <dt>${say("panel.waitingTreatment")}</dt>
                  <dd>${count(row.waiting?.treatment)}</dd>
                </div>
                <div>
                  <dt>${say("grid.weeks")}</dt>
                  <dd>${weeksStrip(row, { stopped: stop !== null })}</dd>
                </div>`
        }
      </dl>`;
  }
}

export const registerServicePanel = () => customElements.define("service-panel", ServicePanel);
