/**
 * What the extension costs a reader who does not use it on a page, who moves the pointer, and who reads one page after the
 * other, in both browsers.
 */

import { BROWSERS, launch } from "../../tests/browser/harness/index.mjs";
import { painted } from "../../tests/browser/support.mjs";
import { serve } from "../server.mjs";
import { line, median, page, untilPainted } from "./sample.mjs";

/** @import { Browser, Tab } from "../../tests/browser/harness/types.d.ts" */

const LOADS = 25;
const MOVES = 60;
/** A function of JavaScript takes room when it is first run and once more when it is compiled: that is over after some pages. */
const PAGES = [1, 5, 25, 50];

/**
 * How long a page takes to load in each of these browsers, by turns: other work of the machine falls on all alike. The first
 * time does not count.
 * @param {Browser[]} browsers
 * @param {string} url
 */
async function loads(browsers, url) {
  const all = await Promise.all(
    browsers.map(async (browser) => ({ tab: await browser.newTab(), times: /** @type {number[]} */ ([]) })),
  );
  for (let run = 0; run <= LOADS; run++) {
    for (const { tab, times } of all) {
      await tab.goto(url);
      const time = await tab.evaluate(() => {
        const [entry] = performance.getEntriesByType("navigation");
        return /** @type {PerformanceNavigationTiming} */ (entry).loadEventEnd;
      });
      if (run > 0) times.push(time);
    }
  }
  return all.map(({ times }) => median(times));
}

/**
 * What a move of the pointer costs the page: what runs in the frame after it, between two callbacks of the page itself, of
 * which one was asked for before and one after those of the extension.
 * @param {Tab} tab
 */
async function hover(tab) {
  await tab.evaluate(() => {
    /** @type {number[]} */
    const costs = [];
    let start = 0;
    addEventListener("pointermove", () => requestAnimationFrame(() => (start = performance.now())), true);
    addEventListener("pointermove", () => requestAnimationFrame(() => costs.push(performance.now() - start)));
    Object.assign(window, { costs });
  });
  for (let move = 0; move < MOVES; move++) await tab.moveTo(60 + ((move * 37) % 600), 60 + ((move * 53) % 400));
  return tab.evaluate(() => /** @type {{costs: number[]}} */ (/** @type {unknown} */ (window)).costs);
}

/**
 * What the background holds after so many pages.
 * @param {Browser} browser
 * @param {string} url
 * @param {number[]} counts
 */
async function held(browser, url, counts) {
  const bytes = [];
  for (let count = 1; count <= Math.max(...counts); count++) {
    const tab = await browser.newTab(url);
    await browser.clickAction(tab);
    await untilPainted(tab);
    await tab.close();
    if (counts.includes(count)) bytes.push(await browser.heldByBackground());
  }
  return bytes;
}

/** @param {number} bytes */
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;

export async function measureBudgets() {
  const server = await serve();
  server.pages.set("/article", { body: page(1500) });
  const url = `${server.origin}/article`;
  for (const name of BROWSERS) {
    const bare = await launch(name, { extension: undefined });
    const browser = await launch(name);
    try {
      const [without = NaN, idle = NaN] = await loads([bare, browser], url).finally(() => bare.close());
      line(
        `${name}: load of a page, without and with the extension`,
        `${without.toFixed(1)} and ${idle.toFixed(1)} ms (${(idle / without).toFixed(2)} times)`,
      );
      const bytes = await held(browser, url, PAGES);
      line(`${name}: the background after ${PAGES.join(", ")} pages`, bytes.map(megabytes).join(", "));
      const tab = await browser.newTab(url);
      await browser.clickAction(tab);
      await untilPainted(tab);
      const statements = (await painted(tab)).length;
      const costs = await hover(tab);
      line(
        `${name}: a move of the pointer, ${statements} statements painted`,
        `${median(costs).toFixed(1)} ms (median of ${costs.length}; at most ${Math.max(...costs).toFixed(1)})`,
      );
    } finally {
      await browser.close();
    }
  }
  await server.close();
}
