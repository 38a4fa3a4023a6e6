/**
 * Running by itself, where the reader has allowed it: one content script registered with the browser, for the sites that
 * both the settings and the browser's permissions have. Without such a site none is registered, and no page can tell
 * that Hearsay is there.
 */

import { setSetting, settings } from "../common/settings.js";
import { EVERYWHERE, mayRunOn, patternsOf } from "../common/sites.js";

const ID = "always";
const SCRIPTS = ["by-itself/main.js", "content/main.js"];

/** One registration after the other: each one looks at what is wanted when its turn comes. */
let last = Promise.resolve();

/**
 * Registers what settings and permissions say. To be called after a change of either, and after an update of the
 * extension, at which browsers forget what was registered.
 */
export function register() {
  last = last.then(registerNow).catch((error) => console.error("Hearsay cannot run by itself:", error));
  return last;
}

/** The reader took a permission back, here or in the browser's own settings. */
export async function registerAfterLoss() {
  const { "all-sites": everywhere } = await settings();
  if (everywhere && !(await chrome.permissions.contains({ origins: EVERYWHERE }))) await setSetting("all-sites", false);
  await register();
}

async function registerNow() {
  const wanted = await places();
  const [present] = await chrome.scripting.getRegisteredContentScripts({ ids: [ID] });
  if (present && isSame(present, wanted)) return;
  if (present) await chrome.scripting.unregisterContentScripts({ ids: [ID] });
  if (wanted.matches.length === 0) return;
  await chrome.scripting.registerContentScripts([
    {
      id: ID,
      js: SCRIPTS,
      matches: wanted.matches,
      ...(wanted.excludeMatches.length > 0 && { excludeMatches: wanted.excludeMatches }),
      runAt: "document_idle",
      persistAcrossSessions: true,
    },
  ]);
}

/** @returns {Promise<{matches: string[], excludeMatches: string[]}>} */
async function places() {
  const { sites, "all-sites": everywhere } = await settings();
  /** @param {"always" | "never"} which */
  const ruled = (which) => Object.keys(sites).filter((site) => sites[site] === which);
  if (everywhere && (await chrome.permissions.contains({ origins: EVERYWHERE }))) {
    return { matches: EVERYWHERE, excludeMatches: ruled("never").flatMap(patternsOf) };
  }
  const always = ruled("always");
  const allowed = await Promise.all(always.map(mayRunOn));
  return { matches: always.filter((_, at) => allowed[at]).flatMap(patternsOf), excludeMatches: [] };
}

/**
 * @param {{matches?: string[], excludeMatches?: string[]}} present
 * @param {{matches: string[], excludeMatches: string[]}} wanted
 */
function isSame(present, wanted) {
  /** @param {string[] | undefined} patterns */
  const key = (patterns) => (patterns ?? []).toSorted().join(" ");
  return key(present.matches) === key(wanted.matches) && key(present.excludeMatches) === key(wanted.excludeMatches);
}
