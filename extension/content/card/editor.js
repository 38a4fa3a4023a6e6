/** A small form: fields, Save and Cancel, and the reason where it could not be saved. What was typed stays until it is saved. */

import { element } from "../../common/dom.js";
import { text } from "../../common/i18n.js";
import { Enclave } from "../surface/enclave.js";
import { guardFocus } from "../surface/focus-guard.js";

/**
 * @typedef {object} Fields
 * @property {HTMLElement[]} parts
 * @property {HTMLElement} first takes the focus
 * @property {() => void} [begin] called once the fields are shown
 */

export class Editor {
  #enclave;
  #save;
  #error = element("p", { class: "error", role: "alert" });
  #button;
  #first;
  #isBusy = false;
  #end = new AbortController();
  /** Called when it is done with, saved or not. @type {() => void} */
  onclose = () => {};
  /** Called where nothing can be typed without the page reading along. @type {() => void} */
  onrefused = () => {};
  /** Whether it has been shown and taken away again. */
  isClosed = false;

  /**
   * @param {string} title
   * @param {Fields} fields
   * @param {object} options
   * @param {() => Promise<void>} options.save throws an error whose message is for the reader
   * @param {string} [options.saveLabel]
   */
  constructor(title, { parts, first, begin }, { save, saveLabel = text("card_save") }) {
    this.#enclave = new Enclave(title);
    this.#save = save;
    this.#first = first;
    this.#button = element("button", { type: "button", class: "primary", "data-part": "save" }, saveLabel);
    const cancel = element("button", { type: "button", "data-part": "cancel" }, text("card_cancel"));
    this.#button.addEventListener("click", (event) => event.isTrusted && void this.save());
    cancel.addEventListener("click", (event) => event.isTrusted && this.close());
    const fields = element("div", {}, ...parts);
    const foot = element(
      "div",
      { class: "foot" },
      this.#error,
      element("div", { class: "buttons" }, this.#button, cancel),
    );
    // Where there is little room the fields scroll, and the buttons stay.
    const form = element(
      "div",
      { class: "form", role: "group", "aria-label": title },
      element("div", { class: "fields" }, fields),
      foot,
    );
    form.addEventListener("keydown", (event) => this.#onKey(event));
    void this.#enclave.fill(form, [fields, foot]).then((isFilled) => {
      if (this.isClosed) return;
      if (!isFilled) return this.#refuse();
      begin?.();
      this.focus();
      guardFocus(form.ownerDocument, {
        back: () => this.focus(),
        lost: () => this.#refuse(),
        signal: this.#end.signal,
      });
    });
  }

  /** To be put where it is shown. */
  get element() {
    return this.#enclave.element;
  }

  focus() {
    this.#enclave.element.focus({ preventScroll: true });
    this.#first.focus({ preventScroll: true });
  }

  async save() {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.#button.disabled = true;
    this.#error.textContent = "";
    try {
      await this.#save();
      this.close();
    } catch (error) {
      this.#error.textContent = error instanceof Error ? error.message : String(error);
    } finally {
      this.#isBusy = false;
      this.#button.disabled = false;
    }
  }

  close() {
    if (this.isClosed) return;
    this.isClosed = true;
    this.#end.abort();
    this.#enclave.close();
    this.onclose();
  }

  #refuse() {
    this.close();
    this.onrefused();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (!event.isTrusted || event.isComposing || event.defaultPrevented) return;
    // In a field of one line Enter saves, in one of several with Control; on a button it presses that.
    const field = /** @type {Element | undefined} */ (event.composedPath()[0]);
    const isWhole =
      field?.matches("input:not([type])") || (field?.matches("textarea, select") && (event.ctrlKey || event.metaKey));
    if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && isWhole) void this.save();
    else return;
    event.preventDefault();
  }
}
