// @ts-check
import { hasWords, say } from "../words/say.js";
/** @import { Problem } from "../live/api.js" */

/**
 * What went wrong and what to do now, in plain words.
 *
 * @param {Problem} problem
 * @returns {{ what: string, next: string }}
 */
export function problemWords(problem) {
  const key = hasWords(`problem.${problem.slug}`)
    ? problem.slug
    : problem.status >= 500 || problem.status === 0
      ? "server"
      : "other";
  return {
    what: say(`problem.${key}`, { detail: problem.detail ?? problem.title ?? problem.slug }),
    next: hasWords(`problem.${key}.next`) ? say(`problem.${key}.next`) : "",
  };
}

/** The problem in whatever was thrown. @param {any} failure @returns {Problem} */
export const problemOf = (failure) =>
  failure?.problem ?? { slug: "page", status: 400, detail: String(failure?.message ?? failure) };
