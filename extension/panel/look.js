/** How things stand in a tab: its page, and the pages that are embedded in it. */

/** @import {Frames, TabState, View} from "../common/types.js" */

import { askPage } from "../common/messages.js";
import { inParts } from "../common/parts.js";
import { keyOfFrames, keyOfTab } from "../common/tab-key.js";

/** A page on which something was found. `frame` is 0 for that of the tab itself. @typedef {{frame: number, title: string, statements: number}} FoundPage */

/**
 * @typedef {{is: "off"} | {is: "press-button"}
 *   | {is: "state", state: Exclude<TabState, {status: "on"}>, unread: string[]}
 *   | {is: "on", view: View, frame: number, pages: FoundPage[], unread: string[]}} Showing
 */

/**
 * @param {number | undefined} tab
 * @param {number} frame which page the reader wants to see, if it is there
 * @returns {Promise<Showing>}
 */
export async function look(tab, frame) {
  if (tab === undefined) return { is: "off" };
  const keys = [keyOfTab(tab), keyOfFrames(tab)];
  const stored = await chrome.storage.session.get(keys);
  const [state, frames] = /** @type {[TabState | undefined, Frames | undefined]} */ (keys.map((key) => stored[key]));
  // The browser takes the badge away when the tab goes to another page: what is stored is then of the page before.
  const badge = await chrome.action.getBadgeText({ tabId: tab }).catch(() => "");
  if (!state || !badge) return { is: "off" };
  const { read = {}, unread = [] } = frames ?? {};
  /** @type {FoundPage[]} */
  const pages = Object.entries(read).map(([id, { title, statements }]) => ({ frame: Number(id), title, statements }));
  if (state.status === "on") pages.unshift({ frame: 0, title: "", statements: state.statements });
  else if (pages.length === 0) return { is: "state", state, unread };
  const wanted = pages.filter((page) => page.frame === frame);
  for (const page of [...wanted, ...pages]) {
    try {
      const view = await inParts(
        () => askPage(tab, "view", {}, page.frame),
        (ask) => askPage(tab, "rest", ask, page.frame),
      );
      return { is: "on", view, frame: page.frame, pages, unread };
    } catch {
      // The page is gone without a word, as after a crash.
    }
  }
  return { is: "off" };
}
