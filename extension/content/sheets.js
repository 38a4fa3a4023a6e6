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
