/**
 * The card of a statement: who said it, as what, how sure that is, and what can be done about it. It opens beside its
 * statement, never over it, and takes the focus only from a reader who opened it with the keyboard for that.
 */

/** @import {Surface} from "../surface/surface.js" */
/** @import {CardContent} from "./card-view.js" */
/** @import {Action} from "./card-bar.js" */
/** @import {Editor} from "./editor.js" */

import { element } from "../../common/dom.js";
import { text } from "../../common/i18n.js";
import { colourOf } from "../../common/palette.js";
import { barOf, footerOf } from "./card-bar.js";
import { placeBeside } from "./card-place.js";
import { factsOf, headerOf } from "./card-view.js";
import { setOurs } from "../surface/sheets.js";

/** @typedef {"hover" | "click" | "keyboard"} HowOpened */

export class Card {
  #surface;
  #signal;
  /** @type {HTMLElement | null} */
  #dialog = null;
  /** @type {CardContent | null} */
  #content = null;
  /** @type {HowOpened} */
  #how = "hover";
  /** @type {Editor | null} */
  #editor = null;
  #stopFollowing = () => {};
  /** Where the focus was before the card took it. @type {Element | null} */
  #before = null;

  /** Called when it has closed. */
  onclose = () => {};
  /** Called when an editor in it has been closed. */
  onedited = () => {};
  /** Called for what its buttons ask for. @param {Action} _action @param {CardContent} _content */
  // eslint-disable-next-line no-unused-vars
  onact = (_action, _content) => {};
  /** A statement as a quotation to be pasted. @type {(content: CardContent) => Promise<string>} */
  quotationOf = ({ words }) => Promise.resolve(words);

  /** What a note, which is Markdown, is to be shown as. @type {(note: string) => Promise<(Node | string)[]>} */
  noteOf = (note) => Promise.resolve([note]);

  /**
   * @param {Surface} surface
   * @param {AbortSignal} signal
   */
  constructor(surface, signal) {
    this.#surface = surface;
    this.#signal = signal;
    signal.addEventListener("abort", () => this.#takeAway(), { once: true });
  }

  /** The statement it shows. */
  get statement() {
    return this.#content?.statement ?? null;
  }

  get isOpen() {
    return this.#dialog !== null;
  }

  /** Whether it is open only for as long as the pointer is there. */
  get isHovering() {
    return this.isOpen && this.#how === "hover";
  }

  get isPinned() {
    return this.isOpen && this.#how !== "hover";
  }

  /** Whether the reader writes in it. */
  get isEditing() {
    return this.#editor !== null;
  }

  get how() {
    return this.#how;
  }

  get hasFocus() {
    return this.#dialog?.contains(this.#surface.activeElement) ?? false;
  }

  /** @param {number} x @param {number} y */
  covers(x, y) {
    const rect = this.#dialog?.getBoundingClientRect();
    return rect !== undefined && rect.left <= x && x <= rect.right && rect.top <= y && y <= rect.bottom;
  }

  /**
   * @param {CardContent} content
   * @param {object} options
   * @param {HowOpened} options.how
   * @param {boolean} options.focus
   * @param {() => DOMRect[]} options.rects where the statement is, line by line
   * @param {number} [options.y] where the reader points
   */
  open(content, { how, focus, rects, y }) {
    const focused = this.hasFocus ? this.#surface.activeElement?.getAttribute("data-part") : null;
    this.#before ??= focus ? document.activeElement : null;
    this.#takeAway();
    this.#content = content;
    this.#how = how;
    const dialog = this.#build(content);
    this.#dialog = dialog;
    if (!this.#surface.show(dialog, () => this.close())) return this.#takeAway();
    this.#stopFollowing = placeBeside(dialog, rects, y);
    if (focus) {
      const same = focused && dialog.querySelector(`[data-part="${focused}"]`);
      (same instanceof HTMLElement ? same : dialog).focus({ preventScroll: true });
    }
  }

  /**
   * Shows an editor in place of the buttons.
   * @param {Editor} editor
   * @param {string} part the button that opened it, which gets the focus back
   */
  edit(editor, part) {
    const dialog = this.#dialog;
    if (!dialog) return;
    this.#editor?.close();
    this.#editor = editor;
    editor.onrefused = this.#surface.refuseTyping;
    dialog.classList.add("editing");
    dialog.append(editor.element);
    editor.onclose = () => {
      if (this.#editor !== editor) return;
      this.#editor = null;
      if (this.#dialog !== dialog) return;
      dialog.classList.remove("editing");
      const opener = dialog.querySelector(`[data-part="${part}"]`);
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
      this.onedited();
    };
  }

  close() {
    if (!this.#dialog) return;
    const hadFocus = this.hasFocus;
    this.#takeAway();
    if (hadFocus && this.#before instanceof HTMLElement) this.#before.focus({ preventScroll: true });
    this.#before = null;
    this.onclose();
  }

  #takeAway() {
    this.#stopFollowing();
    this.#stopFollowing = () => {};
    const editor = this.#editor;
    this.#editor = null;
    editor?.close();
    this.#dialog?.remove();
    this.#dialog = null;
    this.#content = null;
  }

  /** @param {CardContent} content */
  #build(content) {
    /** @param {HTMLElement} button @param {() => void} act */
    const onPress = (button, act) =>
      button.addEventListener(
        "click",
        (event) => {
          if (!event.isTrusted) return;
          // Who works in the card wants it to stay.
          if (this.#how === "hover") this.#how = "click";
          act();
        },
        { signal: this.#signal },
      );
    const context = {
      onPress,
      announce: (/** @type {string} */ words) => this.#surface.announce(words),
      act: (/** @type {Action} */ action) => this.onact(action, content),
      quotation: () => this.quotationOf(content),
    };
    const dialog = element(
      "div",
      {
        class: "card",
        role: "dialog",
        "aria-labelledby": "speaker",
        dir: text("@@bidi_dir"),
        tabindex: "-1",
        popover: "manual",
        "data-part": "card",
      },
      headerOf(content, () => this.close(), onPress),
      ...factsOf(content),
      barOf(content, context),
      footerOf(content, context),
    );
    setOurs(dialog, "speaker", colourOf(content.slot));
    const note = dialog.querySelector(".note");
    // Until then, and where that fails, it stands there as it was written.
    if (note) {
      void this.noteOf(content.kept.note).then(
        (nodes) => note.replaceChildren(...nodes),
        () => {},
      );
    }
    return dialog;
  }
}
