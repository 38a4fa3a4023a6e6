/** Records as files: exports, imports, backups and quotations. The module that does it is started at the first use. */

import start, { backup, exportFormats, exportPages, importFile, pageId, quote } from "hearsay-wasm";

/** @type {Promise<unknown> | undefined} */
let started;

/** The functions of the module, once it runs. For our own pages: a content script cannot start it. */
export async function files() {
  started ??= start({ module_or_path: chrome.runtime.getURL("hearsay_bg.wasm") }).catch((error) => {
    started = undefined;
    throw error;
  });
  await started;
  return { backup, exportFormats, exportPages, importFile, pageId, quote };
}
