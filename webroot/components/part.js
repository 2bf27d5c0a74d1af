// @ts-check
import { LitElement } from "lit";
/** @import { Exchange } from "../live/exchange.js" */

/**
 * A part of the page that reads the exchange and is painted again when that changed. Painted in the
 * page itself, so that one style sheet, the print style and labels across parts hold for all.
 */
export class Part extends LitElement {
  static properties = { exchange: { attribute: false } };

  /** Whether it shows something that runs by the second. */
  static ticking = false;

  /** @type {Exchange} */
  // @ts-ignore set by whoever paints it
  exchange;

  #changed = () => this.requestUpdate();

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.exchange.addEventListener("changed", this.#changed);
    if (/** @type {typeof Part} */ (this.constructor).ticking)
      this.exchange.addEventListener("second", this.#changed);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.exchange.removeEventListener("changed", this.#changed);
    this.exchange.removeEventListener("second", this.#changed);
  }
}
