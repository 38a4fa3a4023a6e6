/** How large what is shipped is. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { PROJECT, version } from "../files.mjs";
import { line } from "./sample.mjs";

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** @param {string} what @param {string} file */
function report(what, file) {
  const bytes = readFileSync(join(PROJECT, file));
  line(what, `${kilobytes(bytes.length)}, ${kilobytes(gzipSync(bytes, { level: 9 }).length)} gzipped`);
}

export function measureSize() {
  report("the core as wasm", "target/wasm/hearsay_bg.wasm");
  report("the content script", "target/extension/chromium/content/main.js");
  for (const file of [`hearsay-chromium-${version()}.zip`, `hearsay-firefox-${version()}.xpi`]) {
    line(file, kilobytes(readFileSync(join(PROJECT, "target/package", file)).length));
  }
}
