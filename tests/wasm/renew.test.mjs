/** A page that changes is sent and answered by what has changed, and both sides have the whole all the same. */

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { describe, it } from "node:test";

import { parse } from "smol-toml";

import { changed, changesOf } from "../../extension/common/changed.js";
import { changedPage, pageChanges } from "../../extension/common/page-changes.js";
import { renewedOf, toldBy } from "../../extension/common/renewed.js";
import { pageOf } from "../support/cases.mjs";
import { wasm } from "../support/wasm.mjs";

/** @import { CaseFile } from "../support/cases.mjs" */
/** @import { Opened } from "../../extension/common/types.js" */
/** @import { KeptPage, OpenedPage, Page } from "../../target/wasm/hearsay.js" */

const FOLDER = new URL("../cases/", import.meta.url);
const { editPage, LivePage, openPage } = wasm;
const ROUNDS = process.env.HEARSAY_ALL ? 400 : 40;

/** @param {number} minute */
const time = (minute) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();

/** The blocks of all cases. */
async function everyBlock() {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith(".toml")).sort();
  const files = await Promise.all(
    names.map(
      async (name) =>
        /** @type {CaseFile} */ (/** @type {unknown} */ (parse(await readFile(new URL(name, FOLDER), "utf8")))),
    ),
  );
  return files.flatMap((file) => file.case).flatMap((example) => pageOf(example).blocks);
}

