/** Context menus: of a selection, of a page, and of the toolbar button. */

import { text } from "../common/i18n.js";
import { askPage } from "../common/messages.js";
import { runAlways, runNever, siteOf } from "../common/sites.js";
import { viewerAddress } from "../common/viewer.js";
import { wishForExport } from "../common/wish.js";
import { openPanel } from "./reveal.js";
import { injectFrame, runAndStay } from "./run.js";
import { openViewer } from "./viewer.js";

const READABLE = ["http://*/*", "https://*/*", "file:///*"];

/**
 * @typedef {object} Item
 * @property {[`${chrome.contextMenus.ContextType}`, ...`${chrome.contextMenus.ContextType}`[]]} contexts
 * @property {(tab: chrome.tabs.Tab & {id: number}, info: chrome.contextMenus.OnClickData) => unknown} act is called in
 *   the turn of the click: what needs the click comes before the first `await`
 */

/** @type {Record<string, Item>} */
const ITEMS = {
  who_said: { contexts: ["selection"], act: (tab, info) => askSelected("who-said", tab, info) },
  add: { contexts: ["selection"], act: (tab, info) => askSelected("add-selected", tab, info) },
  export: { contexts: ["page", "action"], act: exportStatements },
  pdf: { contexts: ["action"], act: openPdf },
  library: { contexts: ["action"], act: () => chrome.tabs.create({ url: "library/library.html" }) },
  always: { contexts: ["action"], act: always },
  never: { contexts: ["action"], act: (tab, info) => never(tab, info) },
};

/** Browsers remember the items of an extension until it is updated. Firefox for Android has no such menus. */
export async function createMenus() {
  await chrome.contextMenus?.removeAll();
  for (const [id, { contexts }] of Object.entries(ITEMS)) {
    const ofPages = !contexts.includes("action");
    chrome.contextMenus?.create({
      id,
      contexts,
      title: text(`menu_${id}`),
      ...(ofPages && { documentUrlPatterns: READABLE }),
    });
  }
}

/**
 * The listener of `contextMenus.onClicked`.
 * @param {chrome.contextMenus.OnClickData} info
 * @param {chrome.tabs.Tab} [tab]
 */
export function onMenu(info, tab) {
  const item = ITEMS[String(info.menuItemId)];
  if (item && tab?.id !== undefined) void item.act({ ...tab, id: tab.id }, info);
}

/**
 * @param {"who-said" | "add-selected"} what
 * @param {{id: number}} tab
 * @param {chrome.contextMenus.OnClickData} info
 */
async function askSelected(what, { id }, { frameId = 0 }) {
  if (!(await runAndStay(id))) return;
  // A page that cannot be read says so itself; one that is embedded may be kept from us.
  if (frameId !== 0) await injectFrame(id, frameId).catch(() => {});
  await askPage(id, what, {}, frameId).catch(() => {});
}

/** @param {chrome.tabs.Tab & {id: number}} tab */
async function exportStatements({ id, windowId }) {
  openPanel(windowId);
  await wishForExport(id);
  await runAndStay(id);
}

/**
 * @param {chrome.tabs.Tab & {id: number}} tab
 * @param {chrome.contextMenus.OnClickData} info
 */
async function always({ id, url }, { pageUrl }) {
  const site = siteOf(pageUrl ?? url);
  // A page that is none of a site says so itself; where the browser does not ask from a menu, it does in the settings.
  if (site === undefined || (await runAlways(site).catch(() => offerInSettings(site)))) await runAndStay(id);
}

/**
 * In Firefox nobody can tell a tab with a PDF file from others that let no script in, but the reader.
 * @param {chrome.tabs.Tab & {id: number}} tab
 */
async function openPdf(tab) {
  const type = await contentTypeOf(tab.id);
  const isHidden = BROWSER === "firefox" && type === undefined && /^https?:/.test(tab.url ?? "");
  if (isHidden) await openViewer(tab, String(tab.url));
  else if (type === "application/pdf") await runAndStay(tab.id);
  else await chrome.tabs.create({ url: viewerAddress(), ...(!tab.incognito && { index: tab.index + 1 }) });
}

/**
 * What a tab shows; `undefined` where no script gets in.
 * @param {number} tabId
 */
async function contentTypeOf(tabId) {
  try {
    const [found] = await chrome.scripting.executeScript({ target: { tabId }, func: () => document.contentType });
    return found?.result;
  } catch {
    return undefined;
  }
}

/** @param {string} site */
async function offerInSettings(site) {
  await chrome.tabs.create({ url: `options/options.html?site=${encodeURIComponent(site)}` });
  return false;
}

/**
 * @param {chrome.tabs.Tab} tab
 * @param {chrome.contextMenus.OnClickData} info
 */
async function never({ url }, { pageUrl }) {
  const site = siteOf(pageUrl ?? url);
  if (site !== undefined) await runNever(site);
}
