/** Correcting and adding in the page: speakers, notes, words, states; taking it back; what is said when it fails. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE } from "./article.mjs";
import { violationsOfOurs } from "./axe.mjs";
import {
  clickInEditor,
  clickOurs,
  editor,
  editorClosed,
  editorReady,
  notice,
  openCard,
  openEditor,
  saidTo,
  selectWords,
  type,
} from "./in-page.mjs";
import { card, highlighted, inEveryBrowser, painted, pressInCard } from "./support.mjs";
import { until } from "./harness/index.mjs";

/** @import { Tab } from "./harness/types.d.ts" */
/** @import { Stage } from "./support.mjs" */

/** Each test has a page of its own: what is edited is kept. @param {Stage} stage @param {string} path */
function readOwn(stage, path) {
  stage.server.pages.set(path, { body: ARTICLE });
  return stage.read(path);
}

/** @param {Tab} tab @param {string} speaker */
const speakerIs = (tab, speaker) =>
  until(`the card names ${speaker}`, async () => (await card(tab))?.speaker === speaker);

/** @param {Tab} tab */
const texts = async (tab) => (await painted(tab)).map(({ text }) => text);

/** @param {Tab} tab @param {string} selector */
const inCard = (tab, selector) =>
  tab.inShadow("hearsay-root", (root, sought) => root?.querySelector(`.card ${sought}`)?.textContent ?? null, selector);

