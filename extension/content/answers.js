/** Answering what the background and the panel ask of a page. */

/** @import {ToPage} from "../common/types.js" */

import { respond } from "../common/messages.js";

/** What each message must look like, where it says anything. @type {{[T in keyof ToPage]?: (message: any) => boolean}} */
const SHAPES = {
  filter: ({ hidden }) => Array.isArray(hidden) && hidden.every((id) => typeof id === "string"),
  changed: ({ held }) => typeof held?.record?.id === "string" && Array.isArray(held.record.statements),
  show: ({ statement }) => typeof statement === "string",
  fix: ({ statement }) => typeof statement === "string",
  rest: ({ token, from }) => typeof token === "string" && Number.isInteger(from) && from >= 0,
  update: ({ now }) => typeof now === "boolean",
  reveal: ({ at, top }) => Number.isInteger(at) && Number.isFinite(top),
};

/** @typedef {{[T in keyof ToPage]: (ask: ToPage[T]["ask"]) => ToPage[T]["answer"] | Promise<ToPage[T]["answer"]>}} Handlers */

/**
 * @param {Partial<Handlers>} handlers
 * @param {AbortSignal} signal
 */
export function answerMessages(handlers, signal) {
  /**
   * @param {any} message
   * @param {chrome.runtime.MessageSender} sender
   * @param {(reply: any) => void} sendResponse
   */
  const listener = (message, sender, sendResponse) => {
    if (!isOurs(sender) || !Object.hasOwn(handlers, message?.type)) return false;
    const type = /** @type {keyof ToPage} */ (message.type);
    if (SHAPES[type]?.(message) === false) return false;
    void respond(() => /** @type {any} */ (handlers)[type](message), sendResponse);
    return true;
  };
  chrome.runtime.onMessage.addListener(listener);
  signal.addEventListener("abort", () => chrome.runtime?.onMessage?.removeListener(listener), { once: true });
}

/**
 * Whether the background or one of our own pages sends; what runs in pages has nothing to ask here.
 * @param {chrome.runtime.MessageSender} sender
 */
function isOurs({ id, url }) {
  return id === chrome.runtime.id && (url === undefined || url.startsWith(chrome.runtime.getURL("")));
}
