/**
 * The background: a service worker in Chromium, an event page in Firefox. It may be stopped between any two events,
 * so nothing that matters is kept in variables; listeners are registered at once, in the first turn.
 */

import { onSettingsChanged } from "../common/settings.js";
import { forgetPrivate } from "../store/private.js";
import { register, registerAfterLoss } from "./always.js";
import { dispatch, forgetRead } from "./handlers.js";
import { createMenus, onMenu } from "./menus.js";
import { forgetDeleted } from "./records.js";
import { openPanel, revealPanel } from "./reveal.js";
import { run } from "./run.js";
import { forgetAllTabs } from "./tab-state.js";
import { letUpdateCome } from "./update.js";

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
chrome.tabs.onRemoved.addListener((tabId) => {
  forgetRead(tabId);
  void forgetPrivate(tabId);
});
chrome.runtime.onStartup.addListener(() => {
  void forgetAllTabs();
  void forgetDeleted();
});
chrome.runtime.onInstalled.addListener(({ reason }) => {
  void forgetAllTabs();
  void createMenus();
  void register();
  if (reason === "install") void chrome.tabs.create({ url: "welcome/welcome.html" });
});

if (BROWSER === "firefox") chrome.runtime.onUpdateAvailable.addListener(() => void letUpdateCome());

chrome.contextMenus?.onClicked.addListener(onMenu);
chrome.permissions.onAdded.addListener(() => void register());
chrome.permissions.onRemoved.addListener(() => void registerAfterLoss());
onSettingsChanged((changed) => {
  if ("sites" in changed || "all-sites" in changed) void register();
});
