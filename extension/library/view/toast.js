/** What was done, said to all readers, with the way back. */

import { html, LitElement, nothing } from "lit";
import { text } from "../../common/i18n.js";

/** Long enough to be read and pressed; while the pointer or the keyboard is in it, it stays. */
const STAYS = 10_000;

class Toast extends LitElement {
  /** @override */
  static properties = { words: { state: true }, offer: { state: true } };

  constructor() {
    super();
    this.words = "";
    /** @type {{way: "undo" | "redo", group?: string | undefined} | undefined} */
    this.offer = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.closing = undefined;
  }

  /** @override */
  createRenderRoot() {
    return this;
  }

  /** @override */
  render() {
    return html`
      <div class="toast ${this.words ? "" : "hidden"}">
        <span role="status">${this.words}</span>
        ${
          this.words && this.offer
            ? html`<button data-act=${this.offer.way} data-group=${this.offer.group ?? nothing}>
                ${text(`library_${this.offer.way}`)}
              </button>`
            : nothing
        }
      </div>
    `;
  }

  /**
   * @param {string} words
   * @param {{way: "undo" | "redo", group?: string | undefined}} [offer]
   */
  say(words, offer) {
    this.words = words;
    this.offer = offer;
    clearTimeout(this.closing);
    this.closing = setTimeout(() => this.#close(), STAYS);
  }

  #close() {
    if (this.matches(":hover, :focus-within")) this.closing = setTimeout(() => this.#close(), STAYS);
    else this.words = "";
  }
}

customElements.define("hearsay-toast", Toast);
