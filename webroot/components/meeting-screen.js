// @ts-check
import { html, nothing } from "lit";
import { Computed } from "../live/table.js";
import { DECISIONS, currentOf, decisionsFor, expected, lacksCall, lastHeldOf, ownQuestions, stepFrom } from "../model/meeting.js";
import { workingDayAfter } from "../model/region.js";
import { formOf } from "../model/table-forms.js";
import { suggestionFor, tablePlaces } from "../model/table-places.js";
import { say } from "../words/say.js";
import { agendaPage } from "./meeting-agenda.js";
import { casePage } from "./meeting-case.js";
import { minutes } from "./meeting-minutes.js";
import { MeetingPart } from "./meeting-part.js";
import { personOf } from "./meeting-parts.js";
import { noMeeting, startPage } from "./meeting-start.js";
import { registerTableActForm } from "./table-act-form.js";
import { registerTableTab } from "./table-tabs.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { AgendaCase, Earlier, MeetingRow } from "../model/meeting.js" */
/** @import { Act } from "../model/table-acts.js" */
/** @import { Ask, TransferRow } from "../model/table-types.js" */

const ROLES = ["planner", "table-member", "administrator"];
const VIEWS = ["meetings", "transfers", "slots", "waits"];

/** Questions on the agenda that wait for us, and the meeting itself while it goes on. @param {Exchange} exchange */
function waitsForUs(exchange) {
  const meeting = currentOf(exchange.rows("meetings"));
  return meeting ? ownQuestions(meeting, exchange.rows("transfers"), exchange.now()).length : 0;
}

/** `<meeting-screen>`: who is talked about, what do we say, and what was decided? */
class MeetingScreen extends MeetingPart {
  static ticking = true;
  static properties = { ...MeetingPart.properties, opened: { state: true }, closing: { state: true }, planning: { state: true } };

  constructor() {
    super();
    /** The form that is open, and for which case. @type {{ act: Act, transfer: string } | null} */
    this.opened = null;
    /** Whether it is asked if the meeting may be closed. */
    this.closing = false;
    /** Whether another meeting is being planned. */
    this.planning = false;
    /** What was on the table when it was painted last, so that a change of it is said. */
    this.said = "";
    /** Whose call form the focus was brought to. */
    this.callOf = "";
    this.figures = new Computed(
      () => this.table.figures(),
      () => this.requestUpdate(),
    );
    this.suggestions = new Computed(
      () => this.table.suggestions(),
      () => this.requestUpdate(),
    );
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.figures.stop();
    this.suggestions.stop();
  }

