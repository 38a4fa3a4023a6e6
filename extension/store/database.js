/**
 * What is kept, in IndexedDB: pages as records (`src/record`), and a journal of what was done to them.
 *
 * A version of the schema is never changed once it was shipped; the next one says what becomes of the one before.
 */

/** @import {Change, KeptPage} from "../common/types.js" */
/** @import {Transaction} from "dexie" */

import { Dexie } from "dexie";

/**
 * A record, with what is asked for beside it.
 * @typedef {object} Row
 * @property {string} id the record's
 * @property {number} revision counts the writes: who has read one revision does not overwrite another
 * @property {string} site the host, for lists
 * @property {string} modified
 * @property {KeptPage} page
 */

/**
 * What was done, in order.
 * @typedef {object} Entry
 * @property {number} [number] given by the database
 * @property {string} page the record's identifier
 * @property {string} what the type of the edit, or `forget`
 * @property {Change} [change] what an edit changed
 * @property {KeptPage} [forgotten] the record that is no longer kept
 * @property {0 | 1} undone
 */

export class Database extends Dexie {
  /** @param {string} [name] */
  constructor(name = "hearsay") {
    super(name);
    this.version(1).stores({ pages: "id, site, modified" });
    this.version(2)
      .stores({ pages: "id, site, modified", journal: "++number, page, [page+undone]" })
      .upgrade((transaction) => addRevisions(transaction));
    /** @type {import("dexie").Table<Row, string>} */
    this.pages = this.table("pages");
    /** @type {import("dexie").Table<Entry, number>} */
    this.journal = this.table("journal");
  }
}

/**
 * Rows of the first schema had no revision.
 * @param {Transaction} transaction
 */
async function addRevisions(transaction) {
  await transaction
    .table("pages")
    .toCollection()
    .modify((row) => {
      row.revision ??= 1;
    });
}

/** @param {KeptPage} page */
export function siteOf({ url }) {
  try {
    return new URL(url ?? "").hostname.replace(/^www\./, "");
  } catch {
    return "";
  }
}
