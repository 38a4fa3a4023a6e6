/** Records for those who show them: opening a page with what is kept of it, editing, and telling all who show the same. */

/** @import {Edit, Held, KeptPage, Opened, Page, TabState} from "../common/types.js" */

import { TAB_PREFIX } from "../common/tab-key.js";
import { askPage } from "../common/messages.js";
import { keepsAll } from "../common/settings.js";
import { Database } from "../store/database.js";
import { Fault } from "../store/faults.js";
import { Pages } from "../store/pages.js";
import { PrivatePages } from "../store/private.js";
import { engine } from "./engine.js";

const database = new Database();

/** A tab in which a record is shown. @typedef {{id?: number | undefined, incognito?: boolean} | undefined} TabLike */

/**
 * Finds the statements of a page, and those that are kept of it.
 * @param {Page} page
 * @param {TabLike} tab
 * @returns {Promise<Opened>}
 */
export async function open(page, tab) {
  const { openPage, pageId } = await engine();
  const shelf = await shelfOf(tab);
  const id = pageId(page.url ?? "");
  const stored = id === undefined ? undefined : await shelf.pages.find(id);
  const { page: record, placed, changed } = openPage(page, stored ?? null, new Date().toISOString());
  if (!shelf.isPrivate && stored && changed) await shelf.pages.update(stored, record);
  if (!shelf.isPrivate && !stored && (await keepsAll())) await shelf.pages.keep(record);
  const kept = !shelf.isPrivate && (await shelf.pages.find(record.id)) !== undefined;
  return { ...(await shelf.pages.held(record, kept)), placed, private: shelf.isPrivate };
}

/**
 * @param {string} pageId
 * @param {Edit} what
 * @param {KeptPage | undefined} base the record of a page that is not kept yet
 * @param {TabLike} tab
 */
export function edit(pageId, what, base, tab) {
  return change(tab, ({ pages }) => pages.edit(pageId, what, base));
}

/**
 * @param {KeptPage} base
 * @param {TabLike} tab
 */
export function keep(base, tab) {
  return change(tab, ({ pages, isPrivate }) => {
    if (isPrivate || !(pages instanceof Pages)) throw new Fault("private");
    return pages.keep(base);
  });
}

/**
 * @param {"undo" | "redo"} which
 * @param {string} pageId
 * @param {TabLike} tab
 */
export function replay(which, pageId, tab) {
  return change(tab, ({ pages }) => pages[which](pageId));
}

/** @param {string} pageId */
export async function forget(pageId) {
  const { pages } = await shelfOf(undefined);
  const record = await pages.find(pageId);
  if (!record || !(pages instanceof Pages)) return;
  await pages.forget(pageId);
  await tellTabs({ ...(await pages.held(record, false)), private: false });
}

/**
 * Makes a change, and tells the tabs that show the record.
 * @template {import("../store/pages.js").Held} T
 * @param {TabLike} tab
 * @param {(shelf: Awaited<ReturnType<typeof shelfOf>>) => Promise<T>} make
 * @returns {Promise<T & Held>}
 */
async function change(tab, make) {
  const shelf = await shelfOf(tab);
  const held = { ...(await make(shelf)), private: shelf.isPrivate };
  await tellTabs(held, shelf.isPrivate ? tab?.id : undefined);
  return held;
}

/** @param {TabLike} tab */
async function shelfOf(tab) {
  const core = await engine();
  if (tab?.incognito && tab.id !== undefined) {
    return { isPrivate: /** @type {const} */ (true), pages: new PrivatePages(tab.id, core) };
  }
  return { isPrivate: /** @type {const} */ (false), pages: new Pages(database, core) };
}

/**
 * Tells every tab that shows a record what it is now; where it is a private one's, that tab alone.
 * @param {Held} held
 * @param {number} [only]
 */
async function tellTabs(held, only) {
  const states = /** @type {Record<string, TabState>} */ (await chrome.storage.session.get());
  const tabs = Object.entries(states)
    .filter(([key, state]) => key.startsWith(TAB_PREFIX) && state.status === "on" && state.pageId === held.record.id)
    .map(([key]) => Number(key.slice(TAB_PREFIX.length)))
    .filter((id) => only === undefined || id === only);
  // A tab that has gone has nothing to be told.
  await Promise.allSettled(tabs.map((id) => askPage(id, "changed", { held })));
}
