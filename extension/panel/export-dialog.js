/** Taking the statements away as a file. */

/** @import {Reader} from "./reader.js" */
/** @import {Row} from "./sift.js" */

import { html, nothing } from "lit/html.js";
import { hasVerdict } from "../common/assessment.js";
import { download, fileName } from "../common/download.js";
import { files } from "../common/files.js";
import { counted, text } from "../common/i18n.js";
import { icon } from "./icons.js";
import { closeDialog } from "./open.js";
import { isFiltered } from "./sift.js";

/** What they are for, in the order in which they are offered. */
const FORMATS = /** @type {const} */ ({
  read: ["md", "html"],
  data: ["csv", "json", "jsonld"],
  cite: ["bibtex", "csl", "ris"],
  check: ["claimreview"],
});

/** @typedef {typeof FORMATS[keyof typeof FORMATS][number]} Format */

/**
 * @param {Reader} reader
 * @param {readonly Row[]} shown
 */
export function exportDialog(reader, shown) {
  const some = isFiltered(reader.filters) || reader.view.hidden.length > 0;
  return html`<dialog id="export-dialog" aria-labelledby="export-title">
    <header>
      <h2 id="export-title">${text("panel_export")}</h2>
      <button type="button" class="quiet square" aria-label=${text("close")} @click=${closeDialog}>
        ${icon("close")}
      </button>
    </header>
    ${
      some
        ? html`<label class="tick">
            <input type="checkbox" id="export-shown" />
            <span>${text("panel_export_shown", counted("statements", shown.length))}</span>
          </label>`
        : nothing
    }
    ${Object.entries(FORMATS).map(
      ([purpose, formats]) =>
        html`<h3>${text(`panel_export_to_${purpose}`)}</h3>
          <ul>
            ${formats.map(
              (format) =>
                html`<li>
                  <button type="button" id="export-${format}" @click=${() => void save(reader, shown, format)}>
                    <strong>${text(`format_${format}`)}</strong>
                    <span>${text(`format_${format}_hint`)}</span>
                  </button>
                </li>`,
            )}
          </ul>`,
    )}
  </dialog>`;
}

/**
 * @param {Reader} reader
 * @param {readonly Row[]} shown
 * @param {Format} format
 */
async function save(reader, shown, format) {
  const { record } = reader.view;
  const only = document.getElementById("export-shown");
  const isOfShown = only instanceof HTMLInputElement && only.checked;
  const page = isOfShown ? { ...record, statements: shown.map(({ kept }) => kept) } : record;
  const dialog = document.getElementById("export-dialog");
  if (dialog instanceof HTMLDialogElement) dialog.close();
  if (format === "claimreview" && !hasVerdict(page)) {
    return reader.tell(text("error_no_verdict"), true);
  }
  try {
    const { exportFormats, exportPages } = await files();
    const { extension, mediaType } = /** @type {import("hearsay-files").FormatOfFile} */ (
      exportFormats().find(({ name }) => name === format)
    );
    const name = fileName(record.title || record.url || "", extension);
    download(new Blob([exportPages([page], format)], { type: mediaType }), name);
    return reader.tell(text("panel_exported", name));
  } catch {
    return reader.tell(text("panel_export_failed"), true);
  }
}
