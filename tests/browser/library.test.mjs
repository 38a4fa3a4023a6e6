/** The library: finding, correcting and deleting what is kept. */

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { violations, violationsInBoth } from "./axe.mjs";
import { until } from "./harness/index.mjs";
import {
  bringIn,
  choose,
  fileOf,
  kept,
  keptPage,
  listed,
  lists,
  openLibrary,
  PAGES,
  press,
  says,
  type,
} from "./library.mjs";
import { ofOwnPages } from "./support.mjs";

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

ofOwnPages("library", (stage) => {
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
      ["fisher", ["“Nobody asked the fishermen”"]],
      ["CAFE", ["“The café on board stays closed”"]],
      ["tide reed", ["“The tide takes whatever it wants”"]],
      ["ferry", ["“The café on board stays closed”"]],
      ["mayor", ["“We will open the bridge in May”"]],
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
    await choose(tab, "#verdict", "misleading");
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

    // And again, from the first on: by the button, and by either key.
    const corrected = async () => (await kept(tab)).flatMap(({ statements }) => statements).find(({ note }) => note);
    await press(tab, "[data-act=redo]");
    await says(tab, /Done again: Speaker/);
    assert.equal((await listed(tab)).filter(({ who }) => who === "Ada Brook").length, 3);
    await tab.press("z", "Control", "Shift");
    await says(tab, /Done again: Note/);
    assert.deepEqual([(await corrected())?.note, (await corrected())?.tags], [statement?.note, []]);
    await tab.press("y", "Control");
    await says(tab, /Done again: Tags/);
    assert.deepEqual((await corrected())?.tags, ["money", "bridge"]);
    for (const what of [/Tags/, /Note/, /Speaker/]) {
      await press(tab, "[data-act=undo]");
      await says(tab, new RegExp(`Undone: ${what.source}`));
    }
    await tab.close();
  });

  test("its words are chosen anew where they stand, and put back as they were found", async () => {
    const tab = await openLibrary(stage.browser);
    await press(tab, ".said", "fishermen");
    await press(tab, "#choose-words");
    await until("the words are selected", () =>
      tab.evaluate(() => document.querySelector(".chosen")?.textContent?.trim() === "Nobody asked the fishermen"),
    );
    assert.deepEqual(await violations(tab), []);
    // The comma and “ fishermen” are left out, by keys alone.
    for (let left = ",fishermen ".length; left > 0; left--) await tab.press("ArrowLeft", "Shift");
    await until("fewer are chosen", () =>
      tab.evaluate(() => document.querySelector(".chosen")?.textContent?.trim() === "Nobody asked the"),
    );
    await tab.press("Enter");
    await says(tab, /Words changed/);
    const words = async () => {
      const statements = (await kept(tab)).flatMap(({ statements: all }) => all);
      return statements.flatMap(({ content }) => content).find(({ exact }) => exact.startsWith("Nobody"));
    };
    const whole = PAGES[0]?.statements[1]?.content[0] ?? assert.fail("it has words");
    const { exact, suffix, prefix, start, end } = (await words()) ?? assert.fail("they are kept");
    assert.deepEqual(
      [exact, prefix, start, end],
      ["Nobody asked the", whole.prefix, whole.start, (whole.start ?? 0) + "Nobody asked the".length],
    );
    assert.ok(suffix.startsWith(" fishermen,”"), suffix);
    await press(tab, "#found-words");
    await until("they are as they were found", async () => (await words())?.exact === whole.exact);

    // Leaving it as it is changes nothing.
    await press(tab, "#choose-words");
    await tab.press("Escape");
    await until("they are shown", () => tab.evaluate(() => document.activeElement?.id === "choose-words"));
    for (const back of ["Nobody asked the", whole.exact]) {
      await press(tab, "[data-act=undo]");
      await until("it is undone", async () => (await words())?.exact === back);
    }
    await says(tab, /Undone: Words changed/);
    await tab.close();
  });

  test("a page has a note and tags, too", async () => {
    const tab = await openLibrary(stage.browser);
    await press(tab, ".said", "fishermen");
    await type(tab, "#page-note", "Ask for the *plans*.", true);
    await says(tab, /Note saved/);
    await type(tab, "#add-page-tag", "#harbour", true);
    await says(tab, /Tags saved/);
    const page = (await kept(tab)).find(({ note }) => note);
    assert.deepEqual([page?.note, page?.tags], ["Ask for the *plans*.", ["harbour"]]);
    await type(tab, "#search", "plans");
    await lists(tab, 2);
    await type(tab, "#search", "");
    await lists(tab, 5);
    await tab.close();
  });

  test("what was done can be undone after a reload, too, and what changes nothing is not in its way", async () => {
    const tab = await openLibrary(stage.browser, "?order=newest");
    // The tags and the note of the test before.
    await press(tab, "[data-act=undo]");
    await says(tab, /Undone: Tags saved/);
    await press(tab, ".said", "café");
    await press(tab, "[data-act=delete-open]");
    await lists(tab, 4);
    await press(tab, "facet-list label", "Not a statement");
    await lists(tab, 1);
    await press(tab, ".said", "café");
    await tab.press("Delete");
    await says(tab, /Nothing to change/);
    await tab.goto(await tab.url());
    await until("it can be undone", () =>
      tab.evaluate(() => document.querySelector("[data-act=undo]")?.getAttribute("aria-disabled") === "false"),
    );
    await tab.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
    await tab.press("z", "Control");
    await says(tab, /Undone: 1 statement deleted/);
    await tab.press("z", "Control");
    await says(tab, /Undone: Note saved/);
    assert.ok((await kept(tab)).every(({ note, tags }) => !note && tags.length === 0));
    await press(tab, "[data-act=clear]");
    await lists(tab, 5);
    await tab.close();
  });

  test("what is being written in a note is not left without a question", async () => {
    const tab = await openLibrary(stage.browser);
    const asks = () =>
      tab.evaluate(() => {
        const leaving = new Event("beforeunload", { cancelable: true });
        dispatchEvent(leaving);
        return leaving.defaultPrevented;
      });
    await press(tab, ".said", "fishermen");
    await until("its note is there", () => tab.evaluate(() => document.querySelector("#note") !== null));
    assert.equal(await asks(), false);
    await type(tab, "#note", "Half a tho");
    assert.equal(await asks(), true);
    await type(tab, "#note", "", true);
    assert.equal(await asks(), false);
    await tab.close();
  });

  test("a file is opened at the page of the statement", async () => {
    const page = keptPage({
      url: "https://river.example/report.pdf#top",
      title: "The report",
      paragraphs: ["“The quay has sunk by a hand,” said Ada Brook."],
    });
    for (const selector of page.statements[0]?.content ?? []) selector.page = 3;
    const tab = await openLibrary(stage.browser);
    await bringIn(tab, fileOf([page]));
    await press(tab, ".said", "sunk by a hand");
    const link = () =>
      tab.evaluate(
        () => /** @type {HTMLAnchorElement | null} */ (document.querySelector("statement-detail a.button"))?.href,
      );
    assert.equal(await until("there is the way to it", link), "https://river.example/report.pdf#page=3");
    await press(tab, ".toast button", "Undo");
    await lists(tab, 5);
    await tab.close();
  });

  test("a page is opened at the statement", async () => {
    const statement = "“The lock will be shut in spring,” said Ada Brook.";
    const filling = Array.from({ length: 80 }, (_, at) => `<p>Paragraph ${at} says nothing.</p>`).join("");
    stage.server.pages.set("/lock", {
      body: `<!doctype html><title>The lock</title>${filling}<p id="here">${statement}</p>${filling}`,
    });
    const url = `${stage.server.origin}/lock`;
    const tab = await openLibrary(stage.browser);
    await bringIn(tab, fileOf([keptPage({ url, title: "The lock", paragraphs: [statement] })]));
    await press(tab, ".said", "lock will be shut");
    await press(tab, "statement-detail a.button");
    const opened = await stage.browser.findTab(url);
    await until("it is in view", () =>
      opened.evaluate(() => {
        const { top = -1, bottom = Infinity } = document.querySelector("#here")?.getBoundingClientRect() ?? {};
        return scrollY > 0 && top >= 0 && bottom <= innerHeight;
      }),
    );
    await opened.close();
    await press(tab, "[data-act=only-page]");
    await press(tab, "[data-act=forget-page]");
    await lists(tab, 5);
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

  test("all that is listed is picked at once, copied, and let go", async () => {
    const tab = await openLibrary(stage.browser);
    await type(tab, "#search", "tide");
    await lists(tab, 2);
    const all = () =>
      tab.evaluate(() => {
        const box = /** @type {HTMLInputElement | null} */ (document.querySelector("#pick-all"));
        return box && [box.checked, box.indeterminate];
      });
    const picked = () => tab.evaluate(() => document.querySelector(".picked span")?.textContent ?? "");
    await press(tab, "#pick-all");
    await until("both are picked", async () => (await picked()) === "2 selected");
    assert.deepEqual(await all(), [true, false]);
    assert.deepEqual(await violationsInBoth(tab), []);
    await press(tab, "[data-act=copy-picked]");
    await says(tab, /^2 quotations copied/);
    const words = await stage.clipboard();
    assert.match(words, /The tide takes whatever it wants/);
    assert.match(words, /would cost two million pounds/);
    assert.equal(words.match(/:~:text=/g)?.length, 2);
    await tab.bringToFront();
    await type(tab, "#search", "");
    await lists(tab, 5);
    assert.deepEqual(await all(), [false, true], "some of what is listed now");
    await press(tab, "[data-act=unpick]");
    await until("nothing is picked", async () => (await picked()) === "");
    assert.deepEqual(await all(), [false, false]);
    await tab.close();
  });

  test("a page without statements is found beside the others, deleted, and comes back", async () => {
    const tab = await openLibrary(stage.browser);
    assert.equal(await tab.evaluate(() => document.querySelector("#bare-pages")), null);
    await bringIn(
      tab,
      fileOf([keptPage({ url: "https://bare.example/", title: "Tides", paragraphs: ["High at noon."] })]),
    );
    await press(tab, "#bare-pages summary", "Pages without statements (1)");
    await press(tab, "#bare-pages button", "Tides");
    await until("it says that there are none", () =>
      tab.evaluate(() =>
        document.querySelector(".nothing")?.textContent?.includes("Of this page no statement is kept"),
      ),
    );
    assert.deepEqual(await violations(tab), []);
    await press(tab, "[data-act=forget-page]");
    await says(tab, /1 page deleted/);
    await until("it is gone", () => tab.evaluate(() => document.querySelector("#bare-pages") === null));
    await lists(tab, 5);
    await press(tab, ".toast button", "Undo");
    await press(tab, "#bare-pages summary", "Pages without statements (1)");
    await press(tab, "#bare-pages button", "Tides");
    await press(tab, "[data-act=forget-page]");
    await lists(tab, 5);
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
    assert.match((await listed(tab))[0]?.words ?? "", /^“<script>/);
    assert.deepEqual(await tab.evaluate(() => [document.title, document.querySelectorAll("main img").length]), [
      "Library · Hearsay",
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

  test("in the dark, axe finds nothing wrong with the list, a statement, a speaker and the dialogs", async () => {
    const tab = await openLibrary(stage.browser);
    await tab.preferColours("dark");
    try {
      await until("it is dark", () => tab.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches));
      assert.deepEqual(await violations(tab), [], "the list");
      await press(tab, ".said", "fishermen");
      await until("it is shown whole", async () => (await shown(tab)).includes("fishermen"));
      assert.deepEqual(await violations(tab), [], "a statement");
      await press(tab, "#choose-words");
      await until("the words are chosen", () => tab.evaluate(() => document.querySelector(".chosen") !== null));
      assert.deepEqual(await violations(tab), [], "its words");
      await tab.press("Escape");
      for (const [act, dialog] of /** @type {const} */ ([
        ["export", "export-dialog"],
        ["import", "import-dialog"],
      ])) {
        await press(tab, `[data-act=${act}]`);
        const isOpen = () => tab.evaluate((of) => document.querySelector(`${of} dialog[open]`) !== null, dialog);
        await until("the dialog is open", isOpen);
        assert.deepEqual(await violations(tab), [], dialog);
        await tab.press("Escape");
        await until("it is closed", async () => !(await isOpen()));
      }
      await press(tab, "facet-list label", "Tom Reed");
      await lists(tab, 2);
      assert.deepEqual(await violations(tab), [], "a speaker, and what was said when");
      await press(tab, "[data-act=clear]");
      await type(tab, "#search", "nothing like this");
      await lists(tab, 0);
      assert.deepEqual(await violations(tab), [], "nothing found");
      await type(tab, "#search", "");
    } finally {
      await tab.preferColours("light");
    }
    await tab.close();
  });

  test("in a narrow window the filters and the statement come over the list", async () => {
    const tab = await openLibrary(stage.browser);
    await tab.resize(360, 760);
    await press(tab, "[data-act=open-facets]");
    await press(tab, "facet-list label", "Tom Reed");
    await press(tab, "[data-act=close-facets]");
    await lists(tab, 2);
    await press(tab, ".said", "fishermen");
    await until("it is shown whole", async () => (await shown(tab)).includes("fishermen"));
    assert.deepEqual(await violations(tab), []);
    const overflow = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `${overflow} pixels too wide`);
    const bar = await tab.evaluate(() => document.querySelector(".bar-top")?.getBoundingClientRect().height ?? 0);
    assert.ok(bar < 100, `what stands above the list is ${bar} pixels high`);
    await press(tab, "[data-act=close-detail]");
    await press(tab, "[data-act=clear]");
    await lists(tab, 5);
    await tab.close();
  });

  test("tags, verdicts and dates narrow the list down, and are in the address", async () => {
    const tab = await openLibrary(stage.browser);
    await press(tab, ".said", "fishermen");
    await type(tab, "#add-tag", "harbour", true);
    await says(tab, /Tags saved/);
    await press(tab, ".field > button", "Assess");
    await choose(tab, "#verdict", "false");
    await until("the verdict is in the list", () =>
      tab.evaluate(() => document.querySelector(".row .verdict") !== null),
    );
    for (const value of ["harbour", "false"]) {
      await press(tab, "facet-list label", value);
      await lists(tab, 1);
      assert.match((await listed(tab))[0]?.words ?? "", /fishermen/);
      assert.match(await tab.url(), new RegExp(`=${value}`));
      await press(tab, "[data-act=clear]");
      await lists(tab, 5);
    }
    await type(tab, "label.date input", "2026-01-01", true);
    await lists(tab, 4);
    await type(tab, "label.date ~ label.date input", "2026-01-31", true);
    await lists(tab, 2);
    assert.match(await tab.url(), /from=2026-01-01&to=2026-01-31/);
    await press(tab, "[data-act=clear]");
    await lists(tab, 5);
    for (let deeds = 3; deeds > 0; deeds--) {
      await press(tab, "[data-act=undo]");
      await says(tab, /Undone/);
    }
    await tab.close();
  });

  test("in a private window it says that it cannot be read there", async (context) => {
    if (stage.browser.name !== "firefox") {
      context.skip("Chromium has no page of ours in a private window");
      return;
    }
    const tab = await stage.browser.privateTab(`${stage.browser.extensionOrigin}/library/library.html`);
    await until("it says so", () =>
      tab.evaluate(() => document.querySelector("main h1")?.textContent?.includes("private window")),
    );
    assert.deepEqual(await violations(tab), []);
    await press(tab, "main button", "normal window");
    const normal = await stage.browser.findTab(`${stage.browser.extensionOrigin}/library/`);
    await lists(normal, 5);
    await normal.close();
    await tab.close();
  });
});