/** @param {number} seed */
function chance(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** As it is sent. @template T @param {T} message @returns {T} */
const sent = (message) => JSON.parse(JSON.stringify(message));

/** @param {OpenedPage} opened @returns {Opened} */
const shown = ({ page: record, placed }) => ({
  record,
  placed,
  kept: false,
  private: false,
  canUndo: null,
  canRedo: null,
});

/** @param {import("../../target/wasm/hearsay.js").ReadPage} told @param {Opened} before */
const renewed = ({ page, statements, placed, changed: isChanged, rows, read }, before) =>
  toldBy(before, { ...shown({ page: { ...page, statements }, placed, changed: isChanged }), rows, read });

/** What is known of a page before anything is. @type {Opened} */
const NOTHING = shown({ page: /** @type {any} */ ({ speakers: [], statements: [] }), placed: [], changed: false });

/** The record without what says when it was read. @param {KeptPage} record */
function timeless({ statements, ...record }) {
  return {
    ...record,
    kept: "",
    modified: "",
    statements: statements.map((kept) => ({ ...kept, created: "", modified: "" })),
  };
}

/** A page of many elements. @param {Page["blocks"]} blocks @returns {Page} */
function pageIn(blocks) {
  const main = { tag: "main", names: "" };
  return {
    blocks: blocks.map(({ kind, text }, at) => ({ kind, text, region: at + 1, linked: 0 })),
    regions: [main, ...blocks.map(({ text }) => ({ tag: "p", names: text.length % 3 ? "" : "entry new", parent: 0 }))],
    url: "https://news.example/live",
    markup: { metas: [], linked: [], bylines: [], times: [], title: `${blocks.length % 4} entries` },
  };
}

describe("a page that changes", () => {
  it("is told by what has changed, and what is found of it, too", async () => {
    const all = await everyBlock();
    const random = chance(11);
    const some = () => all[random(all.length)] ?? assert.fail("there are cases");
    const texts = Array.from({ length: 60 }, some);
    let page = pageIn(texts);
    const live = new LivePage();
    let opened = renewedOf(NOTHING, sent(renewed(live.read(page, null, time(0)), NOTHING)));
    assert.deepEqual(opened, shown(openPage(page, null, time(0))));
    for (let round = 1; round <= ROUNDS; round++) {
      for (let left = random(4); left >= 0; left--) {
        const at = random(texts.length);
        const change = random(6);
        if (change === 0) texts.splice(at, 0, some());
        else if (change === 1 && texts.length > 20) texts.splice(at, 1);
        else if (change === 2) texts.splice(random(texts.length), 0, ...texts.splice(at, 1));
        else if (change === 3) texts[at] = some();
        else if (change === 4) texts.splice(at, 0, texts[random(texts.length)] ?? some());
        else texts[at] = { ...some(), text: `🌉 ${texts[at]?.text} It was so.` };
      }
      const next = pageIn(texts);
      page = changedPage(page, sent(pageChanges(page, next)));
      assert.deepEqual(page, next);
      opened = renewedOf(opened, sent(renewed(live.read(page, null, time(round)), opened)));
      const whole = openPage(page, null, time(round));
      assert.deepEqual(timeless(opened.record), timeless(whole.page), `round ${round}`);
      assert.deepEqual(opened.placed, whole.placed, `round ${round}`);
      assert.deepEqual(live.record(), opened.record);
    }
    live.free();
  });

  it("keeps what a person did, and what was found in other words", () => {
    const said = (/** @type {number} */ at) => ({
      kind: /** @type {const} */ ("paragraph"),
      text: `“We counted ${at} boats in the harbour that day,” said Ada Brook, the mayor of Holt.`,
    });
    const texts = Array.from({ length: 30 }, (_, at) => said(at));
    const first = pageIn(texts);
    const live = new LivePage();
    live.read(first, null, time(0));
    let opened = shown(openPage(first, null, time(0)));
    const statement = opened.record.statements[7]?.id ?? "";
    const kept = editPage(opened.record, { type: "setNote", statement, note: "Mine." }, time(1)).page;
    texts.splice(0, 0, { kind: "paragraph", text: "It rained, and nobody was on the river." });
    texts[20] = { kind: "paragraph", text: "“We counted nothing in the harbour that day,” said Tom Reed." };
    const next = pageIn(texts);
    const told = live.read(next, kept, time(2));
    assert.ok(told.changed);
    const whole = openPage(next, kept, time(2));
    opened = renewedOf(opened, renewed(told, opened));
    assert.deepEqual(opened.record, whole.page);
    assert.deepEqual(opened.placed, whole.placed);
    assert.equal(opened.record.statements.filter((each) => each.note === "Mine.").length, 1);
    live.free();
  });

  it("costs what has changed", () => {
    const texts = Array.from({ length: 2000 }, (_, at) => ({
      kind: /** @type {const} */ ("paragraph"),
      text: `The ferry was full on day ${at}. “We will open gate number ${at} in May,” said Ada Brook, who had come early.`,
    }));
    const page = pageIn(texts);
    const live = new LivePage();
    const first = live.read(page, null, time(0));
    assert.equal(first.read, 2000);
    const whole = JSON.stringify(first);
    texts.splice(0, 0, { kind: "paragraph", text: "“Nobody asked us,” Tom Reed said." });
    const next = pageIn(texts);
    const second = live.read(next, null, time(1));
    assert.equal(second.read, 1);
    const told = JSON.stringify(second);
    assert.ok(told.length * 100 < whole.length, `${told.length} of ${whole.length} bytes`);
    const [change, all] = [JSON.stringify(pageChanges(page, next)), JSON.stringify(next)];
    assert.ok(change.length * 8 < all.length, `${change.length} of ${all.length} bytes`);
    live.free();
  });

  it("that is none is refused, and what was known stays", () => {
    const live = new LivePage();
    const page = pageIn([{ kind: "paragraph", text: "“We are ready,” said Ada Brook." }]);
    const { statements } = live.read(page, null, time(0));
    assert.equal(statements.length, 1);
    assert.throws(() => live.read(/** @type {any} */ ({}), null, time(1)), /not a page/);
    assert.deepEqual(live.read(page, null, time(2)).rows, [[0, 1, 0, 0]]);
    live.free();
  });
});

describe("a list that is told by the one before", () => {
  it("is the same, whatever was changed", () => {
    const random = chance(3);
    const item = () => ({ value: random(8) });
    for (let round = 0; round < 500; round++) {
      const before = Array.from({ length: random(12) }, item);
      const after = Array.from({ length: random(12) }, () => before[random(before.length)] ?? item());
      after.splice(random(after.length + 1), 0, ...before.slice(random(before.length + 1)));
      const isSame = (/** @type {{value: number}} */ a, /** @type {{value: number}} */ b) => a.value === b.value;
      const changes = changesOf(before, after, isSame, ({ value }) => value);
      assert.deepEqual(changed(before, sent(changes)), after);
    }
  });

  it("is refused where the one before is another", () => {
    assert.throws(() => changed([{}], { rows: [[0, 2]], fresh: [] }), /another one/);
  });
});
