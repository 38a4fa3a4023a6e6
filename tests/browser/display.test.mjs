/** How it is shown where things are not as usual: small windows, 200 %, print, forced colours, less motion, right to left. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import { ARTICLE } from "./article.mjs";
import { violationsOfOurs } from "./axe.mjs";
import { openPanel, settled, until } from "./harness/index.mjs";
import { editorClosed, editorReady, openCard, focusedIn } from "./in-page.mjs";
import { changedShares, picture } from "./pixels.mjs";
import { card, idOf, inEveryBrowser, inOneBrowser, painted, pressInCard } from "./support.mjs";

/** @import { Tab } from "./harness/types.d.ts" */

/** One of its statements takes several lines of a small window. */
const LONG = ARTICLE.replace(
  '<p class="far">',
  `<p>Brook told the council on Monday that the old bridge had been closed for so long that nobody in the town could say
  when it was last crossed, and that the new one would be open before the winter.</p><p class="far">`,
);

/** Windows, and how much the page is enlarged in them. */
const WINDOWS = /** @type {const} */ ([
  ["a window of 640 × 400", [640, 400], 1],
  ["a window 360 wide", [360, 640], 1],
  ["200 %", [1100, 800], 2],
]);

/** What is wrong with where the open editor is; empty for nothing. @param {Tab} tab */
const faults = (tab) =>
  tab.inShadow("hearsay-root", (root) => {
    const open = root?.querySelector(".card");
    const frame = open?.querySelector("iframe");
    const inside = frame?.contentDocument;
    if (!open || !frame || !inside) return ["there is no editor"];
    /** @type {string[]} */
    const found = [];
    const box = open.getBoundingClientRect();
    const outer = frame.getBoundingClientRect();
    const isInside = box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
    if (!isInside) found.push("out of the window");
    if (open.scrollWidth > open.clientWidth) found.push("wider than the card");
    if (inside.documentElement.scrollWidth > inside.documentElement.clientWidth) found.push("wider than the frame");
    const view = inside.querySelector(".fields")?.getBoundingClientRect();
    for (const part of ["save", "cancel"]) {
      const button = inside.querySelector(`[data-part=${part}]`)?.getBoundingClientRect();
      if (!button || outer.top + button.bottom > Math.min(box.bottom, innerHeight)) found.push(`${part} is cut off`);
    }
    const field = inside.activeElement?.getBoundingClientRect();
    if (!field || !view || field.top < view.top || field.top + 20 > view.bottom) found.push("the field is cut off");
    for (const range of CSS.highlights.get("hearsay-current") ?? []) {
      for (const line of /** @type {Range} */ (range).getClientRects()) {
        const isBeside =
          line.right <= box.left || line.left >= box.right || line.bottom <= box.top || line.top >= box.bottom;
        if (!isBeside) found.push(`covers “${String(range).slice(0, 20)}”`);
      }
    }
    return found;
  });

/** The colours that are drawn with in a PDF. @param {Buffer} pdf */
function coloursIn(pdf) {
  const source = pdf.toString("latin1");
  /** @type {Set<string>} */
  const colours = new Set();
  for (const { index, 0: start } of source.matchAll(/(?<!end)stream\r?\n/g)) {
    const packed = pdf.subarray(index + start.length, source.indexOf("endstream", index));
    let drawn = "";
    try {
      drawn = inflateSync(packed).toString("latin1");
    } catch {
      // Not all that is in there is packed, or text.
    }
    for (const [colour] of drawn.matchAll(/^[\d.]+ [\d.]+ [\d.]+ (?:rg|RG)/gm)) colours.add(colour.toLowerCase());
  }
  return [...colours].sort();
}

