/** The overview strip: a tick for each statement, leading there, in nobody's way. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { clickOurs } from "./in-page.mjs";
import { highlighted, inEveryBrowser } from "./support.mjs";
import { until } from "./harness/index.mjs";

/** @import { Tab } from "./harness/types.d.ts" */

/**
 * The ticks, from the top; none while the strip is hidden.
 * @param {Tab} tab
 */
const ticks = (tab) =>
  tab.inShadow("hearsay-root", (root) => {
    const strip = /** @type {HTMLElement | null | undefined} */ (root?.querySelector(".strip"));
    if (!strip || strip.hidden) return [];
    return [.../** @type {NodeListOf<HTMLElement>} */ (strip.querySelectorAll(".tick"))].map((tick) => {
      const { left, right, top, bottom } = tick.getBoundingClientRect();
      const colour = getComputedStyle(tick, "::before").backgroundColor;
      return { left, right, top, bottom, colour, count: Number(tick.dataset.count) };
    });
  });

/** @param {Tab} tab @param {(found: Awaited<ReturnType<typeof ticks>>) => boolean} are */
const ticksThat = (tab, are) =>
  until("the ticks are there", async () => {
    const found = await ticks(tab);
    return are(found) ? found : null;
  });

inEveryBrowser("strip", (stage) => {
  test("there is a tick for each statement, in its speaker's colour, in the order of the page", async () => {
    const tab = await stage.read();
    const found = await ticksThat(tab, (all) => all.reduce((sum, { count }) => sum + count, 0) === 5);
    const tops = found.map(({ top }) => top);
    assert.deepEqual(
      tops,
      tops.toSorted((a, b) => a - b),
    );
    assert.equal(found.at(0)?.colour, found.at(-1)?.colour, "Ada Brook's are of one colour");
    assert.equal(new Set(found.map(({ colour }) => colour)).size, 3);
    const { inner, height } = await tab.evaluate(() => ({
      inner: document.documentElement.clientWidth,
      height: document.documentElement.clientHeight,
    }));
    for (const { left, right, top, bottom } of found) {
      assert.ok(left >= 0 && right <= inner && top >= 0 && bottom <= height, "inside, beside the scroll bar");
    }
  });

  test("a click on a tick leads there; between the ticks clicks are the page's", async () => {
    const tab = await stage.read();
    const found = await ticksThat(tab, (all) => all.length >= 3);
    await tab.evaluate(() =>
      addEventListener("click", ({ target }) => (document.title = String(target?.constructor.name))),
    );
    const middle = { x: (found[0]?.left ?? 0) + 5, y: ((found[0]?.bottom ?? 0) + (found.at(-1)?.top ?? 0)) / 2 };
    await tab.click(middle.x, middle.y);
    await until("the page has the click", async () => /HTML/.test(await tab.evaluate(() => document.title)));
    assert.equal(await tab.evaluate(() => scrollY), 0);
    await tab.moveTo((found.at(-1)?.left ?? 0) + 5, (found.at(-1)?.top ?? 0) + 2);
    const told = await until("the tick is explained", () =>
      tab.inShadow("hearsay-root", (root) => {
        const label = /** @type {HTMLElement | null | undefined} */ (root?.querySelector(".told"));
        return label?.hidden ? "" : (label?.textContent ?? "");
      }),
    );
    assert.match(told, /Ada Brook.*a disgrace/);
    await clickOurs(tab, ".tick:last-child");
    await until("the page is there", async () => (await tab.evaluate(() => scrollY)) > 100);
    await until("it flashes", async () => /disgrace/.test((await highlighted(tab, "hearsay-current")).join()));
  });

  test("thousands of statements share ticks", async () => {
    const said = Array.from({ length: 2200 }, (_, at) => `<p>“We counted ${at} boats,” said Ada Brook.</p>`).join("");
    stage.server.pages.set("/many", {
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Many</title>${said}`,
    });
    const tab = await stage.read("/many");
    const found = await ticksThat(tab, (all) => all.length > 0);
    assert.equal(
      found.reduce((sum, { count }) => sum + count, 0),
      2200,
    );
    assert.ok(found.length <= (await tab.evaluate(() => innerHeight)) / 5 + 1, `${found.length} ticks`);
    for (let at = 1; at < found.length; at++) assert.ok((found[at]?.top ?? 0) - (found[at - 1]?.top ?? 0) >= 5);
  });

  test("it follows the size of the window and what the page adds", async () => {
    const tab = await stage.read();
    const before = (await ticksThat(tab, (all) => all.length > 0)).at(-1)?.top ?? 0;
    await tab.evaluate(() => {
      const more = document.createElement("p");
      more.style.height = "3000px";
      document.body.append(more);
    });
    const after = await ticksThat(tab, (all) => (all.at(-1)?.top ?? before) < before - 50);
    await tab.resize(900, 500);
    await ticksThat(tab, (all) => (all.at(-1)?.top ?? 0) < (after.at(-1)?.top ?? 0) - 20);
  });

  test("it can be turned off, and is not there on a page that needs no scrolling", async () => {
    stage.server.pages.set("/short", {
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Short</title><p>“It rains,” said Ada Brook.</p>`,
    });
    const short = await stage.read("/short");
    const tab = await stage.read();
    await ticksThat(tab, (all) => all.length > 0);
    const own = await stage.browser.newTab(`${stage.browser.extensionOrigin}/options/options.html`);
    await own.evaluate(() => chrome.storage.local.set({ strip: false }));
    await tab.bringToFront();
    await ticksThat(tab, (all) => all.length === 0);
    await own.bringToFront();
    await own.evaluate(() => chrome.storage.local.remove("strip"));
    await tab.bringToFront();
    await ticksThat(tab, (all) => all.length > 0);
    assert.deepEqual(await ticks(short), []);
  });

  test("in a page that runs from right to left it stands at the left", async () => {
    stage.server.pages.set("/rtl", {
      body: `<!doctype html><html lang="en" dir="rtl"><meta charset="utf-8"><title>RTL</title>
        <p>“It rains,” said Ada Brook.</p><p style="margin-top: 200vh">“It pours,” said Tom Reed.</p>`,
    });
    const tab = await stage.read("/rtl");
    const found = await ticksThat(tab, (all) => all.length === 2);
    const width = await tab.evaluate(() => innerWidth);
    assert.ok(found.every(({ right }) => right < width / 2));
  });
});
