/** How large what is shipped is. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { PROJECT, version } from "../files.mjs";

/** @import { Table } from "./report.mjs" */

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** @param {string} what @param {string} file */
function row(what, file) {
  const bytes = readFileSync(join(PROJECT, file));
  return [what, kilobytes(bytes.length), kilobytes(gzipSync(bytes, { level: 9 }).length)];
}

/** @param {string} file already compressed */
const packed = (file) => [file, "–", kilobytes(readFileSync(join(PROJECT, "target/package", file)).length)];

/** @returns {Table[]} */
export function measureSize() {
  const rows = [
    row("the module that reads pages", "target/wasm/hearsay_bg.wasm"),
    row("the module that writes files", "target/wasm-files/hearsay_files_bg.wasm"),
    row("the content script", "target/extension/chromium/content/main.js"),
    packed(`hearsay-chromium-${version()}.zip`),
    packed(`hearsay-firefox-${version()}.xpi`),
  ];
  return [{ name: "size", head: ["what", "size", "compressed"], rows }];
}
