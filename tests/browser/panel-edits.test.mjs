/** Correcting, noting and checking in the panel; undoing it; keeping and forgetting the page. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE } from "./article.mjs";
import { violationsInBoth } from "./axe.mjs";
import { openPanel, settled, until } from "./harness/index.mjs";
import {
  choose,
  itemOf,
  listed,
  openEditor,
  openPart,
  pressOn,
  readInPanel,
  readOwn,
  said,
  textsOf,
  untilListed,
  valueOf,
  write,
} from "./panel-support.mjs";
import { ofOwnPages, painted } from "./support.mjs";

/** @import { Tab } from "./harness/types.d.ts" */

/**
 * @param {Tab} panel
 * @param {string} words
 */
const speakerOf = async (panel, words) =>
  (await listed(panel)).find((each) => each.words.includes(words))?.speaker ?? null;

/** @param {Tab} panel @param {"undo" | "redo"} which */
const labelOf = (panel, which) =>
  panel.evaluate((id) => document.getElementById(id)?.getAttribute("aria-label") ?? "", which);

ofOwnPages("edits in the panel", (stage) => {
  test("a statement is given another of the page's speakers, and it is undone and redone", async () => {
    const { panel } = await readOwn(stage, "/speaker", ARTICLE);
    const item = await openEditor(panel, "two million");
    await choose(panel, `${item} [data-field="speaker"]`, "Tom Reed");
    await pressOn(panel, `${item} [data-verb="save-speaker"]`);
    await until("it is Tom Reed's", async () => (await speakerOf(panel, "two million")) === "Tom Reed");
    await until("the page is kept", async () => (await textsOf(panel, "#kept")).length === 1);
    assert.equal(await labelOf(panel, "undo"), "Undo: speaker");
    await pressOn(panel, "#undo");
    await said(panel, /^Undone: speaker/);
    assert.equal(await speakerOf(panel, "two million"), "council");
    assert.equal(await labelOf(panel, "undo"), "Nothing to undo");
    await pressOn(panel, "#redo");
    await said(panel, /^Done again/);
    assert.equal(await speakerOf(panel, "two million"), "Tom Reed");
  });

  test("a name is typed that the page's speakers do not have", async () => {
    const { panel } = await readOwn(stage, "/typed", ARTICLE);
    const item = await openEditor(panel, "two million");
    await choose(panel, `${item} [data-field="speaker"]`, "Another name…");
    await write(panel, `${item} [data-field="name"]`, "Mara Vance");
    await panel.press("Enter");
    await until("it is hers", async () => (await speakerOf(panel, "two million")) === "Mara Vance");
    assert.equal(await speakerOf(panel, "fishermen"), "Tom Reed");
  });

  test("two speakers are one, everywhere on the page", async () => {
    const { panel } = await readOwn(stage, "/everywhere", ARTICLE);
    const item = await openEditor(panel, "fishermen");
    await choose(panel, `${item} [data-field="speaker"]`, "Ada Brook");
    await pressOn(panel, `${item} [data-field="everywhere"]`);
    await pressOn(panel, `${item} [data-verb="save-speaker"]`);
    await until("both are hers", async () =>
      (await listed(panel)).every(({ speaker }) => speaker === "Ada Brook" || speaker === "council"),
    );
    assert.equal(await labelOf(panel, "undo"), "Undo: merged speakers");
    await panel.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
    await panel.press("z", "Control");
    await until("he is himself again", async () => (await speakerOf(panel, "fishermen")) === "Tom Reed");
    await panel.press("z", "Control", "Shift");
    await until("he is not", async () => (await speakerOf(panel, "fishermen")) === "Ada Brook");
    await panel.press("z", "Control");
    await until("he is", async () => (await speakerOf(panel, "fishermen")) === "Tom Reed");
    await panel.press("y", "Control");
    await until("he is not again", async () => (await speakerOf(panel, "fishermen")) === "Ada Brook");
  });

  test("a speaker is renamed, and merged with another", async () => {
    const { panel } = await readOwn(stage, "/person", ARTICLE);
    await pressOn(panel, ".person:nth-child(3) .edit");
    await write(panel, ".person .editor input", "Town council");
    await panel.press("Enter");
    await until("it has its name", async () => (await speakerOf(panel, "two million")) === "Town council");
    await pressOn(panel, "#undo");
    await until("it has its old one", async () => (await speakerOf(panel, "two million")) === "council");
    await pressOn(panel, "#redo");
    await until("it has the new one again", async () => (await speakerOf(panel, "two million")) === "Town council");
    await choose(panel, ".person .editor select", "Ada Brook");
    await pressOn(panel, ".person .editor form:nth-child(2) button");
    await until("it is her", async () => (await speakerOf(panel, "two million")) === "Ada Brook");
    assert.deepEqual(await textsOf(panel, ".person .name"), ["Ada Brook", "Tom Reed"]);
  });

  test("what is not a statement goes from list and page, and is found under its filter and restored", async () => {
    const { tab, panel } = await readOwn(stage, "/reject", ARTICLE);
    const item = await openEditor(panel, "fishermen");
    await pressOn(panel, `${item} [data-verb="reject"]`);
    await untilListed(panel, ["We will open", "the delay", "that the work", "We would have told"]);
    assert.equal((await painted(tab)).length, 4);
    await until("the next one has the focus", () =>
      panel.evaluate(() => document.activeElement?.closest(".item")?.textContent?.includes("We would have told")),
    );
    await pressOn(panel, "#filters > summary");
    await choose(panel, "#filter-show", "Not statements");
    await untilListed(panel, ["Nobody asked"]);
    await openEditor(panel, "fishermen");
    await pressOn(panel, `${item} [data-verb="restore"]`);
    await untilListed(panel, []);
    await pressOn(panel, "#clear");
    await until("it is painted again", async () => (await painted(tab)).length === 5);
    await openEditor(panel, "fishermen");
    await pressOn(panel, `${item} [data-verb="confirm"]`);
    await until("it is confirmed", async () => (await textsOf(panel, `${item} .badge`))[0] === "Confirmed");
    // Back over the confirmation and the restoration, and on again.
    for (const [button, count] of /** @type {const} */ ([
      ["undo", 5],
      ["undo", 4],
      ["undo", 5],
      ["redo", 4],
      ["redo", 5],
    ])) {
      await pressOn(panel, `#${button}`);
      await until(`${count} are painted`, async () => (await painted(tab)).length === count);
    }
  });

  test("a note is Markdown, and no markup of it is the panel's", async () => {
    const { panel } = await readOwn(stage, "/note", ARTICLE);
    const item = await openEditor(panel, "fishermen");
    await openPart(panel, item, "note");
    await write(panel, `${item} [data-field="note"]`, "so *he* says <b onclick=x>x</b>");
    await write(panel, `${item} [data-field="tags"]`, "fish, #tide, fish");
    await pressOn(panel, `${item} [data-verb="save-note"]`);
    await until("there is the note", async () => (await textsOf(panel, `${item} .note em`))[0] === "he");
    await until("there are the tags", async () => (await textsOf(panel, `${item} .tag`)).length === 2);
    assert.deepEqual(await textsOf(panel, `${item} .tag`), ["#fish", "#tide"]);
    assert.deepEqual(await textsOf(panel, `${item} .note b`), []);
    await said(panel, /^Done: note, tags/);
    assert.equal(await labelOf(panel, "undo"), "Undo: note, tags");
    await pressOn(panel, "#undo");
    await until("both are taken back", async () => (await textsOf(panel, `${item} .own`)).length === 0);
    assert.equal(await labelOf(panel, "undo"), "Nothing to undo");
    await until("the page is no longer kept", () => panel.evaluate(() => document.querySelector("#keep") !== null));
    await pressOn(panel, "#redo");
    await until("the page is kept", () => panel.evaluate(() => document.querySelector("#keep") === null));
    await until("both are there again", async () => (await textsOf(panel, `${item} .tag`)).length === 2);
    await until("there is the note", async () => (await textsOf(panel, `${item} .note em`))[0] === "he");
    assert.deepEqual(await violationsOfAll(panel), []);
    await write(panel, "#search", "#fish");
    await untilListed(panel, ["Nobody asked"]);
    await write(panel, "#search", "tide");
    await untilListed(panel, ["Nobody asked", "We would have told"]);
  });

  test("the page itself has a note and tags", async () => {
    const { panel } = await readOwn(stage, "/page-note", ARTICLE);
    await pressOn(panel, "#page-note");
    await write(panel, "#edit-page textarea", "worth a *second* look");
    await write(panel, "#edit-page input", "bridges");
    await panel.press("Enter");
    await until("it is shown", async () => (await textsOf(panel, ".page .note em"))[0] === "second");
    assert.deepEqual(await textsOf(panel, ".page .tag"), ["#bridges"]);
    await until("the focus is back", () => panel.evaluate(() => document.activeElement?.id === "page-note"));
    assert.equal((await textsOf(panel, "#edit-page")).length, 0);
    await pressOn(panel, "#undo");
    await until("it is gone", async () => (await textsOf(panel, ".page .own")).length === 0);
    assert.equal(await labelOf(panel, "redo"), "Redo: note, tags");
  });

  test("a claim is checked, and a source that is no link is refused with nothing lost", async () => {
    const { panel } = await readOwn(stage, "/claim", ARTICLE);
    const item = await openEditor(panel, "two million");
    await openPart(panel, item, "claim");
    await choose(panel, `${item} [data-field="status"]`, "done");
    await choose(panel, `${item} [data-field="verdict"]`, "misleading");
    await write(panel, `${item} [data-field="sources"]`, "the budget");
    await pressOn(panel, `${item} [data-verb="save-claim"]`);
    await said(panel, /not a link/);
    assert.equal(await valueOf(panel, `${item} [data-field="sources"]`), "the budget");
    await write(panel, `${item} [data-field="sources"]`, "https://example.org/b Budget");
    await pressOn(panel, `${item} [data-verb="save-claim"]`);
    await until("there is the verdict", async () =>
      (await textsOf(panel, `${item} .verdict`)).includes("misleading · done"),
    );
    assert.deepEqual(await textsOf(panel, `${item} .sources a`), ["Budget"]);
    assert.deepEqual(await violationsOfAll(panel), []);
    await pressOn(panel, `${item} [data-verb="drop-claim"]`);
    await until("it is gone", async () => (await textsOf(panel, `${item} .verdict`)).length === 0);
  });

  test("the reader's own verdicts are those to choose from", async () => {
    const { tab, panel } = await readInPanel(stage);
    await panel.evaluate(() => chrome.storage.local.set({ verdicts: ["Half true"] }));
    await panel.close();
    const again = await openPanel(stage.browser, tab);
    await settled(again);
    const item = await openEditor(again, "two million");
    assert.deepEqual(await textsOf(again, `${item} [data-field="verdict"] option`), ["None yet", "Half true"]);
    await again.evaluate(() => chrome.storage.local.remove("verdicts"));
  });

  test("a page is kept, forgotten, and kept again by undo", async () => {
    const { panel } = await readOwn(stage, "/kept", ARTICLE);
    await pressOn(panel, "#keep");
    await until("it is kept", async () => (await textsOf(panel, "#kept")).length === 1);
    const item = await openEditor(panel, "fishermen");
    await pressOn(panel, `${item} [data-verb="confirm"]`);
    await until("it is confirmed", async () => (await textsOf(panel, `${item} .badge`)).length === 1);
    await pressOn(panel, "#forget");
    await until("it is not kept", async () => (await textsOf(panel, "#keep")).length === 1);
    assert.equal(await labelOf(panel, "undo"), "Undo: page forgotten");
    await pressOn(panel, "#undo");
    await until("it is kept again", async () => (await textsOf(panel, "#kept")).length === 1);
    assert.equal((await textsOf(panel, `${item} .badge`))[0], "Confirmed");
    assert.equal(await labelOf(panel, "redo"), "Redo: page forgotten");
    await pressOn(panel, "#redo");
    await until("it is not kept again", async () => (await textsOf(panel, "#keep")).length === 1);
    await pressOn(panel, "#undo");
    await until("it is kept after all", async () => (await textsOf(panel, "#kept")).length === 1);
  });

  test("an edit is made where the background was stopped in its midst", async () => {
    const { panel } = await readOwn(stage, "/stopped", ARTICLE);
    const item = await openEditor(panel, "fishermen");
    await stage.browser.stopBackground();
    await pressOn(panel, `${item} [data-verb="confirm"]`);
    await until("it is confirmed", async () => (await textsOf(panel, `${item} .badge`)).length === 1);
  });

  test("an edit is made once where the background was stopped after it was written and before anybody was told", async () => {
    const { tab, panel } = await readOwn(stage, "/stopped-after", ARTICLE);
    const item = await openEditor(panel, "fishermen");
    const page = await panel.evaluate(async () => {
      const id = Number(new URL(location.href).searchParams.get("tab"));
      return (await chrome.tabs.sendMessage(id, { type: "view" })).answer.record.id;
    });
    const entries = () =>
      panel.evaluate(async (of) => {
        /** @param {IDBRequest} request */
        const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
        if (!(await indexedDB.databases()).some(({ name }) => name === "hearsay")) return 0;
        const database = await done(indexedDB.open("hearsay"));
        const count = await done(database.transaction("journal").objectStore("journal").index("page").count(of));
        database.close();
        return count;
      }, page);
    // The page is busy, and the background waits for its answer before it gives its own.
    await tab.evaluate(() => {
      setTimeout(() => {
        for (const end = performance.now() + 6000; performance.now() < end;);
      });
    });
    await pressOn(panel, `${item} [data-verb="confirm"]`);
    await until("it is written", async () => (await entries()) === 1);
    assert.deepEqual(await textsOf(panel, `${item} .badge`), []);
    await stage.browser.stopBackground();
    await until("it is confirmed", async () => (await textsOf(panel, `${item} .badge`)).length === 1);
    await said(panel, /^Confirmed/);
    assert.equal(await entries(), 1);
    await pressOn(panel, "#undo");
    await until("it is taken back", async () => (await textsOf(panel, `${item} .badge`)).length === 0);
    assert.equal(await labelOf(panel, "undo"), "Nothing to undo");
  });

  test("an edit that fails is said to have failed, and what was typed is still there, also in a new panel", async () => {
    const { tab, panel } = await readOwn(stage, "/failing", ARTICLE);
    await pressOn(panel, "#keep");
    await until("it is kept", async () => (await textsOf(panel, "#kept")).length === 1);
    const item = await openEditor(panel, "fishermen");
    await openPart(panel, item, "note");
    // Somebody else forgets the statement behind our back.
    await panel.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const opening = indexedDB.open("hearsay");
          opening.onerror = reject;
          opening.onsuccess = () => {
            const pages = opening.result.transaction("pages", "readwrite").objectStore("pages");
            const reading = pages.getAll();
            reading.onsuccess = () => {
              const row = reading.result.find(({ page }) => page.url.endsWith("/failing"));
              row.page.statements = [];
              pages.put(row).onsuccess = () => {
                opening.result.close();
                resolve(null);
              };
            };
          };
        }),
    );
    await write(panel, `${item} [data-field="note"]`, "not lost");
    await pressOn(panel, `${item} [data-verb="save-note"]`);
    await said(panel, /could not be saved/);
    const note = `${item} [data-field="note"]`;
    assert.equal(await valueOf(panel, note), "not lost");
    await panel.close();
    const again = await openPanel(stage.browser, tab);
    await settled(again);
    const same = await openEditor(again, "fishermen");
    await openPart(again, same, "note");
    await until("it is still there", async () => (await valueOf(again, note)) === "not lost");
    assert.equal(await itemOf(again, "fishermen"), item);
  });
});

/**
 * What axe finds wrong with the panel when nothing lies over its buttons: no message, which is pressed through, and not the bar
 * at its end, from under which they are scrolled.
 * @param {Tab} panel
 */
async function violationsOfAll(panel) {
  await panel.resize(700, 2400);
  await until("nothing is said", () => panel.evaluate(() => document.getElementById("message")?.textContent === ""));
  return violationsInBoth(panel);
}
