// @ts-check
import { html, nothing } from "lit";
import { command } from "../live/api.js";
import { ITEMS_MAX, placesOf, timesFrom } from "../model/pattern.js";
import { problemOf, problemWords } from "../model/problems.js";
import { code } from "../model/wording.js";
import { plusDays } from "../model/calendar.js";
import { say } from "../words/say.js";
import { Part } from "./part.js";
import { problemNote } from "./problem-note.js";
/** @import { WaitsRow } from "../model/types.js" */

const KINDS = ["INTAKE", "TREATMENT_START", "CONSULTATION", "SHORT_CONTACT", "EXPLORATORY"];
const ALLOTMENTS = ["NEW_REFERRAL", "OWN_WAITING_LIST", "TRANSFER_TABLE", "TALK_FOLLOW_UP", "HIGH_URGENCY"];
const PREVIEW_SHOWN = 60;

/**
 * `<publish-form>`: one place or a week's pattern, with what will be made before it is made, and what
 * became of each. Fires `form-closed`.
 */
class PublishForm extends Part {
  static properties = {
    ...Part.properties,
    services: { attribute: false },
    pattern: { state: true },
    typedTimes: { state: true },
    results: { state: true },
    busy: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** @type {WaitsRow[]} */
    this.services = [];
    /** @type {import("../model/pattern.js").Pattern | null} */
    this.pattern = null;
    this.typedTimes = "09:00, 10:30";
    /** What became of each item; `dry` while nothing was made yet. @type {{ dry: boolean, results: any[] } | null} */
    this.results = null;
    this.busy = false;
    /** @type {any} */
    this.problem = null;
  }

  willUpdate() {
    this.pattern ??= {
      service: this.services[0]?.key ?? "",
      kind: this.services[0]?.category === "GGZ_TREATMENT" ? "INTAKE" : "CONSULTATION",
      from: plusDays(this.exchange.today, 1),
      weeks: 1,
      days: [0, 1],
      times: timesFrom(this.typedTimes),
      minutes: 45,
      capacity: 1,
      allotment: "",
      delivery: this.services[0]?.deliveries[0] ?? "ON_SITE",
    };
  }

