// @ts-check
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { command, get } from "../live/api.js";
import { mondayOf, plusDays, weekOf } from "../model/calendar.js";
import { problemOf } from "../model/problems.js";
import { isLetterDue } from "../model/referrals.js";
import { say } from "../words/say.js";
import { Part } from "./part.js";
import { activityFeed, ownService, toDo } from "./planning-parts.js";
import { problemNote } from "./problem-note.js";
import { registerPublishForm } from "./publish-form.js";
import { slotWeek } from "./slot-week.js";
import { registerStopForm } from "./stop-form.js";
/** @import { ReferralRow, SlotRow, WaitsRow } from "../model/types.js" */

const GLOW_MS = 2_400;
/** In the weekend the week to come is in sight. */
const DAYS_AHEAD = 2;

/** `<planning-screen>`: what is there to do now, what have I published, what was taken? */
class PlanningScreen extends Part {
  static ticking = true;
  static properties = {
    ...Part.properties,
    week: { state: true },
    service: { state: true },
    open: { state: true },
    form: { state: true },
    busy: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** Monday of the week in sight; empty for this week. */
    this.week = "";
    /** Key of the one service in sight; empty for all. */
    this.service = "";
    this.open = "";
    /** @type {{ kind: "publish" } | { kind: "stop", service: WaitsRow } | null} */
    this.form = null;
    this.busy = "";
    /** @type {any} */
    this.problem = null;
    /** @type {Set<string>} */
    this.fresh = new Set();
  }

  get keys() {
    return [
      { key: "n", words: say("keys.publish"), run: () => this.#show({ kind: "publish" }) },
      { key: "[", words: say("keys.weekBefore"), run: () => this.#moveWeek(-7) },
      { key: "]", words: say("keys.weekAfter"), run: () => this.#moveWeek(7) },
      { key: "t", words: say("keys.thisWeek"), run: () => (this.week = "") },
    ];
  }

  /** @param {PlanningScreen["form"]} form */
  async #show(form) {
    this.form = form;
    await this.updateComplete;
    /** @type {HTMLDialogElement | null} */ (this.querySelector("dialog"))?.showModal();
  }

  get #monday() {
    return this.week || mondayOf(plusDays(this.exchange.today, DAYS_AHEAD));
  }

  /** @param {number} days */
  #moveWeek(days) {
    this.week = plusDays(this.#monday, days);
  }

  /** The week of a place, with the place open. @param {string} slot @param {string} start */
  #goTo(slot, start) {
    this.week = mondayOf(this.exchange.calendar.date(start));
    this.open = slot;
    this.service = "";
  }

