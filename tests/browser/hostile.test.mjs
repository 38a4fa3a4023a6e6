/** Pages of hostile sizes and with hostile names: read in the end or refused with a word, never frozen, and shown as what they are. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { openCard } from "./in-page.mjs";
import { exported, openPanel, settled, until } from "./harness/index.mjs";
import { bringIn, fileOf, NOW, openLibrary } from "./library.mjs";
import { inEveryBrowser, painted } from "./support.mjs";
import { wasm } from "../support/wasm.mjs";

/** @import { Tab } from "./harness/types.d.ts" */

/** All of it takes minutes: `./build.sh test --all`. Otherwise the same in small. */
const SCALE = process.env.HEARSAY_ALL ? 1 : 20;

/** @param {string} body */
const html = (body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Hostile</title><body>${body}`;

const ONE = `<p id="one">“We are ready,” said Ada Brook.</p>`;

/** What is made in the page itself, since no server would send it. @type {Record<string, {make: (scale: number) => void, found: number}>} */
const SHAPES = {
  "a million marks that are never closed": {
    make: (scale) => {
      const line = document.createElement("p");
      line.textContent = "“ ".repeat(1_000_000 / scale);
      document.body.append(line);
    },
    found: 1,
  },
  "ten million letters in one node": {
    make: (scale) => {
      const line = document.createElement("p");
      line.textContent = "The rain fell on the town, and nobody came. ".repeat(10_000_000 / scale / 44);
      document.body.append(line);
    },
    found: 1,
  },
  "elements nested tens of thousands deep": {
    make: (scale) => {
      // Firefox itself crashes on a hundred thousand, Chromium on three thousand that are shown.
      const most = navigator.userAgent.includes("Firefox") ? 30_000 : 100_000;
      for (const [depth, isShown] of /** @type {[number, boolean][]} */ ([
        [most / scale, false],
        [1500, true],
      ])) {
        let inner = document.createElement("div");
        inner.hidden = !isShown;
        const outer = inner;
        for (let left = depth; left > 0; left--) {
          const next = document.createElement("div");
          inner.append(next);
          inner = next;
        }
        inner.textContent = "Deep down it rained.";
        document.body.append(outer);
      }
    },
    found: 1,
  },
  "fifty thousand statements": {
    make: (scale) => {
      const lines = document.createDocumentFragment();
      for (let left = 50_000 / scale; left > 1; left--) {
        const line = document.createElement("p");
        line.textContent = `“We are ready for number ${left},” said Ada Brook.`;
        lines.append(line);
      }
      document.body.append(lines);
    },
    found: 50_000 / SCALE,
  },
};

/** Names that would be something else if they were not shown as text, and whom they are given to. */
const NAMES = {
  "Ada Brook": "<img src=x onerror=\"document.title='owned'\">",
  "Bo Lind": "<script>document.title='owned'</script>",
  "Cara Cole": '=HYPERLINK("https://evil.example")',
  "Dee Hunt": "[Hunt](javascript:alert(1))",
  "Eve Moss": "Eve \u202eessoM",
  "Fay Ross": "Fay \u2067\u2067 Ross",
  "Gil Voss": "Gil\u200b\u2060 Voss",
};

inEveryBrowser("hostile pages", (stage) => {
  for (const [what, { make, found }] of Object.entries(SHAPES)) {
    test(`${what} neither freeze nor break it`, { timeout: 600_000 }, async () => {
      stage.server.pages.set("/hostile", { body: html(ONE) });
      const tab = await stage.open("/hostile");
      await tab.evaluate(make, SCALE);
      await stage.browser.clickAction(tab);
      const panel = await openPanel(stage.browser, tab);
      assert.equal(await settled(panel, 300_000), "on");
      const heading = `${found.toLocaleString("en")} statement`;
      assert.ok((await panel.evaluate(() => document.getElementById("panel")?.textContent ?? "")).includes(heading));
      await panel.close();
      // Of very many those near the window are painted.
      assert.ok((await painted(tab)).length >= Math.min(found, 20));
      // It can still be worked with, and is gone at once when it is turned off.
      assert.equal((await openCard(tab, "We are ready,"))?.speaker, "Ada Brook");
      if (found > 1) {
        await tab.press("Escape");
        await tab.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" }));
        await until("the last one is painted", async () =>
          (await painted(tab)).some(({ text }) => text === "We are ready for number 2,"),
        );
        assert.equal((await openCard(tab, "We are ready for number 2,"))?.speaker, "Ada Brook");
      }
      await stage.browser.clickAction(tab);
      await until("it is off", async () => (await painted(tab)).length === 0);
      await tab.close();
    });
  }

  // All of it is read before it is found to be too much.
  test("a page with more text than can be read says so", { skip: !process.env.HEARSAY_ALL }, async () => {
    stage.server.pages.set("/endless", { body: html(ONE) });
    const tab = await stage.open("/endless");
    await tab.evaluate(() => {
      for (let left = 21; left > 0; left--) {
        const line = document.createElement("p");
        line.textContent = "It rained. ".repeat(100_000);
        document.body.append(line);
      }
    });
    await stage.browser.clickAction(tab);
    const panel = await openPanel(stage.browser, tab);
    assert.equal(await settled(panel, 120_000), "failed");
    assert.match(
      await panel.evaluate(() => document.querySelector("#panel .message")?.textContent ?? ""),
      /too (?:large|long|much)/i,
    );
    await panel.close();
    await tab.close();
  });

  test("lone surrogates in a page are read over", async (context) => {
    if (stage.browser.name === "firefox") {
      context.skip("its driver takes no lone surrogates");
      return;
    }
    stage.server.pages.set("/surrogates", { body: html(ONE) });
    const tab = await stage.open("/surrogates");
    await tab.evaluate(() => {
      document.title = "\ud83c lone \udf09";
      const line = document.createElement("p");
      line.textContent = "\udf09 “Half \ud83c a sign,” said Bo \ud800Lind. \ud83c";
      document.body.append(line);
    });
    await stage.browser.clickAction(tab);
    await until("both are painted", async () => (await painted(tab)).length === 2);
    assert.deepEqual(
      (await painted(tab)).map(({ text }) => text.toWellFormed()),
      ["We are ready,", "Half \ufffd a sign,"],
    );
    await openCard(tab, "Half");
    await tab.close();
  });

  test("names that are markup, formulas or writing directions are shown as text, on card, panel, library and report", async () => {
    const said = Object.keys(NAMES).map((name) => `“We are ready,” said ${name}.`);
    stage.server.pages.set("/names", { body: html(said.map((text) => `<p>${text}</p>`).join("\n")) });
    // No page gets such names past the core: they are in a file that is brought in.
    const record = wasm.keepPage(
      {
        url: `${stage.server.origin}/names`,
        title: "Hostile",
        blocks: said.map((text) => ({ kind: "paragraph", text })),
        regions: [],
      },
      NOW,
    );
    for (const person of record.speakers) {
      person.name = /** @type {Record<string, string>} */ (NAMES)[person.name] ?? "";
    }
    const library = await openLibrary(stage.browser);
    await bringIn(library, fileOf([record]));
    const tab = await stage.read("/names");
    await openCard(tab, "We are ready,");
    /** @type {string[]} */
    const names = [];
    for (let left = said.length; left > 0; left--) {
      const shown = await tab.inShadow("hearsay-root", (root) => {
        const name = root?.querySelector(".card h2");
        return { text: name?.textContent ?? "", elements: name?.childElementCount, dir: name?.getAttribute("dir") };
      });
      assert.equal(shown.elements, 0, "no markup of the page is in the card");
      assert.equal(shown.dir, "auto", "and its direction is its own");
      names.push(shown.text);
      await tab.press("ArrowDown", "Alt", "Shift");
    }
    assert.deepEqual(
      names,
      Object.values(NAMES).map((name) => name.replace("\u202e", "\ufffd")),
    );
    const panel = await openPanel(stage.browser, tab);
    await settled(panel);
    stage.server.pages.set("/report", { body: await exported(stage.browser, panel, "html") });
    for (const own of [panel, library, await stage.open("/report")]) {
      await own.bringToFront();
      await until("they are shown", () =>
        own.evaluate((name) => document.body.textContent?.includes(name) ?? false, names[0] ?? ""),
      );
      const seen = await own.evaluate(() => ({
        title: document.title,
        strange: document.querySelectorAll("img[src=x], [onerror], a[href^='javascript:'], script:not([src])").length,
        text: document.body.textContent ?? "",
      }));
      assert.equal(seen.strange, 0);
      assert.doesNotMatch(seen.title, /owned/);
      assert.doesNotMatch(seen.text, /[\u202d\u202e]/);
      for (const name of names) assert.ok(seen.text.includes(name), `“${name}” is in ${seen.title}`);
      await own.close();
    }
    assert.equal(await tab.evaluate(() => document.title), "Hostile");
  });
});
