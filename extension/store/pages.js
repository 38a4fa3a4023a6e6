/**
 * Pages that are kept: reading, keeping, editing, undoing.
 *
 * Each change is one transaction: the record is read, changed by the core (which does not wait for anything, so that the
 * transaction lives on), and written with its entry in the journal. Of two tabs that edit a page neither overwrites the
 * other, and wherever the background is stopped, a change is there whole or not at all.
 */

/** @import {Change, Edit, KeptPage} from "../common/types.js" */
/** @import {Database, Entry} from "./database.js" */

import { rowOf } from "./database.js";
import { Fault, whole } from "./faults.js";
import { firstUndoneOfAll, Journal, lastOfAll } from "./journal.js";

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

/** The same of a page that may have no record. @typedef {Omit<Held, "record"> & {record: KeptPage | null}} Known */

/**
 * What was done to several pages at one stroke.
 * @typedef {object} Stroke
 * @property {string} group
 * @property {string[]} pageIds of those that are others by it: none where nothing was changed
 */

/**
 * What was undone or redone.
 * @typedef {object} Replayed
 * @property {string} what the type of the edit, or `forget`, `import`, …
 * @property {number} count of the edits that it was
 * @property {string[]} pageIds
 */

export class Pages {
  #database;
  #core;
  #journal;

  /**
   * @param {Database} database
   * @param {Core} core
   */
  constructor(database, core) {
    this.#database = database;
    this.#core = core;
    this.#journal = new Journal(database, core);
  }

  /**
   * @param {string} id
   * @returns {Promise<KeptPage | undefined>}
   */
  async find(id) {
    return (await this.#database.pages.get(id))?.page;
  }

  /** @returns {Promise<KeptPage[]>} */
  async all() {
    return (await this.#database.pages.toArray()).map(({ page }) => page);
  }

  /**
   * A record with what can be undone of it.
   * @param {KeptPage} record
   * @returns {Promise<Held>}
   */
  async held(record) {
    return { ...(await this.known(record.id)), record };
  }

  /**
   * What is known of a page that may not be kept.
   * @param {string} id
   * @returns {Promise<Known>}
   */
  async known(id) {
    const [row, done, undone] = await Promise.all([
      this.#database.pages.get(id),
      this.#journal.last(id),
      this.#journal.firstUndone(id),
    ]);
    return {
      record: row?.page ?? null,
      kept: row !== undefined,
      canUndo: done?.what ?? null,
      canRedo: undone?.what ?? null,
    };
  }

  /**
   * Keeps a page; one that is kept already stays as it is.
   * @param {KeptPage} page
   * @returns {Promise<Held>}
   */
  async keep(page) {
    const stored = await this.#write(async () => {
      const there = await this.find(page.id);
      if (!there) await this.#database.pages.put(rowOf(page));
      return there;
    });
    return this.held(stored ?? page);
  }

