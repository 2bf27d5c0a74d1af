// @ts-check
import { html, nothing } from "lit";
import { shareOf, sizeOf, summaryOf, VERDICTS } from "../model/files.js";
import { code } from "../model/wording.js";
import { hasWords, say } from "../words/say.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { FileStatus, ImportRow, RowReport } from "../model/files.js" */

/** Drawn beside the word of each verdict. @type {Record<string, string>} */
const SHAPES = { NEW: "+", CHANGED: "~", WITHDRAWN: "−", UNCHANGED: "=", CONFLICT: "▲", REFUSED: "✕" };

/** @param {number} bytes */
export function sizeWords(bytes) {
  const { n, unit } = sizeOf(bytes);
  return `${String(n).replace(".", say("decimal"))} ${unit}`;
}

/** Thousands apart, as the language writes them. @param {number} n */
const number = (n) => n.toLocaleString(say("locale"));

/** What is wrong with the file, or kept the region from it. @param {FileStatus} file */
export function faultNote({ fault, refusal }) {
  if (!fault && !refusal) return nothing;
  const key = fault?.problem ? `fileProblem.${fault.problem}` : "";
  const words = key && hasWords(key) ? say(key) : refusal ? reasonWords({ reason: refusal.reason }) : say("files.broken");
  return html`<div class="note problem" role="alert">
    <p>
      <b><span aria-hidden="true">▲ </span>${words}</b>
      ${fault && fault.line > 0 ? say("files.atLine", { n: number(fault.line) }) : nothing}
    </p>
  </div>`;
}

/** With what is wrong with the file in the reader's own words. @param {any} problem @returns {import("../live/api.js").Problem} */
export function fileProblem(problem) {
  const key = `fileProblem.${problem.problem}`;
  if (problem.slug !== "file-refused" || !hasWords(key)) return problem;
  const where = problem.line > 0 ? ` ${say("files.atLine", { n: number(problem.line) })}` : "";
  return { ...problem, detail: say(key) + where };
}

/** How far it is, and the way to stop. @param {FileStatus} file @param {{ busy: boolean, cancel: () => void }} on */
export function fileProgress(file, { busy, cancel }) {
  const share = shareOf(file);
  const words = say(`files.phase.${file.phase}`);
  return html`<div class="file-progress">
    <p id="progress-words">
      <b>${words}</b>
      ${
        file.rowsTotal > 0
          ? say("files.rowsOf", { n: number(file.rowsDone), of: number(file.rowsTotal) })
          : say("files.rows", { n: number(file.rowsDone) })
      }
    </p>
    <progress aria-labelledby="progress-words" max="1" .value=${share ?? nothing}></progress>
    ${verdictCounts(file.counts)}
    <button type="button" class="btn quiet" ?disabled=${busy} @click=${cancel}>${say("files.cancel")}</button>
    ${file.phase === "RUNNING" ? html`<p class="hint">${say(file.mode === "ALL_OR_NOTHING" ? "files.cancelAll" : "files.cancelRows")}</p>` : nothing}
  </div>`;
}

/** @param {Record<string, number>} counts */
const verdictCounts = (counts) =>
  html`<ul class="verdicts">
    ${summaryOf(counts).shown.map((verdict) => html`<li class="verdict is-${verdict.toLowerCase()}"><span aria-hidden="true">${SHAPES[verdict]}</span> <b>${number(counts[verdict])}</b> ${say(`verdict.${verdict}`)}</li>`)}
  </ul>`;

/**
 * @typedef {object} RowActs
 * @property {Exchange} exchange
 * @property {boolean} busy
 * @property {string} verdict of the rows that are shown; empty for all
 * @property {boolean} more whether there are more rows than shown
 * @property {string} report where all of it can be had
 * @property {(verdict: string) => void} filter
 * @property {() => void} showMore
 */

/**
 * What the file will do, before it does.
 *
 * @param {FileStatus} file
 * @param {RowReport[]} rows
 * @param {RowActs & { mode: string, chooseMode: (mode: "ALL_OR_NOTHING" | "PER_ROW") => void, run: () => void,
 *   back: () => void }} on
 */
