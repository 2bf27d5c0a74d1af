// @ts-check
import { html } from "lit";
import { go } from "../live/going.js";
import { list } from "../model/wording.js";
import { say } from "../words/say.js";
import { item, letters, toConfirm, toMove } from "./todo-parts.js";
/** @import { Exchange } from "../live/exchange.js" */
/** @import { Claimed, Todo } from "../model/todo.js" */
/** @import { ReferralRow, WaitsRow } from "../model/types.js" */
/** @import { TodoLine } from "./todo-parts.js" */

/**
 * What the lines act by.
 *
 * @typedef {object} On
 * @property {Exchange} exchange
 * @property {string} busy
 * @property {ReturnType<typeof import("./own-place-acts.js").ownPlaceActs>} acts
 * @property {(of: Claimed) => string} who
 * @property {(position: number) => void} seen
 * @property {() => void} moveFirst
 * @property {() => void} toLetters
 * @property {(row: ReferralRow) => void} letterReceived
 * @property {(stale: WaitsRow[]) => void} confirmAll
 * @property {() => void} copyFigures
 * @property {(month: string) => void} delivered
 */

/** What is about one person. @param {Todo} todo @param {On} on @returns {TodoLine[]} */
export function aboutPeople({ changes, confirm, toMove: moving, letters: due, offers, outcomes }, on) {
  const { exchange, who } = on;
  const busy = on.busy !== "";
  const acts = { ...on.acts, exchange, busy: on.busy };
  const [first] = outcomes;
  return [
    {
      kind: "changes",
      n: changes.n,
      tone: "told",
      text: `${list(changes.types.map(({ type, n }) => say(`change.${type}`, { n })))} ${changes.since ? say("todo.since", { moment: exchange.calendar.moment(changes.since) }) : ""}`,
      act: {
        key: "g",
        words: say("todo.seen"),
        run: () => on.seen(changes.position),
      },
    },
    {
      kind: "toMove",
      n: moving.length,
      tone: "now",
      text: say("todo.toMoveText"),
      act: { key: "v", words: say("todo.toMoveDo"), run: on.moveFirst },
      items: toMove(moving, { exchange, who, acts }),
    },
    {
      kind: "confirm",
      n: confirm.length,
      tone: "now",
      text: say("todo.confirmText"),
      act: {
        key: "b",
        words: say("todo.confirmDo"),
        run: () => acts.confirmed(confirm[0].slot, confirm[0].claim),
      },
      items: toConfirm(confirm, {
        exchange,
        busy,
        who,
        confirmed: ({ slot, claim }) => acts.confirmed(slot, claim),
        declined: ({ slot, claim }, reason) => acts.declined(slot, claim, reason),
      }),
    },
    {
      kind: "offers",
      n: offers.length,
      tone: "now",
      text: offers[0] ? say("todo.offersText", { moment: exchange.calendar.moment(offers[0].offer.until) }) : "",
      act: { key: "o", words: say("todo.offersDo"), run: () => go("/planning/bellen") },
    },
    {
      kind: "letters",
      n: due.length,
      tone: "today",
      text: say("todo.lettersText"),
      act: { key: "l", words: say("todo.lettersDo"), run: on.toLetters },
      items: letters(due, {
        exchange,
        busy,
        received: on.letterReceived,
      }),
    },
    {
      kind: "outcomes",
      n: outcomes.length,
      tone: "today",
      text: first ? say("todo.outcomesText", { moment: exchange.calendar.moment(first.slot.start) }) : "",
      act: {
        key: "u",
        words: say("todo.outcomesDo"),
        run: () => go(`/planning/daglijst?plek=${first?.slot.key}`),
      },
    },
  ];
}

/** What is about what one offers. @param {Todo} todo @param {On} on @returns {TodoLine[]} */
export function aboutOffer({ gaps, stale, feeds, delivery }, on) {
  const { calendar } = on.exchange;
  const name = (/** @type {WaitsRow} */ row) => `${row.name}, ${row.location.place ?? row.location.name}`;
  return [
    {
      kind: "gaps",
      n: gaps.length,
      tone: "today",
      text: list(gaps.map(name)),
      act: {
        key: "n",
        words: say("publish.head"),
        run: () => go(`/planning/agenda?publiceer=${gaps[0]?.key}`),
      },
    },
    {
      kind: "stale",
      n: stale.length,
      tone: "today",
      text: list(stale.map(name)),
      act: { key: "k", words: say("todo.staleDo"), run: () => on.confirmAll(stale) },
    },
    {
      kind: "feeds",
      n: feeds.length,
      tone: "today",
      text: list(
        feeds.map(({ code, stoppedAt }) =>
          say("todo.feed", { code, moment: stoppedAt ? calendar.moment(stoppedAt) : "" }),
        ),
      ),
      act: { key: "f", words: say("todo.feedsDo"), run: () => go("/planning/bestanden") },
    },
    {
      kind: "delivery",
      n: delivery ? 1 : 0,
      tone: "soon",
      text: delivery ? say("todo.deliveryText", { date: calendar.longDate(delivery.until) }) : "",
      act: { key: "m", words: say("todo.deliveryDo"), run: on.copyFigures },
      items: delivery
        ? [
            item(
              "delivery",
              say("todo.deliveryHow"),
              html`<button
                type="button"
                class="btn quiet small"
                @click=${() => on.delivered(delivery.month)}
              >
                ${say("todo.delivered")}
              </button>`,
            ),
          ]
        : [],
    },
  ];
}