inEveryBrowser("display", (stage) => {
  /** @param {string} path @param {string} body */
  const readOwn = (path, body) => {
    stage.server.pages.set(path, { body });
    return stage.read(path);
  };

  /**
   * Presses the toolbar button, and checks that each statement in view looks otherwise then, and the heading does not.
   * @param {Tab} tab
   */
  const paintsStatementsAlone = async (tab) => {
    const before = await picture(tab);
    await stage.browser.clickAction(tab);
    await until("painted", async () => (await painted(tab)).length > 0);
    const boxes = await tab.evaluate(() => {
      const heading = document.createRange();
      heading.selectNodeContents(/** @type {Node} */ (document.querySelector("h1")));
      const statements = ["direct", "mixed", "indirect"].flatMap((kind) => [
        ...(CSS.highlights.get(`hearsay-kind-${kind}`) ?? []),
      ]);
      return [heading, ...statements]
        .flatMap((range) => [.../** @type {Range} */ (range).getClientRects()])
        .filter(({ bottom }) => bottom < innerHeight)
        .map(({ x, y, width, height }) => /** @type {[number, number, number, number]} */ ([x, y, width, height]));
    });
    assert.ok(boxes.length >= 5, `${boxes.length} boxes`);
    const shares = await changedShares(stage, before, await picture(tab), boxes);
    const [heading, ...statements] = shares;
    assert.equal(heading, 0);
    assert.ok(
      statements.every((share) => share > 0.03),
      shares.join(),
    );
  };

  for (const [name, [width, height], zoom] of WINDOWS) {
    // Browsers differ most where they enlarge.
    const options = zoom > 1 ? {} : inOneBrowser(stage);
    test(
      `in ${name}, by keys alone, editors stand beside their words, whole and with their buttons`,
      options,
      async () => {
        const tab = await readOwn(`/small-${width}`, LONG);
        const own = await stage.browser.newTab(`${stage.browser.extensionOrigin}/welcome/welcome.html`);
        const id = await idOf(own, tab);
        /** @param {number} factor */
        const enlarge = (factor) => own.evaluate((of, to) => chrome.tabs.setZoom(of, to), id, factor);
        await enlarge(zoom);
        try {
          await tab.bringToFront();
          await tab.resize(width, height);
          await until("it is enlarged", () => tab.evaluate((most) => innerWidth <= most, width / zoom));
          let seen = 0;
          for (const words of ["We will open", "that the work", "Nobody asked", "We would have", "that the old"]) {
            await tab.press("ArrowDown", "Alt", "Shift");
            await until(`it is at “${words}”`, async () =>
              tab.evaluate(
                (start) =>
                  [...(CSS.highlights.get("hearsay-current") ?? [])].some((range) => String(range).startsWith(start)),
                words,
              ),
            );
            if (words === "that the work" || words === "We would have") continue;
            for (const part of ["speaker", "note", "check"]) {
              await tab.press("Enter", "Alt", "Shift");
              await until(`“${part}” has the focus`, async () => {
                await tab.press("Tab");
                return (await focusedIn(tab)) === part;
              });
              await tab.press("Enter");
              await editorReady(tab);
              await until(
                `${part} of “${words}” is where it should be`,
                async () => (await faults(tab)).length === 0,
              ).catch(async () => assert.deepEqual(await faults(tab), [], `${part} of “${words}”`));
              if (part === "note") {
                await tab.press("Tab");
                assert.deepEqual(await faults(tab), [], `the tags of “${words}”`);
              }
              seen++;
              await tab.press("Escape");
              await editorClosed(tab);
              // From within the card the next keys would go on from where they were.
              await tab.press("Escape");
              await until("the card is closed", async () => (await card(tab)) === null);
            }
          }
          assert.equal(seen, 9);
          assert.deepEqual(await violationsOfOurs(tab), []);
        } finally {
          await enlarge(1);
          await own.close();
          await tab.close();
        }
      },
    );
  }

  test("on paper there are the statements, and neither card nor strip nor who is looked at", async () => {
    const tab = await stage.open("/article");
    const off = coloursIn(await tab.print());
    await stage.browser.clickAction(tab);
    await until("painted", async () => (await painted(tab)).length > 0);
    const closed = coloursIn(await tab.print());
    await openCard(tab, "Nobody asked");
    await pressInCard(tab, "confirm");
    assert.deepEqual(coloursIn(await tab.print()), closed);
    // Firefox prints a copy of the page, to which no painted range belongs.
    if (stage.browser.name === "chromium") assert.ok(closed.length >= off.length + 3, closed.join());
    await tab.emulate({ print: true });
    try {
      const shown = await tab.inShadow("hearsay-root", (root) => {
        const host = /** @type {ShadowRoot} */ (root).host;
        const style = (/** @type {string} */ of) => getComputedStyle(document.body, `::highlight(hearsay-${of})`);
        return {
          host: getComputedStyle(host).display,
          kinds: ["direct", "mixed", "indirect"].map((kind) => style(`kind-${kind}`).textDecorationStyle),
          looked: ["cue", "source"].map((of) => style(of).textDecorationLine),
        };
      });
      assert.deepEqual(shown, { host: "none", kinds: ["solid", "dashed", "dotted"], looked: ["none", "none"] });
    } finally {
      await tab.emulate({});
    }
  });

  test("what a reader mode takes of the page is the page alone", async () => {
    const tab = await stage.open("/article");
    const take = () =>
      tab.evaluate(() => {
        const copy = /** @type {HTMLElement} */ (document.documentElement.cloneNode(true));
        return { body: copy.querySelector("body")?.innerHTML, text: copy.textContent };
      });
    const before = await take();
    await stage.browser.clickAction(tab);
    await until("painted", async () => (await painted(tab)).length > 0);
    await openCard(tab, "Nobody asked");
    assert.deepEqual(await take(), before);
  });

  test("in forced colours the kinds differ, edges are seen, and speakers keep their colours", async () => {
    const tab = await stage.read();
    await tab.emulate({ forcedColours: true });
    try {
      await until("colours are forced", () => tab.evaluate(() => matchMedia("(forced-colors: active)").matches));
      await openCard(tab, "Nobody asked");
      const seen = await tab.inShadow("hearsay-root", (root) => {
        const probe = document.createElement("p");
        probe.style.cssText = "color: CanvasText; background: Highlight; border: 1px solid ButtonText";
        document.body.append(probe);
        const { color } = getComputedStyle(probe);
        probe.remove();
        const of = (/** @type {string} */ what) => getComputedStyle(/** @type {Element} */ (root?.querySelector(what)));
        const style = (/** @type {string} */ name) => getComputedStyle(document.body, `::highlight(hearsay-${name})`);
        return {
          edge: of(".card").borderLeftColor === color && of(".card").borderLeftWidth,
          swatch: of(".swatch").backgroundColor,
          ticks: new Set(
            [...(root?.querySelectorAll(".tick") ?? [])].map(
              (tick) => getComputedStyle(tick, "::before").backgroundColor,
            ),
          ).size,
          kinds: ["direct", "mixed", "indirect"].map((kind) => style(`kind-${kind}`).textDecorationStyle),
          looked: style("current").backgroundColor !== style("speaker-0").backgroundColor,
        };
      });
      assert.deepEqual(seen, {
        edge: "1px",
        swatch: "rgb(0, 114, 178)",
        ticks: 3,
        kinds: ["solid", "dashed", "dotted"],
        looked: true,
      });
      await pressInCard(tab, "speaker");
      await editorReady(tab);
      const edges = await tab.inShadow("hearsay-root", (root) => {
        const inside = root?.querySelector("iframe")?.contentDocument;
        return [...(inside?.querySelectorAll("button, input:not([type])") ?? [])].map(
          (each) => getComputedStyle(each).borderTopStyle,
        );
      });
      assert.deepEqual(edges, ["solid", "solid", "solid"]);
      const panel = await openPanel(stage.browser, tab);
      await settled(panel);
      await panel.emulate({ forcedColours: true });
      const bars = await panel.evaluate(() =>
        [...document.querySelectorAll(".share")].map((bar) => getComputedStyle(bar, "::before").backgroundColor),
      );
      assert.equal(new Set(bars).size, 3);
      await panel.close();
    } finally {
      await tab.emulate({});
    }
  });

  test("in forced colours the statements are painted, and nothing else is", async () => {
    const tab = await stage.open("/article");
    await tab.emulate({ forcedColours: true });
    try {
      await until("colours are forced", () => tab.evaluate(() => matchMedia("(forced-colors: active)").matches));
      await paintsStatementsAlone(tab);
    } finally {
      await tab.emulate({});
      await tab.close();
    }
  });

  test("on a dark page, too, the statements are painted, and nothing else is", async () => {
    stage.server.pages.set("/dark", { body: ARTICLE.replace("body {", "body { background: #111; color: #eee;") });
    const tab = await stage.open("/dark");
    await paintsStatementsAlone(tab);
    await tab.close();
  });

  test("who wants less motion gets none: neither in the card, nor on the way to a statement", async () => {
    const tab = await readOwn("/still", ARTICLE.replace("<style>", "<style>html { scroll-behavior: smooth }"));
    await tab.emulate({ reducedMotion: true });
    try {
      await tab.evaluate(() => {
        Object.assign(window, { places: [] });
        addEventListener("scroll", () => /** @type {any} */ (window).places.push(scrollY));
      });
      await tab.press("ArrowUp", "Alt", "Shift");
      await until("the last statement is looked at", async () => (await card(tab))?.speaker === "Ada Brook");
      await until("the page has been scrolled", () =>
        tab.evaluate(() => /** @type {any} */ (window).places.length > 0),
      );
      // What is not on the way is where it ends.
      const { places, end } = await tab.evaluate(
        () =>
          new Promise((resolve) =>
            requestAnimationFrame(() =>
              requestAnimationFrame(() => resolve({ places: /** @type {any} */ (window).places, end: scrollY })),
            ),
          ),
      );
      assert.deepEqual([...new Set(places)], [end]);
      const moving = await tab.inShadow("hearsay-root", (root) =>
        [...(root?.querySelectorAll("[popover], [popover] *") ?? [])]
          .map((each) => getComputedStyle(each).transitionDuration)
          .filter((duration) => parseFloat(duration) > 0),
      );
      assert.deepEqual(moving, []);
      const panel = await openPanel(stage.browser, tab);
      await settled(panel);
      await panel.emulate({ reducedMotion: true });
      const slow = await panel.evaluate(
        () =>
          [...document.querySelectorAll("*")].filter((each) => {
            const { animationDuration, transitionDuration } = getComputedStyle(each);
            return [animationDuration, transitionDuration].some((duration) => parseFloat(duration) > 0.001);
          }).length,
      );
      assert.equal(slow, 0);
      await panel.close();
    } finally {
      await tab.emulate({});
    }
  });

  test("on a page from right to left the strip is on its left, and the card is beside its words", async () => {
    const tab = await readOwn("/rtl", ARTICLE.replace('lang="en"', 'lang="en" dir="rtl"'));
    await until("the strip is there", () =>
      tab.inShadow("hearsay-root", (root) => root?.querySelector(".tick") !== null),
    );
    await openCard(tab, "Nobody asked");
    const seen = await tab.inShadow("hearsay-root", (root) => {
      const strip = root?.querySelector(".strip")?.getBoundingClientRect();
      const box = root?.querySelector(".card")?.getBoundingClientRect();
      if (!strip || !box) return null;
      const lines = [...(CSS.highlights.get("hearsay-current") ?? [])].flatMap((range) => [
        .../** @type {Range} */ (range).getClientRects(),
      ]);
      return {
        strip: strip.left < innerWidth / 2,
        inside: box.left >= 0 && box.right <= innerWidth,
        beside: lines.every(({ top, bottom }) => bottom <= box.top || top >= box.bottom),
      };
    });
    assert.deepEqual(seen, { strip: true, inside: true, beside: true });
    await tab.press("ArrowDown", "Alt", "Shift");
    await until("the next one is looked at", async () =>
      tab.evaluate(() => [...(CSS.highlights.get("hearsay-current") ?? [])].join("").startsWith("We would")),
    );
  });
});
