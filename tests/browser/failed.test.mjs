/** When the analysis cannot run, the panel says so and nothing is painted. Provoked by a damaged core. */

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { filesUnder } from "../../scripts/files.mjs";
import { serve } from "../../scripts/server.mjs";
import { ARTICLE } from "./article.mjs";
import { violationsInBoth } from "./axe.mjs";
import { BROWSERS, launch, openPanel, settled } from "./harness/index.mjs";
import { variantOf } from "./variant.mjs";

/** @import { Browser } from "./harness/types.d.ts" */
/** @import { Server } from "../../scripts/server.mjs" */

/** A core that no browser can compile. @param {string} unpacked */
function damage(unpacked) {
  const core = filesUnder(unpacked).find((file) => file.endsWith("hearsay_bg.wasm"));
  assert.ok(core, "the extension has a core");
  writeFileSync(join(unpacked, core), readFileSync(join(unpacked, core)).subarray(0, 1000));
}

for (const name of BROWSERS) {
  if (process.env.HEARSAY_ONLY && process.env.HEARSAY_ONLY !== name) continue;
  describe(`a damaged core (${name})`, () => {
    const folder = mkdtempSync(join(tmpdir(), "hearsay-damaged-"));
    /** @type {Server} */
    let server;
    /** @type {Browser} */
    let browser;
    before(async () => {
      server = await serve();
      server.pages.set("/article", { body: ARTICLE });
      browser = await launch(name, { extension: variantOf(name, folder, damage) });
    });
    after(async () => {
      await browser?.close();
      await server?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    test("the panel says that the analysis failed and what to do, and nothing is painted", async () => {
      const tab = await browser.newTab(`${server.origin}/article`);
      await browser.clickAction(tab);
      const panel = await openPanel(browser, tab);
      assert.equal(await settled(panel), "failed");
      const message = await panel.evaluate(() => document.querySelector("#panel .message")?.textContent?.trim() ?? "");
      assert.notEqual(message, "");
      assert.deepEqual(await violationsInBoth(panel), []);
      assert.equal(await tab.evaluate(() => CSS.highlights.size), 0);
    });
  });
}
