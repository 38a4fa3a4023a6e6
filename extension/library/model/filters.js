/** Which statements are listed: by words, and by facets with how many statements each of their values would list. */

/** @import {Catalogue} from "./catalogue.js" */
/** @import {Item} from "./items.js" */

import { needlesOf } from "./words.js";

/** The facets, in the order in which they are shown. */
export const FACETS = /** @type {const} */ (["who", "site", "tag", "verdict", "kind", "state"]);

/** @typedef {(typeof FACETS)[number]} Facet */

/** The value of statements that have none: nobody speaks, no tag, not assessed. */
export const NONE = "";

/**
 * @typedef {object} Filters
 * @property {string} query
 * @property {Record<Facet, string[]>} facets one of the chosen values of each facet is to be there
 * @property {string} page the identifier of the only page; empty for all
 * @property {string} from the first day, `YYYY-MM-DD`; empty for any
 * @property {string} to the last day
 */

/**
 * @typedef {object} Result
 * @property {Item[]} items
 * @property {Record<Facet, Map<string, number>>} counts how many would be listed for each value
 */

/** @returns {Filters} */
export const noFilters = () => ({
  query: "",
  facets: { who: [], site: [], tag: [], verdict: [], kind: [], state: [] },
  page: "",
  from: "",
  to: "",
});

/** @param {Filters} filters */
export const isFiltered = ({ query, facets, page, from, to }) =>
  Boolean(query.trim() || page || from || to || FACETS.some((facet) => facets[facet].length > 0));

/**
 * One pass over all that has the words. What fails in one facet only still counts there: it would be listed with another
 * choice.
 * @param {Catalogue} catalogue
 * @param {Filters} filters
 * @param {readonly string[]} [needles] instead of the words of the query
 * @returns {Result}
 */
export function filter(catalogue, { facets, page, from, to, query }, needles = needlesOf(query)) {
  const { items, columns, tags, values } = catalogue;
  const found = catalogue.search(needles);
  const tallies = FACETS.map((facet) => new Uint32Array(values[facet].names.length));
  const rejected = values.state.number("rejected");
  const showsRejected = facets.state.includes("rejected");
  const masks = FACETS.map((facet) => {
    if (facets[facet].length > 0) return values[facet].mask(facets[facet]);
    // What is no statement is not listed, unless it is asked for.
    return facet === "state"
      ? values.state.mask(values.state.names.filter((state) => state !== "rejected"))
      : undefined;
  });
  /** @type {Item[]} */
  const listed = [];
  for (const at of found) {
    const item = /** @type {Item} */ (items[at]);
    if (page && item.page.id !== page) continue;
    if (from && item.date < from) continue;
    // A month is before the end of its days.
    if (to && item.date.slice(0, to.length) > to) continue;
    let failed = -1;
    let fails = 0;
    for (let facet = 0; facet < FACETS.length; facet++) {
      const mask = masks[facet];
      if (!mask) continue;
      const name = /** @type {Facet} */ (FACETS[facet]);
      const fits = name === "tag" ? tags[at]?.some((tag) => mask[tag]) : mask[columns[name][at] ?? 0];
      if (fits) continue;
      failed = facet;
      if (++fails > 1) break;
    }
    if (fails === 0) listed.push(item);
    if (fails > 1) continue;
    const counts = !showsRejected && columns.state[at] === rejected ? "state" : "all";
    for (let facet = 0; facet < FACETS.length; facet++) {
      if (fails === 1 && facet !== failed) continue;
      const name = /** @type {Facet} */ (FACETS[facet]);
      if (counts === "state" && name !== "state") continue;
      const tally = /** @type {Uint32Array} */ (tallies[facet]);
      if (name === "tag") for (const tag of tags[at] ?? []) add(tally, tag);
      else add(tally, columns[name][at] ?? 0);
    }
  }
  return { items: listed, counts: countsOf(catalogue, tallies) };
}

/**
 * @param {Uint32Array} tally
 * @param {number} value
 */
function add(tally, value) {
  tally[value] = (tally[value] ?? 0) + 1;
}

/**
 * @param {Catalogue} catalogue
 * @param {Uint32Array[]} tallies by facet
 */
function countsOf({ values }, tallies) {
  const entries = FACETS.map((facet, at) => {
    /** @type {Map<string, number>} */
    const counts = new Map();
    tallies[at]?.forEach((count, value) => count > 0 && counts.set(values[facet].names[value] ?? "", count));
    return [facet, counts];
  });
  return /** @type {Result["counts"]} */ (Object.fromEntries(entries));
}
