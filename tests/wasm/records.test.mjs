/** Records at the boundary: kept, brought up to date, written, read again. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { files, find, wasm } from "../support/wasm.mjs";

/** @import { KeptPage, Page } from "../../target/wasm/hearsay.js" */

const { editPage, keepPage, selectRanges, updatePage } = wasm;
const { backup, exportFormats, exportPages, importFile, quote } = files;

const NOW = "2026-03-01T09:30:00.000Z";
const LATER = "2026-04-01T00:00:00.000Z";

/** @type {Page} */
const page = {
  blocks: [
    { kind: "paragraph", text: "🙂 “We are ready,” said Ada Brook." },
    { kind: "paragraph", text: "Bo Lind was in Holt." },
  ],
  title: "The bridge",
  url: "https://news.example/a?utm_source=x",
  site: "The Example",
  published: "2026-02-28",
};

const kept = () => keepPage(page, NOW);

/** @param {KeptPage} record */
const first = (record) => record.statements[0] ?? assert.fail("there is a statement");

describe("records", () => {
  it("hold what was found", () => {
    const record = kept();
    assert.equal(record.canonical, "https://news.example/a");
    assert.deepEqual([record.site, record.published, record.kept], ["The Example", "2026-02-28", NOW]);
    assert.deepEqual(
      record.statements.map(({ content, speaker }) => [
        content.map(({ exact, start, end }) => [exact, start, end]),
        record.speakers.find(({ id }) => id === speaker)?.name,
      ]),
      [[[["We are ready,", 3, 16]], "Ada Brook"]],
    );
    assert.equal(record.statements.length, find(page).statements.length);
    assert.ok(!("note" in first(record) && first(record).assessment === null), "what is absent is not null");
  });

  it("keep what a person did and what they do not know", () => {
    const record = kept();
    Object.assign(first(record), { note: "Mine.", later: { a: [1, null] } });
    const updated = updatePage(record, { ...page, blocks: [{ kind: "heading", text: "News" }, ...page.blocks] }, LATER);
    assert.equal(first(updated).note, "Mine.");
    assert.deepEqual(/** @type {any} */ (first(updated)).later, { a: [1, null] });
    assert.equal(first(updated).content[0]?.start, 9);
    assert.equal(updated.modified, LATER);
    assert.deepEqual(updatePage(updated, page, LATER).id, record.id);
  });

  it("have selectors for any range", () => {
    const text = page.blocks.map((block) => block.text).join("\n\n");
    const start = text.indexOf("Bo Lind");
    const [selector] = selectRanges(page, [{ start, end: start + "Bo Lind".length }]);
    assert.equal(selector?.exact, "Bo Lind");
    assert.equal(selector.start, [...text.slice(0, start)].length, "in code points");
    assert.equal(selector.directive, "Bo%20Lind");
    assert.equal(selectRanges(page, [{ start: 0, end: 2 }])[0]?.exact, "🙂");
    assert.equal(selectRanges(page, [{ start: 0, end: 1e6 }])[0]?.exact, text);
  });

  it("are read again as they were written", () => {
    const record = kept();
    first(record).tags = ["a", "\uD83D", "“b”"];
    const file = exportPages([record], "json");
    const { plan, pages, settings } = importFile(file, [], LATER);
    assert.deepEqual(plan.statements, { new: 1, changed: 0, same: 0 });
    assert.equal(settings, null);
    assert.deepEqual(first(/** @type {KeptPage} */ (pages[0])).tags, ["a", "\uFFFD", "“b”"]);
    assert.equal(exportPages(pages, "json"), file);
    assert.equal(exportPages(importFile(exportPages(pages, "jsonld"), [], LATER).pages, "json"), file);
    assert.deepEqual(importFile(file, pages, LATER).pages, []);
    const theme = { theme: "dark", size: 1.5 };
    assert.deepEqual(importFile(backup(pages, theme), [], LATER).settings, theme);
  });

  it("are written in every format", () => {
    for (const { name, extension, mediaType } of exportFormats()) {
      assert.ok(exportPages([kept(), kept()], name).length > 0, name);
      assert.match(extension, /^[a-z]+$/);
      assert.match(mediaType, /^[a-z]+\/[a-z.+-]+/);
    }
  });

  it("are quoted with attribution and link", () => {
    const record = kept();
    assert.equal(
      quote(record, first(record).id, "plain"),
      "“We are ready,”\n— Ada Brook, The bridge, The Example, 2026-02-28\nhttps://news.example/a?utm_source=x#:~:text=We%20are%20ready%2C",
    );
    assert.match(
      quote(record, first(record).id, "html"),
      /^<blockquote cite="https:\/\/news\.example\/a\?utm_source=x#/,
    );
  });

  it("are edited by either module", () => {
    const record = kept();
    const edit = /** @type {const} */ ({ type: "setNote", statement: first(record).id, note: "Mine." });
    const edited = editPage(record, edit, LATER);
    assert.equal(first(edited.page).note, "Mine.");
    assert.deepEqual(files.editPage(record, edit, LATER), edited);
    for (const { changePage } of [wasm, files]) {
      assert.equal(first(changePage(edited.page, edited.change, true, LATER)).note, "");
    }
    assert.equal(files.pageId(page.url ?? ""), record.id);
    assert.equal(files.version(), wasm.version());
  });

  it("that are wrong are told with the place", () => {
    const record = kept();
    first(record).state = /** @type {any} */ ("maybe");
    assert.throws(
      () => exportPages([record], "json"),
      /^Error: 1:\d+: \/0\/statements\/0\/state: unknown variant `maybe`/,
    );
    assert.throws(() => importFile('{\n"hearsay": 1, "pages": 5}', [], NOW), /^Error: 2:24: \/pages: invalid type/);
    assert.throws(() => keepPage(page, "today"), /^Error: `today` is no date and time with a zone/);
    assert.throws(() => quote(kept(), "x", "plain"), /^Error: the page has no statement `x`/);
    assert.throws(() => exportPages(/** @type {any} */ (undefined), "json"), /^Error: not JSON/);
  });
});