export function filePreview(file, rows, on) {
  const { doing, wrong } = summaryOf(file.counts);
  const nothingToDo = doing === 0;
  return html`<div class="file-preview">
    <div class="file-do">
      <p class="file-sentence">
        ${
          nothingToDo
            ? html`<b>${say(wrong > 0 ? "preview.allWrong" : "preview.nothing")}</b>`
            : html`${say("preview.does")} <b>${sentence(file.counts)}</b>.`
        }
        ${wrong > 0 && !nothingToDo ? html`<span class="warn"><span aria-hidden="true">▲ </span>${say("preview.wrong", { n: number(wrong) })}</span>` : nothing}
        <span class="sub">${say("preview.promise")}</span>
      </p>
      ${
        wrong > 0 && !nothingToDo
          ? html`<fieldset class="mode">
              <legend class="sr">${say("mode.head")}</legend>
              ${/** @type {("PER_ROW" | "ALL_OR_NOTHING")[]} */ (["PER_ROW", "ALL_OR_NOTHING"]).map(
                (mode) =>
                  html`<label class="tick"
                    ><input
                      type="radio"
                      name="mode"
                      value=${mode}
                      .checked=${on.mode === mode}
                      @change=${() => on.chooseMode(mode)}
                    />
                    <span>${say(`mode.${mode}`)} <small class="hint">${say(`mode.${mode}.text`)}</small></span></label
                  >`,
              )}
            </fieldset>`
          : nothing
      }
      <div class="actions">
        <button
          type="button"
          class="btn file-next"
          aria-keyshortcuts="v"
          ?disabled=${on.busy || nothingToDo}
          @click=${on.run}
        >
          ${say("preview.run", { n: number(doing) })} <kbd aria-hidden="true">v</kbd>
        </button>
        <button type="button" class="btn quiet" ?disabled=${on.busy} @click=${on.back}>${say("preview.back")}</button>
        <a class="btn quiet" href=${on.report} download>${say("preview.report")}</a>
      </div>
    </div>
    ${rowList(file, rows, on)}
  </div>`;
}

/** "12 nieuwe plekken, 3 veranderd en 1 ingetrokken". @param {Record<string, number>} counts */
const sentence = (counts) =>
  VERDICTS.slice(0, 3)
    .filter((verdict) => (counts[verdict] ?? 0) > 0)
    .map((verdict) => `${number(counts[verdict])} ${say(`verdict.${verdict}`)}`)
    .join(", ");

/**
 * What the file did, and the way back as a whole.
 *
 * @param {FileStatus} file
 * @param {RowReport[]} rows
 * @param {RowActs & { undoable: boolean, undo: () => void }} on
 */
export function fileResult(file, rows, on) {
  const { calendar, today } = on.exchange;
  const undone = file.importState === "UNDONE";
  const undoing = file.importState === "UNDOING";
  const { doing } = summaryOf(file.counts);
  return html`<div class="file-result">
    <div class="file-do">
      <p class="file-sentence" role="status">
        ${
          undone || undoing
            ? html`<b>${say(`files.import.${file.importState}`)}</b>`
            : file.phase === "STOPPED" && file.stoppedBy
              ? html`<b class="warn"><span aria-hidden="true">▲ </span>${say("result.stoppedBy", { n: number(file.stoppedBy.line) })}</b>
                  ${reasonWords(file.stoppedBy)}`
              : file.phase === "STOPPED"
                ? html`<b>${say("result.cancelled")}</b>`
                : file.phase === "FAILED"
                  ? nothing
                  : html`<b class="ok"
                        ><span aria-hidden="true">✓ </span>${doing === 0 ? say("result.nothing") : say("result.done", { what: sentence(file.counts) })}</b
                      >
                      <span class="sub">${say("result.live")}</span>`
        }
      </p>
      <div class="actions">
        ${
          on.undoable && file.undoUntil
            ? html`<button type="button" class="btn quiet undo-import" aria-keyshortcuts="z" ?disabled=${on.busy} @click=${on.undo}>
                  ${say("files.undo")} <kbd aria-hidden="true">z</kbd>
                </button>
                <span class="hint">${say("files.undoUntil", { moment: calendar.days(today, file.undoUntil) === 0 ? calendar.time(file.undoUntil) : calendar.moment(file.undoUntil) })}</span>`
            : nothing
        }
        <a class="btn quiet" href=${on.report} download>${say("preview.report")}</a>
      </div>
    </div>
    ${rowList(file, rows, on)}
  </div>`;
}

/** The rows with what becomes of each, filtered by the counts. @param {FileStatus} file @param {RowReport[]} rows @param {RowActs} on */
function rowList(file, rows, { exchange, verdict, more, busy, filter, showMore }) {
  const { counts } = file;
  const { shown, all } = summaryOf(counts);
  return html`<div class="row-list">
    <div class="chips" role="group" aria-label=${say("rows.filter")}>
      ${shown.map(
        (known) =>
          html`<button
            type="button"
            class="chip verdict is-${known.toLowerCase()}"
            data-verdict=${known}
            aria-pressed=${verdict === known}
            @click=${() => filter(known)}
          >
            ${verdict === known ? nothing : html`<span aria-hidden="true">${SHAPES[known]}</span>`}
            <b>${number(counts[known])}</b> ${say(`verdict.${known}`)}
          </button>`,
      )}
    </div>
    ${
      rows.length === 0
        ? html`<p class="none">${say("rows.none")}</p>`
        : html`<table class="rows-table">
              <caption class="sr">
                ${say("rows.caption")}
              </caption>
              <thead>
                <tr>
                  <th scope="col" class="num">${say("rows.line")}</th>
                  <th scope="col">${say("rows.verdict")}</th>
                  <th scope="col">${say("rows.what")}</th>
                  <th scope="col">${say("rows.why")}</th>
                </tr>
              </thead>
              <tbody>
                ${rows.map((row) => rowLine(row, exchange))}
              </tbody>
            </table>
            ${
              more
                ? html`<button type="button" class="btn quiet small" ?disabled=${busy} @click=${showMore}>
                    ${say("rows.more", { n: number(rows.length), of: number(verdict ? counts[verdict] : all) })}
                  </button>`
                : nothing
            }`
    }
  </div>`;
}

