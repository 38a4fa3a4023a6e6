/** The playground: text pasted, a file opened or dropped, what is shown of it, and the exports. */

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { PROJECT } from "../../scripts/files.mjs";
import { ARTICLE, STATEMENTS } from "./article.mjs";
import { violations } from "./axe.mjs";
import { download, exported, until } from "./harness/index.mjs";
import { hearsay } from "../support/program.mjs";
import { inEveryBrowser } from "./support.mjs";

/** @import { Tab } from "./harness/types.d.ts" */

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

inEveryBrowser(
  "playground",
  (stage) => {
    const folder = mkdtempSync(join(tmpdir(), "hearsay-playground-"));
    after(() => rmSync(folder, { recursive: true, force: true }));

    const open = async () => {
      const tab = await stage.browser.newTab(`${stage.server.origin}/`);
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
        `<!doctype html><script>top.document.title = "ran"</script><img src="${stage.server.origin}/seen.png" onerror="document.title = 'ran'">${ARTICLE}`,
      );
      const tab = await open();
      const title = await tab.evaluate(() => document.title);
      await tab.chooseFile("#file", file);
      await inState(tab, "found");
      assert.equal(await tab.evaluate(() => document.title), title);
      assert.ok(!stage.server.requests.some((path) => path.startsWith("/seen")), String(stage.server.requests));
    });

    test("axe finds nothing wrong with the playground and the guide, light and dark", async () => {
      const tab = await open();
      const check = async (/** @type {string} */ what) => {
        for (const scheme of /** @type {const} */ (["dark", "light"])) {
          await tab.preferColours(scheme);
          assert.deepEqual(await violations(tab), [], `${what}, ${scheme}`);
        }
      };
      await check("nothing read yet");
      await type(tab, TEXT);
      await inState(tab, "found");
      await check("statements");
      await tab.goto(`${stage.server.origin}/guide/`);
      await check("the guide");
    });

    test("each export button saves a file with all the statements", async () => {
      const tab = await open();
      await type(tab, TEXT);
      await inState(tab, "found");
      assert.equal(JSON.parse(await exported(stage.browser, tab, "jsonld")).total, 2);
      assert.equal((await exported(stage.browser, tab, "csv")).trimEnd().split("\r\n").length, 3);
      assert.match(await exported(stage.browser, tab, "md"), /Nora Pell/);
    });

    test("what it saves is what the program writes, byte for byte but for the moment", async () => {
      const atAnyTime = (/** @type {string} */ text) => text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "T");
      const tab = await open();
      await type(tab, TEXT);
      await inState(tab, "found");
      const kept = join(folder, "kept.jsonld");
      writeFileSync(kept, await exported(stage.browser, tab, "jsonld"));
      await tab.evaluate(() => document.querySelector("summary")?.click());
      for (const format of ["jsonld", "csv", "md", "html", "json", "bibtex", "csl", "ris"]) {
        const file = await download(stage.browser, () =>
          tab.evaluate((id) => document.getElementById(id)?.click(), `export-${format}`),
        );
        const text = readFileSync(file, "utf8");
        assert.match(text, /The ferry is late/);
        assert.equal(atAnyTime(hearsay("export", "--format", format, kept).toString()), atAnyTime(text), format);
      }
    });
  },
  { folder: join(PROJECT, "target/www") },
);
