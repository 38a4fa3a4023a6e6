/** The extension and the program write the same files: byte for byte, in every format. */

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, it } from "node:test";

import { hearsay } from "../support/program.mjs";
import { files, wasm } from "../support/wasm.mjs";

/** @import { KeptPage } from "../../target/wasm/hearsay.js" */

const folder = mkdtempSync(join(tmpdir(), "hearsay-same-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A page with all that a person can do to one. @returns {KeptPage} */
function worked() {
  const now = "2026-03-01T09:30:00.000Z";
  /** @type {KeptPage} */
  const page = wasm.keepPage(
    {
      blocks: [
        { kind: "paragraph", text: "🙂 “We are ready, =1+1” said Ada Brook, the mayor of Holt." },
        { kind: "paragraph", text: "The council insisted that the work would cost two million pounds." },
      ],
      title: "The <b>bridge</b> & “more”",
      url: "https://news.example/a?b=c&d=e#f",
      site: "The Example",
      byline: "Cy Dean",
      published: "2026-02-28",
    },
    now,
  );
  Object.assign(page, { note: "Ask the council.\n\nAgain.", tags: ["bridge; Holt", "=tag"] });
  assert.equal(page.statements.length, 2);
  for (const statement of page.statements) {
    const sources = [{ url: "https://a.example/", title: "A study" }, { url: "javascript:alert(1)" }];
    const assessment = { verdict: "mostly true", status: /** @type {const} */ ("done"), sources };
    Object.assign(statement, { note: "*Mine*\nand more.", tags: ["a_b"], assessment });
  }
  return page;
}

const page = worked();
const kept = join(folder, "kept.json");
writeFileSync(kept, files.exportPages([page], "json"));

for (const { name } of files.exportFormats()) {
  it(`${name} is the same from both`, () => {
    const bytes = Buffer.from(files.exportPages([page], name));
    assert.ok(bytes.includes("Ada Brook"), `${name} is of the page`);
    const written = hearsay("export", "--format", name, kept);
    // As text first: that shows where they differ.
    assert.equal(written.toString(), bytes.toString());
    assert.ok(written.equals(bytes));
  });
}

it("there are nine formats", () => {
  assert.equal(files.exportFormats().length, 9);
});
