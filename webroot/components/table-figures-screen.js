// @ts-check
import { html, nothing } from "lit";
import { Computed } from "../live/table.js";
import { RUNNING } from "../model/table.js";
import { TREATMENT_KINDS } from "../model/treatment.js";
import { code, decimal, whole } from "../model/wording.js";
import { hasWords, say } from "../words/say.js";
import { problemNote } from "./problem-note.js";
import { peopleFigure } from "./table-figures.js";
import { TablePart } from "./table-part.js";
import { ROLES } from "./table-screen.js";
import { registerTableTab } from "./table-tabs.js";
/** @import { TransferFigures } from "../model/table-types.js" */

const VIEWS = ["transfers"];

/** `<table-figures-screen>`: does the table work: who is helped sooner, how soon, and who says yes? */
class TableFiguresScreen extends TablePart {
  constructor() {
    super();
    this.figures = new Computed(
      () => this.table.figures(),
      () => this.requestUpdate(),
    );
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.figures.stop();
  }

  willUpdate() {
    const { exchange } = this;
    if (!ROLES.includes(exchange.role) || !exchange.board("transfers").board.loaded || exchange.pausedAt !== null) return;
    this.figures.follow(String(exchange.board("transfers").board.offset));
  }

  render() {
    return this.screen({
      name: "table-figures-page",
      words: "tab.tableFigures",
      views: VIEWS,
      roles: ROLES,
      body: () => this.#body(),
    });
  }