/** @param {RowReport} row @param {Exchange} exchange */
function rowLine(row, exchange) {
  const { calendar } = exchange;
  const service = exchange.rows("waits").find(({ key }) => key === row.service);
  return html`<tr class="is-${row.verdict.toLowerCase()}">
    <td class="num">${number(row.line)}</td>
    <td class="verdict is-${row.verdict.toLowerCase()}">
      <span aria-hidden="true">${SHAPES[row.verdict]}</span> ${say(`verdict.${row.verdict}`)}
    </td>
    <td>
      ${row.start ? html`<b>${calendar.moment(row.start)}</b>` : nothing}
      ${[service?.name ?? "", row.kind && row.kind !== "INTAKE" ? code("slotKind", row.kind) : ""].filter(Boolean).join(" · ")}
      ${row.key ? html`<span class="sub">${row.key}</span>` : nothing}
    </td>
    <td>${reasonWords(row)}</td>
  </tr>`;
}

/** Why, in words, with what was found there. @param {{ reason?: string, field?: string, value?: string }} row */
export function reasonWords({ reason, field, value }) {
  if (!reason) return "";
  const named = field && hasWords(`field.${field}`) ? say(`field.${field}`) : "";
  const slug = reason.toLowerCase().replaceAll("_", "-");
  const why = hasWords(`fileReason.${reason}`)
    ? say(`fileReason.${reason}`)
    : hasWords(`problem.${slug}`)
      ? say(`problem.${slug}`, { detail: value ?? "" })
      : say("fileReason.OTHER");
  return html`${named ? html`<b>${named}</b>: ` : nothing}${value && hasWords(`fileReason.${reason}`) ? html`<q>${value}</q> ` : nothing}${why}`;
}

/**
 * What undoing left, and why.
 *
 * @param {NonNullable<ImportRow["kept"]>[number]} kept
 * @param {Exchange} exchange
 */
function keptWords({ location, service, schedule, why }, exchange) {
  const services = exchange.rows("waits");
  const named = service
    ? services.find(({ key }) => key === service)?.name
    : location && services.find((row) => row.location?.id === location)?.location.name;
  const sort = service ? "service" : location ? "location" : schedule ? "schedule" : "organization";
  return `${[say(`keptThing.${sort}`), named].filter(Boolean).join(" ")} (${say(`keptWhy.${why}`)})`;
}

/**
 * An import of before: what it did, how it stands, and the way back while there is one.
 *
 * @param {ImportRow} row
 * @param {{ exchange: Exchange, busy: boolean, undoable: boolean, undo: () => void }} on
 */
export function earlierImport(row, { exchange, busy, undoable, undo }) {
  const { calendar } = exchange;
  const did = Object.entries(row.counts ?? {}).filter(([, n]) => n > 0);
  const kept = row.kept ?? [];
  return html`<li class="earlier-import is-${row.state.toLowerCase()}">
    <span><b>${calendar.moment(row.openedAt)}</b> <span class="sub">${say(`importKind.${row.kind}`)}</span></span>
    <span
      >${did.length === 0 ? say("files.didNothing") : did.map(([what, n]) => `${number(n)} ${say(`importCount.${what}`)}`).join(", ")}</span
    >
    <span
      ><span class="tag ${row.state === "DONE" ? "" : "unknown"}">${say(`files.import.${row.state}`)}</span>
      ${kept.length === 0 ? nothing : html`<span class="sub kept">${say("files.kept")} ${kept.map((one) => keptWords(one, exchange)).join("; ")}</span>`}</span
    >
    <span class="earlier-undo"
      >${
        undoable && row.undoUntil
          ? html`<button
                type="button"
                class="btn quiet small"
                ?disabled=${busy}
                aria-label=${say("files.undoOf", { moment: calendar.moment(row.openedAt) })}
                @click=${undo}
              >
                ${say("undo")}
              </button>
              <span class="sub">${say("files.undoUntil", { moment: calendar.moment(row.undoUntil) })}</span>`
          : nothing
      }</span
    >
  </li>`;
}
