// @ts-check
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Feeds } from "../live/feeds.js";
import { feedForm } from "../model/feeds.js";
import { say } from "../words/say.js";
import { ActingPart } from "./acting-part.js";
import { registerFeedForm } from "./feed-form.js";
import { deliveryOf, feedLine } from "./feed-parts.js";
/** @import { FeedRow, ScheduleRow, WaitsRow } from "../model/types.js" */

/**
 * `<feed-card>`: where figures come from by themselves, how old they are, and how a system is to deliver;
 * a feed is added, changed and ended.
 */
class FeedCard extends ActingPart {
  static ticking = true;
  static properties = {
    ...ActingPart.properties,
    feeds: { attribute: false },
    services: { attribute: false },
    schedules: { attribute: false },
    organization: {},
    editing: { state: true },
    ending: { state: true },
    schedule: { state: true },
    copied: { state: true },
  };

  constructor() {
    super();
    /** Of the organisation. @type {FeedRow[]} */
    this.feeds = [];
    /** @type {WaitsRow[]} */
    this.services = [];
    /** Agendas in use. @type {ScheduleRow[]} */
    this.schedules = [];
    this.organization = "";
    /** Key of the one that is changed, "new" for a new one, empty for none. */
    this.editing = "";
    /** Key of the one of which the end is asked. */
    this.ending = "";
    /** Code of the agenda in the address; empty for the first. */
    this.schedule = "";
    /** What was copied last. */
    this.copied = "";
    /** Key of the one that gets the focus once it is in sight. */
    this.awaited = "";
  }

  /** Begins a new one: the key for it. */
  add() {
    this.#edit("new");
  }

  /** @param {string} editing */
  #edit(editing) {
    this.editing = editing;
    this.ending = "";
    this.done = null;
    this.problem = null;
  }

  /** @param {string} key */
  async #focus(key) {
    await this.updateComplete;
    const button = this.querySelector(`[data-feed="${key}"] button`);
    // What was just added is in sight a moment later.
    this.awaited = button ? "" : key;
    /** @type {HTMLElement | null} */ (button ?? this.querySelector(".new-feed"))?.focus();
  }

  updated() {
    const button = this.awaited && this.querySelector(`[data-feed="${this.awaited}"] button`);
    if (!button) return;
    this.awaited = "";
    /** @type {HTMLElement} */ (button).focus();
  }

  /** @param {any} e what was saved, and how it is taken back */
  async #saved({ detail: { key, words, undo } }) {
    this.#edit("");
    this.done = { words, undo };
    await this.#focus(key);
  }

  /** @param {FeedRow} feed */
  async #ask(feed) {
    this.#edit("");
    this.ending = feed.key;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(".ending .btn"))?.focus();
  }

  /** @param {FeedRow} feed */
  async #end(feed) {
    const feeds = new Feeds(this.exchange, this.organization);
    const words = say("feed.ended", { code: feed.code });
    if (await this.doing(feed.key, () => feeds.end(feed.key), words, () => feeds.add(feedForm(feed)))) {
      this.ending = "";
      await this.#focus("");
    }
  }

  /** @param {string} url */
  async #copy(url) {
    try {
      await navigator.clipboard.writeText(url);
      this.copied = url;
      this.exchange.announce(say("letter.copied"));
    } catch {
      // The address can be selected by hand, as it stands there.
      this.copied = "";
    }
  }

  render() {
    const { feeds } = this;
    return html`<h3>${say("feed.head")} <span class="sub">${say("feed.lead")}</span></h3>
      ${this.outcome()}
      ${feeds.length === 0 && this.editing !== "new" ? html`<p class="none">${say("feed.none")}</p>` : nothing}
      <ul class="feed-list">
        ${repeat(
          feeds,
          ({ key }) => key,
          (feed) =>
            html`<li data-feed=${feed.key} class=${feed.stopped ? "is-stopped" : ""}>
              ${this.editing === feed.key ? this.#form(feed) : this.#feed(feed)}
            </li>`,
        )}
      </ul>
      ${
        this.editing === "new"
          ? this.#form(null)
          : html`<button
              type="button"
              class="btn quiet small new-feed"
              aria-keyshortcuts="f"
              ?disabled=${this.busy !== ""}
              @click=${() => this.#edit("new")}
            >
              ${say("feed.new")} <kbd aria-hidden="true">f</kbd>
            </button>`
      }`;
  }

  /** @param {FeedRow} feed */
  #feed(feed) {
    const { exchange, services, schedules, copied } = this;
    const isBusy = this.busy !== "";
    /** @param {string} words @param {string} label @param {() => void} act */
    const button = (words, label, act) =>
      html`<button type="button" class="btn quiet small" aria-label=${say(label, { code: feed.code })} ?disabled=${isBusy} @click=${act}>
        ${say(words)}
      </button>`;
    return html`<div class="feed-line">
        ${feedLine(feed, { exchange, services })}
        <span class="actions">
          ${button("schedule.change", "feed.changeOf", () => this.#edit(feed.key))}
          ${button("schedule.endOpen", "feed.endOf", () => this.#ask(feed))}
        </span>
      </div>
      ${this.ending === feed.key ? this.#ending(feed) : nothing}
      <details class="delivery">
        <summary>${say("feed.how")}</summary>
        ${deliveryOf(feed, {
          exchange,
          schedules,
          schedule: this.schedule || (schedules[0]?.code ?? ""),
          copied,
          choose: (schedule) => (this.schedule = schedule),
          copy: (url) => this.#copy(url),
        })}
      </details>`;
  }

  /** What its end comes to, before it is. @param {FeedRow} feed */
  #ending(feed) {
    return html`<div class="note ending" role="group" aria-label=${say("feed.endOf", { code: feed.code })}>
      <p>${say("feed.endText", { n: feed.services.length })}</p>
      <div class="actions">
        <button type="button" class="btn small" ?disabled=${this.busy !== ""} @click=${() => this.#end(feed)}>
          ${this.busy ? say("busy") : say("feed.end")}
        </button>
        <button
          type="button"
          class="btn quiet small"
          @click=${() => {
            this.ending = "";
            this.#focus(feed.key);
          }}
        >
          ${say("cancel")}
        </button>
      </div>
    </div>`;
  }

  /** @param {FeedRow | null} feed */
  #form(feed) {
    return html`<feed-form
      .exchange=${this.exchange}
      .feed=${feed}
      .feeds=${this.feeds}
      .services=${this.services}
      .organization=${this.organization}
      @feed-saved=${(/** @type {any} */ e) => this.#saved(e)}
      @feed-closed=${() => {
        this.#edit("");
        this.#focus(feed?.key ?? "");
      }}
    ></feed-form>`;
  }
}

export function registerFeedCard() {
  registerFeedForm();
  customElements.define("feed-card", FeedCard);
}
