/** The library with 20,000 statements: it is read without standing still, scrolls, and keeps up with who types. */

import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { test } from "node:test";
import { download, until } from "./harness/index.mjs";
import { listed, loaded, offer, press } from "./library.mjs";
import { ofOwnPages } from "./support.mjs";

/** @import { Tab } from "./harness/types.d.ts" */

const PAGES = 1000;
const STATEMENTS = 20;

/** A keystroke is answered within this time, in milliseconds. */
const KEYSTROKE = 50;
/** Reading never holds the window up for longer. */
const STANDSTILL = 500;

/**
 * What else the machine does is in some rounds, what the library does in all: the best of so many counts, where the first
 * were too slow.
 */
const ROUNDS = 12;

/**
 * Fills the database with pages whose words are as frequent as those of a language are (Zipf's law).
 * @param {Tab} tab
 */
function fill(tab) {
  return tab.evaluate(
    async (pages, statements) => {
      let seed = 1;
      const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
      const syllables =
        "ba be co da di el en fa go ha in ka le lo ma mi na no or pa re ri sa si ta te to un va wo".split(" ");
      const words = Array.from({ length: 30_000 }, (_, rank) => {
        const length = rank < 50 ? 1 : 2 + Math.floor(random() * 3);
        return Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)]).join("");
      });
      const word = () => words[Math.floor(Math.exp(random() * Math.log(words.length))) - 1] ?? "";
      const text = (/** @type {number} */ length) => Array.from({ length }, word).join(" ");
      const name = () => {
        const at = Math.floor(random() ** 2 * 400);
        return `${words[1000 + at]} ${words[2000 + (at % 97)]}`.replace(/\b\w/g, (letter) => letter.toUpperCase());
      };
      const id = () => crypto.randomUUID();
      const opening = indexedDB.open("hearsay");
      const database = await new Promise((resolve, reject) => {
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const transaction = database.transaction("pages", "readwrite");
      for (let at = 0; at < pages; at++) {
        const speakers = Array.from({ length: 4 }, () => ({
          id: id(),
          name: name(),
          kind: "person",
          roles: random() < 0.3 ? [text(3)] : [],
          aliases: [],
          note: "",
          edited: [],
        }));
        const day = new Date(Date.UTC(2024, 0, 1) + Math.floor(random() * 800) * 86_400_000).toISOString();
        const page = {
          schema: 1,
          id: id(),
          url: `https://site${at % 40}.example/${at}`,
          title: text(8),
          published: day.slice(0, 10),
          kept: day,
          modified: day,
          note: "",
          tags: [],
          speakers,
          statements: Array.from({ length: statements }, (_, number) => ({
            id: id(),
            kind: ["direct", "mixed", "indirect"][Math.floor(random() * 3)],
            content: [{ exact: text(12 + Math.floor(random() * 30)), prefix: text(5), suffix: text(5) }],
            speaker: speakers[number % 4]?.id,
            reportedBy: [],
            stance: "neutral",
            confidence: 0.9,
            origin: "found",
            state: "found",
            edited: [],
            note: random() < 0.05 ? text(12) : "",
            tags: random() < 0.1 ? [words[500 + Math.floor(random() * 20)]] : [],
            created: day,
            modified: day,
          })),
        };
        transaction.objectStore("pages").put({ id: page.id, site: `site${at % 40}.example`, modified: day, page });
      }
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onerror = () => reject(transaction.error);
      });
      database.close();
      // Words from the most frequent to rare ones, and two together, to be typed.
      return [words[3], words[200], words[9000], `${words[60]} ${words[5]}`, `${words[1001]} ${words[2001]}`];
    },
    PAGES,
    STATEMENTS,
  );
}

/**
 * Types letter by letter, and gives how long each was worked on until the new list stood there, laid out.
 * @param {Tab} tab
 * @param {string} query
 * @returns {Promise<number[]>} in milliseconds
 */
