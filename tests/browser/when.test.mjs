/** What else starts and ends Hearsay: context menus, private windows, an update under an open page. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { STATEMENTS } from "./article.mjs";
import { openPanel, settled, until } from "./harness/index.mjs";
import { openCard } from "./in-page.mjs";
import { openEditor, openPart, readInPanel, textsOf, valueOf, write } from "./panel-support.mjs";
import { card, inEveryBrowser, painted, placeOf, pressInCard } from "./support.mjs";

/** @import { Tab } from "./harness/types.d.ts" */

inEveryBrowser("when it runs", (stage) => {
  const ownPage = () => stage.browser.newTab(`${stage.browser.extensionOrigin}/options/options.html`);

  /** Lets Chromium run in pages of the test's server: there a menu that a test chooses gives no permission. */
  const allow = async () => {
    if (stage.browser.name === "firefox") return;
    await stage.browser.allow(["*://127.0.0.1/*"]);
    const own = await ownPage();
    await own.evaluate(() => chrome.permissions.request({ origins: ["*://127.0.0.1/*"] }));
    await own.close();
  };

  test("“Who said this?” runs where it is off, and shows who said what is selected", async () => {
    await allow();
    const tab = await stage.open("/article");
    await select(tab, "Nobody asked");
    await stage.browser.chooseMenu(tab, "selection", "who_said");
    assert.equal((await until("the card is open", () => card(tab))).speaker, "Tom Reed");
    assert.equal((await painted(tab)).length, STATEMENTS.length);

    await select(tab, String(await tab.evaluate(() => document.querySelector("h1")?.textContent)));
    await stage.browser.chooseMenu(tab, "selection", "who_said");
    await until("it offers to add a statement", () =>
      tab.inShadow("hearsay-root", (root) => root?.querySelector("[data-part=adder]:popover-open") != null),
    );
    assert.equal((await painted(tab)).length, STATEMENTS.length, "it is not turned off by that");
  });

  test("“Add a statement by…” offers to add what is selected, also in another statement", async () => {
    await allow();
    const tab = await stage.open("/article");
    await select(tab, "Nobody asked");
    await stage.browser.chooseMenu(tab, "selection", "add");
    await until("it offers to add a statement", () =>
      tab.inShadow("hearsay-root", (root) => root?.querySelector("[data-part=adder]:popover-open") != null),
    );
  });

  test("“Export this page's statements” runs where it is off, and the panel opens what it is about", async () => {
    await allow();
    await stage.browser.closePanel();
    const tab = await stage.open("/article");
    const panel = await openPanel(stage.browser, tab);
    await stage.browser.chooseMenu(tab, "page", "export");
    await until("painted", async () => (await painted(tab)).length === STATEMENTS.length);
    await until("the dialog is open", () => isOpen(panel));
  });

  test("where there is nothing to export, the wish for it is not granted on the next page", async () => {
    await allow();
    const tab = await stage.open("/silent");
    const panel = await openPanel(stage.browser, tab);
    await stage.browser.chooseMenu(tab, "page", "export");
    await until("nothing was found", async () => (await settled(panel)) === "nothing");
    await until("the wish is gone", () =>
      panel.evaluate(async () => (await chrome.storage.session.get("wish"))["wish"] === undefined),
    );
    await tab.goto(`${stage.server.origin}/article`);
    await stage.browser.clickAction(tab);
    await until("the panel lists the statements", async () => (await settled(panel)) === "on");
    assert.equal(await isOpen(panel), false);
  });

  test("“Always run on this site” leads to the settings where the browser does not ask from a menu", async (context) => {
    if (stage.browser.name === "firefox") return context.skip("Firefox asks");
    const own = await stage.browser.newTab(`${stage.browser.extensionOrigin}/options/options.html`);
    await own.evaluate(async () => {
      const { origins = [] } = await chrome.permissions.getAll();
      if (origins.length > 0) await chrome.permissions.remove({ origins });
    });
    await own.close();
    const tab = await stage.read();
    await stage.browser.chooseMenu(tab, "action", "always");
    const settings = await stage.browser.findTab(`${stage.browser.extensionOrigin}/options/options.html?site=`);
    await until("the site is offered", () =>
      settings.evaluate(
        () => /** @type {HTMLInputElement | null} */ (document.querySelector("[name=site]"))?.value === "127.0.0.1",
      ),
    );
    const origins = await settings.evaluate(async () => (await chrome.permissions.getAll()).origins);
    assert.deepEqual(origins, [], "nothing is allowed by that");
  });

  test("“Always run on this site”, and never", async () => {
    await allow();
    const own = await ownPage();
    const rule = () =>
      own.evaluate(async () => /** @type {any} */ (await chrome.storage.local.get("sites")).sites?.["127.0.0.1"]);
    const tab = await stage.open("/article");
    await stage.browser.chooseMenu(tab, "action", "always");
    await until("it runs at once", async () => (await painted(tab)).length === STATEMENTS.length);
    assert.equal(await rule(), "always");
    await tab.goto(`${stage.server.origin}/article`);
    await until("it runs by itself", async () => (await painted(tab)).length === STATEMENTS.length);
    await stage.browser.chooseMenu(tab, "action", "never");
    await until("the site is noted", async () => (await rule()) === "never");
    await until("nothing is registered", () =>
      own.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length === 0),
    );
    await own.evaluate(() => chrome.storage.local.remove("sites"));
    await own.close();
  });

  test("of a private window nothing is kept", async () => {
    const tab = await stage.browser.privateTab(`${stage.server.origin}/article`);
    const own = await ownPage();
    await own.evaluate(() => chrome.storage.local.set({ "keep-all": true }));
    await stage.browser.clickAction(tab);
    await until("painted", async () => (await painted(tab)).length === STATEMENTS.length);
    const tabId = await own.evaluate(
      async () => (await chrome.tabs.query({})).find(({ incognito }) => incognito)?.id ?? null,
    );
    assert.ok(tabId);
    // The same edit as in any tab: the tab has it, the database does not.
    await openCard(tab, "Nobody asked");
    await pressInCard(tab, "confirm");
    await until("it is confirmed", () =>
      tab.inShadow("hearsay-root", (root) => root?.querySelector(".card .certain")?.textContent === "Confirmed"),
    );
    const edited = await own.evaluate(async (id) => {
      const { answer } = await chrome.tabs.sendMessage(id, { type: "view" });
      return { isPrivate: answer.private, kept: answer.kept, canUndo: answer.canUndo };
    }, tabId);
    assert.deepEqual(edited, { isPrivate: true, kept: false, canUndo: "setState" });
    assert.deepEqual(await stored(own), { pages: 0, journal: 0 });
    await tab.close();
    await until("the tab's own record is gone", () =>
      own.evaluate(
        async () => !Object.keys(await chrome.storage.session.get()).some((key) => key.startsWith("private:")),
      ),
    );
    await own.evaluate(() => chrome.storage.local.remove("keep-all"));
    await own.close();
  });

  test("what was typed in the panel for a private window goes with its tab, and is nowhere else", async () => {
    const tab = await stage.browser.privateTab(`${stage.server.origin}/article`);
    await stage.browser.clickAction(tab);
    await until("painted", async () => (await painted(tab)).length === STATEMENTS.length);
    const panel = await ownPage();
    const id = await panel.evaluate(
      async () => (await chrome.tabs.query({})).find(({ incognito }) => incognito)?.id ?? null,
    );
    await panel.goto(`${stage.browser.extensionOrigin}/panel/panel.html?tab=${id}`);
    assert.equal(await settled(panel), "on");
    assert.match((await textsOf(panel, "#private")).join(), /Nothing is kept/);
    assert.deepEqual(await textsOf(panel, "#keep, #kept"), []);
    await write(panel, `${await openNote(panel)} [data-field="note"]`, "secret");
    const isHeld = () =>
      panel.evaluate(async () => JSON.stringify(await chrome.storage.session.get()).includes("secret"));
    await until("it outlives the panel", isHeld);
    await tab.close();
    await until("it is gone", async () => !(await isHeld()));
    await panel.close();

    const { panel: normal } = await readInPanel(stage);
    assert.equal(await valueOf(normal, `${await openNote(normal)} [data-field="note"]`), "");
  });

  test("what is kept is never cleared away by the browser itself", async () => {
    await readInPanel(stage);
    const own = await ownPage();
    assert.ok(await own.evaluate(() => chrome.permissions.contains({ permissions: ["unlimitedStorage"] })));
    // Chromium goes by the permission alone.
    if (stage.browser.name === "firefox") {
      await until("it is the browser's word", () => own.evaluate(() => navigator.storage.persisted()));
    }
  });

  test("every page that is read is kept, once the reader wants that", async () => {
    const own = await ownPage();
    const before = await stage.read();
    assert.deepEqual(await stored(own), { pages: 0, journal: 0 });
    await own.evaluate(() => chrome.storage.local.set({ "keep-all": true }));
    const tab = await stage.read();
    await until("it is kept", async () => (await stored(own)).pages === 1);
    await own.evaluate(() => chrome.storage.local.remove("keep-all"));
    await before.close();
    await tab.close();
    await own.close();
  });

  test("the old script under a new version goes quiet and says so once", async () => {
    const tab = await stage.read();
    const place = await placeOf(tab, "Nobody asked");
    await stage.browser.updateExtension();
    await tab.bringToFront();
    await tab.moveTo(place.x, place.y);
    await tab.click(place.x, place.y);
    await until("it says so", async () => /Reload this page/.test(await notice(tab)));
    assert.equal((await painted(tab)).length, 0);
    await tab.click(place.x, place.y + 1);
    assert.equal(await tab.inShadow("hearsay-root", (root) => root?.querySelectorAll(".notice").length), 1);
    assert.equal(await card(tab), null, "no card opens");
    // The button runs the new one, on top of what the old one left.
    await stage.browser.clickAction(tab);
    await until("painted anew", async () => (await painted(tab)).length === STATEMENTS.length);
    assert.equal(await tab.evaluate(() => document.querySelectorAll("hearsay-root").length), 1);
  });
});

