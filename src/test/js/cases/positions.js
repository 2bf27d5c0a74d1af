// @ts-check
import {
  byPressure,
  chosenPositions,
  daysOver,
  inOrderOf,
  placesFor,
} from "../../../../webroot/model/positions.js";
import { equal, holds } from "../harness.js";
import { NOW } from "./rows.js";

const TODAY = "2026-11-22";

/** @param {any} of @returns {any} */
const position = (of) => ({
  service: "s1",
  phase: "INTAKE",
  urgency: "REGULAR",
  phaseSince: "2026-11-01",
  open: true,
  ...of,
});

/** @param {any} of @returns {any} */
const slot = (of) => ({
  service: "s1",
  kind: "INTAKE",
  allotment: "OWN_WAITING_LIST",
  state: "FREE",
  free: 1,
  start: new Date(NOW + 3_600_000).toISOString(),
  ...of,
});

/** @param {{ key: string }[]} rows */
const keys = (rows) => rows.map(({ key }) => key);

export const cases = [
  holds("days over count from whichever term is passed by more", () =>
    equal(
      [
        daysOver(position({ normOn: "2026-11-20", targetOn: "2026-11-10" }), TODAY),
        daysOver(position({ normOn: TODAY }), TODAY),
        daysOver(position({}), TODAY),
      ],
      [12, 0, 0],
    ),
  ),
  holds("urgency comes first, then days over the norm, then how long someone waits", () =>
    equal(
      keys(
        byPressure(
          [
            position({ key: "long", phaseSince: "2026-09-01" }),
            position({ key: "short" }),
            position({ key: "over", normOn: "2026-11-21" }),
            position({ key: "more-over", normOn: "2026-11-01" }),
            position({ key: "high", urgency: "HIGH" }),
            position({ key: "priority", urgency: "PRIORITY" }),
          ],
          TODAY,
        ),
      ),
      ["high", "priority", "more-over", "over", "long", "short"],
    ),
  ),
  holds("an order that stands still takes new rows after the known ones", () =>
    equal(
      keys(inOrderOf([position({ key: "new" }), position({ key: "a" }), position({ key: "b" })], ["b", "a"])),
      ["b", "a", "new"],
    ),
  ),
  holds("who no longer waits is left out; the search finds code and own reference", () => {
    const rows = [
      position({ key: "a", code: "K7M-P4D-X" }),
      position({ key: "b" }),
      position({ key: "c", open: false }),
    ];
    const references = new Map([["b", "EPD-2025-118"]]);
    const filter = { service: "", phase: "", planned: "", typed: "" };
    equal(keys(chosenPositions(rows, filter, references)), ["a", "b"]);
    equal(keys(chosenPositions(rows, { ...filter, typed: "k7mp" }, references)), ["a"]);
    equal(keys(chosenPositions(rows, { ...filter, typed: "2025 118" }, references)), ["b"]);
    equal(keys(chosenPositions(rows, { ...filter, planned: "yes" }, references)), []);
  }),
  holds("a place is offered to whom it is meant for only", () => {
    const slots = [
      slot({ key: "own" }),
      slot({ key: "referred", allotment: "NEW_REFERRAL" }),
      slot({ key: "urgent", allotment: "HIGH_URGENCY" }),
      slot({ key: "table", allotment: "TRANSFER_TABLE" }),
      slot({ key: "taken", free: 0 }),
      slot({ key: "gone", state: "WITHDRAWN" }),
      slot({ key: "past", start: new Date(NOW - 1).toISOString() }),
      slot({ key: "start", kind: "TREATMENT_START" }),
      slot({ key: "talk", kind: "EXPLORATORY" }),
      slot({ key: "elsewhere", service: "s2" }),
    ];
    const who = { service: "s1", phase: "INTAKE", urgency: "REGULAR", referred: false };
    equal(keys(placesFor(slots, who, NOW)), ["own"]);
    equal(keys(placesFor(slots, { ...who, urgency: "HIGH", referred: true }, NOW)), [
      "own",
      "referred",
      "urgent",
    ]);
    equal(keys(placesFor(slots, { ...who, phase: "TREATMENT" }, NOW)), ["start"]);
    equal(keys(placesFor(slots, who, NOW, "CONSULTATION")), []);
  }),
];