  /** @param {Partial<import("../model/pattern.js").Pattern>} change */
  #set(change) {
    this.pattern = { .../** @type {any} */ (this.pattern), ...change };
    this.results = null;
  }

  get #service() {
    return this.services.find(({ key }) => key === this.pattern?.service);
  }

  get #preview() {
    const { region, calendar } = this.exchange;
    return placesOf(/** @type {any} */ (this.pattern), {
      calendar,
      now: this.exchange.now(),
      horizonDays: region?.horizonDays ?? 56,
      holidays: region?.workingHours.holidays ?? [],
    });
  }

  /** @param {boolean} dryRun */
  async #send(dryRun) {
    const { items } = this.#preview;
    this.busy = true;
    this.problem = null;
    try {
      const answer = await command(
        `${this.exchange.path}/slots`,
        { items, dryRun },
        this.exchange.actingFor(this.#service?.organization.id),
      );
      this.results = { dry: dryRun, results: answer.results };
      this.exchange.announce(
        say(dryRun ? "publish.checked" : "publish.done", { n: answer.created, refused: answer.refused }),
      );
    } catch (failure) {
      this.problem = problemOf(failure);
    } finally {
      this.busy = false;
    }
  }

  render() {
    const pattern = /** @type {import("../model/pattern.js").Pattern} */ (this.pattern);
    const { calendar } = this.exchange;
    const { items, skipped } = this.#preview;
    const made = this.results && !this.results.dry;
    /** @param {string} words @param {unknown} control */
    const field = (words, control) => html`<label class="field"><span>${words}</span>${control}</label>`;
    /** @param {keyof import("../model/pattern.js").Pattern} part @param {[string, string][]} options */
    const select = (part, options) =>
      html`<select @change=${(/** @type {any} */ e) => this.#set({ [part]: e.target.value })}>
        ${options.map(([value, words]) => html`<option value=${value} ?selected=${pattern[part] === value}>${words}</option>`)}
      </select>`;
    const service = this.#service;
    return html`<form
      class="publish"
      @submit=${(/** @type {Event} */ e) => {
        e.preventDefault();
        this.#send(false);
      }}
    >
      <div class="publish-fields">
        ${field(
          say("publish.service"),
          select(
            "service",
            this.services.map((row) => [row.key, `${row.name} · ${row.location.place ?? row.location.name}`]),
          ),
        )}
        ${field(
          say("publish.kind"),
          select(
            "kind",
            KINDS.map((kind) => [kind, code("slotKind", kind)]),
          ),
        )}
        ${field(say("publish.from"), html`<input type="date" required min=${this.exchange.today} .value=${pattern.from} @change=${(/** @type {any} */ e) => e.target.value && this.#set({ from: e.target.value })} />`)}
        ${field(say("publish.weeks"), html`<input type="number" min="1" max="26" required .value=${String(pattern.weeks)} @change=${(/** @type {any} */ e) => this.#set({ weeks: Math.max(1, Math.min(26, Number(e.target.value) || 1)) })} />`)}
        <fieldset class="days">
          <legend>${say("publish.days")}</legend>
          ${Array.from({ length: 7 }, (_, day) => html`<label class="segment"><input type="checkbox" .checked=${pattern.days.includes(day)} @change=${(/** @type {any} */ e) => this.#set({ days: e.target.checked ? [...pattern.days, day] : pattern.days.filter((known) => known !== day) })} /><span>${calendar.weekday(plusDays("2024-01-01", day))}</span></label>`)}
        </fieldset>
        ${field(
          say("publish.times"),
          html`<input
            .value=${this.typedTimes}
            placeholder="09:00, 10:30"
            @change=${(/** @type {any} */ e) => {
              this.typedTimes = e.target.value;
              this.#set({ times: timesFrom(e.target.value) });
            }}
          />`,
        )}
        ${field(say("publish.minutes"), html`<input type="number" min="5" max="480" step="5" required .value=${String(pattern.minutes)} @change=${(/** @type {any} */ e) => this.#set({ minutes: Number(e.target.value) || 45 })} />`)}
        ${field(say("publish.capacity"), html`<input type="number" min="1" max="50" required .value=${String(pattern.capacity)} @change=${(/** @type {any} */ e) => this.#set({ capacity: Number(e.target.value) || 1 })} />`)}
        ${field(say("publish.allotment"), select("allotment", [["", say("publish.byDivision")], ...ALLOTMENTS.map((allotment) => /** @type {[string, string]} */ ([allotment, code("allotment", allotment)]))]))}
        ${field(
          say("publish.delivery"),
          select(
            "delivery",
            (service?.deliveries ?? ["ON_SITE", "ONLINE"]).map((delivery) => [
              delivery,
              code("delivery", delivery),
            ]),
          ),
        )}
      </div>
      <section class="preview" aria-labelledby="preview-head" aria-live="polite">
        <h3 id="preview-head">
          ${made ? say("publish.resultHead") : items.length === 0 ? say("publish.nothing") : say("publish.preview", { n: items.length })}
        </h3>
        ${items.length > ITEMS_MAX ? html`<p class="warn">${say("publish.tooMany", { max: ITEMS_MAX })}</p>` : nothing}
        <ol>
          ${items.slice(0, PREVIEW_SHOWN).map((item, index) => html`<li><b>${calendar.day(item.start)}</b> ${calendar.time(item.start)}–${calendar.time(item.end)} ${this.#result(index)}</li>`)}
        </ol>
        ${items.length > PREVIEW_SHOWN ? html`<p class="hint">${say("publish.andMore", { n: items.length - PREVIEW_SHOWN })}</p>` : nothing}
        ${
          skipped.length > 0
            ? html`<details>
                <summary>${say("publish.skipped", { n: skipped.length })}</summary>
                <ul>
                  ${skipped.map((skip) => html`<li>${calendar.day(skip.date)} ${skip.time ?? ""} · ${say(`publish.skip.${skip.reason}`)}</li>`)}
                </ul>
              </details>`
            : nothing
        }
      </section>
      ${problemNote(this.problem)}
      <div class="actions">
        ${
          made
            ? html`<button
                  type="button"
                  class="btn"
                  @click=${() => this.dispatchEvent(new CustomEvent("form-closed", { bubbles: true }))}
                >
                  ${say("publish.close")}
                </button>
                <button type="button" class="btn quiet" @click=${() => (this.results = null)}>
                  ${say("publish.more")}
                </button>`
            : html`<button
                  class="btn"
                  ?disabled=${this.busy || items.length === 0 || items.length > ITEMS_MAX}
                >
                  ${this.busy ? say("busy") : say("publish.do", { n: items.length })}
                </button>
                <button
                  type="button"
                  class="btn quiet"
                  ?disabled=${this.busy || items.length === 0}
                  @click=${() => this.#send(true)}
                >
                  ${say("publish.check")}
                </button>
                <button
                  type="button"
                  class="btn quiet"
                  @click=${() => this.dispatchEvent(new CustomEvent("form-closed", { bubbles: true }))}
                >
                  ${say("cancel")}
                </button>`
        }
      </div>
    </form>`;
  }

  /** @param {number} index */
  #result(index) {
    const result = this.results?.results.find((known) => known.index === index);
    if (!result) return nothing;
    if (result.status === "refused") {
      const slug =
        String(result.problem?.type ?? "")
          .split("/")
          .pop() ?? "";
      return html`<span class="warn"
        ><span aria-hidden="true">▲ </span
        >${problemWords({ status: 409, ...result.problem, slug }).what}</span
      >`;
    }
    const words =
      result.status === "unchanged"
        ? say("publish.unchanged")
        : say(this.results?.dry ? "publish.willBe" : "publish.made", {
            allotment: result.allotment ? code("allotment", result.allotment) : "",
          });
    return html`<span class="ok"><span aria-hidden="true">✓ </span>${words}</span>`;
  }
}

export const registerPublishForm = () => customElements.define("publish-form", PublishForm);
