// @ts-check

/** Shows another screen without loading the page anew. @param {string} path with what it is asked, if anything */
export function go(path) {
  history.pushState(null, "", path);
  dispatchEvent(new Event("popstate"));
}

/** What the address asks of the screen. @param {string} name */
export const asked = (name) => new URLSearchParams(location.search).get(name);
