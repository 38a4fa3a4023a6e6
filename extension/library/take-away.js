/** Files of what is kept: some statements, pages or everything, and backups. */

/** @import {KeptPage} from "../common/types.js" */
/** @import {Item} from "./model/items.js" */

import { download, fileName } from "../common/download.js";
import { files } from "../common/files.js";
import { settings } from "../common/settings.js";

/** @typedef {Parameters<Awaited<ReturnType<typeof files>>["exportPages"]>[1]} Format */

/**
 * Pages with some of their statements, and with those who speak in them.
 * @param {readonly Item[]} items
 * @returns {KeptPage[]}
 */
export function pagesOf(items) {
  return [...Map.groupBy(items, ({ page }) => page)].map(([page, some]) => {
    const keys = new Set(some.map(({ kept }) => kept.id));
    const statements = page.statements.filter(({ id }) => keys.has(id));
    const heard = new Set(statements.flatMap(({ speaker, reportedBy }) => [speaker, ...reportedBy]));
    return { ...page, statements, speakers: page.speakers.filter(({ id }) => heard.has(id)) };
  });
}

/**
 * Saves pages as a file.
 * @param {KeptPage[]} pages
 * @param {Format} format
 * @param {string} title
 * @returns {Promise<string>} the name of the file
 */
export async function savePages(pages, format, title) {
  const { exportPages, exportFormats } = await files();
  const { extension, mediaType } = exportFormats().find(({ name: known }) => known === format) ?? {
    extension: format,
    mediaType: "text/plain",
  };
  const file = fileName(title, extension);
  download(new Blob([exportPages(pages, format)], { type: mediaType }), file);
  return file;
}

/**
 * Saves everything, settings too, as one file.
 * @param {KeptPage[]} pages
 * @param {string} title
 */
export async function saveBackup(pages, title) {
  const { backup } = await files();
  const file = fileName(title, "json");
  const written = backup(pages, { ...(await settings()) });
  download(new Blob([written], { type: "application/json" }), file);
  return file;
}
