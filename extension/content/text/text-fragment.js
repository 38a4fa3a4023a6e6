/**
 * A link to the words of a statement, as a text fragment (`#:~:text=`, WICG "URL Fragment Text Directives"): whoever
 * opens it sees them scrolled to, with nothing installed.
 */

/** @import {Statement} from "../../common/types.js" */

/** Longer words are named by their start and end only. */
const WHOLE = 12;
const ENDS = 5;
const CONTEXT = 4;

/**
 * @param {Statement} statement
 * @param {string} text all of the page
 * @param {string} url of the page
 */
export function linkTo(statement, text, url) {
  const [content] = statement.content;
  const base = url.replace(/:~:.*$/s, "");
  if (!content) return base;
  return `${base}${base.includes("#") ? "" : "#"}:~:text=${directiveFor(content, text)}`;
}

/**
 * @param {{start: number, end: number}} content
 * @param {string} text
 */
function directiveFor({ start, end }, text) {
  const said = text.slice(start, end);
  const words = said.split(/\s+/u).filter(Boolean);
  const isWhole = words.length <= WHOLE && !said.includes("\n");
  const terms = isWhole ? [said.trim()] : [words.slice(0, ENDS).join(" "), words.slice(-ENDS).join(" ")];
  const parts = terms.map(encode);
  // Words that come more than once need their surroundings to be found at the right place.
  const first = /** @type {string} */ (terms[0]);
  if (text.indexOf(first) !== text.lastIndexOf(first)) {
    const before = text
      .slice(text.lastIndexOf("\n", start - 1) + 1, start)
      .split(/\s+/u)
      .filter(Boolean)
      .slice(-CONTEXT);
    const lineEnd = text.indexOf("\n", end);
    const after = text
      .slice(end, lineEnd < 0 ? undefined : lineEnd)
      .split(/\s+/u)
      .filter(Boolean)
      .slice(0, CONTEXT);
    if (before.length) parts.unshift(`${encode(before.join(" "))}-`);
    if (after.length) parts.push(`-${encode(after.join(" "))}`);
  }
  return parts.join(",");
}

/**
 * @param {string} words
 */
function encode(words) {
  // A hyphen, comma or ampersand would be read as syntax; encodeURIComponent leaves the hyphen.
  return encodeURIComponent(words.toWellFormed()).replaceAll("-", "%2D");
}
