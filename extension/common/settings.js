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
