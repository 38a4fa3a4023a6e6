/** What the core reads to get ready has something of all that it is to be ready for. */

import assert from "node:assert/strict";
import { it } from "node:test";
import { PRACTICE } from "../../extension/background/practice.js";
import { wasm } from "../support/wasm.mjs";

it("the practice has statements of every kind, by people, by roles and by nobody", () => {
  const { page, placed } = wasm.openPage(PRACTICE, null, new Date(0).toISOString());
  const kinds = new Set(page.statements.map(({ kind }) => kind));
  assert.deepEqual([...kinds].sort(), ["direct", "indirect", "mixed"]);
  const speakers = page.speakers.map(({ name }) => name);
  for (const name of ["Ada Brandt", "Paul Keller", "Tom Reyes"]) {
    assert.ok(speakers.includes(name), `${name}: ${speakers}`);
  }
  assert.ok(new Set(page.statements.map(({ rule }) => rule)).size >= 5, "by many rules");
  assert.equal(placed.length, page.statements.length);
});
