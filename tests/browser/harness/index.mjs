/** Browsers by name, and what tests and demo do with the extension in any of them. */

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { PROJECT, version } from "../../../scripts/files.mjs";
import { launch as launchChromium } from "./chromium.mjs";
import { launch as launchFirefox } from "./firefox.mjs";
import { until } from "./until.mjs";

export { until };

/** @import { Browser, LaunchOptions, Tab } from "./types.d.ts" */

/** @typedef {"chromium" | "firefox"} BrowserName */

export const BROWSERS = /** @type {const} */ (["chromium", "firefox"]);

/** The extension as it is shipped, in the form that each browser installs. */
const EXTENSIONS = {
  chromium: join(PROJECT, "target/extension/chromium"),
  firefox: join(PROJECT, `target/package/hearsay-firefox-${version()}.xpi`),
};

/**
 * Starts a browser with the extension installed (unless `extension` says otherwise).
 * @param {BrowserName} name
 * @param {LaunchOptions} [options]
 * @returns {Promise<Browser>}
 */
export function launch(name, options = {}) {
  const withExtension = { extension: EXTENSIONS[name], ...options };
  return name === "chromium" ? launchChromium(withExtension) : launchFirefox(withExtension);
}

/**
 * Opens the panel of `tab` in a tab of its own: the same page that stands in the side panel or sidebar.
 * @param {Browser} browser
 * @param {Tab} tab
 * @returns {Promise<Tab>}
 */
export async function openPanel(browser, tab) {
  await tab.bringToFront();
  const panel = await browser.newTab(`${browser.extensionOrigin}/panel/panel.html`);
  const id = await panel.evaluate(async () => {
    const own = await chrome.tabs.getCurrent();
    const others = (await chrome.tabs.query({})).filter(({ id: other }) => other !== own?.id);
    return others.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0]?.id ?? null;
  });
  await panel.goto(`${browser.extensionOrigin}/panel/panel.html?tab=${id}`);
  return panel;
}

/**
 * Resolves with the path of a finished download whose name fits.
 * @param {Browser} browser
 * @param {RegExp} pattern
 */
export async function downloaded(browser, pattern) {
  const file = await until(`a file like ${pattern} is downloaded`, () => {
    const names = existsSync(browser.downloads) ? readdirSync(browser.downloads) : [];
    // While it is being written, Chromium and Firefox keep a second file beside it.
    return names.some((name) => /\.(crdownload|part)$/.test(name))
      ? undefined
      : names.find((name) => pattern.test(name));
  });
  return join(browser.downloads, file);
}
