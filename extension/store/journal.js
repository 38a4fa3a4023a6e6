/** What was done to kept pages, so that it can be undone and redone. All of it runs inside the caller's transaction. */

/** @import {Change, KeptPage} from "../common/types.js" */
/** @import {Core} from "./pages.js" */
/** @import {Database, Entry} from "./database.js" */

import { rowOf } from "./database.js";
import { Fault } from "./faults.js";

/** @typedef {{undo: string | undefined, redo: string | undefined}} Next */

/** Of how many asks an entry knows that they are done. */
const ASKS = 20;

/** How much of what was done to a page can be undone. */
const REMEMBERED = 200;

export class Journal {
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
   * What would be undone next.
   * @param {string} page
   */
  last(page) {
    return this.#database.journal.where({ page, undone: 0 }).last();
  }

  /**
   * What has been done for this ask already.
   * @param {string | undefined} ask
   * @returns {Promise<Entry | undefined>}
   */
  async doneFor(ask) {
    return ask === undefined ? undefined : this.#database.journal.where({ asks: ask }).first();
  }

  /**
   * What would be redone next.
   * @param {string} page
   */
  firstUndone(page) {
    return this.#database.journal.where({ page, undone: 1 }).first();
  }

  /**
   * All that was done at one stroke with an entry and is undone (or not) as it is, in the order in which it was done.
   * @param {Entry & {group: string}} entry
   */
  strokeOf({ group, undone }) {
    return this.#database.journal
      .where({ group })
      .filter((other) => other.undone === undone)
      .toArray();
  }

  /**
   * Writes down what was done. What had been undone before it can no longer be redone, nor what went with that.
   * @param {Omit<Entry, "undone">} entry
   */
  async add(entry) {
    const { journal } = this.#database;
    const undone = journal.where({ page: entry.page, undone: 1 });
    const groups = (await undone.toArray()).flatMap(({ group }) => group ?? []);
    await undone.delete();
    if (groups.length > 0) {
      await journal
        .where("group")
        .anyOf(groups)
        .filter((other) => other.undone === 1)
        .delete();
    }
    await journal.add({ ...entry, undone: 0 });
    const surplus = (await journal.where({ page: entry.page }).count()) - REMEMBERED;
    if (surplus > 0) await journal.bulkDelete(await journal.where({ page: entry.page }).limit(surplus).primaryKeys());
  }

  /**
   * Takes back what was done, or does it again.
   * @param {Entry} entry
   * @param {boolean} undo
   * @param {string} now
   * @param {string} [ask] what it is done for
   * @returns {Promise<KeptPage | null>} the record as it is kept then
   */
  async replay(entry, undo, now, ask) {
    const { pages, journal } = this.#database;
    const stored = (await pages.get(entry.page))?.page ?? null;
    const page = entry.change ? this.#replayChange(stored, entry.change, undo, now) : pageOf(entry, undo);
    if (page) await pages.put(rowOf(page));
    else await pages.delete(entry.page);
    const asks = [...(entry.asks ?? []), ...(ask === undefined ? [] : [ask])].slice(-ASKS);
    const replayed = { ...entry, undone: /** @type {0 | 1} */ (undo ? 1 : 0), asks };
    // From then on it is of a page that is deleted, or no longer.
    if (entry.whole?.unkept) {
      if (undo) replayed.at = now;
      else delete replayed.at;
    }
    await journal.put(replayed);
    return page;
  }

  /**
   * @param {KeptPage | null} stored
   * @param {Change} change
   * @param {boolean} undo
   * @param {string} now
   */
  #replayChange(stored, change, undo, now) {
    if (!stored) throw new Fault("not_kept");
    try {
      return this.#core.changePage(stored, change, undo, now);
    } catch (error) {
      throw new Fault("changed_since", error);
    }
  }
}

/**
 * A page as it was before or after it was written as a whole. Nothing that a person did is lost with it: all of that is in
 * the journal, and comes first. What was only read again since is read again.
 * @param {Entry} entry
 * @param {boolean} undo
 */
function pageOf({ whole }, undo) {
  return (undo ? whole?.before : whole?.after) ?? null;
}

/**
 * What would be undone next, whichever page it was done to.
 * @param {Database} database
 */
export const lastOfAll = ({ journal }) => journal.where({ undone: 0 }).last();

/**
 * What would be redone next, whichever page it was done to: nothing that was undone before something else was done.
 * @param {Database} database
 */
export async function firstUndoneOfAll(database) {
  const last = (await lastOfAll(database))?.number ?? 0;
  const undone = await database.journal.where({ undone: 1 }).primaryKeys();
  const first = undone.find((number) => number > last);
  return first === undefined ? undefined : database.journal.get(first);
}

/**
 * Forgets for good what was deleted, and what was replaced by an import, before a time: nothing of that page before it can be
 * undone any more.
 * @param {Database} database
 * @param {string} before
 */
export async function forgetBefore(database, before) {
  await database.transaction("rw", database.journal, async () => {
    for (const { page, number = 0 } of await database.journal.where("at").below(before).toArray()) {
      await database.journal
        .where({ page })
        .filter((entry) => (entry.number ?? 0) <= number)
        .delete();
    }
  });
}

/**
 * The types of what would be undone and redone next.
 * @param {Database} database
 * @returns {Promise<Next>}
 */
export function nextOfAll(database) {
  return database.transaction("r", database.journal, async () => ({
    undo: (await lastOfAll(database))?.what,
    redo: (await firstUndoneOfAll(database))?.what,
  }));
}
