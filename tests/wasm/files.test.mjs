/** One record as a file in each format, byte for byte: `tests/export/same.rs` asks the same of the crate, and so of the program. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { files, version } from "../support/wasm.mjs";

const fileOf = (/** @type {string} */ name) =>
  // The version that they were made with.
  readFileSync(new URL(`../fixtures/files/page.${name}`, import.meta.url), "utf8").replaceAll("0.1.0", version());

it("the extension's files are those of the program", () => {
  const { pages } = files.importFile(fileOf("json"), [], "2026-03-01T09:30:00.000Z");
  const formats = files.exportFormats().map(({ name }) => name);
  assert.equal(formats.length, 9);
  for (const name of formats) assert.equal(files.exportPages(pages, name), fileOf(name), name);
});
