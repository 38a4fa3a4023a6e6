/** The door of the module that puts the text of PDF files together: offsets count UTF-16 code units here. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { initSync, readLayout } from "../../target/wasm-layout/hearsay_layout.js";

initSync({ module: readFileSync(new URL("../../target/wasm-layout/hearsay_layout_bg.wasm", import.meta.url)) });

/**
 * The layout of pages of lines, each at the left edge, with what the module gives for each stretch of text.
 * @param {string[][]} pages
 * @param {string} [stated] the title
 */
function read(pages, stated = "") {
  const sheets = pages.flatMap((lines) => [600, 800, lines.length]);
  const places = pages.flatMap((lines) => lines.flatMap((line, at) => [50, 100 + 12 * at, 5 * line.length, 10, 0, 0]));
  const layout = readLayout(Float32Array.from(sheets), Float32Array.from(places), pages.flat(), stated);
  const blocks = layout.blocks.map(({ kind, text, runs }) => {
    const stretches = [];
    for (let at = 0; at < runs.length; at += 6) stretches.push(runs.slice(at, at + 6));
    return { kind, text, stretches };
  });
  return { ...layout, blocks };
}

it("each stretch of text stands where it says, whatever its characters take", () => {
  const pages = [
    ["😀 The council of Holt met on Tues-", "day – with  two spaces – to speak 😀"],
    ["about the bridge over the Lune, which is closed."],
  ];
  const { blocks, pages: starts } = read(pages);
  assert.equal(blocks.length, 1);
  const [block] = blocks;
  assert.ok(block);
  assert.equal(
    block.text,
    "😀 The council of Holt met on Tuesday – with two spaces – to speak 😀 about the bridge over the Lune, which is closed.",
  );
  for (const [start, end, sheet, item, offset] of block.stretches) {
    const there = pages[Number(sheet)]?.[Number(item)]?.slice(
      Number(offset),
      Number(offset) + Number(end) - Number(start),
    );
    assert.equal(block.text.slice(start, end), there);
  }
  assert.deepEqual(
    block.stretches.map((stretch) => stretch.slice(2, 4).concat(stretch.slice(5))),
    [
      [0, 0, 0],
      [0, 1, 1],
      [0, 1, 1],
      [1, 0, 0],
    ],
  );
  assert.deepEqual(starts, [0, 1, block.text.indexOf("about"), 2]);
});

it("blocks are joined as those of a page are, for the starts of pages", () => {
  const { blocks, pages } = read([["The first page ends here."], ["The second one is like it."]]);
  assert.deepEqual(
    blocks.map(({ text }) => text),
    ["The first page ends here.", "The second one is like it."],
  );
  assert.deepEqual(pages, [0, 1, "The first page ends here.\n\n".length, 2]);
});

it("the title is what the file states, if that is one", () => {
  assert.equal(read([["The ferry is free."]], "The bridge").title, "The bridge");
  assert.equal(read([["The ferry is free."]], "bridge-final.docx").title, undefined);
});

it("what does not fit together is refused", () => {
  assert.throws(() => readLayout(Float32Array.of(600, 800, 1), Float32Array.of(), ["a"], ""), /a place for each text/);
});