  #body() {
    const { value, problem } = this.figures;
    return html`<div class="page-head">
        <h1 tabindex="-1">${say("tab.tableFigures")}</h1>
        ${value ? html`<p class="sub">${say("figures.asOf", { moment: this.exchange.calendar.moment(value.asOf) })}</p>` : nothing}
      </div>
      ${problemNote(problem, () => this.figures.again())}
      ${
        value
          ? this.#figures(value)
          : problem
            ? nothing
            : html`<div class="loading" role="status"><p>${say("figures.loading")}</p></div>`
      }`;
  }

  /** @param {TransferFigures} figures */
  #figures(figures) {
    const { overNorm, daysSaved, byStage = {}, ended = {}, byDestination = {}, declinedByReason = {} } = figures;
    const reasons = this.exchange.region?.table.declineReasons ?? [];
    const reason = (/** @type {string} */ known) => reasons.find((each) => each.code === known)?.text ?? known;
    return html`<div class="figure-cards">
        ${card("figures.waitingHead", html`<p class="big"><b>${whole(figures.positions)}</b> ${say("figures.positions", { n: figures.positions })}</p>
          <p class="big">${peopleFigure(figures)}</p>
          ${overNorm ? html`<p class="warn"><span aria-hidden="true">▲ </span>${say("figures.overBoth", { positions: overNorm.positions, people: overNorm.people ?? say("count.unknown") })}</p>` : nothing}
          <p class="hint">${say("figures.twoFigures")}</p>`)}
        ${card("figures.savedHead", daysSaved && daysSaved.n > 0
          ? html`<p class="big"><b>${whole(daysSaved.total)}</b> ${say("figures.savedDays", { n: daysSaved.total })}</p>
              <p>${say("figures.savedOver", { n: daysSaved.n })}${daysSaved.mean === undefined ? nothing : html`, ${say("figures.savedMean", { n: decimal(daysSaved.mean) })}`}</p>`
          : html`<p class="none">${say("figures.none")}</p>`)}
        ${card("figures.stageHead", bars([...RUNNING, "DONE"].map((stage) => [say(`stage.${stage}`), byStage[stage]])))}
        ${card("figures.endedHead", bars(Object.entries(ended).map(([why, n]) => [code("ending", why), n])))}
        ${card("figures.destinationHead", bars(Object.entries(byDestination).map(([to, n]) => [code("destination", to), n])))}
        ${this.#treated(figures)}
        ${card("figures.declinedHead", bars(Object.entries(declinedByReason).map(([why, n]) => [reason(why), n])))}
      </div>
      ${this.#leadTimes(figures)} ${this.#receivers(figures)}`;
  }

  /** Who is in treatment waits for nothing: in none of the other figures. @param {TransferFigures} figures */
  #treated({ inTreatment }) {
    const { byKind = {}, byStage = {}, ended = {} } = inTreatment ?? {};
    const known = Object.values(byKind).reduce((sum, n) => sum + n, 0);
    return card("figures.treatmentHead", html`<p class="hint">${say("figures.treatmentText")}</p>
      ${
        known === 0
          ? html`<p class="none">${say("figures.none")}</p>`
          : html`<h3>${say("figures.treatmentKinds")}</h3>
              ${bars(TREATMENT_KINDS.map((kind) => [code("transferKind", kind), byKind[kind]]))}
              <h3>${say("figures.treatmentStages")}</h3>
              ${bars([...RUNNING, "DONE"].map((stage) => [say(`stage.${stage}`), byStage[stage]]))}
              <h3>${say("figures.treatmentEnded")}</h3>
              ${bars(Object.entries(ended).map(([why, n]) => [code("ending", why), n]))}`
      }`);
  }

  /** @param {TransferFigures} figures */
  #leadTimes({ leadTimes = [] }) {
    if (leadTimes.length === 0) return nothing;
    return html`<section class="figure-table">
      <h2>${say("figures.leadHead")}</h2>
      <table>
        <thead>
          <tr><th scope="col">${say("figures.step")}</th><th scope="col" class="num">${say("figures.mean")}</th><th scope="col" class="num">${say("figures.n")}</th></tr>
        </thead>
        <tbody>
          ${leadTimes.map(
            ({ step, n, meanWorkingHours }) =>
              html`<tr>
                <th scope="row">${hasWords(`stage.${step}`) ? say(`stage.${step}`) : code("figures.lead", step)}</th>
                <td class="num">${meanWorkingHours === undefined ? say("figures.few") : say("figures.hours", { n: decimal(meanWorkingHours) })}</td>
                <td class="num">${n}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </section>`;
  }

  /** How receivers answer what meets what they publish; small numbers are left out. @param {TransferFigures} figures */
  #receivers({ receivers = [] }) {
    if (receivers.length === 0) return nothing;
    /** @param {number | undefined} n */
    const told = (n) => (n === undefined ? html`<span class="none">${say("figures.few")}</span>` : n);
    return html`<section class="figure-table">
      <h2>${say("figures.receiversHead")}</h2>
      <p class="hint">${say("figures.receiversText")}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">${say("figures.receiver")}</th>
            ${["asked", "fitting", "accepted", "declined", "response"].map((part) => html`<th scope="col" class="num">${say(`figures.${part}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${receivers.map(
            ({ organization, asked, fitting, accepted, declined, meanResponseHours }) =>
              html`<tr>
                <th scope="row">${organization.name}</th>
                ${[asked, fitting, accepted, declined].map((n, at) => html`<td class="num" data-label=${say(`figures.${["asked", "fitting", "accepted", "declined"][at]}`)}>${told(n)}</td>`)}
                <td class="num" data-label=${say("figures.response")}>${meanResponseHours === undefined ? told(undefined) : say("figures.hours", { n: decimal(meanResponseHours) })}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </section>`;
  }
}

/** @param {string} head @param {unknown} body */
const card = (head, body) => html`<section class="figure-card"><h2>${say(head)}</h2>${body}</section>`;

/** Numbers with a bar each; one that is not told is left out. @param {[string, number | undefined][]} rows */
function bars(rows) {
  const known = /** @type {[string, number][]} */ (rows.filter(([, n]) => n !== undefined && n > 0));
  const most = Math.max(1, ...known.map(([, n]) => n));
  if (known.length === 0) return html`<p class="none">${say("figures.none")}</p>`;
  return html`<ul class="bars">
    ${known.map(
      ([words, n]) =>
        html`<li><span>${words}</span><i aria-hidden="true"><i .style=${`width:${((n / most) * 100).toFixed(0)}%`}></i></i><b>${n}</b></li>`,
    )}
  </ul>`;
}

export function registerTableFiguresScreen() {
  customElements.define("table-figures-screen", TableFiguresScreen);
  registerTableTab({
    path: "/transfertafel/cijfers",
    words: "tab.tableFigures",
    screen: (exchange) => html`<table-figures-screen data-screen .exchange=${exchange}></table-figures-screen>`,
    roles: ROLES,
  });
}
