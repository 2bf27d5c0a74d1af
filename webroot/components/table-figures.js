// @ts-check
import { html, nothing } from "lit";
import { whole } from "../model/wording.js";
import { say } from "../words/say.js";
/** @import { TransferFigures } from "../model/table-types.js" */

/** Positions and people are two figures, and how sure the second is is said with it. @param {TransferFigures | null} figures @param {{ free: number }} of how many places of the table are free */
export function figuresStrip(figures, { free }) {
  const over = figures?.overNorm;
  return html`<p class="found table-figures">
    ${figures ? html`<span><b>${whole(figures.positions)}</b> ${say("figures.positions", { n: figures.positions })}</span> ${peopleFigure(figures)}` : nothing}
    ${over ? html`<span class="warn"><b><span aria-hidden="true">▲ </span>${whole(over.positions)}</b> ${say("figures.over", { n: over.positions })}</span>` : nothing}
    <span class="ok"><b>${free === 0 ? say("call.noneFirst") : free}</b> ${say("figures.free", { n: free })}</span>
  </p>`;
}

/** People, each once, with the share of positions of which that is known. @param {TransferFigures} figures */
export const peopleFigure = ({ people, recognisedPercent }) =>
  people === undefined
    ? html`<span class="none">${say("figures.peopleUnknown")}</span>`
    : html`<span
        ><b>${whole(people)}</b> ${say("figures.people", { n: people })}
        ${recognisedPercent === undefined ? nothing : html`<small class="recognised">${say("figures.recognised", { n: recognisedPercent })}</small>`}</span
      >`;
