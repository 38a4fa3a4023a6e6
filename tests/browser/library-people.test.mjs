/** Speakers over all pages of the library: merged, renamed, and what one of them said over time. */

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { violations } from "./axe.mjs";
import { until } from "./harness/index.mjs";
import { bringIn, fileOf, kept, listed, lists, openLibrary, PAGES, press, says, type } from "./library.mjs";
import { ofOwnPages } from "./support.mjs";

/** @import { Tab } from "./harness/types.d.ts" */

/** The names in the facet of speakers, with their numbers. @param {Tab} tab */
const speakers = (tab) =>
  tab.evaluate(() =>
    [...document.querySelectorAll("facet-list details:first-of-type li")].map((value) =>
      value.textContent?.replace(/\s+/g, " ").trim(),
    ),
  );

/** @param {Tab} tab @param {string} was @param {string} name */
async function rename(tab, was, name) {
  await press(tab, "facet-list label", was);
  await press(tab, "[data-act=rename-person]");
  await until("the dialog is open", () => tab.evaluate(() => document.querySelector("person-dialog dialog[open]")));
  await type(tab, "#person-name", name);
}

ofOwnPages("library's speakers", (stage) => {
  before(async () => {
    const tab = await openLibrary(stage.browser);
    await bringIn(tab, fileOf(PAGES));
    await lists(tab, 5);
    await tab.close();
  });

  test("one speaker is merged into another on all pages at one stroke, and parted again", async () => {
    const tab = await openLibrary(stage.browser);
    // The facets follow the list by a frame.
    await until("the speakers are listed", async () => (await speakers(tab)).length > 0);
    assert.deepEqual(await speakers(tab), ["Ada Brook 2", "Tom Reed 2", "Brook 1"]);
    const first = await kept(tab);
    // On the page of the tide is no Ada Brook, on that of the bridge there are both.
    await rename(tab, "Tom Reed", "ada brook");
    await until("it says what will be", () =>
      tab.evaluate(() => /2 pages/.test(document.querySelector("person-dialog [aria-live]")?.textContent ?? "")),
    );
    assert.deepEqual(await violations(tab), []);
    await press(tab, "#rename-now", "Merge");
    await says(tab, /Speakers merged/);
    await lists(tab, 4);
    assert.ok((await listed(tab)).every(({ who }) => who === "Ada Brook"));
    const people = (await kept(tab)).map(({ speakers: all }) => all.map(({ name }) => name).sort());
    assert.deepEqual(people.toSorted(), [["Ada Brook"], ["Ada Brook"], ["Ada Brook", "Brook"]].toSorted());

    await press(tab, ".toast button", "Undo");
    await says(tab, /Undone/);
    await press(tab, "[data-act=clear]");
    await until("they are apart", async () => (await speakers(tab)).includes("Tom Reed 2"));
    // The time of the last change is another one.
    const plain = (/** @type {any[]} */ pages) => JSON.stringify(pages).replaceAll(/"modified":"[^"]*"/g, "");
    assert.equal(plain(await kept(tab)), plain(first));
    await tab.close();
  });

  test("who has another name is known by the former one, too", async () => {
    const tab = await openLibrary(stage.browser, "?order=newest");
    await rename(tab, "Tom Reed", "Thomas Reed");
    await press(tab, "#rename-now", "Rename");
    await says(tab, /Speaker renamed/);
    await lists(tab, 2);
    await until("the former name is told", () =>
      tab.evaluate(() => document.querySelector(".head.person")?.textContent?.includes("Also: Tom Reed")),
    );
    await type(tab, "#search", "tom");
    await lists(tab, 2);
    await press(tab, ".toast button", "Undo");
    await says(tab, /Undone/);
    await tab.close();
  });

  test("a bar for each month shows when one said something, and lists that month", async () => {
    const tab = await openLibrary(stage.browser, "?order=newest");
    await press(tab, "facet-list label", "Ada Brook");
    await lists(tab, 2);
    const bars = await tab.evaluate(() =>
      [...document.querySelectorAll(".timeline button")].map((bar) => bar.getAttribute("aria-label")),
    );
    assert.deepEqual(bars, ["November 2025: 1 statement", "February 2026: 1 statement"]);
    await press(tab, ".timeline li:first-child button");
    await lists(tab, 1);
    assert.match(await tab.url(), /from=2025-11-01&to=2025-11-30/);
    assert.deepEqual(await violations(tab), []);
    await press(tab, ".timeline li:first-child button");
    await lists(tab, 2);
    // One month alone is one bar.
    await press(tab, "facet-list label", "Ada Brook");
    await lists(tab, 5);
    await tab.evaluate(() => {
      const labels = [...document.querySelectorAll("facet-list label")];
      /** @type {HTMLElement | undefined} */ (labels.find((each) => /^\s*Brook/.test(each.textContent ?? "")))?.click();
    });
    await lists(tab, 1);
    await until("there is one", () => tab.evaluate(() => document.querySelectorAll(".timeline button").length === 1));
    await tab.close();
  });
});
