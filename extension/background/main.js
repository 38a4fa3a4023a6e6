/**
 * The background: a service worker in Chromium, an event page in Firefox. It may be stopped between any two events,
 * so nothing that matters is kept in variables; listeners are registered at once, in the first turn.
 */

import { openPanel, revealPanel } from "./reveal.js";
import { dispatch } from "./handlers.js";
import { run } from "./run.js";
import { forgetPrivate } from "../store/private.js";
import { forgetAllTabs } from "./tab-state.js";

// The shortcut comes here too (`_execute_action`).
chrome.action.onClicked.addListener((tab) => {
  // Opening the panel needs the click itself: it comes first.
  revealPanel(tab);
  if (tab.id !== undefined) void run(tab.id);
});

chrome.commands.onCommand.addListener((command, tab) => {
  if (command === "open-panel" && tab) openPanel(tab.windowId);
});

chrome.runtime.onMessage.addListener(dispatch);
chrome.tabs.onRemoved.addListener((tabId) => void forgetPrivate(tabId));
chrome.runtime.onStartup.addListener(() => void forgetAllTabs());
chrome.runtime.onInstalled.addListener(() => void forgetAllTabs());
