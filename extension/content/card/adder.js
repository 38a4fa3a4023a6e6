/** Adding a statement that was not found: of the words that the reader has selected. */

/** @import {Edit, KeptPage, Page, TextRange} from "../../common/types.js" */
/** @import {Editing} from "./editing.js" */
/** @import {Surface} from "../surface/surface.js" */
/** @import {TextIndex} from "../text/text-index.js" */

import { element } from "../../common/dom.js";
import { text } from "../../common/i18n.js";
import { askBackground } from "../../common/messages.js";
import { Editor } from "./editor.js";
import { placeBeside } from "./card-place.js";
import { choicesOf } from "./speaker-choices.js";
import { speakerEdit } from "./speaker-editor.js";
import { SpeakerPicker } from "./speaker-picker.js";
import { uuid } from "../../common/uuid.js";

export class Adder {
  #surface;
  #index;
  #editing;
  #signal;
  /** What was typed when the last one was closed without saving. */
  #typed = "";
  #close = () => {};
  isOpen = false;
  /** Called with the identifier of what has been added. @param {string} _statement */
  // eslint-disable-next-line no-unused-vars
  onadded = (_statement) => {};

  /**
   * @param {object} options
   * @param {Surface} options.surface
   * @param {TextIndex} options.index
   * @param {Editing} options.editing
   * @param {AbortSignal} options.signal
   */
  constructor({ surface, index, editing, signal }) {
    this.#surface = surface;
    this.#index = index;
    this.#editing = editing;
    this.#signal = signal;
    signal.addEventListener("abort", () => this.#close(), { once: true });
  }

  /**
   * @param {TextRange[]} ranges
   * @param {object} about
   * @param {Page} about.page
   * @param {KeptPage} about.record
   * @param {(person: string) => number} about.slotOf
   * @param {boolean} [about.isNews] whether the reader asked who said this, and has to be told that nobody knows
   */
  open(ranges, { page, record, slotOf, isNews = false }) {
    this.#close();
    const before = document.activeElement;
    const picker = new SpeakerPicker(choicesOf(record, slotOf), this.#typed);
    picker.onchange = () => (this.#typed = picker.typed);
    const words = ranges.map((range) => this.#index.slice(range).replace(/\s+/gu, " ")).join(" … ");
    const editor = new Editor(
      text("card_add_title"),
      { parts: [element("blockquote", { class: "words", dir: "auto" }, words), ...picker.parts], first: picker.input },
      {
        saveLabel: text("card_add"),
        save: async () => {
          const id = uuid();
          const { chosen } = picker;
          const content = await askBackground("select", { page, ranges });
          const kind = kindOf(words);
          const known = chosen && "id" in chosen ? { speaker: chosen.id } : {};
          /** @type {Edit[]} */
          const edits = [{ type: "add", id, content, kind, ...known }];
          if (chosen && "name" in chosen) edits.push(speakerEdit(id, chosen));
          await this.#editing.make(edits, text("card_add_done"));
          this.#typed = "";
          this.onadded(id);
        },
      },
    );
    editor.onrefused = this.#surface.refuseTyping;
    const card = element(
      "div",
      {
        class: "card adder editing",
        popover: "manual",
        role: "dialog",
        "aria-labelledby": "adding",
        "data-part": "adder",
      },
      element(
        "header",
        {},
        element(
          "div",
          { class: "who" },
          element("h2", { id: "adding" }, text(isNews ? "card_nobody" : "card_add_title")),
          isNews && element("p", { class: "role" }, text("card_nobody_hint")),
        ),
      ),
      editor.element,
    );
    if (!this.#surface.show(card, () => editor.close())) return;
    const stop = placeBeside(card, () =>
      ranges.flatMap((range) => this.#index.ranges(range)).flatMap((range) => [...range.getClientRects()]),
    );
    this.isOpen = true;
    this.#close = () => editor.close();
    editor.onclose = () => {
      this.isOpen = false;
      this.#close = () => {};
      stop();
      card.remove();
      if (before instanceof HTMLElement && !this.#signal.aborted) before.focus({ preventScroll: true });
    };
  }
}

/**
 * What kind of statement words are, by the marks in them.
 * @param {string} words
 * @returns {"direct" | "mixed" | "indirect"}
 */
function kindOf(words) {
  if (/^["'“”„«»‘‚‹「『]/u.test(words)) return "direct";
  return /["“”„«»「」『』]/u.test(words) ? "mixed" : "indirect";
}
