// @ts-check

/**
 * @typedef {object} Problem as RFC 9457 has it, and what the server adds
 * @property {string} slug last part of `type`
 * @property {number} status 0 when there was no answer
 * @property {string} [title]
 * @property {string} [detail]
 * @property {string} [field]
 * @property {any} [value]
 * @property {any} [expected]
 * @property {{ name: string, telephone: string, hours: string }[]} [route]
 * @property {number} [retryAfterMs]
 */

/** An answer other than success. `problem.slug` is `no-answer` when nothing came back. */
export class Refused extends Error {
  /** @param {Problem} problem */
  constructor(problem) {
    super(problem.slug);
    this.problem = problem;
  }
}

/** Tries of one command under one key before the person is asked. */
const TRIES_MAX = 5;
/** Where too many ask, what is asked again by itself makes it more. */
const TRIES_WHEN_BUSY_MAX = 2;
const RETRY_FIRST_MS = 400;
/** What another try under the same key can still settle. */
const RETRYABLE = new Set([
  "no-answer",
  "outcome-unknown",
  "journal-unavailable",
  "behind",
  "not-here",
  "region-busy",
  "upgrading",
  "busy",
  "overloaded",
]);

export const BASE = "/api/v1";

/** @param {string} region */
export const regionPath = (region) => `/regions/${encodeURIComponent(region)}`;

/**
 * An answer with its headers; one that says that nothing changed has no body.
 *
 * @param {string} path under /api/v1
 * @param {RequestInit} [options]
 * @returns {Promise<{ body: any, headers: Headers }>}
 */
export async function answered(path, options) {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(BASE + path, { credentials: "same-origin", ...options });
  } catch {
    throw new Refused({ slug: "no-answer", status: 0 });
  }
  const type = response.headers.get("Content-Type") ?? "";
  const body = type.includes("json") ? await response.json().catch(() => null) : null;
  if (!response.ok && response.status !== 304) {
    const slug =
      String(body?.type ?? "")
        .split("/")
        .pop() || `http-${response.status}`;
    const retryAfter = Number(response.headers.get("Retry-After"));
    throw new Refused({
      ...body,
      slug,
      status: response.status,
      retryAfterMs: retryAfter > 0 ? retryAfter * 1000 : undefined,
    });
  }
  return { body, headers: response.headers };
}

/** @param {string} path */
export const get = async (path) => (await answered(path, { headers: { Accept: "application/json" } })).body;

/**
 * Sends one command. It is sent again under the same key while the outcome is not known, so that it
 * has one effect however often it travels.
 *
 * @param {string} path
 * @param {object} [body]
 * @param {object} [options]
 * @param {string} [options.method]
 * @param {number} [options.version] that was seen of what is changed
 * @param {string} [options.onBehalfOf] the organisation that an administrator acts for
 * @param {(position: number) => Promise<void>} [options.seen] waits until a place in the journal is on the
 *     boards: whoever gave the command goes on with a picture that has it
 * @param {(ms: number) => Promise<void>} [options.wait]
 */
export async function command(path, body, { method = "POST", version, onBehalfOf, seen, wait = pause } = {}) {
  /** @type {Record<string, string>} */
  const headers = { "Idempotency-Key": newKey() };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (onBehalfOf !== undefined) headers["On-Behalf-Of"] = onBehalfOf;
  if (version !== undefined) headers["If-Match"] = `"${version}"`;
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await answered(path, {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const position = Number(answer.headers.get("Doorstroom-Position"));
      if (position > 0) await seen?.(position);
      return answer.body;
    } catch (failure) {
      const { problem } = /** @type {Refused} */ (failure);
      const most = problem?.status === 429 ? TRIES_WHEN_BUSY_MAX : TRIES_MAX;
      if (!problem || !RETRYABLE.has(problem.slug) || attempt >= most) throw failure;
      await wait(Math.min(problem.retryAfterMs ?? RETRY_FIRST_MS * 2 ** (attempt - 1), 5_000));
    }
  }
}

/** A key that no other command has; made so that a page without TLS can make it too. */
const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );

/** @param {number} ms @returns {Promise<void>} */
const pause = (ms) => new Promise((resume) => setTimeout(resume, ms));
