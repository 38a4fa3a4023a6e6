/** Reading a page: what is painted, and what is left behind. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { STATEMENTS } from "./article.mjs";
import { highlighted, inEveryBrowser, painted } from "./support.mjs";
import { until } from "./harness/index.mjs";

const EXPECTED = STATEMENTS.map(({ kind, text }) => ({ kind, text }));

/** The page as its own script sees it. */
const html = () => document.documentElement.outerHTML;
const elements = () => document.querySelectorAll("*").length;

inEveryBrowser("page", (stage) => {
  test("every statement is painted by kind, and nothing else", async () => {
    const tab = await stage.read();
    assert.deepEqual(await painted(tab), EXPECTED);
  });

  test("each speaker has a colour: the same for all statements of one, another for the next", async () => {
    const tab = await stage.read();
    /** @type {Map<string, string>} */
    const colours = new Map();
    for (const name of await tab.evaluate(() => [...CSS.highlights.keys()])) {
      if (!name.startsWith("hearsay-speaker-")) continue;
      for (const words of await highlighted(tab, name)) colours.set(words, name);
    }
    /** @type {Map<string, Set<string | undefined>>} */
    const bySpeaker = new Map();
    for (const { speaker, text } of STATEMENTS) {
      bySpeaker.set(speaker, (bySpeaker.get(speaker) ?? new Set()).add(colours.get(text)));
    }
    const used = [...bySpeaker.values()].map((set) => [...set]);
    assert.ok(
      used.every((set) => set.length === 1 && set[0]),
      JSON.stringify(used),
    );
    assert.equal(new Set(used.flat()).size, used.length);
  });

  test("a paragraph in bold that asks is a question of an interview, whoever draws it bold", async () => {
    const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Interview</title>
      <style>.asks { font-weight: 700 }</style>
      <h1>A talk with Lena Ames</h1>
      <p><strong>When did you first go</strong> <b>to sea?</b></p><p>I was nine.</p>
      <p class="asks">Would you go again?</p><p>I would go <b>tomorrow</b>.</p>`;
    stage.server.pages.set("/interview", { body });
    const tab = await stage.read("/interview");
    const expected = ["I was nine.", "I would go tomorrow."].map((text) => ({ kind: "direct", text }));
    assert.deepEqual(await painted(tab), expected);
  });

  test("where statements are nested, each stretch of the text has the colour of the innermost", async () => {
    const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Nested</title>
      <p>Ada Brook told reporters that Tom Reed had called the delay “a disgrace”.</p>`;
    stage.server.pages.set("/nested", { body });
    const tab = await stage.read("/nested");
    const outer = "that Tom Reed had called the delay “a disgrace”";
    const inner = "the delay “a disgrace”";
    assert.deepEqual(
      (await painted(tab)).map(({ text }) => text),
      [outer, inner],
    );
    const washed = async () => [
      ...(await highlighted(tab, "hearsay-speaker-0")),
      ...(await highlighted(tab, "hearsay-speaker-1")),
    ];
    assert.deepEqual(await washed(), [outer.slice(0, -inner.length), inner]);

    // The one whose card is open has all of its own words; both are as they were after it.
    const next = () => tab.press("ArrowDown", "Alt", "Shift");
    await next();
    await until("the outer one has its own colour", async () => (await washed()).join("|") === outer);
    await next();
    await until("the inner one has its own", async () => (await washed()).includes(inner));
  });

  test("one element is added while it is on, and the page is byte-identical after", async () => {
    const tab = await stage.open("/article");
    const before = { html: await tab.evaluate(html), elements: await tab.evaluate(elements) };
    await stage.browser.clickAction(tab);
    await until("painted", async () => (await painted(tab)).length > 0);
    assert.equal(await tab.evaluate(elements), before.elements + 1);
    const withoutRoot = await tab.evaluate(() => {
      const copy = /** @type {HTMLElement} */ (document.documentElement.cloneNode(true));
      copy.querySelector("hearsay-root")?.remove();
      return copy.outerHTML;
    });
    assert.equal(withoutRoot, before.html);

    await stage.browser.clickAction(tab);
    await until("it is off", async () => (await tab.evaluate(() => CSS.highlights.size)) === 0);
    await until("its element is gone", async () => (await tab.evaluate(elements)) === before.elements);
    assert.equal(await tab.evaluate(html), before.html);
    assert.equal(await tab.evaluate(() => document.adoptedStyleSheets.length), 0);
  });

  test("on and off and on again paints the same", async () => {
    const tab = await stage.read();
    await stage.browser.clickAction(tab);
    await until("it is off", async () => (await painted(tab)).length === 0);
    await stage.browser.clickAction(tab);
    await until("it is on again", async () => (await painted(tab)).length > 0);
    assert.deepEqual(await painted(tab), EXPECTED);
  });

  test("the page is neither scrolled nor does it lose its focus or selection", async () => {
    const tab = await stage.open("/article");
    await tab.evaluate(() => {
      scrollTo(0, 100);
      const reed = /** @type {HTMLElement} */ (document.getElementById("reed"));
      reed.tabIndex = 0;
      reed.focus({ preventScroll: true });
      getSelection()?.selectAllChildren(reed);
    });
    const state = () => [scrollY, document.activeElement?.id, String(getSelection())];
    const before = await tab.evaluate(state);
    await stage.browser.clickAction(tab);
    await until("painted", async () => (await painted(tab)).length > 0);
    assert.deepEqual(await tab.evaluate(state), before);
  });
});
