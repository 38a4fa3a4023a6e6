/** The card of a statement: opened by pointer, click and keyboard; what it shows; how it goes away. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE } from "./article.mjs";
import { card, highlighted, inEveryBrowser, placeOf, pressInCard } from "./support.mjs";
import { until } from "./harness/index.mjs";

/** @import { Tab } from "./harness/types.d.ts" */

/** @param {Tab} tab */
const open = (tab) => until("the card is open", () => card(tab));
/** @param {Tab} tab */
const closed = (tab) => until("the card is closed", async () => (await card(tab)) === null);

inEveryBrowser("card", (stage) => {
  test("pointing at a statement opens its card, and pointing elsewhere closes it", async () => {
    const tab = await stage.read();
    const { x, y } = await placeOf(tab, "We will open the");
    await tab.moveTo(x, y);
    const shown = await open(tab);
    assert.equal(shown.speaker, "Ada Brook");
    assert.match(shown.role, /mayor of Holt/);
    assert.equal(shown.kind, "Direct quotation");
    assert.equal(shown.stance, "");
    assert.match(shown.confidence, /\d/);
    await tab.moveTo(x, y + 400);
    await closed(tab);
  });

  test("the card says where the speaker stands", async () => {
    const tab = await stage.read();
    const { x, y } = await placeOf(tab, "that the work would");
    await tab.moveTo(x, y);
    assert.equal((await open(tab)).stance, "assertion");
  });

  test("of several moves within one frame the last counts", async () => {
    const tab = await stage.read();
    const { x, y } = await placeOf(tab, "We will open the");
    // A click moves the pointer first; the next move follows at once.
    await tab.click(2, 2);
    await tab.moveTo(x, y);
    assert.equal((await open(tab)).speaker, "Ada Brook");
  });

  test("the words that say who said it are painted while the card is open", async () => {
    const tab = await stage.read();
    const { x, y } = await placeOf(tab, "Nobody asked");
    await tab.moveTo(x, y);
    await open(tab);
    assert.deepEqual(await highlighted(tab, "hearsay-cue"), ["told"]);
    assert.deepEqual(await highlighted(tab, "hearsay-source"), ["Tom Reed"]);
    assert.ok((await highlighted(tab, "hearsay-current")).includes("Nobody asked the fishermen,"));
    await tab.moveTo(x, y + 400);
    await closed(tab);
    assert.deepEqual(await highlighted(tab, "hearsay-cue"), []);
  });

  test("a click keeps the card open until Escape", async () => {
    const tab = await stage.read();
    const { x, y } = await placeOf(tab, "that the work");
    await tab.moveTo(x, y);
    await open(tab);
    await tab.moveTo(x, y + 400);
    const left = performance.now();
    await closed(tab);
    const patience = performance.now() - left;

    await tab.click(x, y);
    assert.equal((await open(tab)).speaker, "council");
    await tab.moveTo(x, y + 400);
    // A card that was only pointed at has gone after `patience`; this one is still there after twice that time.
    for (const end = performance.now() + 2 * patience; performance.now() < end;) {
      assert.equal((await card(tab))?.speaker, "council");
    }
    await tab.press("Escape");
    await closed(tab);
  });

  test("the page is never scrolled by pointing and clicking, not even at words that the window cuts off", async () => {
    stage.server.pages.set("/edge", { body: ARTICLE.replace("<h1>", `<p style="height: 200vh"></p><h1>`) });
    const tab = await stage.read("/edge");
    await placeOf(tab, "that the work");
    const place = await tab.evaluate(() => {
      const [range] = CSS.highlights.get("hearsay-kind-indirect") ?? [];
      const line = () => /** @type {Range} */ (range).getBoundingClientRect();
      // The upper half of the line is the last that is seen.
      scrollBy({ top: line().top + line().height / 2 - innerHeight, behavior: "instant" });
      return { x: line().left + 20, y: line().top + 3, cut: line().bottom - innerHeight };
    });
    assert.ok(place.cut > 2, `${place.cut} pixels are cut off`);
    /** Where the page is once it has been drawn twice. */
    const where = () =>
      tab.evaluate(
        () =>
          new Promise((resolve) =>
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(Math.round(scrollY)))),
          ),
      );
    const before = await where();
    assert.ok(before > 0);
    await tab.moveTo(place.x, place.y);
    assert.equal((await open(tab)).speaker, "council");
    assert.equal(await where(), before, "pointed at");
    await tab.click(place.x, place.y);
    assert.equal((await open(tab)).speaker, "council");
    assert.equal(await where(), before, "clicked");
    await tab.press("Escape");
    await closed(tab);
    assert.equal(await where(), before, "closed");
  });

  test("the keyboard goes from statement to statement and says who speaks", async () => {
    const tab = await stage.read();
    const heard = [];
    for (let step = 0; step < 5; step++) {
      const before = await highlighted(tab, "hearsay-current");
      await tab.press("ArrowDown", "Alt", "Shift");
      await until("the next statement is current", async () => {
        const now = await highlighted(tab, "hearsay-current");
        return now.length > 0 && now.join() !== before.join();
      });
      const live = await tab.inShadow("hearsay-root", (root) => root?.querySelector(".announcer")?.textContent ?? "");
      heard.push([(await open(tab)).speaker, live]);
    }
    assert.deepEqual(
      heard.map(([speaker]) => speaker),
      ["Ada Brook", "council", "Tom Reed", "Tom Reed", "Ada Brook"],
    );
    for (const [speaker, live] of heard) assert.ok(live?.includes(speaker ?? "–"), `“${live}” says ${speaker}`);
    await tab.press("Escape");
    await closed(tab);
  });

  test("copying gives the words and who said them", async () => {
    const tab = await stage.read();
    const { x, y } = await placeOf(tab, "Nobody asked");
    await tab.click(x, y);
    await open(tab);
    await pressInCard(tab, "copy");
    // Nothing is copied for a page that has left the front meanwhile.
    await until("it says so", () =>
      tab.inShadow("hearsay-root", (root) => root?.querySelector("[data-part=copy]")?.textContent === "Copied"),
    );
    const pasted = await until("something is copied", async () => {
      const text = await stage.clipboard();
      return text.includes("Nobody asked") ? text : null;
    });
    // As the panel and the library have it.
    const [words, source, link] = pasted.split("\n");
    assert.equal(words, "“Nobody asked the fishermen,”");
    assert.equal(source, "— Tom Reed, Holt to get its bridge back");
    assert.ok(link?.startsWith(`${stage.server.origin}/article#:~:text=Nobody`), link);
  });

  test("the link leads to the words on the page", async () => {
    const tab = await stage.read();
    const { x, y } = await placeOf(tab, "Nobody asked");
    await tab.click(x, y);
    await open(tab);
    await pressInCard(tab, "link");
    const link = await until("a link is copied", async () => {
      const text = await stage.clipboard();
      return text.includes("#:~:text=") ? text : null;
    });
    assert.ok(link.startsWith(`${stage.server.origin}/article#:~:text=`), link);
    assert.match(decodeURIComponent(link), /Nobody asked/);
  });
});
