/**
 * How things stand in each tab, in `storage.session`: it outlives the worker, ends with the browser, and tells the
 * panel of every change. The badge and the button's title say the same.
 */

/** @import {Frames, TabState} from "../common/types.js" */

import { counted, text } from "../common/i18n.js";
import { FRAMES_PREFIX, keyOfFrames, keyOfTab, TAB_PREFIX } from "../common/tab-key.js";
import { noteTab } from "./reveal.js";

const BADGE = { normal: "#3d3a8c", trouble: "#a33b20" };

/** @type {Frames} */
const NO_FRAMES = { read: {}, unread: [] };

/** The storage has no transactions: changes are made one after the other. @type {Promise<unknown>} */
let last = Promise.resolve();

/**
 * @template T
 * @param {() => Promise<T>} change
 * @returns {Promise<T>}
 */
function inTurn(change) {
  const done = last.then(change);
  last = done.catch(() => {});
  return done;
}

/**
 * @param {number} tabId
 * @param {TabState | null} state
 */
export function setTabState(tabId, state) {
  noteTab(tabId, state);
  return inTurn(async () => {
    // The button first: the panel takes a state without a badge for that of a page that has been left.
    await showOnButton(tabId, state, state ? countOf(await framesOf(tabId)) : 0);
    if (state) await chrome.storage.session.set({ [keyOfTab(tabId)]: state });
    else await chrome.storage.session.remove([keyOfTab(tabId), keyOfFrames(tabId)]);
  });
}

/**
 * Changes what is known of the pages that are embedded in that of a tab.
 * @param {number} tabId
 * @param {(before: Frames) => Frames} change
 * @returns {Promise<Frames | null>} null where Hearsay is off in the tab
 */
export function changeFrames(tabId, change) {
  return inTurn(async () => {
    const state = await tabState(tabId);
    if (!state) return null;
    const frames = change(await framesOf(tabId));
    await showOnButton(tabId, state, countOf(frames));
    await chrome.storage.session.set({ [keyOfFrames(tabId)]: frames });
    return frames;
  });
}

/**
 * @param {number} tabId
 * @returns {Promise<TabState | undefined>}
 */
export async function tabState(tabId) {
  const key = keyOfTab(tabId);
  return /** @type {TabState | undefined} */ ((await chrome.storage.session.get(key))[key]);
}

/**
 * @param {number} tabId
 * @returns {Promise<Frames>}
 */
export async function framesOf(tabId) {
  const key = keyOfFrames(tabId);
  return /** @type {Frames | undefined} */ ((await chrome.storage.session.get(key))[key]) ?? NO_FRAMES;
}

/** The tab and the frame that a message comes from, as one key. @param {chrome.runtime.MessageSender} sender */
export const placeOf = ({ tab, frameId }) => `${tab?.id}:${frameId}`;

/** How many statements there are in them. @param {Frames} frames */
export const countOf = ({ read }) => Object.values(read).reduce((sum, { statements }) => sum + statements, 0);

/**
 * Every place where a record is shown, and which.
 * @returns {Promise<{tabId: number, frameId: number, pageId: string}[]>}
 */
export async function placesShowing() {
  const places = [];
  for (const [key, value] of Object.entries(await chrome.storage.session.get())) {
    if (key.startsWith(TAB_PREFIX)) {
      const state = /** @type {TabState} */ (value);
      const tabId = Number(key.slice(TAB_PREFIX.length));
      if (state.status === "on") places.push({ tabId, frameId: 0, pageId: state.pageId });
    } else if (key.startsWith(FRAMES_PREFIX)) {
      const tabId = Number(key.slice(FRAMES_PREFIX.length));
      for (const [frameId, { pageId }] of Object.entries(/** @type {Frames} */ (value).read)) {
        places.push({ tabId, frameId: Number(frameId), pageId });
      }
    }
  }
  return places;
}

/** Forgets every tab: after a start of the browser or of the extension none of them runs our script. */
export async function forgetAllTabs() {
  const keys = Object.keys(await chrome.storage.session.get());
  const prefixes = [TAB_PREFIX, FRAMES_PREFIX];
  await chrome.storage.session.remove(keys.filter((key) => prefixes.some((prefix) => key.startsWith(prefix))));
}

/**
 * @param {number} tabId
 * @param {TabState | null} state
 * @param {number} embedded how many statements there are in embedded pages
 */
async function showOnButton(tabId, state, embedded) {
  const trouble = state?.status === "failed" || state?.status === "unreadable";
  try {
    await Promise.all([
      chrome.action.setBadgeText({ tabId, text: badgeOf(state, embedded) }),
      chrome.action.setBadgeBackgroundColor({ tabId, color: trouble ? BADGE.trouble : BADGE.normal }),
      chrome.action.setBadgeTextColor({ tabId, color: "#ffffff" }),
      chrome.action.setTitle({ tabId, title: titleOf(state, embedded) }),
    ]);
  } catch {
    // The tab was closed in the meantime: it has no button any more.
  }
}

/** @param {TabState | null} state @param {number} embedded */
function badgeOf(state, embedded) {
  switch (state?.status) {
    case "working":
      return "…";
    case "on":
    case "nothing": {
      const count = statementsOf(state) + embedded;
      return count > 999 ? "999+" : String(count);
    }
    case "unreadable":
    case "failed":
      return "!";
    default:
      return "";
  }
}

/** @param {TabState | null} state @param {number} embedded */
function titleOf(state, embedded) {
  switch (state?.status) {
    case "working":
      return text("action_title_working");
    case "on":
    case "nothing": {
      const count = statementsOf(state) + embedded;
      return count > 0 ? text("action_title_on", counted("statements", count)) : text("action_title_nothing");
    }
    case "unreadable":
      return text("action_title_unreadable");
    case "failed":
      return text("action_title_failed");
    default:
      return text("action_title");
  }
}

/** @param {TabState} state */
const statementsOf = (state) => (state.status === "on" ? state.statements : 0);
