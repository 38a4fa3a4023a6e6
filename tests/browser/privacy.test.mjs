/** What leaves the browser (nothing), and what a page can learn of the extension (no more than painted ranges). */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { serve } from "../../scripts/server.mjs";
import { ARTICLE } from "./article.mjs";
import { BROWSERS, download, exported, launch, openPanel, settled, until, welcomePage } from "./harness/index.mjs";
import { shared } from "./harness/shared.mjs";
import { editorClosed, openCard, openEditor, type } from "./in-page.mjs";
import { bringIn, fileOf, kept, NOW, openLibrary, PAGES, press } from "./library.mjs";
import { openFile } from "./open-file.mjs";
import { pdf } from "./pdf.mjs";
import { card, painted, placeOf, pressInCard } from "./support.mjs";
import { wasm } from "../support/wasm.mjs";

/** @import { Browser, Tab } from "./harness/types.d.ts" */

/** It has addresses in it that some viewers open by themselves or look into. */
const FILE = pdf([{ lines: [[50, 100, 12, "“It is open,” said Ada Brook of https://news.example/."]] }]);

/**
 * All that a page's script can ask about its surroundings.
 * @param {Tab} tab
 */
function traces(tab) {
  return tab.evaluate(() => ({
    globals: Object.getOwnPropertyNames(globalThis).sort(),
    onDocument: Object.getOwnPropertyNames(document).sort(),
    elements: [...document.querySelectorAll("*")].map(({ localName }) => localName),
    attributes: [...document.querySelectorAll("*")].flatMap((element) => element.getAttributeNames()),
    sheets: [document.styleSheets.length, document.adoptedStyleSheets.length],
    highlights: [...CSS.highlights.keys()],
    resources: performance.getEntriesByType("resource").map(({ name }) => name),
  }));
}

