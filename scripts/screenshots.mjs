/**
 * The pictures of every surface, light and dark, taken of the real thing: `node scripts/screenshots.mjs` after
 * `./build.sh build`, with HEARSAY_CHROMIUM naming the browser.
 */

import { mkdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { download, launch, openPanel, settled, until } from "../tests/browser/harness/index.mjs";
import { editorClosed, openEditor, type as typeKeys } from "../tests/browser/in-page.mjs";
import { bringIn, fileOf, offer, openLibrary, press } from "../tests/browser/library.mjs";
import { NEWSPAPER } from "../tests/browser/newspaper.mjs";
import { openFile } from "../tests/browser/open-file.mjs";
import { pressInCard } from "../tests/browser/support.mjs";
import { PROJECT } from "./files.mjs";
import { KEPT } from "./screenshots/kept.mjs";
import { serve } from "./server.mjs";

/** @import { Browser, Tab } from "../tests/browser/harness/types.d.ts" */
/** @import { Server } from "./server.mjs" */

const OUT = join(PROJECT, "docs/screenshots");

/** A picture in README is fetched by everybody who looks at the project. */
const MOST_BYTES = 200_000;

/** The statement of the sample article whose card is shown: an indirect one, whose speaker has a role. */
const SHOWN = "that the ferry would not leave";

const SCHEMES = /** @type {const} */ (["light", "dark"]);

/** @param {Tab} tab @param {string} name */
async function picture(tab, name) {
  const file = join(OUT, `${name}.png`);
  await tab.screenshot(file);
  const { size } = statSync(file);
  if (size > MOST_BYTES) throw new Error(`${file} has ${size} bytes`);
  console.log(`  docs/screenshots/${name}.png  ${Math.round(size / 1000)} KB`);
}

/**
 * Pictures of what a tab shows, light and dark.
 * @param {Tab} tab
 * @param {string} name
 */
async function inBothColours(tab, name) {
  for (const scheme of SCHEMES) {
    await tab.preferColours(scheme);
    await picture(tab, `${name}-${scheme}`);
  }
}

/** Goes by keyboard to the statement whose card is shown. @param {Tab} tab */
async function showCard(tab) {
  await until("the card is open", async () => {
    const current = await tab.evaluate(() => [...(CSS.highlights.get("hearsay-current") ?? [])].map(String).join());
    if (!current.startsWith(SHOWN)) {
      await tab.press("ArrowDown", "Alt", "Shift");
      return false;
    }
    if (!(await tab.inShadow("hearsay-root", (root) => Boolean(root?.querySelector(".card:popover-open"))))) {
      await tab.press("Enter", "Alt", "Shift");
      return false;
    }
    await tab.evaluate(() => scrollTo({ top: 200, behavior: "instant" }));
    return tab.inShadow("hearsay-root", (root) => {
      const [words] = /** @type {Iterable<Range>} */ (CSS.highlights.get("hearsay-current") ?? []);
      const card = root?.querySelector(".card:popover-open");
      // It fades in, and goes below its statement when there is room; the picture is of the whole.
      const isBelow = words && card && card.getBoundingClientRect().top > words.getBoundingClientRect().bottom;
      return Boolean(isBelow && root?.getAnimations().length === 0);
    });
  });
}

/** The page, its card, its editors, and the panel beside it. @param {Browser} browser @param {string} article */
async function pageAndPanel(browser, article) {
  const tab = await browser.newTab(article);
  await tab.resize(1000, 760);
  await browser.clickAction(tab);
  const notice = await until("it says what it found", () =>
    tab.inShadow("hearsay-root", (root) => {
      const box = root?.querySelector(".notice:popover-open")?.getBoundingClientRect();
      return box && root?.getAnimations().length === 0 ? { x: box.x + 20, y: box.y + 20 } : null;
    }),
  );
  await inBothColours(tab, "page-found");
  // A click puts the notice away.
  await tab.click(notice.x, notice.y);
  for (const scheme of SCHEMES) {
    await tab.preferColours(scheme);
    await showCard(tab);
    await picture(tab, `page-${scheme}`);
  }

  const panel = await openPanel(browser, tab);
  await panel.resize(400, 760);
  await settled(panel);
  await inBothColours(panel, "panel");
  await press(panel, "#export");
  await inBothColours(panel, "panel-export");
  await panel.press("Escape");
  await press(panel, "#shortcuts");
  await inBothColours(panel, "panel-shortcuts");
  await panel.press("Escape");
  await panel.resize(400, 1100);
  await press(panel, "#picture > summary");
  await press(panel, "#filters > summary");
  await inBothColours(panel, "panel-filters");
  await press(panel, "#filters > summary");
  await press(panel, "#picture > summary");
  await press(panel, ".item .row .edit");
  await until("the editor is open", () => panel.evaluate(() => document.querySelector(".editor") !== null));
  await inBothColours(panel, "panel-editor");
  await panel.close();

  await tab.bringToFront();
  for (const [part, typed] of /** @type {const} */ ([
    ["speaker", ""],
    ["note", "Ask for the timetable."],
    ["check", "mostly"],
  ])) {
    await showCard(tab);
    await openEditor(tab, part);
    await typeKeys(tab, typed);
    await inBothColours(tab, `page-${part}`);
    await tab.press("Escape");
    await editorClosed(tab);
  }
  await showCard(tab);
  await pressInCard(tab, "fix");
  await until("the words are to be selected", () =>
    tab.inShadow("hearsay-root", (root) => Boolean(root?.querySelector(".bar:popover-open"))),
  );
  await inBothColours(tab, "page-words");
  await tab.press("Escape");
  await until("the card is back", () =>
    tab.inShadow("hearsay-root", (root) => Boolean(root?.querySelector(".card:popover-open"))),
  );
  await tab.press("Escape");
  await tab.evaluate(() => {
    const words = document.querySelector("article p");
    if (words) getSelection()?.selectAllChildren(words);
    words?.scrollIntoView({ block: "center", behavior: "instant" });
  });
  await tab.press("=", "Alt", "Shift");
  await until("a statement can be added", () =>
    tab.inShadow("hearsay-root", (root) => Boolean(root?.querySelector("[data-part=adder]:popover-open"))),
  );
  await inBothColours(tab, "page-add");
  await tab.close();
}

/** A PDF file in our viewer. @param {Browser} browser @param {Server} server */
async function pdfViewer(browser, server) {
  server.pages.set("/gazette.pdf", { body: NEWSPAPER, headers: { "content-type": "application/pdf" } });
  const { tab, viewer } = await openFile({ browser, server }, "/gazette.pdf");
  await viewer.resize(1000, 760);
  await until("nothing more is said", () =>
    viewer.inShadow("hearsay-root", (root) => root?.querySelector(".notice:popover-open") === null),
  );
  for (let statement = 0; statement < 2; statement++) await viewer.press("ArrowDown", "Alt", "Shift");
  await viewer.press("Enter", "Alt", "Shift");
  await until("the card is open, and no longer fades in", () =>
    viewer.inShadow(
      "hearsay-root",
      (root) => root?.querySelector(".card:popover-open") != null && root.getAnimations().length === 0,
    ),
  );
  await inBothColours(viewer, "viewer");
  await viewer.close();
  const empty = await browser.newTab(`${browser.extensionOrigin}/viewer/viewer.html`);
  await empty.resize(1000, 500);
  await until("it asks for a file", () => empty.evaluate(() => document.querySelector("input[type=file]") !== null));
  await inBothColours(empty, "viewer-file");
  await empty.close();
  await tab.close();
}

/** Resolves when so many statements are listed. @param {Tab} tab @param {number} statements */
const counts = (tab, statements) =>
  until(`${statements} statements are listed`, () =>
    tab.evaluate(
      (count) => document.querySelector("#count")?.textContent?.startsWith(`${count} statements`),
      statements,
    ),
  );

/** The library, with what can be done there. @param {Browser} browser @param {Server} server */
async function library(browser, server) {
  const tab = await openLibrary(browser);
  await tab.resize(1200, 760);
  await inBothColours(tab, "library-empty");
  await offer(tab, fileOf(KEPT));
  await inBothColours(tab, "library-import");
  await press(tab, "import-dialog button", "Cancel");
  await bringIn(tab, fileOf(KEPT));
  const all = KEPT.flatMap(({ statements }) => statements).length;
  await counts(tab, all);
  await until("what was done is no longer told", () =>
    tab.evaluate(() => {
      // It goes by itself, but not at once.
      Object.assign(document.querySelector("hearsay-toast") ?? {}, { words: "" });
      return document.querySelector(".toast")?.classList.contains("hidden");
    }),
  );
  await press(tab, ".said", "in May");
  await inBothColours(tab, "library");
  await press(tab, "#choose-words");
  await inBothColours(tab, "library-words");
  await tab.press("Escape");
  await press(tab, "facet-list label", "Ada Brook");
  await until("it is about one person", () => tab.evaluate(() => document.querySelector(".timeline") !== null));
  await inBothColours(tab, "library-person");
  await press(tab, "[data-act=rename-person]");
  await inBothColours(tab, "library-rename");
  await press(tab, "person-dialog button", "Cancel");
  await press(tab, "[data-act=clear]");
  await counts(tab, all);
  await press(tab, "[data-act=export]");
  await press(tab, ".formats label:has([value=html])");
  await inBothColours(tab, "library-export");
  const report = await download(browser, () => press(tab, "#save-file"));
  server.pages.set("/report", { body: readFileSync(report) });
  await tab.goto(`${server.origin}/report`);
  await inBothColours(tab, "report");
  await tab.close();
}

/** The settings and the first-run page. @param {Browser} browser */
async function ownPages(browser) {
  for (const [name, height] of /** @type {const} */ ([
    ["options", 1700],
    ["welcome", 760],
  ])) {
    const tab = await browser.newTab(`${browser.extensionOrigin}/${name}/${name}.html`);
    await tab.resize(1000, height);
    await until("its texts are there", () =>
      tab.evaluate(() => (document.querySelector("h1")?.textContent ?? "") !== ""),
    );
    await inBothColours(tab, name);
    await tab.close();
  }
}

/** @param {Browser} browser @param {string} address */
async function playground(browser, address) {
  const tab = await browser.newTab(address);
  await tab.resize(1200, 760);
  const state = () => tab.evaluate(() => document.getElementById("playground")?.dataset.state);
  await until("the playground is ready", async () => (await state()) === "empty");
  await tab.evaluate(() => document.getElementById("sample")?.click());
  await until("the sample is read", async () => (await state()) === "found");
  await tab.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  await inBothColours(tab, "playground");
  await tab.close();
}

mkdirSync(OUT, { recursive: true });
const server = await serve({ folder: join(PROJECT, "target/www") });
const browser = await launch("chromium");
try {
  await pageAndPanel(browser, `${server.origin}/sample/article.html`);
  await pdfViewer(browser, server);
  await library(browser, server);
  await ownPages(browser);
  await playground(browser, `${server.origin}/`);
} finally {
  await browser.close();
  await server.close();
}
