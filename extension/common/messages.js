/**
 * Messages between the background, the pages and the panel: each has a type from a table, and a reply that is either
 * the answer or an error.
 */

/** @import {Reply, ToBackground, ToPage} from "./types.js" */

import { uuid } from "./uuid.js";

/** How long is waited before the background is asked once more, in milliseconds: the last time for a slow machine. */
const PAUSES = [0, 50, 250, 1000];

/** The answer was an error that the other side told us. */
class Refused extends Error {}

/**
 * Asks the background.
 * @template {keyof ToBackground} T
 * @param {T} type
 * @param {ToBackground[T]["ask"]} ask
 * @returns {Promise<ToBackground[T]["answer"]>}
 */
export async function askBackground(type, ask) {
  // A worker may be stopped at any moment, also between doing what it is asked and saying so. So what is asked once more says
  // that it is the same, and is not done twice.
  const message = { ...ask, type, once: uuid() };
  for (const pause of PAUSES) {
    try {
      return answerOf(await chrome.runtime.sendMessage(message));
    } catch (error) {
      if (error instanceof Refused || !isAlive()) throw error;
    }
    // One that is just being stopped is started again when that is done.
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return answerOf(await chrome.runtime.sendMessage(message));
}

/**
 * Asks the content script of a tab; rejects where there is none.
 * @template {keyof ToPage} T
 * @param {number} tabId
 * @param {T} type
 * @param {ToPage[T]["ask"]} ask
 * @param {number} [frameId] of a page that is embedded in that of the tab
 * @returns {Promise<ToPage[T]["answer"]>}
 */
export async function askPage(tabId, type, ask, frameId = 0) {
  return answerOf(await chrome.tabs.sendMessage(tabId, { ...ask, type }, { frameId }));
}

/** @param {Reply<any> | undefined} reply */
function answerOf(reply) {
  if (reply?.ok) return reply.answer;
  throw reply ? new Refused(reply.error) : new Error("no reply");
}

/** Whether the extension that this script belongs to is still there: it is gone after an update or reload. */
export function isAlive() {
  return chrome.runtime?.id !== undefined;
}

/**
 * Sends the outcome of `work` as the reply to a message.
 * @param {() => unknown} work
 * @param {(reply: Reply<unknown>) => void} sendResponse
 */
export async function respond(work, sendResponse) {
  try {
    sendResponse({ ok: true, answer: (await work()) ?? null });
  } catch (error) {
    sendResponse({ ok: false, error: error instanceof Error ? error.message : String(error) });
  }
}
