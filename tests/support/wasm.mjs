/** The core as WebAssembly, loaded under Node. */

import { readFile } from "node:fs/promises";

import init from "../../target/wasm/hearsay.js";

await init({ module_or_path: await readFile(new URL("../../target/wasm/hearsay_bg.wasm", import.meta.url)) });

export { exportPage, find, version } from "../../target/wasm/hearsay.js";

/** All of the module: what it has beside these depends on the features it is built with. */
export * as wasm from "../../target/wasm/hearsay.js";
