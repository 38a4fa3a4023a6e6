/** Pages as applications build and change them: whatever is made anew, moved or put in, the right words have the right speaker. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./harness/index.mjs";
import { openCard } from "./in-page.mjs";
import { card, inEveryBrowser, painted } from "./support.mjs";

/** @import { Tab } from "./harness/types.d.ts" */

/** What is said, and by whom. @typedef {[words: string, speaker: string]} Said */

/** @type {Said} */
const BRIDGE = ["We will open the bridge in May,", "Ada Brook"];
/** @type {Said} */
const TIDE = ["The tide takes whatever it wants,", "Tom Reed"];
/** @type {Said} */
const FISHERMEN = ["Nobody asked the fishermen,", "Olive Grant"];

const PARAGRAPHS = {
  bridge: "“We will open the bridge in May,” said Ada Brook, the mayor of Holt, on Tuesday.",
  tide: "“The tide takes whatever it wants,” Tom Reed said at the harbour, and laughed.",
  fishermen: "“Nobody asked the fishermen,” Olive Grant told reporters on Friday, in the rain.",
};
const SILENT = "The bridge over the Lune has been closed since January, and the ferry is full.";

/** @param {string} body */
const html = (body) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>The bridge</title><link rel="icon" href="data:,">${body}</html>`;

/** @param {Tab} tab */
const words = async (tab) => (await painted(tab)).map(({ text }) => text);

/**
 * Waits until just these words are painted, and asks the card of each who says them.
 * @param {Tab} tab
 * @param {Said[]} expected in the order of the page
 */
async function says(tab, expected) {
  const all = expected.map(([said]) => said);
  await until(`“${all.join("” “")}” is painted`, async () => (await words(tab)).join("|") === all.join("|"));
  for (const [said, speaker] of expected) {
    await openCard(tab, said);
    await until(`“${said}” is ${speaker}’s`, async () => (await card(tab))?.speaker === speaker);
    await tab.press("Escape");
    await until("the card is closed", async () => (await card(tab)) === null);
  }
}

/** Waits until whatever is painted stands in what the page shows now. @param {Tab} tab */
const inPlace = (tab) =>
  until("what is painted is in the page", () =>
    tab.evaluate(() =>
      [...(CSS.highlights.get("hearsay-kind-direct") ?? [])].every(
        ({ startContainer, collapsed }) => startContainer.isConnected && !collapsed,
      ),
    ),
  );

inEveryBrowser("pages that applications change", (stage) => {
  /**
   * Opens a page and reads it.
   * @param {string} body
   * @param {Said[]} expected
   */
  async function read(body, expected) {
    stage.server.pages.set("/rerender", { body: html(body) });
    const tab = await stage.open("/rerender");
    await stage.browser.clickAction(tab);
    await says(tab, expected);
    return tab;
  }

  const STORY = `<div id="root"><main>${[PARAGRAPHS.bridge, SILENT, PARAGRAPHS.tide].map((each) => `<p>${each}</p>`).join("")}</main></div>`;

  test("hydration that makes every node anew, and cuts the text elsewhere", async () => {
    const tab = await read(STORY, [BRIDGE, TIDE]);
    await tab.evaluate(() => {
      const root = /** @type {Element} */ (document.getElementById("root"));
      const copy = /** @type {Element} */ (root.cloneNode(true));
      // Where an expression stands in the text, React parts it by comments.
      for (const { firstChild } of copy.querySelectorAll("p")) {
        const half = /** @type {Text} */ (firstChild).splitText(20);
        half.before(document.createComment(" "));
        half.splitText(5).before(document.createComment(" "));
      }
      root.replaceChildren(...copy.childNodes);
    });
    await inPlace(tab);
    const parts = await tab.evaluate(() =>
      [...(CSS.highlights.get("hearsay-kind-direct") ?? [])].map(({ startContainer, endContainer }) => [
        startContainer.textContent?.length,
        startContainer !== endContainer,
      ]),
    );
    assert.deepEqual(parts, [
      [20, true],
      [20, true],
    ]);
    await says(tab, [BRIDGE, TIDE]);
    await tab.close();
  });

  test("hydration that makes another body", async () => {
    const tab = await read(STORY, [BRIDGE, TIDE]);
    await tab.evaluate((late) => {
      const body = /** @type {HTMLElement} */ (document.body.cloneNode(true));
      body.querySelector("hearsay-root")?.remove();
      const more = document.createElement("p");
      more.textContent = late;
      body.querySelector("main")?.append(more);
      document.body.replaceWith(body);
    }, PARAGRAPHS.fishermen);
    await says(tab, [BRIDGE, TIDE, FISHERMEN]);
    await tab.close();
  });

  const LIST = `<ul id="list">${Object.entries(PARAGRAPHS)
    .map(([key, text]) => `<li data-key="${key}"><p>${text}</p></li>`)
    .join("")}</ul>`;

  /**
   * Puts the items of the list into another order, as programs do that know them by keys.
   * @param {Tab} tab
   * @param {"react" | "vue"} how React moves what stands before where it was to its place, from the first on; Vue goes from the
   *   last on, and puts each before the one behind it
   * @param {string[]} order
   */
  const reorder = (tab, how, order) =>
    tab.evaluate(
      (as, keys) => {
        const list = /** @type {Element} */ (document.getElementById("list"));
        const item = (/** @type {string | undefined} */ key) => list.querySelector(`[data-key="${key}"]`);
        if (as === "react") {
          for (const [at, key] of keys.entries()) {
            const there = list.children[at] ?? null;
            if (there !== item(key)) list.insertBefore(/** @type {Element} */ (item(key)), there);
          }
          return;
        }
        for (let at = keys.length - 1; at >= 0; at--) {
          list.insertBefore(/** @type {Element} */ (item(keys[at])), item(keys[at + 1]));
        }
      },
      how,
      order,
    );

  for (const how of /** @type {const} */ (["react", "vue"])) {
    test(`a list whose items change places, as by ${how}`, async () => {
      const tab = await read(LIST, [BRIDGE, TIDE, FISHERMEN]);
      await reorder(tab, how, ["fishermen", "bridge", "tide"]);
      await says(tab, [FISHERMEN, BRIDGE, TIDE]);
      await reorder(tab, how, ["tide", "bridge", "fishermen"]);
      await says(tab, [TIDE, BRIDGE, FISHERMEN]);
      await tab.close();
    });
  }

  test("items that get each other's text, as lists without keys do", async () => {
    const tab = await read(LIST, [BRIDGE, TIDE, FISHERMEN]);
    await tab.evaluate(() => {
      const nodes = [...document.querySelectorAll("#list p")].map(({ firstChild }) => /** @type {Text} */ (firstChild));
      const texts = nodes.map(({ data }) => data);
      for (const [at, node] of nodes.entries()) node.data = texts.at(at - 1) ?? "";
    });
    await says(tab, [FISHERMEN, BRIDGE, TIDE]);
    await tab.close();
  });

  test("a branch that Svelte and Vue put in at an empty text or a comment, and take out again", async () => {
    const tab = await read(STORY, [BRIDGE, TIDE]);
    const put = (/** @type {string | null} */ text) =>
      tab.evaluate((shown) => {
        const main = /** @type {Element} */ (document.querySelector("main"));
        const branch = main.querySelector("section");
        if (shown === null) {
          branch?.replaceWith(document.createComment("v-if"), "");
          return;
        }
        const section = document.createElement("section");
        section.append(document.createElement("p"));
        section.firstElementChild?.append("", shown);
        main.children[1]?.after("", section, document.createComment(""));
      }, text);
    await put(PARAGRAPHS.fishermen);
    await says(tab, [BRIDGE, FISHERMEN, TIDE]);
    await put(null);
    await says(tab, [BRIDGE, TIDE]);
    await tab.close();
  });

  test("what is painted and has not changed is not touched", async () => {
    const tab = await read(STORY, [BRIDGE, TIDE]);
    await tab.evaluate(() => {
      const before = [...CSS.highlights].map(([name, highlight]) => ({ name, highlight, ranges: [...highlight] }));
      Object.assign(window, { before });
    });
    await tab.evaluate((late) => {
      const paragraph = document.createElement("p");
      paragraph.textContent = late;
      document.querySelector("main")?.prepend(paragraph);
    }, PARAGRAPHS.fishermen);
    await says(tab, [FISHERMEN, BRIDGE, TIDE]);
    const left = () =>
      tab.evaluate(() =>
        /** @type {{name: string, highlight: Highlight, ranges: Range[]}[]} */ (/** @type {any} */ (window).before).map(
          ({ name, highlight, ranges }) => [
            name,
            CSS.highlights.get(name) === highlight,
            ranges.filter((range) => highlight.has(range)).length - ranges.length,
          ],
        ),
      );
    const all = await left();
    assert.ok(all.length >= 3, "a kind and two speakers");
    for (const [name, isSame, lost] of all) assert.deepEqual([isSame, lost], [true, 0], `${name}`);
    // What is gone is painted no longer; the others stay.
    await tab.evaluate(() => document.querySelector("main")?.lastElementChild?.remove());
    await says(tab, [FISHERMEN, BRIDGE]);
    assert.ok((await left()).some(([, , lost]) => lost === -1));
    await tab.close();
  });

  test("what a list without end loads when the reader comes to its end", async () => {
    const more = Object.values(PARAGRAPHS)
      .slice(1)
      .map((each) => `<p>${each}</p>`);
    const tab = await read(
      `<main id="feed"><p>${PARAGRAPHS.bridge}</p><div style="height: 300vh"></div></main><div id="end"> </div>
      <script>
        const waiting = ${JSON.stringify(more)};
        new IntersectionObserver(([{ isIntersecting }], observer) => {
          if (!isIntersecting) return;
          document.getElementById("feed").insertAdjacentHTML("beforeend", waiting.shift() + '<div style="height: 300vh"></div>');
          if (waiting.length === 0) observer.disconnect();
        }).observe(document.getElementById("end"));
      </script>`,
      [BRIDGE],
    );
    const toTheEnd = () => tab.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await toTheEnd();
    await says(tab, [BRIDGE, TIDE]);
    await toTheEnd();
    await says(tab, [BRIDGE, TIDE, FISHERMEN]);
    await tab.close();
  });

  test("what a page fetches after it was read", async () => {
    stage.server.pages.set("/part", { body: `<p>${PARAGRAPHS.fishermen}</p><p>${SILENT}</p>` });
    const tab = await read(
      `<main><p>${PARAGRAPHS.bridge}</p><div id="late">Loading …</div><p>${PARAGRAPHS.tide}</p></main>`,
      [BRIDGE, TIDE],
    );
    await tab.evaluate(async () => {
      const answer = await fetch("/part");
      const late = document.getElementById("late");
      if (late) late.innerHTML = await answer.text();
    });
    await says(tab, [BRIDGE, FISHERMEN, TIDE]);
    await tab.close();
  });

  test("“read more”: details, a folded box, and the rest of a sentence", async () => {
    const tab = await read(
      `<style>.folded { height: 0; overflow: hidden }</style>
      <main><p id="cut">“We will open the bridge <span id="dots">…</span><span id="rest" hidden>in May,” said Ada Brook, the mayor of
        Holt, on Tuesday.</span></p><p>${SILENT}</p><details><summary>More</summary><p>${PARAGRAPHS.tide}</p></details>
      <div class="folded"><p>${PARAGRAPHS.fishermen}</p></div></main>`,
      [],
    );
    await tab.evaluate(() => {
      document.getElementById("dots")?.remove();
      document.getElementById("rest")?.removeAttribute("hidden");
    });
    await says(tab, [BRIDGE]);
    await tab.evaluate(() => document.querySelector("summary")?.click());
    await says(tab, [BRIDGE, TIDE]);
    await tab.evaluate(() => document.querySelector(".folded")?.classList.remove("folded"));
    await says(tab, [BRIDGE, TIDE, FISHERMEN]);
    await tab.close();
  });

  test("a live blog whose new entries come on top, with names that older ones below explain", async () => {
    const entry = (/** @type {string} */ time, /** @type {string} */ text) =>
      `<article><h3>${time}</h3><p>${text}</p></article>`;
    const tab = await read(
      `<main id="blog">${entry("09:10", PARAGRAPHS.tide)}${entry("09:00", PARAGRAPHS.bridge)}</main>`,
      [TIDE, BRIDGE],
    );
    const put = (/** @type {string} */ entries) =>
      tab.evaluate((added) => document.getElementById("blog")?.insertAdjacentHTML("afterbegin", added), entries);
    await put(entry("09:20", "“The ferry will have to do until then,” Brook said."));
    /** @type {Said} */
    const ferry = ["The ferry will have to do until then,", "Ada Brook"];
    await says(tab, [ferry, TIDE, BRIDGE]);
    await put(entry("09:30", SILENT) + entry("09:25", PARAGRAPHS.fishermen));
    await says(tab, [FISHERMEN, ferry, TIDE, BRIDGE]);
    // An entry is corrected, one is taken back.
    await tab.evaluate(() => {
      const entries = [...document.querySelectorAll("#blog article")];
      const corrected = entries[2]?.querySelector("p")?.firstChild;
      if (corrected) corrected.nodeValue = "“The ferry will have to do until then,” Reed said, not Brook.";
      entries.at(-1)?.remove();
    });
    await says(tab, [FISHERMEN, [ferry[0], "Tom Reed"], TIDE]);
    await tab.close();
  });

  test("letters that are put in, taken out and replaced in the middle of what is painted", async () => {
    const tab = await read(STORY, [BRIDGE, TIDE]);
    // A painted range follows the letters by itself. That the page has been read again is told by what is said beside it.
    let count = 0;
    /** @param {string} how @param {number} offset @param {number} length @param {string} letters @param {Said[]} expected */
    const change = async (how, offset, length, letters, expected) => {
      count += 1;
      await tab.evaluate(
        (what, at, removed, added, number) => {
          const [first, second] = document.querySelectorAll("p");
          const node = /** @type {Text} */ (first?.firstChild);
          if (what === "insert") node.insertData(at, added);
          else if (what === "delete") node.deleteData(at, removed);
          else if (what === "replace") node.replaceData(at, removed, added);
          else if (what === "end") node.replaceData(node.data.indexOf("”") + at, removed, added);
          else if (what === "split") node.splitText(at);
          else if (what === "normalize") node.parentNode?.normalize();
          else node.data = node.data.replace("May", added);
          if (second) second.textContent = `“This is change ${number},” said Olive Grant.`;
        },
        how,
        offset,
        length,
        letters,
        count,
      );
      await says(tab, [...expected, [`This is change ${count},`, "Olive Grant"], TIDE]);
    };
    /** @param {string} said @returns {Said} */
    const brook = (said) => [said, "Ada Brook"];
    await change("insert", 13, 0, " and close", [brook("We will open and close the bridge in May,")]);
    // The range that is painted ends before the mark.
    await change("end", 0, 0, " or in June", [brook("We will open and close the bridge in May, or in June")]);
    await change("end", -11, 11, "", [brook("We will open and close the bridge in May,")]);
    await change("delete", 1, 8, "", [brook("open and close the bridge in May,")]);
    await change("replace", 1, 4, "Paint", [brook("Paint and close the bridge in May,")]);
    await change("split", 9, 0, "", [brook("Paint and close the bridge in May,")]);
    await change("normalize", 0, 0, "", [brook("Paint and close the bridge in May,")]);
    await change("data", 0, 0, "June", [brook("Paint and close the bridge in June,")]);
    await change("insert", 0, 0, "“It rained,” Olive Grant said. ", [
      ["It rained,", "Olive Grant"],
      brook("Paint and close the bridge in June,"),
    ]);
    await tab.close();
  });
});
