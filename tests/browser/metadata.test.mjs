/** What a page says of itself is in its record. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "smol-toml";
import { PROJECT } from "../../scripts/files.mjs";
import { openPanel, settled } from "./harness/index.mjs";
import { inEveryBrowser } from "./support.mjs";

/** @typedef {Partial<Record<(typeof FIELDS)[number], string>>} About */

const FIELDS = /** @type {const} */ (["title", "byline", "site", "published", "lang", "canonical"]);

const { page: PAGES } = /** @type {{page: (About & {name: string, html: string})[]}} */ (
  /** @type {unknown} */ (parse(readFileSync(join(PROJECT, "tests/metadata.toml"), "utf8")))
);

inEveryBrowser("what pages say of themselves", (stage) => {
  PAGES.forEach(({ name, html, ...wanted }, at) => {
    test(name, async () => {
      const { origin, pages } = stage.server;
      const path = `/about-${at}`;
      pages.set(path, { body: html.replaceAll("ORIGIN", origin) });
      const tab = await stage.open(path);
      await stage.browser.clickAction(tab);
      const panel = await openPanel(stage.browser, tab);
      assert.equal(await settled(panel), "on");
      const record = /** @type {About} */ (
        await panel.evaluate(async () => {
          const number = Number(new URLSearchParams(location.search).get("tab"));
          const { answer } = await chrome.tabs.sendMessage(number, { type: "view" }, { frameId: 0 });
          return answer.record;
        })
      );
      await panel.close();
      const found = Object.fromEntries(FIELDS.map((field) => [field, record[field]]));
      const expected = { canonical: `${origin}${path}`, ...wanted };
      assert.deepEqual(
        found,
        Object.fromEntries(FIELDS.map((field) => [field, expected[field]?.replace("ORIGIN", origin)])),
      );
    });
  });
});
