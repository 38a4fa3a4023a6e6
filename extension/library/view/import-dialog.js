/** Bringing a file in: first what will happen, then, if the reader wants it, all of it at once. */

/** @import {Conflict} from "hearsay-files" */
/** @import {Coming, Misread} from "../bring-in.js" */

import { html, nothing } from "lit";
import { text } from "../../common/i18n.js";
import { restoreSettings } from "../../common/settings.js";
import { misreadOf } from "../bring-in.js";
import { Ended, Filing } from "../filing.js";
import { closeOutside } from "./export-dialog.js";
import { DialogPart } from "./part.js";
import { faultText } from "./texts.js";

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
    /** What would come of the file. @type {Coming | undefined} */
    this.coming = undefined;
    /** @type {Misread | undefined} */
    this.misread = undefined;
    this.isBusy = false;
    this.takesSettings = false;
    this.filing = new Filing();
  }

  /** @override */
  render() {
    return html`
      <dialog
        aria-labelledby="import-title"
        aria-busy=${String(this.isBusy)}
        @click=${closeOutside}
        @close=${() => this.#forget()}
      >
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
    return !this.isBusy && (this.coming?.pages || (this.coming?.settings && this.takesSettings));
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
      ${pages === 0 ? html`<p class="nothing-new">${text("library_import_nothing")}</p>` : nothing}
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
    try {
      const { coming, misread } = await this.filing.ask("read", { file });
      if (coming) this.coming = coming;
      else this.misread = misreadOf(misread);
      // Settings come with a backup that is restored where nothing is kept yet; elsewhere if they are wanted.
      this.takesSettings = Boolean(coming?.settings) && this.library.shelf.total === 0;
    } catch (error) {
      if (error instanceof Ended) return;
      this.misread = { message: faultText(error) };
    }
    this.isBusy = false;
  }

  async #import() {
    this.isBusy = true;
    const settings = this.takesSettings ? this.coming?.settings : null;
    const { deeds } = this.library;
    try {
      const deed = await deeds.import(() => this.filing.ask("store", {}));
      if (settings) await restoreSettings(settings);
      this.dialog?.close();
      this.dispatchEvent(new CustomEvent("deed", { bubbles: true, detail: () => Promise.resolve(deed) }));
    } catch (error) {
      if (error instanceof Ended) return;
      this.misread = { message: faultText(error) };
      this.isBusy = false;
    }
  }

  /** Another file, or none: what is being done with this one is ended. */
  #forget() {
    this.filing.end();
    this.file = this.coming = this.misread = undefined;
    this.isBusy = this.takesSettings = false;
  }
}

customElements.define("import-dialog", ImportDialog);
