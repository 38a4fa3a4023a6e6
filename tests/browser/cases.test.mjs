/** The case files in the wasm of real browsers: the very file that the extension ships. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { parse } from "smol-toml";
import { PROJECT } from "../../scripts/files.mjs";
import { differences, pageOf } from "../support/cases.mjs";
import { inEveryBrowser } from "./support.mjs";

/** @import { CaseFile } from "../support/cases.mjs" */
/** @import { Found } from "../../target/wasm/hearsay.js" */

const FOLDER = join(PROJECT, "tests/cases");
const FILES = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".toml"))
  .map((name) => ({
    name,
    cases: /** @type {CaseFile} */ (/** @type {unknown} */ (parse(readFileSync(join(FOLDER, name), "utf8")))).case,
  }));

inEveryBrowser(
  "cases",
  (stage) => {
    /** What is found in the cases of each file. @type {Found[][]} */
    let found;

    before(async () => {
      stage.server.pages.set("/", { body: "<!doctype html><title>cases</title>" });
      const tab = await stage.open("/");
      // All at once: to compile the module takes longer than all of the cases.
      found = await tab.evaluate(
        async (url, files) => {
          const core = await import(url);
          await core.default();
          return files.map((pages) => pages.map((page) => core.find(page)));
        },
        `${stage.server.origin}/hearsay.js`,
        FILES.map(({ cases }) => cases.map(pageOf)),
      );
      await tab.close();
    });

    test("the module is the one that is shipped", () => {
      const shipped = readFileSync(join(PROJECT, "target/extension", stage.browser.name, "hearsay_bg.wasm"));
      assert.ok(shipped.equals(readFileSync(join(PROJECT, "target/wasm/hearsay_bg.wasm"))));
    });

    for (const [number, { name, cases }] of FILES.entries()) {
      test(name, () => {
        const wrong = cases.flatMap((example, at) =>
          differences(example, /** @type {Found} */ (found[number]?.[at])).map((line) => `${example.name}: ${line}`),
        );
        assert.deepEqual(wrong, []);
      });
    }
  },
  { folder: join(PROJECT, "target/wasm") },
);
