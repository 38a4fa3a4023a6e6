/** The reader's edits: made in the background, said to be made, with a way back. */

/** @import {Edit, Opened} from "../../common/types.js" */
/** @import {Surface} from "../surface/surface.js" */

import { deedText, reasonText } from "../../common/edits.js";
import { text } from "../../common/i18n.js";
import { askBackground, isAlive } from "../../common/messages.js";

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
   * Makes edits at one stroke.
   * @param {Edit[]} edits
   * @param {string} done what is said then
   * @throws {Error} with the reason in the reader's words; none of them is made then
   */
  async make(edits, done) {
    const { record, kept } = this.#opened();
    const ask = { pageId: record.id, edits, ...(kept ? {} : { base: record }) };
    const { group } = await this.#told(() => askBackground("edit", ask));
    if (group !== null) this.#say(done, text("card_undo"), () => this.replay("undo", group));
  }

  /**
   * Takes back what was done last to the page, wherever it was done, or does again what was taken back last.
   * @param {"undo" | "redo"} which
   * @param {string} [only] what a notice tells of; it takes back nothing else
   */
  async replay(which, only) {
    const { record } = this.#opened();
    const ask = { pageId: record.id, ...(only === undefined ? {} : { group: only }) };
    try {
      const { what, group } = await this.#told(() => askBackground(which, ask));
      const other = which === "undo" ? "redo" : "undo";
      const words = text(which === "undo" ? "panel_undone" : "panel_redone", deedText(what));
      this.#say(words, text(`card_${other}`), () => this.replay(other, group ?? undefined));
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
   * Does it once the background knows of what record, and says in the reader's words why it could not be done.
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  async #told(work) {
    if (!isAlive()) throw new Error(this.#stale);
    try {
      await this.#ready();
      return await work();
    } catch (error) {
      throw new Error(isAlive() ? reasonText(error) : this.#stale, { cause: error });
    }
  }
}
