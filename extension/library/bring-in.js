/** Files brought in: read as a whole first, and then stored as a whole, or not at all. */

/** @import {Import} from "hearsay-files" */
/** @import {KeptPage} from "../common/types.js" */
/** @import {Deeds} from "./deeds.js" */

import { files } from "../common/files.js";
import { text as textOf } from "../common/i18n.js";
import { restoreSettings } from "../common/settings.js";

/**
 * Why a file is refused, and the place of what is wrong in it.
 * @typedef {{message: string, line?: number, column?: number, path?: string}} Misread
 */

/**
 * What would come of a file. Nothing is done by this.
 * @param {Blob} file
 * @param {KeptPage[]} kept
 * @returns {Promise<{coming: Import, text: string} | {misread: Misread}>}
 */
export async function readFile(file, kept) {
  /** @type {string} */
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch (error) {
    const isNoText = error instanceof TypeError;
    return { misread: { message: isNoText ? textOf("library_import_no_text") : String(error) } };
  }
  try {
    const { importFile } = await files();
    return { coming: importFile(text, kept, new Date().toISOString()), text };
  } catch (error) {
    return { misread: misreadOf(error) };
  }
}

/**
 * Stores what comes of a file, with what is kept by now.
 * @param {Deeds} deeds
 * @param {string} text
 * @param {Record<string, unknown> | null} settings to be taken over
 */
export async function bringIn(deeds, text, settings) {
  const { importFile } = await files();
  const deed = await deeds.import((kept) => importFile(text, kept, new Date().toISOString()).pages);
  if (settings) await restoreSettings(settings);
  return deed;
}

/**
 * @param {unknown} error
 * @returns {Misread}
 */
function misreadOf(error) {
  const message = error instanceof Error ? error.message : String(error);
  // The core says `line:column: /pointer: what is wrong`; the pointer is left out where it is the whole file.
  const place = /^(\d+):(\d+): (?:(\/\S*): )?(.*)$/s.exec(message);
  if (!place) return { message };
  const [, line, column, path, what] = place;
  return { message: what ?? message, line: Number(line), column: Number(column), ...(path && { path }) };
}