  /** @param {WaitsRow} row */
  #service(row) {
    const chosen = this.service === row.key;
    return ownService(row, {
      exchange: this.exchange,
      chosen,
      busy: this.busy,
      choose: () => (this.service = chosen ? "" : row.key),
      confirm: () => this.#confirm(row),
      stop: () => this.#show({ kind: "stop", service: row }),
      lift: (stop) => this.#lift(row, stop),
    });
  }

  /** @param {string} name @param {() => Promise<any>} act @param {string} done */
  async #doing(name, act, done) {
    this.busy = name;
    this.problem = null;
    try {
      await act();
      this.exchange.announce(done);
    } catch (failure) {
      this.problem = problemOf(failure);
    } finally {
      this.busy = "";
    }
  }

  willUpdate() {
    if (!this.#mayPlan || this.exchange.pausedAt !== null) return;
    const changed = this.exchange.board("slots").board.takeDirty();
    if (changed.size === 0) return;
    for (const key of changed) this.fresh.add(key);
    setTimeout(() => {
      for (const key of changed) this.fresh.delete(key);
      this.requestUpdate();
    }, GLOW_MS);
  }

  get #mayPlan() {
    const { exchange } = this;
    return (
      exchange.region !== null &&
      ((exchange.is("planner") && exchange.session?.organization !== undefined) ||
        exchange.is("administrator"))
    );
  }

  render() {
    const { exchange } = this;
    const head = html`<h1 tabindex="-1">${say("nav.planning")}</h1>`;
    if (!this.#mayPlan) {
      return html`<div class="page">
        ${head}
        <section class="empty">
          <h2>${say("planning.onlyPlanner")}</h2>
          <p>${say("planning.onlyPlannerText")}</p>
        </section>
      </div>`;
    }
    const waits = exchange.board("waits");
    const watch = exchange.board("slots");
    const refused = [waits, watch].find(({ state }) => state === "refused");
    if (refused) return html`<div class="page">${head}${problemNote(refused.problem)}</div>`;
    if (!waits.board.loaded || !watch.board.loaded)
      return html`<div class="page">
        ${head}
        <div class="loading" role="status"><p>${say("loading.planning")}</p></div>
      </div>`;
    const organization = exchange.session?.organization?.id;
    const services = /** @type {WaitsRow[]} */ (exchange.rows("waits"))
      .filter((row) => exchange.is("administrator") || row.organization.id === organization)
      .sort(
        (a, b) =>
          a.organization.name.localeCompare(b.organization.name, "nl") || a.name.localeCompare(b.name, "nl"),
      );
    const keys = new Set(services.map(({ key }) => key));
    const slots = /** @type {SlotRow[]} */ (exchange.rows("slots")).filter((slot) => keys.has(slot.service));
    const referrals = /** @type {ReferralRow[]} */ (exchange.rows("referrals"));
    return html`<div class="page planning">
      <div class="page-head">
        ${head} ${toDo({ services, slots, referrals }, exchange, (slot, start) => this.#goTo(slot, start))}
        <button
          type="button"
          class="btn"
          ?disabled=${services.length === 0}
          aria-keyshortcuts="n"
          @click=${() => this.#show({ kind: "publish" })}
        >
          ${say("publish.head")} <kbd aria-hidden="true">n</kbd>
        </button>
      </div>
      ${problemNote(this.problem)}
      ${
        services.length === 0
          ? html`<section class="empty">
              <h2>${say("planning.noServices")}</h2>
              <p>${say("planning.noServicesText")}</p>
            </section>`
          : html`<div class="planning-columns">
              <section class="own-services" aria-labelledby="services-head">
                <h2 id="services-head">${say("planning.services")}</h2>
                <ul>
                  ${repeat(
                    services,
                    ({ key }) => key,
                    (row) => this.#service(row),
                  )}
                </ul>
              </section>
              <section class="own-week" aria-labelledby="week-head">
                ${this.#week(services, slots, referrals)}
              </section>
              <section class="activity" aria-labelledby="activity-head">
                <h2 id="activity-head">${say("activity.head")}</h2>
                ${activityFeed(exchange, organization)}
              </section>
            </div>`
      }
      ${this.#dialog(services)}
    </div>`;
  }

  /** @param {WaitsRow[]} services @param {SlotRow[]} slots @param {ReferralRow[]} referrals */
  #week(services, slots, referrals) {
    const { exchange } = this;
    const { calendar } = exchange;
    const monday = this.#monday;
    const sunday = plusDays(monday, 6);
    const shown = slots.filter((slot) => {
      const date = calendar.date(slot.start);
      return date >= monday && date <= sunday && (this.service === "" || slot.service === this.service);
    });
    /** @type {Map<string, boolean>} claim → whether its letter is awaited */
    const letters = new Map();
    for (const row of referrals) if (row.place) letters.set(row.place.claim, isLetterDue(row));
    const chosen = services.find(({ key }) => key === this.service);
    const free = shown.reduce((sum, slot) => sum + slot.free, 0);
    const taken = shown.reduce((sum, slot) => sum + (slot.claims?.length ?? 0), 0);
    return html`<div class="week-head">
        <h2 id="week-head">
          ${say("week.head", { week: weekOf(monday), from: calendar.day(monday), to: calendar.day(sunday) })}
        </h2>
        <span class="sub"
          >${chosen ? `${chosen.name} · ` : ""}${say("week.counts", { free: free === 0 ? say("week.noneFree") : free, taken: taken === 0 ? say("week.noneTaken") : taken })}</span
        >
        <span class="week-nav">
          <button
            type="button"
            class="btn quiet small"
            aria-label=${say("keys.weekBefore")}
            @click=${() => this.#moveWeek(-7)}
          >
            ‹
          </button>
          <button type="button" class="btn quiet small" @click=${() => (this.week = "")}>
            ${say("week.this")}
          </button>
          <button
            type="button"
            class="btn quiet small"
            aria-label=${say("keys.weekAfter")}
            @click=${() => this.#moveWeek(7)}
          >
            ›
          </button>
        </span>
      </div>
      ${
        shown.length === 0
          ? html`<section class="empty">
              <h3>${say("week.empty")}</h3>
              <p>${say("week.emptyText")}</p>
              <button type="button" class="btn" @click=${() => this.#show({ kind: "publish" })}>
                ${say("publish.head")}
              </button>
            </section>`
          : slotWeek(shown, monday, {
              exchange,
              fresh: this.fresh,
              named: this.service === "" && services.length > 1,
              open: this.open,
              busy: this.busy,
              opened: (key) => (this.open = key),
              withdrawn: (slot, reason) =>
                this.#doing(
                  slot.key,
                  () =>
                    command(
                      `${exchange.path}/slots/${slot.key}/withdraw`,
                      { reason },
                      { version: slot.version, ...exchange.actingFor(slot.organization) },
                    ),
                  say("week.withdrawn"),
                ),
              outcome: (slot, claim, outcome) =>
                this.#doing(
                  slot.key,
                  () =>
                    command(
                      `${exchange.path}/slots/${slot.key}/outcome`,
                      { claim, outcome },
                      exchange.actingFor(slot.organization),
                    ),
                  say("week.outcomeDone"),
                ),
              letter: (code) => {
                const row = referrals.find((referral) => referral.code === code);
                if (row)
                  this.#doing(
                    row.place?.slot ?? row.key,
                    () =>
                      command(
                        `${exchange.path}/referrals/${row.key}/letter`,
                        undefined,
                        exchange.actingFor(services.find(({ key }) => key === row.service)?.organization.id),
                      ),
                    say("week.letterDone"),
                  );
              },
              letterAwaited: (claim) => letters.get(claim) ?? null,
            })
      }`;
  }

  /** @param {WaitsRow} row */
  #confirm(row) {
    return this.#doing(
      row.key,
      () =>
        command(
          `${this.exchange.path}/healthcare-services/${row.key}/confirm`,
          undefined,
          this.exchange.actingFor(row.organization.id),
        ),
      say("planning.confirmDone", { name: row.name }),
    );
  }

  /** @param {WaitsRow} row @param {string} stop */
  #lift(row, stop) {
    return this.#doing(
      stop,
      async () => {
        const stops = await get(`${this.exchange.path}/admission-stops`);
        const version = stops.find((/** @type {any} */ known) => known.id === stop)?.version;
        await command(`${this.exchange.path}/admission-stops/${stop}/lift`, undefined, {
          version,
          ...this.exchange.actingFor(row.organization.id),
        });
      },
      say("stop.lifted"),
    );
  }

  /** @param {WaitsRow[]} services */
  #dialog(services) {
    const { form } = this;
    if (!form) return nothing;
    const closed = () => (this.form = null);
    const words =
      form.kind === "publish" ? say("publish.head") : say("stop.head", { name: form.service.name });
    return html`<dialog
      class="wide-dialog"
      aria-labelledby="form-head"
      @close=${closed}
      @form-closed=${closed}
    >
      <h2 id="form-head">${words}</h2>
      ${
        form.kind === "publish"
          ? html`<publish-form
              .exchange=${this.exchange}
              .services=${[...services].sort((a) => (a.key === this.service ? -1 : 0))}
            ></publish-form>`
          : html`<stop-form .exchange=${this.exchange} .service=${form.service}></stop-form>`
      }
    </dialog>`;
  }
}

export function registerPlanningScreen() {
  registerPublishForm();
  registerStopForm();
  customElements.define("planning-screen", PlanningScreen);
}
