/** Bringing a file in: first what will happen, then, if the reader wants it, all of it at once. */

/** @import {Conflict, Import} from "hearsay-files" */

import { html, nothing } from "lit";
import { text } from "../../common/i18n.js";
import { bringIn, readFile } from "../bring-in.js";
import { closeOutside } from "./export-dialog.js";
import { DialogPart } from "./part.js";
import { faultText } from "./texts.js";

/** @import {Misread} from "../bring-in.js" */

/** How many conflicts and faults are listed; of more, their number. */
const LISTED = 100;

class ImportDialog extends DialogPart {
  /** @override */
  static properties = {
    ...DialogPart.properties,
    file: { state: true },
    coming: { state: true },
    misread: { state: true },
    isBusy: { state: true },
    takesSettings: { state: true },
  };

  constructor() {
    super();
    /** @type {File | undefined} */
    this.file = undefined;
    /** What would come of the file. @type {Import | undefined} */
    this.coming = undefined;
    /** @type {Misread | undefined} */
    this.misread = undefined;
    this.isBusy = false;
    this.takesSettings = false;
    this.text = "";
  }

  /** @override */
  render() {
    return html`
      <dialog aria-labelledby="import-title" aria-busy=${String(this.isBusy)} @click=${closeOutside}>
        <h2 id="import-title">${text("library_import_title")}</h2>
        <p class="quiet">${text("library_import_hint")}</p>
        <p>
          <input
            type="file"
            id="import-file"
            aria-label=${text("library_import_file")}
            accept=".json,.jsonld,application/json,application/ld+json"
            @change=${(/** @type {Event} */ { target }) => void this.#read(/** @type {HTMLInputElement} */ (target))}
          />
        </p>
        <div class="preview" aria-live="polite">
          ${this.isBusy ? html`<p>${text("library_import_reading")}</p>` : nothing} ${this.#refusal()} ${this.#plan()}
        </div>
        <div class="bar end">
          <button @click=${() => this.dialog?.close()}>${text("library_cancel")}</button>
          <button class="primary" id="import-now" ?disabled=${!this.#brings} @click=${() => this.#import()}>
            ${text("library_import_now")}
          </button>
        </div>
      </dialog>
    `;
  }

  async show() {
    this.#forget();
    await this.updateComplete;
    const input = this.querySelector("input");
    if (input) input.value = "";
    this.dialog?.showModal();
  }

  /** Whether the file brings anything. */
  get #brings() {
    return !this.isBusy && (this.coming?.pages.length || (this.coming?.settings && this.takesSettings));
  }

  #refusal() {
    if (!this.misread) return nothing;
    const { message, line, column, path } = this.misread;
    return html`
      <div class="refusal" role="alert">
        <p><b>${text("library_import_refused")}</b></p>
        <p dir="auto">${message}</p>
        ${line ? html`<p>${text("library_import_place", line, column ?? 1)}</p>` : nothing}
        ${path ? html`<p><code>${path}</code></p>` : nothing}
        <p>${text("library_import_unchanged")}</p>
      </div>
    `;
  }

  #plan() {
    if (!this.coming) return nothing;
    const { plan, pages, settings } = this.coming;
    const counts = /** @type {const} */ (["new", "changed", "same"]);
    return html`
      <p>${text(`library_import_format_${plan.format}`)}</p>
      <table>
        <thead>
          <tr>
            <td></td>
            ${counts.map((count) => html`<th scope="col">${text(`library_import_${count}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${
            /** @type {const} */ (["pages", "statements"]).map(
              (what) =>
                html`<tr data-what=${what}>
                  <th scope="row">${text(`library_import_${what}`)}</th>
                  ${counts.map((count) => html`<td>${plan[what][count]}</td>`)}
                </tr>`,
            )
          }
        </tbody>
      </table>
      ${pages.length === 0 ? html`<p class="nothing-new">${text("library_import_nothing")}</p>` : nothing}
      ${
        settings
          ? html`<label class="check">
              <input
                type="checkbox"
                .checked=${this.takesSettings}
                @change=${(/** @type {Event} */ { target }) =>
                  (this.takesSettings = /** @type {HTMLInputElement} */ (target).checked)}
              />
              <span>${text("library_import_settings")}</span>
            </label>`
          : nothing
      }
      ${this.#conflicts(plan.conflicts)}
      ${
        plan.skipped.length === 0
          ? nothing
          : html`<details class="skipped">
              <summary>${text("library_import_skipped", plan.skipped.length)}</summary>
              <ul>
                ${plan.skipped.slice(0, LISTED).map(
                  ({ line, column, path, message }) =>
                    html`<li>
                      ${text("library_import_place", line, column)} <code>${path}</code>
                      <span dir="auto">${message}</span>
                    </li>`,
                )}
              </ul>
            </details>`
      }
    `;
  }

  /** @param {Conflict[]} conflicts */
  #conflicts(conflicts) {
    if (conflicts.length === 0) return nothing;
    return html`<details class="conflicts" open>
      <summary>${text("library_import_conflicts", conflicts.length)}</summary>
      <ul>
        ${conflicts.slice(0, LISTED).map(({ words, field, ours, theirs, taken }) => {
          const value = (/** @type {string} */ side, /** @type {string} */ said) =>
            html`<span class=${side === taken ? "taken" : "left"} dir="auto">${said || "–"}</span>`;
          return html`<li>
            <span class="quiet" dir="auto">${words}</span>
            <span>${field}: ${value("ours", ours)} → ${value("theirs", theirs)}</span>
            <span class="sr-only">${text(`library_import_taken_${taken}`)}</span>
          </li>`;
        })}
      </ul>
    </details>`;
  }

  /** @param {HTMLInputElement} input */
  async #read(input) {
    this.#forget();
    const [file] = input.files ?? [];
    if (!file) return;
    this.file = file;
    this.isBusy = true;
    const read = await readFile(file, this.library.shelf.pages());
    this.isBusy = false;
    // Another file may have been chosen in the meantime.
    if (this.file !== file) return;
    if ("misread" in read) this.misread = read.misread;
    else {
      this.coming = read.coming;
      this.text = read.text;
      // Settings come with a backup that is restored where nothing is kept yet; elsewhere if they are wanted.
      this.takesSettings = read.coming.settings !== null && this.library.shelf.total === 0;
    }
  }

  async #import() {
    this.isBusy = true;
    const { text: file, takesSettings } = this;
    const settings = takesSettings ? this.coming?.settings : null;
    try {
      const deed = await bringIn(this.library.deeds, file, settings ?? null);
      this.dialog?.close();
      this.dispatchEvent(new CustomEvent("deed", { bubbles: true, detail: () => Promise.resolve(deed) }));
    } catch (error) {
      this.misread = { message: faultText(error) };
    }
    this.isBusy = false;
  }

  #forget() {
    this.file = this.coming = this.misread = undefined;
    this.text = "";
    this.takesSettings = false;
  }
}

customElements.define("import-dialog", ImportDialog);
