/** One browser of each kind for all test files of a process: to start one takes longer than most tests. */

import { after } from "node:test";
import { launch } from "./index.mjs";

/** @import { Browser } from "./types.d.ts" */
/** @import { BrowserName } from "./index.mjs" */

/** @typedef {{ browser: Browser, closeTabs: () => Promise<void> }} Running */

/** @type {Map<BrowserName, Running>} */
const running = new Map();

let isToClose = false;

/**
 * A browser with the extension, as after its installation: nothing kept, no setting, no permission, no tab.
 * @param {BrowserName} name
 * @returns {Promise<Browser>}
 */
export async function shared(name) {
  const before = running.get(name);
  if (before) {
    try {
      await before.closeTabs();
      await before.browser.closePanel();
      await forget(before.browser);
      return before.browser;
    } catch (error) {
      console.error(`${name} is started anew, since the last tests left it unusable:`, error);
      running.delete(name);
      await before.browser.close().catch(() => undefined);
    }
  }
  const browser = await launch(name);
  running.set(name, { browser, closeTabs: await browser.rememberTabs() });
  return browser;
}

/** Takes away what the extension keeps, and what the browser was told of the reader. @param {Browser} browser */
async function forget(browser) {
  const own = await browser.newTab(`${browser.extensionOrigin}/options/options.html`);
  await own.preferColours("light");
  await own.emulate({});
  await own.evaluate(async () => {
    const { origins = [] } = await chrome.permissions.getAll();
    if (origins.length > 0) await chrome.permissions.remove({ origins });
    localStorage.clear();
    await chrome.storage.local.clear();
    await chrome.storage.session.clear();
    /** @type {(request: IDBRequest) => Promise<any>} */
    const done = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    // To open one that is not there would make it.
    for (const { name = "" } of await indexedDB.databases()) {
      const database = /** @type {IDBDatabase} */ (await done(indexedDB.open(name)));
      const stores = [...database.objectStoreNames];
      for (const store of stores) await done(database.transaction(store, "readwrite").objectStore(store).clear());
      database.close();
    }
  });
  await own.close();
}

/** Closes them at the end of the tests. Who only looks at a page, as the benchmarks do, is no test. */
export function closeAtEnd() {
  if (isToClose) return;
  isToClose = true;
  after(async () => {
    for (const { browser } of running.values()) await browser.close();
  });
}
