/**
 * The pictures of every surface, taken of the real thing: `node scripts/screenshots.mjs` after `./build.sh build`, with
 * HEARSAY_CHROMIUM naming the browser.
 */

import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { launch, openPanel, settled, until } from "../tests/browser/harness/index.mjs";
import { bringIn, fileOf, openLibrary, PAGES } from "../tests/browser/library.mjs";
import { PROJECT } from "./files.mjs";
import { serve } from "./server.mjs";

/** @import { Browser, Tab } from "../tests/browser/harness/types.d.ts" */

const OUT = join(PROJECT, "docs/screenshots");

/** A picture in README is fetched by everybody who looks at the project. */
const MOST_BYTES = 200_000;

/** The statement of the sample article whose card is shown: an indirect one, whose speaker has a role. */
const SHOWN = "that the ferry would not leave";

/** @param {Tab} tab @param {string} name */
async function picture(tab, name) {
  const file = join(OUT, `${name}.png`);
  await tab.screenshot(file);
  const { size } = statSync(file);
  if (size > MOST_BYTES) throw new Error(`${file} has ${size} bytes`);
  console.log(`  docs/screenshots/${name}.png  ${Math.round(size / 1000)} KB`);
}

/** Goes by keyboard to the statement whose card is shown. @param {Tab} tab */
async function showCard(tab) {
  await until("the card is open", async () => {
    const current = await tab.evaluate(() => [...(CSS.highlights.get("hearsay-current") ?? [])].map(String).join());
    if (!current.startsWith(SHOWN)) {
      await tab.press("ArrowDown", "Alt", "Shift");
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

/** @param {Browser} browser @param {string} article */
async function pictures(browser, article) {
  const tab = await browser.newTab(article);
  await tab.resize(1000, 760);
  await browser.clickAction(tab);
  const notice = await until("it says what it found", () =>
    tab.inShadow("hearsay-root", (root) => {
      const box = root?.querySelector(".notice:popover-open")?.getBoundingClientRect();
      return box ? { x: box.x + 20, y: box.y + 20 } : null;
    }),
  );
  // A click puts the notice away.
  await tab.click(notice.x, notice.y);
  for (const scheme of /** @type {const} */ (["light", "dark"])) {
    await tab.preferColours(scheme);
    await showCard(tab);
    await picture(tab, `page-${scheme}`);
  }

  const panel = await openPanel(browser, tab);
  await panel.resize(400, 760);
  await settled(panel);
  await inBothColours(panel, "panel");
}

/**
 * Pictures of one of our own pages, light and dark.
 * @param {Tab} tab
 * @param {string} name
 */
async function inBothColours(tab, name) {
  for (const scheme of /** @type {const} */ (["light", "dark"])) {
    await tab.preferColours(scheme);
    await picture(tab, `${name}-${scheme}`);
  }
}

/** The library with a few pages in it, the settings and the first-run page. @param {Browser} browser */
async function ownPages(browser) {
  const library = await openLibrary(browser);
  await library.resize(1200, 760);
  await bringIn(library, fileOf(PAGES));
  await inBothColours(library, "library");
  for (const name of ["options", "welcome"]) {
    const tab = await browser.newTab(`${browser.extensionOrigin}/${name}/${name}.html`);
    await tab.resize(1000, 760);
    await until("its texts are there", () =>
      tab.evaluate(() => (document.querySelector("h1")?.textContent ?? "") !== ""),
    );
    await inBothColours(tab, name);
  }
}

/** @param {Browser} browser @param {string} address */
async function playground(browser, address) {
  const tab = await browser.newTab(address);
  await tab.preferColours("light");
  await tab.resize(1200, 760);
  const state = () => tab.evaluate(() => document.getElementById("playground")?.dataset.state);
  await until("the playground is ready", async () => (await state()) === "empty");
  await tab.evaluate(() => document.getElementById("sample")?.click());
  await until("the sample is read", async () => (await state()) === "found");
  await tab.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  await picture(tab, "playground");
}

mkdirSync(OUT, { recursive: true });
const server = await serve({ folder: join(PROJECT, "target/www") });
const browser = await launch("chromium");
try {
  await pictures(browser, `${server.origin}/sample/article.html`);
  await ownPages(browser);
  await playground(browser, `${server.origin}/`);
} finally {
  await browser.close();
  await server.close();
}