  get keys() {
    const meeting = this.meeting;
    const leads = this.leads(meeting);
    const close = { key: "Escape", words: say("keys.close"), run: () => this.#drop() };
    if (!meeting || meeting.state === "PLANNED") {
      return [
        ...(leads && !meeting ? [{ key: "n", words: say("keys.meetingPlan"), run: () => (this.planning = true) }] : []),
        ...(leads && meeting ? [{ key: "a", words: say("keys.meetingAgenda"), run: () => this.fix(meeting) }] : []),
        close,
      ];
    }
    if (meeting.state === "AGENDA_FIXED") {
      return [...(leads ? [{ key: "o", words: say("keys.meetingOpen"), run: () => this.open(meeting) }] : []), ...this.#answerKeys(), close];
    }
    return [...(leads ? this.#leadingKeys(meeting) : this.#followingKeys(meeting)), close];
  }

  /** @param {MeetingRow} meeting */
  #leadingKeys(meeting) {
    const next = { words: say("keys.meetingNext"), run: () => this.#go(meeting, 1) };
    const previous = { words: say("keys.meetingPrevious"), run: () => this.#go(meeting, -1) };
    return [
      { key: "j", ...next },
      { key: "ArrowRight", ...next },
      { key: "k", ...previous },
      { key: "ArrowLeft", ...previous },
      ...Object.entries(DECISIONS).map(([decision, key]) => ({
        key,
        words: say(`decision.${decision}`),
        run: () => this.#decide(decision),
      })),
      { key: "x", words: say("keys.meetingClose"), run: () => this.#askToClose() },
    ];
  }

  /** @param {MeetingRow} meeting */
  #followingKeys(meeting) {
    return [{ key: "h", words: say("keys.meetingHere"), run: () => this.attend(meeting) }, ...this.#answerKeys()];
  }

  #answerKeys() {
    const own = this.#ownAsk;
    return own
      ? [
          { key: "j", words: say("keys.inboxYes"), run: () => this.#answer("accept", own.ask) },
          { key: "n", words: say("keys.inboxNo"), run: () => this.#answer("decline", own.ask) },
        ]
      : [];
  }

  /** The questions on the agenda that wait for one's own answer. */
  get #ours() {
    const meeting = this.meeting;
    return meeting ? ownQuestions(meeting, this.transfers, this.exchange.now()) : [];
  }

  /** The one that the keys are about: of the case on the table, and before the meeting the first. */
  get #ownAsk() {
    const ours = this.#ours;
    return this.meeting?.state === "OPEN" ? ours.find(({ transfer }) => transfer.key === this.onTable?.transfer) : ours[0];
  }

  willUpdate() {
    const { exchange } = this;
    if (!ROLES.includes(exchange.role) || !VIEWS.every((view) => exchange.board(view).board.loaded)) return;
    if (exchange.pausedAt === null) {
      this.figures.follow(exchange.today);
      this.suggestions.follow(["transfers", "slots"].map((view) => exchange.board(view).board.offset).join(" "));
    }
    if (this.opened && !this.#stillOpen(this.opened)) this.opened = null;
  }

  /** Whether what the form asks can still be done: before the meeting of any question, in it of the case on the table. @param {{ act: Act, transfer: string }} opened */
  #stillOpen({ act, transfer }) {
    const there = this.meeting?.state !== "OPEN" || transfer === this.onTable?.transfer;
    return there && (!act.ask || this.#ours.some(({ ask }) => ask.key === act.ask?.key));
  }

  updated() {
    const meeting = this.meeting;
    const about = this.onTable;
    const now = meeting?.state === "OPEN" ? `${meeting.key} ${meeting.number ?? 0}` : "";
    if (now !== this.said) {
      this.said = now;
      this.closing = false;
      if (about) this.exchange.announce(say("meeting.nowCase", { number: about.number, n: meeting?.cases.length ?? 0 }));
      if (meeting && this.leads(meeting)) this.#focus("#case-head, #meeting-head");
    }
    if (!about || !lacksCall(about)) this.callOf = "";
    else if (meeting && this.leads(meeting) && this.callOf !== about.transfer && !this.busy) {
      this.callOf = about.transfer ?? "";
      this.#focus(".call-form .send");
    }
  }

  /** @param {string} selector */
  #focus(selector) {
    /** @type {HTMLElement | null} */ (this.querySelector(selector))?.focus();
  }

  #drop() {
    if (!this.opened && !this.closing && !this.planning) return;
    this.opened = null;
    this.closing = false;
    this.planning = false;
    this.#focus("#case-head, #meeting-head, h1");
  }

  /** @param {string} startsAt */
  async #plan(startsAt) {
    const moment = this.exchange.calendar.moment(startsAt);
    if (await this.doing("plan", () => this.commands.plan(startsAt), say("meeting.planned", { moment }))) this.planning = false;
  }

  /** @param {MeetingRow} meeting @param {1 | -1} by */
  #go(meeting, by) {
    const about = this.onTable;
    if (about && lacksCall(about)) {
      this.exchange.announce(say("meeting.callFirst"));
      this.#focus(".call-form .send");
      return undefined;
    }
    const to = stepFrom(meeting, by);
    if (!to && by === 1) return this.#askToClose();
    return this.quietly("table", () => this.commands.put(meeting.key, to?.transfer), say(to ? "meeting.onTable" : "meeting.atStart"));
  }

  async #askToClose() {
    this.closing = true;
    await this.updateComplete;
    this.#focus(".close-ask .btn");
  }

  /** @param {MeetingRow} meeting */
  #close(meeting) {
    this.closing = false;
    return this.doing("close", () => this.commands.close(meeting.key), say("meeting.closed"));
  }

