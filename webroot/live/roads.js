// @ts-check
import { answered, BASE, regionPath } from "./api.js";

/** @param {string} region @param {string} view @param {string} way @param {string} since */
const path = (region, view, way, since) =>
  `${regionPath(region)}/boards/${view}/${way}?since=${encodeURIComponent(since)}`;

/**
 * Server-sent events of one board, from a cursor. The browser's own reconnecting is not used: which
 * road is next is decided by who asked.
 *
 * @type {import("./fallback.js").Roads["stream"]}
 */
export function stream(region, view, since, on) {
  const source = new EventSource(BASE + path(region, view, "events", since));
  for (const event of ["delta", "refetch", "tick"])
    source.addEventListener(event, ({ data }) => on.message(event, JSON.parse(data)));
  source.onerror = () => {
    source.close();
    on.failed();
  };
  return () => source.close();
}

/** What changed on one board since a cursor. @type {import("./fallback.js").Roads["poll"]} */
export async function poll(region, view, since) {
  const { body, headers } = await answered(path(region, view, "changes", since), {
    cache: "no-store",
    headers: { Accept: "application/json" },
  });
  const date = Date.parse(headers.get("Date") ?? "");
  return {
    changes: body,
    confirmed: headers.get("Doorstroom-Confirmed"),
    at: Number.isNaN(date) ? null : date,
  };
}
