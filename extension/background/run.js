/** Running in a tab: the content script is put into the page by this, or by the registration of `always.js`. */

/** @import {TabState} from "../common/types.js" */

import { askPage } from "../common/messages.js";
import { isViewer } from "../common/viewer.js";
import { countOf, framesOf, setTabState, tabState } from "./tab-state.js";
import { openViewer } from "./viewer.js";
import { warmUp } from "./warm-up.js";

/** The script turns itself off where it already runs. */
const CONTENT = ["content/main.js"];

/**
 * Runs in the tab whose button was pressed (or turns off): the browser allows it there, unless nobody may read the page.
 * @param {number} tabId
 */
export async function run(tabId) {
  try {
    await inject(tabId, (await isOnInFramesOnly(tabId)) ? "off" : "press");
  } catch (error) {
    await tellUnreadable(tabId, await whyUnreadable(tabId, error));
  }
}

/**
 * Runs in a tab where it does not run yet.
 * @param {number} tabId
 * @returns {Promise<boolean>} whether it runs
 */
export async function runAndStay(tabId) {
  try {
    await inject(tabId, "stay");
    return true;
  } catch (error) {
    await tellUnreadable(tabId, await whyUnreadable(tabId, error));
    return false;
  }
}

/**
 * Runs in a tab at the wish of the panel. The browser allows it only where the toolbar button was pressed before.
 * @param {number} tabId
 * @returns {Promise<"started" | "press-button">}
 */
export async function runFromPanel(tabId) {
  try {
    await inject(tabId);
    return "started";
  } catch (error) {
    const tab = await chrome.tabs.get(tabId);
    // Only a tab whose button was pressed shows us its address.
    const reason = await whyUnreadable(tabId, error);
    if (tab.url === undefined && reason === "other") return "press-button";
    await tellUnreadable(tabId, reason);
    return "started";
  }
}

/**
 * Whether only embedded pages have statements: the page itself, which has none, would not know what it is to turn off.
 * @param {number} tabId
 */
async function isOnInFramesOnly(tabId) {
  const [state, frames] = await Promise.all([tabState(tabId), framesOf(tabId)]);
  return state?.status === "nothing" && countOf(frames) > 0;
}

/**
 * Runs in a page that is embedded in that of a tab, and resolves when it has been read.
 * @param {number} tabId
 * @param {number} frameId
 */
export async function injectFrame(tabId, frameId) {
  const target = { tabId, frameIds: [frameId] };
  await chrome.scripting.executeScript({ target, func: sayHow, args: ["embedded"] });
  await chrome.scripting.executeScript({ target, files: CONTENT });
  await chrome.scripting.executeScript({ target, func: whenRead });
}

/** Runs in the page. */
function whenRead() {
  const shared = /** @type {Record<symbol, {whenRead: Promise<void>} | undefined>} */ (globalThis);
  return shared[Symbol.for("hearsay")]?.whenRead;
}

/** @typedef {Extract<TabState, {status: "unreadable"}>["reason"]} Reason */

/**
 * Says that the browser lets nobody into a page. Where that is since it shows a PDF file, as in Firefox always, our viewer can.
 * @param {number} tabId
 * @param {Reason} reason
 */
async function tellUnreadable(tabId, reason) {
  const tab = await chrome.tabs.get(tabId);
  const isHidden = reason === "pdf" && tab.url !== undefined && (await openViewer(tab, tab.url)) === "private";
  await setTabState(tabId, { status: "unreadable", reason: isHidden ? "private-pdf" : reason });
}

/** What is said where the script fails as soon as it begins: see `content/reach.js`. */
const FAILED = "the script has failed in the page";

/** How often the browser may keep a page from us that it has just opened to us. */
const ATTEMPTS = 20;

/**
 * @param {number} tabId
 * @param {"press" | "stay" | "off"} [how] what it does where it runs: it turns itself off when there is something to see,
 *   or never, or always
 */
async function inject(tabId, how = "press") {
  const practise = warmUp();
  for (let left = ATTEMPTS; ; left--) {
    try {
      if (how !== "press") await chrome.scripting.executeScript({ target: { tabId }, func: sayHow, args: [how] });
      const injected = chrome.scripting.executeScript({ target: { tabId }, files: CONTENT });
      practise();
      const [result] = await injected;
      // Firefox passes over its own pages without a word.
      if (!result) throw new Error("the browser let no script into the page");
      if (result.result !== true) throw new Error(FAILED);
      return;
    } catch (error) {
      // Chromium tells the page's process of the permission and of the script on two ways: the script may come first,
      // and is turned away. That we see the tab's address says that the permission is given.
      const { url } = await chrome.tabs.get(tabId);
      // No script gets into our own pages, of which one can be read.
      if (isViewer(url)) {
        await askPage(tabId, "press", { how });
        return;
      }
      if (left === 0 || !url || !/Cannot access contents of the page/.test(String(error))) throw error;
    }
  }
}

/**
 * Runs in the page, just before the content script.
 * @param {string} how
 */
function sayHow(how) {
  /** @type {Record<symbol, unknown>} */ (globalThis)[Symbol.for("hearsay-how")] = how;
}

/**
 * @param {number} tabId
 * @param {unknown} error
 * @returns {Promise<Reason>}
 */
async function whyUnreadable(tabId, error) {
  const message = error instanceof Error ? error.message : String(error);
  const { url } = await chrome.tabs.get(tabId).catch(() => ({ url: undefined }));
  if (message === FAILED) return "taken-over";
  if (/gallery|webstore/i.test(message)) return "store";
  if (/\bchrome(-\w+)?:\/\//i.test(message)) return "browser-page";
  if (url === undefined) return "other";
  if (/^https:\/\/(addons\.mozilla\.org|chromewebstore\.google\.com|chrome\.google\.com\/webstore)\b/.test(url)) {
    return "store";
  }
  if (/\.pdf(?:$|[?#])/i.test(url)) return "pdf";
  return /^(https?|file|ftp):/.test(url) ? "other" : "browser-page";
}
