/** Files of what is kept: some statements, pages or everything, and backups. */

/** @import {Some, Tasks} from "../filing/tasks.js" */
/** @import {Item} from "./model/items.js" */

import { download, fileName } from "../common/download.js";
import { settings } from "../common/settings.js";
import { Filing } from "./filing.js";

/** @typedef {Tasks["write"]["ask"]["format"]} Format */

/**
 * @param {readonly Item[]} items
 * @returns {Some}
 */
export function some(items) {
  const byPage = Map.groupBy(items, ({ page }) => page.id);
  return new Map([...byPage].map(([id, its]) => [id, its.map(({ kept }) => kept.id)]));
}

/**
 * Saves statements as a file.
 * @param {Some | undefined} what everything where there is none
 * @param {Format} format
 * @param {string} title
 * @returns {Promise<string>} the name of the file
 */
export const saveFile = (what, format, title) => save("write", { some: what, format }, title);

/**
 * Saves everything, settings too, as one file.
 * @param {string} title
 */
export const saveBackup = async (title) => save("backup", { settings: { ...(await settings()) } }, title);

/**
 * @template {"write" | "backup"} T
 * @param {T} type
 * @param {Tasks[T]["ask"]} ask
 * @param {string} title
 */
async function save(type, ask, title) {
  const filing = new Filing();
  try {
    const { file, extension } = await filing.ask(type, ask);
    const name = fileName(title, extension);
    download(file, name);
    return name;
  } finally {
    filing.end();
  }
}
