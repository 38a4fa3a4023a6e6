/** Our own pages where things are not as usual: at 200 %, from right to left, in forced colours, with less motion. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./harness/index.mjs";
import { bringIn, fileOf, lists, openLibrary, PAGES, press } from "./library.mjs";
import { NEWSPAPER } from "./newspaper.mjs";
import { openFile } from "./open-file.mjs";
import { openEditor, openPart, readInPanel } from "./panel-support.mjs";
import { ofOwnPages } from "./support.mjs";

/** @import { Tab } from "./harness/types.d.ts" */
/** @import { Stage } from "./support.mjs" */

/** A window of 1100 in which everything is twice as large. */
const NARROW = 550;

/** What opens each page, with something on it. @type {Record<string, (stage: Stage) => Promise<Tab>>} */
const OWN = {
  "the library": async ({ browser }) => {
    const tab = await openLibrary(browser);
    if (!(await tab.evaluate(() => document.querySelector(".row.statement") !== null))) {
      await bringIn(tab, fileOf(PAGES));
    }
    await lists(tab, 5);
    return tab;
  },
  "a statement in the library": async (stage) => {
    const tab = await /** @type {any} */ (OWN["the library"])(stage);
    await press(tab, ".said", "fishermen");
    await until("it is shown whole", () => tab.evaluate(() => document.querySelector("#add-tag") !== null));
    return tab;
  },
  "the library's dialog": async (stage) => {
    const tab = await /** @type {any} */ (OWN["the library"])(stage);
    await press(tab, "[data-act=export]");
    await until("it is open", () =>
      tab.evaluate(() => document.querySelector("export-dialog dialog")?.matches("[open]") ?? false),
    );
    return tab;
  },
  "the panel": async (stage) => (await readInPanel(stage)).panel,
  "an editor in the panel": async (stage) => {
    const { panel } = await readInPanel(stage);
    const item = await openEditor(panel, "fishermen");
    for (const part of /** @type {const} */ (["speaker", "note", "claim"])) await openPart(panel, item, part);
    return panel;
  },
  "the settings": async ({ browser }) => {
    const tab = await browser.newTab(`${browser.extensionOrigin}/options/options.html`);
    await until("the settings are shown", () => tab.evaluate(() => document.querySelector("#storage") !== null));
    return tab;
  },
  "the page of the installation": async ({ browser }) => {
    const tab = await browser.newTab(`${browser.extensionOrigin}/welcome/welcome.html`);
    await until("it has its texts", () =>
      tab.evaluate(() => [...document.querySelectorAll("h1, h2")].every(({ textContent }) => textContent)),
    );
    return tab;
  },
  "the viewer": async (stage) => (await openFile(stage, "/own.pdf")).viewer,
};

/** What can be seen and reaches over the sides of the window, or is all wider than it; empty for nothing. @param {Tab} tab */
const overflowing = (tab) =>
  tab.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const found = scrollWidth > clientWidth ? [`${scrollWidth} in ${clientWidth}`] : [];
    /** Whether a part of it that scrolls, or is cut off, holds it. @param {Element | null} part @returns {boolean} */
    const isHeld = (part) =>
      part !== null &&
      part !== document.body &&
      (getComputedStyle(part).overflowX !== "visible" || isHeld(part.parentElement));
    for (const element of document.body.querySelectorAll("*")) {
      const { left, right, width, height } = element.getBoundingClientRect();
      const isSeen = width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true });
      if (isSeen && (left < -1 || right > clientWidth + 1) && !isHeld(element.parentElement)) {
        found.push(`${element.localName}.${element.className} from ${left} to ${right} of ${clientWidth}`);
      }
    }
    return found;
  });

/** @param {Tab} tab @param {string} what */
const fits = (tab, what) =>
  until(`${what} fits`, async () => (await overflowing(tab)).length === 0).catch(async () =>
    assert.deepEqual(await overflowing(tab), [], what),
  );

/** What can be pressed or filled in and has no edge that is drawn; empty for nothing. @param {Tab} tab */
const edgeless = (tab) =>
  tab.evaluate(() =>
    [...document.querySelectorAll("button, select, textarea, input:not([type=checkbox], [type=radio], [type=range])")]
      .filter((each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .filter((each) => {
        const { borderTopStyle, borderTopWidth, borderInlineStart, textDecorationLine } = getComputedStyle(each);
        const { width, height } = each.getBoundingClientRect();
        const isLink = textDecorationLine.includes("underline");
        // A statement in a list has a bar at its start instead, and lies between others.
        const hasBar = /^[3-9]px (?:solid|dashed|dotted)/.test(borderInlineStart);
        return (
          width > 1 &&
          height > 1 &&
          !isLink &&
          !hasBar &&
          (borderTopStyle === "none" || parseFloat(borderTopWidth) === 0)
        );
      })
      .map((each) => `${each.localName}#${each.id}.${each.className} ${each.textContent?.trim().slice(0, 20)}`),
  );

/** What moves or fades; empty for nothing. @param {Tab} tab */
const moving = (tab) =>
  tab.evaluate(() =>
    [...document.querySelectorAll("*")]
      .filter((each) => {
        const { animationDuration, transitionDuration } = getComputedStyle(each);
        return [...animationDuration.split(","), ...transitionDuration.split(",")].some(
          (duration) => parseFloat(duration) > 0.001,
        );
      })
      .map(({ localName, className }) => `${localName}.${className}`),
  );

ofOwnPages("our own pages", (stage) => {
  for (const [name, open] of Object.entries(OWN)) {
    test(`${name}: at 200 %, from right to left, in forced colours, with less motion`, async () => {
      stage.server.pages.set("/own.pdf", { body: NEWSPAPER });
      const tab = await open(stage);
      try {
        await fits(tab, "as usual");
        await tab.evaluate(() => void (document.documentElement.dir = "rtl"));
        await fits(tab, "from right to left");
        await tab.resize(NARROW, 800);
        await until("it is narrow", () => tab.evaluate((most) => innerWidth <= most, NARROW));
        await fits(tab, "narrow, from right to left");
        await tab.evaluate(() => void (document.documentElement.dir = "ltr"));
        await fits(tab, "narrow");
        await tab.emulate({ forcedColours: true, reducedMotion: true });
        await until("it is so", () =>
          tab.evaluate(
            () =>
              matchMedia("(forced-colors: active)").matches && matchMedia("(prefers-reduced-motion: reduce)").matches,
          ),
        );
        assert.deepEqual(await edgeless(tab), [], "in forced colours");
        assert.deepEqual(await moving(tab), [], "with less motion");
        await fits(tab, "in forced colours");
      } finally {
        await tab.emulate({});
        await tab.close();
      }
    });
  }
});
