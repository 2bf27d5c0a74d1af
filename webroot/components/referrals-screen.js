// @ts-check
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { problemOf } from "../model/problems.js";
import { FILTERS, chosenReferrals, dueOf, isLetterDue, isOpen, isOverNorm, transferOf } from "../model/referrals.js";
import { code, inDays } from "../model/wording.js";
import { say } from "../words/say.js";
import { copyLines, printForClient, shownLines } from "./letter-lines.js";
import { Part } from "./part.js";
import { problemNote } from "./problem-note.js";
import { stageWords } from "./table-words.js";
/** @import { ReferralRow } from "../model/types.js" */

/** `<referrals-screen>`: what became of each of my referrals, and what is due from me? */
class ReferralsScreen extends Part {
  static properties = {
    ...Part.properties,
    filter: { state: true },
    typed: { state: true },
    open: { state: true },
    withdrawing: { state: true },
    busy: { state: true },
    problem: { state: true },
    copied: { state: true },
  };

  constructor() {
    super();
    this.filter = "all";
    this.typed = "";
    /** Key of the referral whose lines are in sight. */
    this.open = "";
    this.withdrawing = "";
    this.busy = "";
    /** @type {{ key: string, problem: any } | null} */
    this.problem = null;
    this.copied = "";
  }

  get keys() {
    return [
      {
        key: "/",
        words: say("keys.search"),
        run: () => /** @type {HTMLElement | null} */ (this.querySelector("#referral-search"))?.focus(),
      },
    ];
  }

