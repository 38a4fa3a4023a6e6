/** Sites: which pages belong to one, and the permission to run there. */

import { setSetting, setting } from "./settings.js";

/** @import {SiteRule} from "./settings.js" */

/** Every page of every site, in the one pattern that the manifest names: Firefox gives back what was asked for. */
export const EVERYWHERE = ["*://*/*"];

/**
 * The site of an address: its host, without `www.`. Nothing else of the address counts.
 * @param {string | undefined} url
 * @returns {string | undefined} `undefined` where it is none of the web
 */
export function siteOf(url) {
  const address = URL.parse(url ?? "");
  if (!address || !/^https?:$/.test(address.protocol)) return undefined;
  return address.hostname.replace(/^www\./, "");
}

/**
 * The patterns of a site's pages: the host itself and its `www.`, no other of its domain.
 * @param {string} site
 * @returns {string[]}
 */
export function patternsOf(site) {
  const isAddress = /^[\d.]+$|^\[/.test(site) || !site.includes(".");
  return isAddress ? [`*://${site}/*`] : [`*://${site}/*`, `*://www.${site}/*`];
}

/**
 * What the reader types for a site: a host or an address.
 * @param {string} typed
 */
export function siteTyped(typed) {
  const words = typed.trim();
  return words === "" ? undefined : siteOf(/^\w+:\/\//.test(words) ? words : `https://${words}`);
}

/**
 * Runs by itself on a site from now on, if the browser's question is answered with yes. To be called in the turn of the
 * reader's click, or the browser does not ask.
 * @param {string} site
 * @returns {Promise<boolean>} whether it was
 */
export async function runAlways(site) {
  const isGranted = await ask(patternsOf(site));
  if (isGranted) await ruleSite(site, "always");
  return isGranted;
}

/**
 * Runs by itself on all sites from now on. To be called in the turn of the reader's click.
 * @returns {Promise<boolean>} whether the reader allowed it
 */
export async function runEverywhere() {
  const isGranted = await ask(EVERYWHERE);
  if (isGranted) await setSetting("all-sites", true);
  return isGranted;
}

/**
 * The browser asks the reader only after a click. What is allowed already needs no question, and so no click.
 * @param {string[]} origins
 */
async function ask(origins) {
  try {
    return await chrome.permissions.request({ origins });
  } catch (error) {
    if (await chrome.permissions.contains({ origins })) return true;
    throw error;
  }
}

/** Runs by itself no longer, except on the sites for which that was chosen, and gives the permission back. */
export async function runEverywhereNoLonger() {
  await setSetting("all-sites", false);
  const sites = Object.entries(await setting("sites"));
  await chrome.permissions.remove({ origins: EVERYWHERE });
  // What was granted for one site goes with what was granted for all.
  const left = sites.filter(([, rule]) => rule === "always").map(([site]) => site);
  for (const site of left) {
    if (!(await mayRunOn(site))) await forgetSite(site);
  }
}

/**
 * @param {string} site
 * @returns {Promise<boolean>} whether the browser allows it
 */
export function mayRunOn(site) {
  return chrome.permissions.contains({ origins: patternsOf(site) });
}

/**
 * Never by itself on a site from now on, whatever is allowed.
 * @param {string} site
 */
export async function runNever(site) {
  await ruleSite(site, "never");
  await giveBack(site);
}

/**
 * Treats a site as any other again.
 * @param {string} site
 */
export async function forgetSite(site) {
  const sites = { ...(await setting("sites")) };
  delete sites[site];
  await setSetting("sites", sites);
  await giveBack(site);
}

/**
 * @param {string} site
 * @param {SiteRule} rule
 */
async function ruleSite(site, rule) {
  await setSetting("sites", { ...(await setting("sites")), [site]: rule });
}

/**
 * No permission is held that nothing needs.
 * @param {string} site
 */
async function giveBack(site) {
  if (await setting("all-sites")) return;
  await chrome.permissions.remove({ origins: patternsOf(site) }).catch(() => false);
}
