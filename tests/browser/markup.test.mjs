/** Markup that is hard to read: the text is collected right, and the painted ranges are on the right characters. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { PROJECT } from "../../scripts/files.mjs";
import { openPanel, settled, until } from "./harness/index.mjs";
import { PAGE, SECTIONS } from "./markup.mjs";
import { card, inEveryBrowser, painted, placeOf } from "./support.mjs";

/** @import { Tab } from "./harness/types.d.ts" */

inEveryBrowser("hard markup", (stage) => {
  /** @type {Tab} */
  let tab;
  /** @type {{words: string, speaker: string | null}[]} */
  let statements;
  /** @type {{at: number, text: string}[]} */
  let ranges;

  before(async () => {
    stage.server.pages.set("/markup", { body: PAGE });
    tab = await stage.open("/markup");
    await stage.browser.clickAction(tab);
    ranges = await until("the statements are painted", async () => {
      const all = await paintedIn(tab);
      return all.length > 0 ? all : null;
    });
    const panel = await openPanel(stage.browser, tab);
    assert.equal(await settled(panel), "on");
    statements = await recorded(panel);
    await panel.close();
  });

  SECTIONS.forEach(({ name, words, speaker, painted: pieces }, at) => {
    test(name, () => {
      const here = ranges.filter((range) => range.at === at).map(({ text }) => text);
      if (words === null) {
        assert.deepEqual(here, []);
        return;
      }
      assert.deepEqual(here, pieces ?? [words]);
      const found = statements.find((statement) => statement.words === words);
      assert.ok(found, `“${words}” is among ${statements.map((each) => `“${each.words}”`).join(", ")}`);
      assert.equal(found.speaker, speaker ?? null);
    });
  });

  test("of a page that is laid out by tables, the cell with the article is read, and no other", async () => {
    const folder = join(PROJECT, "tests/fixtures/markup");
    const lines = readFileSync(join(folder, "prose.txt"), "utf8").split("\n");
    const html = readFileSync(join(folder, "br-br-table-layout.html"), "utf8");
    stage.server.pages.set("/table", { body: html.replace(/\[\[(\d+)\]\]/g, (_, line) => lines[line - 1] ?? "") });
    const page = await stage.read("/table");
    const words = (await painted(page)).map(({ text }) => text);
    assert.ok(words.includes("I carry the responsibility, and so I leave,"), words.join(" | "));
    assert.deepEqual(
      words.filter((each) => /promised a bridge|do it again/.test(each)),
      [],
    );
    await page.close();
  });

  test("nothing that is not to be seen is read", () => {
    assert.deepEqual(
      statements.filter((statement) => statement.speaker?.includes("Nobody")),
      [],
    );
    // The last words of the one that is cut off are a statement of their own.
    assert.equal(statements.length, SECTIONS.filter(({ words }) => words !== null).length + 1);
  });

  test("what cannot be selected, is in columns or in a closed tree can be pointed at", async () => {
    for (const [words, speaker] of [
      ["The buoys are lit,", "Wim Willow"],
      ["The crane was sold", "Xia Xylem"],
      ["The weir is older", "Ben Birch"],
    ]) {
      const { x, y } = await placeOf(tab, String(words));
      await tab.click(x, y);
      await until(`the card is that of ${speaker}`, async () => (await card(tab))?.speaker === speaker);
      await tab.press("Escape");
    }
  });

  test("details that are opened are read, and no longer when they are shut", async () => {
    const isThere = async () => (await paintedIn(tab)).some(({ text }) => text === "Unseen things stay unseen,");
    const set = (/** @type {boolean} */ isOpen) =>
      tab.evaluate((open) => {
        const details = [...document.querySelectorAll("details")].find((each) => /Unseen/.test(each.textContent ?? ""));
        if (details) details.open = open;
      }, isOpen);
    await set(true);
    await until("they are painted", isThere);
    await set(false);
    await until("they are not", async () => !(await isThere()));
  });
});

/**
 * The painted stretches by the section that they are in, in the order of the text.
 * @param {Tab} tab
 * @returns {Promise<{at: number, text: string}[]>}
 */
function paintedIn(tab) {
  return tab.evaluate(() => {
    const all = ["direct", "mixed", "indirect"].flatMap((kind) => [
      ...(CSS.highlights.get(`hearsay-kind-${kind}`) ?? []),
    ]);
    return all.map((range) => {
      let node = /** @type {Node | null} */ (range.startContainer);
      /** @type {Element | null | undefined} */
      let section;
      for (; node && !section; node = /** @type {ShadowRoot} */ (node.getRootNode()).host ?? null) {
        section =
          node.parentElement?.closest("[data-at]") ?? (node instanceof Element ? node.closest("[data-at]") : null);
      }
      return { at: Number(section?.getAttribute("data-at") ?? -1), text: String(range) };
    });
  });
}

/**
 * The statements of the record that the panel is about.
 * @param {Tab} panel
 * @returns {Promise<{words: string, speaker: string | null}[]>}
 */
function recorded(panel) {
  return panel.evaluate(async () => {
    const tab = Number(new URLSearchParams(location.search).get("tab"));
    const { answer } = await chrome.tabs.sendMessage(tab, { type: "view" }, { frameId: 0 });
    const { statements, speakers } = answer.record;
    return statements.map((/** @type {any} */ { content, speaker }) => ({
      words: content.map((/** @type {any} */ { exact }) => exact).join(" … "),
      speaker: speakers.find((/** @type {any} */ { id }) => id === speaker)?.name ?? null,
    }));
  });
}
