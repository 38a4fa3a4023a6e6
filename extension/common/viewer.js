/** Our viewer of PDF files: its address, which names the file and the tab that has it. */

const PAGE = "viewer/viewer.html";

/** The name of the connection by which a tab hands its file over. */
export const HAND_OVER = "hand-over";

/**
 * @param {object} [file]
 * @param {string} [file.url]
 * @param {number} [file.tab] where it is open
 */
export function viewerAddress({ url, tab } = {}) {
  const query = new URLSearchParams();
  if (url !== undefined) query.set("url", url);
  if (tab !== undefined) query.set("tab", String(tab));
  return `${chrome.runtime.getURL(PAGE)}${query.size > 0 ? `?${query}` : ""}`;
}

/** @param {string | undefined} url */
export const isViewer = (url) => url?.split(/[?#]/, 1)[0] === chrome.runtime.getURL(PAGE);

/**
 * What an address of the viewer names.
 * @param {string} address
 */
export function fileOf(address) {
  const { searchParams } = new URL(address);
  const tab = searchParams.get("tab");
  return { url: searchParams.get("url") ?? undefined, tab: tab === null ? undefined : Number(tab) };
}
