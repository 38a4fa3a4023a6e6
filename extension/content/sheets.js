/** Adopting style sheets. */

/**
 * @param {Document | ShadowRoot} root
 * @param {CSSStyleSheet} sheet
 */
export function adopt(root, sheet) {
  root.adoptedStyleSheets.push(sheet);
}

/**
 * @param {Document | ShadowRoot} root
 * @param {CSSStyleSheet} sheet
 */
export function unadopt(root, sheet) {
  const at = root.adoptedStyleSheets.indexOf(sheet);
  if (at >= 0) root.adoptedStyleSheets.splice(at, 1);
}
