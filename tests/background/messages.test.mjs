/** Messages to the background: whoever may not send one, or sends one of another shape, gets no answer, and nothing is done. */

import assert from "node:assert/strict";
import { join } from "node:path";
import { before, beforeEach, describe, it } from "node:test";
import "fake-indexeddb/auto";
import { build } from "esbuild";
import fc from "fast-check";
import { pageChanges } from "../../extension/common/page-changes.js";
import { PROJECT } from "../../scripts/files.mjs";
import { files, wasm } from "../support/wasm.mjs";
import { browserNoting } from "./chrome.mjs";

/** @type {string[]} */
const calls = [];
/** @type {typeof import("../../extension/background/handlers.js").dispatch} */
let dispatch;

before(async () => {
  Object.assign(globalThis, { chrome: browserNoting(calls), hearsayCore: wasm, hearsayFiles: files });
  const { outputFiles } = await build({
    entryPoints: [join(PROJECT, "extension/background/handlers.js")],
    bundle: true,
    format: "esm",
    write: false,
    define: { BROWSER: JSON.stringify("chromium") },
    plugins: [
      {
        // The modules as the other tests load them: Node fetches no file of an extension.
        name: "modules",
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /\/(?:engine|files)\.js$/ }, ({ path }) => ({ path, namespace: "modules" }));
          onLoad({ filter: /engine/, namespace: "modules" }, () => ({
            contents: "export const engine = async () => globalThis.hearsayCore;",
          }));
          onLoad({ filter: /files/, namespace: "modules" }, () => ({
            contents: "export const files = async () => globalThis.hearsayFiles;",
          }));
        },
      },
    ],
  });
  const code = Buffer.from(/** @type {{contents: Uint8Array}} */ (outputFiles[0]).contents).toString("base64");
  ({ dispatch } = await import(`data:text/javascript;base64,${code}`));
});

beforeEach(() => {
  calls.length = 0;
});

const URL_A = "https://news.example/a";
const URL_B = "https://other.example/b";

/** @param {string} url @param {object} [more] */
const page = (url, more = {}) =>
  /** @type {any} */ ({ id: "own", url, frameId: 0, tab: { id: 7, windowId: 1, incognito: false }, ...more });
const own = /** @type {any} */ ({ id: "own", url: "chrome-extension://own/panel/panel.html" });

/** @param {string} url */
const read = (url) => ({
  url,
  blocks: [{ kind: /** @type {const} */ ("paragraph"), text: "“We are ready,” said Ada Brook." }],
  regions: [],
});

/**
 * @param {unknown} message
 * @param {any} sender
 * @returns {Promise<any>} the reply, or "no reply"
 */
const ask = (message, sender) =>
  new Promise((resolve) => {
    if (!dispatch(message, sender, resolve)) resolve("no reply");
  });

/** One message of each type as it should be, with those who may send it. */
function samples() {
  const record = wasm.keepPage(read(URL_A), "2026-03-01T09:30:00.000Z");
  const state = { status: "on", statements: 1, speakers: 1, pageId: record.id, revision: 0 };
  return /** @type {[Record<string, any>, ("page" | "own")[]][]} */ ([
    [{ type: "open", page: read(URL_A), sketch: false }, ["page"]],
    [{ type: "open-live", page: read(URL_A) }, ["page"]],
    [{ type: "renew", as: "a", changes: pageChanges(read(URL_A), read(URL_A)) }, ["page"]],
    [{ type: "opened", token: "a" }, ["page"]],
    [{ type: "rest", token: "a", from: 500 }, ["page"]],
    [{ type: "place", page: read(URL_A), record }, ["page"]],
    [{ type: "quote", record, statement: "x" }, ["page"]],
    [{ type: "note", markdown: "*x*" }, ["page"]],
    [{ type: "select", page: read(URL_A), ranges: [{ start: 1, end: 5 }] }, ["page"]],
    [{ type: "edit", pageId: record.id, edits: [], base: record }, ["page", "own"]],
    [{ type: "keep", base: record }, ["page", "own"]],
    [{ type: "forget", pageId: record.id }, ["own"]],
    [{ type: "stored", pageIds: [record.id] }, ["own"]],
    [{ type: "undo", pageId: record.id }, ["page", "own"]],
    [{ type: "redo", pageId: record.id }, ["page", "own"]],
    [{ type: "report", state, title: "A page" }, ["page"]],
    [{ type: "off" }, ["page"]],
    [{ type: "frames", foreign: ["https://other.example"] }, ["page"]],
    [{ type: "open-panel" }, ["page"]],
    [{ type: "run", tabId: 7 }, ["own"]],
  ]);
}

