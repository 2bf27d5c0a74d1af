// @ts-check
import { html, nothing, svg } from "lit";
import { get } from "../live/api.js";
import { concernsOf, lineThrough, sizeOf } from "../model/pulse.js";
import { problemOf } from "../model/problems.js";
import { decimal, whole } from "../model/wording.js";
import { say } from "../words/say.js";
import { Part } from "./part.js";
import { problemNote } from "./problem-note.js";
/** @import { Beat, NodePulse, Pulse, RegionPulse } from "../model/pulse.js" */

/** As often as the server counts anew. */
const EVERY_MS = 5_000;

/** `<pulse-screen>`: does the server keep up, and what should someone look at? */
class PulseScreen extends Part {
  static properties = { ...Part.properties, pulse: { state: true }, problem: { state: true } };

  #timer = 0;

  constructor() {
    super();
    /** @type {Pulse | null} */
    this.pulse = null;
    /** @type {import("../live/api.js").Problem | null} */
    this.problem = null;
  }

  connectedCallback() {
    super.connectedCallback();
    // A page that watches nothing would never know how it stands with the data.
    this.exchange.board("activity");
    if (this.exchange.is("administrator")) this.#read();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  async #read() {
    clearTimeout(this.#timer);
    if (this.exchange.pausedAt === null && document.visibilityState === "visible") {
      try {
        this.pulse = await get("/pulse");
        this.problem = null;
      } catch (failure) {
        this.problem = problemOf(failure);
      }
    }
    if (this.isConnected) this.#timer = window.setTimeout(() => this.#read(), EVERY_MS);
  }

  render() {
    const { exchange, pulse, problem } = this;
    const head = html`<h1 tabindex="-1">${say("nav.pulse")}</h1>`;
    if (!exchange.is("administrator")) {
      return html`<div class="page">
        ${head}
        <section class="empty">
          <h2>${say("pulse.only")}</h2>
          <p>${say("pulse.onlyText")}</p>
        </section>
      </div>`;
    }
    const { calendar } = exchange;
    return html`<div class="page pulse-page">
      <div class="page-head">
        ${head}
        ${pulse ? html`<p class="sub">${say("pulse.since", { moment: calendar.moment(pulse.startedAt), time: calendar.second(pulse.last.at) })}</p>` : nothing}
      </div>
      ${problemNote(problem, () => this.#read())}
      ${
        pulse
          ? [this.#verdict(pulse), cards(pulse), this.#regions(pulse.regions), this.#nodes(pulse.nodes)]
          : problem
            ? nothing
            : html`<div class="loading" role="status"><p>${say("pulse.loading")}</p></div>`
      }
    </div>`;
  }

  /** @param {string} id */
  #named(id) {
    return this.exchange.session?.regions.find((region) => region.id === id)?.name ?? id;
  }

