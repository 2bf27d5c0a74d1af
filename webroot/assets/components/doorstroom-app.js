// @ts-check
import { html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { get } from "../live/api.js";
import { problemOf } from "../model/problems.js";
import { say } from "../words/say.js";
import { Part } from "./part.js";
import { problemNote } from "./problem-note.js";

/** @type {{ path: string, words: string, roles: string[] }[]} */
const SCREENS = [
  {
    path: "/wachttijden",
    words: "nav.waits",
    roles: ["public", "gp", "planner", "table-member", "administrator"],
  },
  { path: "/verwijzingen", words: "nav.referrals", roles: ["gp", "administrator"] },
  { path: "/planning", words: "nav.planning", roles: ["planner", "administrator"] },
];

const ROLES = ["public", "gp", "planner", "table-member", "administrator"];
/** Kinds of organisation in whose name each role acts. @type {Record<string, ((kind: string) => boolean) | undefined>} */
const ACTS_FOR = {
  gp: (kind) => kind === "GP_PRACTICE",
  planner: (kind) => ["GGZ_CORE", "GGZ_OTHER", "SOCIAL_DOMAIN"].includes(kind),
};

/**
 * `<doorstroom-app>`: the frame of all screens. What is looked at, as whom, in which language, how old
 * the data are, and the screen that the address asks for.
 */
class DoorstroomApp extends Part {
  static ticking = true;
  static properties = {
    ...Part.properties,
    organizations: { state: true },
    role: { state: true },
    organization: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    /** @type {{ id: string, name: string, kind: string }[]} */
    this.organizations = [];
    this.role = "public";
    this.organization = "";
    /** @type {any} */
    this.problem = null;
    this.busy = false;
  }

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
  #moved = () => this.requestUpdate();

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
    return SCREENS.find(({ path }) => path === location.pathname) ?? SCREENS[0];
  }

  #keys() {
    const screen = /** @type {any} */ (this.querySelector("[data-screen]"));
    return [
      ...(screen?.keys ?? []),
      { key: "p", words: say("keys.pause"), run: () => this.exchange.togglePause() },
      { key: "?", words: say("keys.list"), run: () => this.#show("keys") },
    ];
  }

  /** @param {string} id */
  #show(id) {
    /** @type {HTMLDialogElement | null} */ (this.querySelector(`#${id}`))?.showModal();
  }

  /** @param {Event} e @param {string} path */
  async #go(e, path) {
    const click = /** @type {MouseEvent} */ (e);
    if (click.ctrlKey || click.metaKey || click.shiftKey) return;
    e.preventDefault();
    history.pushState(null, "", path);
    this.requestUpdate();
    await this.updateComplete;
    requestAnimationFrame(() => /** @type {HTMLElement | null} */ (this.querySelector("main h1"))?.focus());
  }

  async #showRoles() {
    this.role = this.exchange.role;
    this.organization = this.exchange.session?.organization?.id ?? "";
    this.problem = null;
    this.#show("roles");
    try {
      this.organizations = await get(`${this.exchange.path}/organizations`);
    } catch (failure) {
      this.problem = problemOf(failure);
    }
  }

  /** @param {Event} e */
  async #chooseRole(e) {
    e.preventDefault();
    this.busy = true;
    try {
      await this.exchange.chooseRole(this.role, ACTS_FOR[this.role] ? this.organization : undefined);
      /** @type {HTMLDialogElement} */ (this.querySelector("#roles")).close();
      this.exchange.announce(say("role.now", { role: this.#roleWords() }));
    } catch (failure) {
      this.problem = problemOf(failure);
    } finally {
      this.busy = false;
    }
  }

  #roleWords() {
    const { session, role } = this.exchange;
    return [say(`role.${role}`), session?.organization?.name].filter(Boolean).join(" · ");
  }

  updated() {
    document.title = `${say(this.#screen.words)} · Doorstroom`;
  }

  render() {
    const { exchange } = this;
    const { region, session, liveness } = exchange;
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
          !region && !exchange.problem
            ? html`<h1 class="sr">Doorstroom</h1>
                <div class="loading" role="status"><p>${say("loading.page")}</p></div>`
            : nothing
        }
        ${region && session && !exchange.problem ? this.#body(region.id + session.role + session.organization?.id) : nothing}
      </main>
      <footer class="foot">
        <span>${say("foot.sources")}</span>
        <button type="button" class="link" @click=${() => this.#showSettings()}>
          ${say("settings.head")}
        </button>
        <button type="button" class="link" @click=${() => this.#show("keys")}>
          ${say("keys.head")} <kbd>?</kbd>
        </button>
        <a href="/api">${say("foot.api")}</a>
      </footer>
      <div class="sr" aria-live="polite" role="status">${exchange.announcement}</div>
      ${this.#roleDialog()} ${this.#keyDialog()} ${this.#settingsDialog()}`;
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
        ${screens.map(({ path, words }) => html`<a href=${path} aria-current=${this.#screen.path === path ? "page" : nothing} @click=${(/** @type {Event} */ e) => this.#go(e, path)}>${say(words)}</a>`)}
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
                  ${session.regions.map(({ id, name, nature }) => html`<option value=${id} ?selected=${id === region.id}>${name}${nature === "ARCHIVE" ? ` (${say("archive.short")})` : ""}</option>`)}
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
                @click=${() => this.#showRoles()}
                aria-haspopup="dialog"
              >
                ${this.#roleWords()}
              </button>`
            : html`<span>${this.#roleWords()}</span>`
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

  /** How it stands with the data, and of when they are. */
  #dot() {
    const { exchange } = this;
    const { liveness, dataAt } = exchange;
    return html`<span class="live ${liveness}">
        <span class="live-words">${say(`live.${liveness}`)}</span>
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
    const screen =
      path === "/verwijzingen"
        ? html`<referrals-screen data-screen .exchange=${exchange}></referrals-screen>`
        : path === "/planning"
          ? html`<planning-screen data-screen .exchange=${exchange}></planning-screen>`
          : html`<waits-screen data-screen .exchange=${exchange}></waits-screen>`;
    return keyed(of + path, screen);
  }

  #roleDialog() {
    const { session } = this.exchange;
    const actsFor = ACTS_FOR[this.role];
    const organizations = actsFor
      ? this.organizations
          .filter(({ kind }) => actsFor(kind))
          .sort((a, b) => a.name.localeCompare(b.name, "nl"))
      : [];
    return html`<dialog id="roles" aria-labelledby="roles-head">
      <form @submit=${(/** @type {Event} */ e) => this.#chooseRole(e)}>
        <h2 id="roles-head">${say("role.head")}</h2>
        <p class="hint">${say("role.text")}</p>
        ${problemNote(this.problem)}
        <fieldset class="choices">
          <legend class="sr">${say("role.head")}</legend>
          ${ROLES.map(
            (role) =>
              html`<label class="choice"
                ><input
                  type="radio"
                  name="role"
                  .checked=${this.role === role}
                  @change=${() => {
                    this.role = role;
                    this.organization = session?.role === role ? (session.organization?.id ?? "") : "";
                  }}
                /><span><b>${say(`role.${role}`)}</b><small>${say(`role.${role}.text`)}</small></span></label
              >`,
          )}
        </fieldset>
        ${
          actsFor
            ? html`<label class="field"
                ><span>${say(`role.${this.role}.for`)}</span>
                <select required @change=${(/** @type {any} */ e) => (this.organization = e.target.value)}>
                  <option value="" ?selected=${this.organization === ""}>${say("choose")}</option>
                  ${organizations.map(({ id, name }) => html`<option value=${id} ?selected=${id === this.organization}>${name}</option>`)}
                </select></label
              >`
            : nothing
        }
        <div class="actions">
          <button class="btn" ?disabled=${this.busy}>${say("role.choose")}</button>
          <button
            type="button"
            class="btn quiet"
            @click=${() => /** @type {HTMLDialogElement} */ (this.querySelector("#roles")).close()}
          >
            ${say("cancel")}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  #keyDialog() {
    const { exchange } = this;
    return html`<dialog id="keys" aria-labelledby="keys-head">
      <h2 id="keys-head">${say("keys.head")}</h2>
      <dl class="keys">
        ${this.#keys()
          .filter(({ words }) => words)
          .map(
            ({ key, words }) =>
              html`<div>
                <dt><kbd>${key === "Escape" ? "Esc" : key === "1" ? "1–3" : key}</kbd></dt>
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

  #showSettings() {
    this.requestUpdate();
    this.#show("settings");
  }

  #settingsDialog() {
    const { exchange } = this;
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
}

export const registerDoorstroomApp = () => customElements.define("doorstroom-app", DoorstroomApp);
