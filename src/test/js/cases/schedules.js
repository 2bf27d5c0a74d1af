// @ts-check
import { codeFault, sameSchedule, schedulesInOrder } from "../../../../webroot/model/schedules.js";
import { equal, holds, ok } from "../harness.js";

/** @param {string} code @param {any} [changes] @returns {any} */
const schedule = (code, changes = {}) => ({ key: `k-${code}`, code, location: "l1", capacity: 1, active: true, ...changes });

export const cases = [
  holds("a code is asked for, and is no name", () => {
    equal(["", "Jan de Vries", "beh-12", "a/b.c_d"].map((code) => codeFault(code, [])), ["empty", "shape", "", ""]);
    equal(codeFault("x".repeat(65), []), "shape");
  }),
  holds("a code is of one agenda, also of one that was ended", () => {
    const known = [schedule("beh-1"), schedule("beh-2", { active: false })];
    equal([codeFault("beh-1", known), codeFault("beh-2", known)], ["taken", "ended"]);
    equal(codeFault("beh-1", known, "k-beh-1"), "");
  }),
  holds("only what is set by hand makes two differ", () => {
    ok(sameSchedule(schedule("beh-1", { slots: 3, version: 7 }), schedule("beh-1", { slots: 4, version: 9 })));
    ok(!sameSchedule(schedule("beh-1"), schedule("beh-1", { capacity: 2 })));
  }),
  holds("agendas in use come first, by code", () =>
    equal(
      schedulesInOrder([schedule("a", { active: false }), schedule("c"), schedule("b")]).map(({ code }) => code),
      ["b", "c", "a"],
    ),
  ),
];
