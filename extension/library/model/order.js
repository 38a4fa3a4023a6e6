/** In which order statements are listed, and under which headings. */

/** @import {Item} from "./items.js" */
/** @import {Group} from "./people.js" */

/** The orders that readers can choose. */
export const ORDERS = /** @type {const} */ (["newest", "oldest", "changed", "speaker", "page"]);

/** @typedef {(typeof ORDERS)[number]} Order */

/**
 * A line of the list: a statement, or the heading over some.
 * @typedef {{item: Item, heading?: undefined, key: string} | {heading: Heading, item?: undefined, key: string}} Row
 */

/** @typedef {{by: "month" | "day" | "speaker" | "page", value: string, count: number}} Heading */

const compare = new Intl.Collator(undefined, { sensitivity: "base", numeric: true }).compare;

/**
 * @param {string} a
 * @param {string} b
 */
const plainly = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * All items in an order. Statements of one page stay in the order of its text.
 * @param {readonly Item[]} items in the order of pages and their texts
 * @param {Order} order
 * @param {Map<string, Group>} groups
 * @returns {Item[]}
 */
export function inOrder(items, order, groups) {
  const sorted = [...items];
  const newest = (/** @type {Item} */ a, /** @type {Item} */ b) => plainly(b.date, a.date);
  switch (order) {
    case "newest":
      return sorted.sort(newest);
    case "oldest":
      return sorted.sort((a, b) => plainly(a.date, b.date));
    case "changed":
      return sorted.sort((a, b) => plainly(b.kept.modified, a.kept.modified));
    case "speaker": {
      const ranks = ranksOf([...groups.values()].map(({ key, name }) => [key, name]));
      // Nobody comes last.
      const rank = (/** @type {Item} */ { who }) => ranks.get(who) ?? Infinity;
      return sorted.sort((a, b) => (rank(a) === rank(b) ? newest(a, b) : rank(a) - rank(b)));
    }
    case "page": {
      const ranks = ranksOf(items.map(({ page }) => [page.id, page.title ?? page.url ?? ""]));
      return sorted.sort((a, b) => (ranks.get(a.page.id) ?? 0) - (ranks.get(b.page.id) ?? 0));
    }
  }
}

/**
 * The lines of the list.
 * @param {readonly Item[]} items in `order`
 * @param {Order} order
 * @returns {Row[]}
 */
export function rowsOf(items, order) {
  const headingOf = HEADINGS[order];
  /** @type {Row[]} */
  const rows = [];
  /** @type {Heading | undefined} */
  let current;
  for (const item of items) {
    const { by, value } = headingOf(item);
    if (current?.value !== value) {
      current = { by, value, count: 0 };
      rows.push({ heading: current, key: `heading:${value}` });
    }
    current.count++;
    rows.push({ item, key: item.key });
  }
  return rows;
}

/** @type {Record<Order, (item: Item) => {by: Heading["by"], value: string}>} */
const HEADINGS = {
  newest: ({ date }) => ({ by: "month", value: date.slice(0, 7) }),
  oldest: ({ date }) => ({ by: "month", value: date.slice(0, 7) }),
  changed: ({ kept }) => ({ by: "day", value: kept.modified.slice(0, 10) }),
  speaker: ({ who }) => ({ by: "speaker", value: who }),
  page: ({ page }) => ({ by: "page", value: page.id }),
};

/**
 * Comparing names by the reader's language is slow: each is compared once, and not for each statement.
 * @param {(readonly [string, string])[]} entries keys with their names
 * @returns {Map<string, number>}
 */
function ranksOf(entries) {
  const names = [...new Map(entries)].sort((a, b) => compare(a[1], b[1]) || plainly(a[0], b[0]));
  return new Map(names.map(([key], at) => [key, at]));
}
