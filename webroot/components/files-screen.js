// @ts-check
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Files } from "../live/files.js";
import { aboutContent, isUndoable, isUnderWay, summaryOf } from "../model/files.js";
import { problemOf } from "../model/problems.js";
import { say } from "../words/say.js";
import { fileDrop } from "./file-drop.js";
import { calendarReading, csvMapping } from "./file-mapping.js";
import { earlierImport, faultNote, fileProblem, filePreview, fileProgress, fileResult, sizeWords } from "./file-parts.js";
import { PlannerPart } from "./planner-part.js";
import { registerPlanningTab } from "./planning-tabs.js";
/** @import { CalendarReading, Content, FileStatus, ImportRow, Mapping, RowReport } from "../model/files.js" */

const VIEWS = ["waits", "imports"];
const POLL_MS = 400;
const ROWS_AT_ONCE = 100;
const EARLIER_SHOWN = 12;

/** `<files-screen>`: what does this file say, what will it do, and what did it do? */
class FilesScreen extends PlannerPart {
  static ticking = true;
  static properties = {
    ...PlannerPart.properties,
    file: { state: true },
    rows: { state: true },
    verdict: { state: true },
    content: { state: true },
    dragged: { state: true },
    mode: { state: true },
    mapping: { state: true },
    readInstead: { state: true },
    moreRows: { state: true },
    organization: { state: true },
    organizations: { state: true },
  };

  constructor() {
    super();
    /** The file that is looked at. @type {FileStatus | null} */
    this.file = null;
    /** @type {RowReport[]} */
    this.rows = [];
    /** Which rows are shown; empty for all. */
    this.verdict = "";
    /** What the next file is about; empty to have it guessed. @type {Content | ""} */
    this.content = "";
    this.dragged = false;
    /** @type {"ALL_OR_NOTHING" | "PER_ROW" | ""} */
    this.mode = "";
    /** Whether the mapping is shown again after a preview. */
    this.mapping = false;
    this.moreRows = false;
    /** What was handed in, to have it guessed anew. @type {File | null} */
    this.handed = null;
    this.timer = 0;
    /** For whom an administrator brings in a file; empty until it is chosen. */
    this.organization = "";
    /** @type {{ id: string, name: string }[]} */
    this.organizations = [];
  }

  connectedCallback() {
    super.connectedCallback();
    if (!this.mayPlan) return;
    if (this.#by) this.#resume();
    else this.#learnOrganizations();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  get keys() {
    return [
      { key: "o", words: say("keys.fileOpen"), run: () => this.#press("input[type=file]") },
      { key: "v", words: say("keys.fileOn"), run: () => this.#press(".file-next") },
      { key: "z", words: say("keys.undo"), run: () => this.#press(".undo-import") },
    ];
  }

  /** What a key stands for, where it is in sight and can be pressed. @param {string} what */
  #press(what) {
    /** @type {HTMLElement | null} */ (this.querySelector(what))?.click();
  }

  /** Whose files these are; empty while an administrator has not chosen. */
  get #by() {
    return this.organization || this.exchange.session?.organization?.id || "";
  }

  get #files() {
    return new Files(this.exchange, this.#by || undefined);
  }

  async #learnOrganizations() {
    try {
      this.organizations = await this.#files.organizations();
    } catch (failure) {
      this.problem = problemOf(failure);
    }
  }

  /** @param {string} organization */
  #actFor(organization) {
    this.organization = organization;
    if (organization) return this.#resume();
  }

  /** Goes on with a file that is still under way, after the page was left. */
  async #resume() {
    try {
      const going = (await this.#files.all()).find(isUnderWay);
      if (going && !this.file) this.#show(going);
    } catch (failure) {
      this.problem = problemOf(failure);
    }
  }

  /** @param {FileStatus} file */
  async #show(file) {
    const before = this.file;
    this.file = file;
    clearTimeout(this.timer);
    if (isUnderWay(file)) {
      this.timer = window.setTimeout(() => this.#look(file.id), POLL_MS);
      return;
    }
    const settled = before === null || before.id !== file.id || isUnderWay(before);
    if (settled && ["PREVIEWED", "DONE", "STOPPED", "FAILED"].includes(file.phase)) {
      const { wrong } = summaryOf(file.counts);
      if (file.phase === "PREVIEWED") this.mode = wrong > 0 ? "PER_ROW" : "ALL_OR_NOTHING";
      this.verdict = "";
      this.mapping = false;
      this.exchange.announce(say(`files.phase.${file.phase}`));
      await this.#readRows();
      await this.updateComplete;
      /** @type {HTMLElement | null} */ (this.querySelector("#file-head"))?.focus({ preventScroll: true });
    }
  }

