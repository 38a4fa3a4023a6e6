/**
 * What is kept, in IndexedDB: pages as records (`src/record`), and a journal of what was done to them.
 *
 * A version of the schema is never changed once it was shipped; the next one says what becomes of the one before.
 */

/** @import {Change, KeptPage} from "../common/types.js" */

import { Dexie } from "dexie";

/**
 * A record, with what is asked for beside it.
 * @typedef {object} Row
 * @property {string} id the record's
 * @property {string} site the host, for lists
 * @property {string} modified the record's
 * @property {KeptPage} page
 */

/**
 * What was done, in order: an edit, or a page that was kept, forgotten or brought by a file as a whole.
 * @typedef {object} Entry
 * @property {number} [number] given by the database
 * @property {string} page the record's identifier
 * @property {string} what the type of the edit, or several with a `+` between them, or `forget`, `import`, …
 * @property {string} [group] what was done at one stroke has the same, and is undone at one stroke
 * @property {Change} [change] what an edit changed
 * @property {{before: KeptPage | null, after: KeptPage | null, unkept?: KeptPage}} [whole] `unkept` is the record of a page that
 *   was not kept before
 * @property {string} [at] when that was: a whole page takes room, and what was deleted is to be gone some day
 * @property {0 | 1} undone
 * @property {string[]} [asks] by what it was made, undone and redone: nothing is done twice that is asked twice
 */

export class Database extends Dexie {
  /** @param {string} [name] */
  constructor(name = "hearsay") {
    super(name);
    this.version(1).stores({ pages: "id, site" });
    this.version(2)
      .stores({ pages: "id, site, modified", journal: "++number, page, group, *asks, [page+undone]" })
      .upgrade(async (transaction) => {
        // Rows of the first schema had the record alone beside what was asked for then.
        await transaction
          .table("pages")
          .toCollection()
          .modify((row) => {
            row.modified ??= row.page.modified;
          });
      });
    this.version(3).stores({ journal: "++number, page, group, *asks, [page+undone], undone, at" });
    /** @type {import("dexie").Table<Row, string>} */
    this.pages = this.table("pages");
    /** @type {import("dexie").Table<Entry, number>} */
    this.journal = this.table("journal");
  }
}

/**
 * @param {KeptPage} page
 * @returns {Row}
 */
export function rowOf(page) {
  return { id: page.id, site: siteOf(page), modified: page.modified, page };
}

/** @param {KeptPage} page */
export function siteOf({ url }) {
  try {
    return new URL(url ?? "").hostname.replace(/^www\./, "");
  } catch {
    return "";
  }
}
