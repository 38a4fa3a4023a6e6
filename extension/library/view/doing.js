/** Doing what a reader asks for, and saying that it is done, with the way back; or why it cannot be done. */

/** @import {Deed} from "../deeds.js" */
/** @import {Library} from "../library.js" */
/** @import {Item} from "../model/items.js" */
/** @import {Edit} from "../../common/types.js" */

import { deedText } from "../../common/edits.js";
import { counted, text } from "../../common/i18n.js";
import { copyQuotations } from "../copy.js";
import { faultText } from "./texts.js";

/** Says something; with `offer`, a button that undoes the deed or does it again. @typedef {(words: string, offer?: {way: "undo" | "redo", group?: string | undefined}) => void} Say */

export class Doing {
  #library;
  #say;

  /**
   * @param {Library} library
   * @param {Say} say
   */
  constructor(library, say) {
    this.#library = library;
    this.#say = say;
  }

  /**
   * @param {() => Promise<Deed | undefined>} act
   * @returns {Promise<boolean>} whether it could be done
   */
  async do(act) {
    try {
      const deed = await act();
      if (deed) this.#say(doneText(deed), { way: "undo", group: deed.group });
      else this.#say(text("library_unchanged"));
      return true;
    } catch (error) {
      this.#say(faultText(error));
      return false;
    }
  }

  /**
   * @param {"undo" | "redo"} way
   * @param {string} [group] of the deed; none for the last of all
   */
  async replay(way, group) {
    try {
      const deed = await this.#library.deeds.replay(way, group);
      const back = way === "undo" ? "redo" : "undo";
      this.#say(text(`library_${way}ne`, doneText(deed)), { way: back, group: deed.group });
    } catch (error) {
      this.#say(faultText(error));
    }
  }

  /**
   * @param {string} pageId
   * @param {Edit} edit
   */
  edit(pageId, edit) {
    return this.do(() => this.#library.deeds.edit([{ id: pageId, edit }], edit.type));
  }

  /** @param {Item[]} items */
  async remove(items) {
    const library = this.#library;
    const edits = items.map(({ page, kept }) => ({
      id: page.id,
      edit: /** @type {Edit} */ ({ type: "remove", statement: kept.id }),
    }));
    if (!(await this.do(() => library.deeds.edit(edits, "remove", items.length)))) return;
    const gone = items.map(({ key }) => key);
    library.pick(gone, false);
    if (gone.includes(library.view.open)) library.show("");
  }

  /** @param {string} pageId */
  async forget(pageId) {
    const library = this.#library;
    if (await this.do(() => library.deeds.forget([pageId]))) library.filterBy({ page: "" });
  }

  /**
   * @param {Item[]} items
   * @param {string | undefined} style
   */
  async copy(items, style) {
    try {
      await copyQuotations(items, style === "markdown" || style === "html" ? style : "plain");
      this.#say(counted("library_copied", items.length));
    } catch (error) {
      this.#say(faultText(error));
    }
  }
}

/** What was done here says how much it was; what was done in a page is told as there. @param {Deed} deed */
function doneText({ what, count }) {
  return counted(`library_did_${what}`, count) || deedText(what);
}
