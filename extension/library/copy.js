/** Quotations on the clipboard. */

/** @import {Item} from "./model/items.js" */

import { files } from "../common/files.js";

/**
 * @param {readonly Item[]} items
 * @param {"plain" | "markdown" | "html"} style
 */
export async function copyQuotations(items, style) {
  const { quote } = await files();
  const words = items.map(({ page, kept }) => quote(page, kept.id, style).trimEnd()).join("\n\n");
  if (style !== "html") return navigator.clipboard.writeText(words);
  // Where text with marks is taken, it comes as such; elsewhere as its source.
  const blob = (/** @type {string} */ type) => new Blob([words], { type });
  const item = new ClipboardItem({ "text/html": blob("text/html"), "text/plain": blob("text/plain") });
  return navigator.clipboard.write([item]);
}
