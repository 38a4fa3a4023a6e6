/** Every case file, in wasm. */

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { describe, it } from "node:test";

import { parse } from "smol-toml";

import { differences, pageOf } from "../support/cases.mjs";
import { find } from "../support/wasm.mjs";

/** @import { CaseFile } from "../support/cases.mjs" */

const FOLDER = new URL("../cases/", import.meta.url);

const names = (await readdir(FOLDER)).filter((name) => name.endsWith(".toml")).sort();

it("there are case files", () => {
  assert.notEqual(names.length, 0);
});

for (const name of names) {
  const { construct, case: cases } = /** @type {CaseFile} */ (
    /** @type {unknown} */ (parse(await readFile(new URL(name, FOLDER), "utf8")))
  );
  describe(`${name}: ${construct}`, () => {
    for (const example of cases) {
      it(example.name, () => {
        assert.deepEqual(differences(example, find(pageOf(example))), []);
      });
    }
  });
}