function typed(tab, query) {
  return tab.evaluate(async (text) => {
    const field = /** @type {HTMLInputElement} */ (document.querySelector("#search"));
    const app = /** @type {any} */ (document.querySelector("hearsay-library"));
    const list = /** @type {any} */ (document.querySelector("statement-list"));
    const facets = /** @type {any} */ (document.querySelector("facet-list"));
    const times = [];
    for (let length = 1; length <= text.length; length++) {
      // Each at a time when nothing else is to be done.
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const start = performance.now();
      field.value = text.slice(0, length);
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await Promise.all([app.updateComplete, list.updateComplete, facets.updateComplete]);
      document.querySelector(".canvas")?.getBoundingClientRect();
      times.push(performance.now() - start);
    }
    return times;
  }, query);
}

/** Counts the longest time in which nothing else can be done, from now on. @param {Tab} tab */
const watch = (tab) =>
  tab.evaluate(() => {
    const { dataset } = document.documentElement;
    const isWatched = "longest" in dataset;
    dataset.longest = "0";
    if (isWatched) return;
    let last = performance.now();
    const tick = () => {
      const now = performance.now();
      dataset.longest = String(Math.max(Number(dataset.longest), now - last));
      last = now;
      setTimeout(tick);
    };
    tick();
  });

/** @param {Tab} tab @returns {Promise<number>} in milliseconds */
const longest = (tab) => tab.evaluate(() => Number(document.documentElement.dataset.longest));

/**
 * Opens the library anew.
 * @param {import("./harness/types.d.ts").Browser} browser
 * @param {Tab} tab
 * @returns {Promise<{took: number, longest: number}>} until all was read, and the longest time in which nothing else could
 *   be done, in milliseconds
 */
async function read(browser, tab) {
  await tab.goto(`${browser.extensionOrigin}/library/library.html`);
  const start = performance.now();
  await watch(tab);
  await loaded(tab, 60_000);
  const took = performance.now() - start;
  return { took, longest: await longest(tab) };
}

/**
 * Does something, and gives the longest time for which it held up the page; the least of some rounds, where it was too long.
 * @param {Tab} tab
 * @param {() => Promise<unknown>} act
 */
async function standstill(tab, act) {
  let least = Infinity;
  for (let round = 0; least > STANDSTILL && round < 3; round++) {
    await watch(tab);
    await act();
    least = Math.min(least, await longest(tab));
  }
  return least;
}

/** What is said of how many statements there are. @param {Tab} tab */
const count = (tab) => tab.evaluate(() => document.querySelector("#count")?.textContent?.trim() ?? "");

/** @param {{took: number, longest: number}[]} readings @param {"took" | "longest"} what */
const least = (readings, what) => Math.min(...readings.map((each) => each[what]));

/** @param {number[]} times @param {number} share */
const quantile = (times, share) => times.toSorted((a, b) => a - b)[Math.ceil(times.length * share) - 1] ?? 0;

