/** What is kept, in the browsers' own databases: whole or not at all, the same in every tab, found again. */

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { ARTICLE, STATEMENTS } from "./article.mjs";
import { launch, settled, until } from "./harness/index.mjs";
import { editor, openCard, openEditor } from "./in-page.mjs";
import { openLibrary, press, says, type } from "./library.mjs";
import { pressOn } from "./panel-support.mjs";
import { idOf, inEveryBrowser, inOneBrowser, painted } from "./support.mjs";
import { variantOf } from "./variant.mjs";

/** @import { Tab } from "./harness/types.d.ts" */
/** @import { Edit, Held, KeptPage, Opened } from "../../extension/common/types.js" */

inEveryBrowser("store", (stage) => {
  /** A page of ours that does not open the database itself. */
  const ownPage = () => stage.browser.newTab(`${stage.browser.extensionOrigin}/welcome/welcome.html`);

  /** Each test reads a page that no other has kept. */
  let pages = 0;
  const newPath = () => {
    const path = `/kept-${pages++}`;
    stage.server.pages.set(path, { body: ARTICLE });
    return path;
  };

  test("where the disk is full that is said, and nothing is lost", inOneBrowser(stage), async () => {
    const folder = mkdtempSync(join(tmpdir(), "hearsay-full-"));
    // With the permission, only a disk that is really full has no room.
    const extension = variantOf(stage.browser.name, folder, (unpacked) => {
      const file = join(unpacked, "manifest.json");
      writeFileSync(file, readFileSync(file, "utf8").replace(/,\s*"unlimitedStorage"/, ""));
    });
    const browser = await launch(stage.browser.name, { extension, room: 4_000_000 });
    try {
      const tab = await browser.newTab(`${stage.server.origin}${newPath()}`);
      await browser.clickAction(tab);
      await until("the statements are painted", async () => (await painted(tab)).length > 0);
      const own = await browser.newTab(`${browser.extensionOrigin}/welcome/welcome.html`);
      const id = await idOf(own, tab);
      const { record } = await view(own, id);
      await ask(own, edit(record, { type: "setNote", note: "Before." }, id));
      // Browsers store what repeats itself in less room.
      const note = randomBytes(6_000_000).toString("base64");
      await assert.rejects(ask(own, edit(record, { type: "setNote", note }, id)), /fault:disk_full/);
      const { page, entries } = await stored(own, record.id);
      assert.deepEqual([page?.note, entries], ["Before.", 1]);
      assert.equal((await ask(own, edit(record, { type: "setNote", note: "After." }, id))).record.note, "After.");

      // On the card, in the panel and in the library, too; and what was typed there is still to be seen.
      await fillDisk(own);
      const typed = randomBytes(500_000).toString("base64");
      await openCard(tab, "Nobody asked");
      await openEditor(tab, "note");
      await tab.inShadow(
        "hearsay-root",
        (root, words) => {
          const field = root?.querySelector("iframe")?.contentDocument?.querySelector("textarea");
          if (field) field.value = words;
        },
        typed,
      );
      await tab.press("Enter", "Control");
      await until("the card says so", async () => /no room left on the disk/.test(await editor(tab, "error")));
      assert.equal((await editor(tab, "value")).length, typed.length);

      const panel = await browser.newTab(`${browser.extensionOrigin}/panel/panel.html?tab=${id}`);
      await settled(panel);
      await pressOn(panel, "#page-note");
      await panel.evaluate((words) => {
        const field = /** @type {HTMLTextAreaElement} */ (document.querySelector("#edit-page textarea"));
        field.value = words;
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }, typed);
      await pressOn(panel, '#edit-page [data-verb="save-note"]');
      await until("the panel says so", () =>
        panel.evaluate(() => /no room left on the disk/.test(document.getElementById("message")?.textContent ?? "")),
      );
      assert.equal(await panel.evaluate(() => document.querySelector("textarea")?.value.length), typed.length);
      await panel.close();

      await own.close();
      const library = await openLibrary(browser);
      await press(library, ".said");
      await type(library, "#note", typed, true);
      await says(library, /no room left on the disk/);
      const left = await library.evaluate(
        () => /** @type {HTMLTextAreaElement | null} */ (document.querySelector("#note"))?.value.length,
      );
      assert.equal(left, typed.length);
      const { page: after } = await stored(library, record.id);
      assert.deepEqual([after?.note, after?.statements.every((each) => each.note === "")], ["After.", true]);
    } finally {
      await browser.close();
      rmSync(folder, { recursive: true });
    }
  });

  test("a background that is stopped in mid-edit has made it wholly or not at all, and makes it when asked again", async () => {
    const tab = await stage.read(newPath());
    const own = await ownPage();
    const id = await idOf(own, tab);
    const { record } = await view(own, id);
    for (let round = 0; round < 5; round++) {
      /** @type {Edit} */
      const edit = { type: "setNote", note: `Note ${round}` };
      await own.evaluate((message) => void chrome.runtime.sendMessage(message).catch(() => {}), {
        type: "edit",
        pageId: record.id,
        edits: [edit],
        base: record,
        tabId: id,
      });
      await stage.browser.stopBackground();
      const { page, entries } = await stored(own, record.id);
      const isMade = page?.note === edit.note;
      assert.equal(entries, isMade ? round + 1 : round, "the journal says the same as the page");
      // As `askBackground` does for the reader when it gets no answer.
      const held = await ask(own, { type: "edit", pageId: record.id, edits: [edit], base: record, tabId: id });
      assert.equal(held.record.note, edit.note);
      assert.equal((await stored(own, record.id)).entries, round + 1, "twice asked is once made");
    }
    await own.close();
  });

  test("two tabs that edit the same page have both edits, and both show them; undo and redo reach both", async () => {
    const path = newPath();
    const tabs = [await stage.read(path), await stage.read(path)];
    const own = await ownPage();
    const ids = [];
    for (const tab of tabs) ids.push(await idOf(own, tab));
    const [first = -1, second = -1] = ids;
    assert.notEqual(first, second);
    const { record } = await view(own, first);
    const [a, b] = record.statements;
    await Promise.all([
      ask(own, edit(record, { type: "setNote", statement: a?.id ?? "", note: "From one." }, first)),
      ask(own, edit(record, { type: "setNote", statement: b?.id ?? "", note: "From the other." }, second)),
    ]);
    const notes = async (/** @type {number} */ id) =>
      (await view(own, id)).record.statements.slice(0, 2).map(({ note }) => note ?? "");
    for (const id of ids) {
      await until("it shows both", async () => (await notes(id)).join(" ") === "From one. From the other.");
    }

    await ask(own, { type: "undo", pageId: record.id, tabId: second });
    await ask(own, { type: "undo", pageId: record.id, tabId: first });
    for (const id of ids) await until("neither is there", async () => (await notes(id)).join("") === "");
    await ask(own, { type: "redo", pageId: record.id, tabId: first });
    for (const id of ids) await until("one is there again", async () => (await notes(id)).join("").startsWith("From"));
    await own.close();
  });

  test("what is rejected does not count on the badge", async () => {
    const tab = await stage.read(newPath());
    const own = await ownPage();
    const id = await idOf(own, tab);
    const { record } = await view(own, id);
    const badge = () => own.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), id);
    await until("the badge counts", async () => (await badge()) === String(STATEMENTS.length));
    await ask(
      own,
      edit(record, { type: "setState", statement: record.statements[0]?.id ?? "", state: "rejected" }, id),
    );
    await until("the badge counts one less", async () => (await badge()) === String(STATEMENTS.length - 1));
    await until("it is not painted", async () => (await painted(tab)).length === STATEMENTS.length - 1);
    await ask(own, { type: "undo", pageId: record.id, tabId: id });
    await until("the badge counts all", async () => (await badge()) === String(STATEMENTS.length));
    await own.close();
  });

  test("a page is kept, forgotten, and kept again when that is undone", async () => {
    const tab = await stage.read(newPath());
    const own = await ownPage();
    const id = await idOf(own, tab);
    const { record } = await view(own, id);
    assert.equal((await stored(own, record.id)).page, undefined, "reading alone keeps nothing");
    assert.equal((await ask(own, { type: "keep", base: record, tabId: id })).kept, true);
    assert.deepEqual((await stored(own, record.id)).page?.statements, record.statements);
    await ask(own, { type: "forget", pageId: record.id });
    assert.equal((await stored(own, record.id)).page, undefined);
    await ask(own, { type: "undo", pageId: record.id, tabId: id });
    assert.deepEqual((await stored(own, record.id)).page?.statements, record.statements);
    await own.close();
  });

  test("a page that changed has its statements where they still are, marked where other words stand, and lost ones listed", async () => {
    const path = newPath();
    const tab = await stage.read(path);
    const own = await ownPage();
    const { record } = await view(own, await idOf(own, tab));
    await ask(own, { type: "keep", base: record, tabId: await idOf(own, tab) });
    await tab.close();

    const again = await stage.read(path);
    const same = await view(own, await idOf(own, again));
    assert.deepEqual(
      same.placed.map(({ text }) => text),
      STATEMENTS.map(() => "same"),
    );
    await again.close();

    stage.server.pages.set(path, {
      body: ARTICLE.replace("<h1>", "<p>Something new stands above.</p><h1>")
        .replace("would cost two million pounds", "would cost three million pounds")
        .replace(/<p id="reed">.*<\/p>/, ""),
    });
    const changed = await stage.read(path);
    const now = await view(own, await idOf(own, changed));
    const textOf = (/** @type {string} */ words) => {
      const statement = now.record.statements.find(({ content }) => content.some(({ exact }) => exact.includes(words)));
      return now.placed.find((place) => place.id === statement?.id)?.text;
    };
    assert.equal(textOf("We will open"), "same");
    assert.equal(textOf("two million"), "changed");
    assert.equal(textOf("Nobody asked"), "gone");
    const words = (await painted(changed)).map(({ text }) => text);
    assert.ok(
      words.some((each) => each.includes("three million pounds")),
      "its new words are painted",
    );
    await own.close();
  });

  test("a database of the first schema is brought up to date, with all that was in it", async () => {
    const path = newPath();
    const tab = await stage.read(path);
    const own = await ownPage();
    const id = await idOf(own, tab);
    const { record } = await view(own, id);
    const held = await ask(own, edit(record, { type: "setNote", note: "From long ago." }, id));
    await tab.close();
    await stage.browser.stopBackground();
    await own.evaluate(async (page) => {
      /** @param {IDBRequest} request */
      const done = (request) =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      await done(indexedDB.deleteDatabase("hearsay"));
      // Ten times the version that the schema has: so does the library that reads it.
      const request = indexedDB.open("hearsay", 10);
      request.onupgradeneeded = () => {
        const store = request.result.createObjectStore("pages", { keyPath: "id" });
        store.createIndex("site", "site");
        store.createIndex("modified", "modified");
      };
      const database = await done(request);
      const transaction = database.transaction("pages", "readwrite");
      transaction.objectStore("pages").put({ id: page.id, site: "127.0.0.1", modified: page.modified, page });
      await new Promise((resolve) => (transaction.oncomplete = () => resolve(null)));
      database.close();
    }, held.record);

    const again = await stage.read(path);
    const shown = await view(own, await idOf(own, again));
    assert.equal(shown.record.note, "From long ago.");
    assert.equal(shown.kept, true);
    const edited = await ask(own, edit(record, { type: "setNote", note: "From now." }, await idOf(own, again)));
    assert.equal(edited.record.note, "From now.");
    assert.equal((await stored(own, record.id)).entries, 1);
    await own.close();
  });
});

