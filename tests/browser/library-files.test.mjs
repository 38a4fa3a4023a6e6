/** Files of the library: imports with their preview, exports, and a backup that an empty browser is made whole by. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { files, wasm } from "../support/wasm.mjs";
import { ARTICLE } from "./article.mjs";
import { violations, violationsInBoth } from "./axe.mjs";
import { download, launch, until } from "./harness/index.mjs";
import { openCard } from "./in-page.mjs";
import {
  bringIn,
  choose,
  file,
  fileOf,
  importNow,
  kept,
  lists,
  offer,
  openLibrary,
  PAGES,
  press,
  says,
  type,
} from "./library.mjs";
import { ofOwnPages, painted } from "./support.mjs";

/** @import { Browser, Tab } from "./harness/types.d.ts" */

/** What Hypothesis' client exports. */
const HYPOTHESIS = JSON.stringify({
  export_date: "2026-02-01T10:00:00Z",
  annotations: [
    {
      id: "abc123",
      created: "2026-01-02T10:00:00.000000+00:00",
      updated: "2026-01-02T10:00:00.000000+00:00",
      user: "acct:reader@hypothes.is",
      uri: "https://river.example/lock",
      text: "Ask her about it.",
      tags: ["lock"],
      document: { title: ["The lock"] },
      target: [
        {
          source: "https://river.example/lock",
          selector: [{ type: "TextQuoteSelector", exact: "the lock is shut", prefix: "She said ", suffix: "." }],
        },
      ],
    },
  ],
});

/** @param {Tab} tab */
const close = (tab) => press(tab, "import-dialog button", "Cancel");

/** @param {Tab} tab */
async function settingsOf(tab) {
  return tab.evaluate(async () => (await chrome.storage.local.get("keep-all"))["keep-all"] ?? false);
}

/**
 * Gives the claim of the open statement a verdict.
 * @param {Tab} tab
 * @param {string} verdict
 */
async function assessAs(tab, verdict) {
  await press(tab, ".field > button", "Assess");
  await choose(tab, "#verdict", verdict);
  await until("the verdict is in the list", () =>
    tab.evaluate((wanted) => document.querySelector(".row .verdict")?.textContent === wanted, verdict),
  );
}

/** @param {Tab} tab */
async function openExport(tab) {
  await press(tab, "[data-act=export]");
  await until("the dialog is open", () => tab.evaluate(() => document.querySelector("export-dialog dialog[open]")));
}

/**
 * Presses a button of the export dialog, and gives the file's text.
 * @param {Browser} browser
 * @param {Tab} tab
 * @param {string} format
 */
async function save(browser, tab, format) {
  await openExport(tab);
  await press(tab, `.formats label:has([value=${format}])`);
  const path = await download(browser, () => press(tab, "#save-file"));
  return { path, text: readFileSync(path, "utf8") };
}

/**
 * Checks that a report of several pages is for paper, also where the reader likes the dark.
 * @param {Tab} report
 */
async function printsWell(report) {
  const style = () =>
    report.evaluate(() => {
      const of = (/** @type {string} */ what) =>
        getComputedStyle(/** @type {Element} */ (document.querySelector(what)));
      return {
        text: of("body").color,
        paper: of("body").backgroundColor,
        link: of("a").color,
        first: of("article").breakBefore,
        second: of("article + article").breakBefore,
        figure: of("figure").breakInside,
      };
    });
  const [black, white] = ["rgb(0, 0, 0)", "rgb(255, 255, 255)"];
  try {
    await report.preferColours("dark");
    await until("it is dark", async () => (await style()).paper === "rgb(27, 26, 24)");
    assert.equal((await style()).second, "auto", "on a screen nothing is broken");
    await report.emulate({ print: true });
    await until("it is on paper", () => report.evaluate(() => matchMedia("print").matches));
    const [text, paper, link] = [black, white, black];
    assert.deepEqual(await style(), { text, paper, link, first: "auto", second: "page", figure: "avoid" });
  } finally {
    await report.emulate({});
    await report.preferColours("light");
  }
  const pdf = (await report.print()).toString("latin1");
  assert.ok(pdf.startsWith("%PDF"));
  // In Firefox' files the pages are in what is packed.
  const sheets = pdf.match(/\/Type\s*\/Page\b/g)?.length;
  const articles = await report.evaluate(() => document.querySelectorAll("article").length);
  assert.ok(articles > 1 && (!sheets || sheets === articles), `${articles} pages on ${sheets} sheets`);
}