  /**
   * Brings a kept page up to date, if nobody has changed it since it was read.
   * @param {KeptPage} before as it was read
   * @param {KeptPage} page
   */
  async update(before, page) {
    await this.#write(async () => {
      if ((await this.find(page.id))?.modified === before.modified) await this.#database.pages.put(rowOf(page));
    });
  }

  /**
   * Makes edits at one stroke: all of them or none, and they are undone as they were made. A page that is not kept yet is
   * kept with them, and no longer when they are undone.
   * @param {string} id
   * @param {Edit[]} edits
   * @param {KeptPage} [base] the record of a page that is not kept yet
   * @param {string} [ask] what it is done for: nothing is done twice for the same
   * @returns {Promise<Held & {group: string | null}>} `group` is by which they can be undone; null where nothing changed
   */
  async edit(id, edits, base, ask) {
    const made = await this.#write(async () => {
      const stored = await this.find(id);
      let record = stored ?? base;
      if (!record) throw new Fault("not_kept");
      const done = await this.#journal.doneFor(ask);
      if (done) return { record, group: done.group ?? null };
      const at = now();
      const changes = [];
      for (const edit of edits) {
        const { page, change, changed } = this.#core.editPage(record, edit, at);
        if (changed) changes.push({ what: edit.type, change });
        record = page;
      }
      if (changes.length === 0) return { record, group: null };
      await this.#database.pages.put(rowOf(record));
      const group = crypto.randomUUID();
      const what = changes.map((each) => each.what).join("+");
      const asks = ask === undefined ? [] : [ask];
      if (!stored && base) {
        const written = { before: null, after: record, unkept: base };
        await this.#journal.add({ page: id, what, group, whole: written, asks });
        return { record, group };
      }
      for (const { change } of changes) {
        await this.#journal.add({ page: id, what, group, change, asks });
      }
      return { record, group };
    });
    return { ...(await this.held(made.record)), group: made.group };
  }

  /**
   * Makes edits of several pages at one stroke: all of them or none.
   * @param {{id: string, edit: Edit}[]} edits
   * @param {string} what
   * @returns {Promise<Stroke>}
   */
  async editAll(edits, what) {
    const group = crypto.randomUUID();
    const at = now();
    const pageIds = await this.#write(async () => {
      /** @type {Set<string>} */
      const written = new Set();
      for (const { id, edit } of edits) {
        const before = await this.find(id);
        if (!before) throw new Fault("not_kept");
        const { page, change, changed } = this.#core.editPage(before, edit, at);
        if (!changed) continue;
        await this.#database.pages.put(rowOf(page));
        await this.#journal.add({ page: id, what, group, change });
        written.add(id);
      }
      return [...written];
    });
    return { group, pageIds };
  }

  /**
   * Has pages written that are made of all that are kept, as by an import: all of them or none.
   * @param {(kept: KeptPage[]) => KeptPage[]} make gives the pages that are new or changed, at once
   * @param {string} what
   * @returns {Promise<Stroke>}
   */
  async replaceAll(make, what) {
    const group = crypto.randomUUID();
    const written = await this.#write(async () => {
      const kept = new Map((await this.all()).map((page) => [page.id, page]));
      const pages = make([...kept.values()]);
      await this.#database.pages.bulkPut(pages.map(rowOf));
      for (const page of pages) {
        await this.#journal.add({
          page: page.id,
          what,
          group,
          whole: { before: kept.get(page.id) ?? null, after: page },
          at: now(),
        });
      }
      return pages;
    });
    return { group, pageIds: written.map(({ id }) => id) };
  }

  /**
   * Keeps pages no longer. It can be undone.
   * @param {string[]} ids
   * @returns {Promise<Stroke>}
   */
  async forget(ids) {
    const group = crypto.randomUUID();
    const pageIds = await this.#write(async () => {
      /** @type {string[]} */
      const gone = [];
      for (const id of ids) {
        const before = await this.find(id);
        if (!before) continue;
        await this.#database.pages.delete(id);
        await this.#journal.add({ page: id, what: "forget", group, whole: { before, after: null }, at: now() });
        gone.push(id);
      }
      return gone;
    });
    return { group, pageIds };
  }

  /**
   * Takes back what was done to a page last. What was done at one stroke with it to others is taken back there, too.
   * @param {string} id
   * @param {string} [ask]
   * @param {string} [group] only if it was what was done last
   * @returns {Promise<Held & {what: string, group: string | null, pageIds: string[]}>}
   */
  async undo(id, ask, group) {
    return this.#replayLast(id, true, ask, group);
  }

  /**
   * Does again what was undone first.
   * @param {string} id
   * @param {string} [ask]
   * @param {string} [group] only if it was what was undone last
   * @returns {Promise<Held & {what: string, group: string | null, pageIds: string[]}>}
   */
  async redo(id, ask, group) {
    return this.#replayLast(id, false, ask, group);
  }

  /**
   * Takes back what was done at one stroke, or does it again: all of it or nothing.
   * @param {string} group
   * @param {boolean} undo
   * @returns {Promise<Replayed>}
   */
  async replayGroup(group, undo) {
    return this.#write(async () => {
      const entry = await this.#database.journal
        .where({ group })
        .filter(({ undone }) => undone === (undo ? 0 : 1))
        .first();
      return this.#replay(entry, undo);
    });
  }

  /**
   * Takes back what was done last, or does again what was undone first, whichever page it was done to.
   * @param {boolean} undo
   * @returns {Promise<Replayed>}
   */
  async replayAny(undo) {
    return this.#write(async () =>
      this.#replay(await (undo ? lastOfAll(this.#database) : firstUndoneOfAll(this.#database)), undo),
    );
  }

  /**
   * @param {string} id
   * @param {boolean} undo
   * @param {string} [ask]
   * @param {string} [only]
   */
  async #replayLast(id, undo, ask, only) {
    const done = await this.#journal.doneFor(ask);
    if (done) {
      const record = (await this.find(id)) ?? recordBefore(done);
      return { ...(await this.held(record)), what: done.what, group: done.group ?? null, pageIds: [id] };
    }
    const entry = await (undo ? this.#journal.last(id) : this.#journal.firstUndone(id));
    if (only !== undefined && entry?.group !== only) throw new Fault("done_since");
    const { what, pageIds } = await this.#write(() => this.#replay(entry, undo, ask));
    const record = (await this.find(id)) ?? recordBefore(/** @type {Entry} */ (entry));
    return { ...(await this.held(record)), what, group: entry?.group ?? null, pageIds };
  }

  /**
   * Replays an entry with all that was done at one stroke with it. Runs inside of a transaction.
   * @param {Entry | undefined} entry
   * @param {boolean} undo
   * @param {string} [ask]
   * @returns {Promise<Replayed>}
   */
  async #replay(entry, undo, ask) {
    if (!entry) throw new Fault(undo ? "nothing_to_undo" : "nothing_to_redo");
    const { group } = entry;
    const stroke = group === undefined ? [entry] : await this.#journal.strokeOf({ ...entry, group });
    const at = now();
    for (const each of undo ? stroke.toReversed() : stroke) {
      const next = await (undo ? this.#journal.last(each.page) : this.#journal.firstUndone(each.page));
      // What was done to the page after it comes first.
      if (next?.number !== each.number) throw new Fault("changed_since");
      await this.#journal.replay(each, undo, at, ask);
    }
    return { what: entry.what, count: stroke.length, pageIds: [...new Set(stroke.map(({ page }) => page))] };
  }

  /**
   * Runs a change as one transaction.
   * @template T
   * @param {() => Promise<T>} change
   * @returns {Promise<T>}
   */
  #write(change) {
    const { pages, journal } = this.#database;
    return whole(() => this.#database.transaction("rw", pages, journal, change));
  }
}

const now = () => new Date().toISOString();

/**
 * The record of a page that is kept no longer.
 * @param {Entry} entry
 * @returns {KeptPage}
 */
function recordBefore({ whole: pages }) {
  const record = pages?.unkept ?? pages?.before ?? pages?.after;
  if (!record) throw new Fault("not_kept");
  return record;
}
