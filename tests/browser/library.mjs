/** What the tests of the library share: kept pages, and what a reader sees and does there. */

import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { files, wasm } from "../support/wasm.mjs";
import { until } from "./harness/index.mjs";

/** @import { KeptPage } from "../../target/wasm/hearsay.js" */
/** @import { Browser, Tab } from "./harness/types.d.ts" */

export const NOW = "2026-03-01T09:30:00.000Z";

/**
 * A page as it is kept, of paragraphs.
 * @param {{url: string, title: string, paragraphs: string[], published?: string, site?: string, lang?: string}} article
 * @returns {KeptPage}
 */
export function keptPage({ paragraphs, ...about }) {
  const blocks = paragraphs.map((text) => ({ kind: /** @type {const} */ ("paragraph"), text }));
  return wasm.keepPage({ ...about, blocks }, NOW);
}

/** Three articles: one who speaks in two of them, one of whom has two names. */
export const PAGES = [
  keptPage({
    url: "https://www.holt-post.example/bridge",
    title: "Holt to get its bridge back",
    published: "2026-02-10",
    paragraphs: [
      "“We will open the bridge in May,” said Ada Brook, the mayor of Holt.",
      "“Nobody asked the fishermen,” Tom Reed told reporters on Friday.",
    ],
  }),
  keptPage({
    url: "https://river.example/tide",
    title: "The tide turns at Holt",
    published: "2026-01-20",
    paragraphs: [
      "“The tide takes whatever it wants,” Tom Reed said.",
      "A. Brook insisted that the work would cost two million pounds.",
    ],
  }),
  keptPage({
    url: "https://river.example/ferry",
    title: "A ferry for the summer",
    published: "2025-11-02",
    paragraphs: ["“The café on board stays closed,” said Ada Brook."],
  }),
];

/**
 * Writes a file for an import.
 * @param {string} name
 * @param {string | Buffer} text
 */
export function file(name, text) {
  const path = join(mkdtempSync(join(tmpdir(), "hearsay-import-")), name);
  writeFileSync(path, text);
  return path;
}

/** @param {readonly KeptPage[]} pages */
export const fileOf = (pages) => file("pages.json", files.exportPages([...pages], "json"));

/**
 * Opens the library in a tab; resolves when all that is kept is read.
 * @param {Browser} browser
 * @param {string} [search] what its address says
 */
export async function openLibrary(browser, search = "") {
  const tab = await browser.newTab(`${browser.extensionOrigin}/library/library.html${search}`);
  await loaded(tab);
  return tab;
}

/** @param {Tab} tab @param {number} [deadline] */
export function loaded(tab, deadline) {
  return until(
    "the library is read",
    () => tab.evaluate(() => /** @type {any} */ (document.querySelector("hearsay-library"))?.library.shelf.isLoaded),
    deadline,
  );
}

/**
 * Presses what stands there, with the real pointer.
 * @param {Tab} tab
 * @param {string} selector
 * @param {string} [words] of the one that is meant
 */
export async function press(tab, selector, words = "") {
  const place = await until(`there is ${selector} ${words}`, () =>
    tab.evaluate(
      (at, having) => {
        const all = [...document.querySelectorAll(at)];
        const target = all.find((each) => each.checkVisibility() && each.textContent?.includes(having));
        if (!target) return null;
        target.scrollIntoView({ block: "nearest" });
        const box = target.getBoundingClientRect();
        return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
      },
      selector,
      words,
    ),
  );
  await tab.click(place.x, place.y);
}

/**
 * Types into a field, as if letter by letter, and leaves it where `leaves`.
 * @param {Tab} tab
 * @param {string} selector
 * @param {string} text
 * @param {boolean} [leaves]
 */
