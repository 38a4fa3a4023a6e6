/** Saving as a file: what, and in which format. */

import { html } from "lit";
import { counted, text } from "../../common/i18n.js";
import { setting } from "../../common/settings.js";
import { rememberFormat } from "../model/choices.js";
import { saveBackup, saveFile, some } from "../take-away.js";
import { DialogPart } from "./part.js";
import { faultText } from "./texts.js";

/** @typedef {"picked" | "result" | "page" | "all"} Scope */

class ExportDialog extends DialogPart {
  /** @override */
  static properties = {
    ...DialogPart.properties,
    scope: { state: true },
    formats: { state: true },
    format: { state: true },
    problem: { state: true },
    isBusy: { state: true },
  };

  constructor() {
    super();
    /** @type {Scope} */
    this.scope = "result";
    /** @type {import("../take-away.js").Format[]} */
    this.formats = ["md", "html", "csv", "json", "jsonld", "ris", "bibtex", "csl", "claimreview"];
    /** @type {import("../take-away.js").Format} */
    this.format = "md";
    this.problem = "";
    this.isBusy = false;
  }

  /** @override */
  render() {
    return html`
      <dialog aria-labelledby="export-title" @click=${closeOutside}>
        <form method="dialog" @submit=${(/** @type {SubmitEvent} */ event) => void this.#save(event)}>
          <h2 id="export-title">${text("library_export_title")}</h2>
          <fieldset class="scopes">
            <legend>${text("library_export_what")}</legend>
            ${this.#scopes().map(
              ({ scope, label }) => html`
                <label>
                  <input
                    type="radio"
                    name="scope"
                    value=${scope}
                    .checked=${scope === this.scope}
                    @change=${() => (this.scope = scope)}
                  />
                  <span>${label}</span>
                </label>
              `,
            )}
          </fieldset>
          <fieldset class="formats">
            <legend>${text("library_export_as")}</legend>
            ${this.formats.map(
              (format) => html`
                <label>
                  <input
                    type="radio"
                    name="format"
                    value=${format}
                    .checked=${format === this.format}
                    @change=${() => (this.format = format)}
                  />
                  <span class="name">${text(`format_${format}`)}</span>
                  <span class="quiet">${text(`format_${format}_hint`)}</span>
                </label>
              `,
            )}
          </fieldset>
          <p class="problem" role="alert">${this.problem}</p>
          <div class="bar end">
            <button type="button" @click=${() => this.dialog?.close()}>${text("library_cancel")}</button>
            <button class="primary" type="submit" id="save-file" ?disabled=${this.isBusy}>
              ${text(this.isBusy ? "library_saving" : "library_save")}
            </button>
          </div>
        </form>
      </dialog>
    `;
  }

  /** @param {Scope} scope */
  async show(scope) {
    const { format: last } = await setting("library-view");
    this.format = this.formats.find((format) => format === last) ?? this.format;
    this.scope = this.#scopes().some((choice) => choice.scope === scope) ? scope : "all";
    this.problem = "";
    this.requestUpdate();
    await this.updateComplete;
    this.dialog?.showModal();
  }

  /** Saves everything and the settings. */
  async backup() {
    this.#tell(text("library_saving"));
    try {
      const file = await saveBackup(text("library_backup_name"));
      this.#tell(text("library_saved", file));
    } catch (error) {
      this.#tell(faultText(error));
    }
  }

  /** What can be saved, the smallest first. */
  #scopes() {
    const { library } = this;
    const { picked, result, page, shelf } = library;
    /** @type {{scope: Scope, label: string}[]} */
    const scopes = [];
    if (picked.size > 0) scopes.push({ scope: "picked", label: text("library_scope_picked", picked.size) });
    if (page) scopes.push({ scope: "page", label: text("library_scope_page") });
    if (library.isFiltered && result.items.length > 0) {
      scopes.push({ scope: "result", label: text("library_scope_result", result.items.length) });
    }
    const pages = counted("library_pages", shelf.total);
    scopes.push({ scope: "all", label: text("library_scope_all", pages) });
    return scopes;
  }

  /** What is to be saved; everything where that is `undefined`. */
  #some() {
    const { library } = this;
    switch (this.scope) {
      case "picked":
        return some(library.pickedItems);
      case "result":
        return some(library.result.items);
      case "page":
        return new Map([[library.view.filters.page, null]]);
      case "all":
        return undefined;
    }
  }

  /** @param {SubmitEvent} event */
  async #save(event) {
    event.preventDefault();
    this.problem = "";
    this.isBusy = true;
    try {
      const { library } = this;
      const { scope } = this;
      const title = scope === "page" ? library.page?.title : scope === "result" ? library.person?.name : undefined;
      const file = await saveFile(this.#some(), this.format, title ?? text("library_export_name"));
      void rememberFormat(this.format);
      this.dialog?.close();
      this.#tell(text("library_saved", file));
    } catch (error) {
      this.problem = faultText(error);
    }
    this.isBusy = false;
  }

  /** @param {string} words */
  #tell(words) {
    /** @type {any} */ (this.parentElement?.querySelector("hearsay-toast"))?.say(words);
  }
}

/** A press beside a dialog closes it. @param {MouseEvent} event */
export function closeOutside({ target }) {
  if (target instanceof HTMLDialogElement) target.close();
}

customElements.define("export-dialog", ExportDialog);
