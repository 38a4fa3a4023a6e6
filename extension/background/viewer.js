/** Opening PDF files in our viewer, beside the tab that has them. */

import { viewerAddress } from "../common/viewer.js";

/**
 * Opens a file in the viewer, or shows the viewer that has it open.
 * @param {{id?: number | undefined, index: number, windowId: number, incognito: boolean}} tab where the file is
 * @param {string} url
 * @returns {Promise<"opened" | "private">} `private`: our pages cannot be opened there
 */
export async function openViewer(tab, url) {
  // Chromium shows an extension's own pages in ordinary windows only: what is read there is not private any more.
  if (tab.incognito && BROWSER === "chromium") return "private";
  const address = viewerAddress({ url, ...(tab.id === undefined ? {} : { tab: tab.id }) });
  const open = (await chrome.tabs.query({ windowId: tab.windowId })).find((each) => each.url === address);
  if (open?.id !== undefined) {
    await chrome.tabs.update(open.id, { active: true });
  } else {
    const { id: openerTabId, windowId, index } = tab;
    await chrome.tabs.create({
      url: address,
      windowId,
      index: index + 1,
      ...(openerTabId === undefined ? {} : { openerTabId }),
    });
  }
  return "opened";
}

/**
 * Whether a content script may have a file opened: one of the page that it is in.
 * @param {unknown} url
 * @param {string | undefined} page the address that the browser gives for it
 */
export function isOfPage(url, page) {
  if (typeof url !== "string") return false;
  const [file, around] = [URL.parse(url), URL.parse(page ?? "")];
  if (!file || !around || !/^(https?|blob|file):$/.test(file.protocol)) return false;
  return file.origin === "null" ? file.href === around.href : file.origin === around.origin;
}
