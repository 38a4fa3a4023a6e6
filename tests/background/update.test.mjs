/** An update in Firefox: it comes when no page would lose what is being written, and all of them have been told. */

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { browserNoting } from "./chrome.mjs";

/** @type {string[]} */
const calls = [];
/** What each place is asked, in order. @type {string[]} */
const asked = [];
/** Where the reader writes. @type {Set<string>} */
const writing = new Set();
/** Our own pages that are open. @type {unknown[]} */
let views = [];

const browser = /** @type {any} */ (browserNoting(calls));
browser.runtime.reload = () => calls.push("reload");
browser.extension = { getViews: () => views };
browser.tabs.sendMessage = async (
  /** @type {number} */ tab,
  /** @type {any} */ { now },
  /** @type {any} */ { frameId },
) => {
  const place = `${tab}:${frameId}`;
  asked.push(`${place} ${now}`);
  return { ok: true, answer: !writing.has(place) };
};

// Its parts ask the browser for its language as they are loaded.
Object.assign(globalThis, { chrome: browser, BROWSER: "chromium" });
const { letUpdateCome } = await import("../../extension/background/update.js");

const on = { status: "on", pageId: "a", statements: 1, speakers: 1, revision: 0 };

describe("an update", () => {
  beforeEach(async () => {
    await browser.storage.session.set({ "tab:1": on, "tab:2": on, "frames:2": { read: { 5: { pageId: "b" } } } });
    await browser.storage.session.remove("draft:a");
    for (const list of [calls, asked]) list.length = 0;
    writing.clear();
    views = [];
  });

  it("comes when every page, embedded ones too, has been told", async () => {
    await letUpdateCome();
    assert.deepEqual(asked.slice(0, 3).sort(), ["1:0 false", "2:0 false", "2:5 false"]);
    assert.deepEqual(asked.slice(3).sort(), ["1:0 true", "2:0 true", "2:5 true"]);
    assert.ok(calls.includes("reload"));
  });

  it("leaves all pages as they are where one is written in", async () => {
    writing.add("2:5");
    await letUpdateCome();
    assert.deepEqual(
      asked.filter((each) => each.endsWith("true")),
      [],
    );
    assert.ok(!calls.includes("reload"));
  });

  it("waits for what has been typed in the panel, and for pages of our own", async () => {
    await browser.storage.session.set({ "draft:a": "half a tho" });
    await letUpdateCome();
    await browser.storage.session.remove("draft:a");
    views = [{}];
    await letUpdateCome();
    assert.deepEqual(asked, []);
    assert.ok(!calls.includes("reload"));
  });
});
