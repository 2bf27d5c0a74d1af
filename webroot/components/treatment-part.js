// @ts-check
import { html, nothing } from "lit";
import { actsFor } from "../model/behalf.js";
import { say } from "../words/say.js";
import { TablePart } from "./table-part.js";
import { registerTreatmentForm } from "./treatment-form.js";

/** The screen of the transfertafel from which someone in treatment is proposed. */
export class TreatmentPart extends TablePart {
  static properties = { ...TablePart.properties, starting: { state: true } };

  /** The transfer of whoever was just proposed, until the board has them. */
  #awaited = "";

  constructor() {
    super();
    /** Whether someone in treatment is being proposed. */
    this.starting = false;
  }

  updated() {
    const key = this.#awaited;
    if (!key || !this.transfers.some((each) => each.key === key)) return;
    this.#awaited = "";
    queueMicrotask(() => this.proposed(key));
  }

  get #mayStart() {
    return this.exchange.is("planner") || this.exchange.is("administrator");
  }

  get startKeys() {
    return this.#mayStart ? [{ key: "+", words: say("keys.tableTreatment"), run: () => this.#start() }] : [];
  }

  #start() {
    this.starting = true;
    this.done = null;
    this.problem = null;
  }

  /** Brings someone in sight. @param {string} _key of the transfer @returns {unknown} */
  proposed(_key) {}

  startButton() {
    return this.#mayStart
      ? html`<button type="button" class="btn quiet small start-treatment" aria-keyshortcuts="+" aria-expanded=${this.starting} @click=${() => this.#start()}>
          ${say("treatment.start")} <kbd aria-hidden="true">+</kbd>
        </button>`
      : nothing;
  }

  startForm() {
    const services = [...this.services.values()].filter(
      ({ archive, organization }) =>
        !archive && (this.exchange.is("administrator") || actsFor(this.exchange, organization.id)),
    );
    return html`<treatment-form
      .exchange=${this.exchange}
      .services=${services}
      @treatment-proposed=${(/** @type {any} */ e) => this.#proposed(e.detail)}
      @form-closed=${() => this.stopStarting()}
    ></treatment-form>`;
  }

  async stopStarting() {
    this.starting = false;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(".start-treatment"))?.focus();
  }

  /** They stand among the people now, and can be taken back. @param {{ transfer: string, reference: string, by: string }} proposed */
  #proposed({ transfer, reference, by }) {
    this.starting = false;
    if (reference) this.references = new Map([...this.references, [transfer, reference]]);
    const words = say("table.done.propose", { who: this.whoIs({ key: transfer, row: null, transfer: null, stage: null }) });
    this.exchange.announce(words);
    this.done = { words, undo: () => this.takeBack(this.transfers.find(({ key }) => key === transfer), by) };
    this.#awaited = transfer;
    this.requestUpdate();
  }
}

export { registerTreatmentForm };