  /** @param {string} id */
  async #look(id) {
    try {
      const status = await this.#files.status(id);
      if (this.file?.id === id) await this.#show(status);
    } catch (failure) {
      this.problem = problemOf(failure);
      this.timer = window.setTimeout(() => this.#look(id), 4 * POLL_MS);
    }
  }

  /** @param {boolean} [more] */
  async #readRows(more = false) {
    const { file, verdict } = this;
    if (!file) return;
    try {
      const rows = await this.#files.rows(file.id, verdict, more ? this.rows.length : 0, ROWS_AT_ONCE);
      // Answers may overtake each other: what is shown is what was asked for last.
      if (this.file?.id !== file.id || this.verdict !== verdict) return;
      this.rows = more ? [...this.rows, ...rows] : rows;
      this.moreRows = rows.length === ROWS_AT_ONCE;
    } catch (failure) {
      this.problem = problemOf(failure);
    }
  }

  /** @param {File | undefined} handed */
  async #open(handed, content = this.content) {
    if (!handed) return;
    await this.#act("open", async () => {
      if (this.file) await this.#files.putAway(this.file.id).catch(() => {});
      this.file = null;
      this.rows = [];
      this.handed = handed;
      let file = await this.#files.open(handed, content);
      // Read as it was the last time: nothing is left to say before it is looked at.
      if (file.missing.length === 0 && (file.remembered || file.format === "FHIR"))
        file = await this.#files.preview(file.id);
      await this.#show(file);
      await this.updateComplete;
      /** @type {HTMLElement | null} */ (this.querySelector("#file-head"))?.focus({ preventScroll: true });
    });
  }

  /** One act on the file at a time; what comes back is shown. @param {string} name @param {() => Promise<any>} act */
  async #act(name, act) {
    if (this.busy) return this.exchange.announce(say("notTaken"));
    this.busy = name;
    this.problem = null;
    this.done = null;
    try {
      await act();
    } catch (failure) {
      this.problem = fileProblem(problemOf(failure));
    } finally {
      this.busy = "";
    }
  }

  /** @param {Mapping} mapping */
  #map(mapping) {
    const { file } = this;
    if (file) return this.#act("map", async () => this.#show(await this.#files.map(file.id, mapping)));
  }

  /** @param {Content} content */
  #about(content) {
    const { file } = this;
    if (!file?.mapping) return;
    // With the file still at hand its columns are guessed anew; else only what also holds there is kept.
    return this.handed ? this.#open(this.handed, content) : this.#map(aboutContent(file.mapping, content));
  }

  /** @param {CalendarReading} reading */
  #read(reading) {
    const { file } = this;
    if (file) return this.#act("map", async () => this.#show(await this.#files.read(file.id, reading)));
  }

  /** @param {"preview" | "cancel" | "undo"} what */
  #do(what) {
    const { file } = this;
    if (file) return this.#act(what, async () => this.#show(await this.#files[what](file.id)));
  }

  #run() {
    const { file } = this;
    const mode = this.mode || "PER_ROW";
    if (file) return this.#act("run", async () => this.#show(await this.#files.run(file.id, mode)));
  }

  #putAway() {
    const { file } = this;
    if (!file) return;
    return this.#act("away", async () => {
      await this.#files.putAway(file.id);
      clearTimeout(this.timer);
      this.file = null;
      this.rows = [];
      this.handed = null;
    });
  }

  /** @param {string} verdict */
  async #filter(verdict) {
    this.verdict = this.verdict === verdict ? "" : verdict;
    await this.#readRows();
  }

  /** @param {ImportRow} row */
  #undoEarlier(row) {
    const files = new Files(this.exchange, row.by);
    return this.doing(row.key, () => files.undoImport(row.key), say("files.undoing"));
  }

  render() {
    return this.screen({ name: "files", words: "tab.files", views: VIEWS, body: () => this.#body() });
  }

  #body() {
    return html`<div class="page-head">
        <h1 tabindex="-1">${say("tab.files")}</h1>
        <p class="found"><span>${say("files.lead")}</span></p>
      </div>
      ${this.outcome()} ${
        this.file
          ? this.#current(this.file)
          : html`${this.exchange.session?.organization === undefined ? this.#forWhom() : nothing}
            ${this.#by ? this.#drop() : nothing}`
      } ${this.#earlier()}`;
  }

  /** An administrator says first for whom it is. */
  #forWhom() {
    return html`<div class="field for-whom">
      <label for="file-organization">${say("files.forWhom")}</label>
      <select
        id="file-organization"
        @change=${(/** @type {any} */ e) => this.#actFor(e.target.value)}
      >
        <option value="" ?selected=${this.organization === ""}>${say("files.chooseOrganization")}</option>
        ${this.organizations.map(({ id, name }) => html`<option value=${id} ?selected=${id === this.organization}>${name}</option>`)}
      </select>
      <p class="hint">${say("files.forWhomHint")}</p>
    </div>`;
  }

  #drop() {
    return fileDrop({
      opening: this.busy === "open",
      dragged: this.dragged,
      content: this.content,
      dragging: (dragged) => (this.dragged = dragged),
      about: (content) => (this.content = content),
      open: (file) => this.#open(file),
    });
  }

  /** @param {FileStatus} file */
  #current(file) {
    const { exchange } = this;
    const busy = this.busy !== "";
    const mapped = file.phase === "OPENED" || this.mapping || (file.phase === "FAILED" && !file.importId);
    return html`<section class="file" aria-labelledby="file-head">
      <header class="file-head">
        <div>
          <h2 id="file-head" tabindex="-1">${file.fileName}</h2>
          <p class="sub">
            ${[say(`fileFormat.${file.format}`), file.mapping ? say(`content.${file.mapping.content}`) : "", sizeWords(file.size)].filter(Boolean).join(" · ")}
          </p>
        </div>
        ${steps(file)}
        ${
          isUnderWay(file)
            ? nothing
            : html`<button type="button" class="btn quiet small put-away" ?disabled=${busy} @click=${() => this.#putAway()}>
                ${say(file.importId ? "files.next" : "files.away")}
              </button>`
        }
      </header>
      ${faultNote(file)}
      ${
        file.phase === "PREVIEWING" || file.phase === "RUNNING"
          ? fileProgress(file, { busy, cancel: () => this.#do("cancel") })
          : mapped
            ? this.#mapping(file, busy)
            : file.phase === "PREVIEWED"
              ? filePreview(file, this.rows, {
                  exchange,
                  busy,
                  verdict: this.verdict,
                  mode: this.mode || "PER_ROW",
                  more: this.moreRows,
                  report: this.#files.reportAt(file.id),
                  filter: (verdict) => this.#filter(verdict),
                  showMore: () => this.#readRows(true),
                  chooseMode: (mode) => (this.mode = mode),
                  run: () => this.#run(),
                  back: () => (this.mapping = true),
                })
              : fileResult(file, this.rows, {
                  exchange,
                  busy,
                  verdict: this.verdict,
                  more: this.moreRows,
                  report: this.#files.reportAt(file.id),
                  filter: (verdict) => this.#filter(verdict),
                  showMore: () => this.#readRows(true),
                  undoable: isUndoable({ state: file.importState, undoUntil: file.undoUntil }, exchange.now()),
                  undo: () => this.#do("undo"),
                })
      }
    </section>`;
  }

  /** @param {FileStatus} file @param {boolean} busy */
  #mapping(file, busy) {
    const own = this.services.filter(({ organization }) => organization.id === this.#by);
    const services = own.map(({ name }) => name);
    const on = {
      busy,
      services: [...new Set(services)].sort((a, b) => a.localeCompare(b, "nl")),
      preview: () => this.#do("preview"),
    };
    return file.mapping
      ? csvMapping(file, file.mapping, {
          ...on,
          map: (mapping) => this.#map(mapping),
          about: (content) => this.#about(content),
        })
      : calendarReading(file, { ...on, read: (reading) => this.#read(reading) });
  }

  #earlier() {
    const { exchange } = this;
    const rows = /** @type {ImportRow[]} */ (exchange.rows("imports"))
      .filter(({ by }) => this.organization === "" || by === this.organization)
      .sort((a, b) => b.openedAt.localeCompare(a.openedAt));
    return html`<section class="earlier" aria-labelledby="earlier-head">
      <h2 id="earlier-head">${say("files.earlierHead")}</h2>
      ${
        rows.length === 0
          ? html`<p class="none">${say("files.earlierNone")}</p>`
          : html`<ul>
              ${repeat(
                rows.slice(0, EARLIER_SHOWN),
                ({ key }) => key,
                (row) =>
                  earlierImport(row, {
                    exchange,
                    busy: this.busy !== "",
                    undoable: isUndoable(row, exchange.now()),
                    undo: () => this.#undoEarlier(row),
                  }),
              )}
            </ul>`
      }
    </section>`;
  }
}

/** Where one is on the way from file to places. @param {FileStatus} file */
function steps({ phase }) {
  const at =
    phase === "OPENED" || phase === "FAILED" ? 0 : phase === "PREVIEWING" || phase === "PREVIEWED" ? 1 : 2;
  return html`<ol class="file-steps" aria-label=${say("files.steps")}>
    ${["columns", "preview", "done"].map((step, index) => html`<li class=${index < at ? "was" : ""} aria-current=${index === at ? "step" : nothing}>${say(`files.step.${step}`)}</li>`)}
  </ol>`;
}

export function registerFilesScreen() {
  customElements.define("files-screen", FilesScreen);
  registerPlanningTab({
    path: "/planning/bestanden",
    words: "tab.files",
    screen: (exchange) => html`<files-screen data-screen .exchange=${exchange}></files-screen>`,
  });
}
