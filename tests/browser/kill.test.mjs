/**
 * The background is stopped anywhere in a session of work: whatever the reader did is done, once. Each session begins with
 * a page of its own; all must end with the same record and the same journal as one in which nothing was stopped.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE, STATEMENTS } from "./article.mjs";
import { clickOurs, editor, editorClosed, notice, openCard, openEditor, type } from "./in-page.mjs";
import { card, inEveryBrowser, painted, pressInCard } from "./support.mjs";
import { openPanel, settled, until } from "./harness/index.mjs";

/** @import { Tab } from "./harness/types.d.ts" */
/** @import { Stage } from "./support.mjs" */

/** When it is stopped: before a step, in the middle of it, or when it is done. @typedef {"before" | "amid" | "after"} Moment */

/** @param {Tab} tab @param {string} selector */
const inCard = (tab, selector) =>
  tab.inShadow("hearsay-root", (root, sought) => root?.querySelector(`.card ${sought}`)?.textContent ?? null, selector);

/** What has not come in this time was not heard, even on a slow machine. In milliseconds. */
const UNHEARD = 8000;

/**
 * Browsers lose a press of the button when they stop the background at that moment (by themselves they do not stop it then):
 * nothing has happened, and the reader presses again.
 * @param {Tab} tab @param {Stage} stage @param {boolean} isStoppedAmid
 */
async function allPainted(tab, stage, isStoppedAmid) {
  const isPainted = async () => (await painted(tab)).length === STATEMENTS.length;
  if (isStoppedAmid) {
    const isHeard = await until("it is painted", isPainted, UNHEARD).catch(() => false);
    if (!isHeard) {
      assert.deepEqual(await painted(tab), []);
      await stage.browser.clickAction(tab);
    }
  }
  await until("it is painted", isPainted);
}

/**
 * What a reader does, step by step: each does something that goes to the background, and waits until it is seen to be done.
 * @type {Record<string, {act: (stage: Stage, tab: Tab) => Promise<unknown>, done: (tab: Tab, stage: Stage, isStoppedAmid: boolean) => Promise<unknown>}>}
 */
const STEPS = {
  "turn it on": {
    act: (stage, tab) => stage.browser.clickAction(tab),
    done: allPainted,
  },
  confirm: {
    async act(_, tab) {
      await openCard(tab, "Nobody asked");
      await pressInCard(tab, "confirm");
    },
    done: (tab) => until("it is confirmed", async () => (await inCard(tab, ".certain")) === "Confirmed"),
  },
  "write a note": {
    async act(_, tab) {
      await openEditor(tab, "note");
      await type(tab, "Ask");
      await tab.press("Enter", "Control");
    },
    done: (tab) => until("the note is there", async () => (await inCard(tab, ".note")) === "Ask"),
  },
  "name another speaker": {
    async act(_, tab) {
      await openEditor(tab, "speaker");
      await type(tab, "Mia");
      await tab.press("Enter");
    },
    done: (tab) => until("the speaker is another", async () => (await card(tab))?.speaker === "Mia"),
  },
  "undo it": {
    act: (_, tab) => clickOurs(tab, ".notice button"),
    done: async (tab) => {
      await until("it is undone", async () => (await card(tab))?.speaker === "Tom Reed");
      await until("it says so", async () => (await notice(tab))?.startsWith("Undone"));
    },
  },
  "redo it": {
    act: (_, tab) => clickOurs(tab, ".notice button"),
    done: (tab) => until("it is made again", async () => (await card(tab))?.speaker === "Mia"),
  },
  "read the page again": {
    async act(stage, tab) {
      await tab.goto(await tab.url());
      await stage.browser.clickAction(tab);
    },
    async done(tab, stage, isStoppedAmid) {
      await allPainted(tab, stage, isStoppedAmid);
      assert.equal((await openCard(tab, "Nobody asked")).speaker, "Mia");
    },
  },
};

/** @typedef {keyof typeof STEPS} Step */

let pages = 0;

/**
 * @param {Stage} stage
 * @param {(step: Step, moment: Moment) => boolean} isStopped
 * @returns {Promise<object>} what is kept in the end, without what differs from page to page
 */
async function session(stage, isStopped) {
  const path = `/kill-${pages++}`;
  stage.server.pages.set(path, { body: ARTICLE });
  const tab = await stage.open(path);
  for (const [step, { act, done }] of Object.entries(STEPS)) {
    if (isStopped(step, "before")) await stage.browser.stopBackground();
    // The harness of Firefox drives one thing at a time: it is stopped as soon as the step has been set off.
    const acting = act(stage, tab);
    if (isStopped(step, "amid")) {
      if (stage.browser.name === "firefox") await acting;
      await stage.browser.stopBackground();
      if (stage.browser.name === "firefox") await tab.bringToFront();
    }
    await acting;
    await done(tab, stage, isStopped(step, "amid"));
    if (isStopped(step, "after")) await stage.browser.stopBackground();
  }
  assert.equal(await editor(tab, "error"), null);
  await editorClosed(tab);
  const panel = await openPanel(stage.browser, tab);
  assert.equal(await settled(panel), "on");
  const kept = await panel.evaluate(async (url) => {
    const database = await new Promise((resolve, reject) => {
      const asked = indexedDB.open("hearsay");
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    /** @param {string} name @returns {Promise<any[]>} */
    const all = (name) =>
      new Promise((resolve, reject) => {
        const asked = database.transaction(name).objectStore(name).getAll();
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
    const [rows, journal] = [await all("pages"), await all("journal")];
    database.close();
    const mine = rows.filter(({ page }) => page.url === url);
    return {
      pages: mine.length,
      statements: mine[0]?.page.statements.map((/** @type {any} */ { state, note, edited, origin }) => ({
        state,
        note,
        edited,
        origin,
      })),
      speakers: mine[0]?.page.speakers.map((/** @type {any} */ { name }) => name),
      journal: journal.filter(({ page }) => page === mine[0]?.id).map(({ what, undone }) => [what, undone]),
    };
  }, stage.server.origin + path);
  await panel.close();
  await tab.close();
  return kept;
}

inEveryBrowser("a background that is stopped anywhere", (stage) => {
  test("loses nothing and does nothing twice", async () => {
    const undisturbed = await session(stage, () => false);
    assert.deepEqual(
      /** @type {any} */ (undisturbed).journal.map((/** @type {[string, number]} */ [what]) => what),
      ["setState", "setNote", "nameSpeaker"],
    );
    if (!process.env.HEARSAY_ALL) {
      // At every step and at all three moments, in turn.
      const moments = /** @type {const} */ (["before", "amid", "after"]);
      const steps = Object.keys(STEPS);
      for (const shift of [0, 1]) {
        const kept = await session(
          stage,
          (step, moment) => moments[(steps.indexOf(step) + shift) % moments.length] === moment,
        );
        assert.deepEqual(kept, undisturbed, `shift ${shift}`);
      }
      return;
    }
    for (const step of Object.keys(STEPS)) {
      for (const moment of /** @type {const} */ (["before", "amid", "after"])) {
        const kept = await session(stage, (at, when) => at === step && when === moment);
        assert.deepEqual(kept, undisturbed, `${moment} “${step}”`);
      }
    }
    for (const moment of /** @type {const} */ (["before", "amid", "after"])) {
      assert.deepEqual(await session(stage, (_, when) => when === moment), undisturbed, `${moment} every step`);
    }
  });
});
