/** A kept page that has changed since: what the panel says of words that are others now, or gone. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE } from "./article.mjs";
import { violationsInBoth } from "./axe.mjs";
import { openPanel, settled, until } from "./harness/index.mjs";
import { choose, listed, openEditor, pressOn, readOwn, textsOf, untilListed } from "./panel-support.mjs";
import { inEveryBrowser } from "./support.mjs";

const LONG =
  "<p>“The harbour will stay closed until the last of the new stones has been laid along the wall,” said Ivo Marsh, the harbour master.</p>";

inEveryBrowser("changed pages in the panel", (stage) => {
  test("changed words are marked with what has changed, and those that are gone are listed with their text", async () => {
    const { tab, panel } = await readOwn(stage, "/changing", ARTICLE.replace("</body>", `${LONG}</body>`));
    for (const words of ["fishermen", "harbour will stay"]) {
      const item = await openEditor(panel, words);
      await pressOn(panel, `${item} [data-verb="confirm"]`);
      await until("it is confirmed", async () => (await textsOf(panel, `${item} .badge`)).length === 1);
    }
    await panel.close();

    const changed = LONG.replace("the last of the new stones", "the last of the old stones");
    const body = ARTICLE.replace(/<p id="reed">.*<\/p>/u, "<p>Nothing was said of it.</p>");
    stage.server.pages.set("/changing", { body: body.replace("</body>", `${changed}</body>`) });
    await tab.goto(await tab.url());
    await tab.bringToFront();
    await stage.browser.clickAction(tab);
    const again = await openPanel(stage.browser, tab);
    await settled(again);

    assert.deepEqual(await textsOf(again, "#gone .words"), [
      "“Nobody asked the fishermen”",
      "“We would have told them about the tide.”",
    ]);
    assert.equal(await again.evaluate(() => document.querySelector("#gone button.statement")), null);
    await pressOn(again, ".changed > summary");
    assert.deepEqual(await textsOf(again, ".changed del"), ["new"]);
    assert.deepEqual(await textsOf(again, ".changed ins"), ["old"]);
    assert.deepEqual(await violationsInBoth(again), []);

    await pressOn(again, "#filters > summary");
    await choose(again, "#filter-show", "Text changed");
    await until("only it is listed", async () => (await listed(again)).length === 1);
    await choose(again, "#filter-show", "No longer on the page");
    await untilListed(again, ["Nobody asked", "We would have told"]);
  });
});
