/**
 * Reading a page: one pass over its text nodes, in the order in which they are shown, into blocks of text with an
 * index from their offsets back to the nodes.
 */

/** @import {Page} from "../common/types.js" */

import { Layout } from "./layout.js";
import { Regions } from "./regions.js";
import { TextIndexBuilder } from "./text-index.js";

/**
 * @param {Document} page
 * @returns {{page: Page, index: import("./text-index.js").TextIndex, roots: ShadowRoot[]}}
 */
export function collect(page) {
  const layout = new Layout();
  const regions = new Regions(layout);
  const builder = new TextIndexBuilder(regions);
  /** @type {ShadowRoot[]} */
  const roots = [];
  for (const item of shownText(page.body ?? page.documentElement, layout, roots)) {
    if (item === "gap") builder.gap();
    else if (item instanceof Text) {
      const parent = item.assignedSlot ?? elementOf(item.parentNode);
      if (!parent) continue;
      const look = layout.of(parent);
      if (look.visible) builder.text(item, look);
    } else builder.lineBreak();
  }
  const { blocks, index } = builder.finish();
  return { page: { blocks, regions: regions.list, ...aboutPage(page) }, index, roots };
}

/** @param {Node | null} parent */
function elementOf(parent) {
  if (parent instanceof ShadowRoot) return parent.host;
  return parent instanceof Element ? parent : null;
}

/**
 * The text nodes and line breaks (`<br>`) that are shown; `"gap"` where something that is shown has been left out.
 * @param {Element} start
 * @param {Layout} layout
 * @param {ShadowRoot[]} roots gets every open shadow root that is walked
 * @returns {Generator<Text | HTMLBRElement | "gap", void>}
 */
function* shownText(start, layout, roots) {
  let left = false;
  /** @param {Node} node */
  const accept = (node) => {
    if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT;
    if (layout.of(node).skipped) {
      left = true;
      return NodeFilter.FILTER_REJECT;
    }
    const isOurs = node.shadowRoot || node.tagName === "BR" || node.tagName === "SLOT";
    return isOurs ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
  };
  /** @param {Node} root @returns {Walk} */
  const walk = (root) => ({
    walker: document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, accept),
    // A walker does not visit its own root: a node in a slot is visited here. Of a shadow root there is nothing to visit.
    first: root instanceof ShadowRoot || root === start ? null : root,
    passOver: false,
  });
  const walks = [walk(start)];
  for (let current = walks.at(-1); current; current = walks.at(-1)) {
    const node = next(current, accept);
    if (left) {
      left = false;
      yield "gap";
    }
    if (!node) walks.pop();
    else if (!(node instanceof Element)) yield /** @type {Text} */ (node);
    else if (node.shadowRoot) {
      // Its own children are shown where the shadow tree has slots for them.
      current.passOver = true;
      roots.push(node.shadowRoot);
      walks.push(walk(node.shadowRoot));
    } else if (node instanceof HTMLSlotElement) {
      const assigned = node.assignedNodes();
      current.passOver = assigned.length > 0;
      walks.push(...assigned.reverse().map(walk));
    } else {
      yield /** @type {HTMLBRElement} */ (node);
    }
  }
}

/**
 * @typedef {object} Walk
 * @property {TreeWalker} walker
 * @property {Node | null} first to be visited before the walker moves
 * @property {boolean} passOver what is in the walker's current node is not to be visited
 */

/**
 * @param {Walk} walk
 * @param {(node: Node) => number} accept
 * @returns {Node | null}
 */
function next(walk, accept) {
  const { walker, first } = walk;
  if (first) {
    walk.first = null;
    const verdict = accept(first);
    if (verdict === NodeFilter.FILTER_ACCEPT) return first;
    return verdict === NodeFilter.FILTER_REJECT ? null : walker.nextNode();
  }
  if (!walk.passOver) return walker.nextNode();
  walk.passOver = false;
  // The root itself was a node whose content is shown elsewhere: nothing is left of this walk.
  if (walker.currentNode === walker.root) return null;
  for (;;) {
    const sibling = walker.nextSibling();
    if (sibling) return sibling;
    if (!walker.parentNode()) return null;
  }
}

/**
 * What the page says of itself.
 * @param {Document} page
 * @returns {Omit<Page, "blocks">}
 */
function aboutPage(page) {
  const writer =
    page.querySelector('meta[name="author"], meta[property="article:author"]')?.getAttribute("content") ??
    page.querySelector('[itemprop="author"], [rel~="author"]')?.textContent;
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
    url: page.URL,
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
