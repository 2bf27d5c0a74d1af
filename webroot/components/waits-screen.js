// @ts-check
import { html, nothing } from "lit";
import { answer, best, inOrder, settledOrder } from "../model/answers.js";
import { NO_QUESTION, addressOf, questionFrom } from "../model/question.js";
import { isYouth } from "../model/region.js";
import { asked } from "../model/settings.js";
import { say } from "../words/say.js";
import { Part } from "./part.js";
import { problemNote } from "./problem-note.js";
import { firstQuestion, narrowing, questionSentence } from "./question-sentence.js";
import { registerServicePanel } from "./service-panel.js";
import { found, foot, heldStrip, loading, lowThreshold, nothingFound, oneWish } from "./waits-advice.js";
import { bestAnswers, notShown, waitsCards, waitsTable } from "./waits-list.js";
/** @import { Answer } from "../model/answers.js" */
/** @import { Question } from "../model/question.js" */
/** @import { WaitsRow } from "../model/types.js" */

const ROWS_FIRST = 20;
const ROWS_MORE = 40;
const GLOW_MS = 2_400;
/** How long after the pointer or the focus has left, the order settles. */
const LET_GO_MS = 500;

const wide = matchMedia("(min-width: 900px)");

/** `<waits-screen>`: where can this question be helped soonest, within reach, for this insurer? */
class WaitsScreen extends Part {
  static ticking = true;

  /** @type {Question} */
  #question = NO_QUESTION;
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
          ${watch.state === "loading" ? html`<p class="found"></p>` : found(fitting, archive, exchange)}
          ${narrowing(exchange, question, rows, listing.asked)}
        </div>
      </section>
      ${heldStrip(exchange, question, (service) => this.#open(service))}
      <div class="columns ${chosen ? "with-panel" : ""}">
        <div class="answers">
          ${watch.state === "refused" ? problemNote(watch.problem) : nothing}
          ${watch.state === "loading" ? loading(exchange) : nothing}
          ${question.lifeDomains === "yes" && !archive ? lowThreshold([...all.values()], listing) : nothing}
          ${watch.board.loaded && fitting.length === 0 ? nothingFound(rows, asking, archive, listing) : nothing}
          <div
            @pointerenter=${() => this.#engage(true)}
            @pointerleave=${() => this.#engage(false)}
            @focusin=${() => this.#engage(true)}
            @focusout=${() => this.#engage(false)}
          >
            ${this.#best.length > 0 ? bestAnswers(this.#best, listing) : nothing}
            ${fitting.length > 0 && !archive ? oneWish(rows, asking, listing) : nothing}
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
          ${
            shown.length > 0
              ? foot(shown.length, order.length, Math.min(order.length - shown.length, ROWS_MORE), () => {
                  this.#rowsMax += ROWS_MORE;
                  this.requestUpdate();
                })
              : nothing
          }
          ${watch.board.loaded && !archive ? html`<p class="about-table"><a href="/transfertafel/over">${say("about.link")}</a></p>` : nothing}
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
}

export function registerWaitsScreen() {
  registerServicePanel();
  customElements.define("waits-screen", WaitsScreen);
}
