/** The extension's modules, loaded under Node. */

import { readFile } from "node:fs/promises";

import startFiles from "../../target/wasm-files/hearsay_files.js";
import start from "../../target/wasm/hearsay.js";

const bytes = (/** @type {string} */ file) => readFile(new URL(`../../target/${file}`, import.meta.url));

await start({ module_or_path: await bytes("wasm/hearsay_bg.wasm") });
await startFiles({ module_or_path: await bytes("wasm-files/hearsay_files_bg.wasm") });

export { find, version } from "../../target/wasm/hearsay.js";

/** The module that reads pages. */
export * as wasm from "../../target/wasm/hearsay.js";

/** The module that writes what is kept into files, and reads it again. */
export * as files from "../../target/wasm-files/hearsay_files.js";
