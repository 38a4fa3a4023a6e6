/** A note in Markdown: read as text with its marks done, written as it is. Sends `note` when another one was written. */

import { html, LitElement, nothing } from "lit";
import { text } from "../../common/i18n.js";
import { markdown } from "../../common/markdown.js";

class NoteField extends LitElement {
  /** @override */
  static properties = { label: {}, note: {}, writing: { state: true } };

  constructor() {
    super();
    this.label = "";
    this.note = "";
    this.writing = false;
  }

  /** @override */
  createRenderRoot() {
    return this;
  }

  /** @override */
  render() {
    return html`
      <div class="field">
        <div class="label-line">
          <label for="note">${this.label}</label>
          ${
            this.writing || !this.note
              ? nothing
              : html`<button class="link" @click=${this.#write}>${text("library_note_edit")}</button>`
          }
        </div>
        ${
          this.writing || !this.note
            ? html`<textarea
                id="note"
                rows=${this.writing ? 6 : 2}
                dir="auto"
                placeholder=${text("library_note_hint")}
                .value=${this.note}
                @focus=${() => (this.writing = true)}
                @keydown=${this.#onKey}
                @blur=${this.#done}
              ></textarea>`
            : html`<div class="markdown" dir="auto">${markdown(this.note)}</div>`
        }
      </div>
    `;
  }

  async #write() {
    this.writing = true;
    await this.updateComplete;
    this.#area?.focus();
  }

  get #area() {
    return this.querySelector("textarea");
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.#area?.blur();
  }

  #done() {
    const note = this.#area?.value ?? this.note;
    this.writing = false;
    if (note === this.note) return;
    this.note = note;
    this.dispatchEvent(new CustomEvent("note", { detail: note }));
  }
}

customElements.define("note-field", NoteField);
