/** What a page says of itself. */

/** @import {Page} from "../common/types.js" */

import { addressOf } from "./address.js";
import { plain } from "./plain.js";

/**
 * @param {Document} page
 * @returns {Omit<Page, "blocks">}
 */
export function aboutPage(page) {
  const writer =
    page.querySelector('meta[name="author"], meta[property="article:author"]')?.getAttribute("content") ??
    plain(page.querySelector('[itemprop="author"], [rel~="author"]'))?.textContent;
  const byline = writer?.replace(/\s+/gu, " ").trim();
  const site = page.querySelector('meta[property="og:site_name"]')?.getAttribute("content")?.trim();
  const published = publishedAt(page);
  return {
    title: page.title,
    // A profile's address is no name.
    ...(byline && byline.length <= 200 && !/^https?:/i.test(byline) ? { byline } : {}),
    ...(site && site.length <= 200 ? { site } : {}),
    ...(published ? { published } : {}),
    ...(page.documentElement.lang ? { lang: page.documentElement.lang } : {}),
    url: addressOf(page),
  };
}

/**
 * When the page says that it was published, in ISO 8601.
 * @param {Document} page
 */
function publishedAt(page) {
  const said =
    page
      .querySelector('meta[property="article:published_time"], meta[itemprop="datePublished"]')
      ?.getAttribute("content") ??
    page.querySelector('time[itemprop~="datePublished"], article time[datetime]')?.getAttribute("datetime");
  const date = said?.trim();
  return date && /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:?\d\d)?)?$/.test(date) ? date : undefined;
}
