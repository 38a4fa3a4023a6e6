/** Answering what the background and the panel ask of a page. */

/** @import {ToPage} from "../common/types.js" */

import { respond } from "../common/messages.js";

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
    if (sender.id !== chrome.runtime.id || !Object.hasOwn(handlers, message?.type)) return false;
    void respond(() => /** @type {any} */ (handlers)[message.type](message), sendResponse);
    return true;
  };
  chrome.runtime.onMessage.addListener(listener);
  signal.addEventListener("abort", () => chrome.runtime?.onMessage?.removeListener(listener), { once: true });
}