inEveryBrowser("editing in the page", (stage) => {
  test("another speaker of the page is chosen with the keyboard, taken back, and made again", async () => {
    const tab = await readOwn(stage, "/choose");
    await openCard(tab, "We will open the");
    await openEditor(tab, "speaker");
    assert.deepEqual(await editor(tab, "options"), ["Tom Reed2", "council1"]);
    await type(tab, "cou");
    await tab.press("ArrowDown");
    await tab.press("Enter");
    await editorClosed(tab);
    await speakerIs(tab, "council");
    assert.equal(await inCard(tab, ".certain"), "Corrected by you");
    await saidTo(tab, "Said by council");
    await clickOurs(tab, ".notice button");
    await speakerIs(tab, "Ada Brook");
    await saidTo(tab, "Undone: speaker");
    await clickOurs(tab, ".notice button");
    await speakerIs(tab, "council");
    await saidTo(tab, "Done again: speaker");
  });

  test("a new name is typed, and is kept when the page is read again", async () => {
    const tab = await readOwn(stage, "/name");
    await openCard(tab, "that the work would");
    await openEditor(tab, "speaker");
    await type(tab, "Mia Olsen");
    assert.deepEqual(await editor(tab, "options"), ["New speaker: Mia Olsen"]);
    await tab.press("Enter");
    await speakerIs(tab, "Mia Olsen");
    const again = await stage.read("/name");
    assert.equal((await openCard(again, "that the work would")).speaker, "Mia Olsen");
  });

  test("two speakers are said to be one everywhere on the page", async () => {
    const tab = await readOwn(stage, "/merge");
    await openCard(tab, "Nobody asked");
    await openEditor(tab, "speaker");
    assert.match(await editor(tab, "everywhere"), /All 2 statements of Tom Reed/);
    await type(tab, "Ada");
    await tab.press("ArrowDown");
    await clickInEditor(tab, "[data-part=everywhere]");
    await clickInEditor(tab, "[data-part=save]");
    await speakerIs(tab, "Ada Brook");
    await tab.press("Escape");
    assert.equal((await openCard(tab, "We would have told")).speaker, "Ada Brook");
  });

  test("a note is written, shown, and what was typed is still there after the editor was closed", async () => {
    const tab = await readOwn(stage, "/note");
    await openCard(tab, "Nobody asked");
    await openEditor(tab, "note");
    await type(tab, "ask *him*");
    await tab.press("Escape");
    await editorClosed(tab);
    assert.equal(await inCard(tab, ".note"), null);
    await openEditor(tab, "note");
    assert.equal(await editor(tab, "value"), "ask *him*");
    await tab.press("Enter", "Control");
    await until("the note is on the card", async () => (await inCard(tab, ".note em")) === "him");
    const again = await stage.read("/note");
    await openCard(again, "Nobody asked");
    await until("the note is there", async () => (await inCard(again, ".note em")) === "him");
  });

  test("a note and tags are saved as one, and taken back as one", async () => {
    const tab = await readOwn(stage, "/tags");
    await openCard(tab, "Nobody asked");
    await openEditor(tab, "note");
    await type(tab, "ask him");
    await tab.press("Tab");
    await type(tab, "fish, #tide");
    await tab.press("Enter");
    await until("the note is on the card", async () => (await inCard(tab, ".note")) === "ask him");
    assert.equal(await inCard(tab, ".tags"), "fishtide");
    await saidTo(tab, "Note saved");
    await clickOurs(tab, ".notice button");
    await saidTo(tab, "Undone: note, tags");
    await until("the note is gone", async () => (await inCard(tab, ".note")) === null);
    assert.equal(await inCard(tab, ".tags"), null);
    await clickOurs(tab, ".notice button");
    await until("it is there again", async () => (await inCard(tab, ".note")) !== null);
    assert.equal(await inCard(tab, ".tags"), "fishtide");
  });

  test("a claim is checked: a verdict of the reader's list, sources that are links, taken back and dropped", async () => {
    const tab = await readOwn(stage, "/check");
    await openCard(tab, "that the work would");
    await openEditor(tab, "check");
    // In a list that is closed, letters choose.
    await type(tab, "misl");
    await tab.press("Tab");
    await tab.press("End");
    await tab.press("ArrowUp");
    await tab.press("Tab");
    await type(tab, "the budget");
    await tab.press("Enter", "Control");
    assert.match(await until("it is refused", () => editor(tab, "error")), /not a link/);
    for (let left = "the budget".length; left > 0; left--) await tab.press("Backspace");
    await type(tab, "https://example.org/b Budget");
    await tab.press("Enter", "Control");
    await until("the card has the verdict", async () => /misleading/.test((await inCard(tab, ".assessment")) ?? ""));
    assert.match((await inCard(tab, ".assessment")) ?? "", /checked/);
    assert.equal(await inCard(tab, '.assessment a[href="https://example.org/b"]'), "Budget");
    for (const scheme of /** @type {const} */ (["dark", "light"])) {
      await tab.preferColours(scheme);
      assert.deepEqual(await violationsOfOurs(tab), [], scheme);
    }
    await saidTo(tab, "Claim check saved");
    await clickOurs(tab, ".notice button");
    await until("it is taken back", async () => (await inCard(tab, ".assessment")) === null);
    await clickOurs(tab, ".notice button");
    await until("it is there again", async () => (await inCard(tab, ".assessment")) !== null);
    await openEditor(tab, "check");
    await tab.press("Tab");
    await tab.press("End");
    await tab.press("Enter", "Control");
    await until("it is dropped", async () => (await inCard(tab, ".assessment")) === null);
  });

  test("a statement is confirmed, and said to be none, and both are taken back", async () => {
    const tab = await readOwn(stage, "/states");
    const before = await texts(tab);
    await openCard(tab, "Nobody asked");
    await pressInCard(tab, "confirm");
    await until("it is confirmed", async () => (await inCard(tab, ".certain")) === "Confirmed");
    await pressInCard(tab, "reject");
    await until("it is painted no longer", async () => !(await texts(tab)).includes("Nobody asked the fishermen,"));
    assert.equal(await card(tab), null);
    await saidTo(tab, "Not a statement");
    await clickOurs(tab, ".notice button");
    await until("it is back", async () => (await texts(tab)).join() === before.join());
    await openCard(tab, "Nobody asked");
    assert.equal(await inCard(tab, ".certain"), "Confirmed");
    await clickOurs(tab, ".notice button");
    await until("it is none again", async () => !(await texts(tab)).includes("Nobody asked the fishermen,"));
  });

  test("other words are selected for a statement", async () => {
    const tab = await readOwn(stage, "/fix");
    const before = await texts(tab);
    await openCard(tab, "that the work would");
    await pressInCard(tab, "fix");
    const preview = () => tab.inShadow("hearsay-root", (root) => root?.querySelector(".preview")?.textContent ?? "");
    await until("its words are selected", async () => (await preview()).startsWith("that the work would"));
    assert.equal(await tab.evaluate(() => String(getSelection())), "that the work would cost two million pounds");
    await selectWords(tab, "the work would cost two");
    await until("the bar shows the new words", async () => (await preview()) === "the work would cost two");
    await tab.press("ArrowLeft", "Shift");
    await until("the keyboard changes them", async () => (await preview()) === "the work would cost tw");
    await tab.press("ArrowRight", "Shift");
    await until("and back", async () => (await preview()) === "the work would cost two");
    await clickOurs(tab, ".bar [data-part=save]");
    await until("the new words are painted", async () => (await texts(tab)).includes("the work would cost two"));
    assert.equal((await until("its card is open", () => card(tab))).speaker, "council");
    const again = await stage.read("/fix");
    assert.ok((await texts(again)).includes("the work would cost two"));
    await again.close();
    await tab.bringToFront();
    await clickOurs(tab, ".notice button");
    await until("the old words are back", async () => (await texts(tab)).join() === before.join());
    await clickOurs(tab, ".notice button");
    await until("the new ones are again", async () => (await texts(tab)).includes("the work would cost two"));
  });

  test("Escape leaves the words as they were, and the card comes back", async () => {
    const tab = await readOwn(stage, "/fix-not");
    const before = await texts(tab);
    await openCard(tab, "Nobody asked");
    await pressInCard(tab, "fix");
    await until("the bar is there", () => tab.inShadow("hearsay-root", (root) => root?.querySelector(".bar") !== null));
    await selectWords(tab, "reporters");
    await tab.press("Escape");
    assert.equal((await until("the card is back", () => card(tab))).speaker, "Tom Reed");
    assert.deepEqual(await texts(tab), before);
  });

  test("selected words are added by a key as a statement of a new speaker, and taken back at once", async () => {
    const tab = await readOwn(stage, "/add");
    const before = await texts(tab);
    await selectWords(tab, "reporters on Friday");
    await tab.press("=", "Alt", "Shift");
    await editorReady(tab);
    assert.equal(await editor(tab, "words"), "reporters on Friday");
    await type(tab, "Otto");
    await tab.press("Enter");
    await speakerIs(tab, "Otto");
    assert.equal(await inCard(tab, ".certain"), "Added by you");
    assert.ok((await texts(tab)).includes("reporters on Friday"));
    await saidTo(tab, "Statement added");
    await clickOurs(tab, ".notice button");
    await until("it is gone", async () => (await texts(tab)).join() === before.join());
    await clickOurs(tab, ".notice button");
    await until("it is there again", async () => (await texts(tab)).includes("reporters on Friday"));
    assert.equal((await openCard(tab, "reporters on Friday")).speaker, "Otto");
  });

  test("“Who said this?” opens the card of what is selected, or offers to add it", async () => {
    const tab = await readOwn(stage, "/who");
    const own = await stage.browser.newTab(`${stage.browser.extensionOrigin}/options/options.html`);
    // What the context menu does, which no driver reaches.
    const ask = async () => {
      await own.bringToFront();
      const answer = await own.evaluate(async () => {
        const mine = (await chrome.tabs.getCurrent())?.id ?? 0;
        // The tab that was opened just before.
        const ids = (await chrome.tabs.query({})).map(({ id }) => id ?? 0).filter((id) => id < mine);
        return (await chrome.tabs.sendMessage(Math.max(...ids), { type: "who-said" })).answer;
      });
      await tab.bringToFront();
      return answer;
    };
    assert.equal(await ask(), "nothing-selected");
    await tab.evaluate(() => getSelection()?.selectAllChildren(document.querySelector("em") ?? document.body));
    assert.equal(await ask(), "statement");
    assert.equal((await until("its card is open", () => card(tab))).speaker, "Ada Brook");
    await tab.press("Escape");
    await selectWords(tab, "reporters on Friday");
    assert.equal(await ask(), "none");
    await editorReady(tab);
    assert.equal(
      await tab.inShadow("hearsay-root", (root) => root?.querySelector(".adder h2")?.textContent ?? ""),
      "No statement found here",
    );
    await own.close();
  });

  test("on a page on which nothing was found, statements are added as well", async () => {
    stage.server.pages.set("/rain", {
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Rain</title><p>It rained in the night.</p>`,
    });
    const tab = await stage.open("/rain");
    await stage.browser.clickAction(tab);
    await saidTo(tab, "No statements found");
    await selectWords(tab, "It rained in the night");
    await tab.press("=", "Alt", "Shift");
    await editorReady(tab);
    await type(tab, "Otto");
    await tab.press("Enter");
    await until("it is painted", async () => (await texts(tab)).join() === "It rained in the night");
  });

  test("what cannot be saved is said, and what was typed stays", async () => {
    const tab = await readOwn(stage, "/fails");
    await openCard(tab, "Nobody asked");
    await pressInCard(tab, "confirm");
    await until("it is kept", async () => (await inCard(tab, ".certain")) === "Confirmed");
    // Another window of the extension has thrown it away without a word.
    const own = await stage.browser.newTab(`${stage.browser.extensionOrigin}/panel/panel.html`);
    await own.evaluate(async () => {
      for (const { name } of await indexedDB.databases()) {
        const database = await new Promise((resolve, reject) => {
          const asked = indexedDB.open(name ?? "");
          asked.onsuccess = () => resolve(asked.result);
          asked.onerror = () => reject(asked.error);
        });
        const names = [...database.objectStoreNames];
        const written = database.transaction(names, "readwrite");
        for (const each of names) written.objectStore(each).clear();
        await new Promise((resolve) => (written.oncomplete = resolve));
        database.close();
      }
    });
    await own.close();
    await tab.bringToFront();
    await openEditor(tab, "note");
    await type(tab, "lost?");
    await tab.press("Enter", "Control");
    const reason = await until("the reason is said", () => editor(tab, "error"));
    assert.match(reason, /not kept any more/);
    assert.equal(await editor(tab, "value"), "lost?");
  });

  test("Ctrl+Z is the page's, and the undo of Hearsay has its own key", async () => {
    const tab = await readOwn(stage, "/undo");
    await tab.evaluate(() => {
      addEventListener("keydown", ({ key, defaultPrevented }) => {
        if (key === "z") document.title = `z ${defaultPrevented}`;
      });
    });
    await openCard(tab, "Nobody asked");
    await pressInCard(tab, "confirm");
    await until("it is confirmed", async () => (await inCard(tab, ".certain")) === "Confirmed");
    await tab.press("z", "Control");
    assert.equal(await tab.evaluate(() => document.title), "z false");
    assert.equal(await inCard(tab, ".certain"), "Confirmed");
    await tab.press("Backspace", "Alt", "Shift");
    await until("it is taken back", async () => (await inCard(tab, ".certain")) === null);
    await saidTo(tab, "Undone: confirmation or rejection");
    await tab.press("Delete", "Alt", "Shift");
    await until("it is done again", async () => (await inCard(tab, ".certain")) === "Confirmed");
    await saidTo(tab, "Done again: confirmation or rejection");
  });

  test("“Undo” takes back what its notice tells of, and nothing that was done since in another tab", async () => {
    const [one, other] = [await readOwn(stage, "/undo-own"), await stage.read("/undo-own")];
    await one.bringToFront();
    await openCard(one, "that the work would");
    await pressInCard(one, "confirm");
    await saidTo(one, "Confirmed");
    await other.bringToFront();
    await openCard(other, "Nobody asked");
    await pressInCard(other, "confirm");
    await saidTo(other, "Confirmed");
    await one.bringToFront();
    await clickOurs(one, ".notice button");
    await until("it says that it cannot", async () => /changed again since/.test((await notice(one)) ?? ""));
    await one.press("Escape");
    await until("the card is closed", async () => (await card(one)) === null);
    await openCard(one, "Nobody asked");
    assert.equal(await inCard(one, ".certain"), "Confirmed");
    // In the other tab it is still what was done last.
    await other.bringToFront();
    await clickOurs(other, ".notice button");
    await saidTo(other, "Undone: confirmation or rejection");
    await one.bringToFront();
    await until("it is taken back here, too", async () => (await inCard(one, ".certain")) === null);
    await one.press("Escape");
    await until("the card is closed", async () => (await card(one)) === null);
    await openCard(one, "that the work would");
    assert.equal(await inCard(one, ".certain"), "Confirmed");
  });

  test("an edit in one tab is shown in another one of the same page", async () => {
    const [one, other] = [await readOwn(stage, "/two-tabs"), await stage.read("/two-tabs")];
    await one.bringToFront();
    await openCard(one, "Nobody asked");
    await openEditor(one, "speaker");
    await type(one, "Mia Olsen");
    await one.press("Enter");
    await speakerIs(one, "Mia Olsen");
    await other.bringToFront();
    assert.equal((await openCard(other, "Nobody asked")).speaker, "Mia Olsen");
    assert.equal((await highlighted(other, "hearsay-source")).join(), "Tom Reed");
  });
});
