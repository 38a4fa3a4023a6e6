/**
 * What the reader has chosen, in `storage.local`. Every setting has a value from the start: what is not stored is as in
 * {@link DEFAULTS}. Pages, content scripts and the background read them here, and hear of changes by
 * {@link onSettingsChanged}.
 */

/** What happens by itself on a site; without an entry, nothing does unless `all-sites` is set. @typedef {"always" | "never"} SiteRule */

/**
 * How the panel lists statements: kept as it was left.
 * @typedef {object} PanelView
 * @property {"page" | "speaker"} order
 * @property {string[]} open the parts of it that are open
 */

/**
 * What can be done by a key in a page.
 * @typedef {"next" | "previous" | "next-same" | "previous-same" | "open" | "toggle" | "add" | "undo" | "redo"} KeyAction
 */

/**
 * How the library was left.
 * @typedef {object} LibraryView
 * @property {string} address its order and filters, as its address says them
 * @property {{facets: number, detail: number}} widths of its columns, in pixels
 * @property {string} format of the last file that was saved
 */

/**
 * @typedef {object} Settings
 * @property {boolean} open-panel whether the panel opens with the first press of the toolbar button on a page
 * @property {boolean} keep-all whether every page that is analysed is kept
 * @property {string[]} verdicts what a claim may be found to be, in the reader's order
 * @property {boolean} shortcuts whether keys do anything in pages
 * @property {Record<KeyAction, string>} keys which ones, as `common/keys.js` writes them
 * @property {boolean} comments whether what readers wrote below articles is read, too
 * @property {boolean} strip whether the overview strip stands at the edge of the page
 * @property {Record<string, SiteRule>} sites by the name that `common/sites.js` gives a site
 * @property {boolean} all-sites whether Hearsay runs by itself everywhere
 * @property {PanelView} panel-view
 * @property {LibraryView} library-view
 * @property {"width" | "page" | number} viewer-zoom how large pages of PDF files are
 */

/** @type {{[K in keyof Settings]: () => Settings[K]}} */
const DEFAULTS = {
  "open-panel": () => true,
  "keep-all": () => false,
  // The first four have a place between false and true in exports (`src/export/claims.rs`), by these words.
  verdicts: () => ["true", "mostly true", "misleading", "false", "unproven"],
  shortcuts: () => true,
  keys: () => ({
    next: "Alt+Shift+ArrowDown",
    previous: "Alt+Shift+ArrowUp",
    "next-same": "Alt+Shift+ArrowRight",
    "previous-same": "Alt+Shift+ArrowLeft",
    open: "Alt+Shift+Enter",
    toggle: "Alt+Shift+Period",
    add: "Alt+Shift+Equal",
    undo: "Alt+Shift+Backspace",
    redo: "Alt+Shift+Delete",
  }),
  comments: () => false,
  strip: () => true,
  sites: () => ({}),
  "all-sites": () => false,
  "panel-view": () => ({ order: "speaker", open: ["people"] }),
  "library-view": () => ({ address: "", widths: { facets: 248, detail: 420 }, format: "md" }),
  "viewer-zoom": () => "width",
};

const KEYS = /** @type {(keyof Settings)[]} */ (Object.keys(DEFAULTS));

/**
 * @template {keyof Settings} K
 * @param {K} key
 * @returns {Promise<Settings[K]>}
 */
export async function setting(key) {
  return valueOf(key, (await chrome.storage.local.get(key))[key]);
}

/**
 * @template {keyof Settings} K
 * @param {K} key
 * @param {unknown} stored
 * @returns {Settings[K]}
 */
function valueOf(key, stored) {
  const value = /** @type {Settings[K]} */ (stored ?? DEFAULTS[key]());
  // What can be done by a key may be more than when keys were chosen.
  return key === "keys" ? { .../** @type {any} */ (DEFAULTS[key]()), .../** @type {any} */ (value) } : value;
}

/** @returns {Promise<Settings>} all of them */
export async function settings() {
  const stored = await chrome.storage.local.get(KEYS);
  return /** @type {Settings} */ (Object.fromEntries(KEYS.map((key) => [key, valueOf(key, stored[key])])));
}

/**
 * @template {keyof Settings} K
 * @param {K} key
 * @param {Settings[K]} value
 */
export async function setSetting(key, value) {
  await chrome.storage.local.set({ [key]: value });
}

/**
 * Makes a setting what it is without the reader's doing.
 * @param {keyof Settings} key
 */
export async function resetSetting(key) {
  await chrome.storage.local.remove(key);
}

/**
 * Calls `listener` with every change, wherever it is made.
 * @param {(changed: Partial<Settings>) => void} listener is given the settings that changed, as they are now
 * @param {AbortSignal} [signal] ends it
 */
export function onSettingsChanged(listener, signal) {
  /** @param {Record<string, chrome.storage.StorageChange>} changes */
  const take = (changes) => {
    const changed = KEYS.filter((key) => key in changes);
    if (changed.length === 0) return;
    listener(Object.fromEntries(changed.map((key) => [key, valueOf(key, changes[key]?.newValue)])));
  };
  chrome.storage.local.onChanged.addListener(take);
  signal?.addEventListener("abort", () => chrome.storage?.local.onChanged.removeListener(take), { once: true });
}

/**
 * Takes settings over, as of a backup: those that are known, and of the kind that they have.
 * @param {Record<string, unknown>} values
 */
export async function restoreSettings(values) {
  const known = KEYS.filter((key) => Object.hasOwn(values, key) && isValid(key, values[key]));
  await chrome.storage.local.set(Object.fromEntries(known.map((key) => [key, values[key]])));
}

/**
 * @param {keyof Settings} key
 * @param {unknown} value
 */
function isValid(key, value) {
  const usual = DEFAULTS[key]();
  return typeof value === typeof usual && isAlike(valueOf(key, value), usual);
}

/**
 * @param {unknown} value
 * @param {unknown} pattern whose fields are all there, where it has any
 * @returns {boolean}
 */
function isAlike(value, pattern) {
  if (typeof value !== typeof pattern || Array.isArray(value) !== Array.isArray(pattern)) return false;
  if (Array.isArray(value)) return value.every((each) => typeof each === "string");
  if (typeof value !== "object" || typeof pattern !== "object") return true;
  if (!value || !pattern) return false;
  const fields = /** @type {Record<string, unknown>} */ (value);
  return Object.entries(pattern).every(([field, like]) => isAlike(fields[field], like));
}
