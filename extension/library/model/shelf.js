/**
 * All that is kept, in memory and in step with the database, whoever changes it: the library itself, the background, or
 * another window. Pages are read some at a time, so that the window never stands still.
 */

/** @import {KeptPage} from "../../common/types.js" */
/** @import {Database, Row} from "../../store/database.js" */
/** @import {Item} from "./items.js" */
/** @import {Group} from "./people.js" */

import { liveQuery } from "dexie";
import { itemsOf } from "./items.js";
import { groupPeople } from "./people.js";

/** How many pages are read in one go. */
const CHUNK = 40;

/** Sends `change` whenever something is another, and `error` where nothing could be read. */
export class Shelf extends EventTarget {
  #database;
  /** @type {Map<string, {page: KeptPage, modified: string, items: Item[]}>} */
  #pages = new Map();
  /** @type {Promise<void>} */
  #work = Promise.resolve();

  /** By page, then by the order of the text. @type {Item[]} */
  items = [];
  /** The pages of which no statement is kept. @type {KeptPage[]} */
  bare = [];
  /** The speakers over all pages. @type {Map<string, Group>} */
  groups = new Map();
  /** Counts the changes. */
  version = 0;
  /** How many pages there are, read or still to be read. */
  total = 0;
  isLoaded = false;

  /** @param {Database} database */
  constructor(database) {
    super();
    this.#database = database;
  }

  /** Starts to read, and to follow what is changed. */
  follow() {
    // Cheap enough to be asked at each change: an index, not the pages.
    const known = liveQuery(() =>
      this.#database.transaction("r", this.#database.pages, async () => {
        const byTime = this.#database.pages.orderBy("modified");
        const [ids, times] = await Promise.all([byTime.primaryKeys(), byTime.keys()]);
        return new Map(ids.map((id, at) => [id, String(times[at])]));
      }),
    );
    known.subscribe({
      next: (pages) => this.#enqueue(() => this.#follow(pages)),
      error: (error) => this.#fail(error),
    });
  }

  /**
   * Reads pages again that may be others without having a later time.
   * @param {string[]} ids
   */
  refresh(ids) {
    return this.#enqueue(() => this.#read(ids));
  }

  /** @param {string} id */
  page(id) {
    return this.#pages.get(id)?.page;
  }

  /** @param {Map<string, string>} known the pages there are, and when each was changed last */
  async #follow(known) {
    this.total = known.size;
    for (const id of this.#pages.keys()) if (!known.has(id)) this.#pages.delete(id);
    const changed = [...known].filter(([id, modified]) => this.#pages.get(id)?.modified !== modified);
    await this.#read(changed.map(([id]) => id));
    if (!this.isLoaded) {
      this.isLoaded = true;
      this.#publish();
    }
  }

  /** @param {string[]} ids */
  async #read(ids) {
    for (let at = 0; at < ids.length; at += CHUNK) {
      const chunk = ids.slice(at, at + CHUNK);
      const rows = await this.#database.pages.bulkGet(chunk);
      chunk.forEach((id, index) => this.#take(id, rows[index]));
      // While all is being read for the first time, a few looks at it are enough.
      if (!this.isLoaded && at % (CHUNK * 8) === 0) this.#publish();
      await new Promise((resolve) => setTimeout(resolve));
    }
    if (this.isLoaded) this.#publish();
  }

  /**
   * @param {string} id
   * @param {Row | undefined} row
   */
  #take(id, row) {
    if (row) this.#pages.set(id, { page: row.page, modified: row.modified, items: itemsOf(row.page) });
    else this.#pages.delete(id);
  }

  #publish() {
    const all = [...this.#pages.values()];
    this.items = all.flatMap(({ items }) => items);
    this.bare = all.filter(({ items }) => items.length === 0).map(({ page }) => page);
    this.groups = groupPeople(
      all.map(({ page }) => page),
      this.items,
    );
    this.version++;
    this.dispatchEvent(new Event("change"));
  }

  /** One after the other, or an older answer could come after a newer one. @param {() => Promise<void>} task */
  #enqueue(task) {
    this.#work = this.#work.then(task).catch((error) => this.#fail(error));
    return this.#work;
  }

  /** @param {unknown} error */
  #fail(error) {
    console.error(error);
    this.dispatchEvent(new CustomEvent("error", { detail: error }));
  }
}
