// @ts-check
import { html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { go } from "../live/going.js";
import { say } from "../words/say.js";
import { keyDialog, settingsDialog } from "./frame-dialogs.js";
import { Part } from "./part.js";
import { planningTabs } from "./planning-tabs.js";
import { problemNote } from "./problem-note.js";
import { registerRoleDialog, roleWords } from "./role-dialog.js";
import { fetched, isHere } from "./screens.js";
import { waitsForUs } from "./table-part.js";
import { tableTabs } from "./table-tabs.js";
/** @import { Exchange } from "../live/exchange.js" */

/** Screens under one name, by the path that leads to them. @type {Record<string, import("./tabs.js").Tabs>} */
const TABS = { "/planning": planningTabs, "/transfertafel": tableTabs };

/** @type {{ path: string, words: string, roles: string[], count?: (exchange: Exchange) => number }[]} */
const SCREENS = [
  {
    path: "/wachttijden",
    words: "nav.waits",
    roles: ["public", "gp", "planner", "table-member", "mediator", "administrator"],
  },
  { path: "/verwijzingen", words: "nav.referrals", roles: ["gp", "administrator"] },
  { path: "/wachtlijst", words: "nav.positions", roles: ["planner", "administrator"] },
  { path: "/planning", words: "nav.planning", roles: ["planner", "administrator"] },
  {
    path: "/transfertafel",
    words: "nav.table",
    roles: ["planner", "table-member", "mediator", "administrator"],
    count: waitsForUs,
  },
  {
    path: "/transfertafel/vragen",
    words: "nav.questions",
    roles: ["gp"],
    count: waitsForUs,
  },
  { path: "/beheer", words: "nav.pulse", roles: ["administrator"] },
];

/**
 * `<doorstroom-app>`: the frame of all screens. What is looked at, as whom, in which language, how old
 * the data are, and the screen that the address asks for.
 */
class DoorstroomApp extends Part {
  static ticking = true;
  /** Path of the screen of which the server did not give what it is made of; empty for none. */
  #missing = "";
  #keydown = (/** @type {KeyboardEvent} */ e) => {
    const target = /** @type {HTMLElement} */ (e.target);
    if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented || this.querySelector("dialog[open]"))
      return;
    if (e.key !== "Escape" && target.closest("input, select, textarea")) return;
    if (e.key !== "Escape" && this.exchange.settings.keys === false) return;
    const known = this.#keys().find(({ key }) => key === e.key);
    if (!known) return;
    if (e.key !== "Escape") e.preventDefault();
    known.run();
  };
  #moved = async () => {
    this.#missing = "";
    this.requestUpdate();
    await this.updateComplete;
    await this.#fetch();
    await this.updateComplete;
    requestAnimationFrame(() => /** @type {HTMLElement | null} */ (this.querySelector("main h1"))?.focus());
  };

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("keydown", this.#keydown);
    addEventListener("popstate", this.#moved);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.#keydown);
    removeEventListener("popstate", this.#moved);
  }

  get #screen() {
    const { pathname } = location;
    const [under] = Object.keys(TABS).filter((path) => TABS[path].has(pathname));
    const known = SCREENS.filter(({ path }) => path === pathname || (under && TABS[under].has(path)));
    return known.find(({ roles }) => roles.includes(this.exchange.role)) ?? known[0] ?? SCREENS[0];
  }

  /** The screens among which this one is; undefined where it stands alone. */
  get #tabs() {
    return Object.values(TABS).find((tabs) => tabs.has(location.pathname));
  }

  get #tab() {
    return this.#tabs?.of(location.pathname, this.exchange);
  }

  #keys() {
    const screen = /** @type {any} */ (this.querySelector("[data-screen]"));
    return [
      ...(screen?.keys ?? []),
      ...(this.#tabs?.keys(go, this.exchange) ?? []),
      { key: "p", words: say("keys.pause"), run: () => this.exchange.togglePause() },
      { key: "?", words: say("keys.list"), run: () => this.#show("keys") },
    ];
  }

  /** @param {string} id */
  #show(id) {
    /** @type {HTMLDialogElement | null} */ (this.querySelector(`#${id}`))?.showModal();
  }

  /** @param {Event} e @param {string} path */
  #go(e, path) {
    const click = /** @type {MouseEvent} */ (e);
    if (click.ctrlKey || click.metaKey || click.shiftKey) return;
    e.preventDefault();
    go(path);
  }

  /** Once the screen can be shown, or it is said that it cannot. */
  async #fetch() {
    const { pathname } = location;
    if (isHere(pathname) || this.#missing === pathname) return;
    try {
      await fetched(pathname);
    } catch {
      this.#missing = pathname;
    }
    this.requestUpdate();
  }

  willUpdate() {
    this.#fetch();
  }

  updated() {
    const tab = this.#tab;
    const names = [tab?.words, this.#screen.words].filter((words) => words !== undefined);
    document.title = `${names.map((words) => say(words)).join(" · ")} · Doorstroom`;
  }

  render() {
    const { exchange } = this;
    const { region, session, liveness } = exchange;
    const here = isHere(location.pathname);
    const missing = !here && this.#missing === location.pathname;
    return html`<a class="skip" href="#content">${say("frame.skip")}</a>
      ${this.#header()} ${this.#banner()}
      <main id="content" tabindex="-1" class=${["lost", "behind"].includes(liveness) ? "greyed" : ""}>
        ${
          exchange.problem
            ? html`<h1 class="sr">Doorstroom</h1>
                <div class="start-problem">
                  ${problemNote(exchange.problem, () => exchange.start(region?.id ?? null))}
                </div>`
            : nothing
        }
        ${
          (!region || !here) && !exchange.problem && !missing
            ? html`<h1 class="sr">Doorstroom</h1>
                <div class="loading" role="status"><p>${say("loading.page")}</p></div>`
            : nothing
        }
        ${
          missing && !exchange.problem
            ? html`<h1 class="sr">Doorstroom</h1>
                <div class="start-problem">
                  ${problemNote({ slug: "screen-missing", status: 0 }, () => location.reload())}
                </div>`
            : nothing
        }
        ${region && session && !exchange.problem && here ? this.#body([region.id, session.role, session.organization?.id, session.actor].join(" ")) : nothing}
      </main>
      <footer class="foot">
        <span>${say("foot.sources")}</span>
        <button type="button" class="link" @click=${() => this.#show("settings")}>
          ${say("settings.head")}
        </button>
        <button type="button" class="link" @click=${() => this.#show("keys")}>
          ${say("keys.head")} <kbd>?</kbd>
        </button>
        <a href="/api">${say("foot.api")}</a>
      </footer>
      <div class="sr" aria-live="polite" role="status">${exchange.announcement}</div>
      <role-dialog .exchange=${exchange}></role-dialog>
      ${keyDialog(exchange, this.#keys())} ${settingsDialog(exchange)}`;
  }

  #header() {
    const { exchange } = this;
    const { session, region } = exchange;
    const screens = SCREENS.filter(({ roles }) => roles.includes(exchange.role));
    return html`<header class="bar">
      <a class="brand" href="/wachttijden" @click=${(/** @type {Event} */ e) => this.#go(e, "/wachttijden")}>
        <svg viewBox="0 0 24 24" fill="none" stroke-width="2.4" stroke-linecap="round" aria-hidden="true">
          <path d="M2 6c5 0 5 6 10 6s5-6 10-6" />
          <path d="M2 12c5 0 5 6 10 6s5-6 10-6" />
        </svg>
        Doorstroom
      </a>
      <nav aria-label=${say("nav.label")}>
        ${screens.map((screen) => this.#link(screen))}
      </nav>
      <div class="right">
        ${region?.nature === "DEMONSTRATION" ? html`<span class="demo">${say("frame.demo")}</span>` : nothing}
        ${
          session && region
            ? html`<label class="bar-pick"
                ><span class="sr">${say("frame.region")}</span>
                <select
                  .value=${region.id}
                  @change=${(/** @type {any} */ e) => exchange.chooseRegion(e.target.value)}
                >
                  ${session.regions.map(({ id, name }) => html`<option value=${id} ?selected=${id === region.id}>${name}</option>`)}
                </select></label
              >`
            : nothing
        }
        ${this.#dot()}
        ${
          session?.demo
            ? html`<button
                type="button"
                class="bar-button role-button"
                @click=${() => /** @type {any} */ (this.querySelector("role-dialog")).show()}
                aria-haspopup="dialog"
              >
                ${roleWords(exchange)}
              </button>`
            : html`<span>${roleWords(exchange)}</span>`
        }
        <button
          type="button"
          class="bar-button"
          lang=${exchange.language === "nl" ? "en" : "nl"}
          title=${say("frame.otherLanguage")}
          @click=${() => exchange.chooseLanguage(exchange.language === "nl" ? "en" : "nl")}
        >
          ${exchange.language === "nl" ? "EN" : "NL"}
        </button>
      </div>
    </header>`;
  }

  /** A screen by name, with how much waits there. @param {typeof SCREENS[number]} screen */
  #link({ path, words, count }) {
    const waiting = (this.exchange.region && count?.(this.exchange)) || 0;
    return html`<a
      href=${path}
      aria-current=${this.#screen.path === path ? "page" : nothing}
      @click=${(/** @type {Event} */ e) => this.#go(e, path)}
      >${say(words)}${waiting > 0 ? html` <b class="nav-count"><span class="sr">${say("nav.toAnswer")} </span>${waiting}</b>` : nothing}</a
    >`;
  }

  /** How it stands with the data, and of when they are. */
  #dot() {
    const { exchange } = this;
    const { liveness, dataAt } = exchange;
    const { road } = exchange.connection;
    const around = liveness === "live" && road !== "socket";
    return html`<span class="live ${liveness} ${around ? "around" : ""}" title=${around ? say(`road.${road}`) : nothing}>
        <span class="live-words">${say(around ? `live.${road}` : `live.${liveness}`)}</span>
        ${dataAt ? html`<time datetime=${dataAt}>${exchange.calendar.second(dataAt)}</time>` : nothing}
      </span>
      <button
        type="button"
        class="bar-button pause"
        aria-pressed=${exchange.pausedAt !== null}
        aria-keyshortcuts="p"
        @click=${() => exchange.togglePause()}
      >
        <span aria-hidden="true">${exchange.pausedAt === null ? "❚❚" : "▶"}</span
        ><span class="pause-words">${say(exchange.pausedAt === null ? "frame.pause" : "frame.resume")}</span>
      </button>`;
  }

  #banner() {
    const { exchange } = this;
    const { liveness, dataAt, calendar } = exchange;
    const time = dataAt ? calendar.second(dataAt) : "";
    if (liveness === "paused") {
      return html`<div class="banner paused" role="status">
        <span>${say("banner.paused", { time })}</span
        ><button type="button" class="btn small" @click=${() => exchange.togglePause()}>
          ${say("frame.resume")}
        </button>
      </div>`;
    }
    if (liveness === "lost" || liveness === "behind") {
      return html`<div class="banner ${liveness}" role="alert">
        <span
          ><b><span aria-hidden="true">▲ </span>${say(`banner.${liveness}`)}</b>
          ${time ? say("banner.since", { time }) : ""} ${say(`banner.${liveness}Next`)}</span
        >
        <button type="button" class="btn small" @click=${() => exchange.connection.retry()}>
          ${say("again")}
        </button>
      </div>`;
    }
    return nothing;
  }

  /** @param {string} of for whom; another one starts the screen anew */
  #body(of) {
    const { exchange } = this;
    const { path } = this.#screen;
    const tab = this.#tab;
    if (tab) {
      const nav = this.#tabs?.nav(exchange, tab.path, (e, to) => this.#go(e, to));
      return [nav, keyed(of + tab.path, tab.screen(exchange))];
    }
    const screen =
      path === "/verwijzingen"
        ? html`<referrals-screen data-screen .exchange=${exchange}></referrals-screen>`
        : path === "/wachtlijst"
          ? html`<positions-screen data-screen .exchange=${exchange}></positions-screen>`
          : path === "/beheer"
            ? html`<pulse-screen data-screen .exchange=${exchange}></pulse-screen>`
            : html`<waits-screen data-screen .exchange=${exchange}></waits-screen>`;
    return keyed(of + path, screen);
  }
}

export function registerDoorstroomApp() {
  registerRoleDialog();
  customElements.define("doorstroom-app", DoorstroomApp);
}