ofOwnPages("library's files", (stage) => {
  /**
   * Saves what a button is about as a table.
   * @param {string} act
   * @param {Tab} tab
   */
  const saveFrom = async (act, tab) => {
    await press(tab, `[data-act=${act}]`);
    await press(tab, ".formats label:has([value=csv])");
    return readFileSync(await download(stage.browser, () => press(tab, "#save-file")), "utf8");
  };

  test("a file is brought in after a preview, and a second time adds nothing", async () => {
    const tab = await openLibrary(stage.browser);
    const { counts } = await offer(tab, fileOf(PAGES));
    assert.deepEqual(counts, [
      ["pages", 3, 0, 0],
      ["statements", 5, 0, 0],
    ]);
    assert.deepEqual(await kept(tab), []);
    assert.deepEqual(await violations(tab), []);
    await importNow(tab);
    await lists(tab, 5);
    const before = await kept(tab);
    const again = await offer(tab, fileOf(PAGES));
    assert.deepEqual(again.counts, [
      ["pages", 0, 0, 3],
      ["statements", 0, 0, 5],
    ]);
    assert.ok(await tab.evaluate(() => document.querySelector("#import-now")?.matches(":disabled")));
    await close(tab);

    // The same in the W3C's form.
    const annotations = file("pages.jsonld", files.exportPages(before, "jsonld"));
    assert.deepEqual((await offer(tab, annotations)).counts[1], ["statements", 0, 0, 5]);
    await close(tab);
    assert.deepEqual(await kept(tab), before);
    await tab.close();
  });

  test("what was decided otherwise is told, and an import is undone as a whole", async () => {
    const tab = await openLibrary(stage.browser);
    const before = await kept(tab);
    const [page] = before;
    const [statement] = page?.statements ?? [];
    assert.ok(page && statement);
    // Here a person says that somebody else said it; in the file, that it was yet another.
    const one = wasm.editPage(page, named(statement.id, "Here Hill"), "2026-03-02T00:00:00.000Z").page;
    const other = wasm.editPage(page, named(statement.id, "There Thorn"), "2026-03-03T00:00:00.000Z").page;
    await bringIn(tab, fileOf([one]));
    const decided = await kept(tab);
    await offer(tab, fileOf([other]));
    const conflicts = await tab.evaluate(() => document.querySelector(".conflicts li")?.textContent ?? "");
    assert.match(conflicts.replace(/\s+/g, " "), /speaker: Here Hill → There Thorn/);
    assert.deepEqual(await violationsInBoth(tab), []);
    await importNow(tab);
    await until("the later decision is taken", async () => JSON.stringify(await kept(tab)).includes("There Thorn"));
    await press(tab, ".toast button", "Undo");
    await says(tab, /Undone/);
    assert.deepEqual(await kept(tab), decided);
    await tab.evaluate(() => /** @type {HTMLElement} */ (document.querySelector(".scroller")).focus());
    await tab.press("z", "Control");
    await until("all is as it was", async () => JSON.stringify(await kept(tab)) === JSON.stringify(before));
    await tab.close();
  });

  test("a malformed file is refused with the place of the fault, and nothing is changed", async () => {
    const tab = await openLibrary(stage.browser);
    const before = await kept(tab);
    const broken = files.exportPages(before, "json").replace('"statements": [', '"statements": {');
    for (const [text, place, message] of /** @type {const} */ ([
      [broken, /Line \d+, column \d+/, /cannot be imported/],
      ['{"hearsay": 1,\n "pages": [{"id": 5}]}', /Line 2, column 19 \/pages\/0\/id/, /expected/],
      ["no JSON at all", /Line 1, column \d+/, /expected/],
      ['{"some": "other"}', /Line 1, column 1/, /neither/],
      [Buffer.from([0x7b, 0xff, 0xfe]), /UTF-8/, /cannot be imported/],
    ])) {
      const { refusal } = await offer(tab, file("broken.json", text));
      assert.match(refusal, place);
      assert.match(refusal, message);
      assert.match(refusal, /Nothing was changed/);
      assert.deepEqual(await violations(tab), []);
      assert.ok(await tab.evaluate(() => document.querySelector("#import-now")?.matches(":disabled")));
      await close(tab);
    }
    assert.deepEqual(await kept(tab), before);
    await tab.close();
  });

  test("annotations of Hypothesis come in, and are deleted again", async () => {
    const tab = await openLibrary(stage.browser);
    await bringIn(tab, file("hypothesis.json", HYPOTHESIS));
    await type(tab, "#search", "lock is shut");
    await lists(tab, 1);
    assert.deepEqual((await offer(tab, file("again.json", HYPOTHESIS))).counts[1], ["statements", 0, 0, 1]);
    await close(tab);
    await press(tab, ".said");
    await until("its note is shown", () =>
      tab.evaluate(() => document.querySelector(".markdown")?.textContent?.includes("Ask her")),
    );
    await press(tab, "[data-act=delete-open]", "Delete");
    await says(tab, /1 statement deleted/);
    await until("nothing is left", () => tab.evaluate(() => document.querySelector(".nothing") !== null));
    await tab.close();
  });

  test("an annotation of Hypothesis is found again on its page, with its note", async () => {
    stage.server.pages.set("/annotated", { body: ARTICLE.replace("margin-top: 200vh", "") });
    const url = `${stage.server.origin}/annotated`;
    const exact = "She walked home";
    const about = HYPOTHESIS.replaceAll("https://river.example/lock", url)
      .replace("the lock is shut", exact)
      .replace("She said ", "delay “a disgrace for the town”. 🌉 ")
      .replace('"suffix":"."', '"suffix":" along the river."');
    const library = await openLibrary(stage.browser);
    await bringIn(library, file("annotated.json", about));
    const tab = await stage.read("/annotated");
    await until("it is painted", async () => (await painted(tab)).some(({ text }) => text === exact));
    await openCard(tab, exact);
    const seen = await tab.inShadow("hearsay-root", (root) =>
      [".certain", ".note", ".tags"].map((part) => root?.querySelector(`.card ${part}`)?.textContent?.trim()),
    );
    assert.deepEqual(seen, ["Imported", "Ask her about it.", "lock"]);
    await tab.close();
    // Beside it the library would be narrow.
    await stage.browser.closePanel();
    await library.bringToFront();
    await press(library, ".toast button", "Undo");
    await lists(library, 5);
  });

  test("what is listed is saved in each format, and everything byte for byte", async () => {
    const tab = await openLibrary(stage.browser);
    await type(tab, "#search", "tide");
    await lists(tab, 2);
    await openExport(tab);
    assert.deepEqual(await violations(tab), []);
    await tab.press("Escape");
    const markdown = await save(stage.browser, tab, "md");
    assert.match(markdown.path, /\.md$/);
    assert.ok(markdown.text.includes("The tide takes whatever it wants") && !markdown.text.includes("fishermen"));
    await type(tab, "#search", "");
    await lists(tab, 5);
    await press(tab, "facet-list label", "Tom Reed");
    await lists(tab, 2);
    assert.match((await save(stage.browser, tab, "md")).path, /Tom-Reed/);
    await openExport(tab);
    await press(tab, ".scopes label:has([value=all])");
    assert.match(await download(stage.browser, () => press(tab, "#save-file")), /Statements/);
    await press(tab, "[data-act=clear]");
    await type(tab, "#search", "tide");
    await lists(tab, 2);
    for (const [format, extension] of /** @type {const} */ ([
      ["html", "html"],
      ["csv", "csv"],
      ["json", "json"],
      ["jsonld", "jsonld"],
      ["ris", "ris"],
      ["bibtex", "bib"],
      ["csl", "json"],
    ])) {
      const { path, text } = await save(stage.browser, tab, format);
      assert.ok(path.endsWith(`.${extension}`), path);
      assert.ok(text.length > 0);
      if (format !== "html") continue;
      stage.server.pages.set("/report", { body: text });
      const report = await stage.open("/report");
      assert.match(await report.evaluate(() => document.body.innerText), /The tide takes whatever it wants/);
      assert.deepEqual(await violations(report), []);
      await report.close();
    }
    await type(tab, "#search", "");
    const all = await kept(tab);
    const { text } = await save(stage.browser, tab, "json");
    const pages = JSON.parse(text).pages;
    assert.equal(pages.length, all.length);
    assert.equal(text, files.exportPages(files.importFile(text, [], new Date().toISOString()).pages, "json"));
    await tab.close();
  });

  test("a report of several pages is for paper, too: dark on white, a page each, no quotation torn", async () => {
    const tab = await openLibrary(stage.browser);
    await lists(tab, 5);
    stage.server.pages.set("/printed", { body: (await save(stage.browser, tab, "html")).text });
    const report = await stage.open("/printed");
    await printsWell(report);
    await report.close();
    await tab.close();
  });

  test("what is picked is saved alone, and so is a page", async () => {
    const tab = await openLibrary(stage.browser);
    await lists(tab, 5);
    await tab.evaluate(() => {
      for (const row of document.querySelectorAll(".row.statement")) {
        const isWanted = /fishermen|whatever it wants/.test(row.textContent ?? "");
        if (isWanted) /** @type {HTMLElement} */ (row.querySelector("input[type=checkbox]")).click();
      }
    });
    const picked = await saveFrom("export-picked", tab);
    assert.match(picked, /fishermen/);
    assert.match(picked, /whatever it wants/);
    assert.equal(picked.trimEnd().split("\r\n").length, 3);
    const { id } = (await kept(tab)).find(({ title }) => title === "Holt to get its bridge back") ?? {};
    await tab.close();

    const ofPage = await openLibrary(stage.browser, `?page=${id}`);
    await lists(ofPage, 2);
    const page = await saveFrom("export-page", ofPage);
    assert.match(page, /fishermen/);
    assert.match(page, /open the bridge/);
    assert.equal(page.trimEnd().split("\r\n").length, 3);
    await press(ofPage, "[data-act=clear]");
    await lists(ofPage, 5);
    await ofPage.close();
  });

  test("claims whose check is not done are no file of reviews", async () => {
    const tab = await openLibrary(stage.browser);
    await openExport(tab);
    await press(tab, ".formats label:has([value=claimreview])");
    await press(tab, "#save-file");
    await until("it says why", () =>
      tab.evaluate(() =>
        /no claim is checked yet/i.test(document.querySelector("export-dialog .problem")?.textContent ?? ""),
      ),
    );
    assert.ok(await tab.evaluate(() => document.querySelector("export-dialog dialog")?.matches("[open]")));
    await tab.press("Escape");
    await press(tab, ".said", "fishermen");
    await assessAs(tab, "misleading");
    await choose(tab, "#status", "done");
    await says(tab, /saved/i);
    const { text } = await save(stage.browser, tab, "claimreview");
    const [review, ...others] = JSON.parse(text)["@graph"];
    assert.equal(review.reviewRating.alternateName, "misleading");
    assert.deepEqual(others, []);
    for (let deeds = 3; deeds > 0; deeds--) {
      await press(tab, "[data-act=undo]");
      await says(tab, /Undone/);
    }
    await until("it has none", () => tab.evaluate(() => document.querySelector(".row .verdict") === null));
    await tab.close();
  });

  test("while a file is made the button says so and takes no second press, and the next time it is ready", async () => {
    const tab = await openLibrary(stage.browser);
    await openExport(tab);
    await press(tab, ".formats label:has([value=md])");
    await tab.evaluate(() => {
      const button = /** @type {HTMLButtonElement} */ (document.querySelector("#save-file"));
      const seen = /** @type {HTMLElement} */ (button.closest("dialog")).dataset;
      new MutationObserver(() => {
        seen.seen = `${seen.seen ?? ""}${button.textContent?.trim()} ${button.disabled};`;
      }).observe(button, { childList: true, characterData: true, subtree: true, attributes: true });
    });
    await download(stage.browser, () => press(tab, "#save-file"));
    await says(tab, /Saved/);
    const states = await tab.evaluate(
      () => /** @type {HTMLElement} */ (document.querySelector("export-dialog dialog")).dataset.seen ?? "",
    );
    assert.match(states, /^Saving… true;.*Save false;$/);
    await openExport(tab);
    assert.ok(await tab.evaluate(() => document.querySelector("#save-file")?.matches(":enabled")));
    await tab.close();
  });

  test("quotations are copied with their source", async () => {
    const tab = await openLibrary(stage.browser);
    await press(tab, ".said", "fishermen");
    await press(tab, "statement-detail [data-style=plain]");
    await says(tab, /1 quotation copied/);
    const words = await stage.clipboard();
    assert.match(words, /Nobody asked the fishermen/);
    assert.match(words, /Tom Reed/);
    assert.match(words, /:~:text=/);
    await press(tab, "statement-detail [data-style=markdown]");
    await until("Markdown is on the clipboard", async () => (await stage.clipboard()).startsWith("> "));
    await tab.bringToFront();
    await press(tab, "statement-detail [data-style=html]");
    await until("HTML is on the clipboard", async () => (await stage.clipboard()).startsWith("<blockquote"));
    // Where text with marks is taken, it is such a text.
    const { quotations, links, text } = await stage.clipboardHtml();
    assert.equal(quotations.length, 1, text);
    assert.match(quotations[0] ?? "", /Nobody asked the fishermen/);
    assert.match(links.join(), /#:~:text=/);
    assert.doesNotMatch(text, /</, "its marks are no text");
    await tab.close();
  });

  test("a backup makes an empty browser whole", async () => {
    const tab = await openLibrary(stage.browser);
    await press(tab, ".said", "fishermen");
    await type(tab, "#note", "To be **kept**", true);
    await says(tab, /Note saved/);
    await tab.evaluate(() => chrome.storage.local.set({ "keep-all": true }));
    const path = await download(stage.browser, () => press(tab, "[data-act=backup]"));
    const before = await kept(tab);
    await tab.close();

    const empty = await launch(stage.browser.name);
    try {
      const there = await openLibrary(empty);
      assert.deepEqual([await kept(there), await settingsOf(there)], [[], false]);
      await bringIn(there, path);
      assert.deepEqual(await kept(there), before);
      await until("the settings are there", async () => (await settingsOf(there)) === true);
    } finally {
      await empty.close();
    }
  });

  test("what the first version kept is there, with all that can be done to it", async () => {
    const own = await stage.browser.newTab(`${stage.browser.extensionOrigin}/welcome/welcome.html`);
    await own.evaluate(async (pages) => {
      /** @param {IDBRequest} request */
      const done = (request) =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      await done(indexedDB.deleteDatabase("hearsay"));
      // Ten times the version that the schema has: so does the library that reads it.
      const request = indexedDB.open("hearsay", 10);
      request.onupgradeneeded = () => {
        request.result.createObjectStore("pages", { keyPath: "id" }).createIndex("site", "site");
      };
      const database = await done(request);
      const transaction = database.transaction("pages", "readwrite");
      for (const page of pages) transaction.objectStore("pages").put({ id: page.id, site: "", page });
      await new Promise((resolve) => (transaction.oncomplete = () => resolve(null)));
      database.close();
    }, PAGES);
    await own.close();

    const tab = await openLibrary(stage.browser);
    await lists(tab, 5);
    assert.deepEqual(
      (await kept(tab)).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      PAGES.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    );
    await press(tab, ".said", "fishermen");
    await type(tab, "#note", "From now", true);
    await says(tab, /Note saved/);
    await press(tab, "[data-act=undo]");
    await says(tab, /Undone: Note saved/);
    await tab.close();
  });
});

/**
 * @param {string} statement
 * @param {string} name
 */
const named = (statement, name) => ({
  type: /** @type {const} */ ("nameSpeaker"),
  statement,
  id: crypto.randomUUID(),
  name,
});
