/** Records as files, quotations, and edits of many pages at one stroke. The module that does it is started at the first use. */

import start, {
  backup,
  changePage,
  editPage,
  exportFormats,
  exportPages,
  importFile,
  pageId,
  quote,
} from "hearsay-wasm";

/** @type {Promise<unknown> | undefined} */
let started;

/** The functions of the module, once it runs. For our own pages: a content script cannot start it. */
export async function files() {
  started ??= start({ module_or_path: chrome.runtime.getURL("hearsay_bg.wasm") }).catch((error) => {
    started = undefined;
    throw error;
  });
  await started;
  return { backup, changePage, editPage, exportFormats, exportPages, importFile, pageId, quote };
}
