/** A statement as a quotation, on the clipboard: with who said it, where, and a link to the very place. */

/** @import {Reader} from "./reader.js" */

import { files } from "../common/files.js";
import { text } from "../common/i18n.js";

export const QUOTATIONS = /** @type {const} */ (["plain", "markdown", "html"]);

/**
 * @param {Reader} reader
 * @param {string} statement
 * @param {typeof QUOTATIONS[number]} style
 */
export async function copyQuotation(reader, statement, style) {
  try {
    const { record } = reader.view;
    const written = files().then(({ quote }) => quote(record, statement, style));
    const flavours = style === "html" ? ["text/plain", "text/html"] : ["text/plain"];
    // Given as a promise, so that the click still counts when the words are there.
    const item = Object.fromEntries(
      flavours.map((type) => [type, written.then((words) => new Blob([words], { type }))]),
    );
    await navigator.clipboard.write([new ClipboardItem(item)]);
    reader.tell(text("copy_done"));
  } catch {
    reader.tell(text("copy_failed"), true);
  }
}
