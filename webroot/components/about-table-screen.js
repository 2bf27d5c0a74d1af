// @ts-check
import { html } from "lit";
import { get } from "../live/api.js";
import { problemOf } from "../model/problems.js";
import { say } from "../words/say.js";
import { Part } from "./part.js";
import { problemNote } from "./problem-note.js";
import { registerTableTab } from "./table-tabs.js";

/** Everyone: who they are is not asked here. */
const ROLES = ["public", "gp", "planner", "table-member", "mediator", "administrator"];

/** `<about-table-screen>`: whose table is it, whom do I turn to, when does it meet, and how do I ask? */
class AboutTableScreen extends Part {
  static properties = { ...Part.properties, owner: { state: true }, problem: { state: true } };

  constructor() {
    super();
    /** What the owner is called; empty where nobody is said to be, or it is not known yet. */
    this.owner = "";
    /** @type {import("../live/api.js").Problem | null} */
    this.problem = null;
  }

  connectedCallback() {
    super.connectedCallback();
    // A page that watches nothing would never know how it stands with the data.
    this.exchange.board("activity");
    this.#readOwner();
  }

  async #readOwner() {
    const owner = this.exchange.region?.table.meeting.owner;
    if (!owner) return;
    try {
      /** @type {{ id: string, name: string }[]} */
      const all = await get(`${this.exchange.path}/organizations`);
      this.owner = all.find(({ id }) => id === owner)?.name ?? "";
    } catch (failure) {
      this.problem = problemOf(failure);
    }
  }

  render() {
    const { region } = this.exchange;
    const agreed = region?.table.meeting;
    const cases = say("about.cases", { n: agreed?.casesMax ?? "", minutes: agreed?.minutes ?? "" });
    return html`<div class="page about-page">
      <div class="page-head"><h1 tabindex="-1">${say("about.head", { region: region?.name ?? "" })}</h1></div>
      ${problemNote(this.problem, () => this.#readOwner())}
      <p class="about-what">${say("about.what")}</p>
      <dl class="about-facts">
        ${fact("owner", this.owner)} ${fact("contact", agreed?.contact)}
        ${fact("meets", agreed?.meets ? `${agreed.meets}. ${cases}` : undefined)} ${fact("ask", agreed?.howToAsk)}
        ${fact("help", say("about.helpText"))}
      </dl>
    </div>`;
  }
}

/** @param {string} of @param {string | undefined} text what was agreed; what holds without */
const fact = (of, text) =>
  html`<div>
    <dt>${say(`about.${of}`)}</dt>
    <dd>${text || say(`about.${of}None`)}</dd>
  </div>`;

export function registerAboutTableScreen() {
  customElements.define("about-table-screen", AboutTableScreen);
  registerTableTab({
    path: "/transfertafel/over",
    words: "tab.aboutTable",
    screen: (exchange) => html`<about-table-screen data-screen .exchange=${exchange}></about-table-screen>`,
    roles: ROLES,
  });
}
