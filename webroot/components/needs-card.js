// @ts-check
import { html, nothing } from "lit";
import { MUST_HAVES } from "../model/needs.js";
import { code, list } from "../model/wording.js";
import { say } from "../words/say.js";
/** @import { WaitsRow } from "../model/types.js" */

const BACKUP = ["OWN", "BY_AGREEMENT", "NONE"];

/**
 * What people need that a service can meet, and who is there out of hours: each in one click.
 *
 * @param {WaitsRow} row
 * @param {{ busy: boolean, declare: (change: { backupCare?: string, meets?: string[] }) => void }} on a
 *     detail that is undefined is taken away
 */
export function needsCard({ backupCare, meets }, { busy, declare }) {
  /** @param {string} needed */
  const toggled = (needed) =>
    meets?.includes(needed) ? meets.filter((each) => each !== needed) : [...(meets ?? []), needed];
  /** @param {string} words @param {boolean} pressed @param {() => void} act */
  const chip = (words, pressed, act) =>
    html`<button type="button" class="chip" aria-pressed=${pressed} ?disabled=${busy} @click=${act}>${words}</button>`;
  return html`<section class="card-block wide needs-card" aria-labelledby="needs-head">
    <h3 id="needs-head">${say("needs.head")}</h3>
    <p class="hint">${say("needs.hint")}</p>
    <h4 id="needs-must">${say("needs.mustHaves")}</h4>
    <div class="chips" role="group" aria-labelledby="needs-must">
      ${MUST_HAVES.map((needed) =>
        chip(code("mustHave", needed), meets?.includes(needed) ?? false, () => declare({ meets: toggled(needed) })),
      )}
    </div>
    ${
      meets === undefined
        ? html`<p class="needs-state">
            <span class="sub">${say("needs.undeclared")}</span>
            <button type="button" class="link" ?disabled=${busy} @click=${() => declare({ meets: [] })}>
              ${say("needs.declareNothing")}
            </button>
          </p>`
        : html`<p class="needs-state">
            ${meets.length === 0 ? html`<span>${say("needs.nothing")}</span>` : nothing}
            <button type="button" class="link" ?disabled=${busy} @click=${() => declare({ meets: undefined })}>
              ${say("needs.clear")}
            </button>
          </p>`
    }
    <h4 id="needs-backup">${say("needs.backup")}</h4>
    <div class="chips" role="group" aria-labelledby="needs-backup">
      ${BACKUP.map((care) => chip(code("backup", care), backupCare === care, () => declare({ backupCare: care })))}
      ${chip(code("backup", "unknown"), backupCare === undefined, () => declare({ backupCare: undefined }))}
    </div>
  </section>`;
}

/** What a service says that it can meet; nothing where it says nothing. @param {WaitsRow} row */
export function needsNote({ backupCare, meets }) {
  const sentences = [
    backupCare ? say("panel.backup", { backup: code("backup", backupCare) }) : "",
    meets?.length ? say("panel.meets", { needs: list(meets.map((needed) => code("mustHave", needed))) }) : "",
  ].filter(Boolean);
  return sentences.length > 0 ? html`<p class="panel-note">${sentences.join(" ")}</p>` : nothing;
}
