/** docs/threats.md promises nothing without a test: each one that it names is there. */

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { it } from "node:test";
import { PROJECT } from "../../scripts/files.mjs";

const text = readFileSync(join(PROJECT, "docs/threats.md"), "utf8");

it("every test that the page on threats names exists, in the very words", () => {
  /** A file, and the names of tests in it behind a colon: `file`: “name”, “name”. */
  const named = [...text.matchAll(/`((?:tests|fuzz|src|modules)\/[^`]+)`(?::((?:,? ?“[^”]+”)+))?/g)];
  assert.ok(named.length > 15, "it names tests");
  for (const [, file = "", names = ""] of named) {
    assert.ok(existsSync(join(PROJECT, file)), `there is no ${file}`);
    const source = names && readFileSync(join(PROJECT, file), "utf8").replace(/\s+/g, " ");
    for (const [, name = ""] of names.matchAll(/“([^”]+)”/g)) {
      assert.ok(source.includes(name), `${file} has no test “${name}”`);
    }
  }
});

it("every row of its tables says how it is tested, or that it is not", () => {
  const rows = text
    .split("\n")
    .filter((line) => line.startsWith("| ") && !/^\| (?:-|.*\| how it is tested)/.test(line));
  assert.ok(rows.length > 10);
  for (const row of rows) assert.match(row, /`(?:tests|fuzz|src|modules)\/|not protected|not tested/, row);
});
