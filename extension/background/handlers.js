/** The messages that the background answers: who may send each, what it must look like, what is done. */

/** @import {KeptPage, Page, ToBackground} from "../common/types.js" */
/** @import {LivePage} from "hearsay-wasm" */

import { files } from "../common/files.js";
import { respond } from "../common/messages.js";
import { MOST, Parts } from "../common/parts.js";
import { isViewer } from "../common/viewer.js";
import { engine } from "./engine.js";
import { noteFrame, readFrames, stopFrames } from "./frames.js";
import { forgetLive, openLive, renewLive } from "./live.js";
import { openPanel } from "./reveal.js";
import { runFromPanel } from "./run.js";
import * as records from "./records.js";
import * as sketches from "./sketches.js";
import { isCount, isEdits, isPage, isPageChanges, isRanges, isRecord, isTabId, isTabState, isText } from "./shapes.js";
import { framesOf, placeOf, setTabState, tabState } from "./tab-state.js";
import { isOfPage, openViewer } from "./viewer.js";

/** @typedef {"page" | "own"} Sender a content script, or one of our own pages: the panel, the library, … */

/** Of the title of an embedded page, and of the origins that a page names. */
const LONGEST_TITLE = 200;
const MOST_FOREIGN = 50;

/** What is asked once more, since no answer came, says the same. @typedef {{once?: string}} Once */

/**
 * @template {keyof ToBackground} T
 * @typedef {object} Handler
 * @property {readonly Sender[]} from
 * @property {(message: any) => boolean} accepts whether the message has the shape of its type
 * @property {(message: ToBackground[T]["ask"] & Once, sender: chrome.runtime.MessageSender) =>
 *   ToBackground[T]["answer"] | Promise<ToBackground[T]["answer"]>} handle
 */

/** What has been found and not yet been asked for. */
const parts = new Parts();

/** Forgets what was read in a tab, which goes or is turned off. @param {number} tabId */
export function forgetRead(tabId) {
  forgetLive(tabId);
  sketches.forget(tabId);
}

/** @param {chrome.runtime.MessageSender} sender */
const whereOf = ({ frameId }) => ({ isEmbedded: frameId !== 0 });

