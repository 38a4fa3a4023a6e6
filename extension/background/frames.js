/**
 * The pages that are embedded in the page of a tab: each is a page of its own, with its own script and record, and counts
 * as the tab's. The browser lets the script into those of the tab's own site, and into others where the reader has allowed
 * their sites; nothing else decides which are read.
 */

/** @import {FrameState, TabState} from "../common/types.js" */

import { settings } from "../common/settings.js";
import { siteOf } from "../common/sites.js";
import { injectFrame } from "./run.js";
import { changeFrames, countOf, framesOf } from "./tab-state.js";

/** What a script sees of the frame that it is put into. @typedef {{origin: string, isOn: boolean, isLarge: boolean}} Look */

/** A page can have as many frames as it likes; so many are read. */
const MOST = 30;

/** How long the page of the tab waits for those embedded in it, in milliseconds: one that hangs keeps nobody. */
const PATIENCE = 1000;

/**
 * Reads the embedded pages that are not being read, and forgets those that have gone.
 * @param {number} tabId
 * @param {string[] | undefined} foreign the origins of those that the page of the tab cannot look into; unknown where
 *   it is an embedded page that asks
 * @returns {Promise<number>} how many statements there are in them
 */
export async function readFrames(tabId, foreign) {
  const [frames, { sites }] = await Promise.all([framesIn(tabId), settings()]);
  const reached = new Set(frames.map(({ look }) => look.origin));
  const unread = foreign?.filter((origin) => !reached.has(origin)).map((origin) => siteOf(origin) ?? origin);
  await changeFrames(tabId, (before) => ({
    read: pick(before.read, (id) => frames.some(({ frameId, look }) => frameId === id && look.isOn)),
    unread: unread ? [...new Set(unread)] : before.unread,
  }));
  const room = MOST - frames.filter(({ look }) => look.isOn).length;
  const wanted = frames
    .filter(({ look }) => look.isLarge && !look.isOn && sites[siteOf(look.origin) ?? ""] !== "never")
    .slice(0, Math.max(room, 0));
  const all = Promise.allSettled(wanted.map(({ frameId }) => injectFrame(tabId, frameId)));
  await Promise.race([all, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  return countOf(await framesOf(tabId));
}

/**
 * Takes note of how things stand in an embedded page.
 * @param {number} tabId
 * @param {number} frameId
 * @param {TabState | null} state
 * @param {string} title
 * @returns {Promise<boolean>} whether Hearsay is on in the tab
 */
export async function noteFrame(tabId, frameId, state, title) {
  const frames = await changeFrames(tabId, ({ read, unread }) => {
    const others = pick(read, (id) => id !== frameId);
    return { read: state?.status === "on" ? { ...others, [frameId]: frameState(state, title) } : others, unread };
  });
  return frames !== null;
}

/**
 * @param {Record<string, FrameState>} read
 * @param {(frameId: number) => boolean} isWanted
 */
const pick = (read, isWanted) => Object.fromEntries(Object.entries(read).filter(([id]) => isWanted(Number(id))));

/**
 * @param {Extract<TabState, {status: "on"}>} state
 * @param {string} title
 * @returns {FrameState}
 */
const frameState = ({ statements, pageId, revision }, title) => ({ statements, pageId, revision, title });

/**
 * Ends what runs in embedded pages.
 * @param {number} tabId
 */
export async function stopFrames(tabId) {
  const target = { tabId, allFrames: true };
  await chrome.scripting.executeScript({ target, func: stopEmbedded, injectImmediately: true }).catch(() => {});
}

/** Every frame that the browser lets us into, but that of the tab itself. @param {number} tabId */
async function framesIn(tabId) {
  const target = { tabId, allFrames: true };
  // One that is still loading keeps the others from nothing.
  const look = { target, func: lookAround, injectImmediately: true };
  const results = await chrome.scripting.executeScript(look).catch(() => []);
  return results.flatMap(({ frameId, result }) =>
    frameId !== 0 && result ? { frameId, look: /** @type {Look} */ (result) } : [],
  );
}

/**
 * Runs in each frame, and must bring all that it needs.
 * @returns {Look}
 */
function lookAround() {
  const shared = /** @type {Record<symbol, {isOn: boolean} | undefined>} */ (globalThis);
  return {
    origin: location.origin,
    isOn: shared[Symbol.for("hearsay")]?.isOn ?? false,
    // Advertisements, buttons and counters are smaller than anything to be read.
    isLarge: innerWidth >= 200 && innerHeight >= 100 && document.contentType !== "application/pdf",
  };
}

/** Runs in each frame. */
function stopEmbedded() {
  const shared = /** @type {Record<symbol, {end(): void} | undefined>} */ (globalThis);
  if (self !== top) shared[Symbol.for("hearsay")]?.end();
}
