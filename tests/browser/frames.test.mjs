/** Pages that are embedded in a page: each is read where the browser allows it, listed, counted and turned off with the tab. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPanel, settled, until } from "./harness/index.mjs";
import { grant, inEveryBrowser, painted } from "./support.mjs";

/** @import { Tab } from "./harness/types.d.ts" */
/** @typedef {{painted: string[], current: string[], roots: number, scrolled: number}} Seen */

/** A page that tells what is painted in it: the page around it may be of another site. */
const embedded = (/** @type {string} */ title, /** @type {string} */ body) => `<!doctype html><html lang="en">
<meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,">
<script>
  addEventListener("message", ({ data, source }) => {
    if (data !== "see") return;
    const words = (name) => [...(CSS.highlights.get(name) ?? [])].map(String);
    source.postMessage({
      painted: ["direct", "mixed", "indirect"].flatMap((kind) => words("hearsay-kind-" + kind)),
      current: words("hearsay-current"),
      roots: document.querySelectorAll("hearsay-root").length,
      scrolled: scrollY,
    }, "*");
  });
</script><h1>${title}</h1>${body}</html>`;

const FERRY = embedded(
  "The ferry",
  `<p>“The ferry is full until the bridge is open again,” said Tom Reed, who has steered it for nine years.</p>
  <p style="margin-top: 200vh">“Nobody asked the fishermen about the tide,” Olive Grant told reporters on Friday.</p>`,
);
const HARBOUR = embedded(
  "The harbour",
  `<p>“The harbour is full of ice and nothing moves in it,” said Lena Ames, who has been its master for nine years.</p>
  <p>The harbour has been closed since January, and nobody knows for how long that will be so.</p>`,
);
const page = (/** @type {string} */ frames) => `<!doctype html><html lang="en"><meta charset="utf-8">
<title>The bridge</title><link rel="icon" href="data:,"><style>iframe { width: 500px; height: 300px }</style>
<p>“We will open the bridge in May,” said Ada Brook, the mayor of Holt, on Tuesday.</p>
<div style="height: 150vh"></div><div id="frames">${frames}</div></html>`;

const FERRIES = ["The ferry is full until the bridge is open again,", "Nobody asked the fishermen about the tide,"];
const HARBOURS = ["The harbour is full of ice and nothing moves in it,"];

/**
 * What can be seen in an embedded page.
 * @param {Tab} tab
 * @param {number} [at]
 * @returns {Promise<Seen>}
 */
function see(tab, at = 0) {
  return tab.evaluate((place) => {
    return new Promise((resolve) => {
      const ask = () => frames[place]?.postMessage("see", "*");
      // A frame that is just going to another page takes the question with it.
      const again = setInterval(ask, 50);
      const take = (/** @type {MessageEvent} */ { data }) => {
        clearInterval(again);
        resolve(data);
      };
      addEventListener("message", take, { once: true });
      ask();
    });
  }, at);
}

/**
 * @param {Tab} tab
 * @param {string[]} words
 * @param {number} [at]
 */
const shows = (tab, words, at) =>
  until(
    `the embedded page shows ${words.join(" | ")}`,
    async () => (await see(tab, at)).painted.join() === words.join(),
  );

