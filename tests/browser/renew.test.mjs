/** What a change of a long page costs: what has changed is sent, and all of it only where the background knows it no more. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./harness/index.mjs";
import { openCard } from "./in-page.mjs";
import { card, inEveryBrowser, listen, painted, pressInCard } from "./support.mjs";

/** @import { Tab } from "./harness/types.d.ts" */

const ENTRIES = process.env.HEARSAY_ALL ? 300 : 120;

/** What has just been read is not read again at once: the longer that took, the later. */
const PATIENCE = 60_000;

/** @param {number} at */
const entry = (at) =>
  `<article class="entry"><h3>Day ${at}</h3><p>“We counted ${at} boats in the harbour,” said Ada Brook, the mayor of Holt.</p>
  <p>The ferry was full again, and nobody had come for the gate that was to be mended on that day.</p></article>`;

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Live</title><link rel="icon" href="data:,">
<main id="blog">${Array.from({ length: ENTRIES }, (_, at) => entry(ENTRIES - at)).join("")}</main></html>`;

/** @param {Tab} tab @param {string} words */
const shows = (tab, words) =>
  until(`“${words}” is painted`, async () => (await painted(tab)).some(({ text }) => text === words), PATIENCE);

/** @param {Tab} tab @param {string} html */
const putOnTop = (tab, html) =>
  tab.evaluate((added) => document.getElementById("blog")?.insertAdjacentHTML("afterbegin", added), html);

inEveryBrowser("a change of a long page", (stage) => {
  /** @type {Awaited<ReturnType<typeof listen>>} */
  let heard;

  async function read() {
    stage.server.pages.set("/live", { body: PAGE });
    heard = await listen(stage.browser);
    const tab = await stage.read("/live");
    await shows(tab, `We counted ${ENTRIES} boats in the harbour,`);
    return tab;
  }

  test("is sent as what has changed, also where everything behind it moves", async () => {
    const tab = await read();
    const [[first, whole] = ["", 0]] = await heard.readings();
    assert.equal(first, "open");
    await putOnTop(tab, "<article class='entry'><h3>Noon</h3><p>“Nobody asked us,” Olive Grant said.</p></article>");
    await shows(tab, "Nobody asked us,");
    // It is remembered from the first change on: most pages never change.
    assert.deepEqual(
      (await heard.readings()).map(([type]) => type),
      ["open-live"],
    );

    await putOnTop(tab, "<article class='entry'><h3>One</h3><p>“The ice is coming,” Brook said.</p></article>");
    await shows(tab, "The ice is coming,");
    const [[type, bytes] = ["", Infinity], ...others] = await heard.readings();
    assert.deepEqual([type, others.length], ["renew", 0]);
    assert.ok(bytes * 8 < whole, `${bytes} of ${whole} bytes were sent`);
    assert.equal((await openCard(tab, "The ice is coming,")).speaker, "Ada Brook");
    assert.equal((await openCard(tab, "We counted 1 boats")).speaker, "Ada Brook");
    await tab.press("Escape");

    await tab.evaluate(() => {
      const nodes = [...document.querySelectorAll("#blog p")].map(({ firstChild }) => /** @type {Text} */ (firstChild));
      const node = nodes.find(({ data }) => data.includes("We counted 80 boats"));
      // The words that are painted end before the mark: what is put in there is theirs when it has been read.
      node?.insertData(node.data.indexOf("”"), " or more");
    });
    await shows(tab, "We counted 80 boats in the harbour, or more");
    assert.deepEqual(
      (await heard.readings()).map(([each]) => each),
      ["renew"],
    );
    assert.equal((await openCard(tab, "We counted 80")).speaker, "Ada Brook");
    for (const each of [heard, tab]) await each.close();
  });

  test("is sent with all of the page where the background was stopped, and what the reader did stays", async () => {
    const tab = await read();
    await putOnTop(tab, "<p>“Nobody asked us,” Olive Grant said.</p>");
    await shows(tab, "Nobody asked us,");
    await openCard(tab, "Nobody asked us,");
    const state = () =>
      tab.inShadow("hearsay-root", (root) => root?.querySelector(".card .certain")?.textContent ?? "");
    if ((await state()) !== "Confirmed") await pressInCard(tab, "confirm");
    await until("it is confirmed", async () => (await state()) === "Confirmed");
    await tab.press("Escape");
    await until("the card is closed", async () => (await card(tab)) === null);
    await heard.readings();

    await stage.browser.stopBackground();
    await tab.bringToFront();
    await putOnTop(tab, "<p>“The ice is coming,” Brook said.</p>");
    await shows(tab, "The ice is coming,");
    const types = (await heard.readings()).map(([type]) => type);
    assert.deepEqual(types.slice(-2), ["renew", "open-live"]);
    await openCard(tab, "Nobody asked us,");
    assert.equal(await state(), "Confirmed");
    for (const each of [heard, tab]) await each.close();
  });
});
