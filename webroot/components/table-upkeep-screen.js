// @ts-check
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Planning } from "../live/planning.js";
import { plusDays } from "../model/calendar.js";
import { ACT_KEYS } from "../model/table-acts.js";
import { formOf } from "../model/table-forms.js";
import { upkeepDue, upkeepOf } from "../model/table-inbox.js";
import { code, inDays, list } from "../model/wording.js";
import { say } from "../words/say.js";
import { Glow } from "./glow.js";
import { registerTableActForm } from "./table-act-form.js";
import { TablePart } from "./table-part.js";
import { registerTableTab } from "./table-tabs.js";
import { questionWords, sinceWords, urgencyWords, whoWords } from "./table-words.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { CaseRow, Person } from "../model/table-types.js" */

const ROLES = ["planner", "administrator"];
const SHOWN_AT_ONCE = 40;

/** @param {Exchange} exchange */
const upkeep = (exchange) => upkeepOf(exchange.rows("cases"), plusDays, exchange.today);

/** @param {CaseRow} row @returns {Person} */
const personOf = (row) => ({ key: row.key, row, transfer: null, stage: null });

/** `<table-upkeep-screen>`: is our waiting list true: who still waits, who was told what, who is on it twice? */
class TableUpkeepScreen extends TablePart {
  static properties = {
    ...TablePart.properties,
    ticked: { state: true },
    linking: { state: true },
    informing: { state: true },
    shown: { state: true },
  };

  constructor() {
    super();
    /** Who still waits, as ticked. @type {Set<string>} */
    this.ticked = new Set();
    /** Positions that are said to be of one person. @type {Set<string>} */
    this.linking = new Set();
    /** Whose zorgbemiddeling is being recorded; empty for none. */
    this.informing = "";
    this.shown = SHOWN_AT_ONCE;
    this.glow = new Glow(this);
  }

  get keys() {
    return [
      { key: "a", words: say("keys.upkeepAll"), run: () => this.#tickAll() },
      { key: "b", words: say("keys.upkeepConfirm"), run: () => this.#confirm() },
      { key: ACT_KEYS.informed, words: say("keys.upkeepInform"), run: () => this.#informFirst() },
      { key: "Escape", words: say("keys.close"), run: () => (this.informing = "") },
    ];
  }

  willUpdate() {
    if (this.exchange.board("cases").board.loaded) this.glow.take("cases");
  }

  get #upkeep() {
    return upkeep(this.exchange);
  }

  #tickAll() {
    const all = this.#upkeep.confirm.slice(0, this.shown).map(({ key }) => key);
    this.ticked = all.every((key) => this.ticked.has(key)) ? new Set() : new Set(all);
  }

  /** @param {"ticked" | "linking"} of @param {string} key */
  #toggle(of, key) {
    const next = new Set(this[of]);
    if (!next.delete(key)) next.add(key);
    this[of] = next;
  }

