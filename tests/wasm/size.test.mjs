/** How large the modules may be: what is not compressed is compiled at each start of the background. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { gzipSync } from "node:zlib";

const LIMITS = [
  // 570 before pages' own data, 600 before comments and pages that are read again. Then, and in the other: 9 for numbers of
  // records that are read to the last digit.
  { what: "the module that reads pages", file: "wasm/hearsay_bg.wasm", most: 618 },
  // 155 before it read Markdown.
  { what: "the module that writes files", file: "wasm-files/hearsay_files_bg.wasm", most: 232 },
  { what: "the module that reads PDF files", file: "wasm-layout/hearsay_layout_bg.wasm", most: 65 },
];

for (const { what, file, most } of LIMITS) {
  it(`${what} is at most ${most} kB compressed`, () => {
    const bytes = readFileSync(new URL(`../../target/${file}`, import.meta.url));
    const size = gzipSync(bytes, { level: 9 }).length / 1000;
    assert.ok(
      size <= most,
      `${file} is ${size.toFixed(1)} kB compressed, ${(size - most).toFixed(1)} kB too much: what has been added to it?`,
    );
  });
}
