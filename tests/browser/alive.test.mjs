/** Pages that change while they are read: late content, new text in old nodes, the same text in new ones, another page. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPanel, settled, until } from "./harness/index.mjs";
import { card, inEveryBrowser, listen, painted, placeOf } from "./support.mjs";

/** @import { Tab } from "./harness/types.d.ts" */

const PAGE = `<!doctype html><html lang="en"><title>The bridge</title>
<main id="story"><p id="first">“We will open the bridge in May,” said Ada Brook, the mayor of Holt, on Tuesday.</p>
<p>The bridge over the Lune has been closed since January, and the ferry is full.</p>
<p id="more" hidden>“The tide takes whatever it wants,” Tom Reed said at the harbour, and laughed.</p></main>`;

/** How often a page that never rests changes before it does: some seconds. */
const TICKS = process.env.HEARSAY_ALL ? 600 : 240;

/** Such a page is read this often at most, in milliseconds. */
const SELDOM = 2000;

/** @param {Tab} tab */
const words = async (tab) => (await painted(tab)).map(({ text }) => text);

/** @param {Tab} tab @param {string[]} expected */
async function shows(tab, expected) {
  await until(`it shows ${expected.join(" | ")}`, async () => (await words(tab)).join() === expected.join());
}

inEveryBrowser("alive pages", (stage) => {
  /** Opens the page, read. */
  async function read() {
    stage.server.pages.set("/alive", { body: PAGE });
    const tab = await stage.read("/alive");
    await shows(tab, ["We will open the bridge in May,"]);
    return tab;
  }

  test("what comes late is read, too", async () => {
    const tab = await read();
    await tab.evaluate(() => {
      const late = document.createElement("p");
      late.textContent = "“Nobody asked the fishermen,” Olive Grant told reporters on Friday, in the rain.";
      document.getElementById("story")?.append(late);
    });
    await shows(tab, ["We will open the bridge in May,", "Nobody asked the fishermen,"]);
    await tab.close();
  });

  test("what is shown by a press on “more” is read", async () => {
    const tab = await read();
    await tab.evaluate(() => document.getElementById("more")?.removeAttribute("hidden"));
    await shows(tab, ["We will open the bridge in May,", "The tide takes whatever it wants,"]);
    await tab.evaluate(() => document.getElementById("more")?.setAttribute("hidden", ""));
    await shows(tab, ["We will open the bridge in May,"]);
    await tab.close();
  });

  test("new words in an old node are read", async () => {
    const tab = await read();
    await tab.evaluate(() => {
      const node = /** @type {Text} */ (document.getElementById("first")?.firstChild);
      node.data = "The mayor came late. “We will never open it,” said Ada Brook, the mayor of Holt, on Tuesday.";
    });
    await shows(tab, ["We will never open it,"]);
    await tab.close();
  });

  test("the same words in new nodes are painted where they are now, and the card finds them", async () => {
    const tab = await read();
    await tab.evaluate(() => {
      const story = document.getElementById("story");
      if (story) story.innerHTML = `<div>${story.innerHTML}</div>`;
    });
    await until("the ranges are in the new nodes", () =>
      tab.evaluate(() =>
        [...(CSS.highlights.get("hearsay-kind-direct") ?? [])].every(
          (range) => range.startContainer.isConnected && !range.collapsed,
        ),
      ),
    );
    await shows(tab, ["We will open the bridge in May,"]);
    const { x, y } = await placeOf(tab, "We will open");
    await tab.click(x, y);
    assert.equal((await until("the card is open", () => card(tab))).speaker, "Ada Brook");
    await tab.close();
  });

  test("another page at the same window has a record of its own", async () => {
    const tab = await read();
    const panel = await openPanel(stage.browser, tab);
    await settled(panel);
    await tab.bringToFront();
    await tab.evaluate(() => {
      history.pushState({}, "", "/alive-too");
      document.title = "The harbour";
      const story = document.getElementById("story");
      if (story) {
        story.innerHTML = `<p>“The harbour is full of ice,” said Lena Ames, who has been its master for nine years.</p>`;
      }
    });
    await shows(tab, ["The harbour is full of ice,"]);
    await until("the panel is about the new page", () =>
      panel.evaluate(() => /The harbour/.test(document.querySelector("h1")?.textContent ?? "")),
    );
    await tab.close();
  });

  test("a page that never rests is not read all the time", async () => {
    const tab = await read();
    const heard = await listen(stage.browser);
    await tab.bringToFront();
    await tab.evaluate((most) => {
      const clock = document.createElement("p");
      document.getElementById("story")?.append(clock);
      const begun = performance.now();
      let ticks = 0;
      const tick = () => {
        clock.textContent = `The clock has been running for a long time now: ${++ticks} ticks of it so far.`;
        if (ticks < most) requestAnimationFrame(tick);
        else {
          clock.dataset.took = String(performance.now() - begun);
          clock.textContent = "“It has stopped,” said Olive Grant, who had looked at the clock for a long time.";
        }
      };
      tick();
    }, TICKS);
    await shows(tab, ["We will open the bridge in May,", "It has stopped,"]);
    const took = await tab.evaluate(() => Number(document.querySelector("p[data-took]")?.getAttribute("data-took")));
    const readings = (await heard.readings()).length;
    // The last is of the page at rest.
    assert.ok(readings <= Math.floor(took / SELDOM) + 1, `${readings} readings in ${took} ms`);
    for (const each of [heard, tab]) await each.close();
  });
});
