/** The page that the extension opens when it is installed, and only then. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { violations } from "./axe.mjs";
import { BROWSERS, launch, until, welcomePage } from "./harness/index.mjs";

for (const name of BROWSERS) {
  if (process.env.HEARSAY_ONLY && process.env.HEARSAY_ONLY !== name) continue;
  describe(`welcome (${name})`, () => {
    test("the installation opens the page, a start of the background does not", async () => {
      const browser = await launch(name, { welcome: true });
      try {
        const page = await welcomePage(browser);
        const shown = await until("the page has its texts", () =>
          page.evaluate(() => {
            const headings = [...document.querySelectorAll("h1, h2")].map(({ textContent }) => textContent);
            const loaded = [...document.images].every(({ naturalWidth }) => naturalWidth > 0);
            return headings.every(Boolean) && loaded ? headings : null;
          }),
        );
        assert.equal(shown[0], "See who said what");
        assert.equal(await page.evaluate(() => document.querySelectorAll("li img").length), 3);
        assert.match(await page.evaluate(() => document.getElementById("press")?.textContent ?? ""), /Alt\+Shift\+H/);
        for (const scheme of /** @type {const} */ (["light", "dark"])) {
          await page.preferColours(scheme);
          assert.deepEqual(await violations(page), [], scheme);
        }

        await browser.stopBackground();
        const open = await page.evaluate(async () => {
          // Wakes the background.
          await chrome.runtime.sendMessage({ type: "run", tabId: 0 });
          return (await chrome.tabs.query({})).filter(({ url }) => url?.includes("/welcome/")).length;
        });
        assert.equal(open, 1);
      } finally {
        await browser.close();
      }
    });
  });
}
