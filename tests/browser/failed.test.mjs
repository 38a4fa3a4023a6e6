/** When the analysis cannot run, the panel says so and nothing is painted. Provoked by a damaged core. */

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { zipSync } from "fflate";
import { filesUnder, PROJECT } from "../../scripts/files.mjs";
import { serve } from "../../scripts/server.mjs";
import { ARTICLE } from "./article.mjs";
import { BROWSERS, launch, openPanel, settled } from "./harness/index.mjs";

/** @import { Browser } from "./harness/types.d.ts" */
/** @import { Server } from "../../scripts/server.mjs" */
/** @import { BrowserName } from "./harness/index.mjs" */

/**
 * The extension with a core that no browser can compile, in the form that `name` installs.
 * @param {BrowserName} name
 * @param {string} folder where it is made
 * @returns {string}
 */
function damaged(name, folder) {
  const unpacked = join(folder, name);
  cpSync(join(PROJECT, "target/extension", name), unpacked, { recursive: true });
  const core = filesUnder(unpacked).find((file) => file.endsWith("hearsay_bg.wasm"));
  assert.ok(core, "the extension has a core");
  writeFileSync(join(unpacked, core), readFileSync(join(unpacked, core)).subarray(0, 1000));
  if (name === "chromium") return unpacked;
  const entries = Object.fromEntries(filesUnder(unpacked).map((file) => [file, readFileSync(join(unpacked, file))]));
  writeFileSync(`${unpacked}.xpi`, zipSync(entries));
  return `${unpacked}.xpi`;
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
      browser = await launch(name, { extension: damaged(name, folder) });
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
      assert.equal(await tab.evaluate(() => CSS.highlights.size), 0);
    });
  });
}