/** Opens the field for a note on a statement; resolves with its list item. @param {Tab} panel */
async function openNote(panel) {
  const item = await openEditor(panel, "fishermen");
  await openPart(panel, item, "note");
  return item;
}

/** Whether the panel shows the ways to export. @param {Tab} panel */
const isOpen = (panel) => panel.evaluate(() => document.querySelector("#export-dialog[open]") !== null);

/**
 * Selects the words in the page.
 * @param {Tab} tab
 * @param {string} words
 */
async function select(tab, words) {
  await tab.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      node.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
      getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      return;
    }
    throw new Error(`the page has no “${wanted}”`);
  }, words);
}

/**
 * The last notice's words.
 * @param {Tab} tab
 */
async function notice(tab) {
  const words = await tab.inShadow(
    "hearsay-root",
    (root) => [...(root?.querySelectorAll(".notice") ?? [])].at(-1)?.textContent,
  );
  return words ?? "";
}

/**
 * How many rows the database has, as an own page reads it.
 * @param {Tab} own
 */
function stored(own) {
  return own.evaluate(async () => {
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open("hearsay");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const count = (/** @type {string} */ name) =>
      new Promise((resolve) => {
        const request = database.transaction(name).objectStore(name).count();
        request.onsuccess = () => resolve(request.result);
      });
    const counts = { pages: await count("pages"), journal: await count("journal") };
    database.close();
    return counts;
  });
}
