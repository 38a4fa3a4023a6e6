/** Adopting style sheets. By index throughout: Firefox gives a content script no iterator over what belongs to the page. */

/**
 * @param {Document | ShadowRoot} root
 * @param {CSSStyleSheet} sheet
 */
export function adopt(root, sheet) {
  root.adoptedStyleSheets.push(sheet);
}

/**
 * @param {Document | ShadowRoot} root
 * @param {(sheet: CSSStyleSheet) => boolean} isOurs
 */
export function unadopt(root, isOurs) {
  const sheets = root.adoptedStyleSheets;
  for (let at = sheets.length - 1; at >= 0; at--) {
    if (isOurs(/** @type {CSSStyleSheet} */ (sheets[at]))) sheets.splice(at, 1);
  }
}

/**
 * @param {Document | ShadowRoot} root
 * @param {CSSStyleSheet} sheet
 */
export function isAdopted(root, sheet) {
  const sheets = root.adoptedStyleSheets;
  for (let at = sheets.length - 1; at >= 0; at--) if (sheets[at] === sheet) return true;
  return false;
}

/**
 * What the names of our custom properties begin with in a page. What a page says of a property (`@property`) holds in the
 * shadow trees of its document, too: of names that it cannot know it says nothing.
 */
const OURS = `--hearsay-${crypto.getRandomValues(new Uint32Array(2)).join("-")}-`;

/** @param {string} css */
export const withOurNames = (css) => css.replaceAll(/--(?=[a-z])/g, OURS);

/**
 * Sets a custom property of the sheets that {@link withOurNames} has made.
 * @param {HTMLElement} element
 * @param {"speaker" | "room" | "height" | "edge-gap"} name
 * @param {string} value
 */
export function setOurs(element, name, value) {
  element.style.setProperty(OURS + name, value);
}
