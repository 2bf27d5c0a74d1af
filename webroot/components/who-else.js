// @ts-check
import { html, nothing } from "lit";
import { lookerWords } from "../model/lookers.js";
import { Part } from "./part.js";

/**
 * `<who-else>`: who else looks at what is in sight here, or works on it. While it is on the page, others
 * are told that someone does so here.
 */
class WhoElse extends Part {
  static properties = { ...Part.properties, about: { attribute: false }, working: { attribute: false } };

  constructor() {
    super();
    /** Key of the row that is in sight. */
    this.about = "";
    /** Whether something is being done about it. */
    this.working = false;
  }

  willUpdate() {
    if (this.isConnected) this.exchange.look(this, this.about, this.working);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.exchange.leave(this);
  }

  render() {
    const { lookers, session } = this.exchange;
    const { working, looking } = lookerWords(lookers, session?.organization?.id);
    return html`<p role="status" class="who-else">
      ${working ? html`<b class="at-work">${working}</b> ` : nothing}${looking ? html`<span>${looking}</span>` : nothing}
    </p>`;
  }
}

export function registerWhoElse() {
  if (!customElements.get("who-else")) customElements.define("who-else", WhoElse);
}
