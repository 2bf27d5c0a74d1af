// @ts-check
import { html, nothing } from "lit";
import { CONSTANT_FIELDS, CONTENTS, FIELDS, withConstant, withField } from "../model/files.js";
import { code, list } from "../model/wording.js";
import { say } from "../words/say.js";
/** @import { CalendarReading, Content, FileStatus, Mapping } from "../model/files.js" */

/** What a constant may be, where that is a closed list. @type {Record<string, { words: string, codes: string[] }>} */
const CLOSED = {
  KIND: {
    words: "slotKind",
    codes: ["INTAKE", "TREATMENT_START", "EXPLORATORY", "CONSULTATION", "SHORT_CONTACT"],
  },
  DELIVERY: { words: "delivery", codes: ["ON_SITE", "ONLINE"] },
};
/** How the separator is said where it cannot be seen. @type {Record<string, string>} */
const SEPARATORS = { "\t": "tab" };
const DURATIONS = ["30", "45", "50", "60", "90"];

/**
 * How the columns of a CSV file are read: guessed, and put right here.
 *
 * @param {FileStatus} file
 * @param {Mapping} mapping
 * @param {{ busy: boolean, services: string[], map: (mapping: Mapping) => void, about: (content: Content) => void,
 *   preview: () => void }} on
 */