  /** @param {string} decision @param {string[]} [services] */
  async #decide(decision, services) {
    const meeting = this.meeting;
    const about = this.onTable;
    const transfer = this.transfers.find(({ key }) => key === about?.transfer);
    if (!meeting || !about?.transfer || !transfer) return this.exchange.announce(say("meeting.noCase"));
    if (!decisionsFor(transfer).includes(decision)) return this.exchange.announce(say("table.notNow", { act: say(`decision.${decision}`) }));
    if (decision === "PUT_TO" && !services) {
      this.opened = { act: { name: "ask", key: DECISIONS.PUT_TO, main: true }, transfer: transfer.key };
      return undefined;
    }
    const key = about.transfer;
    const done = await this.quietly(
      "decide",
      () => this.commands.decide(meeting.key, key, decision, services),
      say("meeting.decided", { decision: say(`decision.${decision}`) }),
    );
    if (done) {
      this.opened = null;
      if (decision === "NEXT_TIME") this.#focus("#case-head");
    }
    return undefined;
  }

  /** @param {SubmitEvent} e */
  #call(e) {
    e.preventDefault();
    const meeting = this.meeting;
    const transfer = this.onTable?.transfer;
    const said = new FormData(/** @type {HTMLFormElement} */ (e.target));
    if (!meeting || !transfer) return;
    const organization = String(said.get("organization"));
    this.quietly(
      "call",
      () => this.commands.call(meeting.key, transfer, organization, String(said.get("on"))),
      say("meeting.callSaid"),
    ).then((done) => done && this.#focus("#case-head"));
  }

  /** @param {"accept" | "decline"} name @param {Ask} ask */
  #answer(name, ask) {
    const transfer = this.#ours.find((each) => each.ask.key === ask.key)?.transfer.key ?? "";
    this.opened = { act: { name, key: name === "accept" ? "j" : "n", main: true, ask }, transfer };
  }

  render() {
    return this.screen({ name: "meeting-page", words: "tab.meeting", views: VIEWS, roles: ROLES, body: () => this.#body() });
  }

  #body() {
    const { exchange } = this;
    const { calendar } = exchange;
    const meeting = this.meeting;
    const last = lastHeldOf(this.meetings);
    const ours = this.#ours;
    return html`<div class="page-head">
        <h1 tabindex="-1">${say("tab.meeting")}</h1>
        ${
          meeting
            ? html`<p class="found">
                <span>${say(`meeting.state.${meeting.state}`, { moment: calendar.moment(meeting.startsAt) })}</span>
                ${ours.length > 0 ? html`<span class="ours"><b>${ours.length}</b> ${say("meeting.ours", { n: ours.length })}</span>` : nothing}
              </p>`
            : nothing
        }
      </div>
      ${this.outcome()} ${
        meeting
          ? this.#ahead(meeting, ours)
          : noMeeting(exchange, {
              leads: this.leads(null),
              planning: this.planning,
              busy: this.busy !== "",
              begin: () => (this.planning = true),
              plan: (startsAt) => this.#plan(startsAt),
              drop: () => this.#drop(),
            })
      }
      ${last && meeting?.state !== "OPEN" ? minutes(this.viewOf(last), this.#onActions()) : nothing}`;
  }

  /** Ticking off calls: one's own; an administrator does it for anyone. */
  #onActions() {
    return {
      may: (/** @type {string} */ organization) => this.exchange.is("administrator") || organization === this.own,
      called: (/** @type {Earlier} */ each) => this.called(each),
      busy: this.busy !== "",
    };
  }

  /** @param {MeetingRow} meeting @param {{ transfer: TransferRow, ask: Ask }[]} ours */
  #ahead(meeting, ours) {
    const view = this.viewOf(meeting);
    const busy = this.busy !== "";
    if (meeting.state === "OPEN") return this.#held(view);
    return agendaPage(view, {
      busy,
      ours,
      answer: (name, ask) => this.#answer(name, ask),
      answering: this.opened?.act.ask?.key ?? "",
      form: this.#form(),
      fix: () => this.fix(meeting),
      open: () => this.open(meeting),
      cancel: () => this.cancel(meeting),
      figures: this.figures.value,
    });
  }

  /** @param {import("./meeting-parts.js").MeetingView} view */
  #held(view) {
    const { meeting, leads } = view;
    const about = this.onTable;
    const busy = this.busy !== "";
    const next = stepFrom(meeting, 1);
    return html`${
        about
          ? casePage(view, about, {
              busy,
              decide: (decision) => this.#decide(decision),
              call: (e) => this.#call(e),
              callOn: this.exchange.region ? workingDayAfter(this.exchange.region, this.exchange.today) : this.exchange.today,
              answer: (name, ask) => this.#answer(name, ask),
              form: this.#form(),
            })
          : startPage(view, {
              busy,
              own: this.own,
              organizations: expected(meeting, this.transfers),
              attend: (organization, present) => this.attend(meeting, organization, present),
              actions: this.#onActions(),
              figures: this.figures.value,
            })
      }
      ${
        leads
          ? html`<div class="meeting-steps">
              ${about ? html`<button type="button" class="btn quiet previous" ?disabled=${busy} @click=${() => this.#go(meeting, -1)}>${say("meeting.previous")} <kbd aria-hidden="true">k</kbd></button>` : nothing}
              <button type="button" class="btn next" ?disabled=${busy} @click=${() => this.#go(meeting, 1)}>
                ${next ? say("meeting.next", { number: next.number }) : say("meeting.toClose")} <kbd aria-hidden="true">j</kbd>
              </button>
            </div>`
          : nothing
      }
      ${
        this.closing
          ? html`<div class="note close-ask" role="alertdialog" aria-label=${say("meeting.close")}>
              <p><b>${say("meeting.closeAsk")}</b> ${say("meeting.closeText")}</p>
              <div class="actions">
                <button type="button" class="btn small" ?disabled=${busy} @click=${() => this.#close(meeting)}>${say("meeting.close")} <kbd aria-hidden="true">Enter</kbd></button>
                <button type="button" class="btn quiet small" @click=${() => this.#drop()}>${say("cancel")} <kbd aria-hidden="true">Esc</kbd></button>
              </div>
            </div>`
          : nothing
      }`;
  }

  #form() {
    const { exchange, opened } = this;
    const transfer = this.transfers.find(({ key }) => key === opened?.transfer);
    if (!opened || !transfer) return undefined;
    const person = personOf(transfer);
    const places = tablePlaces(this.slots, exchange.now());
    const { suggestion } = suggestionFor(this.suggestions.value, person);
    return html`<table-act-form
      .exchange=${exchange}
      .act=${opened.act}
      .form=${formOf(opened.act, person, this.formSource(person, opened.act, places, suggestion))}
      .busy=${this.busy !== ""}
      @act-chosen=${(/** @type {any} */ e) => this.#chosen(e.detail.act, transfer, e.detail.values)}
      @act-dropped=${() => this.#drop()}
    ></table-act-form>`;
  }

  /** @param {Act} act @param {TransferRow} transfer @param {any} values */
  async #chosen(act, transfer, values) {
    if (act.name === "ask") return this.#decide("PUT_TO", values.services);
    if (await this.perform(act, personOf(transfer), values)) {
      this.opened = null;
      this.#focus("#case-head");
    }
    return undefined;
  }
}

export function registerMeetingScreen() {
  registerTableActForm();
  customElements.define("meeting-screen", MeetingScreen);
  registerTableTab({
    path: "/transfertafel/overleg",
    words: "tab.meeting",
    screen: (exchange) => html`<meeting-screen data-screen .exchange=${exchange}></meeting-screen>`,
    roles: ROLES,
    count: waitsForUs,
  });
}
