/** What a page says of itself, as it stands in its markup: the core decides what of it to believe. */

/** @import {Page} from "../../common/types.js" */

import { addressOf } from "../address.js";
import { plain } from "./plain.js";

/** Structured data may be of any length; of more than this, nobody has written the head. */
const LONGEST_DATA = 200_000;

/** A page may have any number of anything. */
const MOST = 200;

/** Elements that name who wrote the page, the surest first; as `src/about/mod.rs` has them. */
const BYLINES = [
  '[itemprop~="author"] [itemprop~="name"]',
  '[itemprop~="author"]',
  '[rel~="author"]',
  '.byline, .author, [class*="byline"]',
];

/** An element with more text than this is more than a name; likewise. */
const LONGEST_BYLINE = 200;

/** Times at which the page was published, likewise. */
const TIMES = ['time[itemprop~="datePublished"]', "time[pubdate]", "article time[datetime]"];

/**
 * @param {Document} page
 * @returns {Pick<Page, "url" | "markup">}
 */
export function aboutPage(page) {
  const headings = all(page, "h1", ({ textContent }) => textContent);
  const title = page.title;
  const lang = page.documentElement.lang;
  // The attribute may be none: the property is an address in any case.
  const canonical = page.querySelector('link[rel~="canonical"][href]');
  return {
    url: addressOf(page),
    markup: {
      metas: all(page, "meta[content]", metaOf),
      linked: all(page, 'script[type="application/ld+json"]', ({ textContent }) =>
        textContent && textContent.length <= LONGEST_DATA ? textContent : null,
      ),
      bylines: BYLINES.flatMap((selector) => all(page, selector, bylineOf)),
      times: TIMES.flatMap((selector) => all(page, selector, (time) => time.getAttribute("datetime"))),
      ...(title ? { title } : {}),
      ...(headings.length === 1 && headings[0] ? { heading: headings[0] } : {}),
      ...(canonical instanceof HTMLLinkElement ? { canonical: canonical.href } : {}),
      ...(lang ? { lang } : {}),
    },
  };
}

/**
 * What `read` makes of the first elements that `selector` selects.
 * @template T
 * @param {Document} page
 * @param {string} selector
 * @param {(element: Element) => T | null} read
 * @returns {T[]}
 */
function all(page, selector, read) {
  return [...page.querySelectorAll(selector)]
    .slice(0, MOST)
    .map(read)
    .filter((each) => each !== null);
}

/** @param {Element} element @returns {[string, string] | null} */
function metaOf(element) {
  const name = ["property", "name", "itemprop", "http-equiv"].map((each) => element.getAttribute(each)).find(Boolean);
  return name ? [name, element.getAttribute("content") ?? ""] : null;
}

/**
 * The text of an element that names a writer, unless it is more than that.
 * @param {Element} element
 */
function bylineOf(element) {
  const asked = plain(element);
  const text = asked.getAttribute("content") ?? asked.textContent ?? "";
  return text.length <= LONGEST_BYLINE ? text : null;
}