export async function type(tab, selector, text, leaves = false) {
  await until(`there is ${selector}`, () => tab.evaluate((at) => document.querySelector(at) !== null, selector));
  await tab.evaluate(
    (at, words, isLeft) => {
      const field = /** @type {HTMLInputElement} */ (document.querySelector(at));
      field.focus();
      field.value = words;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      if (!isLeft) return;
      field.dispatchEvent(new Event("change", { bubbles: true }));
      field.blur();
    },
    selector,
    text,
    leaves,
  );
}

/**
 * Chooses from a list, whose menu belongs to the browser.
 * @param {Tab} tab
 * @param {string} selector
 * @param {string} value
 */
export async function choose(tab, selector, value) {
  await until(`there is ${selector}`, () => tab.evaluate((at) => document.querySelector(at) !== null, selector));
  await tab.evaluate(
    (at, wanted) => {
      const select = /** @type {HTMLSelectElement} */ (document.querySelector(at));
      select.value = wanted;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    },
    selector,
    value,
  );
}

/** The statements that are in view: words and speaker. @param {Tab} tab */
export function listed(tab) {
  return tab.evaluate(() =>
    [...document.querySelectorAll(".row.statement")]
      .sort((a, b) => Number(a.getAttribute("data-index")) - Number(b.getAttribute("data-index")))
      .map((row) => ({
        who: row.querySelector(".name")?.textContent?.trim() ?? "",
        words: row.querySelector(".words")?.textContent?.trim() ?? "",
      })),
  );
}

/**
 * Resolves when the list has so many statements.
 * @param {Tab} tab
 * @param {number} count
 */
export function lists(tab, count) {
  return until(`the list has ${count} statements`, async () => (await listed(tab)).length === count);
}

/** What is said at the foot of the page. @param {Tab} tab */
export const said = (tab) =>
  tab.evaluate(() => document.querySelector(".toast [role=status]")?.textContent?.trim() ?? "");

/**
 * @param {Tab} tab
 * @param {RegExp} words
 */
export const says = (tab, words) => until(`it says ${words}`, async () => words.test(await said(tab)));

/**
 * Opens the dialog for imports and gives it a file; resolves when it tells what will happen, or that nothing will.
 * @param {Tab} tab
 * @param {string} path
 */
export async function offer(tab, path) {
  await press(tab, "[data-act=import]");
  await until("the dialog is open", () =>
    tab.evaluate(() => document.querySelector("import-dialog dialog")?.matches("[open]")),
  );
  await tab.chooseFile("#import-file", path);
  return until("the file is read", () =>
    tab.evaluate(() => {
      const dialog = document.querySelector("import-dialog dialog");
      if (dialog?.getAttribute("aria-busy") === "true") return null;
      const counts = [...(dialog?.querySelectorAll("tbody tr") ?? [])].map((row) => [
        row.getAttribute("data-what"),
        ...[...row.querySelectorAll("td")].map((cell) => Number(cell.textContent)),
      ]);
      const refusal = dialog?.querySelector(".refusal")?.textContent?.replace(/\s+/g, " ").trim() ?? "";
      return counts.length > 0 || refusal ? { counts, refusal } : null;
    }),
  );
}

/**
 * Imports a file through the dialog.
 * @param {Tab} tab
 * @param {string} path
 */
export async function bringIn(tab, path) {
  const { refusal } = await offer(tab, path);
  assert.equal(refusal, "");
  await importNow(tab);
}

/**
 * Imports the file that is offered; resolves when that is said and nothing lies over the page any more.
 * @param {Tab} tab
 */
export async function importNow(tab) {
  await press(tab, "#import-now");
  await until("the dialog is closed", () =>
    tab.evaluate(() => !document.querySelector("import-dialog dialog")?.matches("[open]")),
  );
  await says(tab, /imported/);
}

/** All that is kept, as the database has it. @param {Tab} tab @returns {Promise<KeptPage[]>} */
export function kept(tab) {
  return tab.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("hearsay");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction("pages").objectStore("pages").getAll();
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result.map(({ page }) => page));
          };
        };
      }),
  );
}
