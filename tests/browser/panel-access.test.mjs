/** The panel for every reader: axe, keyboard alone, a narrow and zoomed panel, right to left, what is announced. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./axe.mjs";
import { openPanel, settled, until } from "./harness/index.mjs";
import { openEditor, openPart, pressOn, readInPanel, textsOf } from "./panel-support.mjs";
import { highlighted, ofOwnPages } from "./support.mjs";

/** @import { Tab } from "./harness/types.d.ts" */

/** Opens all that can be. @param {Tab} panel */
async function unfold(panel) {
  for (const part of ["filters", "picture"]) await pressOn(panel, `#${part} > summary`);
  const item = await openEditor(panel, "fishermen");
  for (const part of /** @type {const} */ (["speaker", "note", "claim"])) await openPart(panel, item, part);
  return item;
}

ofOwnPages("the panel for everybody", (stage) => {
  test("axe finds nothing, in light and dark, in any part", async () => {
    const { panel } = await readInPanel(stage);
    await unfold(panel);
    // So high that nothing lies half under the bar at its foot, which depends on how far it is scrolled: axe takes what is left
    // of a button there for all of it.
    await panel.resize(480, 2400);
    for (const scheme of /** @type {const} */ (["light", "dark"])) {
      await panel.preferColours(scheme);
      assert.deepEqual(await violations(panel), [], scheme);
      for (const dialog of ["export", "shortcuts"]) {
        await pressOn(panel, `#${dialog}`);
        await until("the dialog is open", () => panel.evaluate(() => document.querySelector("dialog[open]") !== null));
        assert.deepEqual(await violations(panel), [], `${dialog}, ${scheme}`);
        await panel.press("Escape");
        await until("it is closed", () => panel.evaluate(() => document.querySelector("dialog[open]") === null));
      }
    }
    await pressOn(panel, ".person .edit");
    await pressOn(panel, ".person:nth-child(3) .hide");
    assert.deepEqual(await violations(panel), [], "a speaker's editor, and one who is hidden");
    for (const part of ["filters", "picture"]) await pressOn(panel, `#${part} > summary`);
  });

  test("axe finds nothing where there is nothing to list", async () => {
    const tab = await stage.open("/silent");
    const off = await openPanel(stage.browser, tab);
    await until("it is off", () => off.evaluate(() => document.getElementById("panel")?.dataset.state === "off"));
    assert.deepEqual(await violations(off), [], "off");
    await off.close();
    await tab.bringToFront();
    await stage.browser.clickAction(tab);
    const panel = await openPanel(stage.browser, tab);
    assert.equal(await settled(panel), "nothing");
    assert.deepEqual(await violations(panel), [], "nothing");
  });

  test("a statement is gone to, corrected and undone by keys alone", async () => {
    const { tab, panel } = await readInPanel(stage);
    await panel.bringToFront();
    await until("the first statement has the focus", async () => {
      await panel.press("Tab");
      return panel.evaluate(() => document.activeElement?.matches("button.statement"));
    });
    await panel.press("ArrowDown");
    await panel.press("Enter");
    await until("the page shows it", async () => (await highlighted(tab, "hearsay-current")).length > 0);
    await panel.press("End");
    assert.match(await panel.evaluate(() => document.activeElement?.textContent ?? ""), /about the tide/);
    await panel.press("Tab");
    await panel.press("Enter");
    await until("the editor is open", () => panel.evaluate(() => document.querySelector(".editor") !== null));
    await panel.press("Tab");
    assert.equal(await panel.evaluate(() => document.activeElement?.getAttribute("data-verb")), "confirm");
    await panel.press("Enter");
    await until("it is confirmed", async () => (await textsOf(panel, ".badge"))[0] === "Confirmed");
    assert.equal(await panel.evaluate(() => document.getElementById("message")?.role), "status");
    await panel.press("z", "Control");
    await until("it is not", async () => (await textsOf(panel, ".badge")).length === 0);
    await until("it says so", async () => (await textsOf(panel, "#message")).join().startsWith("Undone: confirmation"));
  });

  test("nothing is cut off in a panel of 160 pixels, which is one of 320 at 200 %", async () => {
    const { panel } = await readInPanel(stage);
    await unfold(panel);
    const wide = await panel.evaluate(() => {
      const main = /** @type {HTMLElement} */ (document.getElementById("panel"));
      main.style.width = "160px";
      return [...main.querySelectorAll(":not(dialog, dialog *, option, svg *, .sr-only)")]
        .filter((element) => element.getBoundingClientRect().right > 161)
        .map((element) => `${element.tagName} ${element.className} ${element.id}`);
    });
    assert.deepEqual(wide, []);
    for (const part of ["filters", "picture"]) await pressOn(panel, `#${part} > summary`);
  });

  test("from right to left, everything stands on the other side", async () => {
    const { panel } = await readInPanel(stage);
    const sides = await panel.evaluate(() => {
      const leftOf = (/** @type {string} */ of) => document.querySelector(of)?.getBoundingClientRect().left ?? 0;
      const before = leftOf(".person .initials") < leftOf(".person .hide") && leftOf(".words") < leftOf(".item .edit");
      document.documentElement.dir = "rtl";
      const after = leftOf(".person .initials") > leftOf(".person .hide") && leftOf(".words") > leftOf(".item .edit");
      return { before, after };
    });
    assert.deepEqual(sides, { before: true, after: true });
  });

  test("the shortcuts of browser, page and panel are shown, and the way to change them", async () => {
    const { panel } = await readInPanel(stage);
    await pressOn(panel, "#shortcuts");
    await until("they are shown", async () => (await textsOf(panel, "#shortcuts-dialog kbd")).length > 10);
    const rows = await textsOf(panel, ".keys > div");
    assert.ok(
      rows.some((row) => /^Show or hide who said what.*Alt ?Shift ?H/.test(row)),
      rows.join("\n"),
    );
    assert.ok(
      rows.some((row) => /^Next statement.*Alt ?Shift ?↓/.test(row)),
      rows.join("\n"),
    );
    const tabs = () => panel.evaluate(async () => (await chrome.tabs.query({})).length);
    const before = await tabs();
    await pressOn(panel, "#change-shortcuts");
    await until("the browser's page for them is open", async () => (await tabs()) > before);
  });
});