/** @type {{[T in keyof ToBackground]: Handler<T>}} */
const HANDLERS = {
  open: {
    from: ["page"],
    accepts: ({ page, sketch }) => isPage(page) && typeof sketch === "boolean",
    async handle({ page, sketch }, sender) {
      await mustBeShownTo(page, sender);
      const begun = await records.begin(page, sender.tab, whereOf(sender));
      if (sketch && !begun.isKept && begun.found.count <= MOST) {
        return { sketch: begun.found.sketch(), token: sketches.leave(begun, placeOf(sender)) };
      }
      return parts.first(await records.finish(begun), placeOf(sender));
    },
  },
  opened: {
    from: ["page"],
    accepts: ({ token }) => isText(token),
    async handle({ token }, sender) {
      const begun = sketches.take(token, placeOf(sender));
      return begun && parts.first(await records.finish(begun), placeOf(sender));
    },
  },
  "open-live": {
    from: ["page"],
    accepts: ({ page }) => isPage(page),
    async handle({ page }, sender) {
      const opened = await openLive(sender, page, (_, found) => renew(page, found, sender));
      return parts.first(opened, placeOf(sender));
    },
  },
  renew: {
    from: ["page"],
    accepts: ({ as, changes }) => isText(as) && isPageChanges(changes),
    handle: ({ as, changes }, sender) => renewLive(sender, as, changes, (page, found) => renew(page, found, sender)),
  },
  rest: {
    from: ["page"],
    accepts: ({ token, from }) => isText(token) && isCount(from),
    handle: ({ token, from }, sender) => parts.next(token, from, placeOf(sender)),
  },
  place: {
    from: ["page"],
    accepts: ({ page, record }) => isPage(page) && isRecord(record),
    handle: async ({ page, record }) => (await engine()).placePage(record, page),
  },
  select: {
    from: ["page"],
    accepts: ({ page, ranges }) => isPage(page) && isRanges(ranges),
    handle: async ({ page, ranges }) => (await engine()).selectRanges(page, ranges),
  },
  quote: {
    from: ["page"],
    accepts: ({ record, statement }) => isRecord(record) && isText(statement),
    handle: async ({ record, statement }) => (await files()).quote(record, statement, "plain"),
  },
  note: {
    from: ["page"],
    accepts: ({ markdown }) => isText(markdown),
    handle: async ({ markdown }) => (await files()).note(markdown),
  },
  edit: {
    from: ["page", "own"],
    accepts: ({ pageId, edits, base }) =>
      isText(pageId) && isEdits(edits) && (base === undefined || (isRecord(base) && base.id === pageId)),
    handle: async ({ pageId, edits, base, tabId, once }, sender) => {
      await mayChange(pageId, sender, base);
      return records.edit(pageId, edits, base, await tabOf(sender, tabId), once);
    },
  },
  keep: {
    from: ["page", "own"],
    accepts: ({ base }) => isRecord(base),
    handle: async ({ base, tabId }, sender) => {
      await mayChange(base.id, sender, base);
      return records.keep(base, await tabOf(sender, tabId));
    },
  },
  forget: {
    from: ["own"],
    accepts: ({ pageId }) => isText(pageId),
    handle: async ({ pageId }) => {
      await records.forget(pageId);
      return null;
    },
  },
  stored: {
    from: ["own"],
    accepts: ({ pageIds }) => Array.isArray(pageIds) && pageIds.every(isText),
    async handle({ pageIds }) {
      await records.stored(pageIds);
      return null;
    },
  },
  undo: {
    from: ["page", "own"],
    accepts: isReplay,
    handle: (message, sender) => replay("undo", message, sender),
  },
  redo: {
    from: ["page", "own"],
    accepts: isReplay,
    handle: (message, sender) => replay("redo", message, sender),
  },
  report: {
    from: ["page"],
    accepts: ({ state, title, url }) =>
      (state === null || isTabState(state)) && isText(title) && (url === undefined || isText(url)),
    async handle({ state, title, url }, sender) {
      // Whoever shows a record is told of its changes.
      if (state?.status === "on") await mustBeItsOwn(state.pageId, sender, url);
      const { tabId, frameId } = frameOf(sender);
      if (frameId !== 0) return noteFrame(tabId, frameId, state, title.slice(0, LONGEST_TITLE));
      if (state === null) forgetRead(tabId);
      await setTabState(tabId, state);
      return state !== null;
    },
  },
  off: {
    from: ["page"],
    accepts: () => true,
    async handle(_, sender) {
      const { tabId, frameId } = frameOf(sender);
      // An embedded page has no say in that.
      if (frameId !== 0) return null;
      forgetRead(tabId);
      await setTabState(tabId, null);
      await stopFrames(tabId);
      return null;
    },
  },
  frames: {
    from: ["page"],
    accepts: ({ foreign }) => Array.isArray(foreign) && foreign.every(isText),
    handle({ foreign }, sender) {
      const { tabId, frameId } = frameOf(sender);
      return readFrames(tabId, frameId === 0 ? foreign.slice(0, MOST_FOREIGN) : undefined);
    },
  },
  "open-panel": {
    from: ["page"],
    accepts: () => true,
    handle(_, sender) {
      openPanel(/** @type {number} */ (sender.tab?.windowId));
      return null;
    },
  },
  "open-viewer": {
    from: ["page"],
    accepts: ({ url }) => isText(url),
    handle({ url }, sender) {
      if (!sender.tab || !isOfPage(url, sender.url)) throw new Error("a page can open its own files only");
      return openViewer(sender.tab, url);
    },
  },
  run: {
    from: ["own"],
    accepts: ({ tabId }) => isTabId(tabId),
    handle: ({ tabId }) => runFromPanel(tabId),
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
  const from = senderOf(sender);
  if (!from || !handler.from.includes(from) || !handler.accepts(message)) return false;
  if (message.once !== undefined && !isText(message.once)) return false;
  if (message.tabId !== undefined && !isTabId(message.tabId)) return false;
  void respond(() => handler.handle(message, sender), sendResponse);
  return true;
}

/** @param {{pageId: unknown, group?: unknown}} message */
function isReplay({ pageId, group }) {
  return isText(pageId) && (group === undefined || isText(group));
}

/**
 * @param {"undo" | "redo"} which
 * @param {ToBackground["undo"]["ask"] & Once} message
 * @param {chrome.runtime.MessageSender} sender
 */
async function replay(which, { pageId, group, tabId, once }, sender) {
  await mayChange(pageId, sender);
  return records.replay(which, pageId, await tabOf(sender, tabId), { group, once });
}

/**
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Sender | undefined}
 */
function senderOf(sender) {
  // What our viewer shows is a page like any other.
  if (isViewer(sender.url) && sender.tab) return "page";
  if (isOwn(sender)) return "own";
  return sender.tab?.id !== undefined && sender.frameId !== undefined ? "page" : undefined;
}

/** @param {chrome.runtime.MessageSender} sender */
const isOwn = ({ url }) => url?.startsWith(chrome.runtime.getURL("")) ?? false;

/**
 * Where a page is.
 * @param {chrome.runtime.MessageSender} sender
 */
const frameOf = ({ tab, frameId }) => ({
  tabId: /** @type {number} */ (tab?.id),
  frameId: /** @type {number} */ (frameId),
});

/**
 * A page may change the record that is shown there, and no other: its process may be in the hands of an attacker.
 * @param {string} pageId
 * @param {chrome.runtime.MessageSender} sender
 * @param {KeptPage} [base]
 */
async function mayChange(pageId, sender, base) {
  if (isOwn(sender)) return;
  const { tabId, frameId } = frameOf(sender);
  const shown = frameId === 0 ? await tabState(tabId) : (await framesOf(tabId)).read[frameId];
  if (!shown || !("pageId" in shown) || shown.pageId !== pageId) throw new Error(OTHERS);
  await mustBeItsOwn(pageId, sender, (await records.find(pageId, sender.tab))?.url ?? base?.url);
}

/**
 * @param {Page} page
 * @param {LivePage} live
 * @param {chrome.runtime.MessageSender} sender
 */
async function renew(page, live, sender) {
  await mustBeShownTo(page, sender);
  return records.renew(page, sender.tab, whereOf(sender), live);
}

/**
 * A page is shown what is kept of it, and of no other page.
 * @param {Page} page
 * @param {chrome.runtime.MessageSender} sender
 */
async function mustBeShownTo(page, sender) {
  const { pageId } = await engine();
  await mustBeItsOwn(pageId(page.url ?? ""), sender, page.url);
}

const OTHERS = "a page has to do with its own record only";

/**
 * Fails where a record is not that of the page that sends. What a page shows may be of an address that it had until now, since
 * an editor stays open when the page goes on; and a script can give its page any address of its origin. So the origin is the
 * border.
 * @param {string | undefined} pageId
 * @param {chrome.runtime.MessageSender} sender its addresses and its origin are the browser's word, not the page's
 * @param {string | null} [url] the address that the record is said to be of
 */
async function mustBeItsOwn(pageId, sender, url) {
  if (isOwn(sender)) return;
  const { pageId: idOf } = await engine();
  const { tab, frameId } = sender;
  const addresses = [sender.url, frameId === 0 ? tab?.url : undefined];
  if (addresses.some((address) => address && idOf(address) === pageId)) return;
  // Files, and pages that are cut off from their origin, have none to go by ("null").
  const origin = sender.origin ?? originOf(sender.url);
  if (url && origin && origin !== "null" && idOf(url) === pageId && originOf(url) === origin) return;
  throw new Error(OTHERS);
}

/** @param {string | undefined} url */
const originOf = (url) => URL.parse(url ?? "")?.origin;

/**
 * The tab that a change is made in: what comes from one of our own pages says which. Of a tab that is gone nobody knows
 * any more whether it was a private one, of which nothing may be kept: the change is refused.
 * @param {chrome.runtime.MessageSender} sender
 * @param {number | undefined} tabId
 */
async function tabOf(sender, tabId) {
  if (senderOf(sender) === "page" || tabId === undefined) return sender.tab;
  return chrome.tabs.get(tabId);
}
