/**
 * Showing the panel. Both browsers open it only from within a reader's click, and forget the click at the first
 * `await`: what must be known before is had without one.
 */

/** @import {TabState} from "../common/types.js" */

import { keyOfTab } from "../common/tab-key.js";

/** @param {number} windowId */
export function openPanel(windowId) {
  // It fails where the click is too long ago; the reader then sees no panel, and has its own button for it.
  if (BROWSER === "chromium") chrome.sidePanel.open({ windowId }).catch(() => {});
  else sidebar?.open().catch(() => {});
}

/**
 * Shows the panel with the click that turns Hearsay on in a tab, if the reader wants that.
 * @param {chrome.tabs.Tab} tab
 */
export function revealPanel(tab) {
  if (tab.id === undefined) return;
  if (BROWSER === "chromium") {
    const key = keyOfTab(tab.id);
    // In Chromium a click reaches into the callbacks of what is called in its own turn, and no further: the two
    // questions are asked side by side, and the second answer decides.
    /** @type {Record<string, unknown>} */
    const known = {};
    let awaited = 2;
    /** @param {Record<string, unknown>} answer */
    const take = (answer) => {
      Object.assign(known, answer);
      if (--awaited > 0 || known["open-panel"] === false) return;
      if (!isRunning(/** @type {TabState | undefined} */ (known[key]))) openPanel(tab.windowId);
    };
    chrome.storage.local.get("open-panel", take);
    chrome.storage.session.get(key, take);
  } else if (mirror.wanted() && !mirror.running(tab.id)) {
    openPanel(tab.windowId);
  }
}

/**
 * Takes note of how things stand in a tab.
 * @param {number} tabId
 * @param {TabState | null} state
 */
export function noteTab(tabId, state) {
  if (BROWSER === "firefox") mirror.noteTab(tabId, isRunning(state));
}

/** @param {TabState | null | undefined} state */
const isRunning = (state) => state?.status === "on" || state?.status === "working";

/** Firefox's sidebar, which Firefox for Android does not have; the types know Chromium only. */
const sidebar = /** @type {{open: () => Promise<void>} | undefined} */ (/** @type {any} */ (chrome).sidebarAction);

/**
 * Firefox's event page is a document: `localStorage` answers at once, so it mirrors the two things that a click must
 * know. It holds no more than numbers of tabs.
 */
const mirror = {
  wanted: () => localStorage.getItem("open-panel") !== "false",

  /** @param {number} tabId */
  running: (tabId) => localStorage.getItem(keyOfTab(tabId)) !== null,

  /** @param {number} tabId @param {boolean} running */
  noteTab(tabId, running) {
    if (running) localStorage.setItem(keyOfTab(tabId), "");
    else localStorage.removeItem(keyOfTab(tabId));
  },
};

if (BROWSER === "firefox") {
  chrome.storage.local.onChanged.addListener((changes) => {
    if (changes["open-panel"]) localStorage.setItem("open-panel", String(changes["open-panel"].newValue !== false));
  });
  chrome.runtime.onStartup.addListener(() => {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith("tab:"))) localStorage.removeItem(key);
  });
}
