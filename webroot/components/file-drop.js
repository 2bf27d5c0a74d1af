// @ts-check
import { html } from "lit";
import { CONTENTS } from "../model/files.js";
import { say } from "../words/say.js";
/** @import { Content } from "../model/files.js" */

const ACCEPTED = ".csv,.txt,.tsv,.ics,.json,.ndjson,.zip,.gz";

/**
 * Where a file is handed in, by hand or by dropping it.
 *
 * @param {{ opening: boolean, dragged: boolean, content: Content | "", dragging: (dragged: boolean) => void,
 *   about: (content: Content | "") => void, open: (file: File | undefined) => void }} on
 */
export function fileDrop({ opening, dragged, content, dragging, about, open }) {
  return html`<section
    class="drop ${dragged ? "dragged" : ""}"
    aria-labelledby="drop-head"
    @dragover=${(/** @type {Event} */ e) => {
      e.preventDefault();
      dragging(true);
    }}
    @dragleave=${() => dragging(false)}
    @drop=${(/** @type {DragEvent} */ e) => {
      e.preventDefault();
      dragging(false);
      open(e.dataTransfer?.files[0]);
    }}
  >
    <h2 id="drop-head">${say("files.dropHead")}</h2>
    <p>${say("files.dropText")}</p>
    <div class="drop-acts">
      <label class="btn file-pick"
        >${opening ? say("files.opening") : say("files.choose")} <kbd aria-hidden="true">o</kbd
        ><input
          class="sr"
          type="file"
          accept=${ACCEPTED}
          ?disabled=${opening}
          @change=${(/** @type {any} */ e) => {
            open(e.target.files[0]);
            e.target.value = "";
          }}
      /></label>
      <label class="field"
        ><span>${say("files.about")}</span
        ><select @change=${(/** @type {any} */ e) => about(e.target.value)}>
          <option value="">${say("files.guess")}</option>
          ${CONTENTS.map((known) => html`<option value=${known} ?selected=${known === content}>${say(`content.${known}`)}</option>`)}
        </select></label
      >
    </div>
    <ul class="drop-facts hint">
      <li>${say("files.fact1")}</li>
      <li>${say("files.fact2")}</li>
      <li>${say("files.fact3")}</li>
    </ul>
  </section>`;
}
