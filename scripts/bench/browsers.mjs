/**
 * From the click to the painted page, and how long the page's main thread was held, in both browsers.
 *
 * The clock starts just before the driver is told to press the toolbar button and stops in the page, in the first
 * task after the frame in which all statements are registered: what the driver itself takes is in the figure.
 */

import { BROWSERS, launch, until } from "../../tests/browser/harness/index.mjs";
import { serve } from "../server.mjs";
import { line, median, sample } from "./sample.mjs";

/** @import { Browser, Tab } from "../../tests/browser/harness/types.d.ts" */

const RUNS = 7;

/** @param {number} words @param {number} [elements] fill the page with so many elements more */
function article(words, elements = 0) {
  const { markup } = sample(words);
  const filling = Array.from({ length: elements }, (_, index) => `<span>${index}</span>`).join(" ");
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title><body>${markup}<div>${filling}</div></body></html>`;
}

/** Starts to watch for the paint and for gaps in the event loop. */
function watch() {
  const record = { painted: 0, gap: 0, longest: 0 };
  Object.assign(globalThis, { record });
  const { port1, port2 } = new MessageChannel();
  let last = performance.now();
  let stopped = false;
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
  const frame = () => {
    if (![...CSS.highlights.keys()].some((name) => name.startsWith("hearsay-kind-"))) {
      requestAnimationFrame(frame);
      return;
    }
    const after = new MessageChannel();
    after.port1.onmessage = () => {
      record.painted = performance.timeOrigin + performance.now();
      stopped = true;
    };
    after.port2.postMessage(0);
  };
  requestAnimationFrame(frame);
}

/**
 * @param {Browser} browser
 * @param {string} url
 */
async function click(browser, url) {
  const tab = await browser.newTab(url);
  await tab.evaluate(watch);
  const start = performance.timeOrigin + performance.now();
  await browser.clickAction(tab);
  const record = await until(
    "the page is painted",
    () =>
      tab.evaluate(() => {
        const { record: now } = /** @type {any} */ (globalThis);
        return now.painted > 0 ? now : null;
      }),
    60_000,
  );
  await tab.close();
  return { time: record.painted - start, gap: record.gap, longest: record.longest };
}

/** @param {number[]} times */
const summary = (times) =>
  `${median(times).toFixed(0)} ms (median of ${times.length}; ${Math.min(...times).toFixed(0)}–${Math.max(...times).toFixed(0)})`;

export async function measureBrowsers() {
  const server = await serve();
  server.pages.set("/article", { body: article(1500) });
  server.pages.set("/large", { body: article(200_000, 10_000) });
  for (const name of BROWSERS) {
    const browser = await launch(name);
    try {
      const first = await click(browser, `${server.origin}/article`);
      line(`${name}: first click after the start of the browser`, `${first.time.toFixed(0)} ms`);
      const cold = [];
      const warm = [];
      for (let run = 0; run < RUNS; run++) {
        await browser.stopBackground();
        cold.push(await click(browser, `${server.origin}/article`));
        warm.push(await click(browser, `${server.origin}/article`));
      }
      line(`${name}: cold click → painted, 1,500 words`, summary(cold.map(({ time }) => time)));
      line(`${name}: warm click → painted, 1,500 words`, summary(warm.map(({ time }) => time)));
      line(`${name}: longest gap in the page's event loop`, summary(warm.map(({ gap }) => gap)));
      const large = await click(browser, `${server.origin}/large`);
      line(
        `${name}: 200,000 words, 10,000 elements more`,
        `${large.time.toFixed(0)} ms, longest gap ${large.gap.toFixed(0)} ms`,
      );
      if (name === "chromium") {
        const longest = Math.max(...warm.map((each) => each.longest));
        line(`${name}: longest task (longtask), 1,500 words`, longest > 0 ? `${longest.toFixed(0)} ms` : "under 50 ms");
        line(
          `${name}: longest task (longtask), 200,000 words`,
          large.longest > 0 ? `${large.longest.toFixed(0)} ms` : "under 50 ms",
        );
      }
    } finally {
      await browser.close();
    }
  }
  await server.close();
}
