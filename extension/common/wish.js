/** What the reader wants of the panel before it is there: from a menu, for instance. */

/** Where `storage.session` has it. */
export const WISH = "wish";

/** Who wished for it has forgotten it by then, in milliseconds. */
const FORGOTTEN = 30_000;

/**
 * The panel is to show the ways to export.
 * @param {number} tabId
 */
export async function wishForExport(tabId) {
  await chrome.storage.session.set({ [WISH]: { tabId, at: Date.now() } });
}

/**
 * Whether the export is wished for in a tab. The wish is then granted, or cannot be, and gone.
 * @param {number} tabId
 * @returns {Promise<boolean>}
 */
export async function takeWishForExport(tabId) {
  const { [WISH]: wish } = /** @type {{wish?: {tabId: number, at: number}}} */ (await chrome.storage.session.get(WISH));
  if (wish?.tabId !== tabId) return false;
  await chrome.storage.session.remove(WISH);
  return Date.now() - wish.at < FORGOTTEN;
}
