/** The library: finding, correcting and deleting what is kept. */

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { violations } from "./axe.mjs";
import { until } from "./harness/index.mjs";
import { bringIn, fileOf, kept, keptPage, listed, lists, openLibrary, PAGES, press, says, type } from "./library.mjs";
import { inEveryBrowser } from "./support.mjs";

/** @import { Tab } from "./harness/types.d.ts" */

const HOSTILE = keptPage({
  url: "https://hostile.example/",
  title: "<img src=x onerror=alert(1)> & “more”",
  published: "2024-05-05",
  paragraphs: ["“<script>document.title = 'owned'</script> is what I write,” said Eve Hale."],
});

/** What statement of what speaker the reader looks at. @param {Tab} tab */
const shown = (tab) =>
  tab.evaluate(() => document.querySelector("statement-detail blockquote")?.textContent?.trim() ?? "");

inEveryBrowser("library", (stage) => {
  before(async () => {
    const tab = await openLibrary(stage.browser);
    assert.match(
      await tab.evaluate(() => document.querySelector("main.empty")?.textContent ?? ""),
      /Nothing is kept yet/,
    );
    assert.deepEqual(await violations(tab), []);
    await bringIn(tab, fileOf(PAGES));
    await lists(tab, 5);
    await tab.close();
  });

  test("a search finds words, speakers and titles as they are typed, whatever their case and accents", async () => {
    const tab = await openLibrary(stage.browser);
    for (const [query, words] of /** @type {const} */ ([
      ["fisher", ["Nobody asked the fishermen,"]],
      ["CAFE", ["The café on board stays closed,"]],
      ["tide reed", ["The tide takes whatever it wants,"]],
      ["ferry", ["The café on board stays closed,"]],
      ["mayor", ["We will open the bridge in May,"]],
    ])) {
      await type(tab, "#search", query);
      await until(`“${query}” is found`, async () => (await listed(tab)).length === words.length);
      assert.deepEqual(
        (await listed(tab)).map((each) => each.words),
        words,
      );
      assert.ok(await tab.evaluate(() => document.querySelector(".row mark") !== null));
    }
    await type(tab, "#search", "fishermn");
    await until("the nearest words are searched for", () =>
      tab.evaluate(() => document.querySelector(".instead")?.textContent?.includes("fishermen")),
    );
    await type(tab, "#search", "zzzzzzz");
    await until("nothing is found", () => tab.evaluate(() => document.querySelector(".nothing") !== null));
    await tab.close();
  });

  test("filters narrow the list down, say how many each would list, and are in the address", async () => {
    const tab = await openLibrary(stage.browser);
    await press(tab, "facet-list label", "river.example");
    await lists(tab, 3);
    await press(tab, "facet-list label", "Tom Reed");
    await lists(tab, 1);
    const counts = await tab.evaluate(() =>
      [...document.querySelectorAll("facet-list details:first-of-type li")].map((value) =>
        value.textContent?.replace(/\s+/g, " ").trim(),
      ),
    );
    assert.deepEqual(counts.slice(0, 1), ["Tom Reed 1"]);
    assert.match(await tab.url(), /\?who=tom\+reed&site=river\.example$/);
    assert.match(await tab.evaluate(() => document.querySelector("#count")?.textContent ?? ""), /^1 statement of 5$/);

    await tab.evaluate(() => history.back());
    await lists(tab, 3);
    const again = await openLibrary(stage.browser, new URL(await tab.url()).search);
    await lists(again, 3);
    await press(again, "[data-act=clear]");
    await lists(again, 5);
    await again.close();
    await tab.close();
  });

  test("order and filters are remembered", async () => {
    const tab = await openLibrary(stage.browser);
    await press(tab, "facet-list label", "holt-post");
    await lists(tab, 2);
    await until("the choice is stored", () =>
      tab.evaluate(async () => JSON.stringify(await chrome.storage.local.get("library-view")).includes("holt-post")),
    );
    const again = await openLibrary(stage.browser);
    await lists(again, 2);
    await press(again, ".chips .chip", "holt-post");
    await lists(again, 5);
    await again.close();
    await tab.close();
  });

  test("a statement is corrected in place, and what was done is undone", async () => {
    const tab = await openLibrary(stage.browser);
    await press(tab, ".said", "two million");
    await type(tab, "statement-detail #speaker", "Ada Brook", true);
    await says(tab, /Speaker changed/);
    assert.deepEqual((await listed(tab)).filter(({ who }) => who === "Ada Brook").length, 3);

    await type(tab, "#note", "Look into the **budget**. <b>no markup</b>", true);
    await until("the note is shown", () =>
      tab.evaluate(
        () =>
          document.querySelector(".markdown strong")?.textContent === "budget" &&
          document.querySelector(".markdown b") === null,
      ),
    );
    await type(tab, "#add-tag", "money, bridge", true);
    await until("the tags are there", () => tab.evaluate(() => document.querySelectorAll(".tags .chip").length === 2));
    await press(tab, ".field > button", "Assess");
    await until("it can be assessed", () => tab.evaluate(() => document.querySelector("#verdict") !== null));
    await tab.evaluate(() => {
      const select = /** @type {HTMLSelectElement} */ (document.querySelector("#verdict"));
      select.value = "misleading";
      select.dispatchEvent(new Event("change", { bubbles: true }));
    });
    await until("the verdict is in the list", () =>
      tab.evaluate(() => document.querySelector(".row .verdict")?.textContent === "misleading"),
    );
    await type(tab, "#evidence", "https://council.example/budget", true);
    await until("the source is listed", () =>
      tab.evaluate(
        () => document.querySelector(".evidence a")?.getAttribute("href") === "https://council.example/budget",
      ),
    );
    await press(tab, "statement-detail button", "Confirm");
    await says(tab, /Decision saved/);
    assert.deepEqual(await violations(tab), []);

    const statement = (await kept(tab)).flatMap(({ statements }) => statements).find(({ note }) => note);
    assert.deepEqual(statement?.tags, ["money", "bridge"]);
    assert.deepEqual(statement?.assessment, {
      verdict: "misleading",
      sources: [{ url: "https://council.example/budget" }],
      status: "toCheck",
    });
    assert.equal(statement?.state, "confirmed");

    // All of it, one after the other.
    for (const what of [/Decision/, /Assessment/, /Assessment/, /Assessment/, /Tags/, /Note/, /Speaker/]) {
      await tab.evaluate(() => /** @type {HTMLElement} */ (document.querySelector(".scroller")).focus());
      await tab.press("z", "Control");
      await says(tab, new RegExp(`Undone: ${what.source}`));
    }
    const after = (await kept(tab)).flatMap(({ statements }) => statements);
    assert.ok(
      after.every(({ note, tags, assessment, state }) => !note && !tags.length && !assessment && state === "found"),
    );
    await tab.close();
  });

  test("deleted statements and pages come back", async () => {
    const tab = await openLibrary(stage.browser);
    for (const words of ["fishermen", "café"]) {
      await tab.evaluate((having) => {
        const row = [...document.querySelectorAll(".row.statement")].find((each) => each.textContent?.includes(having));
        /** @type {HTMLElement | null | undefined} */ (row?.querySelector("input"))?.click();
      }, words);
    }
    await press(tab, "[data-act=delete-picked]");
    await says(tab, /2 statements deleted/);
    await lists(tab, 3);
    await press(tab, ".toast button", "Undo");
    await lists(tab, 5);

    await press(tab, ".said", "fishermen");
    await press(tab, "[data-act=only-page]");
    await lists(tab, 2);
    await press(tab, "[data-act=forget-page]");
    await says(tab, /1 page deleted/);
    await lists(tab, 3);
    assert.equal((await kept(tab)).length, 2);
    await press(tab, ".toast button", "Undo");
    await lists(tab, 5);
    assert.equal((await kept(tab)).length, 3);
    await tab.close();
  });

  test("the keyboard alone finds, opens and deletes", async () => {
    const tab = await openLibrary(stage.browser);
    await tab.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
    await tab.press("/");
    await until("the search has the keyboard", () => tab.evaluate(() => document.activeElement?.id === "search"));
    await tab.press("ArrowDown");
    await until("the first is shown", async () => (await shown(tab)).includes("bridge in May"));
    await tab.press("ArrowDown");
    await until("the next is shown", async () => (await shown(tab)).includes("fishermen"));
    assert.equal(
      await tab.evaluate(
        () =>
          document
            .getElementById(document.activeElement?.getAttribute("aria-activedescendant") ?? "")
            ?.querySelector(".name")?.textContent,
      ),
      "Tom Reed",
    );
    await tab.press("Delete");
    await says(tab, /1 statement deleted/);
    await tab.press("z", "Control");
    await says(tab, /Undone/);
    await tab.press("End");
    await until("the last is shown", async () => (await shown(tab)).includes("café"));
    await tab.press("Enter");
    await until("it can be edited", () => tab.evaluate(() => document.activeElement?.id === "speaker"));
    await tab.press("Escape");
    await until("the list has the keyboard", () =>
      tab.evaluate(() => document.activeElement?.getAttribute("role") === "grid"),
    );
    await tab.close();
  });

  test("what pages say is text", async () => {
    const tab = await openLibrary(stage.browser);
    await bringIn(tab, fileOf([HOSTILE]));
    await press(tab, "facet-list label", "hostile.example");
    await lists(tab, 1);
    assert.match((await listed(tab))[0]?.words ?? "", /^<script>/);
    assert.deepEqual(await tab.evaluate(() => [document.title, document.querySelectorAll("main img").length]), [
      "Library",
      0,
    ]);
    await press(tab, ".said");
    await press(tab, "[data-act=only-page]");
    await press(tab, "[data-act=forget-page]");
    await lists(tab, 5);
    await tab.close();
  });

  test("what is changed elsewhere is shown here", async () => {
    const [here, there] = [await openLibrary(stage.browser), await openLibrary(stage.browser)];
    await press(there, ".said", "fishermen");
    await press(there, "statement-detail button", "Confirm");
    await until("the other tab shows it", () => here.evaluate(() => document.querySelector(".row .state") !== null));
    await press(there, ".toast button", "Undo");
    await until("and that it was undone", () => here.evaluate(() => document.querySelector(".row .state") === null));
    await here.close();
    await there.close();
  });

  test("in a narrow window the filters and the statement come over the list", async () => {
    const tab = await openLibrary(stage.browser);
    await tab.resize(460, 760);
    await press(tab, "[data-act=open-facets]");
    await press(tab, "facet-list label", "Tom Reed");
    await press(tab, "[data-act=close-facets]");
    await lists(tab, 2);
    await press(tab, ".said", "fishermen");
    await until("it is shown whole", async () => (await shown(tab)).includes("fishermen"));
    assert.deepEqual(await violations(tab), []);
    const overflow = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `${overflow} pixels too wide`);
    await press(tab, "[data-act=close-detail]");
    await press(tab, "[data-act=clear]");
    await lists(tab, 5);
    await tab.close();
  });
});
