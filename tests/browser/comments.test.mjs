/** Comments: not marked until the reader wants them; then listed apart, with the commenter as the one who reports. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { violations, violationsOfOurs } from "./axe.mjs";
import { download, until } from "./harness/index.mjs";
import { loaded } from "./library.mjs";
import { pressOn, readOwn, textsOf } from "./panel-support.mjs";
import { card, inEveryBrowser, painted } from "./support.mjs";

/** @import { Tab } from "./harness/types.d.ts" */
/** @import { Stage } from "./support.mjs" */

/** As WordPress writes it. @param {string} name @param {string} words @param {string} [replies] */
const ofWordPress = (name, words, replies = "") =>
  `<li class="comment depth-1"><article class="comment-body"><footer class="comment-meta"><div class="comment-author vcard">
  <b class="fn">${name}</b> <span class="says">says:</span></div><time>March 4, 2021 at 5:12 pm</time></footer>
  <div class="comment-content">${words}</div><div class="reply"><a href="#r">Reply</a></div></article>${replies}</li>`;

const plain = (/** @type {string} */ head, /** @type {string} */ words) =>
  `<li class="comment"><div class="head">${head} <time>3 days ago</time></div><div class="text">${words}</div></li>`;

const ARTICLE = `<!doctype html><html lang="en"><title>The ferry</title><main><article><h1>The ferry</h1>
<p>The ferry across the Lune will stop running at the end of October, after more than sixty years of work, and for good.</p>
<p>“We have put off this day for as long as we could,” said Ida Thorne, who has run the office for eleven years.</p>
<p>For the people who live on the northern bank, the nearest bridge is forty minutes away by car, and there is no bus.</p>
<p>A meeting in the school hall last week lasted until midnight, and most of those who had come went home in the rain, on foot.</p>
</article>`;

const PAGE = `${ARTICLE}<section id="comments"><h2>3 comments</h2><ol>
${ofWordPress(
  "Bo Lind",
  "<p>I was there.</p><p>“It will never come back,” Ida Thorne told me, and I think that she is right.</p>",
  `<ol class="children">${ofWordPress("harbour_cat", "<p>She said that the boat was rotten. I say it was not.</p>")}</ol>`,
)}</ol></section></main>`;

const HEADS = `${ARTICLE}<section id="comments"><h2>3 comments</h2><ol>
${plain('<span class="username">Bo Lind</span>', "“It will never come back,” Tom Reed told me.")}
${plain('<a rel="author" href="#c">harbour_cat</a>', "She said that the boat was rotten.")}
${plain("", "He said that it was late.")}
</ol></section></main>`;

const OWN = ["We have put off this day for as long as we could,"];
const ALL = [...OWN, "It will never come back,", "that the boat was rotten"];

/** @param {Tab} tab @param {string[]} expected */
async function shows(tab, expected) {
  const words = async () => (await painted(tab)).map(({ text }) => text).join("|");
  await until(`it shows ${expected.join(" | ")}`, async () => (await words()) === expected.join("|"));
}

/** Ticks the box in the settings, or takes the tick away. @param {Stage} stage @param {boolean} areWanted */
async function choose(stage, areWanted) {
  const tab = await stage.browser.newTab(`${stage.browser.extensionOrigin}/options/options.html`);
  const box = () =>
    tab.evaluate(() => /** @type {HTMLInputElement | null} */ (document.querySelector("#comments"))?.checked);
  await until("the settings are shown", async () => (await box()) === !areWanted);
  await pressOn(tab, "#comments");
  await until("it is saved", () => tab.evaluate(() => document.getElementById("message")?.textContent === "Saved"));
  await tab.close();
}

/** @param {Stage} stage @param {Tab} panel @param {string} format */
async function saved(stage, panel, format) {
  await panel.bringToFront();
  await pressOn(panel, "#export");
  return readFileSync(await download(stage.browser, () => pressOn(panel, `#export-${format}`)), "utf8");
}

