/**
 * What a reader does in the library. Each deed is one transaction, over however many pages, and is undone as one; then the
 * tabs that show its pages are told.
 */

/** @import {Edit, KeptPage} from "../common/types.js" */
/** @import {Stroke} from "../store/pages.js" */
/** @import {Shelf} from "./model/shelf.js" */
/** @import {Group} from "./model/people.js" */

import { files } from "../common/files.js";
import { askBackground } from "../common/messages.js";
import { Pages } from "../store/pages.js";

/** @typedef {{id: string, edit: Edit}} PageEdit */
/** What was done, as the reader is told. @typedef {{what: string, group: string, count: number}} Deed */

export class Deeds {
  #database;
  #shelf;
  /** @type {Deed[]} */
  #done = [];
  /** @type {Deed[]} */
  #undone = [];
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();

  /**
   * @param {import("../store/database.js").Database} database
   * @param {Shelf} shelf
   */
  constructor(database, shelf) {
    this.#database = database;
    this.#shelf = shelf;
  }

  /**
   * @param {PageEdit[]} edits
   * @param {string} what the type of the edit, or `merge`
   * @param {number} [count] of the things that it was done to
   */
  async edit(edits, what, count = 1) {
    return this.#do(what, count, (pages) => pages.editAll(edits, what));
  }

  /** @param {string[]} pageIds */
  async forget(pageIds) {
    return this.#do("forget", pageIds.length, (pages) => pages.forget(pageIds));
  }

  /**
   * Stores what comes of a file.
   * @param {(kept: KeptPage[]) => KeptPage[]} make
   */
  async import(make) {
    return this.#do("import", 1, (pages) => pages.replaceAll(make, "import"));
  }

  /** @returns {Promise<Deed | undefined>} what was taken back */
  undo() {
    return this.#replay(true);
  }

  /** @returns {Promise<Deed | undefined>} what was done again */
  redo() {
    return this.#replay(false);
  }

  /**
   * @param {string} what
   * @param {number} count
   * @param {(pages: Pages) => Promise<Stroke>} act
   * @returns {Promise<Deed>}
   */
  #do(what, count, act) {
    return this.#inTurn(async () => {
      const { group, pageIds } = await act(await this.#pages());
      const deed = { what, group, count };
      this.#done.push(deed);
      this.#undone = [];
      await this.#tell(pageIds);
      return deed;
    });
  }

  /** @param {boolean} undo */
  #replay(undo) {
    return this.#inTurn(async () => {
      const [from, to] = undo ? [this.#done, this.#undone] : [this.#undone, this.#done];
      const deed = from.at(-1);
      if (!deed) return undefined;
      const pageIds = await (await this.#pages()).replayGroup(deed.group, undo);
      from.pop();
      to.push(deed);
      await this.#tell(pageIds);
      return deed;
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
