/** The case files in the wasm of real browsers: the very file that the extension ships. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { parse } from "smol-toml";
import { PROJECT } from "../../scripts/files.mjs";
import { serve } from "../../scripts/server.mjs";
import { differences, pageOf } from "../support/cases.mjs";
import { BROWSERS, launch } from "./harness/index.mjs";

/** @import { Browser, Tab } from "./harness/types.d.ts" */
/** @import { Server } from "../../scripts/server.mjs" */
/** @import { CaseFile } from "../support/cases.mjs" */
/** @import { Found } from "../../target/wasm/hearsay.js" */

const FOLDER = join(PROJECT, "tests/cases");
const FILES = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".toml"))
  .map((name) => ({
    name,
    cases: /** @type {CaseFile} */ (/** @type {unknown} */ (parse(readFileSync(join(FOLDER, name), "utf8")))).case,
  }));

for (const name of BROWSERS) {
  if (process.env.HEARSAY_ONLY && process.env.HEARSAY_ONLY !== name) continue;
  describe(`cases (${name})`, () => {
    /** @type {Browser} */
    let browser;
    /** @type {Server} */
    let server;
    /** @type {Tab} */
    let tab;

    before(async () => {
      server = await serve({ folder: join(PROJECT, "target/wasm") });
      server.pages.set("/", { body: "<!doctype html><title>cases</title>" });
      browser = await launch(name, { extension: "" });
      tab = await browser.newTab(`${server.origin}/`);
    });
    after(async () => {
      await browser?.close();
      await server?.close();
    });

    test("the module is the one that is shipped", () => {
      const shipped = readFileSync(join(PROJECT, "target/extension", name, "hearsay_bg.wasm"));
      assert.ok(shipped.equals(readFileSync(join(PROJECT, "target/wasm/hearsay_bg.wasm"))));
    });

    for (const file of FILES) {
      test(file.name, async () => {
        const found = /** @type {Found[]} */ (
          await tab.evaluate(
            async (url, pages) => {
              const core = await import(url);
              await core.default();
              return pages.map((page) => core.find(page));
            },
            `${server.origin}/hearsay.js`,
            file.cases.map(pageOf),
          )
        );
        const wrong = file.cases.flatMap((example, at) =>
          differences(example, /** @type {Found} */ (found[at])).map((line) => `${example.name}: ${line}`),
        );
        assert.deepEqual(wrong, []);
      });
    }
  });
}