  /** All that are ticked, of each organisation in one go. */
  async #confirm() {
    const rows = this.#upkeep.confirm.filter(({ key }) => this.ticked.has(key));
    if (rows.length === 0) return;
    const holders = [...new Set(rows.map(({ holder }) => holder.id))];
    const done = await this.doing(
      "still-waiting",
      () =>
        Promise.all(
          holders.map((id) =>
            this.table.stillWaiting(
              rows.filter(({ holder }) => holder.id === id).map(({ key }) => key),
              id,
            ),
          ),
        ),
      say("upkeep.confirmed", { n: rows.length }),
    );
    if (done) this.ticked = new Set();
  }

  #informFirst() {
    this.informing = this.#upkeep.inform[0]?.key ?? "";
  }

  async #link() {
    const rows = this.#upkeep.own.filter(({ key }) => this.linking.has(key));
    const [first, ...others] = rows;
    if (!first || others.length === 0) return;
    const done = await this.doing(
      "link",
      () => this.table.link(first.key, others.map(({ key }) => key), first.holder.id),
      say("upkeep.linked", { n: rows.length }),
    );
    if (done) this.linking = new Set();
  }

  /** @param {CaseRow} row */
  #close(row) {
    const reason = row.closing ?? "OTHER";
    return this.doing(
      row.key,
      () => new Planning(this.exchange).close(/** @type {any} */ (row), reason, row.holder.id),
      say("position.closeDone"),
    );
  }

  /** Not closed: they still wait. @param {CaseRow} row */
  #keep(row) {
    return this.doing(
      row.key,
      () => this.table.keep(row.key, row.holder.id),
      say("upkeep.kept"),
    );
  }

  render() {
    return this.screen({
      name: "upkeep-page",
      words: "tab.upkeep",
      views: ["cases", "waits"],
      roles: ROLES,
      body: () => this.#body(),
    });
  }

  #body() {
    const all = this.#upkeep;
    const share = all.total === 0 ? 100 : Math.floor((all.confirmed / all.total) * 100);
    return html`<div class="page-head">
        <h1 tabindex="-1">${say("tab.upkeep")}</h1>
        <p class="found">
          <span><b>${all.total}</b> ${say("figures.positions", { n: all.total })}</span>
          <span class=${share < 90 ? "warn" : "ok"}><b>${share} %</b> ${say("upkeep.share")}</span>
        </p>
      </div>
      ${this.outcome()}
      ${
        all.total === 0
          ? html`<section class="empty">
              <h2>${say("positions.none")}</h2>
              <p>${say("positions.noneText")}</p>
            </section>`
          : html`<div class="upkeep-columns">
              ${this.#confirmList(all.confirm)}
              <div class="upkeep-side">${this.#informList(all.inform)} ${this.#closings(all.closings)} ${this.#links(all)}</div>
            </div>`
      }`;
  }

  /** @param {CaseRow} row */
  #line(row) {
    const { exchange } = this;
    const person = personOf(row);
    return html`${urgencyWords(row.urgency ?? "REGULAR")}
      <span
        ><b class="code">${this.whoIs(person)}</b> ${questionWords(person)}
        <span class="sub">${[row.service?.name, whoWords(person, exchange), sinceWords(row, exchange)].filter(Boolean).join(" · ")}</span></span
      >`;
  }

  /** @param {CaseRow[]} rows */
  #confirmList(rows) {
    const { calendar, today } = this.exchange;
    const shown = rows.slice(0, this.shown);
    const ticked = rows.filter(({ key }) => this.ticked.has(key)).length;
    return html`<section class="upkeep-part" aria-labelledby="confirm-head">
      <h2 id="confirm-head">${say("upkeep.confirmHead", { n: rows.length })}</h2>
      <p class="hint">${say("upkeep.confirmText")}</p>
      ${
        rows.length === 0
          ? html`<p class="ok"><span aria-hidden="true">✓ </span>${say("upkeep.confirmNone")}</p>`
          : html`<div class="actions upkeep-acts">
                <button type="button" class="btn quiet small" aria-keyshortcuts="a" @click=${() => this.#tickAll()}>
                  ${say("upkeep.all")} <kbd aria-hidden="true">a</kbd>
                </button>
                <button type="button" class="btn small still-waiting" aria-keyshortcuts="b" ?disabled=${this.busy !== "" || ticked === 0} @click=${() => this.#confirm()}>
                  ${say("upkeep.confirm", { n: ticked })} <kbd aria-hidden="true">b</kbd>
                </button>
              </div>
              <ul class="upkeep-list">
                ${repeat(
                  shown,
                  ({ key }) => key,
                  (row) => {
                    const by = row.standing?.confirmBy;
                    return html`<li class=${this.glow.keys.has(row.key) ? "fresh" : ""} data-key=${row.key}>
                      <label class="upkeep-line"
                        ><input type="checkbox" .checked=${this.ticked.has(row.key)} @change=${() => this.#toggle("ticked", row.key)} />
                        ${this.#line(row)}
                        <span class=${row.standing?.overdue ? "warn" : "sub"}
                          >${row.standing?.overdue ? html`<span aria-hidden="true">▲ </span>` : nothing}${by ? say(row.standing?.overdue ? "upkeep.was" : "upkeep.by", { when: inDays(calendar.days(today, by)) }) : ""}</span
                        ></label
                      >
                    </li>`;
                  },
                )}
              </ul>
              ${rows.length > shown.length ? html`<button type="button" class="btn quiet small" @click=${() => (this.shown += SHOWN_AT_ONCE)}>${say("grid.more", { n: Math.min(SHOWN_AT_ONCE, rows.length - shown.length) })}</button>` : nothing}
              <p class="hint">${say("upkeep.gone")}</p>`
      }
    </section>`;
  }

  /** @param {CaseRow[]} rows */
  #informList(rows) {
    const { exchange } = this;
    const { calendar, today } = exchange;
    const act = { name: /** @type {const} */ ("informed"), key: ACT_KEYS.informed, main: true };
    return html`<section class="upkeep-part" aria-labelledby="inform-head">
      <h2 id="inform-head">${say("upkeep.informHead", { n: rows.length })}</h2>
      <p class="hint">${say("upkeep.informText")}</p>
      ${rows.length === 0 ? html`<p class="ok"><span aria-hidden="true">✓ </span>${say("upkeep.informNone")}</p>` : nothing}
      <ul class="upkeep-list">
        ${repeat(
          rows.slice(0, this.shown),
          ({ key }) => key,
          (row, at) =>
            html`<li data-key=${row.key}>
              <div class="upkeep-line">
                ${this.#line(row)}
                <span class=${row.informBy && row.informBy < today ? "warn" : "sub"}>${row.informBy ? say("upkeep.by", { when: inDays(calendar.days(today, row.informBy)) }) : nothing}</span>
                ${
                  this.informing === row.key
                    ? html`<table-act-form
                        .exchange=${exchange}
                        .act=${act}
                        .form=${formOf(act, personOf(row), this.formSource(personOf(row), act, []))}
                        .busy=${this.busy !== ""}
                        @act-chosen=${async (/** @type {any} */ e) => (await this.perform(act, personOf(row), e.detail.values)) && (this.informing = "")}
                        @act-dropped=${() => (this.informing = "")}
                      ></table-act-form>`
                    : html`<button
                        type="button"
                        class="btn quiet small"
                        aria-label=${say("upkeep.informOf", { who: this.whoIs(personOf(row)) })}
                        @click=${() => (this.informing = row.key)}
                      >
                        ${say("upkeep.inform")} ${at === 0 ? html`<kbd aria-hidden="true">${ACT_KEYS.informed}</kbd>` : nothing}
                      </button>`
                }
              </div>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  /** @param {CaseRow[]} rows */
  #closings(rows) {
    if (rows.length === 0) return nothing;
    const busy = this.busy !== "";
    return html`<section class="upkeep-part closings" aria-labelledby="closings-head">
      <h2 id="closings-head">${say("upkeep.closingsHead", { n: rows.length })}</h2>
      <p class="hint">${say("upkeep.closingsText")}</p>
      <ul class="upkeep-list">
        ${repeat(
          rows,
          ({ key }) => key,
          (row) =>
            html`<li data-key=${row.key}>
              <div class="upkeep-line">
                ${this.#line(row)}
                <span class="sub">${code("closeReason", row.closing ?? "OTHER")}</span>
                <span class="actions">
                  <button type="button" class="btn small" ?disabled=${busy} @click=${() => this.#close(row)}>${say("upkeep.close")}</button>
                  <button type="button" class="btn quiet small" ?disabled=${busy} @click=${() => this.#keep(row)}>${say("upkeep.keep")}</button>
                </span>
              </div>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  /** People who are on the list more than once, and the way to say so. @param {ReturnType<typeof upkeepOf>} all */
  #links({ groups, own }) {
    return html`<section class="upkeep-part" aria-labelledby="links-head">
      <h2 id="links-head">${say("upkeep.linksHead", { n: groups.length })}</h2>
      <p class="hint">${say("upkeep.linksText")}</p>
      <ul class="upkeep-list">
        ${groups.map(
          (rows) =>
            html`<li class="upkeep-group">
              ${list(rows.map((row) => `${this.whoIs(personOf(row))} (${row.service?.name ?? ""})`))}
            </li>`,
        )}
      </ul>
      <details class="act link-act">
        <summary>${say("upkeep.linkOpen")}</summary>
        <ul class="upkeep-list link-choices">
          ${repeat(
            own.slice(0, this.shown * 2),
            ({ key }) => key,
            (row) =>
              html`<li>
                <label class="upkeep-line"
                  ><input type="checkbox" .checked=${this.linking.has(row.key)} @change=${() => this.#toggle("linking", row.key)} />${this.#line(row)}</label
                >
              </li>`,
          )}
        </ul>
        <button type="button" class="btn small" ?disabled=${this.busy !== "" || this.linking.size < 2} @click=${() => this.#link()}>
          ${say("upkeep.link", { n: this.linking.size })}
        </button>
      </details>
    </section>`;
  }
}

export function registerTableUpkeepScreen() {
  registerTableActForm();
  customElements.define("table-upkeep-screen", TableUpkeepScreen);
  registerTableTab({
    path: "/transfertafel/nog-wachtend",
    words: "tab.upkeep",
    screen: (exchange) => html`<table-upkeep-screen data-screen .exchange=${exchange}></table-upkeep-screen>`,
    roles: ROLES,
    count: (exchange) => upkeepDue(upkeep(exchange)),
  });
}
