/** Kept pages: edits as transactions, undone and redone; the database is IndexedDB as another program implements it. */

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { Database } from "../../extension/store/database.js";
import { whole } from "../../extension/store/faults.js";
import { forgetBefore, nextOfAll } from "../../extension/store/journal.js";
import { Pages } from "../../extension/store/pages.js";
import { wasm } from "../support/wasm.mjs";

/** @import { Edit, KeptPage } from "../../target/wasm/hearsay.js" */

const NOW = "2026-03-01T09:30:00.000Z";

/** @param {string} url */
const pageAt = (url) =>
  wasm.keepPage(
    {
      blocks: [
        { kind: "paragraph", text: "“We are ready,” said Ada Brook. “The bridge will open in May,” Bo Lind said." },
      ],
      url,
    },
    NOW,
  );

/** @type {Database} */
let database;
/** @type {Pages} */
let pages;
let names = 0;

beforeEach(() => {
  database = new Database(`test-${names++}`);
  pages = new Pages(database, wasm);
});

/** @param {KeptPage} page @param {number} at */
const statement = (page, at) => page.statements[at] ?? assert.fail("there is such a statement");

/** @param {string} key */
const fault = (key) => (/** @type {any} */ error) => error.key === key;

describe("kept pages", () => {
  it("are kept with the first edit, and no longer when it is undone, until it is redone", async () => {
    const base = pageAt("https://news.example/a");
    const first = statement(base, 0).id;
    const edited = await pages.edit(base.id, [{ type: "setNote", statement: first, note: "Mine." }], base);
    assert.deepEqual([edited.kept, edited.canUndo, edited.canRedo], [true, "setNote", null]);
    assert.equal(statement(edited.record, 0).note, "Mine.");

    const undone = await pages.undo(base.id);
    assert.deepEqual([undone.what, undone.canUndo, undone.canRedo], ["setNote", null, "setNote"]);
    assert.deepEqual([undone.record, undone.kept, await pages.find(base.id)], [base, false, undefined]);
    const redone = await pages.redo(base.id);
    assert.deepEqual([redone.kept, statement(redone.record, 0).note], [true, "Mine."]);
    await pages.edit(base.id, [{ type: "setNote", statement: first, note: "More." }]);
    await pages.undo(base.id);
    await pages.undo(base.id);
    assert.equal(await pages.find(base.id), undefined);
    assert.notEqual((await database.journal.toArray())[0]?.at, undefined, "what was deleted is to be gone some day");
    await pages.redo(base.id);
    assert.equal((await database.journal.toArray())[0]?.at, undefined);
    assert.equal(statement((await pages.redo(base.id)).record, 0).note, "More.");
    await assert.rejects(pages.redo(base.id), fault("nothing_to_redo"));
  });

  it("take what was done at one stroke as one, and take it back by its name only while it was the last", async () => {
    const base = pageAt("https://news.example/a");
    /** @type {Edit[]} */
    const edits = [
      { type: "setNote", note: "Mine." },
      { type: "setTags", tags: ["bridge"] },
    ];
    const { group, canUndo } = await pages.edit(base.id, edits, base);
    assert.equal(canUndo, "setNote+setTags");
    assert.equal((await pages.edit(base.id, edits)).group, null, "nothing is changed by the same again");
    const later = await pages.edit(base.id, [{ type: "setNote", note: "Theirs." }]);
    await assert.rejects(pages.undo(base.id, undefined, group ?? ""), fault("done_since"));
    assert.equal((await pages.find(base.id))?.note, "Theirs.");
    await pages.undo(base.id, undefined, later.group ?? "");
    const { record, what } = await pages.undo(base.id, undefined, group ?? "");
    assert.deepEqual([record.note, record.tags, what], ["", [], "setNote+setTags"]);
    await assert.rejects(pages.redo(base.id, undefined, later.group ?? ""), fault("done_since"));
    assert.deepEqual((await pages.redo(base.id, undefined, group ?? "")).record.tags, ["bridge"]);
  });

  it("are not changed at all where one of several edits fails", async () => {
    const base = pageAt("https://news.example/a");
    await pages.keep(base);
    const wrong = /** @type {const} */ ({ type: "setNote", statement: crypto.randomUUID(), note: "Of none." });
    await assert.rejects(pages.edit(base.id, [{ type: "setNote", note: "Mine." }, wrong]));
    assert.deepEqual(await pages.find(base.id), base);
    assert.equal((await pages.held(base)).canUndo, null);
  });

  it("do nothing twice that is asked twice", async () => {
    const base = pageAt("https://news.example/a");
    const note = (/** @type {string} */ words) => /** @type {const} */ ({ type: "setNote", note: words });
    await pages.edit(base.id, [note("One.")], base, "ask-1");
    await pages.edit(base.id, [note("Two.")], undefined, "ask-2");
    const again = await pages.edit(base.id, [note("One.")], base, "ask-1");
    assert.equal(again.record.note, "Two.");
    assert.equal((await pages.undo(base.id, "ask-3")).record.note, "One.");
    assert.deepEqual(
      [(await pages.undo(base.id, "ask-3")).record.note, (await pages.find(base.id))?.note],
      ["One.", "One."],
    );
    assert.equal((await pages.redo(base.id, "ask-4")).record.note, "Two.");
    assert.equal((await pages.redo(base.id, "ask-4")).record.note, "Two.");
  });

  it("take the edits of two who do not know of each other", async () => {
    const base = pageAt("https://news.example/a");
    const notes = ["One.", "Two."];
    await Promise.all(
      notes.map((note, at) =>
        pages.edit(base.id, [{ type: "setNote", statement: statement(base, at).id, note }], base),
      ),
    );
    const record = (await pages.find(base.id)) ?? assert.fail("it is kept");
    assert.deepEqual(
      record.statements.slice(0, 2).map(({ note }) => note),
      notes,
    );
  });

  it("are edited by nobody once they are forgotten, until that is undone", async () => {
    const base = pageAt("https://news.example/a");
    await pages.keep(base);
    const { group } = await pages.forget([base.id]);
    assert.equal(await pages.find(base.id), undefined);
    const edit = /** @type {const} */ ({ type: "setNote", statement: statement(base, 0).id, note: "Late." });
    await assert.rejects(pages.edit(base.id, [edit]), fault("not_kept"));
    assert.deepEqual(await pages.replayGroup(group, true), { what: "forget", count: 1, pageIds: [base.id] });
    assert.deepEqual(await pages.find(base.id), base);
  });

  it("are gone for good some time after they were deleted, with all that was done to them", async () => {
    const [base, other] = [pageAt("https://news.example/a"), pageAt("https://news.example/b")];
    await pages.edit(base.id, [{ type: "setNote", note: "Mine." }], base);
    await pages.edit(other.id, [{ type: "setNote", note: "Mine, too." }], other);
    const start = new Date().toISOString();
    const { group } = await pages.forget([base.id]);
    await forgetBefore(database, start);
    assert.equal(await database.journal.count(), 3);
    await forgetBefore(database, "9999");
    await assert.rejects(pages.replayGroup(group, true), fault("nothing_to_undo"));
    assert.deepEqual(
      (await database.journal.toArray()).map(({ page }) => page),
      [other.id],
    );
  });

  it("are edited together or not at all", async () => {
    const [a, b] = [pageAt("https://news.example/a"), pageAt("https://news.example/b")];
    await pages.keep(a);
    await pages.keep(b);
    const rename = (/** @type {KeptPage} */ page) => ({
      id: page.id,
      edit: /** @type {const} */ ({ type: "renameSpeaker", speaker: page.speakers[0]?.id ?? "", name: "A. Brook" }),
    });
    const { group } = await pages.editAll([rename(a), rename(b)], "renameSpeaker");
    assert.deepEqual(
      (await pages.all()).map(({ speakers }) => speakers[0]?.name),
      ["A. Brook", "A. Brook"],
    );
    // An undo on either page takes back what was done at the same stroke on the other.
    assert.deepEqual([...(await pages.undo(a.id)).pageIds].sort(), [a.id, b.id].sort());
    assert.deepEqual(
      (await pages.all()).map(({ speakers }) => speakers[0]?.name),
      ["Ada Brook", "Ada Brook"],
    );
    await pages.replayGroup(group, false);

    const wrong = { id: b.id, edit: /** @type {const} */ ({ type: "setNote", statement: a.id, note: "" }) };
    await assert.rejects(pages.editAll([{ ...rename(a), edit: { ...rename(a).edit, name: "Other" } }, wrong], "x"));
    assert.deepEqual(
      (await pages.all()).map(({ speakers }) => speakers[0]?.name),
      ["A. Brook", "A. Brook"],
    );
  });

  it("are replaced as by an import, and what was done since is not undone with it", async () => {
    const [a, b] = [pageAt("https://news.example/a"), pageAt("https://news.example/b")];
    await pages.keep(a);
    const { group } = await pages.replaceAll(
      (kept) => [...kept.map((page) => ({ ...page, note: "New." })), b],
      "import",
    );
    assert.deepEqual((await pages.all()).map(({ note }) => note).sort(), ["", "New."]);
    await pages.edit(b.id, [{ type: "setNote", note: "Later." }]);
    await assert.rejects(pages.replayGroup(group, true), fault("changed_since"));
    await pages.undo(b.id);
    // The page has another time now, and nothing of a person's that the import did not bring.
    await pages.replayGroup(group, true);
    assert.deepEqual(await pages.all(), [a]);
    await pages.replayGroup(group, false);
    assert.deepEqual((await pages.all()).map(({ note }) => note).sort(), ["", "New."]);
  });

  it("are undone and redone in the order of all that was done, whichever page it was done to", async () => {
    const [a, b] = [pageAt("https://news.example/a"), pageAt("https://news.example/b")];
    const note = (/** @type {string} */ words) => /** @type {const} */ ({ type: "setNote", note: words });
    const notes = async () => (await pages.all()).map((page) => page.note).sort();
    await pages.edit(a.id, [note("One.")], a);
    await pages.edit(b.id, [note("Two.")], b);
    const both = [a, b].map(({ id }) => ({ id, edit: note("Both.") }));
    await pages.editAll(both, "setNote");
    assert.deepEqual((await pages.editAll(both, "setNote")).pageIds, [], "what changes nothing is nothing to undo");
    assert.deepEqual(await nextOfAll(database), { undo: "setNote", redo: undefined });

    const { count, pageIds } = await pages.replayAny(true);
    assert.deepEqual([count, pageIds.sort()], [2, [a.id, b.id].sort()]);
    assert.deepEqual(await notes(), ["One.", "Two."]);
    await pages.replayAny(true);
    assert.deepEqual(await notes(), ["One."]);
    await pages.replayAny(false);
    assert.deepEqual(await notes(), ["One.", "Two."]);
    await pages.replayAny(false);
    assert.deepEqual(await notes(), ["Both.", "Both."]);
    await assert.rejects(pages.replayAny(false), fault("nothing_to_redo"));

    // What is done anew takes the place of what was undone, on each page of its stroke.
    await pages.replayAny(true);
    await pages.edit(a.id, [note("Anew.")]);
    await assert.rejects(pages.replayAny(false), fault("nothing_to_redo"));
    assert.equal((await pages.held(b)).canRedo, null);
    // What was undone of one page before something was done to another is that page's to redo.
    await pages.undo(b.id);
    await pages.edit(a.id, [note("And again.")]);
    assert.deepEqual(await nextOfAll(database), { undo: "setNote", redo: undefined });
    assert.equal((await pages.held(b)).canRedo, "setNote");
  });

  it("come back with all that was done to them, where they were kept anew since", async () => {
    const base = pageAt("https://news.example/a");
    const { record } = await pages.edit(base.id, [{ type: "setNote", note: "Mine." }], base);
    await pages.forget([base.id]);
    await pages.keep({ ...base, modified: "2026-03-02T08:00:00.000Z" });
    assert.deepEqual((await pages.undo(base.id)).record, record);
  });

  it("say when the disk is full, and nothing of the edit is kept", async () => {
    const base = pageAt("https://news.example/a");
    await pages.keep(base);
    const full = new DOMException("no room", "QuotaExceededError");
    database.journal.hook("creating", () => {
      throw full;
    });
    const edit = /** @type {const} */ ({ type: "setNote", statement: statement(base, 0).id, note: "Lost?" });
    await assert.rejects(pages.edit(base.id, [edit]), fault("disk_full"));
    assert.deepEqual(await pages.find(base.id), base);
    await assert.rejects(
      whole(() => Promise.reject(new Error("another"))),
      /another/,
    );
  });

  it("come over from the first schema", async () => {
    const page = pageAt("https://news.example/a");
    const first = new Dexie("old");
    first.version(1).stores({ pages: "id, site" });
    await first.table("pages").put({ id: page.id, site: "news.example", page });
    first.close();
    const later = new Pages(new Database("old"), wasm);
    assert.deepEqual(await later.find(page.id), page);
    const { canUndo } = await later.edit(page.id, [{ type: "setNote", note: "Still here." }]);
    assert.equal(canUndo, "setNote");
  });

  it("come over from the second schema, with what can be undone", async () => {
    const page = pageAt("https://news.example/a");
    const second = new Dexie("older");
    second.version(2).stores({ pages: "id, site, modified", journal: "++number, page, group, *asks, [page+undone]" });
    const { page: edited, change } = wasm.editPage(page, { type: "setNote", note: "Mine." }, NOW);
    await second.table("pages").put({ id: page.id, site: "news.example", modified: NOW, page: edited });
    await second.table("journal").put({ page: page.id, what: "setNote", change, undone: 0, asks: [] });
    second.close();
    const later = new Pages(new Database("older"), wasm);
    assert.deepEqual((await later.replayAny(true)).pageIds, [page.id]);
    assert.equal((await later.find(page.id))?.note, "");
  });
});
