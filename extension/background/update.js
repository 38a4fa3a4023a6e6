/**
 * An update of the extension, in Firefox: there it ends the scripts in open pages without a word to them, and what they have
 * painted would stay. In Chromium they find out themselves, at the next thing that the reader would have them do.
 */

import { askPage } from "../common/messages.js";
import { isDraft } from "../common/tab-key.js";
import { placesShowing } from "./tab-state.js";

/**
 * Lets the update come, when all pages are left as they were and say why. Where something is being written, or a page of our own
 * is open, which the browser would close, it comes at the next start of the browser instead.
 */
export async function letUpdateCome() {
  const kept = Object.keys(await chrome.storage.session.get());
  if (kept.some(isDraft) || chrome.extension.getViews({ type: "tab" }).length > 0) return;
  const places = await placesShowing();
  /** @param {boolean} now */
  const ask = (now) =>
    Promise.all(places.map(({ tabId, frameId }) => askPage(tabId, "update", { now }, frameId).catch(() => true)));
  if (!(await ask(false)).every(Boolean)) return;
  await ask(true);
  chrome.runtime.reload();
}
