/** Which keys do what, and where to change them. */

/** @import {Reader} from "./reader.js" */

import { html } from "lit/html.js";
import { text } from "../common/i18n.js";
import { labelsOf } from "../common/keys.js";
import { setting } from "../common/settings.js";
import { icon } from "./icons.js";
import { closeDialog, openDialog } from "./open.js";

/** What is done, and the keys for it; none where the reader has set none. @typedef {[string, string[]]} Shortcut */

/** @typedef {{browser: Shortcut[], page: Shortcut[]}} Shortcuts */

/** @param {Reader} reader */
export async function openShortcuts(reader) {
  const [browser, page] = await Promise.all([browserKeys(), pageKeys()]);
  reader.shortcuts = { browser, page };
  reader.redraw();
  openDialog("shortcuts-dialog");
}

/** @param {Reader} reader */
export function shortcutsDialog({ shortcuts }) {
  return html`<dialog id="shortcuts-dialog" aria-labelledby="shortcuts-title">
    <header>
      <h2 id="shortcuts-title">${text("panel_shortcuts")}</h2>
      <button type="button" class="quiet square" aria-label=${text("close")} @click=${closeDialog}>
        ${icon("close")}
      </button>
    </header>
    <h3>${text("panel_keys_browser")}</h3>
    ${table(shortcuts?.browser ?? [])}
    <button type="button" id="change-shortcuts" @click=${changeShortcuts}>${text("panel_keys_change")}</button>
    <h3>${text("panel_keys_page")}</h3>
    ${table(shortcuts?.page ?? [])}
    <button type="button" id="change-keys" @click=${() => chrome.runtime.openOptionsPage()}>
      ${text("panel_keys_change_page")}
    </button>
    <h3>${text("panel_keys_panel")}</h3>
    ${table([
      [text("panel_key_undo"), ["Ctrl", "Z"]],
      [text("panel_key_redo"), ["Ctrl", "Shift", "Z"]],
      [text("panel_key_move"), ["↑", "↓"]],
      [text("panel_key_save"), ["Ctrl", "Enter"]],
    ])}
  </dialog>`;
}

/** @returns {Promise<Shortcut[]>} */
async function browserKeys() {
  const commands = await chrome.commands.getAll();
  return commands.map(({ name, description, shortcut }) => [
    description || text(name === "_execute_action" ? "command_toggle" : "command_panel"),
    shortcut ? shortcut.split("+") : [],
  ]);
}

/** @returns {Promise<Shortcut[]>} */
async function pageKeys() {
  const [isOn, keys] = await Promise.all([setting("shortcuts"), setting("keys")]);
  return [
    ...Object.entries(keys).map(
      ([action, keyed]) =>
        /** @type {Shortcut} */ ([
          text(`panel_key_${action.replaceAll("-", "_")}`),
          isOn && keyed ? labelsOf(keyed) : [],
        ]),
    ),
    [text("panel_key_close"), ["Esc"]],
  ];
}

/** @param {Shortcut[]} rows */
function table(rows) {
  return html`<dl class="keys">
    ${rows.map(
      ([what, keys]) =>
        html`<div>
          <dt>${what}</dt>
          <dd>${keys.length === 0 ? text("panel_key_none") : keys.map((key) => html`<kbd>${key}</kbd>`)}</dd>
        </div>`,
    )}
  </dl>`;
}

/** Browsers let nobody but the reader change the keys of commands, on a page of their own. */
function changeShortcuts() {
  if (BROWSER === "chromium") void chrome.tabs.create({ url: "chrome://extensions/shortcuts" });
  // Not in the types, which know Chromium only.
  else void (/** @type {any} */ (chrome.commands).openShortcutSettings());
}
