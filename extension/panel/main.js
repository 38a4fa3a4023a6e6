/**
 * The panel: who said what on the page of the tab in front. It keeps nothing: how things stand is in
 * `storage.session`, the statements are with the page.
 */

/** @import {TabState} from "../common/types.js" */

import { translate } from "../common/i18n.js";
import { askBackground, askPage } from "../common/messages.js";
import { keyOfTab } from "../common/tab-key.js";
import { followTab } from "./followed-tab.js";
import { showOff, showPressButton, showResults, showState } from "./views.js";

const panel = /** @type {HTMLElement} */ (document.getElementById("panel"));

/** @type {number | undefined} */
let tabId;
/** Counts what is asked for, so that an answer that comes late does not overwrite a newer one. */
let turn = 0;

translate(document);
followTab((tab) => {
  tabId = tab;
  void refresh();
});
chrome.storage.session.onChanged.addListener((changes) => {
  if (tabId !== undefined && keyOfTab(tabId) in changes) void refresh();
});

/** Shows how things stand in the tab in front. */
async function refresh() {
  const tab = tabId;
  const mine = ++turn;
  if (tab === undefined) return showOff(panel, { run });
  const key = keyOfTab(tab);
  const { [key]: stored } = await chrome.storage.session.get(key);
  // The browser takes the badge away when the tab goes to another page: what is stored is then of the page before.
  const badge = await chrome.action.getBadgeText({ tabId: tab }).catch(() => "");
  if (mine !== turn) return;
  const state = /** @type {TabState | undefined} */ (stored);
  if (!state || !badge) return showOff(panel, { run });
  if (state.status !== "on") return showState(panel, state, { run });
  try {
    const outline = await askPage(tab, "outline", {});
    if (mine === turn) showResults(panel, outline, tab);
  } catch {
    // The page is gone without a word, as after a crash.
    if (mine === turn) showOff(panel, { run });
  }
}

/** Runs Hearsay in the tab, at the press of the panel's own button. */
async function run() {
  if (tabId === undefined) return;
  if ((await askBackground("run", { tabId })) === "press-button") await showPressButton(panel);
}
