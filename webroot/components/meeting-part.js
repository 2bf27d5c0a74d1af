// @ts-check
import { Meetings } from "../live/meetings.js";
import { currentOf, onTable } from "../model/meeting.js";
import { say } from "../words/say.js";
import { TablePart } from "./table-part.js";
/** @import { Earlier, MeetingRow } from "../model/meeting.js" */

const LEADERS = ["table-member", "administrator"];

/** A screen of the meetings of the table: the one that one works with, who leads it, and what is done in it. */
export class MeetingPart extends TablePart {
  /** @returns {MeetingRow[]} */
  get meetings() {
    return this.exchange.rows("meetings");
  }

  get meeting() {
    return currentOf(this.meetings);
  }

  /** The organisation that one acts for. */
  get own() {
    return this.exchange.session?.organization?.id;
  }

  /** Whether whoever looks leads it: as an administrator for any. @param {MeetingRow | null} meeting */
  leads(meeting) {
    const { exchange } = this;
    if (!LEADERS.includes(exchange.role)) return false;
    return exchange.is("administrator") || meeting === null || meeting.chair.id === this.own;
  }

  /** @param {MeetingRow} meeting @returns {import("./meeting-parts.js").MeetingView} */
  viewOf(meeting) {
    const transfers = new Map(this.transfers.map((row) => [row.key, row]));
    return {
      exchange: this.exchange,
      meeting,
      transfer: (key) => (key === undefined ? undefined : transfers.get(key)),
      at: this.at,
      leads: this.leads(meeting),
    };
  }

  get commands() {
    const meeting = this.meeting;
    return new Meetings(this.exchange, meeting?.chair.id ?? this.exchange.region?.table.meeting.owner ?? this.own);
  }

  get onTable() {
    const meeting = this.meeting;
    return meeting?.state === "OPEN" ? onTable(meeting) : undefined;
  }

  /**
   * Does what the page shows at once: it is said, and nothing moves for it.
   *
   * @param {string} name @param {() => Promise<any>} act @param {string} words
   */
  async quietly(name, act, words) {
    const done = await this.doing(name, act, words);
    if (done) this.done = null;
    return done;
  }

  /** @param {MeetingRow} meeting */
  fix(meeting) {
    return this.doing("agenda", () => this.commands.fixAgenda(meeting.key), say("meeting.agendaDone"));
  }

  /** @param {MeetingRow} meeting */
  cancel(meeting) {
    return this.doing("cancel", () => this.commands.cancel(meeting.key), say("meeting.cancelled"));
  }

  /** @param {MeetingRow} meeting */
  open(meeting) {
    return this.doing("open", () => this.commands.open(meeting.key), say("meeting.opened"));
  }

  /** Says that one is there; or, where one leads, that another is. @param {MeetingRow} meeting @param {string} [organization] @param {boolean} [present] */
  attend(meeting, organization = this.own, present = true) {
    if (!organization) return undefined;
    return this.quietly(
      "presence",
      () => new Meetings(this.exchange, organization).attend(meeting.key, organization, present),
      say(present ? "meeting.isHere" : "meeting.isGone"),
    );
  }

  /** @param {Earlier} each */
  called(each) {
    return this.doing(
      each.transfer,
      () => new Meetings(this.exchange, each.call.by.id).called(each.meeting, each.transfer),
      say("meeting.calledDone"),
    );
  }
}
