/** Applications that are one document: another address is another page, and going back leads to what was there. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPanel, settled, until } from "./harness/index.mjs";
import { editor, editorClosed, openCard, openEditor, type } from "./in-page.mjs";
import { card, grant, inEveryBrowser, painted, pressInCard } from "./support.mjs";

/** @import { Tab } from "./harness/types.d.ts" */

const BRIDGE = "We will open the bridge in May,";
const HARBOUR = "The harbour is full of ice,";

/** It changes the text of the nodes that it has, as many do. */
const APP = `<!doctype html><html lang="en"><meta charset="utf-8"><title>The paper</title><link rel="icon" href="data:,">
<main><h1> </h1><p> </p></main>
<script>
  const STORIES = {
    bridge: ["The bridge", "“${BRIDGE}” said Ada Brook, the mayor of Holt, on Tuesday at noon."],
    harbour: ["The harbour", "“${HARBOUR}” said Lena Ames, who has been its master for nine years."],
    weather: ["The weather", "It rained in the night, and nobody was on the river but the swans and the ferry."],
  };
  const render = () => {
    const [title, words] = STORIES[location.pathname.split("/").at(-1)];
    document.title = title;
    document.querySelector("h1").firstChild.data = title;
    document.querySelector("main > p").firstChild.data = words;
  };
  window.go = (story) => {
    history.pushState({}, "", "/app/" + story);
    const left = [...CSS.highlights].flatMap(([, ranges]) => [...ranges]).length;
    render();
    return left;
  };
  addEventListener("popstate", render);
  render();
</script></html>`;

inEveryBrowser("going on in one document", (stage) => {
  /** @param {string} story */
  function open(story) {
    for (const each of ["bridge", "harbour", "weather"]) stage.server.pages.set(`/app/${each}`, { body: APP });
    return stage.open(`/app/${story}`);
  }
  const read = async () => {
    const tab = await open("bridge");
    await stage.browser.clickAction(tab);
    await shows(tab, BRIDGE);
    return tab;
  };
  /** @param {Tab} tab @param {string} words */
  const shows = (tab, words) =>
    until(`“${words}” is painted`, async () => (await painted(tab)).map(({ text }) => text).join() === words);
  /**
   * How many ranges are left of the page before at the moment when the address has changed.
   * @param {Tab} tab
   * @param {string} story
   */
  const go = (tab, story) => tab.evaluate((to) => /** @type {any} */ (window).go(to), story);
  /** Confirms the statement whose card is open, which an earlier test may have done. @param {Tab} tab */
  const confirm = async (tab) => {
    if ((await state(tab)) !== "Confirmed") await pressInCard(tab, "confirm");
    await until("it is confirmed", async () => (await state(tab)) === "Confirmed");
  };
  /** @param {Tab} tab */
  const state = (tab) =>
    tab.inShadow("hearsay-root", (root) => root?.querySelector(".card .certain")?.textContent ?? "");

  test("what was painted goes at once, the new page has its own record, and the old one is there again", async () => {
    const tab = await read();
    const panel = await openPanel(stage.browser, tab);
    await settled(panel);
    const isAbout = (/** @type {string} */ title) =>
      until(`the panel is about ${title}`, async () =>
        panel.evaluate((expected) => document.querySelector("h1")?.textContent === expected, title),
      );
    await tab.bringToFront();
    await openCard(tab, BRIDGE);
    await confirm(tab);

    assert.equal(await go(tab, "harbour"), 0, "no range is left on other words");
    await shows(tab, HARBOUR);
    assert.equal(await card(tab), null);
    await isAbout("The harbour");
    await tab.bringToFront();
    await openCard(tab, HARBOUR);
    assert.notEqual(await state(tab), "Confirmed");

    await tab.evaluate(() => history.back());
    await shows(tab, BRIDGE);
    await isAbout("The bridge");
    await tab.bringToFront();
    await openCard(tab, BRIDGE);
    assert.equal(await state(tab), "Confirmed");
    await panel.close();
    await tab.close();
  });

  test("what is being written is neither lost nor taken for the new page's", async () => {
    const tab = await read();
    await openCard(tab, BRIDGE);
    await openEditor(tab, "note");
    await type(tab, "half");
    await go(tab, "harbour");
    await until("the words of the new page are there", () =>
      tab.evaluate(() => document.querySelector("h1")?.textContent === "The harbour"),
    );
    await type(tab, "way");
    assert.equal(await editor(tab, "value"), "halfway");
    await tab.press("Enter", "Control");
    await editorClosed(tab);
    await shows(tab, HARBOUR);
    await openCard(tab, HARBOUR);
    const note = () => tab.inShadow("hearsay-root", (root) => root?.querySelector(".card")?.textContent ?? "");
    assert.doesNotMatch(await note(), /halfway/);
    await tab.evaluate(() => history.back());
    await shows(tab, BRIDGE);
    await openCard(tab, BRIDGE);
    assert.match(await note(), /halfway/);
    await tab.close();
  });

  test("an address that is replaced while the text stays is another name of the same page", async () => {
    const tab = await read();
    await openCard(tab, BRIDGE);
    await confirm(tab);
    await tab.press("Escape");
    await tab.evaluate(() => {
      history.replaceState({}, "", "/app/harbour");
      const more = document.createElement("p");
      more.textContent = "“Nobody asked us,” Olive Grant told reporters on Friday.";
      document.querySelector("main")?.append(more);
    });
    await until("what came with it is painted, too", async () => (await painted(tab)).length === 2);
    await openCard(tab, BRIDGE);
    assert.equal(await state(tab), "Confirmed");
    await tab.close();
  });

  test("where it runs by itself, a page that gets its first statements late is read, and untouched until then", async () => {
    const own = await stage.browser.newTab(`${stage.browser.extensionOrigin}/options/options.html`);
    await grant(stage.browser, own, ["*://127.0.0.1/*"]);
    await own.evaluate(() => chrome.storage.local.set({ sites: { "127.0.0.1": "always" } }));
    const registered = (/** @type {number} */ count) =>
      until(`${count} scripts are registered`, () =>
        own.evaluate(async (expected) => {
          return (await chrome.scripting.getRegisteredContentScripts()).length === expected;
        }, count),
      );
    await registered(1);
    const tab = await open("weather");
    const panel = await openPanel(stage.browser, tab);
    assert.equal(await settled(panel), "nothing");
    await tab.bringToFront();
    assert.equal(await tab.evaluate(() => document.querySelector("hearsay-root")), null);
    await go(tab, "harbour");
    await shows(tab, HARBOUR);
    await own.evaluate(() => chrome.storage.local.remove("sites"));
    await registered(0);
    for (const each of [panel, own, tab]) await each.close();
  });
});
