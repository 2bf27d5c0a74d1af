// @ts-check

/**
 * Runs cases of the pages' pure modules, in a browser as in Node: a case is a sentence and a function
 * that throws when the sentence does not hold.
 *
 * @typedef {{ name: string, run: () => void | Promise<void> }} Case
 */

/** @param {string} name @param {Case["run"]} run @returns {Case} */
export const holds = (name, run) => ({ name, run });

/**
 * @param {unknown} actual
 * @param {unknown} expected compared by content
 */
export function equal(actual, expected) {
  const [left, right] = [canonical(actual), canonical(expected)];
  if (left !== right) throw new Error(`was ${left}\nexpected ${right}`);
}

/** @param {unknown} claim @param {string} [words] */
export function ok(claim, words = "the claim") {
  if (!claim) throw new Error(`${words} does not hold`);
}

/** @param {unknown} value */
function canonical(value) {
  return JSON.stringify(value, (_, part) => {
    if (part === undefined) return "(undefined)";
    if (part instanceof Set) return [...part];
    if (part instanceof Map) return [...part];
    if (part && typeof part === "object" && !Array.isArray(part)) {
      return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
    }
    return part;
  });
}

/**
 * Runs all cases, one after another; what fails does not keep the others from running.
 *
 * @param {Case[]} cases
 * @returns {Promise<{ name: string, failure: string | null }[]>}
 */
export async function runAll(cases) {
  const results = [];
  for (const { name, run } of cases) {
    try {
      await run();
      results.push({ name, failure: null });
    } catch (failure) {
      results.push({ name, failure: String(/** @type {any} */ (failure)?.message ?? failure) });
    }
  }
  return results;
}
