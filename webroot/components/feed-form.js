// @ts-check
import { html, nothing } from "lit";
import { Feeds } from "../live/feeds.js";
import { FEED_KINDS, INTERVAL_UNITS, feedForm, isInterval, sameFeed } from "../model/feeds.js";
import { codeFault } from "../model/schedules.js";
import { code, list } from "../model/wording.js";
import { say } from "../words/say.js";
import { ActingPart } from "./acting-part.js";
import { choiceNote } from "./choice-note.js";
import { everyWords } from "./feed-parts.js";
import { faultIn, fieldWithNote, isAtField } from "./field-note.js";
import { problemNote } from "./problem-note.js";
/** @import { FeedForm as Form } from "../model/feeds.js" */
/** @import { FeedRow, WaitsRow } from "../model/types.js" */

/**
 * `<feed-form>`: a new feed, or one as it is to become. Fires `feed-saved` with its key, the words and the
 * way back, and `feed-closed`.
 */
class FeedForm extends ActingPart {
  static properties = {
    ...ActingPart.properties,
    feed: { attribute: false },
    feeds: { attribute: false },
    services: { attribute: false },
    organization: {},
    form: { state: true },
    tried: { state: true },
    theirs: { state: true },
  };

  constructor() {
    super();
    /** The one that is changed; null for a new one. @type {FeedRow | null} */
    this.feed = null;
    /** All that the organisation has. @type {FeedRow[]} */
    this.feeds = [];
    /** All that it offers. @type {WaitsRow[]} */
    this.services = [];
    this.organization = "";
    /** @type {Form} */
    this.form = { code: "", kind: FEED_KINDS[0], n: 1, unit: "hours", services: [] };
    /** As it was when the change began. @type {Form | null} */
    this.seen = null;
    this.version = 0;
    /** Whether it was tried to be saved: until then an empty field is no fault. */
    this.tried = false;
    /** What someone else made of it meanwhile. @type {{ form: Form, version: number } | null} */
    this.theirs = null;
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.feed) {
      this.form = feedForm(this.feed);
      this.seen = this.form;
      this.version = this.feed.version;
    } else this.form = { ...this.form, services: this.services.map(({ key }) => key).sort() };
  }

  async firstUpdated() {
    /** @type {HTMLElement | null} */ (this.querySelector("input"))?.focus();
  }

  /** @param {Partial<Form>} part */
  #set(part) {
    this.form = { ...this.form, ...part };
    this.problem = null;
  }

  /** What is wrong, in words, by field. @returns {Record<string, string>} */
  get #faults() {
    const { form, problem, tried } = this;
    const fault = codeFault(form.code, this.feeds, this.feed?.key);
    return {
      code: fault && (tried || fault !== "empty") ? say(`feed.code.${fault}`) : faultIn(problem, "code"),
      intervalMinutes: isInterval(form) ? faultIn(problem, "intervalMinutes") : say("feed.intervalFault"),
      services: form.services.length === 0 ? say("feed.servicesFault") : faultIn(problem, "services"),
    };
  }

  /** @param {Event} e */
  async #save(e) {
    e.preventDefault();
    this.tried = true;
    if (Object.values(this.#faults).some(Boolean)) {
      await this.updateComplete;
      /** @type {HTMLElement | null} */ (this.querySelector("[aria-invalid]"))?.focus();
      return;
    }
    if (this.feed) await this.#change(this.feed.key);
    else await this.#add();
  }

  get #live() {
    return new Feeds(this.exchange, this.organization);
  }

  async #add() {
    const feeds = this.#live;
    const { form } = this;
    let key = "";
    const words = say("feed.added", { code: form.code });
    if (await this.doing("add", async () => ({ id: key } = await feeds.add(form)), words))
      this.#fire("feed-saved", { key, words, undo: () => feeds.end(key) });
  }

  /** @param {string} key */
  async #change(key) {
    const feeds = this.#live;
    const { form, seen, version } = this;
    if (!seen || sameFeed(form, seen)) return this.#fire("feed-closed");
    const words = say("feed.changed", { code: form.code });
    if (await this.doing("change", () => feeds.change(key, form, version), words)) {
      const undo = async () => feeds.change(key, seen, (await feeds.feed(key)).version);
      this.#fire("feed-saved", { key, words, undo });
    } else if (this.problem?.slug === "stale-version") await this.#showBoth(key, seen);
  }

  /** @param {string} key @param {Form} seen */
  async #showBoth(key, seen) {
    this.problem = null;
    const now = await this.#live.feed(key);
    const form = feedForm(now);
    // It brought something: nobody changed what is agreed.
    if (sameFeed(form, seen)) {
      this.version = now.version;
      return this.#change(key);
    }
    this.theirs = { form, version: now.version };
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(".take-theirs"))?.focus();
  }

  /** @param {boolean} mine */
  #settle(mine) {
    const { theirs, feed } = this;
    if (!theirs || !feed) return;
    this.theirs = null;
    this.seen = theirs.form;
    this.version = theirs.version;
    if (mine) return this.#change(feed.key);
    this.form = theirs.form;
  }

  /** @param {string} name @param {object} [detail] */
  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }

  /** @param {Form} form */
  #words({ code: name, kind, n, unit, services }) {
    const named = this.services.filter(({ key }) => services.includes(key)).map((row) => row.name);
    return [name, code("feedKind", kind), everyWords({ n, unit }), list(named)].join(" · ");
  }

  render() {
    const { form, feed, theirs } = this;
    const faults = this.#faults;
    const isBusy = this.busy !== "";
    return html`<form class="feed-form" novalidate aria-label=${feed ? say("feed.changeOf", { code: feed.code }) : say("feed.new")} @submit=${(/** @type {Event} */ e) => this.#save(e)}>
      ${theirs ? choiceNote(this.#words(theirs.form), this.#words(form), { take: () => this.#settle(false), keep: () => this.#settle(true) }) : nothing}
      <div class="feed-fields">
        ${fieldWithNote({
          name: "code",
          label: say("feed.code"),
          value: form.code,
          fault: faults.code,
          hint: say("feed.codeHint"),
          changed: (value) => this.#set({ code: value.trim() }),
        })}
        <label class="field"
          ><span>${say("feed.kind")}</span
          ><select name="kind" @change=${(/** @type {any} */ e) => this.#set({ kind: e.target.value })}>
            ${FEED_KINDS.map((kind) => html`<option value=${kind} ?selected=${kind === form.kind}>${code("feedKind", kind)}</option>`)}
          </select></label
        >
        ${fieldWithNote({
          name: "every",
          label: say("feed.interval"),
          type: "number",
          min: 1,
          value: form.n,
          fault: faults.intervalMinutes,
          hint: say("feed.intervalHint"),
          changed: (value) => this.#set({ n: Number(value) }),
        })}
        <label class="field"
          ><span>${say("feed.unit")}</span
          ><select name="unit" @change=${(/** @type {any} */ e) => this.#set({ unit: e.target.value })}>
            ${INTERVAL_UNITS.map((unit) => html`<option value=${unit} ?selected=${unit === form.unit}>${say(`feed.unit.${unit}`)}</option>`)}
          </select></label
        >
      </div>
      <fieldset class="feed-services">
        <legend>${say("feed.services")}</legend>
        ${this.services.map(
          ({ key, name, location }) =>
            html`<label class="tick"
              ><input
                type="checkbox"
                name="services"
                value=${key}
                aria-invalid=${faults.services ? "true" : nothing}
                .checked=${form.services.includes(key)}
                @change=${(/** @type {any} */ e) => {
                  const others = form.services.filter((known) => known !== key);
                  this.#set({ services: e.target.checked ? [...others, key].sort() : others });
                }}
              />
              ${name} · ${location.place ?? location.name}</label
            >`,
        )}
        ${faults.services ? html`<b class="field-fault"><span aria-hidden="true">▲ </span>${faults.services}</b>` : nothing}
      </fieldset>
      ${isAtField(this.problem, ["code", "intervalMinutes", "services"]) ? nothing : problemNote(this.problem)}
      <div class="actions">
        <button class="btn small save-feed" ?disabled=${isBusy}>${isBusy ? say("busy") : say(feed ? "agenda.save" : "feed.add")}</button>
        <button type="button" class="btn quiet small" @click=${() => this.#fire("feed-closed")}>${say("cancel")}</button>
      </div>
    </form>`;
  }
}

export const registerFeedForm = () => customElements.define("feed-form", FeedForm);
