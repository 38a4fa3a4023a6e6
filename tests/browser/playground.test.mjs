/** The playground: text pasted, a file opened or dropped, what is shown of it, and the exports. */

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { PROJECT } from "../../scripts/files.mjs";
import { serve } from "../../scripts/server.mjs";
import { ARTICLE, STATEMENTS } from "./article.mjs";
import { BROWSERS, exported, launch, until } from "./harness/index.mjs";

/** @import { Browser, Tab } from "./harness/types.d.ts" */
/** @import { Server } from "../../scripts/server.mjs" */

const TEXT = "“The ferry is late,” said Nora Pell, the harbour master.\n\nPell said that the tide was to blame.";

/** @param {Tab} tab @param {string} state */
const inState = (tab, state) =>
  until(`the playground is ${state}`, () =>
    tab.evaluate((wanted) => document.getElementById("playground")?.dataset.state === wanted, state),
  );

/** Every statement of the list: speaker, kind, words. @param {Tab} tab */
const listed = (tab) =>
  tab.evaluate(() =>
    [...document.querySelectorAll("#speakers .speaker")].flatMap((group) =>
      [...group.querySelectorAll("button.statement")].map((button) => ({
        speaker: group.querySelector(".name")?.textContent?.trim() ?? "",
        kind: ["direct", "mixed", "indirect"].find((kind) => button.classList.contains(kind)) ?? "",
        index: Number(/** @type {HTMLElement} */ (button).dataset.statement),
      })),
    ),
  );

for (const name of BROWSERS) {
  if (process.env.HEARSAY_ONLY && process.env.HEARSAY_ONLY !== name) continue;
  describe(`playground (${name})`, () => {
    /** @type {Browser} */
    let browser;
    /** @type {Server} */
    let server;
    const folder = mkdtempSync(join(tmpdir(), "hearsay-playground-"));

    before(async () => {
      server = await serve({ folder: join(PROJECT, "target/www") });
      browser = await launch(name, { extension: "" });
    });
    after(async () => {
      await browser?.close();
      await server?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const open = async () => {
      const tab = await browser.newTab(`${server.origin}/`);
      await inState(tab, "empty");
      return tab;
    };

    /** @param {Tab} tab @param {string} text */
    const type = (tab, text) =>
      tab.evaluate((value) => {
        const field = /** @type {HTMLTextAreaElement} */ (document.getElementById("text"));
        field.value = value;
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }, text);

    test("text that is typed or pasted is read", async () => {
      const tab = await open();
      await type(tab, TEXT);
      await inState(tab, "found");
      assert.deepEqual(
        (await listed(tab)).map(({ speaker, kind }) => [speaker, kind]),
        [
          ["Nora Pell", "direct"],
          ["Nora Pell", "indirect"],
        ],
      );
      await until("it is painted", () => tab.evaluate(() => CSS.highlights.size > 0));
    });

    test("text without statements says so", async () => {
      const tab = await open();
      await type(tab, "It rained in the night.");
      await inState(tab, "nothing");
    });

    for (const [ending, body] of Object.entries({ txt: TEXT, html: ARTICLE })) {
      const expected = ending === "txt" ? ["Nora Pell"] : [...new Set(STATEMENTS.map(({ speaker }) => speaker))].sort();

      test(`a .${ending} file that is opened is read`, async () => {
        const file = join(folder, `article.${ending}`);
        writeFileSync(file, body);
        const tab = await open();
        await tab.chooseFile("#file", file);
        await inState(tab, "found");
        assert.deepEqual([...new Set((await listed(tab)).map(({ speaker }) => speaker))].sort(), expected);
      });

      test(`a .${ending} file that is dropped is read`, async () => {
        const tab = await open();
        await tab.evaluate(
          (text, fileName) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(
              new File([text], fileName, { type: fileName.endsWith("html") ? "text/html" : "text/plain" }),
            );
            const event = { bubbles: true, cancelable: true, dataTransfer };
            const sheet = document.getElementById("sheet");
            sheet?.dispatchEvent(new DragEvent("dragover", event));
            sheet?.dispatchEvent(new DragEvent("drop", event));
          },
          body,
          `article.${ending}`,
        );
        await inState(tab, "found");
        assert.deepEqual([...new Set((await listed(tab)).map(({ speaker }) => speaker))].sort(), expected);
      });
    }

    test("a page that is opened does not run, and asks for nothing", async () => {
      const file = join(folder, "hostile.html");
      writeFileSync(
        file,
        `<!doctype html><script>top.document.title = "ran"</script><img src="${server.origin}/seen.png" onerror="document.title = 'ran'">${ARTICLE}`,
      );
      const tab = await open();
      const title = await tab.evaluate(() => document.title);
      await tab.chooseFile("#file", file);
      await inState(tab, "found");
      assert.equal(await tab.evaluate(() => document.title), title);
      assert.ok(!server.requests.some((path) => path.startsWith("/seen")), String(server.requests));
    });

    test("each export button saves a file with all the statements", async () => {
      const tab = await open();
      await type(tab, TEXT);
      await inState(tab, "found");
      assert.equal(JSON.parse(await exported(browser, tab, "jsonld")).total, 2);
      assert.equal((await exported(browser, tab, "csv")).trimEnd().split("\r\n").length, 3);
      assert.match(await exported(browser, tab, "md"), /Nora Pell/);
    });
  });
}
