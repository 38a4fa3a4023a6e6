/**
 * An update of the extension, in Firefox: there it ends the scripts in open pages without a word to them, and what they have
 * painted would stay. In Chromium they find out themselves, at the next thing that the reader would have them do.
 */

import { askPage } from "../common/messages.js";
import { placesShowing } from "./tab-state.js";

/** Lets the update come where nobody writes, when all pages are left as they were and say why. It comes at the next start otherwise. */
export async function letUpdateCome() {
  const places = await placesShowing();
  /** @param {boolean} now */
  const ask = (now) =>
    Promise.all(places.map(({ tabId, frameId }) => askPage(tabId, "update", { now }, frameId).catch(() => true)));
  if (!(await ask(false)).every(Boolean)) return;
  await ask(true);
  chrome.runtime.reload();
}
