// @ts-check
import { html, nothing } from "lit";
import { answer, best, inOrder, nearBy, settledOrder, wishes } from "../model/answers.js";
import { placesOf } from "../model/figures.js";
import { NO_QUESTION, addressOf, questionFrom } from "../model/question.js";
import { isYouth } from "../model/region.js";
import { asked } from "../model/settings.js";
import { countdown, distance, inDays } from "../model/wording.js";
import { say } from "../words/say.js";
import { Part } from "./part.js";
import { problemNote } from "./problem-note.js";
import { firstQuestion, narrowing, questionSentence } from "./question-sentence.js";
import { bestAnswers, notShown, waitsCards, waitsTable } from "./waits-list.js";
/** @import { Answer } from "../model/answers.js" */
/** @import { Question } from "../model/question.js" */
/** @import { WaitsRow } from "../model/types.js" */

const ROWS_FIRST = 20;
const ROWS_MORE = 40;
const GLOW_MS = 2_400;
/** How long after the pointer or the focus has left, the order settles. */
const LET_GO_MS = 500;
const LOW_THRESHOLD_SHOWN = 4;
/** In how many of the best the free places are counted. */
const BEST_COUNTED = 8;

const wide = matchMedia("(min-width: 900px)");

/** `<waits-screen>`: where can this question be helped soonest, within reach, for this insurer? */
class WaitsScreen extends Part {
  static ticking = true;

