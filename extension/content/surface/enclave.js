/**
 * Where the reader types. A page's scripts hear every key that is pressed in its document, in closed shadow roots as
 * well; they do not hear those of another document. So each editor is in an empty frame of our own: within the closed
 * shadow root the page has no way to it, and nothing is loaded into it.
 */

import { text } from "../../common/i18n.js";
import { adopt, setOurs } from "./sheets.js";
import css from "./enclave.css";
import tokens from "./tokens.css";

export class Enclave {
  /** The frame. */
  element = document.createElement("iframe");
  /** @type {Promise<Document | null>} */
  #loaded;
  // In a turn of its own: otherwise the browser tells the page of an error, that not all sizes could be told at once.
  #resized = new ResizeObserver(() => requestAnimationFrame(() => this.#fit()));
  /** What makes it as high as it would be. @type {HTMLElement[]} */
  #parts = [];

  /** @param {string} title what the frame is for */
  constructor(title) {
    this.element.title = title;
    this.element.className = "enclave";
    // Chromium loads the empty document as soon as the frame is put in, Firefox a little later and in place of another.
    this.#loaded = new Promise((resolve) => {
      this.element.addEventListener("load", () => resolve(this.element.contentDocument), { once: true });
    });
  }

  /**
   * Fills the frame, which must have been put in.
   * @param {HTMLElement} content as high as the frame
   * @param {HTMLElement[]} parts of it, which would have all the room they need if the frame were as high as them
   * @returns {Promise<boolean>} whether it can be filled: a page in a sandbox keeps its frames from everybody
   */
  async fill(content, parts) {
    const inside = await this.#loaded;
    if (!inside) return false;
    const Sheet = /** @type {typeof globalThis | null} */ (/** @type {unknown} */ (inside.defaultView))?.CSSStyleSheet;
    // Taken away again before it was there.
    if (!Sheet) return true;
    const sheet = new Sheet();
    sheet.replaceSync(tokens + css);
    adopt(inside, sheet);
    inside.title = this.element.title;
    inside.documentElement.lang = chrome.i18n.getUILanguage();
    inside.documentElement.dir = text("@@bidi_dir");
    inside.body.append(content);
    this.#parts = parts;
    for (const part of parts) this.#resized.observe(part);
    this.#fit();
    return true;
  }

  /** Lets go of the frame, which is taken away. */
  close() {
    this.#resized.disconnect();
    this.element.remove();
  }

  /** As high as what is in it; the card makes it lower where there is not so much room. */
  #fit() {
    const height = this.#parts.reduce((sum, part) => sum + part.offsetHeight, 0);
    if (height) setOurs(this.element, "height", `${height}px`);
  }
}
