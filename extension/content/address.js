/** Where a page is: its address, and its place in the page that it is embedded in. */

/** Whether this page is embedded in another one. */
export const isEmbedded = self !== top;

/**
 * The address that the record of a page has. What a page has written into a frame has none of its own: it is named by the
 * address of that page and its place in it.
 * @param {Document} page
 */
export function addressOf(page) {
  const around = URL.parse(page.baseURI);
  if (!isEmbedded || !page.URL.startsWith("about:") || !around || around.protocol === "about:") return page.URL;
  // Only fragments that begin so tell pages apart.
  const route = /^#[!/]/.test(around.hash) ? around.hash : "#!";
  around.hash = `${route}/embedded-${placeEmbedded() ?? "aside"}`;
  return around.href;
}

/**
 * Whether two addresses are of the same page, as far as a script can tell without asking: fragments lead to parts of it,
 * but for those that look like paths.
 * @param {string} one
 * @param {string} other
 */
export function isSamePage(one, other) {
  return withoutPart(one) === withoutPart(other);
}

/** @param {string} address */
const withoutPart = (address) => address.replace(/#(?![!/]).*$/s, "");

/**
 * Where this page is among those that are embedded beside it.
 * @returns {number | null} null where it is embedded in none, or in a shadow tree
 */
export function placeEmbedded() {
  if (!isEmbedded) return null;
  for (let at = 0; at < parent.length; at++) if (parent[at] === window) return at;
  return null;
}
