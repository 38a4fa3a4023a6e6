/**
 * How things stand in each tab, in `storage.session`: it outlives the worker, ends with the browser, and tells the
 * panel of every change. The badge and the button's title say the same.
 */

/** @import {TabState} from "../common/types.js" */

import { counted, text } from "../common/i18n.js";
import { keyOfTab, TAB_PREFIX } from "../common/tab-key.js";
import { noteTab } from "./reveal.js";

const BADGE = { normal: "#3d3a8c", trouble: "#a33b20" };

/**
 * @param {number} tabId
 * @param {TabState | null} state
 */
export async function setTabState(tabId, state) {
  noteTab(tabId, state);
  // The button first: the panel takes a state without a badge for that of a page that has been left.
  await showOnButton(tabId, state);
  if (state) await chrome.storage.session.set({ [keyOfTab(tabId)]: state });
  else await chrome.storage.session.remove(keyOfTab(tabId));
}

/**
 * @param {number} tabId
 * @returns {Promise<TabState | undefined>}
 */
export async function tabState(tabId) {
  const key = keyOfTab(tabId);
  return /** @type {TabState | undefined} */ ((await chrome.storage.session.get(key))[key]);
}

/** Forgets every tab: after a start of the browser or of the extension none of them runs our script. */
export async function forgetAllTabs() {
  const keys = Object.keys(await chrome.storage.session.get()).filter((key) => key.startsWith(TAB_PREFIX));
  await chrome.storage.session.remove(keys);
}

/**
 * @param {number} tabId
 * @param {TabState | null} state
 */
async function showOnButton(tabId, state) {
  const trouble = state?.status === "failed" || state?.status === "unreadable";
  try {
    await Promise.all([
      chrome.action.setBadgeText({ tabId, text: badgeOf(state) }),
      chrome.action.setBadgeBackgroundColor({ tabId, color: trouble ? BADGE.trouble : BADGE.normal }),
      chrome.action.setBadgeTextColor({ tabId, color: "#ffffff" }),
      chrome.action.setTitle({ tabId, title: titleOf(state) }),
    ]);
  } catch {
    // The tab was closed in the meantime: it has no button any more.
  }
}

/** @param {TabState | null} state */
function badgeOf(state) {
  switch (state?.status) {
    case "working":
      return "…";
    case "on":
      return state.statements > 999 ? "999+" : String(state.statements);
    case "nothing":
      return "0";
    case "unreadable":
    case "failed":
      return "!";
    default:
      return "";
  }
}

/** @param {TabState | null} state */
function titleOf(state) {
  switch (state?.status) {
    case "working":
      return text("action_title_working");
    case "on":
      return text("action_title_on", counted("statements", state.statements));
    case "nothing":
      return text("action_title_nothing");
    case "unreadable":
      return text("action_title_unreadable");
    case "failed":
      return text("action_title_failed");
    default:
      return text("action_title");
  }
}