/** Senders that are nobody: other extensions, a page without a tab. */
const STRANGERS = {
  "another extension": { ...own, id: "other", url: "chrome-extension://other/page.html" },
  "another extension's content script": page(URL_A, { id: "other" }),
  "no tab": { id: "own", url: URL_A, frameId: 0 },
  nobody: {},
};

describe("messages to the background", () => {
  it("are answered where they may come from, and nowhere else", async () => {
    for (const [message, from] of samples()) {
      for (const [name, sender] of Object.entries(STRANGERS)) {
        assert.equal(await ask(message, sender), "no reply", `${message.type} from ${name}`);
      }
      for (const [name, sender] of /** @type {const} */ ([
        ["page", page(URL_A)],
        ["own", own],
      ])) {
        if (!from.includes(name)) assert.equal(await ask(message, sender), "no reply", `${message.type} from ${name}`);
      }
    }
    assert.deepEqual(calls, [], "and the browser is asked for nothing");
    for (const [message, from] of samples()) {
      const reply = await ask(message, from.includes("page") ? page(URL_A) : own);
      assert.ok(reply !== "no reply", `${message.type} is answered`);
    }
  });

  it("with a part missing, or with another thing in its place, are not answered", async () => {
    const other = fc.oneof(
      fc.constant(undefined),
      fc.integer({ max: -1 }),
      fc.double({ noInteger: true }),
      fc.boolean(),
      fc.constant([null]),
      fc.constant({ blocks: "x" }),
      fc.constant([{ start: "0" }]),
    );
    for (const [message, from] of samples()) {
      const sender = from.includes("page") ? page(URL_A) : own;
      for (const part of Object.keys(message)) {
        if (part === "type") continue;
        await fc.assert(
          fc.asyncProperty(other, async (value) => {
            // Of a page that is kept, an edit needs no more.
            fc.pre(part !== "base" || value !== undefined || message.type !== "edit");
            fc.pre(part !== "sketch" || typeof value !== "boolean");
            assert.equal(await ask({ ...message, [part]: value }, sender), "no reply", `${message.type}.${part}`);
          }),
          { numRuns: 20 },
        );
      }
      assert.equal(await ask({ ...message, once: 1 }, sender), "no reply", `${message.type}.once`);
    }
    assert.deepEqual(calls, []);
  });

  it("of any shape whatever are refused or answered, and never fail", async () => {
    const types = samples().map(([{ type }]) => type);
    const parts = fc.record(
      {
        type: fc.oneof(fc.constantFrom(...types, "toString", "__proto__", "constructor"), fc.string(), fc.anything()),
        page: fc.oneof(fc.constant(read(URL_A)), fc.jsonValue()),
        record: fc.jsonValue(),
        ranges: fc.jsonValue(),
        edits: fc.jsonValue(),
        as: fc.jsonValue(),
        changes: fc.jsonValue(),
        base: fc.jsonValue(),
        pageId: fc.jsonValue(),
        pageIds: fc.jsonValue(),
        state: fc.jsonValue(),
        tabId: fc.jsonValue(),
        group: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    const sender = fc.oneof(
      fc.constantFrom(page(URL_A), own, ...Object.values(STRANGERS)),
      fc.record(
        { id: fc.anything(), url: fc.string(), frameId: fc.anything(), tab: fc.anything() },
        { requiredKeys: [] },
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(parts, fc.anything()), sender, async (message, from) => {
        const reply = await ask(message, from);
        assert.ok(reply === "no reply" || typeof reply.ok === "boolean");
      }),
      { numRuns: 500 },
    );
  });

  /** @param {any} mine */
  const aboutRecord = (mine) => [
    { type: "open", page: read(URL_A), sketch: false },
    { type: "open-live", page: read(URL_A) },
    {
      type: "report",
      state: { status: "on", statements: 1, speakers: 1, pageId: mine.id, revision: 0 },
      title: "A page",
      url: URL_A,
    },
    { type: "edit", pageId: mine.id, edits: [{ type: "setNote", note: "Mine." }], base: mine },
    { type: "keep", base: mine },
    { type: "undo", pageId: mine.id },
    { type: "redo", pageId: mine.id },
  ];
  const mine = () => wasm.keepPage(read(URL_A), "2026-03-01T09:30:00.000Z");

  /** Where the browser says that a message comes from; each is within the page of the record, or claims to be. */
  const OTHERS = {
    "a page of another site": page(URL_B),
    "a page of the same name without encryption": page("http://news.example/a", { origin: "http://news.example" }),
    "a frame of another site in it": page(URL_B, { frameId: 3, tab: { id: 7, url: URL_A } }),
    "a frame in it that is cut off from its origin": page("about:srcdoc", {
      frameId: 3,
      origin: "null",
      tab: { id: 7, url: URL_A },
    }),
    "a page whose address begins like ours": page("chrome-extension://owner.example/"),
  };

  for (const [name, sender] of Object.entries(OTHERS)) {
    it(`about the record of another page are refused: ${name}`, async () => {
      for (const message of aboutRecord(mine())) {
        const reply = await ask(message, sender);
        assert.equal(reply.ok, false, message.type);
        assert.match(reply.error, /its own record only/);
      }
      assert.ok(!calls.includes("session.set"));
    });
  }

  it("about a file are refused where an origin is all that a page has in common with it, which is none", async () => {
    const url = "file:///home/ada/letter.html";
    const reply = await ask(
      { type: "open", page: read(url), sketch: true },
      page("about:srcdoc", { frameId: 3, origin: "null" }),
    );
    assert.match(reply.error, /its own record only/);
    assert.equal((await ask({ type: "open", page: read(url), sketch: true }, page(url, { origin: "null" }))).ok, true);
  });

  it("of the page that it is of are done, also when it has gone on to another address of its origin", async () => {
    const record = mine();
    for (const sender of [
      page(URL_A),
      page("https://news.example/next"),
      page(URL_A, { tab: { id: 7, url: URL_B } }),
    ]) {
      const [open, live, report, edit] = aboutRecord(record);
      assert.equal((await ask(open, sender)).ok, true);
      assert.equal((await ask(live, sender)).ok, true);
      assert.equal((await ask(report, sender)).ok, true);
      const { answer } = await ask(edit, sender);
      assert.equal(answer.record.note, "Mine.");
    }
  });

  it("of a page about a record that it does not show are refused", async () => {
    const record = mine();
    const [, , report, edit] = aboutRecord(record);
    await ask(report, page(URL_A));
    for (const sender of [page(URL_A, { frameId: 3 }), page(URL_A, { tab: { id: 8 } })]) {
      assert.match((await ask(edit, sender)).error, /its own record only/);
    }
  });

  /** @param {string} words @returns {import("../../extension/common/types.js").Page} */
  const saying = (words) => ({
    ...read("https://news.example/live"),
    blocks: [{ kind: "paragraph", text: `“${words},” said Ada Brook.` }],
  });

  const sketch = (/** @type {any} */ asked, /** @type {any} */ sender) =>
    ask({ type: "open", page: asked, sketch: true }, sender);

  it("about a page of which nothing is kept are answered with what is to be painted, and then with the rest, once", async () => {
    const words = saying("We are sketched");
    const { answer } = await sketch(words, page(URL_A));
    assert.deepEqual(answer.sketch, {
      statements: [{ kind: "direct", content: [{ start: 1, end: 17 }], speaker: 0 }],
      speakers: 1,
    });
    const opened = (/** @type {any} */ sender) => ask({ type: "opened", token: answer.token }, sender);
    for (const sender of [page(URL_A, { frameId: 3 }), page(URL_A, { tab: { id: 8 } })]) {
      assert.equal((await opened(sender)).answer, null, "another page has not asked for it");
    }
    const { answer: rest } = await opened(page(URL_A));
    assert.equal(rest.record.statements[0].content[0].exact, "We are sketched,");
    assert.deepEqual(
      rest.placed.map((/** @type {any} */ each) => each.content),
      answer.sketch.statements.map((/** @type {any} */ each) => each.content),
    );
    assert.equal((await opened(page(URL_A))).answer, null, "it is told once");
  });

  it("about a page of which something is kept are answered with all of it at once", async () => {
    const at = (/** @type {string} */ url) => ({ ...saying("We are kept"), url });
    const keep = async (/** @type {string} */ url) => {
      const base = wasm.keepPage(at(url), "2026-03-01T09:30:00.000Z");
      const state = { status: "on", statements: 1, speakers: 1, pageId: base.id, revision: 0 };
      await ask({ type: "report", state, title: "A page", url }, page(url));
      assert.equal((await ask({ type: "keep", base }, page(url))).ok, true);
    };
    const [first, between] = ["https://news.example/before", "https://news.example/between"];
    await keep(first);
    assert.equal((await sketch(at(first), page(first))).answer.kept, true);
    // What is kept between the two answers is in the second one.
    const { answer } = await sketch(at(between), page(between));
    await keep(between);
    assert.equal((await ask({ type: "opened", token: answer.token }, page(between))).answer.kept, true);
  });

  it("about a page whose tab has been turned off are told that the rest is lost", async () => {
    const { answer } = await sketch(saying("We are left"), page(URL_A));
    await ask({ type: "off" }, page(URL_A));
    assert.equal((await ask({ type: "opened", token: answer.token }, page(URL_A))).answer, null);
    const { answer: other } = await sketch(saying("We are left"), page(URL_A));
    await ask({ type: "off" }, page("https://news.example/other", { tab: { id: 8 } }));
    assert.notEqual(
      (await ask({ type: "opened", token: other.token }, page(URL_A))).answer,
      null,
      "the other tab's off",
    );
  });

  it("about a page that others have followed are told that the rest is lost", async () => {
    const { answer } = await sketch(saying("We are first"), page(URL_A));
    for (let id = 20; id < 24; id++) await sketch(saying("We are later"), page(URL_A, { tab: { id } }));
    assert.equal((await ask({ type: "opened", token: answer.token }, page(URL_A))).answer, null);
  });

  it("about what has changed of a page are answered with what has changed, by the name that was given, once", async () => {
    const [first, second] = [saying("We are ready"), saying("We are not ready")];
    const { answer } = await ask({ type: "open-live", page: first }, page(URL_A));
    assert.equal(answer.record.statements.length, 1);
    const renew = (/** @type {string} */ as, /** @type {any} */ changes, sender = page(URL_A)) =>
      ask({ type: "renew", as, changes }, sender);
    const changes = pageChanges(first, second);
    for (const sender of [page(URL_A, { frameId: 3 }), page(URL_A, { tab: { id: 8 } })]) {
      assert.equal((await renew(answer.as, changes, sender)).answer, null, "another page has not been remembered so");
    }
    assert.equal((await renew("another", changes)).answer, null);
    const { answer: renewed } = await renew(answer.as, changes);
    assert.equal(renewed.record.statements[0].content[0].exact, "We are not ready,");
    assert.equal((await renew(answer.as, changes)).answer, null, "it is another page by now");
    const again = (await renew(renewed.as, pageChanges(second, second))).answer;
    assert.deepEqual([again.record.statements, again.rows], [[], [[0, 1, 0, 0]]]);

    assert.match(
      (await renew(again.as, { ...changes, blocks: { rows: [[0, 2]], fresh: [] }, places: [0, 0] })).error,
      /another one/,
    );
    assert.equal((await renew(again.as, changes)).answer, null, "what has failed is forgotten");
  });

  it("cannot make a page larger than it is said to be", async () => {
    const first = saying("We are ready");
    const { answer } = await ask({ type: "open-live", page: first }, page(URL_A));
    const blocks = { rows: Array.from({ length: 1000 }, () => [0, 1]), fresh: [] };
    const changes = { ...pageChanges(first, first), blocks };
    assert.match(
      (await ask({ type: "renew", as: answer.as, changes }, page(URL_A))).error,
      /more than there should be/,
    );
  });

  it("about a page whose tab is off, or which others have followed, are told that it is not known", async () => {
    const first = saying("We are ready");
    const live = (/** @type {any} */ sender) => ask({ type: "open-live", page: first }, sender);
    const isKnown = async (/** @type {string} */ as, /** @type {any} */ sender) =>
      (await ask({ type: "renew", as, changes: pageChanges(first, first) }, sender)).answer !== null;
    const { as: off } = (await live(page(URL_A))).answer;
    await ask({ type: "off" }, page(URL_A));
    assert.equal(await isKnown(off, page(URL_A)), false);
    const { as: followed } = (await live(page(URL_A))).answer;
    for (const id of [8, 9]) await live(page(URL_A, { tab: { id } }));
    assert.equal(await isKnown(followed, page(URL_A)), false);
  });

  it("about an address that is another page's are refused when it has changed, too", async () => {
    const first = saying("We are ready");
    const { answer } = await ask({ type: "open-live", page: first }, page(URL_A));
    const changes = { ...pageChanges(first, first), about: { url: URL_B } };
    assert.match((await ask({ type: "renew", as: answer.as, changes }, page(URL_A))).error, /its own record only/);
  });
});
