// @ts-check
import {
  answer,
  best,
  inOrder,
  kmBetween,
  nearBy,
  settledOrder,
  stopFor,
  wishes,
} from "../../../../webroot/model/answers.js";
import { NO_QUESTION } from "../../../../webroot/model/question.js";
import { equal, holds, ok } from "../harness.js";
import { NOW, places, service, stop } from "./rows.js";

const QUESTION = { ...NO_QUESTION, careQuestion: "ANXIETY", ageClass: "35-49", insurer: "menzis" };
const GRONINGEN = { latitude: 53.2194, longitude: 6.5665 };

/** @param {any} [changes] */
const asking = (changes = {}) => ({
  question: { ...QUESTION, ...changes },
  youth: false,
  from: GRONINGEN,
  now: NOW,
});
/** @param {string} at */
const later = (at) => ({ places: places(at, at, 1) });

export const cases = [
  holds("backup outside office hours is there when it is one's own or agreed, and not when nothing was said", () =>
    equal(
      ["OWN", "BY_AGREEMENT", "NONE", undefined].map(
        (backupCare) => answer(service("a", { backupCare }), asking({ backup: true })).obstacles,
      ),
      [[], [], ["backup"], ["backup"]],
    ),
  ),
  holds("a service that fits has no obstacle", () => equal(answer(service("a"), asking()).obstacles, [])),
  holds("each wish that is not met is named", () =>
    equal(
      answer(
        service("a", { careQuestions: ["MOOD"], ageClasses: ["18-34"], insurers: [], languages: ["nl"] }),
        asking({ language: "ar", echelon: "BASIC" }),
      ).obstacles,
      ["careQuestion", "ageClass", "insurer", "echelon", "language"],
    ),
  ),
  holds("a contract that is not known keeps nobody away", () =>
    equal(answer(service("a", { insurers: undefined }), asking()).obstacles, []),
  ),
  holds("under 18 the insurer does not count", () =>
    equal(answer(service("a", { insurers: [] }), { ...asking(), youth: true }).obstacles, []),
  ),
  holds("distance counts only where both ends are known", () => {
    const assen = service("a", {
      location: { id: "l", name: "Assen", latitude: 52.9928, longitude: 6.5642 },
    });
    equal(answer(assen, asking({ distanceKm: 20 })).obstacles, ["distance"]);
    equal(answer(assen, { ...asking({ distanceKm: 20 }), from: null }).obstacles, []);
    equal(
      answer({ ...assen, deliveries: ["ONLINE"] }, asking({ distanceKm: 20, online: "also" })).obstacles,
      [],
    );
  }),
  holds("Groningen and Assen are 25 km apart", () =>
    equal(Math.round(kmBetween(GRONINGEN, { latitude: 52.9928, longitude: 6.5642 })), 25),
  ),
  holds("a service past its term is not ranked", () =>
    equal(answer(service("a", { withdrawnAt: "2026-11-20T00:00:00.000Z" }), asking()).obstacles, [
      "withdrawn",
    ]),
  ),
  holds("a stop counts when it holds for this question", () => {
    ok(stopFor(service("a", { stops: [stop({ total: true })] }), QUESTION));
    ok(
      stopFor(
        service("a", { stops: [stop({ careQuestions: ["ANXIETY"], ageClasses: ["35-49"] })] }),
        QUESTION,
      ),
    );
    equal(stopFor(service("a", { stops: [stop({ insurers: ["cz"] })] }), QUESTION), null);
    equal(stopFor(service("a", { stops: [stop({ total: true, holds: false })] }), QUESTION), null);
  }),
  holds("within the norm comes first, then the soonest, and a stop last", () => {
    const rows = [
      service("stopped", { stops: [stop({ total: true })] }),
      service("over", {
        ...later("2026-11-23T09:00:00.000Z"),
        computed: { INTAKE: { days: 60, n: 9, asOf: "2026-11-21" } },
      }),
      service("later", later("2026-12-08T09:00:00.000Z")),
      service("soon"),
      service("none", { places: places() }),
    ];
    const answers = rows.map((row) => answer(row, asking()));
    equal(
      inOrder(answers, "norm").map((a) => a.row.key),
      ["soon", "later", "none", "over", "stopped"],
    );
    equal(
      inOrder(answers, "soonest").map((a) => a.row.key),
      ["over", "soon", "later", "none", "stopped"],
    );
  }),
  holds("where no wait was measured the third free place says how it stands to the norm", () => {
    const norm = (/** @type {any} */ changes) =>
      answer(service("a", { computed: { INTAKE: { under: 5, asOf: "2026-11-21" } }, ...changes }), asking())
        .norm;
    equal(norm({}), "within");
    equal(norm(later("2026-12-30T09:00:00.000Z")), "over");
    equal(norm({ places: places("2026-12-01T09:00:00.000Z", undefined, 1) }), "unknown");
  }),
  holds("an archive has no ranking, only distance and name", () => {
    const rows = [
      service("b", { archive: true, ...later("2026-11-23T09:00:00.000Z") }),
      service("a", { archive: true }),
    ];
    equal(
      inOrder(
        rows.map((row) => answer(row, { ...asking(), from: null })),
        "soonest",
      ).map((a) => a.row.key),
      ["a", "b"],
    );
  }),
  holds("the three best each have a reason", () => {
    const far = { id: "l", name: "Assen", latitude: 52.9928, longitude: 6.5642 };
    const rows = [
      service("soonest", { ...later("2026-11-24T09:00:00.000Z"), location: far }),
      service("nearest", later("2026-12-03T09:00:00.000Z")),
      service("treatment", {
        ...later("2026-12-04T09:00:00.000Z"),
        location: far,
        computed: {
          INTAKE: { days: 20, n: 9, asOf: "2026-11-21" },
          TREATMENT: { days: 10, n: 9, asOf: "2026-11-21" },
        },
      }),
      service("other", { ...later("2026-12-09T09:00:00.000Z"), location: far }),
    ];
    equal(
      best(rows.map((row) => answer(row, asking()))).map(({ answer: a, reasons }) => [a.row.key, reasons]),
      [
        ["soonest", ["soonest"]],
        ["nearest", ["nearest"]],
        ["treatment", ["treatment"]],
      ],
    );
  }),
  holds("what cannot be taken is never among the best", () =>
    equal(
      best(
        [
          service("a", { archive: true }),
          service("b", { places: places() }),
          service("c", { stops: [stop({ total: true })] }),
        ].map((row) => answer(row, asking())),
      ),
      [],
    ),
  ),
  holds("one wish less is offered when it gives something sooner", () => {
    const rows = [
      service("fits"),
      service("sooner", { ...later("2026-11-24T09:00:00.000Z"), insurers: ["cz"] }),
      service("slower", { ...later("2026-12-24T09:00:00.000Z"), languages: [] }),
    ];
    equal(
      wishes(rows, asking()).map(({ wish, answer: a }) => [wish, a.row.key]),
      [["insurer", "sooner"]],
    );
  }),
  holds("near by: of each kind the nearest first", () => {
    const at = (/** @type {number} */ latitude) => ({
      location: { id: "l", name: "x", latitude, longitude: 6.5665 },
    });
    const rows = [
      service("far-point", { category: "SUPPORT_POINT", ...at(53.4) }),
      service("near-point", { category: "SUPPORT_POINT", ...at(53.22) }),
      service("other-point", { category: "SUPPORT_POINT", ...at(53.23) }),
      service("work", { category: "SOCIAL_WORK", ...at(53.3) }),
    ];
    equal(
      nearBy(
        rows.map((row) => answer(row, asking())),
        3,
      ).map((a) => a.row.key),
      ["near-point", "work", "other-point"],
    );
  }),
  holds("rows keep their place while someone points at them", () => {
    equal(
      settledOrder(["a", "b", "c"], ["c", "a", "d"], true, (key) => key !== "b"),
      ["a", "c", "d"],
    );
    equal(
      settledOrder(["a", "b"], ["b", "a"], false, () => true),
      ["b", "a"],
    );
  }),
];