export function csvMapping(file, mapping, { busy, services, map, about, preview }) {
  const fields = FIELDS[mapping.content];
  const ready = file.missing.length === 0;
  const guessed = mapping.columns.filter(({ field }) => field !== null).length;
  const hidden = mapping.columns.filter(({ sensitive }) => sensitive).length;
  const constants = CONSTANT_FIELDS.filter(
    (field) =>
      fields.includes(field) &&
      (field in mapping.constants ||
        file.missing.includes(field) ||
        ((field === "KIND" || field === "DELIVERY") && !mapping.columns.some((column) => column.field === field))),
  );
  return html`<div class="mapping">
    <div class="mapping-top">
      <label class="field"
        ><span>${say("files.about")}</span
        ><select ?disabled=${busy} @change=${(/** @type {any} */ e) => about(e.target.value)}>
          ${CONTENTS.map((content) => html`<option value=${content} ?selected=${content === mapping.content}>${say(`content.${content}`)}</option>`)}
        </select></label
      >
      <p class="mapping-state">
        ${
          ready
            ? html`<span class="ok"><span aria-hidden="true">✓ </span>${say(file.remembered ? "mapping.remembered" : "mapping.ready", { n: guessed, of: mapping.columns.length })}</span>`
            : html`<span class="warn"
                ><span aria-hidden="true">▲ </span>${say("mapping.missing", { fields: list(file.missing.map((field) => say(`field.${field}`))) })}</span
              >`
        }
        <span class="sub"
          >${[say("mapping.separator", { separator: SEPARATORS[mapping.separator] ?? mapping.separator }), mapping.charset ?? "", hidden > 0 ? say("mapping.hidden", { n: hidden }) : ""].filter(Boolean).join(" · ")}</span
        >
      </p>
      <button type="button" class="btn file-next" aria-keyshortcuts="v" ?disabled=${busy || !ready} @click=${preview}>
        ${say("mapping.preview")} <kbd aria-hidden="true">v</kbd>
      </button>
    </div>
    ${
      constants.length > 0
        ? html`<fieldset class="constants">
            <legend>${say("mapping.constants")}</legend>
            ${constants.map((field) => constantField(field, mapping.constants[field] ?? "", services, busy, (value) => map(withConstant(mapping, field, value))))}
          </fieldset>`
        : nothing
    }
    <div class="columns-scroller" tabindex="0" role="group" aria-label=${say("mapping.columns")}>
      <table class="columns-table">
        <caption class="sr">
          ${say("mapping.columns")}
        </caption>
        <thead>
          <tr>
            <th scope="col">${say("mapping.column")}</th>
            <th scope="col">${say("mapping.means")}</th>
            <th scope="col" class="samples">${say("mapping.samples")}</th>
          </tr>
        </thead>
        <tbody>
          ${mapping.columns.map(
            (column, index) =>
              html`<tr class=${column.sensitive ? "is-hidden" : column.field ? "" : "is-unread"}>
                <th scope="row" id="column-${index}">
                  ${column.name || say("mapping.nameless", { n: index + 1 })}
                </th>
                <td>
                  ${
                    column.sensitive
                      ? html`<span class="tag unknown"
                          ><span aria-hidden="true">■ </span>${say("mapping.sensitive")}</span
                        >`
                      : html`<select
                          aria-labelledby="column-${index}"
                          data-column=${index}
                          ?disabled=${busy}
                          @change=${(/** @type {any} */ e) => map(withField(mapping, index, e.target.value || null))}
                        >
                          <option value="" ?selected=${column.field === null}>${say("mapping.unread")}</option>
                          ${fields.map((field) => html`<option value=${field} ?selected=${field === column.field}>${say(`field.${field}`)}</option>`)}
                        </select>`
                  }
                </td>
                <td class="samples">
                  ${
                    column.sensitive
                      ? html`<span class="none">${say("mapping.notRead")}</span>`
                      : file.sample.slice(0, 4).map((row) => html`<span>${row[index] || "–"}</span>`)
                  }
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </div>`;
}

/** One value for every row. @param {string} field @param {string} value @param {string[]} services @param {boolean} busy @param {(value: string) => void} changed */
function constantField(field, value, services, busy, changed) {
  const closed = CLOSED[field];
  /** @type {[string, string][]} */
  const options = closed
    ? closed.codes.map((known) => [known, code(closed.words, known)])
    : (field === "DURATION" ? DURATIONS : field === "SERVICE" ? services : []).map((known) => [
        known,
        field === "DURATION" ? say("time.minutes", { n: known }) : known,
      ]);
  if (value !== "" && !options.some(([known]) => known === value)) options.push([value, value]);
  return html`<label class="field"
    ><span>${say(`field.${field}`)}</span>
    ${
      options.length > 0
        ? html`<select data-constant=${field} ?disabled=${busy} @change=${(/** @type {any} */ e) => changed(e.target.value)}>
            <option value="">${say("mapping.noConstant")}</option>
            ${options.map(([known, words]) => html`<option value=${known} ?selected=${known === value}>${words}</option>`)}
          </select>`
        : html`<input
            data-constant=${field}
            ?disabled=${busy}
            .value=${value}
            @change=${(/** @type {any} */ e) => changed(e.target.value.trim())}
          />`
    }
  </label>`;
}

/**
 * How the events of a calendar are read; what tells itself, as FHIR does, has nothing to choose.
 *
 * @param {FileStatus} file
 * @param {{ busy: boolean, services: string[], read: (reading: CalendarReading) => void, preview: () => void }} on
 */
export function calendarReading(file, { busy, services, read, preview }) {
  const reading = file.calendar;
  const ready = file.missing.length === 0;
  return html`<div class="mapping">
    <div class="mapping-top">
      <p class="mapping-state">
        ${
          ready
            ? html`<span class="ok"><span aria-hidden="true">✓ </span>${say("mapping.calendarReady")}</span>`
            : html`<span class="warn"
                ><span aria-hidden="true">▲ </span>${say("mapping.missing", { fields: list(file.missing.map((field) => say(`field.${field}`))) })}</span
              >`
        }
      </p>
      <button type="button" class="btn file-next" aria-keyshortcuts="v" ?disabled=${busy || !ready} @click=${preview}>
        ${say("mapping.preview")} <kbd aria-hidden="true">v</kbd>
      </button>
    </div>
    ${
      reading
        ? html`<div class="two">
            <label class="field"
              ><span>${say("calendar.places")}</span
              ><select
                ?disabled=${busy}
                @change=${(/** @type {any} */ e) => read({ ...reading, places: e.target.value })}
              >
                ${["ALL", "TRANSPARENT"].map((places) => html`<option value=${places} ?selected=${places === reading.places}>${say(`calendar.places.${places}`)}</option>`)}
              </select></label
            >
            <label class="field"
              ><span>${say("calendar.service")}</span
              ><select
                ?disabled=${busy}
                @change=${(/** @type {any} */ e) => read({ ...reading, service: e.target.value })}
              >
                ${["CATEGORIES", "SUMMARY", "CONSTANT"].map((service) => html`<option value=${service} ?selected=${service === reading.service}>${say(`calendar.service.${service}`)}</option>`)}
              </select></label
            >
            ${constantField("SERVICE", reading.constants.SERVICE ?? "", services, busy, (value) => {
              const { SERVICE: _, ...others } = reading.constants;
              read({ ...reading, constants: value === "" ? others : { ...others, SERVICE: value } });
            })}
          </div>`
        : nothing
    }
  </div>`;
}
