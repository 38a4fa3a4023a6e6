/** What the reader has chosen. */

/** Whether the panel opens with the first press of the toolbar button on a page. */
const OPEN_PANEL = "open-panel";

/** @returns {Promise<boolean>} */
export async function opensPanel() {
  return (await chrome.storage.local.get(OPEN_PANEL))[OPEN_PANEL] !== false;
}

/** @param {boolean} value */
export async function setOpensPanel(value) {
  await chrome.storage.local.set({ [OPEN_PANEL]: value });
}

/** Whether every page that is analysed is kept. */
const KEEP_ALL = "keep-all";

/** @returns {Promise<boolean>} */
export async function keepsAll() {
  return (await chrome.storage.local.get(KEEP_ALL))[KEEP_ALL] === true;
}

/** @param {boolean} value */
export async function setKeepsAll(value) {
  await chrome.storage.local.set({ [KEEP_ALL]: value });
}
