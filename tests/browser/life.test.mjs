/** The life of the background: started by a click or a shortcut, stopped by the browser whenever it likes. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { STATEMENTS } from "./article.mjs";
import { openPanel, until } from "./harness/index.mjs";
import { card, inEveryBrowser, painted, placeOf } from "./support.mjs";

inEveryBrowser("life", (stage) => {
  test("the shortcut does what the button does", async (context) => {
    const tab = await stage.open("/article");
    if (!(await stage.browser.pressShortcut(tab))) {
      context.skip("this driver cannot press the browser's shortcuts");
      return;
    }
    await until("it is on", async () => (await painted(tab)).length === STATEMENTS.length);
    await stage.browser.pressShortcut(tab);
    await until("it is off", async () => (await painted(tab)).length === 0);
  });

  test("a stopped background is started by the click", async () => {
    await stage.browser.stopBackground();
    assert.equal((await painted(await stage.read())).length, STATEMENTS.length);
  });

  test("everything works after the background was stopped in between", async () => {
    const tab = await stage.read();
    await stage.browser.stopBackground();
    const { x, y } = await placeOf(tab, "Nobody asked");
    await tab.click(x, y);
    assert.equal((await until("the card is open", () => card(tab))).speaker, "Tom Reed");

    await stage.browser.stopBackground();
    const panel = await openPanel(stage.browser, tab);
    await until("the panel lists the statements", () =>
      panel.evaluate(
        (count) => document.querySelectorAll("#speakers button.statement").length === count,
        STATEMENTS.length,
      ),
    );

    await stage.browser.stopBackground();
    await stage.browser.clickAction(tab);
    await until("it is off", async () => (await painted(tab)).length === 0);
    assert.equal(await tab.evaluate(() => document.querySelector("hearsay-root")), null);
  });

  test("a page that is left and read again is read anew", async () => {
    const tab = await stage.read();
    await tab.goto(`${stage.server.origin}/silent`);
    assert.equal((await painted(tab)).length, 0);
    await tab.goto(`${stage.server.origin}/article`);
    await stage.browser.clickAction(tab);
    await until("painted", async () => (await painted(tab)).length === STATEMENTS.length);
  });
});
