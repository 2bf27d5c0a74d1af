// @ts-check
import { html } from "lit";
import { say } from "../words/say.js";
import { registerIllForm } from "./ill-form.js";
import { registerPublishForm } from "./publish-form.js";
import { registerScheduleManager } from "./schedule-manager.js";
import { registerWhoForm } from "./who-form.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { ScheduleRow, SlotRow, WaitsRow } from "../model/types.js" */

/**
 * What is open over the agenda.
 *
 * @typedef {{ kind: "publish", service?: string } | { kind: "ill" } | { kind: "schedules" } |
 *   { kind: "who", slot: SlotRow }} AgendaForm
 *
 * @typedef {object} On
 * @property {Exchange} exchange
 * @property {WaitsRow[]} services
 * @property {ScheduleRow[]} schedules those that were ended too
 * @property {SlotRow[]} slots
 * @property {{ service: string, schedule: string }} filter
 * @property {string} organization for which an agenda is added
 * @property {string} monday of the week in sight
 * @property {() => void} closed
 * @property {(e: CustomEvent) => void} cleared
 * @property {(e: CustomEvent) => void} whoDone
 * @property {(key: string) => void} changing a place is changed from here
 */

const HEADS = { publish: "publish.head", ill: "ill.head", schedules: "schedule.head", who: "who.head" };

/** @param {AgendaForm} form @param {On} on */
export const agendaDialog = (form, on) =>
  html`<dialog class="wide-dialog" aria-labelledby="form-head" @close=${on.closed} @form-closed=${on.closed}>
    <h2 id="form-head">${say(HEADS[form.kind])}</h2>
    ${FORMS[form.kind](on, form)}
  </dialog>`;

/** @type {Record<AgendaForm["kind"], (on: On, form: any) => unknown>} */
const FORMS = {
  publish: ({ exchange, services, schedules, filter, monday }, form) => {
    const first = form.service || filter.service;
    return html`<publish-form
      .exchange=${exchange}
      .services=${[...services].sort((a, b) => Number(b.key === first) - Number(a.key === first))}
      .schedules=${schedules}
      .monday=${monday}
    ></publish-form>`;
  },
  ill: ({ exchange, schedules, slots, filter, cleared }) =>
    html`<ill-form
      .exchange=${exchange}
      .schedules=${schedules.filter(({ active }) => active)}
      .slots=${slots}
      .first=${filter.schedule}
      @cleared=${cleared}
    ></ill-form>`,
  schedules: ({ exchange, schedules, organization }) =>
    html`<schedule-manager
      .exchange=${exchange}
      .schedules=${schedules}
      .organization=${organization}
    ></schedule-manager>`,
  who: ({ exchange, services, slots, whoDone, changing }, { slot }) =>
    html`<who-form
      .exchange=${exchange}
      .slot=${slot}
      .slots=${slots}
      .service=${services.find(({ key }) => key === slot.service)}
      .changing=${changing}
      @who-done=${whoDone}
    ></who-form>`,
};

export function registerAgendaDialog() {
  registerPublishForm();
  registerIllForm();
  registerScheduleManager();
  registerWhoForm();
}
