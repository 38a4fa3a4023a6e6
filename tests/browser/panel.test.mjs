/** The panel: statements by speaker, the way to each of them, exports, and what it says when there is nothing to list. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { STATEMENTS } from "./article.mjs";
import { exported, openPanel, settled, until } from "./harness/index.mjs";
import { highlighted, inEveryBrowser } from "./support.mjs";

/** @import { Tab } from "./harness/types.d.ts" */

/** What the panel says instead of a list. @param {Tab} panel */
const message = (panel) => panel.evaluate(() => document.querySelector("#panel .message")?.textContent?.trim() ?? "");

inEveryBrowser("panel", (stage) => {
  test("statements stand in groups by speaker, with their number", async () => {
    const tab = await stage.read();
    const panel = await openPanel(stage.browser, tab);
    assert.equal(await settled(panel), "on");
    const groups = await panel.evaluate(() =>
      [...document.querySelectorAll("#speakers .speaker")].map((group) => ({
        name: group.querySelector(".name")?.textContent?.trim(),
        count: Number(group.querySelector(".count")?.textContent?.match(/\d+/)?.[0]),
        statements: group.querySelectorAll("button.statement").length,
      })),
    );
    /** @type {Map<string, number>} */
    const expected = new Map();
    for (const { speaker } of STATEMENTS) expected.set(speaker, (expected.get(speaker) ?? 0) + 1);
    assert.deepEqual(
      groups.sort((a, b) => ((a.name ?? "") < (b.name ?? "") ? -1 : 1)),
      [...expected].sort().map(([name, count]) => ({ name, count, statements: count })),
    );
  });

  test("a statement says how it is given and where its speaker stands", async () => {
    const tab = await stage.read();
    const panel = await openPanel(stage.browser, tab);
    await settled(panel);
    const facts = await panel.evaluate(() => {
      const buttons = [...document.querySelectorAll("button.statement")];
      const insisted = buttons.find((button) => button.textContent?.includes("two million pounds"));
      return insisted?.querySelector(".facts")?.textContent;
    });
    assert.equal(facts, "reported · assertion");
  });

  test("a click on a statement scrolls the page to it", async () => {
    const tab = await stage.read();
    assert.equal(await tab.evaluate(() => scrollY), 0);
    const panel = await openPanel(stage.browser, tab);
    await settled(panel);
    await panel.evaluate(() => {
      const buttons = [...document.querySelectorAll("button.statement")];
      const far = buttons.find((button) => button.textContent?.includes("a disgrace for the town"));
      /** @type {HTMLElement | undefined} */ (far)?.click();
    });
    await until("the statement is in view", () =>
      tab.evaluate(() => {
        const range = /** @type {Range | undefined} */ ([...(CSS.highlights.get("hearsay-kind-mixed") ?? [])][0]);
        const box = range?.getBoundingClientRect();
        return box !== undefined && box.top >= 0 && box.bottom <= innerHeight;
      }),
    );
    assert.deepEqual(await highlighted(tab, "hearsay-current"), ["the delay “a disgrace for the town”"]);
  });

  test("each export button saves a file with all the statements", async () => {
    const tab = await stage.read();
    const panel = await openPanel(stage.browser, tab);
    await settled(panel);
    const [jsonld, csv, md] = [
      await exported(stage.browser, panel, "jsonld"),
      await exported(stage.browser, panel, "csv"),
      await exported(stage.browser, panel, "md"),
    ];
    const url = await tab.url();
    const collection = JSON.parse(jsonld);
    assert.equal(collection.type, "AnnotationCollection");
    assert.equal(collection.total, STATEMENTS.length);
    assert.deepEqual(
      collection.first.items.map((/** @type {any} */ item) => item.target[0].selector[0].exact),
      STATEMENTS.map(({ text }) => text),
    );
    assert.ok(collection.first.items.every((/** @type {any} */ item) => item.target[0].source.startsWith(url)));
    const lines = csv.trimEnd().split("\r\n");
    assert.equal(lines.length, STATEMENTS.length + 1);
    assert.match(lines[0] ?? "", /^\uFEFFspeaker,/);
    for (const { speaker } of STATEMENTS) assert.ok(md.includes(speaker), speaker);
    assert.equal(md.split("#:~:text=").length, STATEMENTS.length + 1);
  });

  test("a page without statements says so, and stays untouched", async () => {
    const tab = await stage.open("/silent");
    await stage.browser.clickAction(tab);
    const panel = await openPanel(stage.browser, tab);
    assert.equal(await settled(panel), "nothing");
    assert.notEqual(await message(panel), "");
    assert.equal(await tab.evaluate(() => CSS.highlights.size), 0);
  });

  test("a page of the browser itself cannot be read, and the panel says why", async () => {
    const tab = await stage.browser.newTab(stage.browser.name === "firefox" ? "about:license" : "chrome://version/");
    await stage.browser.clickAction(tab);
    const panel = await openPanel(stage.browser, tab);
    assert.equal(await settled(panel), "unreadable");
    assert.notEqual(await message(panel), "");
  });
});
