/**
 * All statements in one order, laid out in columns for the one thing that must be quick: a pass over all of them at each
 * letter that is typed. What a facet's values are is a number here, so that counting them is adding in an array.
 */

/** @import {Facet} from "./filters.js" */
/** @import {Item} from "./items.js" */

import { hasAll } from "./words.js";

/** Tags are many, of the other facets each statement has one value. @typedef {Exclude<Facet, "tag">} Single */

/** @type {Record<Single, (item: Item) => string>} */
const VALUE = {
  who: ({ who }) => who,
  site: ({ site }) => site,
  verdict: ({ kept }) => kept.assessment?.verdict ?? "",
  kind: ({ kept }) => kept.kind ?? "",
  state: ({ kept }) => kept.state,
};

/** The values of a facet, each with a number, which is its place. */
class Values {
  /** @type {string[]} */
  names = [];
  /** @type {Map<string, number>} */
  #numbers = new Map();

  /** @param {string} name */
  number(name) {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.names.push(name) - 1;
      this.#numbers.set(name, number);
    }
    return number;
  }

  /**
   * Which of the values are among `chosen`.
   * @param {readonly string[]} chosen
   */
  mask(chosen) {
    const set = new Set(chosen);
    return Uint8Array.from(this.names, (name) => Number(set.has(name)));
  }
}

export class Catalogue {
  /** @type {{needles: readonly string[], found: Uint32Array} | undefined} */
  #search;

  /** @param {readonly Item[]} items in the order in which they are listed */
  constructor(items) {
    this.items = items;
    this.all = Uint32Array.from(items, (_, at) => at);
    /** @type {Record<Facet, Values>} */
    this.values = {
      who: new Values(),
      site: new Values(),
      tag: new Values(),
      verdict: new Values(),
      kind: new Values(),
      state: new Values(),
    };
    const column = (/** @type {Single} */ facet) =>
      Uint32Array.from(items, (item) => this.values[facet].number(VALUE[facet](item)));
    /** The number of each statement's value. */
    this.columns = {
      who: column("who"),
      site: column("site"),
      verdict: column("verdict"),
      kind: column("kind"),
      state: column("state"),
    };
    const untagged = [this.values.tag.number("")];
    /** The numbers of each statement's tags, and its page's. */
    this.tags = items.map(({ kept, page }) => {
      if (kept.tags.length + page.tags.length === 0) return untagged;
      return [...new Set([...kept.tags, ...page.tags])].map((tag) => this.values.tag.number(tag));
    });
  }

  /**
   * The places of the statements that have all of these words. Where words only grow, as when they are typed, what did not
   * have their beginnings is not looked at again.
   * @param {readonly string[]} needles
   */
  search(needles) {
    if (needles.length === 0) return this.all;
    const last = this.#search;
    const grows = last?.needles.every((before) => needles.some((needle) => needle.includes(before)));
    const among = last && grows ? last.found : this.all;
    const found = among.filter((at) => hasAll(this.items[at]?.text ?? "", needles));
    this.#search = { needles, found };
    return found;
  }
}
