/** Places after an edit: only what has other words is sought anew. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { placedAfter } from "../../extension/content/placing.js";
import { wasm } from "../support/wasm.mjs";

/** @import { Edit, KeptPage } from "../../target/wasm/hearsay.js" */

const NOW = "2026-03-01T09:30:00.000Z";

/** @type {import("../../target/wasm/hearsay.js").Page} */
const page = {
  url: "https://news.example/a",
  blocks: [
    { kind: "paragraph", text: "“We are ready,” said Ada Brook. “The bridge is open,” Bo Lind said." },
    { kind: "paragraph", text: "Ada Brook said that the ferry was full." },
  ],
};

/**
 * The places after edits, with the identifiers of what was sought for them.
 * @param {(record: KeptPage) => Edit[]} editsOf
 */
async function after(editsOf) {
  const { page: record, placed } = wasm.openPage(page, null, NOW);
  const before = { record, placed, kept: true, private: false, canUndo: null, canRedo: null };
  const now = editsOf(record).reduce((each, edit) => wasm.editPage(each, edit, NOW).page, record);
  /** @type {string[]} */
  const sought = [];
  const places = await placedAfter(before, now, async (some) => {
    sought.push(...some.statements.map(({ id }) => id));
    return wasm.placePage(some, page);
  });
  assert.deepEqual(places, wasm.placePage(now, page), "as if all of them had been sought");
  return { record, now, sought };
}

describe("places after an edit", () => {
  it("are those before where no words are others", async () => {
    const { sought } = await after(({ statements: [first, second] }) => [
      { type: "setState", statement: first?.id ?? "", state: "confirmed" },
      { type: "setNote", statement: second?.id ?? "", note: "Ask." },
    ]);
    assert.deepEqual(sought, []);
  });

  it("are sought for what has other words and for what is added", async () => {
    const content = wasm.selectRanges(page, [{ start: 1, end: 8 }]);
    const { record, now, sought } = await after(({ statements: [first] }) => [
      { type: "setContent", statement: first?.id ?? "", content },
      {
        type: "add",
        id: crypto.randomUUID(),
        kind: "direct",
        content: wasm.selectRanges(page, [{ start: 80, end: 90 }]),
      },
    ]);
    const added = now.statements.filter(({ id }) => record.statements.every((each) => each.id !== id));
    assert.deepEqual(new Set(sought), new Set([record.statements[0]?.id, ...added.map(({ id }) => id)]));
    assert.equal(added.length, 1);
  });
});
