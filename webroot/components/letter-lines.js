// @ts-check
import { html, nothing, render } from "lit";
import { letterLines } from "../model/letter.js";
import { say } from "../words/say.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { Referred } from "../model/letter.js" */

/** Puts the lines for the letter on the clipboard. @param {Referred} referred @param {Exchange} exchange */
export async function copyLines(referred, exchange) {
  const lines = letterLines(referred, exchange.calendar, exchange.region?.terms.letterFreeDays);
  try {
    await navigator.clipboard.writeText(lines);
    exchange.announce(say("letter.copied"));
    return true;
  } catch {
    return false;
  }
}

/**
 * The lines as they will be copied, and where the browser may not copy, to copy by hand.
 *
 * @param {Referred} referred
 * @param {Exchange} exchange
 */
export const shownLines = (referred, exchange) =>
  html`<pre class="lines" tabindex="0" aria-label=${say("letter.lines")}>
${letterLines(referred, exchange.calendar, exchange.region?.terms.letterFreeDays)}</pre>`;

/**
 * Prints one page in plain words for the client, and takes it away again.
 *
 * @param {Referred} referred
 * @param {Exchange} exchange
 */
export function printForClient(referred, exchange) {
  const page = document.createElement("div");
  page.className = "client-page";
  render(clientPage(referred, exchange), page);
  document.body.append(page);
  document.body.dataset.print = "client";
  addEventListener(
    "afterprint",
    () => {
      page.remove();
      delete document.body.dataset.print;
    },
    { once: true },
  );
  print();
}

/** @param {Referred} referred @param {Exchange} exchange */
function clientPage(
  { code, organizationName, serviceName, place, start, delivery },
  { calendar, session, region, today },
) {
  return html`<h1>${say("client.head")}</h1>
    <p>${say("client.intro", { name: organizationName })}</p>
    <dl>
      ${
        start
          ? html`<dt>${say("client.when")}</dt>
              <dd><b>${calendar.fullDay(start)}</b>, ${say("client.at", { time: calendar.time(start) })}</dd>`
          : html`<dt>${say("client.when")}</dt>
              <dd>${say("client.noDate")}</dd>`
      }
      <dt>${say("client.where")}</dt>
      <dd>
        ${organizationName}, ${serviceName}<br />${delivery === "ONLINE" ? say("client.online") : place}
      </dd>
      <dt>${say("client.code")}</dt>
      <dd><b class="code">${code}</b><br />${say("client.codeText")}</dd>
    </dl>
    <h2>${say("client.next")}</h2>
    <ol>
      <li>${say("client.step1")}</li>
      <li>${say(start ? "client.step2" : "client.step2NoDate")}</li>
      <li>${say("client.step3")}</li>
    </ol>
    <h2>${say("client.worse")}</h2>
    <p>${say("client.worseText")}</p>
    <ul>
      ${(region?.crisisRoute ?? []).map(({ name, telephone, hours }) => html`<li><b>${name}</b>: ${telephone} (${hours})</li>`)}
    </ul>
    <footer>
      ${session?.organization?.name ?? nothing} · ${calendar.longDate(today)} ·
      ${say("client.foot")}${session?.demo ? ` · ${say("frame.demo")}` : nothing}
    </footer>`;
}
