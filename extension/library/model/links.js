/**
 * The way to the place of a statement in its page: a text fragment (WICG "URL Fragment Text Directives"), or the page of a
 * PDF file (RFC 8118). As `src/export/link.rs` has it for files.
 */

/** @import {Kept, KeptPage, Selector} from "../../common/types.js" */

/** Longer words are named by their start and end only. */
const WHOLE = 24;
const ENDS = 6;

/**
 * The address of a page, if it is one that a reader may follow.
 * @param {KeptPage} page
 */
export function pageLink({ url, canonical }) {
  for (const address of [url, canonical]) {
    if (address && isPage(address)) return address.replace(/:~:.*$/s, "");
  }
  return undefined;
}

/**
 * @param {KeptPage} page
 * @param {Kept} statement
 */
export function statementLink(page, { content }) {
  const link = pageLink(page);
  if (!link) return undefined;
  const number = content[0]?.page;
  if (number !== undefined) return `${link.replace(/#.*$/s, "")}#page=${number}`;
  const directives = content.map(directiveOf).filter(Boolean);
  if (directives.length === 0) return link;
  return `${link}${link.includes("#") ? "" : "#"}:~:text=${directives.join("&text=")}`;
}

/**
 * Evidence, if it is a page of the web.
 * @param {string} url
 */
export const webLink = (url) => (/^https?:/i.test(url) && URL.canParse(url) ? url : undefined);

/** @param {string} address */
function isPage(address) {
  return URL.canParse(address) && /^(https?|file):$/.test(new URL(address).protocol);
}

/** @param {Selector} selector */
function directiveOf({ directive, exact }) {
  if (directive) return directive;
  const paragraphs = exact
    .split(/[\n\r\u2028\u2029]/)
    .map((paragraph) => paragraph.split(/\s+/u).filter(Boolean))
    .filter((words) => words.length > 0);
  const [first, last] = [paragraphs[0], paragraphs.at(-1)];
  if (!first || !last) return "";
  if (paragraphs.length === 1 && first.length <= WHOLE) return encode(first);
  return `${encode(first.slice(0, ENDS))},${encode(last.slice(-ENDS))}`;
}

/** @param {string[]} words */
function encode(words) {
  // A hyphen, comma or ampersand would be read as syntax; encodeURIComponent leaves the hyphen.
  return encodeURIComponent(words.join(" ").toWellFormed()).replaceAll("-", "%2D");
}
