// @ts-check
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { answeredBy, answersFor } from "../model/behalf.js";
import { list } from "../model/wording.js";
import { say } from "../words/say.js";
import { answeredWords } from "./table-steps.js";
import { questionWords } from "./table-words.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { Question } from "../model/table-inbox.js" */
/** @import { Named, TransferRow } from "../model/table-types.js" */

/** What an organisation with something on offer is called; its id where it has nothing. @param {string} id @param {Exchange} exchange */
const nameOf = (id, exchange) =>
  exchange.rows("waits").find((/** @type {any} */ { organization }) => organization.id === id)?.organization.name ?? id;

/** For whom one answers beside oneself, and who answers for oneself. @param {Exchange} exchange */
export function behalfHead(exchange) {
  const names = (/** @type {string[]} */ ids) => list(ids.map((id) => nameOf(id, exchange)));
  const [others, representatives] = [answersFor(exchange), answeredBy(exchange)];
  return [
    others.length > 0 ? html`<p class="note behalf-head">${say("behalf.you", { names: names(others) })}</p>` : nothing,
    representatives.length > 0 ? html`<p class="note behalf-head">${say("behalf.forYou", { names: names(representatives) })}</p>` : nothing,
  ];
}

/** In whose name something is done; nothing when in one's own. @param {Named | null} whose */
export const behalfTag = (whose) =>
  whose ? html`<span class="tag behalf-tag">${say("behalf.for", { name: whose.name })}</span>` : nothing;

/**
 * Whose questions are in sight, with how many there are.
 *
 * @param {Exchange} exchange
 * @param {Question[]} asked all of them
 * @param {string} whose empty for all
 * @param {(whose: string) => void} choose
 */
export function whoseChips(exchange, asked, whose, choose) {
  const own = exchange.session?.organization?.id ?? "";
  const count = (/** @type {string} */ id) => asked.filter(({ ask }) => ask.organization.id === id).length;
  /** @param {string} id @param {string} words */
  const chip = (id, words) =>
    html`<button type="button" class="chip" data-whose=${id} aria-pressed=${whose === id} @click=${() => choose(id)}>${words}</button>`;
  return html`<div class="table-filters whose" role="group" aria-label=${say("behalf.pick")}>
    ${chip("", say("behalf.all", { n: asked.length }))} ${chip(own, say("behalf.own", { n: count(own) }))}
    ${answersFor(exchange).map((id) => chip(id, say("behalf.one", { name: nameOf(id, exchange), n: count(id) })))}
    <kbd aria-hidden="true">w</kbd>
  </div>`;
}

/**
 * What was answered by one organisation for another, for both of them.
 *
 * @param {Question[]} answered
 * @param {Exchange} exchange
 * @param {(transfer: TransferRow) => string} whoIs
 */
export function answeredList(answered, exchange, whoIs) {
  if (answered.length === 0) return nothing;
  return html`<section class="answered-for" aria-labelledby="answered-head">
    <h2 id="answered-head">${say("behalf.recent")}</h2>
    <ul>
      ${repeat(
        answered,
        ({ key }) => key,
        ({ key, transfer, ask }) =>
          html`<li data-answered=${key}>
            <p>
              <span class="code">${whoIs(transfer)}</span>
              ${transfer.case || transfer.social ? questionWords({ key, row: null, transfer, stage: null }) : ask.service.name} ·
              <b>${answerWords(ask, exchange)}</b>
            </p>
            ${answeredWords(ask, exchange)}
          </li>`,
      )}
    </ul>
  </section>`;
}

/** @param {import("../model/table-types.js").Ask} ask @param {Exchange} exchange */
function answerWords({ state, slot, reason }, { calendar, region }) {
  if (state === "DECLINED")
    return say("behalf.no", { reason: region?.table.declineReasons.find(({ code }) => code === reason)?.text ?? reason ?? "" });
  return slot ? say("behalf.yes", { moment: calendar.moment(slot.start) }) : say("behalf.yesOnly");
}
