// @ts-check
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { MailReminders } from "../live/reminders.js";
import { problemOf } from "../model/problems.js";
import { say } from "../words/say.js";
import { ActingPart } from "./acting-part.js";
/** @import { ReminderAddress, ReminderOverview } from "../live/reminders.js" */

/** In the order in which Te doen has them. */
const TOPICS = ["TO_MOVE", "CLAIMS", "OFFERS", "LETTERS", "OUTCOMES", "GAPS", "STALE", "FEEDS", "DELIVERY"];

/** Shape of each state; its words say the same. @type {Record<string, string>} */
const MARKS = { ACTIVE: "✓", PENDING: "…", REFUSED: "▲" };

/** How often is looked whether someone answered elsewhere. */
const LOOK_MS = 10_000;

/** `<reminder-card>`: where do the reminders of an organisation go by e-mail, and which? */
class ReminderCard extends ActingPart {
  static properties = {
    ...ActingPart.properties,
    organization: { attribute: false },
    overview: { state: true },
  };

  constructor() {
    super();
    /** Whose reminders they are. */
    this.organization = "";
    /** Null until it is read. @type {ReminderOverview | null} */
    this.overview = null;
    this.looking = 0;
  }

  #look = () => {
    if (document.visibilityState === "visible") this.#read();
  };

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener("focus", this.#look);
    this.looking = window.setInterval(() => {
      if (this.overview?.addresses.some(({ state }) => state !== "REFUSED")) this.#look();
    }, LOOK_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("focus", this.#look);
    window.clearInterval(this.looking);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("organization")) {
      this.overview = null;
      this.#read();
    }
  }

  get #reminders() {
    return new MailReminders(this.exchange, this.organization);
  }

  async #read() {
    const { organization } = this;
    try {
      const overview = await this.#reminders.all();
      if (organization === this.organization) this.overview = overview;
    } catch (failure) {
      if (!this.overview) this.problem = problemOf(failure);
    }
  }

  /** @param {string} name @param {() => Promise<any>} act @param {string} words */
  async #act(name, act, words) {
    const done = await this.doing(name, act, words);
    if (this.problem?.slug === "invalid" && this.problem.field === "address")
      this.problem = { ...this.problem, slug: "address-invalid" };
    await this.#read();
    return done;
  }

  /** @param {any} e */
  async #add(e) {
    e.preventDefault();
    const form = /** @type {HTMLFormElement} */ (e.target);
    const data = new FormData(form);
    const address = String(data.get("address")).trim();
    const language = /** @type {"NL" | "EN"} */ (data.get("language"));
    const added = await this.#act(
      "add",
      () => this.#reminders.add({ address, language, topics: TOPICS }),
      say("reminder.asked", { address }),
    );
    if (added) form.reset();
  }

  /** @param {ReminderAddress} of @param {string} topic */
  #toggle(of, topic) {
    const topics = of.topics.includes(topic)
      ? of.topics.filter((known) => known !== topic)
      : [...of.topics, topic];
    return this.#change({ ...of, topics });
  }

  /** @param {ReminderAddress} to */
  #change(to) {
    return this.#act(
      to.id,
      () => this.#reminders.change(to.id, to),
      say("reminder.changed", { address: to.address }),
    );
  }

  async #remove(/** @type {ReminderAddress} */ { id, address }) {
    await this.#act(id, () => this.#reminders.remove(id), say("reminder.removed", { address }));
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector("h3"))?.focus();
  }

  render() {
    const { overview } = this;
    return html`<h3 tabindex="-1">
        ${say("reminder.head")} <span class="sub">${say("reminder.text")}</span>
      </h3>
      ${this.outcome()}
      ${
        overview === null
          ? html`<p class="hint" role="status">${this.problem ? nothing : say("reminder.loading")}</p>`
          : html`${overview.configured ? nothing : html`<p class="hint no-mail">${say("reminder.noServer")}</p>`}
            ${
              overview.addresses.length > 0
                ? html`<ul class="reminder-addresses">
                    ${repeat(
                      overview.addresses,
                      ({ id }) => id,
                      (address) => this.#line(address, overview.configured),
                    )}
                  </ul>`
                : nothing
            }
            ${overview.configured ? this.#form(overview) : nothing}`
      }`;
  }

  /** @param {ReminderAddress} of @param {boolean} configured */
  #line(of, configured) {
    const { address, state, lastSentAt } = of;
    const busy = this.busy !== "";
    return html`<li class="reminder-address" data-state=${state}>
      <div class="reminder-head">
        <b>${address}</b>
        <span class="reminder-state ${state === "REFUSED" ? "warn" : state === "ACTIVE" ? "ok" : ""}"
          ><span aria-hidden="true">${MARKS[state]} </span>${say(`reminder.${state}`)}</span
        >
        ${lastSentAt ? html`<span class="sub">${say("reminder.lastSent", { moment: this.exchange.calendar.moment(lastSentAt) })}</span>` : nothing}
      </div>
      <details class="reminder-choice">
        <summary>${say("reminder.which", { n: of.topics.length })}</summary>
        <div class="chips" role="group" aria-label=${say("reminder.whichFor", { address })}>
          ${TOPICS.map((topic) => {
            const chosen = of.topics.includes(topic);
            return html`<button
              type="button"
              class="chip"
              data-topic=${topic}
              aria-pressed=${chosen}
              ?disabled=${busy || (chosen && of.topics.length === 1)}
              @click=${() => this.#toggle(of, topic)}
            >
              ${say(`reminderTopic.${topic}`)}
            </button>`;
          })}
        </div>
        ${this.#languages(of.language, busy, (language) => this.#change({ ...of, language }))}
      </details>
      <div class="actions">
        ${
          !configured
            ? nothing
            : state === "ACTIVE"
              ? html`<button
                  type="button"
                  class="btn quiet small trial"
                  ?disabled=${busy}
                  aria-label=${say("reminder.testTo", { address })}
                  @click=${() => this.#act(of.id, () => this.#reminders.test(of.id), say("reminder.tested", { address }))}
                >
                  ${say("reminder.test")}
                </button>`
              : html`<button
                  type="button"
                  class="btn quiet small ask"
                  ?disabled=${busy}
                  aria-label=${say("reminder.askOf", { address })}
                  @click=${() => this.#act(of.id, () => this.#reminders.ask(of.id), say("reminder.asked", { address }))}
                >
                  ${say("reminder.ask")}
                </button>`
        }
        <button
          type="button"
          class="btn quiet small remove"
          ?disabled=${busy}
          aria-label=${say("reminder.removeOf", { address })}
          @click=${() => this.#remove(of)}
        >
          ${say("reminder.remove")}
        </button>
      </div>
    </li>`;
  }

  /** @param {string} chosen @param {boolean} busy @param {(language: "NL" | "EN") => void} [change] */
  #languages(chosen, busy, change) {
    return html`<label class="field"
      ><span>${say("reminder.language")}</span
      ><select
        name="language"
        ?disabled=${busy}
        @change=${(/** @type {any} */ e) => change?.(e.target.value)}
      >
        ${["NL", "EN"].map((code) => html`<option value=${code} ?selected=${code === chosen}>${say(`reminder.language.${code}`)}</option>`)}
      </select></label
    >`;
  }

  /** @param {ReminderOverview} overview */
  #form({ addresses, max }) {
    if (addresses.length >= max) return html`<p class="hint">${say("reminder.full", { n: max })}</p>`;
    const busy = this.busy !== "";
    return html`<form class="reminder-form" @submit=${(/** @type {Event} */ e) => this.#add(e)}>
      <label class="field"
        ><span>${say("reminder.address")}</span
        ><input type="email" name="address" required maxlength="254" autocomplete="email" ?disabled=${busy}
      /></label>
      ${this.#languages(this.exchange.language.toUpperCase(), busy)}
      <button type="submit" class="btn" ?disabled=${busy}>${say("reminder.add")}</button>
    </form>`;
  }
}

export function registerReminderCard() {
  customElements.define("reminder-card", ReminderCard);
}
