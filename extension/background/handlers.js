/** The messages that the background answers: who may send each, what it must look like, what is done. */

/** @import {ToBackground} from "../common/types.js" */

import { askPage, respond } from "../common/messages.js";
import { engine } from "./engine.js";
import { openPanel } from "./reveal.js";
import { runFromPanel } from "./run.js";
import { isFormat, isPage, isTabId, isTabState } from "./shapes.js";
import { setTabState } from "./tab-state.js";

/** @typedef {"page" | "panel"} Sender a content script, or one of our own pages */

/**
 * @template {keyof ToBackground} T
 * @typedef {object} Handler
 * @property {Sender} from
 * @property {(message: any) => boolean} accepts whether the message has the shape of its type
 * @property {(message: ToBackground[T]["ask"], sender: chrome.runtime.MessageSender) =>
 *   ToBackground[T]["answer"] | Promise<ToBackground[T]["answer"]>} handle
 */

/** @type {{[T in keyof ToBackground]: Handler<T>}} */
const HANDLERS = {
  analyse: {
    from: "page",
    accepts: ({ page }) => isPage(page),
    handle: async ({ page }) => (await engine()).find(page),
  },
  report: {
    from: "page",
    accepts: ({ state }) => state === null || isTabState(state),
    async handle({ state }, sender) {
      await setTabState(/** @type {number} */ (sender.tab?.id), state);
      return null;
    },
  },
  "open-panel": {
    from: "page",
    accepts: () => true,
    handle(_, sender) {
      openPanel(/** @type {number} */ (sender.tab?.windowId));
      return null;
    },
  },
  run: {
    from: "panel",
    accepts: ({ tabId }) => isTabId(tabId),
    handle: ({ tabId }) => runFromPanel(tabId),
  },
  export: {
    from: "panel",
    accepts: ({ tabId, format }) => isTabId(tabId) && isFormat(format),
    async handle({ tabId, format }) {
      const [page, { exportPage }] = await Promise.all([askPage(tabId, "page", {}), engine()]);
      return exportPage(page, format, new Date().toISOString());
    },
  },
};

/**
 * The listener of `runtime.onMessage`. A message that is not of the table, or not from where it may come, gets no reply.
 * @param {any} message
 * @param {chrome.runtime.MessageSender} sender
 * @param {(reply: any) => void} sendResponse
 * @returns {boolean} whether a reply will follow
 */
export function dispatch(message, sender, sendResponse) {
  if (sender.id !== chrome.runtime.id || typeof message?.type !== "string") return false;
  if (!Object.hasOwn(HANDLERS, message.type)) return false;
  /** @type {Handler<any>} */
  const handler = HANDLERS[/** @type {keyof ToBackground} */ (message.type)];
  if (senderOf(sender) !== handler.from || !handler.accepts(message)) return false;
  void respond(() => handler.handle(message, sender), sendResponse);
  return true;
}

/**
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Sender | undefined}
 */
function senderOf(sender) {
  if (sender.url?.startsWith(chrome.runtime.getURL("panel/"))) return "panel";
  // Content scripts run in the top frame only.
  return sender.tab?.id !== undefined && sender.frameId === 0 ? "page" : undefined;
}