inEveryBrowser("comments", (stage) => {
  test("they are not marked until the reader wants them, and then at once, and listed apart", async () => {
    const { tab, panel } = await readOwn(stage, "/the-ferry", PAGE);
    await shows(tab, OWN);
    assert.deepEqual(await textsOf(panel, "#comments"), []);
    assert.doesNotMatch(await saved(stage, panel, "csv"), /comment/);

    await choose(stage, true);
    await tab.bringToFront();
    await shows(tab, ALL);
    await panel.bringToFront();
    await until("they are listed", async () => (await textsOf(panel, "#comments .words")).length === 2);
    assert.deepEqual(await textsOf(panel, "#comments h2 .name, #comments h2 .count"), ["In the comments", "2"]);
    assert.deepEqual(await textsOf(panel, "#comments .words"), [
      "“It will never come back”",
      "that the boat was rotten",
    ]);
    assert.deepEqual(await textsOf(panel, "#comments .by"), ["Ida Thorne", "She"]);
    assert.deepEqual(await textsOf(panel, "#comments .facts"), [
      "direct · In a comment by Bo Lind",
      "reported · In a comment by harbour_cat",
    ]);
    assert.deepEqual(
      await textsOf(panel, ".person .amount"),
      ["100% of the words · 1 statement"],
      "they are no voices of the page",
    );
    for (const scheme of /** @type {const} */ (["light", "dark"])) {
      await panel.preferColours(scheme);
      assert.deepEqual(await violations(panel), [], scheme);
    }
    const csv = await saved(stage, panel, "csv");
    assert.match(csv, /,part,commenter\r\n/);
    assert.match(csv, /^Ida Thorne,.*,article,\r$/mu);
    assert.match(csv, /^Ida Thorne,.*,comment,Bo Lind\r$/mu);
    assert.match(csv, /^She,.*,comment,harbour_cat\r$/mu);

    await choose(stage, false);
    await tab.bringToFront();
    await shows(tab, OWN);
    await panel.bringToFront();
    await until("none is listed", async () => (await textsOf(panel, "#comments")).length === 0);
  });

  test("the card says that it is of a comment, and by whom; keys lead there; the choice is kept", async () => {
    await choose(stage, true);
    const { tab, panel } = await readOwn(stage, "/heads", HEADS);
    await tab.bringToFront();
    await shows(tab, [...ALL, "that it was late"]);
    await tab.press("ArrowDown", "Alt", "Shift");
    await tab.press("ArrowDown", "Alt", "Shift");
    const comment = () => tab.inShadow("hearsay-root", (root) => root?.querySelector(".card .comment")?.textContent);
    await until("the card says it", async () => (await comment()) === "In a comment by Bo Lind");
    assert.equal((await card(tab))?.speaker, "Tom Reed");
    const insets = await tab.inShadow("hearsay-root", (root) =>
      [...(root?.querySelectorAll(".card > :is(.facts, .comment, .evidence)") ?? [])].map(
        (part) => getComputedStyle(part).paddingInlineStart,
      ),
    );
    assert.equal(insets.length, 3);
    assert.equal(new Set(insets).size, 1, "what it says stands below what the card says else");
    assert.equal(await tab.inShadow("hearsay-root", (root) => root?.querySelector(".card .reported") ?? null), null);
    for (const scheme of /** @type {const} */ (["light", "dark"])) {
      await tab.preferColours(scheme);
      assert.deepEqual(await violationsOfOurs(tab), [], scheme);
    }
    await tab.press("ArrowDown", "Alt", "Shift");
    await until("it says the next", async () => (await comment()) === "In a comment by harbour_cat");
    await tab.press("ArrowDown", "Alt", "Shift");
    await until("nobody is named", async () => (await comment()) === "In a comment");

    await panel.bringToFront();
    await pressOn(panel, "#keep");
    const library = await stage.browser.newTab(`${stage.browser.extensionOrigin}/library/library.html`);
    await loaded(library);
    const facts = async () => (await textsOf(library, ".said .facts")).filter((text) => text.includes("In a comment"));
    await until("the library says it", async () => (await facts()).length === 3);
    assert.ok(
      (await facts()).some((text) => text.includes("In a comment by harbour_cat")),
      (await facts()).join(),
    );
    await library.close();
    await choose(stage, false);
  });
});
