/** Browsers by name, and what tests and demo do with the extension in any of them. */

import { readFileSync } from "node:fs";
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
export async function launch(name, { welcome = false, ...options } = {}) {
  const withExtension = { extension: EXTENSIONS[name], ...options };
  const browser = await (name === "chromium" ? launchChromium(withExtension) : launchFirefox(withExtension));
  if (withExtension.extension && !welcome) await (await welcomePage(browser)).close();
  return browser;
}

/**
 * The page that the extension opens when it is installed.
 * @param {Browser} browser
 */
export function welcomePage(browser) {
  return browser.findTab(`${browser.extensionOrigin}/welcome/`);
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
 * Resolves when the panel shows how the reading of its page ended, and says which way.
 * @param {Tab} panel
 * @param {number} [deadline]
 * @returns {Promise<string>} `on`, `nothing`, `unreadable` or `failed`
 */
export function settled(panel, deadline) {
  return until(
    "the panel shows a result",
    () =>
      panel.evaluate(() => {
        const state = document.getElementById("panel")?.dataset.state;
        return state && ["on", "nothing", "unreadable", "failed"].includes(state) ? state : null;
      }),
    deadline,
  );
}

/**
 * Does what starts a download, and resolves with the path of the finished file.
 * @param {Browser} browser
 * @param {() => Promise<unknown>} start
 */
export async function download(browser, start) {
  const before = (await browser.finishedDownloads()).length;
  await start();
  return until("a file is downloaded", async () => (await browser.finishedDownloads())[before]);
}

/**
 * Presses an export button of the panel or the playground, and resolves with the text of the file.
 * @param {Browser} browser
 * @param {Tab} tab
 * @param {"jsonld" | "csv" | "md" | "html"} format
 */
export async function exported(browser, tab, format) {
  const file = await download(browser, () =>
    tab.evaluate((id) => document.getElementById(id)?.click(), `export-${format}`),
  );
  if (!file.endsWith(`.${format}`)) throw new Error(`the ${format} export is called ${file}`);
  return readFileSync(file, "utf8");
}
