/**
 * The settings. A change holds at once, in every tab, and is said; what is changed elsewhere is shown here at once.
 * The page stands in a tab, or in the browser's own page about the extension.
 */

/** @import {Settings} from "../common/settings.js" */

import { html, render } from "lit/html.js";
import { text, translate } from "../common/i18n.js";
import { onSettingsChanged, settings } from "../common/settings.js";
import { EVERYWHERE, mayRunOn } from "../common/sites.js";
import { Database } from "../store/database.js";
import { checking } from "./checking.js";
import { keeping } from "./keeping.js";
import { reading } from "./reading.js";
import { running } from "./running.js";

/**
 * All that is shown.
 * @typedef {object} State
 * @property {Settings} settings
 * @property {boolean} mayRunEverywhere whether the browser allows it
 * @property {Set<string>} allowed the sites on which it allows it
 * @property {chrome.commands.Command[]} commands
 * @property {{pages: number | null, usage: number, quota: number}} storage `pages` is `null` where they cannot be counted
 */

const database = new Database();
const sections = /** @type {HTMLElement} */ (document.getElementById("sections"));
const message = /** @type {HTMLElement} */ (document.getElementById("message"));

/** Counts what is looked at, so that an answer that comes late does not hide a newer one. */
let turn = 0;

translate(document);
document.title = text("options_title");
onSettingsChanged(() => void refresh());
chrome.permissions.onAdded.addListener(() => void refresh());
chrome.permissions.onRemoved.addListener(() => void refresh());
// Shortcuts are changed, and pages kept, while this page is behind another.
document.addEventListener("visibilitychange", () => void refresh());
await refresh();

async function refresh() {
  const mine = ++turn;
  const state = await look();
  if (mine !== turn) return;
  render(html`${running(state, act)} ${reading(state, act)} ${checking(state, act)} ${keeping(state, act)}`, sections);
}

/** @returns {Promise<State>} */
async function look() {
  const [now, mayRunEverywhere, commands, estimate, pages] = await Promise.all([
    settings(),
    chrome.permissions.contains({ origins: EVERYWHERE }),
    chrome.commands?.getAll() ?? [],
    navigator.storage.estimate(),
    // Firefox lets no page in a private window read what is kept.
    database.pages.count().catch(() => null),
  ]);
  const sites = Object.keys(now.sites);
  const allowed = await Promise.all(sites.map(mayRunOn));
  return {
    settings: now,
    mayRunEverywhere,
    allowed: new Set(sites.filter((_, at) => allowed[at])),
    commands,
    storage: { pages, usage: estimate.usage ?? 0, quota: estimate.quota ?? 0 },
  };
}

/**
 * Makes a change and says that it holds, or why it does not.
 * @param {() => Promise<unknown>} change answers `false` where the reader did not allow it
 * @param {string} [done] what is said then
 */
async function act(change, done = text("options_saved")) {
  try {
    say((await change()) === false ? text("options_not_allowed") : done);
  } catch (error) {
    say(text("options_failed", error instanceof Error ? error.message : String(error)));
  }
  await refresh();
}

/** @typedef {typeof act} Act */

/** How long a message stays. */
const STAYS = 5000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let said;

/** @param {string} words */
function say(words) {
  // The same words twice are said twice.
  message.textContent = "";
  requestAnimationFrame(() => (message.textContent = words));
  clearTimeout(said);
  said = setTimeout(() => (message.textContent = ""), STAYS);
}
