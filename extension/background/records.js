/** Records for those who show them: opening a page with what is kept of it, editing, and telling all who show the same. */

/** @import {Edit, Held, KeptPage, Opened, Page, Read} from "../common/types.js" */
/** @import {FoundPage, LivePage} from "hearsay-wasm" */

import { askPage } from "../common/messages.js";
import { setting } from "../common/settings.js";
import { Database } from "../store/database.js";
import { Fault } from "../store/faults.js";
import { forgetBefore } from "../store/journal.js";
import { Pages } from "../store/pages.js";
import { PrivatePages } from "../store/private.js";
import { engine } from "./engine.js";
import { placesShowing } from "./tab-state.js";

/** For how long what was deleted can be brought back. */
const DAYS = 30;

const database = new Database();

/** Opens the database, which the first use of it would have to wait for. */
export async function openDatabase() {
  await new Pages(database, await engine()).known("");
}

/** A tab in which a record is shown. @typedef {{id?: number | undefined, incognito?: boolean} | undefined} TabLike */
/** @typedef {{isEmbedded: boolean}} Where */
/** @typedef {Awaited<ReturnType<typeof shelfOf>>} Shelf */
/** @typedef {import("../store/pages.js").Known} Known */
/** @typedef {{page: Page, found: FoundPage, shelf: Shelf, where: Where, isKept: boolean}} Begun */

/**
 * Finds the statements of a page.
 * @param {Page} page
 * @param {TabLike} tab
 * @param {Where} where
 * @returns {Promise<Begun>} to be finished, or its `found` to be freed
 */
export async function begin(page, tab, where) {
  const { FoundPage } = await engine();
  const shelf = await shelfOf(tab);
  // The database answers while the page is read.
  const knowing = knownOf(page, shelf);
  knowing.catch(() => {});
  const found = new FoundPage(page);
  try {
    return { page, found, shelf, where, isKept: Boolean((await knowing)?.record) };
  } catch (error) {
    found.free();
    throw error;
  }
}

/**
 * Makes the record of a page, with what is kept of it.
 * @param {Begun} begun
 * @returns {Promise<Opened>}
 */
export async function finish({ page, found, shelf, where }) {
  try {
    const [known, keepAll] = await Promise.all([knownOf(page, shelf), setting("keep-all")]);
    const { page: record, placed, changed } = found.open(known?.record ?? null, new Date().toISOString());
    const held = await takeOver({ shelf, where, known, keepAll, record, changed, whole: () => record });
    return { ...held, placed, private: shelf.isPrivate };
  } finally {
    found.free();
  }
}

/**
 * Finds the statements of a page that changes, told by what was found in it before.
 * @param {Page} page as it is now
 * @param {TabLike} tab
 * @param {Where} where
 * @param {LivePage} live
 * @returns {Promise<Read>}
 */
export async function renew(page, tab, where, live) {
  const shelf = await shelfOf(tab);
  const [known, keepAll] = await Promise.all([knownOf(page, shelf), setting("keep-all")]);
  const { page: head, statements, changed, ...read } = live.read(page, known?.record ?? null, new Date().toISOString());
  const record = { ...head, statements };
  const held = await takeOver({ shelf, where, known, keepAll, record, changed, whole: () => live.record() });
  return { ...held, ...read, private: shelf.isPrivate };
}

/**
 * What is known of a page; `null` where it has no address to be known by.
 * @param {Page} page
 * @param {Shelf} shelf
 * @returns {Promise<Known | null>}
 */
async function knownOf(page, shelf) {
  const { pageId } = await engine();
  const id = pageId(page.url ?? "");
  return id === undefined ? null : shelf.pages.known(id);
}

/**
 * Keeps what was found anew of a page that is kept, and where all pages are to be kept, this one.
 * @param {object} found
 * @param {Shelf} found.shelf
 * @param {Where} found.where
 * @param {Known | null} found.known
 * @param {boolean} found.keepAll whether all pages are to be kept
 * @param {KeptPage} found.record
 * @param {boolean} found.changed
 * @param {() => KeptPage} found.whole the record with all of its statements
 */
async function takeOver({ shelf: { pages }, where, known, keepAll, record, changed, whole }) {
  const isToBeKept = () => {
    if (known?.record || !keepAll) return false;
    // Of all that is embedded in pages only what says something is worth keeping.
    return !where.isEmbedded || whole().statements.length > 0;
  };
  if (pages instanceof Pages && known?.record && changed) await pages.update(known.record, whole());
  else if (pages instanceof Pages && isToBeKept()) await pages.keep(whole());
  else if (known) return { ...known, record };
  return pages.held(record);
}

/**
 * What is kept of a page.
 * @param {string} pageId
 * @param {TabLike} tab
 */
export async function find(pageId, tab) {
  return (await shelfOf(tab)).pages.find(pageId);
}

/**
 * @param {string} pageId
 * @param {Edit[]} edits
 * @param {KeptPage | undefined} base the record of a page that is not kept yet
 * @param {TabLike} tab
 * @param {string} [once] the same when it is asked once more
 */
export function edit(pageId, edits, base, tab, once) {
  return change(tab, ({ pages }) => pages.edit(pageId, edits, base, once));
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
 * @param {object} [options]
 * @param {string | undefined} [options.group] only if it is what would be undone or redone now
 * @param {string | undefined} [options.once] the same when it is asked once more
 */
export function replay(which, pageId, tab, { group, once } = {}) {
  return change(tab, ({ pages }) => pages[which](pageId, once, group));
}

/** @param {string} pageId */
export async function forget(pageId) {
  const pages = new Pages(database, await engine());
  const record = await pages.find(pageId);
  if (!record) return;
  await pages.forget([pageId]);
  await tellTabs({ ...(await pages.held(record)), private: false });
}

/** Forgets for good what was deleted long ago. */
export function forgetDeleted() {
  return forgetBefore(database, new Date(Date.now() - DAYS * 86_400_000).toISOString());
}

/**
 * Tells the tabs that show one of these pages what it is now, where one of our own pages has written it.
 * @param {string[]} pageIds
 */
export async function stored(pageIds) {
  const shown = new Set((await placesShowing()).map(({ pageId }) => pageId));
  const told = pageIds.filter((id) => shown.has(id));
  // An import can be of a thousand pages.
  if (told.length === 0) return;
  const pages = new Pages(database, await engine());
  for (const id of told) {
    const record = await pages.find(id);
    if (record) await tellTabs({ ...(await pages.held(record)), private: false });
    else await tellTabs(id);
  }
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
  const made = await make(shelf);
  const held = { ...made, private: shelf.isPrivate };
  await tellTabs(held, shelf.isPrivate ? tab?.id : undefined);
  if ("pageIds" in made) {
    // What was done at one stroke was done to other pages, too.
    await stored(/** @type {string[]} */ (made.pageIds).filter((id) => id !== held.record.id));
  }
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
 * Tells every tab that shows a record what it is now; where it is a private one's, that tab alone. A page that is kept no
 * longer is known by its identifier only: its tabs go on with the record that they have.
 * @param {Held | string} held
 * @param {number} [only]
 */
async function tellTabs(held, only) {
  const pageId = typeof held === "string" ? held : held.record.id;
  const places = (await placesShowing()).filter(
    (place) => place.pageId === pageId && (only === undefined || place.tabId === only),
  );
  // A tab that has gone has nothing to be told.
  await Promise.allSettled(
    places.map(({ tabId, frameId }) =>
      typeof held === "string"
        ? askPage(tabId, "forgotten", {}, frameId)
        : askPage(tabId, "changed", { held }, frameId),
    ),
  );
}