  /** @type {Question} */
  #question = NO_QUESTION;
  #typed = "";
  /** @type {{ postcode: string, place: any }} */
  #place = { postcode: "", place: null };
  #rowsMax = ROWS_FIRST;
  #engaged = false;
  #release = 0;
  /** @type {string[]} */
  #painted = [];
  /** @type {{ answer: Answer, reasons: any[] }[]} */
  #best = [];
  #pending = false;
  #unsettled = true;
  /** @type {Set<string>} */
  #fresh = new Set();
  #repaint = () => this.requestUpdate();
  #readAddress = () => {
    this.#question = questionFrom(new URLSearchParams(location.search), asked(this.exchange.settings));
    this.#unsettled = true;
    this.#findPlace();
    this.requestUpdate();
  };

  connectedCallback() {
    super.connectedCallback();
    wide.addEventListener("change", this.#repaint);
    addEventListener("popstate", this.#readAddress);
    this.#readAddress();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    wide.removeEventListener("change", this.#repaint);
    removeEventListener("popstate", this.#readAddress);
  }

  /** Keys of this screen: what each does, for those who work by keyboard. */
  get keys() {
    return [
      {
        key: "/",
        words: say("keys.question"),
        run: () => /** @type {HTMLElement | null} */ (this.querySelector("#ask-care-question"))?.focus(),
      },
      { key: "j", words: say("keys.next"), run: () => this.#step(1) },
      { key: "k", words: say("keys.previous"), run: () => this.#step(-1) },
      { key: "1", words: say("keys.best"), run: () => this.#openBest(0) },
      { key: "2", words: "", run: () => this.#openBest(1) },
      { key: "3", words: "", run: () => this.#openBest(2) },
      {
        key: "r",
        words: say("keys.reserve"),
        run: () => /** @type {any} */ (this.querySelector("service-panel"))?.reserveFirst(),
      },
      { key: "Escape", words: say("keys.close"), run: () => this.#question.service && this.#close() },
    ];
  }

  /** @param {Partial<Question>} change @param {boolean} [push] whether Back undoes it */
  #ask(change, push = false) {
    this.#question = { ...this.#question, ...change };
    if (!("service" in change)) {
      this.#unsettled = true;
      this.#rowsMax = ROWS_FIRST;
    }
    const address = addressOf(this.#question, asked(this.exchange.settings));
    const region = new URLSearchParams(location.search).get("regio");
    if (region) address.set("regio", region);
    const url = `${location.pathname}${address.size > 0 ? `?${address}` : ""}`;
    if (push) history.pushState(null, "", url);
    else history.replaceState(null, "", url);
    this.#findPlace();
    this.requestUpdate();
  }

  async #findPlace() {
    const { postcode } = this.#question;
    if (this.#place.postcode === postcode) return;
    try {
      const place = postcode ? await this.exchange.place(postcode) : null;
      if (this.#question.postcode !== postcode) return;
      this.#place = { postcode, place };
    } catch {
      this.#place = { postcode: "", place: null };
    }
    this.#unsettled = true;
    this.requestUpdate();
  }

  /** @param {string} service */
  #open(service) {
    this.#ask({ service }, this.#question.service === "");
  }

  async #close() {
    const { service } = this.#question;
    this.#ask({ service: "" });
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (
      this.querySelector(`[data-key="${CSS.escape(service)}"] .open-row`)
    )?.focus();
  }

  /** @param {number} rank */
  #openBest(rank) {
    const chosen = this.#best[rank];
    if (chosen) this.#open(chosen.answer.row.key);
  }

  /** @param {number} by */
  #step(by) {
    const buttons = [.../** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll(".list .open-row"))];
    const at = buttons.findIndex(
      (button) => button === document.activeElement || button.closest("[data-key]")?.classList.contains("on"),
    );
    const next = buttons[Math.max(0, Math.min(buttons.length - 1, at === -1 ? 0 : at + by))];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  }

  /** @param {boolean} engaged */
  #engage(engaged) {
    clearTimeout(this.#release);
    if (engaged) this.#engaged = true;
    else {
      this.#release = window.setTimeout(() => {
        if (this.querySelector(".list:hover, .best:hover, .list :focus-visible, .best :focus-visible"))
          return;
        this.#engaged = false;
        this.requestUpdate();
      }, LET_GO_MS);
    }
  }

  willUpdate() {
    const { exchange } = this;
    if (!exchange.region || exchange.pausedAt !== null) return;
    const changed = exchange.board("waits").board.takeDirty();
    if (changed.size === 0) return;
    for (const key of changed) this.#fresh.add(key);
    setTimeout(() => {
      for (const key of changed) this.#fresh.delete(key);
      this.requestUpdate();
    }, GLOW_MS);
  }

  render() {
    const { exchange } = this;
    const region = exchange.region;
    if (!region) return nothing;
    const watch = exchange.board("waits");
    if (exchange.is("gp")) exchange.board("slots");
    const rows = /** @type {WaitsRow[]} */ (exchange.rows("waits"));
    const question = this.#question;
    const youth = isYouth(region, question.ageClass);
    const asking = { question, youth, from: this.#place.place, now: exchange.now() };
    const archive = region.nature === "ARCHIVE";
    const all = new Map(rows.map((row) => [row.key, answer(row, asking)]));
    const treatment = [...all.values()].filter((a) => archive || a.row.category === "GGZ_TREATMENT");
    const fitting = treatment.filter((a) => a.obstacles.length === 0);
    const order = this.#settle(
      inOrder(fitting, question.sort).map((a) => a.row.key),
      all,
      archive ? [] : best(fitting),
    );
    const shown = order.slice(0, this.#rowsMax).map((key) => /** @type {Answer} */ (all.get(key)));
    const listing = {
      exchange,
      question,
      youth,
      near: asking.from !== null,
      fresh: this.#fresh,
      open: (/** @type {string} */ key) => (this.#question.service === key ? this.#close() : this.#open(key)),
      asked: (/** @type {Partial<Question>} */ change) => this.#ask(change),
    };
    const chosen = all.get(question.service);
    const known =
      question.postcode === "" || this.#place.postcode !== question.postcode
        ? null
        : this.#place.place !== null;
    return html`<h1 class="sr" tabindex="-1">${say("nav.waits")}</h1>
      <section class="ask" aria-label=${say("ask.label")}>
        ${
          archive
            ? html`<div class="archive-head">
                <span class="archive-mark">${say("archive.short")}</span> ${say("archive.text")}
              </div>`
            : firstQuestion(question, listing.asked)
        }
        ${questionSentence(exchange, question, { known, name: this.#place.place?.place ?? "" }, listing.asked)}
        <div class="found-line">
          ${this.#found(fitting, archive)} ${narrowing(exchange, question, rows, listing.asked)}
        </div>
      </section>
      ${this.#heldStrip(question.service)}
      <div class="columns ${chosen ? "with-panel" : ""}">
        <div class="answers">
          ${watch.state === "refused" ? problemNote(watch.problem) : nothing}
          ${watch.state === "loading" ? this.#loading() : nothing}
          ${question.lifeDomains === "yes" && !archive ? this.#lowThreshold([...all.values()], listing) : nothing}
          ${watch.board.loaded && fitting.length === 0 ? this.#nothingFound(rows, asking, archive) : nothing}
          <div
            @pointerenter=${() => this.#engage(true)}
            @pointerleave=${() => this.#engage(false)}
            @focusin=${() => this.#engage(true)}
            @focusout=${() => this.#engage(false)}
          >
            ${this.#best.length > 0 ? bestAnswers(this.#best, listing) : nothing}
            ${fitting.length > 0 && !archive ? this.#oneWish(rows, asking) : nothing}
            <div class="list">
              ${
                this.#pending
                  ? html`<button
                      type="button"
                      class="pending"
                      @click=${() => {
                        this.#unsettled = true;
                        this.requestUpdate();
                      }}
                    >
                      ${say("grid.pending")}
                    </button>`
                  : nothing
              }
              ${shown.length > 0 ? (wide.matches ? waitsTable(shown, listing) : waitsCards(shown, listing)) : nothing}
            </div>
          </div>
          ${shown.length > 0 ? this.#foot(shown.length, order.length) : nothing}
          ${
            watch.board.loaded
              ? notShown(
                  treatment.filter((a) => a.obstacles.length > 0),
                  youth,
                )
              : nothing
          }
        </div>
        ${
          chosen
            ? html`<aside
                id="service-panel"
                class="side"
                aria-label=${say("panel.label", { name: chosen.row.organization.name })}
              >
                <service-panel
                  .exchange=${exchange}
                  .answer=${chosen}
                  .question=${question}
                  .municipality=${this.#place.place?.municipality ?? ""}
                  .elsewhere=${inOrder(
                    fitting.filter((a) => a !== chosen),
                    "soonest",
                  )}
                  @panel-closed=${() => this.#close()}
                  @service-picked=${(/** @type {CustomEvent} */ e) => this.#open(e.detail)}
                ></service-panel>
              </aside>`
            : nothing
        }
      </div>`;
  }

  /**
   * What to paint in which order, without moving what someone points at.
   *
   * @param {string[]} wanted
   * @param {Map<string, Answer>} all
   * @param {{ answer: Answer, reasons: any[] }[]} wantedBest
   */
  #settle(wanted, all, wantedBest) {
    const engaged = this.#engaged && !this.#unsettled;
    this.#unsettled = false;
    this.#painted = settledOrder(this.#painted, wanted, engaged, (key) => all.has(key));
    this.#pending = engaged && this.#painted.some((key, i) => key !== wanted[i]);
    const kept = this.#best.filter(({ answer: a }) => all.get(a.row.key)?.first !== undefined);
    this.#best =
      engaged && kept.length === this.#best.length && kept.length > 0
        ? kept.map(({ answer: a, reasons }) => ({
            answer: /** @type {Answer} */ (all.get(a.row.key)),
            reasons,
          }))
        : wantedBest;
    return this.#painted;
  }

  /** @param {Answer[]} fitting @param {boolean} archive */
  #found(fitting, archive) {
    const { calendar, today } = this.exchange;
    const open = inOrder(
      fitting.filter((a) => a.first !== undefined && !a.stop),
      "soonest",
    );
    const within = fitting.filter(
      (a) =>
        !a.stop && (a.row.norms?.INTAKE ?? Infinity) >= (a.first ? calendar.days(today, a.first) : Infinity),
    ).length;
    const providers = new Set(fitting.map((a) => a.row.organization.id)).size;
    const bestFree = open.slice(0, BEST_COUNTED).reduce((sum, a) => sum + a.free, 0);
    return html`<p class="found">
      <span
        ><b>${providers === 0 ? say("found.noneFirst") : providers}</b>
        ${say(providers === 1 ? "found.service" : "found.services")}</span
      >
      ${
        open.length > 0 && !archive
          ? html`<span
                >${say("found.soonest")}
                <b>${inDays(calendar.days(today, /** @type {string} */ (open[0].first)))}</b></span
              >
              <span><b>${within === 0 ? say("found.none") : within}</b> ${say("found.within")}</span>
              <span
                ><b>${bestFree}</b> ${say("found.free", { n: Math.min(BEST_COUNTED, open.length) })}</span
              >`
          : nothing
      }
    </p>`;
  }

  /** Places held by this practice, wherever on the page one is. @param {string} open key of the service in sight */
  #heldStrip(open) {
    const { exchange } = this;
    const now = exchange.now();
    const held = exchange.held
      .of(exchange.region?.id ?? "", exchange.session?.organization?.id, now)
      .filter((place) => Date.parse(place.until) > now && place.service !== open);
    if (held.length === 0) return nothing;
    return html`<ul class="held-strip" aria-label=${say("held.label")}>
      ${held.map(
        (place) =>
          html`<li>
            <b
              >${say("held.for", { name: place.organizationName, moment: exchange.calendar.moment(place.start) })}</b
            >
            <span
              >${place.kind === "OPTION" ? say("held.until", { moment: exchange.calendar.moment(place.until) }) : html`${say("panel.left")} <b class="countdown">${countdown(Date.parse(place.until) - now)}</b>`}</span
            >
            <button type="button" class="btn quiet small" @click=${() => this.#open(place.service)}>
              ${say("held.open")}
            </button>
          </li>`,
      )}
    </ul>`;
  }

  /** Help near by that needs no waiting, before ggz. @param {Answer[]} answers @param {import("./waits-list.js").Listing} listing */
  #lowThreshold(answers, { open, question }) {
    const { calendar, today } = this.exchange;
    const near = nearBy(answers, LOW_THRESHOLD_SHOWN);
    const consultation = this.#consultation(answers);
    return html`<section class="low-threshold" aria-labelledby="low-head">
      <h2 id="low-head">${say("low.head")}</h2>
      <p>${say("low.text")}</p>
      ${
        near.length === 0
          ? html`<p><b>${say("low.none")}</b></p>`
          : html`<ul>
              ${near.map(
                (a) =>
                  html`<li class=${question.service === a.row.key ? "on" : ""}>
                    <button
                      type="button"
                      class="best-card"
                      @click=${() => open(a.row.key)}
                      aria-expanded=${question.service === a.row.key}
                    >
                      <span class="best-who"
                        ><b>${a.row.organization.name}</b>
                        <span>${[a.row.location.place, a.row.name].filter(Boolean).join(" · ")}</span></span
                      >
                      <span class="best-why"
                        ><span class="tag">${say(`category.${a.row.category}`)}</span
                        >${a.km === null ? nothing : html`<span class="tag">${distance(a.km)}</span>`}
                        <span class="tag"
                          >${placesOf(a.row).first ? say("low.first", { when: inDays(calendar.days(today, /** @type {string} */ (placesOf(a.row).first))) }) : say("low.walkIn")}</span
                        ></span
                      >
                    </button>
                  </li>`,
              )}
            </ul>`
      }
      ${
        consultation
          ? html`<p class="consultation">
              <b>${say("low.consultation")}</b>
              ${say("low.consultationAt", { moment: calendar.moment(consultation.slot.start), name: consultation.row.organization.name })}
              <button type="button" class="link" @click=${() => open(consultation.row.key)}>
                ${say("low.consultationOpen")}
              </button>
            </p>`
          : nothing
      }
    </section>`;
  }

  /** The first free talk with a practitioner about what to do, before a referral. @param {Answer[]} answers */
  #consultation(answers) {
    if (!this.exchange.is("gp")) return null;
    const now = this.exchange.now();
    const reachable = new Map(
      answers.filter((a) => a.obstacles.length === 0 && !a.stop).map((a) => [a.row.key, a.row]),
    );
    const [slot] = this.exchange
      .rows("slots")
      .filter(
        (place) =>
          place.kind === "CONSULTATION" &&
          place.free > 0 &&
          reachable.has(place.service) &&
          Date.parse(place.start) > now,
      )
      .sort((a, b) => (a.start < b.start ? -1 : 1));
    return slot ? { slot, row: /** @type {WaitsRow} */ (reachable.get(slot.service)) } : null;
  }

  /** What one wish would change. @param {WaitsRow[]} rows @param {import("../model/answers.js").Asking} asking */
  #oneWish(rows, asking) {
    const [wish] = wishes(rows, asking);
    if (!wish) return nothing;
    const { calendar, today } = this.exchange;
    return html`<p class="one-wish">
      <b>${say(`wish.${wish.wish}`)}</b>
      ${say("wish.then", { name: wish.answer.row.organization.name, place: wish.answer.row.location.place ?? "", day: calendar.day(/** @type {string} */ (wish.answer.first)), when: inDays(calendar.days(today, /** @type {string} */ (wish.answer.first))) })}
      <button type="button" class="link" @click=${() => this.#ask(without(wish.wish))}>
        ${say("wish.do")}
      </button>
    </p>`;
  }

  /** @param {WaitsRow[]} rows @param {import("../model/answers.js").Asking} asking @param {boolean} archive */
  #nothingFound(rows, asking, archive) {
    const { calendar, today } = this.exchange;
    const options = archive ? [] : wishes(rows, asking);
    return html`<section class="empty">
      <h2>${say(rows.length === 0 ? "empty.region" : "empty.head")}</h2>
      <p>
        ${say(rows.length === 0 ? "empty.regionText" : options.length > 0 ? "empty.wishes" : "empty.text")}
      </p>
      ${
        options.length > 0
          ? html`<ul class="wishes">
              ${options.map(
                (wish) =>
                  html`<li>
                    <button type="button" class="btn quiet" @click=${() => this.#ask(without(wish.wish))}>
                      ${say(`wish.${wish.wish}`)}
                    </button>
                    <span
                      >${say("empty.wish", { n: wish.count, name: wish.answer.row.organization.name, when: inDays(calendar.days(today, /** @type {string} */ (wish.answer.first))) })}</span
                    >
                  </li>`,
              )}
            </ul>`
          : rows.length > 0
            ? html`<button
                type="button"
                class="btn"
                @click=${() => this.#ask({ ...NO_QUESTION, postcode: asking.question.postcode, careQuestion: asking.question.careQuestion, ageClass: asking.question.ageClass, distanceKm: 0 })}
              >
                ${say("empty.all")}
              </button>`
            : nothing
      }
    </section>`;
  }

  #loading() {
    return html`<div class="loading" role="status">
      <p>${say(this.exchange.liveness === "lost" ? "loading.offline" : "loading.waits")}</p>
      ${Array.from({ length: 6 }, () => html`<div class="skeleton" aria-hidden="true"></div>`)}
    </div>`;
  }

  /** @param {number} shown @param {number} total */
  #foot(shown, total) {
    const more = Math.min(total - shown, ROWS_MORE);
    return html`<p class="list-foot">
      <span>${say("grid.shown", { shown, n: total })}</span>
      ${
        more > 0
          ? html`<button
              type="button"
              class="link"
              @click=${() => {
                this.#rowsMax += ROWS_MORE;
                this.requestUpdate();
              }}
            >
              ${say("grid.more", { n: more })}
            </button>`
          : nothing
      }
      <button type="button" class="link no-print" @click=${() => print()}>${say("grid.print")}</button>
      <span class="legend-norm">${say("grid.normNote")}</span>
    </p>`;
  }
}

/** The question without one wish. @param {import("../model/answers.js").Obstacle} wish @returns {Partial<Question>} */
function without(wish) {
  /** @type {Record<string, Partial<Question>>} */
  const changes = {
    insurer: { insurer: "" },
    distance: { distanceKm: 0 },
    echelon: { echelon: "" },
    language: { language: "" },
    online: { online: "" },
    norm: { withinNorm: false },
  };
  return changes[wish] ?? {};
}

export const registerWaitsScreen = () => customElements.define("waits-screen", WaitsScreen);
