// @ts-check
import { html } from "lit";
import { say } from "../words/say.js";
/** @import { Exchange } from "../live/exchange.js" */

/** What each key does, and the switch for those of one letter. @param {Exchange} exchange @param {{ key: string, words: string }[]} keys */
export function keyDialog(exchange, keys) {
  return html`<dialog id="keys" aria-labelledby="keys-head">
    <h2 id="keys-head">${say("keys.head")}</h2>
    <dl class="keys">
      ${keys
        .filter(({ words }) => words)
        .map(
          ({ key, words }) =>
            html`<div>
              <dt><kbd>${keyWords(key, keys)}</kbd></dt>
              <dd>${words}</dd>
            </div>`,
        )}
      <div>
        <dt><kbd>Tab</kbd> <kbd>Enter</kbd></dt>
        <dd>${say("keys.always")}</dd>
      </div>
    </dl>
    <label class="tick"
      ><input
        type="checkbox"
        .checked=${exchange.settings.keys !== false}
        @change=${(/** @type {any} */ e) => exchange.remember({ keys: e.target.checked })}
      />
      ${say("keys.on")}</label
    >
    <form method="dialog" class="actions"><button class="btn">${say("close")}</button></form>
  </dialog>`;
}

/** Keys that are not written as they are called. @type {Record<string, string>} */
const KEY_WORDS = { Escape: "Esc", ArrowDown: "↓", ArrowUp: "↑" };

/** A key as it is written; those without words of their own go with the first of them. @param {string} key @param {{ key: string, words: string }[]} keys */
function keyWords(key, keys) {
  if (key in KEY_WORDS) return KEY_WORDS[key];
  const silent = keys.filter(({ key: each, words }) => key === "1" && words === "" && /\d/.test(each));
  return silent.length > 0 ? `1–${silent.at(-1)?.key}` : key;
}

/** What the practice starts from. @param {Exchange} exchange */
export function settingsDialog(exchange) {
  const { settings, region } = exchange;
  return html`<dialog id="settings" aria-labelledby="settings-head">
    <form
      method="dialog"
      @submit=${(/** @type {any} */ e) => {
        const data = new FormData(e.target);
        exchange.remember({
          postcode: String(data.get("postcode") ?? ""),
          insurer: String(data.get("insurer") ?? ""),
        });
        dispatchEvent(new PopStateEvent("popstate"));
      }}
    >
      <h2 id="settings-head">${say("settings.head")}</h2>
      <p class="hint">${say("settings.text")}</p>
      <label class="field"
        ><span>${say("settings.postcode")}</span
        ><input
          name="postcode"
          inputmode="numeric"
          pattern="[1-9][0-9]{3}"
          maxlength="4"
          placeholder="9712"
          .value=${settings.postcode ?? ""}
      /></label>
      <label class="field"
        ><span>${say("settings.insurer")}</span>
        <select name="insurer">
          <option value="">${say("settings.noInsurer")}</option>
          ${(region?.insurers ?? []).map(({ code, name }) => html`<option value=${code} ?selected=${code === settings.insurer}>${name}</option>`)}
        </select></label
      >
      <div class="actions"><button class="btn">${say("save")}</button></div>
    </form>
  </dialog>`;
}
