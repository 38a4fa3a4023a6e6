/** What the card keeps to itself, and whom it is for: what a page can learn of it, accessibility, print. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE } from "./article.mjs";
import { violationsOfOurs } from "./axe.mjs";
import { editor, editorClosed, editorReady, openCard, openEditor, selectWords, type } from "./in-page.mjs";
import { card, inEveryBrowser, inOneBrowser, placeOf, pressInCard } from "./support.mjs";
import { until } from "./harness/index.mjs";

inEveryBrowser("the card's guard", (stage) => {
  test("a page that listens to everything learns nothing of what is typed, chosen or shown", async () => {
    stage.server.pages.set("/spy", {
      body: ARTICLE.replace(
        "<body>",
        `<body><script>
          window.heard = [];
          const hear = (event) => heard.push([event.type, event.key ?? "", event.data ?? "", event.target?.localName ?? ""].join(" "));
          const names = "keydown keypress keyup beforeinput input change compositionstart paste copy cut select";
          for (const name of names.split(" ")) window.addEventListener(name, hear, true);
        </script>`,
      ),
    });
    const tab = await stage.read("/spy");
    const frames = await tab.evaluate(() => window.length);
    await openCard(tab, "Nobody asked");
    await openEditor(tab, "note");
    await type(tab, "secret");
    assert.equal(await tab.evaluate(() => window.length), frames, "no frame is to be seen");
    assert.equal(await tab.evaluate(() => document.activeElement?.localName), "hearsay-root");
    await tab.press("Enter", "Control");
    await editorClosed(tab);
    await openEditor(tab, "speaker");
    await type(tab, "Mia");
    await tab.press("Enter");
    await until("the speaker is another", async () => (await card(tab))?.speaker === "Mia");
    /** @type {string[]} */
    const heard = await tab.evaluate(() => /** @type {any} */ (globalThis).heard);
    // The keys that saved may be let go when the editor has gone: that they were pressed is all that this tells.
    assert.deepEqual(
      heard.filter((each) => !/^keyup (?:Enter|Control) /.test(each)),
      [],
    );
    const seen = await tab.evaluate(() => {
      getSelection()?.selectAllChildren(document.documentElement);
      return [String(getSelection()), document.documentElement.innerText, document.documentElement.outerHTML].join();
    });
    assert.doesNotMatch(seen, /secret|Mia/);
  });

  test("a pointer that only passes by opens nothing, and the way from the words to the card keeps it", async () => {
    const tab = await stage.read();
    const { x, y } = await placeOf(tab, "that the work");
    await tab.moveTo(x, y);
    await tab.moveTo(x, y + 400);
    await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
    assert.equal(await card(tab), null);
    await tab.moveTo(x, y);
    await until("the card is open", () => card(tab));
    const at = await tab.inShadow("hearsay-root", (root) => {
      const box = root?.querySelector(".card")?.getBoundingClientRect();
      return box && { left: box.left, top: box.top, bottom: box.bottom };
    });
    assert.ok(at);
    assert.ok(at.top > y || at.bottom < y, "it does not cover its words");
    await tab.moveTo(at.left + 40, at.top + 40);
    await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 700)));
    assert.equal((await card(tab))?.speaker, "council");
    assert.equal(await tab.evaluate(() => document.activeElement?.localName), "body", "and has not taken the focus");
  });

  test("words that have changed since they were kept are shown with the change", async () => {
    stage.server.pages.set("/changing", { body: ARTICLE });
    const tab = await stage.read("/changing");
    await openCard(tab, "Nobody asked");
    await pressInCard(tab, "confirm");
    await until("it is kept", () =>
      tab.inShadow("hearsay-root", (root) => root?.querySelector(".certain")?.textContent === "Confirmed"),
    );
    stage.server.pages.set("/changing", { body: ARTICLE.replace("asked the fishermen", "asked the old fishermen") });
    const again = await stage.read("/changing");
    await openCard(again, "Nobody asked");
    const shown = await again.inShadow("hearsay-root", (root) => ({
      added: root?.querySelector(".difference ins")?.textContent ?? "",
      whole: root?.querySelector(".difference")?.textContent ?? "",
    }));
    assert.match(shown.added, /old/);
    assert.match(shown.whole, /The text has changed/);
  });

  test(
    "axe finds no fault with the card, its editors, the bar and the strip, in light and dark",
    inOneBrowser(stage),
    async () => {
      for (const scheme of /** @type {const} */ (["light", "dark"])) {
        const path = `/axe-${scheme}`;
        stage.server.pages.set(path, { body: ARTICLE });
        const tab = await stage.open(path);
        await tab.preferColours(scheme);
        await stage.browser.clickAction(tab);
        await until("the strip is there", () =>
          tab.inShadow("hearsay-root", (root) => (root?.querySelectorAll(".tick").length ?? 0) > 0),
        );
        await openCard(tab, "Nobody asked");
        assert.deepEqual(await violationsOfOurs(tab), [], `card, ${scheme}`);
        for (const part of ["speaker", "note", "check"]) {
          await openEditor(tab, part);
          if (part === "speaker") {
            await tab.press("ArrowDown");
            assert.ok((await editor(tab, "options")).length > 1);
          }
          assert.deepEqual(await violationsOfOurs(tab), [], `${part}, ${scheme}`);
          await tab.press("Escape");
          await editorClosed(tab);
        }
        await pressInCard(tab, "confirm");
        await until("the notice offers to undo it", () =>
          tab.inShadow("hearsay-root", (root) => root?.querySelector(".notice button") !== null),
        );
        assert.deepEqual(await violationsOfOurs(tab), [], `notice, ${scheme}`);
        await pressInCard(tab, "fix");
        await until("the bar", () => tab.inShadow("hearsay-root", (root) => root?.querySelector(".bar") !== null));
        assert.deepEqual(await violationsOfOurs(tab), [], `bar, ${scheme}`);
        await tab.press("Escape");
        await tab.press("Escape");
        await selectWords(tab, "reporters on Friday");
        await tab.press("=", "Alt", "Shift");
        await editorReady(tab);
        assert.deepEqual(await violationsOfOurs(tab), [], `adder, ${scheme}`);
        await tab.close();
      }
    },
  );
});
