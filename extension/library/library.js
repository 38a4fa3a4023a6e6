/** The state of the library's page: what is chosen, what is listed for it, and what is picked. Sends `change`. */

/** @import {Filters, Result} from "./model/filters.js" */
/** @import {Order, Row} from "./model/order.js" */
/** @import {Item} from "./model/items.js" */
/** @import {View} from "./model/address.js" */
/** @import {Widths} from "./model/choices.js" */

import { Catalogue } from "./model/catalogue.js";
import { filter, isFiltered, noFilters } from "./model/filters.js";
import { inOrder, rowsOf } from "./model/order.js";
import { firstView, readAddress, writeAddress } from "./model/address.js";
import { readChoices, writeChoices } from "./model/choices.js";
import { Shelf } from "./model/shelf.js";
import { Spelling } from "./model/spelling.js";
import { needlesOf } from "./model/words.js";
import { Deeds } from "./deeds.js";

/** How long a reader pauses at the end of what they type. */
const PAUSE = 300;

export class Library extends EventTarget {
  /** @type {View} */
  view = firstView();
  /** @type {Widths} */
  widths = { facets: 248, detail: 420 };
  /** @type {Result} */
  result = filter(new Catalogue([]), noFilters());
  /** @type {Row[]} */
  rows = [];
  /** Words that are searched for instead of some that nobody has said. @type {string | undefined} */
  instead;
  /** The keys of what is picked for an export, say. @type {Set<string>} */
  picked = new Set();
  /** @type {Error | undefined} */
  failure;

  /** @type {{version: number, order: Order, catalogue: Catalogue}} */
  #ordered = { version: -1, order: "newest", catalogue: new Catalogue([]) };
  /** @type {{version: number, spelling: Promise<Spelling>} | undefined} */
  #spelling;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #pause;

  /** @param {import("../store/database.js").Database} database */
  constructor(database) {
    super();
    this.shelf = new Shelf(database);
    this.deeds = new Deeds(database, this.shelf);
  }

  async start() {
    const choices = await readChoices();
    this.widths = choices.widths;
    this.view = location.search ? readAddress(location.search) : choices.view;
    addEventListener("popstate", () => {
      this.view = readAddress(location.search);
      this.#recompute();
    });
    this.shelf.addEventListener("change", () => this.#recompute());
    this.shelf.addEventListener("error", (event) => {
      this.failure = /** @type {CustomEvent} */ (event).detail;
      this.#publish();
    });
    this.#recompute();
    this.shelf.follow();
    this.deeds.follow(() => this.#publish());
  }

  /** Whether anything is left out. */
  get isFiltered() {
    return isFiltered(this.view.filters);
  }

  /** @returns {Item | undefined} the statement that is shown whole */
  get open() {
    const { open } = this.view;
    return open ? this.shelf.items.find(({ key }) => key === open) : undefined;
  }

  /** The speaker whose statements alone are listed. */
  get person() {
    const { who } = this.view.filters.facets;
    return who.length === 1 ? this.shelf.groups.get(who[0] ?? "") : undefined;
  }

  /** The page whose statements alone are listed. */
  get page() {
    return this.shelf.page(this.view.filters.page);
  }

  /** What is picked, in the order of the list as far as it is there. @returns {Item[]} */
  get pickedItems() {
    return this.picked.size === 0 ? [] : this.shelf.items.filter(({ key }) => this.picked.has(key));
  }

  /** @param {string} query */
  search(query) {
    this.#set({ filters: { ...this.view.filters, query } }, "replace");
  }

  /** @param {Partial<Filters>} filters */
  filterBy(filters) {
    this.#set({ filters: { ...this.view.filters, ...filters } }, "push");
  }

  /**
   * @param {import("./model/filters.js").Facet} facet
   * @param {string[]} values
   */
  choose(facet, values) {
    this.filterBy({ facets: { ...this.view.filters.facets, [facet]: values } });
  }

  /** Lists what one speaker has said, or what stands on one page, and nothing else. @param {Partial<Filters>} filters */
  only(filters) {
    this.#set({ filters: { ...noFilters(), ...filters } }, "push");
  }

  clear() {
    this.only({});
  }

  /** @param {Order} order */
  orderBy(order) {
    this.#set({ order }, "push");
  }

  /** @param {string} open a key; empty for none */
  show(open) {
    if (open === this.view.open) return;
    this.view = { ...this.view, open };
    this.#remember("replace");
    this.#publish();
  }

  /**
   * @param {Iterable<string>} keys
   * @param {boolean} isPicked
   */
  pick(keys, isPicked) {
    this.picked = new Set(this.picked);
    for (const key of keys) {
      if (isPicked) this.picked.add(key);
      else this.picked.delete(key);
    }
    this.#publish();
  }

  /** @param {Partial<Widths>} widths */
  resize(widths) {
    this.widths = { ...this.widths, ...widths };
    this.#remember("replace");
    this.#publish();
  }

  /**
   * @param {Partial<View>} change
   * @param {"push" | "replace"} how
   */
  #set(change, how) {
    this.view = { ...this.view, ...change };
    this.#recompute();
    this.#remember(how);
  }

  /** @param {"push" | "replace"} how whether the way back leads to the view before */
  #remember(how) {
    clearTimeout(this.#pause);
    const write = () => {
      const address = location.pathname + writeAddress(this.view);
      if (how === "push") history.pushState(null, "", address);
      else history.replaceState(null, "", address);
      void writeChoices(this.view, this.widths);
    };
    if (how === "push") write();
    // Browsers do not let an address be written at each letter.
    else this.#pause = setTimeout(write, PAUSE);
  }

  #recompute() {
    const { filters, order } = this.view;
    const { shelf } = this;
    if (this.#ordered.version !== shelf.version || this.#ordered.order !== order) {
      const catalogue = new Catalogue(inOrder(shelf.items, order, shelf.groups));
      this.#ordered = { version: shelf.version, order, catalogue };
    }
    this.instead = undefined;
    this.result = filter(this.#ordered.catalogue, filters);
    this.rows = rowsOf(this.result.items, order);
    if (this.result.items.length === 0 && filters.query.trim() && shelf.isLoaded) void this.#spell(filters);
    this.#publish();
  }

  /** Lists what has the nearest words, where nothing has those of the query. @param {Filters} filters */
  async #spell(filters) {
    const { version, items } = this.shelf;
    if (this.#spelling?.version !== version) {
      this.#spelling = { version, spelling: Spelling.of(items.map(({ text }) => text)) };
    }
    const spelling = await this.#spelling.spelling;
    if (filters !== this.view.filters) return;
    const words = needlesOf(filters.query).map((needle) => spelling.nearest(needle.trim()));
    if (words.length === 0 || words.some((word) => word === undefined)) return;
    const instead = words.join(" ");
    const result = filter(this.#ordered.catalogue, filters, needlesOf(instead));
    if (result.items.length === 0) return;
    this.instead = instead;
    this.result = result;
    this.rows = rowsOf(result.items, this.view.order);
    this.#publish();
  }

  #publish() {
    this.dispatchEvent(new Event("change"));
  }
}
