/** What no honest caller gives: the doors say what is wrong, and work on. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import fc from "fast-check";

import { files, find, wasm } from "../support/wasm.mjs";

/** @import { Edit, KeptPage, Page } from "../../target/wasm/hearsay.js" */

const NOW = "2026-03-01T09:30:00Z";

/** @type {Page} */
const page = {
  blocks: [{ kind: "paragraph", text: "“We are ready,” said Ada Brook. “No,” said Bo Lind." }],
  url: "https://news.example/a",
};

const kept = () => wasm.keepPage(page, NOW);

/** @param {KeptPage} record */
const first = (record) => record.statements[0] ?? assert.fail("there is a statement");

/** Each call is refused with an error, after which the modules still work. @param {...() => unknown} calls */
const refused = (...calls) => {
  for (const call of calls) {
    assert.throws(call, (error) => error instanceof Error && !(error instanceof WebAssembly.RuntimeError));
  }
  assert.equal(find(page).statements.length, 2);
  assert.equal(files.importFile(files.exportPages([kept()], "json"), [], NOW).pages.length, 1);
};

/** Text with halves of surrogate pairs, overrides, markup and formulas in it. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom("\uD83D", "\uDE42", "\uDE42\uD83D", "\\ud83d", "\u202E", "\u2067", "\0", "<script>x</script>"),
      fc.constantFrom("=1+1", "](javascript:x)", "\r\nER  - \r\n", "}}", '"', "\\", "Ada", " ", "🙂"),
      fc.string({ unit: "binary", maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(""));

describe("hostile callers", () => {
  it("give numbers that are none", () => {
    for (const number of [-1, 1.5, 2 ** 32, 2 ** 53, 1e300, NaN, Infinity, "1", null, [], {}]) {
      const wrong = /** @type {any} */ (number);
      const record = kept();
      Object.assign(/** @type {any} */ (first(record).content[0]), { start: wrong, end: wrong });
      // `null`, as which JSON has NaN, is nothing: a place that is not known.
      const isNothing = number === null || Number.isNaN(number) || number === Infinity;
      refused(
        () => wasm.selectRanges(page, [{ start: wrong, end: 5 }]),
        () => find({ blocks: [{ kind: "paragraph", text: "a", region: wrong }] }),
        () => find({ blocks: [{ kind: "paragraph", text: "a", linked: wrong }] }),
        ...(isNothing ? [] : [() => files.exportPages([record], "json")]),
      );
    }
  });

  it("give numbers that are too large", () => {
    const most = 2 ** 32 - 1;
    const text = "“We are ready,” said Ada Brook.";
    const linked = { kind: /** @type {const} */ ("paragraph"), text, region: most, linked: most };
    const regions = [
      { parent: most, tag: "div", names: "" },
      { parent: 0, tag: "p", names: "" },
    ];
    assert.ok(find({ blocks: [linked, linked, linked], regions }).statements.length >= 0);
    assert.deepEqual(wasm.selectRanges(page, [{ start: most, end: most }]).length, 1);
  });

  it("give what is nested a hundred thousand times", () => {
    const deep = "[".repeat(100_000);
    let nested = /** @type {unknown[]} */ ([]);
    for (let i = 0; i < 100_000; i += 1) nested = [nested];
    const record = kept();
    Object.assign(first(record), { later: nested });
    refused(
      () => files.importFile(deep, [], NOW),
      () => files.importFile(`${deep}${"]".repeat(100_000)}`, [], NOW),
      () => files.importFile(`{"hearsay":1,"settings":${'{"a":'.repeat(100_000)}`, [], NOW),
      () => files.exportPages([record], "json"),
      () => wasm.editPage(record, { type: "setNote", note: "a" }, NOW),
    );
  });

  it("give what is no value of JSON, or throws when it is read", () => {
    const circular = /** @type {any} */ (kept());
    circular.itself = circular;
    const throwing = {
      toJSON() {
        throw new Error("no");
      },
    };
    for (const wrong of /** @type {any[]} */ ([
      undefined,
      null,
      1,
      "a",
      circular,
      throwing,
      1n,
      Symbol("a"),
      () => 0,
    ])) {
      refused(
        () => find(wrong),
        () => wasm.keepPage(wrong, NOW),
        () => wasm.editPage(wrong, { type: "setNote", note: "a" }, NOW),
        () => wasm.editPage(kept(), wrong, NOW),
        () => files.exportPages(wrong, "json"),
      );
    }
    refused(
      () => files.exportPages([kept()], /** @type {any} */ ("exe")),
      () => files.importFile("", [], NOW),
      () => files.importFile("\0", [], NOW),
      () => wasm.keepPage(page, "\uD83D"),
    );
  });

  it("write texts that no format may run, and every one of them stays as it is", () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (name, note, verdict) => {
        let record = kept();
        const { id } = first(record);
        /** @type {Edit[]} */
        const edits = [
          { type: "nameSpeaker", statement: id, id: "00000000-0000-4000-8000-000000000001", name: `A${name}` },
          { type: "setNote", statement: id, note },
          { type: "setTags", statement: id, tags: [note, name] },
          { type: "assess", statement: id, assessment: { verdict, sources: [{ url: name }], status: "done" } },
        ];
        for (const edit of edits) record = wasm.editPage(record, edit, NOW).page;
        assert.equal(first(record).note, note.toWellFormed());
        for (const format of files.exportFormats()) {
          assert.ok(files.exportPages([record], format.name).isWellFormed(), format.name);
        }
        for (const format of /** @type {const} */ (["json", "jsonld"])) {
          assert.deepEqual(files.importFile(files.exportPages([record], format), [], NOW).pages, [record]);
        }
      }),
      { numRuns: 100 },
    );
  });
});
