/** Fields whose value is what was typed last, saved or not. */

/** @import {Drafts} from "./drafts.js" */

import { noChange } from "lit/html.js";
import { directive, Directive } from "lit/directive.js";

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

class Drafted extends Directive {
  /** @type {Control | undefined} */
  #control;
  #key = "";
  #saved = "";
  /** @type {Drafts | undefined} */
  #drafts;

  /**
   * @param {Drafts} _drafts
   * @param {string} _key
   * @param {string} _saved
   */
  // eslint-disable-next-line no-unused-vars -- says what the directive takes
  render(_drafts, _key, _saved) {
    return noChange;
  }

  /**
   * @param {import("lit/directive.js").ElementPart} part
   * @param {[Drafts, string, string]} of
   * @override
   */
  update({ element }, [drafts, key, saved]) {
    [this.#drafts, this.#key, this.#saved] = [drafts, key, saved];
    if (!this.#control) {
      this.#control = /** @type {Control} */ (element);
      this.#control.addEventListener("input", () => this.#keep());
    }
    const control = this.#control;
    // The options of a select come after its attributes.
    queueMicrotask(() => {
      const value = drafts.get(key) ?? saved;
      if (control instanceof HTMLInputElement && control.type === "checkbox") control.checked = value !== "";
      else if (control.value !== value) control.value = value;
    });
    return noChange;
  }

  #keep() {
    const control = /** @type {Control} */ (this.#control);
    const isBox = control instanceof HTMLInputElement && control.type === "checkbox";
    const value = isBox ? (control.checked ? "yes" : "") : control.value;
    if (value === this.#saved) this.#drafts?.drop([this.#key]);
    else this.#drafts?.set(this.#key, value);
  }
}

/**
 * A control of a form that begins with its draft, or else with what is saved: `<input ${field(drafts, key, saved)} />`.
 * A box that is ticked has the value `yes`.
 */
export const field = directive(Drafted);

/**
 * What happens when a form is sent: what the reader typed never leaves the panel.
 * @param {() => void} act
 * @returns {(event: SubmitEvent) => void}
 */
export const submitted = (act) => (event) => {
  event.preventDefault();
  act();
};