inEveryBrowser("embedded pages", (stage) => {
  /** @param {string} frames */
  async function read(frames) {
    stage.server.pages.set("/ferry", { body: FERRY });
    stage.server.pages.set("/harbour", { body: HARBOUR });
    stage.server.pages.set("/around", { body: page(frames) });
    const tab = await stage.read("/around");
    const panel = await openPanel(stage.browser, tab);
    assert.equal(await settled(panel), "on");
    const badge = (/** @type {string} */ count) =>
      until(`the button counts ${count}`, () =>
        panel.evaluate(
          async (expected) =>
            (await chrome.action.getBadgeText({ tabId: Number(new URLSearchParams(location.search).get("tab")) })) ===
            expected,
          count,
        ),
      );
    return { tab, panel, badge };
  }
  /** The same server by the name of another site. */
  const elsewhere = (/** @type {string} */ path) => stage.server.origin.replace("127.0.0.1", "localhost") + path;

  test("one of the same site is read, listed, counted and scrolled to; what is small or foreign is not", async () => {
    const { tab, panel, badge } = await read(
      `<iframe src="/ferry"></iframe><iframe src="/harbour" style="width: 120px"></iframe>
      <iframe src="${elsewhere("/harbour")}"></iframe>`,
    );
    await shows(tab, FERRIES);
    assert.deepEqual((await see(tab, 1)).painted, []);
    assert.deepEqual((await see(tab, 2)).painted, []);
    await badge("3");
    const pages = () =>
      panel.evaluate(() =>
        [...document.querySelectorAll(".pages button")].map((each) => each.textContent?.replace(/\s+/g, " ").trim()),
      );
    await until("the panel has both", async () => (await pages()).join() === "This page 1,The ferry 2");
    await until("it says what is not read", () =>
      panel.evaluate(() => /localhost/.test(document.getElementById("unread")?.textContent ?? "")),
    );

    await panel.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("[data-frame=embedded]")).click());
    const listed = (/** @type {string} */ words) =>
      panel.evaluate((start) => {
        const all = [...document.querySelectorAll("button.statement")];
        const found = all.find((each) => each.textContent?.includes(start));
        if (found instanceof HTMLElement) found.click();
        return found !== undefined;
      }, words);
    await until("its statements are listed", () => listed("Nobody asked"));
    await until("the page is scrolled to it", () =>
      tab.evaluate(() => (document.querySelector("iframe")?.getBoundingClientRect().top ?? Infinity) < innerHeight),
    );
    await until("and in it to the statement", async () => (await see(tab)).scrolled > 0);

    // The real pointer opens the card there.
    await panel.close();
    await tab.bringToFront();
    const place = await tab.evaluate(() => {
      const frame = document.querySelector("iframe");
      const inside = /** @type {any} */ (frame?.contentWindow);
      const [range] = [...inside.CSS.highlights.get("hearsay-kind-direct")].slice(-1);
      range.startContainer.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
      const inner = range.getClientRects()[0];
      const outer = /** @type {DOMRect} */ (frame?.getBoundingClientRect());
      return { x: outer.left + inner.left + inner.width / 2, y: outer.top + inner.top + inner.height / 2 };
    });
    await tab.click(place.x, place.y);
    await until("its card is open", async () => (await see(tab)).current.join() === FERRIES[1]);

    await stage.browser.clickAction(tab);
    await until("everything is off", async () => {
      const { painted: left, roots } = await see(tab);
      return left.length === 0 && roots === 0 && (await painted(tab)).length === 0;
    });
    await tab.close();
  });

  test("one that comes later is read, also without an address, and counts no longer when it has gone", async () => {
    const { tab, panel, badge } = await read("");
    await badge("1");
    await tab.bringToFront();
    await tab.evaluate((source) => {
      const frame = document.createElement("iframe");
      frame.srcdoc = source;
      document.getElementById("frames")?.append(frame);
    }, HARBOUR);
    await shows(tab, HARBOURS);
    await badge("2");
    await tab.evaluate(() => {
      /** @type {HTMLIFrameElement} */ (document.querySelector("iframe")).src = "/ferry";
      document.querySelector("iframe")?.removeAttribute("srcdoc");
    });
    await shows(tab, FERRIES);
    await badge("3");
    await tab.evaluate(() => document.querySelector("iframe")?.remove());
    await badge("1");
    await panel.close();
    await tab.close();
  });

  test("where only an embedded page has statements, that is what is shown, and the button turns it off", async () => {
    stage.server.pages.set("/ferry", { body: FERRY });
    stage.server.pages.set("/shell", {
      body: `<!doctype html><title>Shell</title><iframe src="/ferry" style="width: 500px; height: 300px"></iframe>`,
    });
    const tab = await stage.open("/shell");
    await stage.browser.clickAction(tab);
    await shows(tab, FERRIES);
    const said = () => tab.inShadow("hearsay-root", (root) => root?.querySelector(".notice strong")?.textContent ?? "");
    await until("it is said", async () => (await said()) === "2 statements in embedded pages");
    const panel = await openPanel(stage.browser, tab);
    assert.equal(await settled(panel), "on");
    await panel.close();
    await stage.browser.clickAction(tab);
    await until("it is off", async () => (await see(tab)).painted.length === 0);
    await tab.close();
  });

  test("one of another site is read where the reader allows it, and scrolled to", async () => {
    const own = await stage.browser.newTab(`${stage.browser.extensionOrigin}/options/options.html`);
    await grant(stage.browser, own, ["*://127.0.0.1/*", "*://localhost/*"]);
    const { tab, panel, badge } = await read(`<iframe src="${elsewhere("/harbour")}"></iframe>`);
    await shows(tab, HARBOURS);
    await badge("2");
    assert.equal(await panel.evaluate(() => document.getElementById("unread")), null);
    await until("it can be chosen", () =>
      panel.evaluate(() => {
        const choice = document.querySelector("[data-frame=embedded]");
        if (choice instanceof HTMLElement) choice.click();
        return choice !== null;
      }),
    );
    await until("its statement is listed", () =>
      panel.evaluate(() => {
        const found = [...document.querySelectorAll("button.statement")].find((each) =>
          /ice/.test(each.textContent ?? ""),
        );
        if (found instanceof HTMLElement) found.click();
        return found !== undefined;
      }),
    );
    await until("the page is scrolled to it", () =>
      tab.evaluate(() => (document.querySelector("iframe")?.getBoundingClientRect().top ?? Infinity) < innerHeight),
    );
    await own.evaluate(() => chrome.permissions.remove({ origins: ["*://127.0.0.1/*", "*://localhost/*"] }));
    for (const each of [panel, own, tab]) await each.close();
  });
});
