/**
 * From the click to the painted page, and how long the page's main thread was held, in both browsers.
 *
 * The clock starts just before the driver is told to press the toolbar button and stops in the page, in the first
 * task after the frame in which all statements are registered: what the driver itself takes is in the figure, and what the
 * browser takes to start a background and to put a script into a page. So the same is measured of an extension that does
 * nothing else than to paint one range.
 */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BROWSERS, launch, until } from "../../tests/browser/harness/index.mjs";
import { variantOf } from "../../tests/browser/variant.mjs";
import { serve } from "../server.mjs";
import { line, median, page } from "./sample.mjs";

/** @import { Browser } from "../../tests/browser/harness/types.d.ts" */
/** @import { BrowserName } from "../../tests/browser/harness/index.mjs" */

const RUNS = 7;

/**
 * Starts to watch for the paint, and with `probe` for gaps in the event loop: a message to itself that is sent anew all the
 * time. That keeps a processor busy, so times are taken without it.
 * @param {boolean} probe
 */
function watch(probe) {
  const record = { painted: 0, gap: 0, longest: 0 };
  let stopped = false;
  if (probe) {
    const { port1, port2 } = new MessageChannel();
    let last = performance.now();
    port1.onmessage = () => {
      const now = performance.now();
      record.gap = Math.max(record.gap, now - last);
      last = now;
      if (!stopped) port2.postMessage(0);
    };
    port2.postMessage(0);
    if (PerformanceObserver.supportedEntryTypes.includes("longtask")) {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) record.longest = Math.max(record.longest, entry.duration);
      }).observe({ type: "longtask" });
    }
  }
  const painted = new Promise((resolve) => {
    const frame = () => {
      if (![...CSS.highlights.keys()].some((name) => name.startsWith("hearsay-kind-"))) {
        requestAnimationFrame(frame);
        return;
      }
      const after = new MessageChannel();
      after.port1.onmessage = () => {
        record.painted = performance.timeOrigin + performance.now();
        stopped = true;
        resolve(record);
      };
      after.port2.postMessage(0);
    };
    requestAnimationFrame(frame);
  });
  Object.assign(window, { painted });
}

/**
 * @param {Browser} browser
 * @param {string} url
 * @param {boolean} [probe]
 */
async function click(browser, url, probe = false) {
  const tab = await browser.newTab(url);
  await tab.evaluate(watch, probe);
  const start = performance.timeOrigin + performance.now();
  await browser.clickAction(tab);
  const driven = performance.timeOrigin + performance.now() - start;
  const record = await tab.evaluate(() => /** @type {any} */ (window).painted);
  await tab.close();
  return { time: record.painted - start, driven, gap: record.gap, longest: record.longest };
}

/**
 * Turns the extension on, off and on again in one tab: page, script and background are all warm. The first time does not
 * count.
 * @param {Browser} browser
 * @param {string} url
 */
async function again(browser, url) {
  const tab = await browser.newTab(url);
  const times = [];
  for (let run = 0; run <= RUNS; run++) {
    await tab.evaluate(watch, false);
    const start = performance.timeOrigin + performance.now();
    await browser.clickAction(tab);
    const record = await tab.evaluate(() => /** @type {any} */ (window).painted);
    if (run > 0) times.push(record.painted - start);
    await browser.clickAction(tab);
    await until("the page is as it was", () => tab.evaluate(() => CSS.highlights.size === 0));
  }
  await tab.close();
  return times;
}

const NOTHING = {
  "background/main.js": `chrome.action.onClicked.addListener(({ id: tabId }) =>
    chrome.scripting.executeScript({ target: { tabId }, files: ["content/main.js"] }));`,
  "content/main.js": `{ const name = "hearsay-kind-direct";
    if (!CSS.highlights.delete(name)) {
      const range = new Range();
      range.selectNodeContents(document.querySelector("p"));
      CSS.highlights.set(name, new Highlight(range));
    } }`,
};

/**
 * The same clicks on an extension that does nothing.
 * @param {BrowserName} name
 * @param {string} url
 */
async function nothing(name, url) {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-nothing-"));
  const extension = variantOf(name, folder, (unpacked) => {
    for (const [file, script] of Object.entries(NOTHING)) writeFileSync(join(unpacked, file), script);
  });
  const browser = await launch(name, { extension, welcome: true });
  try {
    await click(browser, url);
    const cold = [];
    for (let run = 0; run < RUNS; run++) {
      await browser.stopBackground();
      cold.push(await click(browser, url));
    }
    return { cold: cold.map(({ time }) => time), warm: await again(browser, url) };
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {number[]} times
 * @param {number[]} least
 */
const against = (times, least) =>
  `${summary(times)}, ${(median(times) / median(least)).toFixed(1)} times as long as nothing`;

/** @param {number[]} times */
const summary = (times) =>
  `${median(times).toFixed(0)} ms (median of ${times.length}; ${Math.min(...times).toFixed(0)}–${Math.max(...times).toFixed(0)})`;

export async function measureBrowsers() {
  const server = await serve();
  server.pages.set("/article", { body: page(1500) });
  server.pages.set("/large", { body: page(200_000, 10_000) });
  for (const name of BROWSERS) {
    const least = await nothing(name, `${server.origin}/article`);
    line(`${name}: an extension that paints one range, cold`, summary(least.cold));
    line(`${name}: an extension that paints one range, warm`, summary(least.warm));
    const browser = await launch(name);
    try {
      const first = await click(browser, `${server.origin}/article`);
      line(`${name}: first click after the start of the browser`, `${first.time.toFixed(0)} ms`);
      const cold = [];
      const warm = [];
      const probed = [];
      for (let run = 0; run < RUNS; run++) {
        await browser.stopBackground();
        cold.push(await click(browser, `${server.origin}/article`));
        warm.push(await click(browser, `${server.origin}/article`));
        probed.push(await click(browser, `${server.origin}/article`, true));
      }
      line(
        `${name}: cold click → painted, 1,500 words`,
        against(
          cold.map(({ time }) => time),
          least.cold,
        ),
      );
      line(`${name}: click in a new tab, background running`, summary(warm.map(({ time }) => time)));
      line(
        `${name}: warm click → painted, 1,500 words`,
        against(await again(browser, `${server.origin}/article`), least.warm),
      );
      line(`${name}: the driver's call alone, in these`, summary(warm.map(({ driven }) => driven)));
      line(`${name}: longest gap in the page's event loop`, summary(probed.map(({ gap }) => gap)));
      const large = await click(browser, `${server.origin}/large`, true);
      line(`${name}: longest gap, 200,000 words and 10,000 elements`, `${large.gap.toFixed(0)} ms`);
      if (name === "chromium") {
        const longest = Math.max(...probed.map((each) => each.longest));
        line(`${name}: longest task, 1,500 words`, longest > 0 ? `${longest.toFixed(0)} ms` : "under 50 ms");
        line(
          `${name}: longest task, 200,000 words`,
          large.longest > 0 ? `${large.longest.toFixed(0)} ms` : "under 50 ms",
        );
      }
    } finally {
      await browser.close();
    }
  }
  await server.close();
}
