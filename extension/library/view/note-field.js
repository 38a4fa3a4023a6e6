/**
 * A note in Markdown: read as text with its marks done, written as it is. Sends `note` when another one was written. What is
 * being written stays, whatever is changed elsewhere in the meantime, and also where it could not be saved.
 */

import { html, LitElement, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { text } from "../../common/i18n.js";
import { shownNote } from "../../common/shown-note.js";

class NoteField extends LitElement {
  /** @override */
  static properties = { name: {}, label: {}, note: {}, draft: { state: true } };

  constructor() {
    super();
    /** Of the field, on its page. */
    this.name = "note";
    this.label = "";
    this.note = "";
    /** What is being written. @type {string | undefined} */
    this.draft = undefined;
  }

  /** @override */
  createRenderRoot() {
    return this;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    addEventListener("beforeunload", this.#onLeave);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("beforeunload", this.#onLeave);
    this.#done();
  }

  /** @override */
  render() {
    const isWriting = this.draft !== undefined;
    return html`
      <div class="field">
        <div class="label-line">
          <label for=${this.name}>${this.label}</label>
          ${
            isWriting || !this.note
              ? nothing
              : html`<button class="link" @click=${this.#write}>${text("library_note_edit")}</button>`
          }
        </div>
        ${
          isWriting || !this.note
            ? html`<textarea
                id=${this.name}
                rows=${isWriting ? 6 : 2}
                dir="auto"
                placeholder=${text("library_note_hint")}
                .value=${live(this.draft ?? this.note)}
                @focus=${() => (this.draft ??= this.note)}
                @input=${(/** @type {Event} */ { target }) =>
                  (this.draft = /** @type {HTMLTextAreaElement} */ (target).value)}
                @keydown=${this.#onKey}
                @blur=${this.#done}
              ></textarea>`
            : html`<div class="markdown" dir="auto">${shownNote(this.note)}</div>`
        }
      </div>
    `;
  }

  /** The browser asks whether to leave what is not saved. @param {BeforeUnloadEvent} event */
  #onLeave = (event) => {
    if (this.draft !== undefined && this.draft !== this.note) event.preventDefault();
  };

  async #write() {
    this.draft = this.note;
    await this.updateComplete;
    this.querySelector("textarea")?.focus();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.querySelector("textarea")?.blur();
  }

  #done() {
    const { draft, note } = this;
    this.draft = undefined;
    if (draft === undefined || draft === note) return;
    // It is shown at once as it will be.
    this.note = draft;
    const onFailed = () => Object.assign(this, { note, draft });
    this.dispatchEvent(new CustomEvent("note", { detail: { note: draft, onFailed } }));
  }
}

customElements.define("note-field", NoteField);
