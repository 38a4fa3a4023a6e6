/**
 * What a reader does in the library. Each deed is one transaction, over however many pages, and is undone as one; then the
 * tabs that show its pages are told.
 */

/** @import {Edit} from "../common/types.js" */
/** @import {Stroke} from "../store/pages.js" */
/** @import {Shelf} from "./model/shelf.js" */
/** @import {Group} from "./model/people.js" */

import { liveQuery } from "dexie";
import { files } from "../common/files.js";
import { askBackground } from "../common/messages.js";
import { nextOfAll } from "../store/journal.js";
import { Pages } from "../store/pages.js";

/** @typedef {{id: string, edit: Edit}} PageEdit */
/** What was done, as the reader is told. `group`: by which it is undone. @typedef {{what: string, count: number, group?: string}} Deed */

export class Deeds {
  #database;
  #shelf;
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();
  /** @type {import("../store/journal.js").Next} */
  next = { undo: undefined, redo: undefined };

  /**
   * @param {import("../store/database.js").Database} database
   * @param {Shelf} shelf
   */
  constructor(database, shelf) {
    this.#database = database;
    this.#shelf = shelf;
  }

  /**
   * Follows what can be undone.
   * @param {() => void} onChange
   */
  follow(onChange) {
    liveQuery(() => nextOfAll(this.#database)).subscribe({
      next: (next) => {
        this.next = next;
        onChange();
      },
      error: (error) => console.warn(error),
    });
  }

  /**
   * @param {PageEdit[]} edits
   * @param {string} what the type of the edit, or `merge`
   * @param {number} [count] of the things that it was done to
   */
  edit(edits, what, count = 1) {
    return this.#do(what, count, (pages) => pages.editAll(edits, what));
  }

  /** @param {string[]} pageIds */
  forget(pageIds) {
    return this.#do("forget", pageIds.length, (pages) => pages.forget(pageIds));
  }

  /**
   * Stores what comes of a file.
   * @param {() => Promise<Stroke>} store
   */
  import(store) {
    return this.#do("import", 1, store);
  }

  /**
   * Takes a deed back, or does it again; without one that is named, the last of all that was done to what is kept: here or in
   * a page, now or before this page was opened. The journal knows.
   * @param {"undo" | "redo"} way
   * @param {string} [group]
   * @returns {Promise<Deed>}
   */
  replay(way, group) {
    return this.#inTurn(async () => {
      const pages = await this.#pages();
      const isUndo = way === "undo";
      const { what, count, pageIds } = await (group ? pages.replayGroup(group, isUndo) : pages.replayAny(isUndo));
      await this.#tell(pageIds);
      return { what, count, ...(group && { group }) };
    });
  }

  /**
   * @param {string} what
   * @param {number} count
   * @param {(pages: Pages) => Promise<Stroke>} act
   * @returns {Promise<Deed | undefined>} `undefined` where it changed nothing
   */
  #do(what, count, act) {
    return this.#inTurn(async () => {
      const { group, pageIds } = await act(await this.#pages());
      if (pageIds.length === 0) return undefined;
      await this.#tell(pageIds);
      return { what, group, count };
    });
  }

  /**
   * A key that is held down undoes one deed after the other, and not one of them twice.
   * @template T
   * @param {() => Promise<T>} task
   * @returns {Promise<T>}
   */
  #inTurn(task) {
    const done = this.#last.then(task);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** @param {string[]} pageIds */
  async #tell(pageIds) {
    await this.#shelf.refresh(pageIds);
    // Where the background does not answer, the tabs show it when they are read again.
    await askBackground("stored", { pageIds }).catch((error) => console.warn(error));
  }

  async #pages() {
    return new Pages(this.#database, await files());
  }
}

/**
 * The edits by which all that one says on any page is another's, or one's own under another name.
 * @param {Group} from
 * @param {Pick<Group, "name" | "members">} into
 * @returns {PageEdit[]}
 */
export function mergeEdits(from, into) {
  /** @type {PageEdit[]} */
  const edits = [];
  for (const [id, people] of byPage(from)) {
    let target = into.members.find(({ page }) => page.id === id)?.person.id;
    for (const { person } of people) {
      if (target) edits.push({ id, edit: { type: "mergeSpeakers", from: person.id, into: target } });
      else {
        // The first one becomes the other, and keeps its former name as one by which it is known.
        edits.push({ id, edit: { type: "renameSpeaker", speaker: person.id, name: into.name } });
        target = person.id;
      }
    }
  }
  return edits;
}

/** @param {Group} group */
function byPage({ members }) {
  return Map.groupBy(members, ({ page }) => page.id);
}
