/**
 * Records as files, quotations, notes, and edits of many pages at one stroke. A module of its own does it, which is small since it
 * finds nothing, and is started at the first use.
 */

import start, {
  backup,
  changePage,
  editPage,
  exportFormats,
  exportPages,
  importFile,
  note,
  pageId,
  quote,
} from "hearsay-files";

/** @type {Promise<unknown> | undefined} */
let started;

/** The functions of the module, once it runs. For our own pages and their threads: a content script cannot start it. */
export async function files() {
  // Threads have an address, but nothing of `chrome`.
  started ??= start({ module_or_path: new URL("/hearsay_files_bg.wasm", location.href) }).catch((error) => {
    started = undefined;
    throw error;
  });
  await started;
  return { backup, changePage, editPage, exportFormats, exportPages, importFile, note, pageId, quote };
}