/**
 * What a tab shows.
 * @param {Tab} own
 * @param {number} id
 * @returns {Promise<Opened>}
 */
async function view(own, id) {
  const reply = await own.evaluate((tabId) => chrome.tabs.sendMessage(tabId, { type: "view" }), id);
  return reply.ok ? reply.answer : assert.fail(reply.error);
}

/** Leaves little room on the disk, by another database. @param {Tab} own */
function fillDisk(own) {
  return own.evaluate(async () => {
    const opening = indexedDB.open("filling");
    opening.onupgradeneeded = () => opening.result.createObjectStore("some", { autoIncrement: true });
    const database = await new Promise((resolve, reject) => {
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    for (let isFull = false; !isFull;) {
      const bytes = new Uint8Array(300_000);
      for (let at = 0; at < bytes.length; at += 60_000) crypto.getRandomValues(bytes.subarray(at, at + 60_000));
      isFull = await new Promise((resolve) => {
        const transaction = database.transaction("some", "readwrite");
        transaction.objectStore("some").put(bytes);
        transaction.oncomplete = () => resolve(false);
        transaction.onabort = () => resolve(true);
      });
    }
    database.close();
  });
}

/**
 * Asks the background, once.
 * @param {Tab} own
 * @param {object} message
 * @returns {Promise<Held>}
 */
async function ask(own, message) {
  const reply = await own.evaluate((what) => chrome.runtime.sendMessage(what), message);
  if (!reply?.ok) throw new Error(reply?.error ?? "no answer");
  return reply.answer;
}

/**
 * @param {KeptPage} base
 * @param {Edit} what
 * @param {number} tabId
 */
const edit = (base, what, tabId) => ({ type: "edit", pageId: base.id, edits: [what], base, tabId });

/**
 * What the database has of a page.
 * @param {Tab} own
 * @param {string} id
 * @returns {Promise<{page: KeptPage | undefined, entries: number}>} `entries` of the journal
 */
async function stored(own, id) {
  const found = await own.evaluate(async (page) => {
    // Not to be made here: then it would have no tables.
    if (!(await indexedDB.databases()).some((each) => each.name === "hearsay")) return { row: null, entries: 0 };
    /** @param {IDBRequest} request */
    const done = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open("hearsay"));
    try {
      const transaction = database.transaction(["pages", "journal"]);
      const row = await done(transaction.objectStore("pages").get(page));
      const entries = await done(transaction.objectStore("journal").index("page").count(page));
      return { row: row ?? null, entries };
    } finally {
      database.close();
    }
  }, id);
  return { page: found.row?.page, entries: found.entries };
}