  /** @param {Pulse} pulse */
  #verdict(pulse) {
    const concerns = concernsOf(pulse);
    if (concerns.length === 0) {
      return html`<section class="pulse-verdict well" role="status">
        <h2><span aria-hidden="true">✓ </span>${say("pulse.well")}</h2>
        <p>${say("pulse.wellText")}</p>
      </section>`;
    }
    return html`<section class="pulse-verdict" role="status">
      <h2><span aria-hidden="true">▲ </span>${say("pulse.look")}</h2>
      <ul>
        ${concerns.map(({ key, values, region }) => html`<li>${say(`pulse.${key}`, { ...values, region: region ? this.#named(region) : "" })}</li>`)}
      </ul>
    </section>`;
  }

  /** @param {NodePulse[]} nodes */
  #nodes(nodes) {
    if (nodes.length === 0) {
      return nothing;
    }
    return html`<section class="pulse-nodes" aria-labelledby="pulse-nodes-head">
      <h2 id="pulse-nodes-head">${say("pulse.nodes")}</h2>
      <ul>
        ${nodes.map(
          (node) =>
            html`<li data-node=${node.id}>
              <b>${node.id}</b>${node.self ? html` <span>${say("pulse.nodeSelf")}</span>` : nothing}
              <span>${node.regions.length === 0 ? say("pulse.nodeIdle") : say("pulse.nodeKeeps", { regions: node.regions.map((id) => this.#named(id)).join(", ") })}</span>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  /** @param {RegionPulse[]} regions */
  #regions(regions) {
    const heads = ["region", "state", "age", "deadlinesHead", "free", "people", "stale", "missed", "facts"];
    return html`<section class="pulse-regions" aria-labelledby="pulse-regions-head">
      <h2 id="pulse-regions-head">${say("pulse.regions")}</h2>
      <div class="pulse-table" role="region" aria-labelledby="pulse-regions-head" tabindex="0">
        <table>
          <thead>
            <tr>
              ${heads.map((head, at) => html`<th scope="col" class=${at > 3 ? "number" : ""}>${say(`pulse.${head}`)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${regions.map(
              (region) =>
                html`<tr data-region=${region.id}>
                  <th scope="row">${this.#named(region.id)}</th>
                  <td class=${region.writable ? "" : "warn"}>${region.writable ? nothing : html`<span aria-hidden="true">▲ </span>`}${say(region.writable ? "pulse.stateYes" : "pulse.stateNo")}</td>
                  <td>${say("pulse.ageSeconds", { n: Math.round(region.unconfirmedSeconds) })}</td>
                  <td class=${region.deadlinesStopped ? "warn" : ""}>${say(region.deadlinesStopped ? "pulse.deadlinesNo" : "pulse.deadlinesYes")}</td>
                  <td class="number">${whole(region.free)}</td>
                  <td class="number">${whole(region.waitingPeople)}</td>
                  <td class="number">${whole(region.staleServices)}</td>
                  <td class="number ${region.missedFeeds > 0 ? "warn" : ""}">${whole(region.missedFeeds)}</td>
                  <td class="number">${whole(region.position)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`;
  }
}

/** @param {Pulse} pulse */
function cards({ last, earlier }) {
  const rate = (/** @type {number} */ n) => decimal(n);
  const heap = sizeOf(last.heapUsed);
  const most = sizeOf(last.heapMax);
  return html`<div class="pulse-cards">
    ${card("commands", rate(last.commandsPerSecond), earlier, ({ commandsPerSecond }) => commandsPerSecond, [
      last.commandMedianMillis === undefined
        ? say("pulse.noTimes")
        : say("pulse.times", { half: Math.ceil(last.commandMedianMillis), most: Math.ceil(last.commandMostMillis ?? 0) }),
      say("pulse.refused", { n: rate(last.refusedPerSecond) }),
      say("pulse.waiting", { n: last.waiting }),
    ])}
    ${card("changes", rate(last.changesPerSecond), earlier, ({ changesPerSecond }) => changesPerSecond, [
      say("pulse.watchers", { n: last.watchers }),
      say("pulse.connections", { n: last.connections }),
    ])}
    ${card("requests", rate(last.requestsPerSecond), earlier, ({ requestsPerSecond }) => requestsPerSecond, [
      last.failedPerSecond > 0 ? html`<span class="warn"><span aria-hidden="true">▲ </span>${say("pulse.failed", { n: rate(last.failedPerSecond) })}</span>` : say("pulse.noneFailed"),
    ])}
    ${card("journal", last.journalMostMillis === undefined ? "–" : `${Math.ceil(last.journalMostMillis)} ms`, earlier, ({ journalMostMillis = 0 }) => journalMostMillis, [
      say("pulse.connectionsInUse", { n: last.databaseInUse, size: last.databaseSize }),
    ], last.journalMostMillis === undefined ? say("pulse.journalNone") : undefined)}
    ${card("memory", `${whole(heap.n)} ${heap.unit}`, earlier, ({ heapUsed }) => heapUsed, [
      last.loopLagMostMillis === undefined ? nothing : say("pulse.lag", { n: Math.ceil(last.loopLagMostMillis) }),
    ], say("pulse.memoryText", { max: `${most.unit === "GB" ? decimal(most.n) : whole(most.n)} ${most.unit}` }))}
  </div>`;
}

/** @param {string} name @param {string} figure @param {Beat[]} earlier @param {(beat: Beat) => number} of @param {unknown[]} more @param {string} [text] */
const card = (name, figure, earlier, of, more, text = say(`pulse.${name}Text`)) =>
  html`<section class="pulse-card" aria-labelledby="pulse-${name}">
    <h2 id="pulse-${name}">${say(`pulse.${name}`)}</h2>
    <p class="pulse-figure"><b>${figure}</b> <span>${text}</span></p>
    ${trend(earlier.map(of))}
    <ul>
      ${more.filter((line) => line !== nothing).map((line) => html`<li>${line}</li>`)}
    </ul>
  </section>`;

/** How it went lately; told in numbers beside it. @param {number[]} values */
function trend(values) {
  const points = lineThrough(values);
  if (!points) return nothing;
  return html`<figure class="pulse-trend" aria-hidden="true">
    <svg viewBox="0 -1 100 26" preserveAspectRatio="none">${svg`<polyline points=${points} vector-effect="non-scaling-stroke" />`}</svg>
    <figcaption>${say("pulse.lately")}</figcaption>
  </figure>`;
}

export const registerPulseScreen = () => customElements.define("pulse-screen", PulseScreen);
