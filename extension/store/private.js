/** Records of private windows: in `storage.session`, which no disk sees, and only as long as their tab is there. */

/** @import {Change, Edit, KeptPage} from "../common/types.js" */
/** @import {Core, Held, Known} from "./pages.js" */

import { privatePrefix } from "../common/tab-key.js";
import { Fault } from "./faults.js";

/** `asks` is what the last deed was done for. @typedef {{record: KeptPage, done: Deed[], undone: Deed[], asks?: string[]}} Shelf */
/** What was done at one stroke. @typedef {{what: string, group: string, changes: Change[]}} Deed */

export class PrivatePages {
  #prefix;
  #core;

  /**
   * @param {number} tabId
   * @param {Core} core
   */
  constructor(tabId, core) {
    this.#prefix = privatePrefix(tabId);
    this.#core = core;
  }

  /** @param {string} id */
  async find(id) {
    return (await this.#shelf(id))?.record;
  }

  /**
   * @param {KeptPage} record
   * @returns {Promise<Held>}
   */
  async held(record) {
    return { ...(await this.known(record.id)), record };
  }

  /**
   * What is known of a page that may have no record.
   * @param {string} id
   * @returns {Promise<Known>}
   */
  async known(id) {
    const shelf = await this.#shelf(id);
    return shelf ? heldOf(shelf) : { record: null, kept: false, canUndo: null, canRedo: null };
  }

  /**
   * @param {string} id
   * @param {Edit[]} edits made at one stroke
   * @param {KeptPage} [base]
   * @param {string} [ask] what it is done for: nothing is done twice for the same
   * @returns {Promise<Held & {group: string | null}>}
   */
  edit(id, edits, base, ask) {
    return this.#alone(async () => {
      const shelf = await this.#of(id, base);
      if (isDone(shelf, ask)) return { ...heldOf(shelf), group: shelf.done.at(-1)?.group ?? null };
      const at = new Date().toISOString();
      let { record } = shelf;
      const made = [];
      for (const edit of edits) {
        const { page, change, changed } = this.#core.editPage(record, edit, at);
        if (changed) made.push({ what: edit.type, change });
        record = page;
      }
      if (made.length === 0) return { ...heldOf(shelf), group: null };
      const group = crypto.randomUUID();
      const what = made.map((each) => each.what).join("+");
      const deed = { what, group, changes: made.map(({ change }) => change) };
      return { ...(await this.#put({ record, done: [...shelf.done, deed], undone: [] }, ask)), group };
    });
  }

  /** @param {string} id @param {string} [ask] @param {string} [group] only if it was what was done last */
  undo(id, ask, group) {
    return this.#alone(async () => {
      const shelf = await this.#of(id);
      const again = shelf.undone[0];
      if (again && isDone(shelf, ask)) return { ...heldOf(shelf), ...told(again, id) };
      const deed = shelf.done.at(-1);
      if (group !== undefined && deed?.group !== group) throw new Fault("done_since");
      if (!deed) throw new Fault("nothing_to_undo");
      const record = this.#replay(shelf.record, deed.changes.toReversed(), true);
      const held = await this.#put({ record, done: shelf.done.slice(0, -1), undone: [deed, ...shelf.undone] }, ask);
      return { ...held, ...told(deed, id) };
    });
  }

  /** @param {string} id @param {string} [ask] @param {string} [group] only if it was what was undone last */
  redo(id, ask, group) {
    return this.#alone(async () => {
      const shelf = await this.#of(id);
      const again = shelf.done.at(-1);
      if (again && isDone(shelf, ask)) return { ...heldOf(shelf), ...told(again, id) };
      const [deed, ...undone] = shelf.undone;
      if (group !== undefined && deed?.group !== group) throw new Fault("done_since");
      if (!deed) throw new Fault("nothing_to_redo");
      const record = this.#replay(shelf.record, deed.changes, false);
      const held = await this.#put({ record, done: [...shelf.done, deed], undone }, ask);
      return { ...held, ...told(deed, id) };
    });
  }

  /**
   * @param {KeptPage} record
   * @param {readonly Change[]} changes
   * @param {boolean} undo
   */
  #replay(record, changes, undo) {
    const at = new Date().toISOString();
    return changes.reduce((now, change) => this.#core.changePage(now, change, undo, at), record);
  }

  /**
   * One change at a time: the storage has no transactions.
   * @template T
   * @param {() => Promise<T>} change
   * @returns {Promise<T>}
   */
  async #alone(change) {
    return await navigator.locks.request(this.#prefix, change);
  }

  /**
   * @param {string} id
   * @returns {Promise<Shelf | undefined>}
   */
  async #shelf(id) {
    const key = this.#prefix + id;
    return /** @type {Shelf | undefined} */ ((await chrome.storage.session.get(key))[key]);
  }

  /**
   * @param {string} id
   * @param {KeptPage} [base]
   * @returns {Promise<Shelf>}
   */
  async #of(id, base) {
    const shelf = await this.#shelf(id);
    if (shelf) return shelf;
    if (!base) throw new Fault("not_kept");
    return { record: base, done: [], undone: [] };
  }

  /** @param {Shelf} shelf @param {string} [ask] what it is done for */
  async #put(shelf, ask) {
    const asks = ask === undefined ? [] : [ask];
    await chrome.storage.session.set({ [this.#prefix + shelf.record.id]: { ...shelf, asks } });
    return heldOf(shelf);
  }
}

/** @param {number} tabId */
export async function forgetPrivate(tabId) {
  const keys = Object.keys(await chrome.storage.session.get());
  await chrome.storage.session.remove(keys.filter((key) => key.startsWith(privatePrefix(tabId))));
}

/**
 * @param {Shelf} shelf
 * @returns {Held}
 */
function heldOf({ record, done, undone }) {
  return { record, kept: false, canUndo: done.at(-1)?.what ?? null, canRedo: undone[0]?.what ?? null };
}

/** @param {Deed} deed @param {string} id */
const told = ({ what, group }, id) => ({ what, group, pageIds: [id] });

/**
 * @param {Shelf} shelf
 * @param {string | undefined} ask
 */
const isDone = ({ asks = [] }, ask) => ask !== undefined && asks.includes(ask);
