// @ts-check
import { html, nothing } from "lit";
import { get } from "../live/api.js";
import { problemOf } from "../model/problems.js";
import { hasWords, say } from "../words/say.js";
import { Part } from "./part.js";
import { problemNote } from "./problem-note.js";

/** How many people each organisation has in the demonstration: as many as four eyes and a conversation take. */
const PEOPLE = 5;
const ROLES = ["public", "gp", "planner", "table-member", "mediator", "administrator"];
/** Kinds of organisation in whose name each role acts. @type {Record<string, ((kind: string) => boolean) | undefined>} */
const ACTS_FOR = {
  gp: (kind) => kind === "GP_PRACTICE",
  planner: (kind) => ["GGZ_CORE", "GGZ_OTHER", "SOCIAL_DOMAIN", "MUNICIPALITY"].includes(kind),
  "table-member": (kind) => ["GGZ_CORE", "GGZ_OTHER", "SOCIAL_DOMAIN", "MUNICIPALITY"].includes(kind),
  mediator: (kind) => ["INSURER", "CLIENT_SUPPORT"].includes(kind),
};

/** `<role-dialog>`: the role switch of the demonstration; opened by {@link show}. */
class RoleDialog extends Part {
  static properties = {
    ...Part.properties,
    organizations: { state: true },
    role: { state: true },
    organization: { state: true },
    person: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    /** @type {{ id: string, name: string, kind: string }[]} */
    this.organizations = [];
    this.role = "public";
    this.organization = "";
    /** Which of the people of the organisation. */
    this.person = 1;
    /** @type {any} */
    this.problem = null;
    this.busy = false;
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.querySelector("dialog"));
  }

  async show() {
    this.role = this.exchange.role;
    const own = this.exchange.session?.organization;
    this.organization = own?.id ?? "";
    // The others come in a moment; who only changes person need not wait for them.
    if (own && !this.organizations.some(({ id }) => id === own.id)) this.organizations = [{ ...own, kind: own.kind ?? "" }];
    this.person = this.exchange.session?.person ?? 1;
    this.problem = null;
    this.#dialog.showModal();
    try {
      this.organizations = await get(`${this.exchange.path}/organizations`);
    } catch (failure) {
      this.problem = problemOf(failure);
    }
  }

  /** @param {Event} e */
  async #choose(e) {
    e.preventDefault();
    this.busy = true;
    try {
      await this.exchange.chooseRole(this.role, ACTS_FOR[this.role] ? this.organization : undefined, this.person);
      this.#dialog.close();
      this.exchange.announce(say("role.now", { role: roleWords(this.exchange) }));
    } catch (failure) {
      this.problem = problemOf(failure);
    } finally {
      this.busy = false;
    }
  }

  render() {
    const { session } = this.exchange;
    const actsFor = ACTS_FOR[this.role];
    const organizations = actsFor
      ? this.organizations
          .filter(({ kind }) => actsFor(kind))
          .sort((a, b) => a.name.localeCompare(b.name, "nl"))
      : [];
    return html`<dialog id="roles" aria-labelledby="roles-head">
      <form @submit=${(/** @type {Event} */ e) => this.#choose(e)}>
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
                    this.person = session?.role === role ? (session.person ?? 1) : 1;
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
              >
              <label class="field"
                ><span>${say("role.person")}</span>
                <select name="person" aria-describedby="person-hint" @change=${(/** @type {any} */ e) => (this.person = Number(e.target.value))}>
                  ${Array.from({ length: PEOPLE }, (_, at) => at + 1).map((n) => html`<option value=${n} ?selected=${n === this.person}>${personWords(n)}</option>`)}
                </select></label
              >
              <p class="hint" id="person-hint">${say("role.personText")}</p>`
            : nothing
        }
        <div class="actions">
          <button class="btn" ?disabled=${this.busy}>${say("role.choose")}</button>
          <button type="button" class="btn quiet" @click=${() => this.#dialog.close()}>
            ${say("cancel")}
          </button>
        </div>
      </form>
    </dialog>`;
  }
}

/** @param {number} n */
const personWords = (n) => (n === 1 ? say("role.person.first") : say("role.person.colleague", { number: n }));

/** As whom one looks, in words. @param {import("../live/exchange.js").Exchange} exchange */
export const roleWords = ({ session, role }) => {
  const { organization, person = 1 } = session ?? {};
  const ofKind = `role.${role}.${organization?.kind}`;
  return [say(hasWords(ofKind) ? ofKind : `role.${role}`), organization?.name, organization && person > 1 ? personWords(person) : ""].filter(Boolean).join(" · ");
};

export const registerRoleDialog = () => customElements.define("role-dialog", RoleDialog);
