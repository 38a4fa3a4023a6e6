/**
 * The demo: opens an article in a real browser with the extension installed, presses its button, prints who said what, and
 * keeps what the extension exports. `demo.mjs [FILE|URL]`; the sample article of the project by default.
 */

import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { exported, launch, openPanel, settled, until } from "../tests/browser/harness/index.mjs";
import { PROJECT } from "./files.mjs";
import { serve } from "./server.mjs";
import { table } from "./table.mjs";

/** @import { Browser, Tab } from "../tests/browser/harness/types.d.ts" */

const SAMPLE = join(PROJECT, "www/sample/article.html");
const OUT = join(PROJECT, "out");

/** An analysis that has not ended after this is not going to, even of a very long page. */
const DEADLINE = 60_000;

/** @param {string} message */
function fail(message) {
  console.error(`\ndemo: ${message}`);
  process.exit(1);
}

/**
 * What to open. An extension cannot read `file:` addresses unasked, so a file is served on 127.0.0.1.
 * @param {string} argument
 * @returns {Promise<{ url: string, server?: import("./server.mjs").Server }>}
 */
async function locate(argument) {
  if (/^https?:\/\//i.test(argument)) return { url: argument };
  const file = resolve(argument);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) fail(`“${argument}” is neither a file nor an http(s) address`);
  const server = await serve({ folder: dirname(file) });
  return { url: `${server.origin}/${encodeURIComponent(basename(file))}`, server };
}

/** Whether there is a screen to show a window on. */
function hasDisplay() {
  const { platform, env } = process;
  return platform === "darwin" || platform === "win32" || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/**
 * Presses each export button of the panel and keeps what it saves.
 * @param {Browser} browser
 * @param {Tab} panel
 */
async function keepExports(browser, panel) {
  for (const format of /** @type {const} */ (["jsonld", "csv", "md"])) {
    writeFileSync(join(OUT, `annotations.${format}`), await exported(browser, panel, format));
  }
}

/**
 * Opens the card of the first statement, as a reader does: by pointing at it.
 * @param {Tab} tab
 */
async function openCard(tab) {
  const place = await tab.evaluate(() => {
    // A quotation shows best what a card says; without one, anything that is said.
    for (const kind of ["direct", "mixed", "indirect"]) {
      const ranges = /** @type {Range[]} */ ([...(CSS.highlights.get(`hearsay-kind-${kind}`) ?? [])]);
      ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
      const boxes = ranges.map((range) => range.getClientRects()[0]);
      const box = boxes.find((each) => each && each.top > 0 && each.bottom < innerHeight) ?? boxes[0];
      if (!box) continue;
      const scrolled = box.top > 0 && box.bottom < innerHeight ? 0 : box.top - innerHeight / 3;
      scrollBy({ top: scrolled, behavior: "instant" });
      return { x: box.left + Math.min(40, box.width / 2), y: box.top - scrolled + box.height / 2 };
    }
    return null;
  });
  if (!place) return;
  await tab.moveTo(place.x, place.y);
  await until("the card is open", () =>
    tab.inShadow("hearsay-root", (root) =>
      // It fades in; the picture is of the whole.
      Boolean(root?.querySelector(".card:popover-open") && root.getAnimations().length === 0),
    ),
  );
}

/** @param {any} collection the exported annotations */
function rows(collection) {
  return collection.first.items.map((/** @type {any} */ annotation) => {
    const who = annotation.body.find((/** @type {any} */ body) => body.purpose === "identifying" && body.value)?.value;
    // A comma at the end belongs to the sentence around the words.
    const parts = annotation.target.map((/** @type {any} */ target) => target.selector[0].exact.replace(/[,;]$/u, ""));
    return [who ?? "–", annotation["hearsay:kind"], parts.join(" … ").replace(/\s+/g, " ")];
  });
}

const argument = process.argv[2] ?? SAMPLE;
if (process.argv.length > 3) fail("one file or address at a time");
const headed = hasDisplay();
const { url, server } = await locate(argument);
rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });

const name = process.env.HEARSAY_CHROMIUM ? "chromium" : "firefox";
console.log(`  opening ${url} in ${name === "chromium" ? "Chromium" : "Firefox"}`);
const browser = await launch(name, { headed });
let failed = false;
try {
  const tab = await browser.newTab(url);
  await browser.clickAction(tab);
  const panel = await openPanel(browser, tab);
  const state = await settled(panel, DEADLINE);
  if (state === "on") {
    await panel.screenshot(join(OUT, "panel.png"));
    await keepExports(browser, panel);
    await panel.close();
    await openCard(tab);
    await tab.screenshot(join(OUT, "page.png"));
    const found = rows(JSON.parse(readFileSync(join(OUT, "annotations.jsonld"), "utf8")));
    console.log(`\n${table(["who", "kind", "what they said"], found, process.stdout.columns ?? 120)}\n`);
    console.log(`  ${found.length} statements; out/annotations.{jsonld,csv,md}, out/page.png, out/panel.png`);
  } else {
    const says = await panel.evaluate(() =>
      [...document.querySelectorAll("#panel :is(h1, p)")].map((e) => e.textContent),
    );
    console.log(`\n  ${says.join("\n  ")}\n`);
    await panel.close();
    await tab.screenshot(join(OUT, "page.png"));
    failed = state === "failed" || state === "unreadable";
  }
  if (headed) {
    console.log("  close the browser's window to end");
    await browser.closed();
  } else {
    await browser.close();
  }
} catch (error) {
  await browser.close().catch(() => undefined);
  fail(error instanceof Error ? error.message : String(error));
} finally {
  await server?.close();
}
process.exit(failed ? 1 : 0);
