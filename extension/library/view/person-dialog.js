/** Giving a speaker another name on all pages, which may be the one of another speaker: then the two are one. */

/** @import {Group} from "../model/people.js" */

import { html, nothing } from "lit";
import { counted, text } from "../../common/i18n.js";
import { mergeEdits } from "../deeds.js";
import { foldedName, keyAs } from "../model/people.js";
import { closeOutside } from "./export-dialog.js";
import { DialogPart } from "./part.js";

/** How many names are offered at a time. */
const OFFERED = 50;

class PersonDialog extends DialogPart {
  /** @override */
  static properties = { ...DialogPart.properties, group: { state: true }, entered: { state: true } };

  constructor() {
    super();
    /** @type {Group | undefined} */
    this.group = undefined;
    this.entered = "";
  }

  /** @override */
  render() {
    const { group } = this;
    if (!group) return html`<dialog></dialog>`;
    const other = this.#other();
    const pages = counted("library_pages", new Set(group.members.map(({ page }) => page.id)).size);
    const isNew = this.entered.trim() !== "" && this.entered.trim() !== group.name;
    return html`
      <dialog aria-labelledby="person-title" @click=${closeOutside}>
        <form method="dialog" @submit=${(/** @type {SubmitEvent} */ event) => this.#submit(event)}>
          <h2 id="person-title">${text("library_rename_title", group.name)}</h2>
          <label class="field">
            <span>${text("library_rename_name")}</span>
            <input
              id="person-name"
              list="people"
              autocomplete="off"
              dir="auto"
              required
              .value=${this.entered}
              @input=${(/** @type {Event} */ { target }) =>
                (this.entered = /** @type {HTMLInputElement} */ (target).value)}
            />
          </label>
          <datalist id="people">${this.#offers().map(({ name }) => html`<option value=${name}></option>`)}</datalist>
          <p class="quiet" aria-live="polite">
            ${
              other
                ? text("library_merge_hint", group.name, other.name, pages)
                : isNew
                  ? text("library_rename_hint", this.entered.trim(), pages)
                  : nothing
            }
          </p>
          <div class="bar end">
            <button type="button" @click=${() => this.dialog?.close()}>${text("library_cancel")}</button>
            <button class="primary" id="rename-now" type="submit" ?disabled=${!isNew}>
              ${text(other ? "library_merge" : "library_rename_now")}
            </button>
          </div>
        </form>
      </dialog>
    `;
  }

  /** @param {Group} group */
  async show(group) {
    this.group = group;
    this.entered = group.name;
    await this.updateComplete;
    this.dialog?.showModal();
    this.querySelector("input")?.select();
  }

  /** The other speaker who has the name. */
  #other() {
    const key = foldedName(this.entered);
    return key === foldedName(this.group?.name ?? "") || key === this.group?.key
      ? undefined
      : this.library.shelf.groups.get(key);
  }

  /** Those whose names have what is entered, who speak most first. */
  #offers() {
    const letters = this.entered === this.group?.name ? "" : foldedName(this.entered);
    return [...this.library.shelf.groups.values()]
      .filter((group) => group !== this.group && foldedName(group.name).includes(letters))
      .sort((a, b) => b.statements - a.statements)
      .slice(0, OFFERED);
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    const { group, library } = this;
    const name = this.entered.trim();
    if (!group || !name) return;
    const other = this.#other();
    const edits = mergeEdits(group, other ?? { name, members: [] });
    this.dialog?.close();
    const act = async () => {
      const deed = await library.deeds.edit(edits, other ? "mergeSpeakers" : "renameSpeaker");
      // The one who was looked at goes by the other name now.
      library.choose("who", [other?.key ?? keyAs(group, name)]);
      return deed;
    };
    this.dispatchEvent(new CustomEvent("deed", { bubbles: true, detail: act }));
  }
}

customElements.define("person-dialog", PersonDialog);
