/** The core: WebAssembly, fetched from the package and started at the first use of a worker's life, once. */

import start, { changePage, editPage, FoundPage, LivePage, pageId, placePage, selectRanges } from "hearsay-wasm";

/** @type {Promise<unknown> | undefined} */
let started;

/** The functions of the core, once it runs. */
export async function engine() {
  started ??= start({ module_or_path: chrome.runtime.getURL("hearsay_bg.wasm") }).catch((error) => {
    started = undefined;
    throw error;
  });
  await started;
  return { changePage, editPage, FoundPage, LivePage, pageId, placePage, selectRanges };
}
