/** Opening dialogs of the panel, and pages beside it: in the panel itself no other page has room. */

/** @param {string} id */
export function openDialog(id) {
  const dialog = document.getElementById(id);
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

/** @param {Event} event of something in a dialog */
export function closeDialog({ currentTarget }) {
  if (currentTarget instanceof Element) currentTarget.closest("dialog")?.close();
}

/** @param {string} path of one of our own pages */
export function openOwnPage(path) {
  void chrome.tabs.create({ url: chrome.runtime.getURL(path) });
}

/**
 * Opens the links of notes and sources in tabs.
 * @param {MouseEvent} event
 */
export function openLink(event) {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.download) return;
  event.preventDefault();
  if (/^(?:https?|mailto):$/.test(link.protocol)) void chrome.tabs.create({ url: link.href });
}
