/**
 * Pages that have changed, as they were read last: of the next change only what it changes is sent, read anew and answered.
 * That is lost with the worker, with its tab, and when other pages have changed since; then all of it is sent once more.
 */

/** @import {Page, PageChanges, Person, Read, Renewed} from "../common/types.js" */
/** @import {LivePage} from "hearsay-wasm" */

import { changedPage } from "../common/page-changes.js";
import { MOST } from "../common/parts.js";
import { toldBy } from "../common/renewed.js";
import { uuid } from "../common/uuid.js";
import { engine } from "./engine.js";
import { placeOf } from "./tab-state.js";

/** So many pages are remembered: who reads looks at one, and perhaps has another beside it. */
const MOST_LIVE = 2;

/**
 * `as` is what the page calls it.
 * @typedef {{as: string, page: Page, found: LivePage, speakers: Person[]}} Live
 */

/** By tab and frame, the one that was used last at the end. @type {Map<string, Live>} */
const pages = new Map();

/**
 * Has a page read, and remembers it.
 * @param {chrome.runtime.MessageSender} sender
 * @param {Page} page
 * @param {ReadPage} read
 */
export async function openLive(sender, page, read) {
  const { LivePage } = await engine();
  return remembering(sender, new LivePage(), () => page, read);
}

/**
 * Has a page read that has changed.
 * @param {chrome.runtime.MessageSender} sender
 * @param {string} as
 * @param {PageChanges} changes
 * @param {ReadPage} read
 * @returns {Promise<(Renewed & {as: string}) | null>} null where it is not known, or where so much is new that it is to be told
 *   in parts
 */
export async function renewLive(sender, as, changes, read) {
  const live = pages.get(placeOf(sender));
  if (live?.as !== as) return null;
  // Whoever asks meanwhile has all of it read.
  pages.delete(placeOf(sender));
  const { as: next, ...now } = await remembering(sender, live.found, () => changedPage(live.page, changes), read);
  return now.record.statements.length > MOST ? null : { ...toldBy({ record: live }, now), as: next };
}

/** @typedef {(page: Page, found: LivePage) => Promise<Read>} ReadPage */

/**
 * @param {chrome.runtime.MessageSender} sender
 * @param {LivePage} found
 * @param {() => Page} pageOf
 * @param {ReadPage} read
 * @returns {Promise<Read & {as: string}>}
 */
async function remembering(sender, found, pageOf, read) {
  try {
    const as = uuid();
    const page = pageOf();
    const answer = await read(page, found);
    drop(placeOf(sender));
    pages.set(placeOf(sender), { as, page, found, speakers: answer.record.speakers });
    for (const key of pages.keys()) {
      if (pages.size <= MOST_LIVE) break;
      drop(key);
    }
    return { ...answer, as };
  } catch (error) {
    found.free();
    throw error;
  }
}

/** Forgets what is known of a tab that goes. @param {number} tabId */
export function forgetLive(tabId) {
  for (const key of pages.keys()) if (key.startsWith(`${tabId}:`)) drop(key);
}

/** @param {string} key */
function drop(key) {
  // Nothing else tells when what is in the core's memory is needed no more.
  pages.get(key)?.found.free();
  pages.delete(key);
}