ofOwnPages("library with 20,000 statements", (stage) => {
  test("it keeps up with who types and scrolls", async (context) => {
    const tab = await stage.browser.newTab(`${stage.browser.extensionOrigin}/library/library.html`);
    await loaded(tab);
    const queries = /** @type {string[]} */ (await fill(tab));

    const readings = [await read(stage.browser, tab)];
    while (least(readings, "longest") > STANDSTILL && readings.length < ROUNDS) {
      readings.push(await read(stage.browser, tab));
    }
    assert.match(await tab.evaluate(() => document.querySelector("#count")?.textContent ?? ""), /20,000 statements/);

    /** @type {number[]} */
    const times = [];
    for (const query of queries) {
      let best = await typed(tab, query);
      for (let round = 1; round < 3 || (Math.max(...best) > KEYSTROKE && round < ROUNDS); round++) {
        const again = await typed(tab, query);
        best = best.map((time, letter) => Math.min(time, again[letter] ?? Infinity));
      }
      times.push(...best);
    }
    const found = await until("something is found", async () => (await listed(tab)).length > 0);
    assert.ok(found);

    const scrolling = await tab.evaluate(async () => {
      const field = /** @type {HTMLInputElement} */ (document.querySelector("#search"));
      field.value = "";
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      const list = /** @type {any} */ (document.querySelector("statement-list"));
      const scroller = /** @type {HTMLElement} */ (list.querySelector(".scroller"));
      const taken = [];
      for (let at = 1; at <= 40; at++) {
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        const before = performance.now();
        scroller.scrollTop = (scroller.scrollHeight * at) / 40;
        scroller.dispatchEvent(new Event("scroll"));
        await list.updateComplete;
        scroller.getBoundingClientRect();
        taken.push(performance.now() - before);
      }
      return taken;
    });
    await until("the last is in view", () =>
      tab.evaluate(() => document.querySelector(".row:last-child")?.textContent?.includes("2024") ?? false),
    );

    // The way back to a statement far down leads there.
    await until("it is opened", async () => {
      await tab.evaluate(() =>
        /** @type {HTMLElement | null} */ (document.querySelector(".row:last-child .said"))?.click(),
      );
      return (await tab.url()).includes("open=");
    });
    await tab.goto(await tab.url());
    await loaded(tab, 60_000);
    await until("it is in view again", () => tab.evaluate(() => document.querySelector(".row.active") !== null));

    const figures = [
      `read in ${least(readings, "took").toFixed(0)} ms, longest standstill ${least(readings, "longest").toFixed(0)} ms`,
      `${times.length} keystrokes: median ${quantile(times, 0.5).toFixed(1)} ms, 95 % ${quantile(times, 0.95).toFixed(1)} ms, worst ${Math.max(...times).toFixed(1)} ms`,
      `40 scrolls: median ${quantile(scrolling, 0.5).toFixed(1)} ms, worst ${Math.max(...scrolling).toFixed(1)} ms`,
    ];
    for (const figure of figures) context.diagnostic(figure);
    assert.ok(Math.max(...times) <= KEYSTROKE, figures[1]);
    assert.ok(quantile(scrolling, 0.95) <= KEYSTROKE, figures[2]);
    assert.ok(least(readings, "longest") <= STANDSTILL, figures[0]);
    await tab.close();
  });

  test("it does not stand still while a backup of all of it is saved, read and stored", async (context) => {
    const tab = await stage.browser.newTab(`${stage.browser.extensionOrigin}/library/library.html`);
    await loaded(tab, 60_000);
    let path = "";
    const saving = await standstill(tab, async () => {
      path = await download(stage.browser, () => press(tab, "[data-act=backup]"));
    });
    const { size } = statSync(path);
    assert.ok(size > 15_000_000, `${size} bytes`);
    const before = await count(tab);

    const clear = () =>
      tab.evaluate(async () => {
        const opening = indexedDB.open("hearsay");
        const database = await new Promise((resolve) => (opening.onsuccess = () => resolve(opening.result)));
        const transaction = database.transaction(["pages", "journal"], "readwrite");
        transaction.objectStore("pages").clear();
        transaction.objectStore("journal").clear();
        await new Promise((resolve) => (transaction.oncomplete = resolve));
        database.close();
      });
    let reading = Infinity;
    const storing = await standstill(tab, async () => {
      await clear();
      await tab.goto(`${stage.browser.extensionOrigin}/library/library.html`);
      await loaded(tab);
      await watch(tab);
      assert.equal((await offer(tab, path)).refusal, "");
      reading = Math.min(reading, await longest(tab));
      await watch(tab);
      await press(tab, "#import-now");
      await until("all is there again", async () => (await count(tab)) === before, 60_000);
    });
    const figure = `a backup of ${(size / 1e6).toFixed(0)} MB: longest standstill ${saving.toFixed(0)} ms saved, ${reading.toFixed(0)} ms read, ${storing.toFixed(0)} ms stored`;
    context.diagnostic(figure);
    assert.ok(Math.max(saving, reading, storing) <= STANDSTILL, figure);
    await tab.close();
  });
});
