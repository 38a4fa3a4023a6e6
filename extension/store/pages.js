/**
 * Pages that are kept: reading, keeping, editing, undoing.
 *
 * A record is read, changed by the core, and written in one transaction that first looks whether it is still the one that
 * was read: of two tabs that edit the same page neither overwrites the other. What is written is written whole or not at
 * all, wherever the background is stopped.
 */

/** @import {Change, Edit, KeptPage} from "../common/types.js" */
/** @import {Database, Entry} from "./database.js" */

import { siteOf } from "./database.js";
import { Fault, whole } from "./faults.js";

/**
 * What the core does with records.
 * @typedef {object} Core
 * @property {(kept: KeptPage, edit: Edit, now: string) => {page: KeptPage, change: Change, changed: boolean}} editPage
 * @property {(kept: KeptPage, change: Change, undo: boolean, now: string) => KeptPage} changePage
 */

/**
 * A record as it is shown.
 * @typedef {object} Held
 * @property {KeptPage} record
 * @property {boolean} kept whether it is stored
 * @property {string | null} canUndo what would be undone
 * @property {string | null} canRedo
 */

/** How often a write that another one came before is tried again. */
const ATTEMPTS = 8;

/** How many edits of a page can be undone. */
const REMEMBERED = 200;

export class Pages {
  #database;
  #core;

  /**
   * @param {Database} database
   * @param {Core} core
   */
  constructor(database, core) {
    this.#database = database;
    this.#core = core;
  }

  /**
   * @param {string} id
   * @returns {Promise<KeptPage | undefined>}
   */
  async find(id) {
    return (await this.#database.pages.get(id))?.page;
  }

  /**
   * A record with what can be undone of it.
   * @param {KeptPage} record
   * @param {boolean} kept
   * @returns {Promise<Held>}
   */
  async held(record, kept) {
    const [done, undone] = await Promise.all([this.#last(record.id), this.#firstUndone(record.id)]);
    return { record, kept, canUndo: done?.what ?? null, canRedo: undone?.what ?? null };
  }

  /**
   * Keeps a page, or brings the record of a kept one up to date.
   * @param {KeptPage} page
   * @returns {Promise<Held>}
   */
  async keep(page) {
    await this.#commit(page.id, () => ({ page }));
    return this.held(page, true);
  }

  /**
   * Brings a kept page up to date, if nobody has changed it since it was read.
   * @param {KeptPage} before as it was read
   * @param {KeptPage} page
   */
  async update(before, page) {
    await this.#commit(page.id, (stored) => (stored?.modified === before.modified ? { page } : null));
  }

  /**
   * Makes an edit. A page that is not kept yet is kept with it.
   * @param {string} id
   * @param {Edit} edit
   * @param {KeptPage} [base] the record of a page that is not kept yet
   * @returns {Promise<Held>}
   */
  async edit(id, edit, base) {
    const written = await this.#commit(id, (stored) => {
      const before = stored ?? base;
      if (!before) throw new Fault("not_kept");
      const { page, change, changed } = this.#core.editPage(before, edit, now());
      return changed ? { page, entry: { page: id, what: edit.type, change, undone: 0 } } : null;
    });
    const stored = written ?? (await this.find(id));
    const record = stored ?? base;
    if (!record) throw new Fault("not_kept");
    return this.held(record, stored !== undefined);
  }

  /**
   * Takes the last edit of a page back.
   * @param {string} id
   * @returns {Promise<Held & {what: string}>}
   */
  async undo(id) {
    const entry = await this.#last(id);
    if (!entry) throw new Fault("nothing_to_undo");
    return this.#replay(id, entry, true);
  }

  /**
   * Makes the edit again that was taken back last.
   * @param {string} id
   * @returns {Promise<Held & {what: string}>}
   */
  async redo(id) {
    const entry = await this.#firstUndone(id);
    if (!entry) throw new Fault("nothing_to_redo");
    return this.#replay(id, entry, false);
  }

  /**
   * Keeps a page no longer. It can be undone.
   * @param {string} id
   */
  async forget(id) {
    const { pages, journal } = this.#database;
    await whole(() =>
      this.#database.transaction("rw", pages, journal, async () => {
        const row = await pages.get(id);
        if (!row) return;
        await pages.delete(id);
        await this.#record({ page: id, what: "forget", forgotten: row.page, undone: 0 });
      }),
    );
  }

  /**
   * @param {string} id
   * @param {Entry} entry
   * @param {boolean} undo
   * @returns {Promise<Held & {what: string}>}
   */
  async #replay(id, entry, undo) {
    const { pages, journal } = this.#database;
    if (entry.forgotten) {
      const { forgotten } = entry;
      await whole(() =>
        this.#database.transaction("rw", pages, journal, async () => {
          if (undo) await pages.put(rowOf(forgotten, 0));
          else await pages.delete(id);
          await journal.put({ ...entry, undone: undo ? 1 : 0 });
        }),
      );
      return { ...(await this.held(forgotten, undo)), what: entry.what };
    }
    const page = await this.#commit(
      id,
      (stored) => {
        if (!stored) throw new Fault("not_kept");
        const change = /** @type {Change} */ (entry.change);
        try {
          return { page: this.#core.changePage(stored, change, undo, now()) };
        } catch (error) {
          throw new Fault("changed_since", error);
        }
      },
      { ...entry, undone: undo ? 1 : 0 },
    );
    return { ...(await this.held(/** @type {KeptPage} */ (page), true)), what: entry.what };
  }

  /**
   * Reads a record, has it changed, and writes it, unless another has been written in the meantime: then once more.
   * @param {string} id
   * @param {(stored: KeptPage | undefined) => {page: KeptPage, entry?: Entry} | null} change `null` for no change
   * @param {Entry} [replayed] an entry of the journal, as it is then
   * @returns {Promise<KeptPage | null>} the record that was written
   */
  async #commit(id, change, replayed) {
    const { pages, journal } = this.#database;
    for (let left = ATTEMPTS; left > 0; left--) {
      const read = await pages.get(id);
      const changed = change(read?.page);
      if (!changed) return null;
      const { page, entry } = changed;
      const isWritten = await whole(() =>
        this.#database.transaction("rw", pages, journal, async () => {
          const revision = (await pages.get(id))?.revision;
          if (revision !== read?.revision) return false;
          await pages.put(rowOf(page, revision ?? 0));
          if (entry) await this.#record(entry);
          if (replayed) await journal.put(replayed);
          return true;
        }),
      );
      if (isWritten) return page;
    }
    throw new Fault("busy");
  }

  /**
   * Writes down what was done. What had been undone before it can no longer be redone.
   * @param {Entry} entry
   */
  async #record(entry) {
    const { journal } = this.#database;
    await journal.where({ page: entry.page, undone: 1 }).delete();
    await journal.add(entry);
    const surplus = (await journal.where({ page: entry.page }).count()) - REMEMBERED;
    if (surplus > 0) await journal.bulkDelete(await journal.where({ page: entry.page }).limit(surplus).primaryKeys());
  }

  /** @param {string} id */
  #last(id) {
    return this.#database.journal.where({ page: id, undone: 0 }).last();
  }

  /** @param {string} id */
  #firstUndone(id) {
    return this.#database.journal.where({ page: id, undone: 1 }).first();
  }
}

const now = () => new Date().toISOString();

/**
 * @param {KeptPage} page
 * @param {number} revision the one before
 * @returns {import("./database.js").Row}
 */
function rowOf(page, revision) {
  return { id: page.id, revision: revision + 1, site: siteOf(page), modified: page.modified, page };
}
