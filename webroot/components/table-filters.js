// @ts-check
import { html, nothing } from "lit";
import { URGENCIES } from "../model/positions.js";
import { RUNNING, STAGE_GROUPS, VIEWS, addressOf } from "../model/table.js";
import { distinct } from "../model/table-places.js";
import { code } from "../model/wording.js";
import { say } from "../words/say.js";
import { careQuestionOptions } from "./question-sentence.js";
/** @import { TableFilter } from "../model/table.js" */
/** @import { Named } from "../model/table-types.js" */

/**
 * @typedef {object} Filtering
 * @property {TableFilter} filter
 * @property {(Named | undefined)[]} holders
 * @property {number} mine how many need a word of whoever looks
 * @property {number} treated how many are in treatment
 * @property {import("../live/exchange.js").Exchange} exchange
 * @property {(change: Partial<TableFilter>) => void} choose
 * @property {(query: string) => void} go to a view
 */

/** What of the table is looked at, and views to come back to. @param {Filtering} of */
export function tableFilters(of) {
  const { filter, mine, treated, choose } = of;
  /** @param {string} words @param {boolean} pressed @param {() => void} toggle @param {string} [name] */
  const chip = (words, pressed, toggle, name = "") =>
    html`<button type="button" class="chip" data-filter=${name} aria-pressed=${pressed} @click=${toggle}>${words}</button>`;
  /** @param {"careQuestion" | "holder" | "stage"} part @param {[string, string][]} options */
  const pick = (part, options) =>
    html`<label class="pick-field"
      ><span class="sr">${say(`table.filter.${part}`)}</span
      ><select
        name=${part}
        class=${filter[part] ? "on" : ""}
        .value=${filter[part]}
        @change=${(/** @type {any} */ e) => choose({ [part]: e.target.value })}
      >
        ${options.map(([value, words]) => html`<option value=${value} ?selected=${filter[part] === value}>${words}</option>`)}
      </select></label
    >`;
  return html`<div class="table-filters" role="group" aria-label=${say("table.filters")}>
    ${chip(say("table.filter.mine", { n: mine }), filter.mine, () => choose({ mine: !filter.mine }), "mine")}
    ${treated > 0 || filter.treatment ? chip(say("table.filter.treatment", { n: treated }), filter.treatment, () => choose({ treatment: !filter.treatment }), "treatment") : nothing}
    ${chip(say("table.filter.over"), filter.over, () => choose({ over: !filter.over }), "over")}
    ${URGENCIES.slice(0, 2).map((urgency) => chip(code("urgency", urgency), filter.urgency === urgency, () => choose({ urgency: filter.urgency === urgency ? "" : urgency }), urgency))}
    ${pick("careQuestion", [["", say("table.filter.anyQuestion")], ...careQuestionOptions()])}
    ${pick("holder", [
      ["", say("table.filter.anyHolder")],
      ...distinct(of.holders).map(({ id, name }) => /** @type {[string, string]} */ ([id, name])),
    ])}
    ${pick("stage", [
      ["", say("table.filter.anyStage")],
      ...STAGE_GROUPS.map((group) => /** @type {[string, string]} */ ([group, say(`table.stageGroup.${group}`)])),
      ...RUNNING.map((stage) => /** @type {[string, string]} */ ([stage, say(`stage.${stage}`)])),
    ])}
    ${views(of)}
  </div>`;
}

/** @param {Filtering} of */
function views({ filter, exchange, go }) {
  const kept = exchange.settings.tableViews ?? [];
  const now = addressOf(filter).toString();
  const named = VIEWS.map(({ words, filter: each }) => ({ name: say(words), query: addressOf(each).toString() }));
  const known = [...named, ...kept].some(({ query }) => query === now);
  /** @param {Event} e */
  const kept_ = (e) => {
    e.preventDefault();
    const form = /** @type {HTMLFormElement} */ (e.target);
    const name = String(new FormData(form).get("name") ?? "").trim();
    if (name === "") return;
    exchange.remember({ tableViews: [...kept.filter((view) => view.name !== name), { name, query: now }] });
    form.reset();
  };
  return html`<details class="more table-views">
    <summary class="chip">${say("table.views")}</summary>
    <div class="more-box">
      <ul>
        ${[...named, ...kept].map(
          ({ name, query }, at) =>
            html`<li>
              <button type="button" class="link" aria-current=${query === now ? "true" : nothing} @click=${() => go(query)}>${name}</button>
              ${
                at >= named.length
                  ? html`<button type="button" class="btn quiet small" aria-label=${say("table.forgetView", { name })} @click=${() => exchange.remember({ tableViews: kept.filter((view) => view.name !== name) })}>×</button>`
                  : nothing
              }
            </li>`,
        )}
      </ul>
      ${
        known
          ? nothing
          : html`<form @submit=${kept_}>
              <label class="field"><span>${say("table.viewName")}</span><input name="name" maxlength="40" autocomplete="off" /></label>
              <button class="btn small">${say("table.keepView")}</button>
            </form>`
      }
      <p class="hint">${say("table.viewsHint")}</p>
    </div>
  </details>`;
}
