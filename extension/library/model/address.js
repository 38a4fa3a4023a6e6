/** What the library shows, as its address says it: a reload, a bookmark and the way back show the same again. */

/** @import {Filters} from "./filters.js" */
/** @import {Order} from "./order.js" */

import { FACETS, noFilters } from "./filters.js";
import { ORDERS } from "./order.js";

/**
 * @typedef {object} View
 * @property {Filters} filters
 * @property {Order} order
 * @property {string} open the key of the statement that is shown whole; empty for none
 */

/** @returns {View} */
export const firstView = () => ({ filters: noFilters(), order: "newest", open: "" });

/**
 * @param {string} search of an address
 * @returns {View}
 */
export function readAddress(search) {
  const parameters = new URLSearchParams(search);
  const view = firstView();
  const get = (/** @type {string} */ key) => parameters.get(key) ?? "";
  for (const facet of FACETS) view.filters.facets[facet] = [...new Set(parameters.getAll(facet))];
  view.filters.query = get("q");
  view.filters.page = get("page");
  view.filters.from = dayOf(get("from"));
  view.filters.to = dayOf(get("to"));
  view.order = ORDERS.find((order) => order === get("order")) ?? view.order;
  view.open = get("open");
  return view;
}

/**
 * @param {View} view
 * @returns {string} with its question mark; empty for the view that is the first
 */
export function writeAddress({ filters, order, open }) {
  const parameters = new URLSearchParams();
  if (filters.query) parameters.set("q", filters.query);
  for (const facet of FACETS) for (const value of filters.facets[facet]) parameters.append(facet, value);
  for (const key of /** @type {const} */ (["page", "from", "to"])) if (filters[key]) parameters.set(key, filters[key]);
  if (order !== firstView().order) parameters.set("order", order);
  if (open) parameters.set("open", open);
  const search = String(parameters);
  return search && `?${search}`;
}

/** @param {string} value */
const dayOf = (value) => (/^\d{4}-\d\d-\d\d$/.test(value) ? value : "");
