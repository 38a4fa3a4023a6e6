/** The reader's edits: made in the background, said to be made, with a way back. */

/** @import {Edit, Opened} from "../common/types.js" */
/** @import {Surface} from "./surface.js" */

import { reasonText } from "../common/edits.js";
import { text } from "../common/i18n.js";
import { askBackground, isAlive } from "../common/messages.js";

export class Editing {
  #surface;
  #opened;
  #ready;
  /** An old script has no texts any more. */
  #stale = text("error_reload");

  /**
   * @param {Surface} surface
   * @param {() => Opened} opened the record as it is now
   * @param {() => Promise<void>} ready resolves when the background knows which record is shown
   */
  constructor(surface, opened, ready) {
    this.#surface = surface;
    this.#opened = opened;
    this.#ready = ready;
  }

  /**
   * Makes edits, one after the other.
   * @param {Edit[]} edits
   * @param {string} done what is said then
   * @throws {Error} with the reason in the reader's words; nothing after the edit that failed is made
   */
  async make(edits, done) {
    const { record, kept } = this.#opened();
    let before = record.modified;
    let made = 0;
    await this.#told(async () => {
      await this.#ready();
      for (const edit of edits) {
        const held = await askBackground("edit", { pageId: record.id, edit, ...(kept ? {} : { base: record }) });
        if (held.record.modified !== before) made += 1;
        before = held.record.modified;
      }
    });
    if (made > 0) this.#say(done, text("card_undo"), () => this.#replay("undo", made));
  }

  /** Takes the last edit of the page back. */
  undo() {
    return this.#replay("undo", 1);
  }

  /**
   * @param {"undo" | "redo"} which
   * @param {number} times
   */
  async #replay(which, times) {
    const { record } = this.#opened();
    try {
      await this.#told(async () => {
        for (let left = times; left > 0; left--) await askBackground(which, { pageId: record.id });
      });
      const other = which === "undo" ? "redo" : "undo";
      this.#say(text(`card_${which}_done`), text(`card_${other}`), () => this.#replay(other, times));
    } catch (error) {
      this.fail(error);
    }
  }

  /**
   * Says that something could not be done.
   * @param {unknown} error
   */
  fail(error) {
    this.#surface.notify(error instanceof Error ? error.message : String(error), "", { kind: "trouble" });
  }

  /**
   * @param {string} words
   * @param {string} label
   * @param {() => void} act
   */
  #say(words, label, act) {
    this.#surface.notify(words, "", { kind: "done", action: { label, act } });
  }

  /**
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  async #told(work) {
    if (!isAlive()) throw new Error(this.#stale);
    try {
      return await work();
    } catch (error) {
      throw new Error(isAlive() ? reasonText(error) : this.#stale, { cause: error });
    }
  }
}
