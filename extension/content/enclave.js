/**
 * Where the reader types. A page's scripts hear every key that is pressed in its document, in closed shadow roots as
 * well; they do not hear those of another document. So each editor is in an empty frame of our own: within the closed
 * shadow root the page has no way to it, and nothing is loaded into it.
 */

import { text } from "../common/i18n.js";
import { adopt } from "./sheets.js";
import css from "./enclave.css";
import tokens from "./tokens.css";

export class Enclave {
  /** The frame. */
  element = document.createElement("iframe");
  /** @type {Promise<Document | null>} */
  #loaded;
  #resized = new ResizeObserver(() => this.#fit());

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
   * @param {(Node | string)[]} parts
   * @returns {Promise<boolean>} whether it can be filled: a page in a sandbox keeps its frames from everybody
   */
  async fill(...parts) {
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
    inside.body.append(...parts);
    this.#resized.observe(inside.body);
    this.#fit();
    return true;
  }

  /** Lets go of the frame, which is taken away. */
  close() {
    this.#resized.disconnect();
    this.element.remove();
  }

  /** As high as what is in it. */
  #fit() {
    const height = this.element.contentDocument?.body?.offsetHeight;
    if (height) this.element.style.height = `${height}px`;
  }
}
