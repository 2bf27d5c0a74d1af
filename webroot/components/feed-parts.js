// @ts-check
import { html, nothing } from "lit";
import { plusDays, mondayOf } from "../model/calendar.js";
import { changedAt, deliveryCalls, intervalOf } from "../model/feeds.js";
import { age, code, list } from "../model/wording.js";
import { say } from "../words/say.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { FeedRow, ScheduleRow, WaitsRow } from "../model/types.js" */

/** The weeks that a delivery of places in the example spans. */
const WEEKS = 4;

/** "elke 15 min". @param {{ n: number, unit: string }} interval */
export const everyWords = ({ n, unit }) => say("feed.every", { time: say(`feed.in.${unit}`, { n }) });

/**
 * What one feed brings, and its clocks: true at the source, brought, and changed by it.
 *
 * @param {FeedRow} feed
 * @param {{ exchange: Exchange, services: WaitsRow[] }} on
 */
export function feedLine(feed, { exchange, services }) {
  const { calendar } = exchange;
  const now = exchange.now();
  const named = services.filter(({ key }) => feed.services.includes(key));
  const which = named.length === services.length ? say("feed.ofAll") : list(named.map(({ name }) => name));
  /** @param {string} name @param {string | undefined} at @param {string} none */
  const clock = (name, at, none) =>
    html`<div>
      <dt>${say(name)}</dt>
      <dd>
        ${at ? html`<time datetime=${at} title=${calendar.moment(at)}>${age(at, now, calendar)}</time>` : html`<span class="none">${none}</span>`}
      </dd>
    </div>`;
  return html`<div class="feed-what">
      <b class="code">${feed.code}</b>
      <span>${code("feedKind", feed.kind)} · ${everyWords(intervalOf(feed.intervalMinutes))} · ${which}</span>
      ${
        feed.stopped
          ? html`<span class="late"
              ><span aria-hidden="true">■ </span>${feed.stoppedAt ? say("feed.stoppedSince", { moment: calendar.moment(feed.stoppedAt) }) : say("feed.stopped")}</span
            >`
          : html`<span class="sub">${say("feed.due", { moment: calendar.moment(feed.dueAt) })}</span>`
      }
    </div>
    <dl class="clocks">
      ${clock("clock.source", feed.sourceAt, say("feed.never"))} ${clock("clock.brought", feed.reportedAt, say("feed.never"))}
      ${clock("clock.changed", changedAt(feed, named), say("count.unknown"))}
    </dl>`;
}

/**
 * How a system is to deliver, to be copied as it stands.
 *
 * @param {FeedRow} feed
 * @param {{ exchange: Exchange, schedules: ScheduleRow[], schedule: string, copied: string,
 *   choose: (schedule: string) => void, copy: (text: string) => void }} on `schedule`: code of an agenda; `copied`: what
 *     was copied last
 */
export function deliveryOf(feed, { exchange, schedules, schedule, copied, choose, copy }) {
  const { calendar, session, today } = exchange;
  const monday = plusDays(mondayOf(today), 7);
  const calls = deliveryCalls(feed, {
    base: `${location.origin}/api/v1${exchange.path}`,
    schedule: schedule || "AGENDA",
    from: calendar.instant(monday, "00:00"),
    to: calendar.instant(plusDays(monday, WEEKS * 7), "00:00"),
    now: new Date(exchange.now()).toISOString(),
  });
  return html`<p class="hint">${say(`feed.how.${feed.kind}`)}</p>
    ${
      feed.kind === "SLOTS" && schedules.length > 0
        ? html`<label class="field"
            ><span>${say("feed.howAgenda")}</span
            ><select name="agenda" @change=${(/** @type {any} */ e) => choose(e.target.value)}>
              ${schedules.map(({ code: name }) => html`<option value=${name} ?selected=${name === schedule}>${name}</option>`)}
            </select></label
          >`
        : nothing
    }
    ${feed.kind === "SLOTS" && schedules.length === 0 ? html`<p class="warn"><span aria-hidden="true">▲ </span>${say("feed.howNoAgenda")}</p>` : nothing}
    <ol class="deliveries">
      ${calls.map(
        ({ name, method, url, body }) =>
          html`<li>
            <p><b>${say(`feed.how.${name}`)}</b></p>
            <pre class="lines" tabindex="0" aria-label=${say(`feed.how.${name}`)}>
<b>${method}</b> ${url}
Idempotency-Key: ${say("feed.howKey")}${method === "PUT" ? "\nIf-Match: *" : ""}${session?.demo ? `\nAuthorization: Bearer demo-planner@${feed.organization}` : ""}${body ? `\n\n${body}` : ""}</pre>
            <button type="button" class="btn quiet small copy-url" @click=${() => copy(url)}>
              ${copied === url ? html`<span aria-hidden="true">✓ </span>${say("letter.copied")}` : say("feed.copyUrl")}
            </button>
          </li>`,
      )}
    </ol>
    <p class="hint">${say("feed.howMore")} <a href="/api">${say("feed.howApi")}</a></p>`;
}
