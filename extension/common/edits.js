/** What was done to a record, and why something could not be done, in the reader's words. */

import { text } from "./i18n.js";

/**
 * @param {string} what the type of an edit, or several with a `+` between them, or another deed of the journal
 * @returns {string} a noun, as in “Undo: note”
 */
export const deedText = (what) =>
  what
    .split("+")
    .map((each) => text(`undo_${each}`) || text("undo_other"))
    .join(", ");

/**
 * @param {unknown} error
 * @returns {string}
 */
export function reasonText(error) {
  const key = /^fault:(\w+)$/.exec(error instanceof Error ? error.message : "")?.[1];
  return (key && text(`error_${key}`)) || text("error_edit");
}