  /** @param {ReferralRow} row */
  async #withdraw(row) {
    this.busy = row.key;
    this.problem = null;
    try {
      await this.exchange.command(`referrals/${row.key}/withdraw`, undefined, { by: row.by?.id });
      this.withdrawing = "";
      this.exchange.announce(say("referrals.withdrawn", { code: row.code }));
    } catch (failure) {
      this.problem = { key: row.key, problem: problemOf(failure) };
    } finally {
      this.busy = "";
    }
  }

  /** @param {ReferralRow} row */
  async #copy(row) {
    this.open = row.key;
    if (await copyLines(referredOf(row), this.exchange)) this.copied = row.key;
  }

  render() {
    const { exchange } = this;
    const { today } = exchange;
    const head = html`<h1 tabindex="-1">${say("nav.referrals")}</h1>`;
    if (!exchange.is("gp") && !exchange.is("administrator")) {
      return html`<div class="page">
        ${head}
        <section class="empty">
          <h2>${say("referrals.onlyGp")}</h2>
          <p>${say("referrals.onlyGpText")}</p>
        </section>
      </div>`;
    }
    const watch = exchange.board("referrals");
    exchange.board("transfers");
    if (watch.state === "refused") return html`<div class="page">${head}${problemNote(watch.problem)}</div>`;
    if (!watch.board.loaded)
      return html`<div class="page">
        ${head}
        <div class="loading" role="status"><p>${say("loading.referrals")}</p></div>
      </div>`;
    const rows = /** @type {ReferralRow[]} */ (exchange.rows("referrals"));
    const shown = chosenReferrals(rows, this.filter, this.typed, today);
    const letters = rows.filter(isLetterDue).length;
    const over = rows.filter((row) => isOverNorm(row, today)).length;
    return html`<div class="page">
      <div class="page-head">
        ${head}
        <p class="found">
          <span><b>${rows.filter(isOpen).length}</b> ${say("referrals.running")}</span>
          ${
            letters > 0
              ? html`<span class="warn"
                  ><b><span aria-hidden="true">▲ </span>${letters}</b>
                  ${say(letters === 1 ? "referrals.letter" : "referrals.letters")}</span
                >`
              : html`<span>${say("referrals.noLetters")}</span>`
          }
          ${
            over > 0
              ? html`<span class="warn"
                  ><b><span aria-hidden="true">▲ </span>${over}</b> ${say("referrals.over")}</span
                >`
              : nothing
          }
        </p>
      </div>
      ${
        rows.length === 0
          ? html`<section class="empty">
              <h2>${say("referrals.none")}</h2>
              <p>${say("referrals.noneText")}</p>
              <a class="btn" href="/wachttijden">${say("referrals.toWaits")}</a>
            </section>`
          : html`<div class="toolbar">
                <div class="chips" role="group" aria-label=${say("referrals.filter")}>
                  ${FILTERS.map((filter) => html`<button type="button" class="chip" aria-pressed=${this.filter === filter} @click=${() => (this.filter = filter)}>${say(`referrals.filter.${filter}`)} <span class="chip-n">${chosenReferrals(rows, filter, "", today).length || nothing}</span></button>`)}
                </div>
                <label class="search"
                  ><span>${say("referrals.search")}</span
                  ><input
                    id="referral-search"
                    type="search"
                    autocomplete="off"
                    placeholder="K7M-P4D-X"
                    .value=${this.typed}
                    @input=${(/** @type {any} */ e) => (this.typed = e.target.value)}
                /></label>
              </div>
              ${
                shown.length === 0
                  ? html`<section class="empty">
                      <h2>${say("referrals.nothing")}</h2>
                      <button
                        type="button"
                        class="btn quiet"
                        @click=${() => {
                          this.filter = "all";
                          this.typed = "";
                        }}
                      >
                        ${say("referrals.showAll")}
                      </button>
                    </section>`
                  : html`<ul class="referrals">
                      ${repeat(
                        shown,
                        (row) => row.key,
                        (row) => this.#referral(row),
                      )}
                    </ul>`
              }`
      }
      <p class="hint">${say("referrals.noNames")}</p>
    </div>`;
  }

  /** @param {ReferralRow} row */
  #referral(row) {
    const { exchange } = this;
    const { calendar, today } = exchange;
    const due = dueOf(row, today);
    const referred = referredOf(row);
    return html`<li class="referral ${due ? "due" : ""} ${isOpen(row) ? "" : "closed"}" data-key=${row.key}>
      <div class="referral-code">
        <b class="code">${row.code}</b
        ><span class="sub">${say("referrals.made", { date: calendar.shortDate(row.madeOn, today) })}</span>
      </div>
      <div class="referral-what">
        <b class="state ${row.state.toLowerCase()}">${this.#stateWords(row)}</b>
        ${this.#transfer(row)}
        <span class="sub"
          >${code("careQuestion", row.careQuestion)} ·
          ${say("age.class", { age: row.ageClass.replace("-", "–") })} · ${code("urgency", row.urgency)}</span
        >
      </div>
      <div class="referral-to">
        <b>${row.organizationName}</b
        ><span class="sub">${[row.locationName, row.serviceName].filter(Boolean).join(" · ")}</span>
      </div>
      <div class="referral-due">${this.#dueWords(row, due)}</div>
      <div class="actions">
        ${
          isOpen(row)
            ? html`<button type="button" class="btn quiet small" @click=${() => this.#copy(row)}>
                  ${this.copied === row.key ? say("letter.copied") : say("letter.copyShort")}
                </button>
                <button
                  type="button"
                  class="btn quiet small"
                  @click=${() => printForClient(referred, exchange)}
                >
                  ${say("letter.printShort")}
                </button>
                <button
                  type="button"
                  class="btn quiet small"
                  aria-expanded=${this.withdrawing === row.key}
                  @click=${() => (this.withdrawing = this.withdrawing === row.key ? "" : row.key)}
                >
                  ${say("referrals.withdraw")}
                </button>`
            : nothing
        }
        ${
          due === "refused" || due === "overNorm"
            ? html`<a
                class="btn small"
                href=${`/wachttijden?zorgvraag=${row.careQuestion.toLowerCase()}&leeftijd=${encodeURIComponent(row.ageClass)}`}
                >${say("referrals.again")}</a
              >`
            : nothing
        }
      </div>
      ${this.open === row.key ? html`<div class="referral-lines">${shownLines(referred, exchange)}</div>` : nothing}
      ${
        this.withdrawing === row.key
          ? html`<div class="note referral-lines">
              <p>
                <b>${say("referrals.withdrawSure", { name: row.organizationName })}</b>
                ${say("referrals.withdrawText")}
              </p>
              <div class="actions">
                <button
                  type="button"
                  class="btn danger small"
                  ?disabled=${this.busy === row.key}
                  @click=${() => this.#withdraw(row)}
                >
                  ${say("referrals.withdrawYes")}
                </button>
                <button type="button" class="btn quiet small" @click=${() => (this.withdrawing = "")}>
                  ${say("referrals.withdrawNo")}
                </button>
              </div>
            </div>`
          : nothing
      }
      ${this.problem?.key === row.key ? html`<div class="referral-lines">${problemNote(this.problem.problem)}</div>` : nothing}
    </li>`;
  }

  /** What became of it. @param {ReferralRow} row */
  #stateWords(row) {
    const { calendar, today } = this.exchange;
    if (row.state === "PLANNED" && row.place) {
      const planned = say("state.PLANNED", {
        moment: calendar.moment(row.place.start),
        when: inDays(calendar.days(today, row.place.start)),
      });
      const still = row.confirmBy
        ? say("confirm.pending", { moment: calendar.moment(row.confirmBy) })
        : row.toMove
          ? say("referrals.toMove")
          : "";
      return still ? html`${planned} <span class="sub warn">${still}</span>` : planned;
    }
    if (row.state === "WAITING" && row.returned)
      return html`${say("state.WAITING")}
        <span class="sub warn"
          >${row.returned.practitionerAbsent ? say("referrals.practitionerAbsent") : say("referrals.returned", { reason: row.returned.reason ? code("declineReason", row.returned.reason) : "" })}</span
        >`;
    if (row.state === "REFUSED")
      return say("state.REFUSED", { reason: row.refused ? code("refusal", row.refused) : "" });
    if (row.state === "CLOSED")
      return say("state.CLOSED", { reason: row.closed ? code("closeReason", row.closed) : "" });
    return say(`state.${row.state}`);
  }

  /** How far the table is with it, and what it asks of the practice. @param {ReferralRow} row */
  #transfer(row) {
    const transfer = transferOf(row, this.exchange.rows("transfers"));
    if (!transfer) return nothing;
    return html`<span class="transfer-state"
      ><span aria-hidden="true">⇄ </span>${say("referrals.transfer", { stage: stageWords(transfer.stage ?? null) })}${
        transfer.due?.mine
          ? html` <a class="warn" href="/transfertafel/vragen"><span aria-hidden="true">▲ </span>${say("referrals.transferDue")}</a>`
          : nothing
      }</span
    >`;
  }

  /** What is due, and by when. @param {ReferralRow} row @param {import("../model/referrals.js").Due | null} due */
  #dueWords(row, due) {
    const { calendar, today } = this.exchange;
    if (due === "letter") {
      const by = row.letter?.dueAt ? calendar.moment(row.letter.dueAt) : "";
      return html`<span class="warn"
        ><span aria-hidden="true">▲ </span
        >${say(row.letter?.overdue ? "due.letterOverdue" : "due.letter", { by })}</span
      >`;
    }
    if (due === "refused")
      return html`<span class="warn"><span aria-hidden="true">▲ </span>${say("due.refused")}</span>`;
    if (isOverNorm(row, today))
      return html`<span class="warn"
        ><span aria-hidden="true">▲ </span
        >${say("due.overNorm", { date: calendar.longDate(/** @type {string} */ (row.normOn), today) })}</span
      >`;
    if (row.letter?.received)
      return html`<span class="ok"
        ><span aria-hidden="true">✓ </span
        >${row.letter.receivedAt ? say("due.letterReceivedOn", { date: calendar.longDate(row.letter.receivedAt) }) : say("due.letterReceived")}</span
      >`;
    if (row.state === "WAITING" && row.normOn)
      return html`<span class="none"
        >${say("due.normOn", { date: calendar.longDate(row.normOn, today) })}</span
      >`;
    return nothing;
  }
}

/** @param {ReferralRow} row @returns {import("../model/letter.js").Referred} */
const referredOf = (row) => ({
  code: row.code,
  organizationName: row.organizationName,
  serviceName: row.serviceName,
  place: row.locationName ?? "",
  start: row.place?.start,
  delivery: row.place?.delivery,
});

export const registerReferralsScreen = () => customElements.define("referrals-screen", ReferralsScreen);