for (const name of BROWSERS) {
  if (process.env.HEARSAY_ONLY && process.env.HEARSAY_ONLY !== name) continue;
  describe(`privacy (${name})`, () => {
    test("before it is run, a page is as it is without the extension", async () => {
      const server = await serve();
      server.pages.set("/article", { body: ARTICLE });
      const withIt = await shared(name);
      const without = await launch(name, { extension: "" });
      try {
        const seen = [];
        for (const browser of [withIt, without]) {
          const tab = await browser.newTab(`${server.origin}/article`);
          // The page looks for the files that every extension of this kind has.
          const reached = await tab.evaluate(
            (origin) =>
              Promise.all(
                [
                  "/manifest.json",
                  "/hearsay_bg.wasm",
                  "/hearsay_files_bg.wasm",
                  "/panel/panel.html",
                  "/icons/hearsay-16.png",
                ].map((path) =>
                  fetch(origin + path).then(
                    () => `${path} was read`,
                    () => "",
                  ),
                ),
              ).then((all) => all.filter(Boolean)),
            withIt.extensionOrigin,
          );
          seen.push({ ...(await traces(tab)), reached });
        }
        assert.deepEqual(seen[0], seen[1]);
        assert.deepEqual(seen[0]?.reached, []);
      } finally {
        await without.close();
        await server.close();
      }
    });

    test("after it is run, a page sees one element and the painted ranges", async () => {
      const server = await serve();
      server.pages.set("/article", { body: ARTICLE });
      const browser = await shared(name);
      try {
        const tab = await browser.newTab(`${server.origin}/article`);
        const before = await traces(tab);
        await browser.clickAction(tab);
        await until("painted", async () => (await painted(tab)).length > 0);
        const after = await traces(tab);
        assert.deepEqual(after.globals, before.globals);
        assert.deepEqual(after.onDocument, before.onDocument);
        assert.deepEqual(after.elements, [...before.elements, "hearsay-root"]);
        assert.deepEqual(after.attributes, before.attributes);
        assert.deepEqual(after.resources, before.resources);
        assert.ok(after.highlights.length > 0 && after.highlights.every((key) => key.startsWith("hearsay-")));
        assert.equal(await tab.evaluate(() => document.querySelector("hearsay-root")?.shadowRoot), null);
      } finally {
        await server.close();
      }
    });

    test("no request leaves the extension in a whole session of use", async () => {
      const server = await serve();
      server.pages.set("/article", { body: ARTICLE });
      server.pages.set("/paper.pdf", { body: FILE });
      const elsewhere = await serve();
      elsewhere.pages.set("/planted", { body: "", headers: { "Access-Control-Allow-Origin": "*" } });
      const browser = await launch(name, { records: true, welcome: true });
      const welcome = await welcomePage(browser);
      await welcome.bringToFront();

      const tab = await browser.newTab(`${server.origin}/article`);
      await browser.clickAction(tab);
      await until("painted", async () => (await painted(tab)).length > 0);
      await openCard(tab, "Nobody asked");
      await openEditor(tab, "note");
      // A picture in a note is a link.
      await type(tab, `![a](${elsewhere.origin}/typed)`);
      await tab.press("Enter", "Control");
      await editorClosed(tab);
      const panel = await openPanel(browser, tab);
      assert.equal(await settled(panel), "on");
      await until("the note is in the panel", () => panel.evaluate(() => document.querySelector(".note a") !== null));
      for (const format of /** @type {const} */ (["jsonld", "csv", "md"])) await exported(browser, panel, format);

      const library = await openLibrary(browser);
      await bringIn(library, fileOf([withPictures(`${elsewhere.origin}/imported`)]));
      await until("it is listed", async () => (await kept(library)).length > 1);
      await press(library, "[data-act=export]");
      await until("the dialog is open", () =>
        library.evaluate(() => document.querySelector("export-dialog dialog[open]")),
      );
      await download(browser, () => press(library, "#save-file"));
      const options = await browser.newTab(`${browser.extensionOrigin}/options/options.html`);
      await until("the settings are there", () => options.evaluate(() => document.querySelector("input") !== null));

      const { viewer } = await openFile({ browser, server }, "/paper.pdf");
      const { x, y } = await placeOf(viewer, "It is open");
      await viewer.click(x, y);
      await until("its card is open", () => card(viewer));
      await pressInCard(viewer, "confirm");

      await tab.bringToFront();
      await browser.stopBackground();
      await browser.clickAction(tab);
      await until("it is off", async () => (await painted(tab)).length === 0);

      // The record has what is asked for elsewhere: here by the page.
      await tab.evaluate((address) => fetch(address).then(() => undefined), `${elsewhere.origin}/planted`);
      const requests = await browser.closeForRequests();
      await server.close();
      await elsewhere.close();

      // The record is one of this session: the page is in it.
      assert.ok(requests.some(({ url }) => url === `${server.origin}/article`));
      // A request of the browser itself has no initiator; one of the extension or of its content script has.
      const strange = requests.filter(({ url, initiator }) => initiator !== "" && !url.startsWith(`${server.origin}/`));
      assert.deepEqual(
        strange.map(({ url }) => url),
        [`${elsewhere.origin}/planted`],
      );
      // Nor does the extension ask the page's own server for anything, but once for the file that the viewer shows, which
      // Chromium has in its cache. The icon of a site is asked for by the browser.
      const isIcon = (/** @type {string} */ address) => address.endsWith("/favicon.ico");
      const caused = requests.filter(
        ({ url, initiator }) => initiator !== "" && url.startsWith(server.origin) && !isIcon(url),
      );
      assert.deepEqual(
        caused.map(({ url }) => url),
        [`${server.origin}/paper.pdf`],
      );
      assert.deepEqual([...new Set(server.requests.filter((path) => !isIcon(path)))], ["/article", "/paper.pdf"]);
      assert.deepEqual(elsewhere.requests, ["/planted"]);
    });
  });
}

/**
 * A kept page with all in it that could be fetched.
 * @param {string} address
 */
function withPictures(address) {
  const [page] = PAGES;
  const statement = page?.statements[0];
  assert.ok(page && statement);
  const note = `![a](${address}) <img src="${address}"> <link rel=stylesheet href="${address}"> [b](${address})`;
  return wasm.editPage(page, { type: "setNote", statement: statement.id, note }, NOW).page;
}
