/** Files brought in: read as a whole first, and then stored as a whole, or not at all. */

/** @import {Tasks} from "../filing/tasks.js" */

import { text } from "../common/i18n.js";

/**
 * Why a file is refused, and the place of what is wrong in it.
 * @typedef {{message: string, line?: number, column?: number, path?: string}} Misread
 */

/** What would come of a file. @typedef {NonNullable<Tasks["read"]["answer"]["coming"]>} Coming */

/**
 * @param {string | null} message the core's; none where the file is no text
 * @returns {Misread}
 */
export function misreadOf(message) {
  if (message === null) return { message: text("library_import_no_text") };
  // The core says `line:column: /pointer: what is wrong`; the pointer is left out where it is the whole file.
  const place = /^(\d+):(\d+): (?:(\/\S*): )?(.*)$/s.exec(message);
  if (!place) return { message };
  const [, line, column, path, what] = place;
  return { message: what ?? message, line: Number(line), column: Number(column), ...(path && { path }) };
}
