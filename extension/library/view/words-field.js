/**
 * Saying which words a statement is, as far as its page is kept: the words and what stands next to them are shown as text in
 * which the reader selects, with the pointer or with Shift and arrows. Sends `words` with the parts that were chosen.
 */

/** @import {Selector} from "../../common/types.js" */

import { html, LitElement, nothing } from "lit";
import { text } from "../../common/i18n.js";
import { textAround, within } from "../model/span.js";
import { joined } from "../model/words.js";

class WordsField extends LitElement {
  /** @override */
  static properties = { content: {}, found: {}, chosen: { state: true } };

  constructor() {
    super();
    /** @type {Selector[]} */
    this.content = [];
    /** The words as they were found, where a person has set others. @type {Selector[] | undefined} */
    this.found = undefined;
    /** What is chosen of each part, while it is being chosen. @type {(Selector | undefined)[] | undefined} */
    this.chosen = undefined;
  }

  /** @override */
  createRenderRoot() {
    return this;
  }

  /** @override */
  render() {
    if (!this.chosen) {
      return html`<p class="verbs">
        <button class="link" id="choose-words" @click=${() => this.#open()}>${text("library_words")}</button>
        ${
          this.found
            ? html`<button class="link" id="found-words" @click=${() => this.#send(this.found ?? [])}>
                ${text("library_words_found")}
              </button>`
            : nothing
        }
      </p>`;
    }
    const chosen = this.#parts();
    return html`
      <fieldset class="field choosing" @keydown=${this.#onKey}>
        <legend>${text("library_words_title")}</legend>
        <p class="quiet" id="words-how">${text("library_words_how")}</p>
        ${this.content.map(
          (part, at) => html`
            <textarea
              readonly
              rows="4"
              dir="auto"
              aria-describedby="words-how"
              aria-label=${text("library_words_part", at + 1, this.content.length)}
              .value=${textAround(part)}
              @selectionchange=${(/** @type {Event} */ { target }) => this.#choose(at, target)}
            ></textarea>
          `,
        )}
        <p class="chosen" dir="auto">${joined(chosen) || text("library_words_none")}</p>
        <div class="bar">
          <button class="primary" id="save-words" ?disabled=${chosen.length === 0} @click=${() => this.#send(chosen)}>
            ${text("library_save")}
          </button>
          <button @click=${() => this.#close()}>${text("library_cancel")}</button>
        </div>
      </fieldset>
    `;
  }

  #parts() {
    return (this.chosen ?? []).flatMap((part) => part ?? []);
  }

  /** All the parts are selected as they are; of them the first one has the keyboard. */
  async #open() {
    this.chosen = [...this.content];
    await this.updateComplete;
    const areas = [...this.querySelectorAll("textarea")];
    this.content.forEach(({ prefix, exact }, at) =>
      areas[at]?.setSelectionRange(prefix.length, prefix.length + exact.length),
    );
    areas[0]?.focus();
  }

  /**
   * @param {number} at
   * @param {EventTarget | null} target
   */
  #choose(at, target) {
    const { selectionStart, selectionEnd } = /** @type {HTMLTextAreaElement} */ (target);
    const part = this.content[at];
    if (!part || !this.chosen) return;
    this.chosen = this.chosen.with(at, within(part, selectionStart, selectionEnd));
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key === "Escape") this.#close();
    else if (event.key === "Enter" && event.target instanceof HTMLTextAreaElement) {
      const chosen = this.#parts();
      if (chosen.length > 0) this.#send(chosen);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {Selector[]} content */
  #send(content) {
    const chosen = this.chosen;
    const onFailed = () => (this.chosen = chosen);
    this.#close();
    this.dispatchEvent(new CustomEvent("words", { detail: { content, onFailed } }));
  }

  async #close() {
    this.chosen = undefined;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector("#choose-words"))?.focus();
  }
}

customElements.define("words-field", WordsField);
