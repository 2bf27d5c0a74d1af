// @ts-check
import { command } from "../../../../webroot/live/api.js";
import { equal, holds, ok } from "../harness.js";

const noWait = async () => {};

/**
 * Runs `act` with an exchange that gives `answers` in turn; `null` is no answer at all.
 *
 * @param {({ status: number, body?: any, position?: number, retryAfter?: number } | null)[]} answers
 * @param {() => Promise<any>} act
 */
async function against(answers, act) {
  const real = globalThis.fetch;
  /** @type {{ path: string, headers: Record<string, string>, body: any }[]} */
  const sent = [];
  globalThis.fetch = async (path, options) => {
    sent.push({ path: String(path), headers: /** @type {any} */ (options?.headers), body: options?.body });
    const next = answers.shift();
    if (!next) throw new TypeError("no network");
    return new Response(next.body === undefined ? null : JSON.stringify(next.body), {
      status: next.status,
      headers: {
        "Content-Type": next.status < 400 ? "application/json" : "application/problem+json",
        ...(next.retryAfter ? { "Retry-After": String(next.retryAfter) } : {}),
        ...(next.position ? { "Doorstroom-Position": String(next.position) } : {}),
      },
    });
  };
  try {
    const result = await act().then(
      (value) => ({ value, problem: null }),
      (failure) => ({ value: null, problem: failure.problem }),
    );
    return { ...result, sent };
  } finally {
    globalThis.fetch = real;
  }
}

const problem = (/** @type {number} */ status, /** @type {string} */ slug) => ({
  status,
  body: { type: `https://doorstroom.nl/problems/${slug}`, status },
});

export const cases = [
  holds("an unknown outcome is tried again under the same key", async () => {
    const { value, sent } = await against(
      [null, problem(503, "outcome-unknown"), { status: 200, body: { hold: "t" } }],
      () => command("/x", { option: false }, { wait: noWait }),
    );
    equal(value, { hold: "t" });
    equal(sent.length, 3);
    equal(new Set(sent.map(({ headers }) => headers["Idempotency-Key"])).size, 1);
    equal(new Set(sent.map(({ body }) => body)).size, 1);
  }),
  holds("a refusal is not tried again", async () => {
    const { problem: refused, sent } = await against([problem(409, "slot-taken")], () =>
      command("/x", {}, { wait: noWait }),
    );
    equal([refused.slug, refused.status, sent.length], ["slot-taken", 409, 1]);
  }),
  holds("where too many ask it asks once more, after the time it was given", async () => {
    /** @type {number[]} */
    const waited = [];
    const wait = async (/** @type {number} */ ms) => void waited.push(ms);
    const busy = { ...problem(429, "overloaded"), retryAfter: 3 };
    const again = await against([busy, { status: 204 }], () => command("/x", {}, { wait }));
    const { problem: refused, sent } = await against([busy, busy, { status: 204 }], () => command("/x", {}, { wait }));
    equal([again.problem, again.sent.length], [null, 2]);
    equal([refused.slug, sent.length, waited], ["overloaded", 2, [3_000, 3_000]]);
  }),
  holds("without an answer it gives up after five tries and says so", async () => {
    const { problem: refused, sent } = await against([], () => command("/x", {}, { wait: noWait }));
    equal([refused.slug, sent.length], ["no-answer", 5]);
  }),
  holds("it is done when it is seen where its answer says that it stands", async () => {
    /** @type {number[]} */
    const waited = [];
    const seen = async (/** @type {number} */ position) => void waited.push(position);
    const { value } = await against([{ status: 200, body: { key: "t" }, position: 12 }], () => command("/x", {}, { seen }));
    await against([{ status: 204 }, problem(409, "slot-taken")], () => command("/x", {}, { seen }));
    equal([value, waited], [{ key: "t" }, [12]]);
  }),
  holds("two commands have two keys, and a version is a quoted tag", async () => {
    const keys = [];
    for (let i = 0; i < 2; i++) {
      const { sent } = await against([{ status: 204 }], () =>
        command("/x", undefined, { version: 7, onBehalfOf: "o" }),
      );
      keys.push(sent[0].headers["Idempotency-Key"]);
      equal(
        [sent[0].headers["If-Match"], sent[0].headers["On-Behalf-Of"], sent[0].body],
        ['"7"', "o", undefined],
      );
    }
    ok(keys[0] !== keys[1]);
  }),
];
