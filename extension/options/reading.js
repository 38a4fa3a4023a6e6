/** Reading: comments, the overview strip, and the keys. */

/** @import {KeyAction} from "../common/settings.js" */
/** @import {Act, State} from "./main.js" */

import { html, nothing } from "lit/html.js";
import { text } from "../common/i18n.js";
import { combinationOf, isShortcut, labelsOf } from "../common/keys.js";
import { resetSetting, setSetting } from "../common/settings.js";
import { section, settingBox } from "./controls.js";

/**
 * @param {State} state
 * @param {Act} act
 */
export function reading(state, act) {
  const { keys } = state.settings;
  return section(
    "reading",
    html`${settingBox("comments", state, act)} ${settingBox("strip", state, act)} ${settingBox("shortcuts", state, act)}
      <table id="keys" aria-label=${text("options_keys")}>
        <tbody>
          ${Object.entries(keys).map(
            ([action, combination]) =>
              html`<tr>
                <th scope="row">${text(`panel_key_${action.replaceAll("-", "_")}`)}</th>
                <td>
                  <button
                    data-action=${action}
                    class="keys"
                    ?disabled=${!state.settings.shortcuts}
                    @click=${listen}
                    @blur=${stopListening}
                    @keydown=${(/** @type {KeyboardEvent} */ event) => take(event, state, act)}
                  >
                    <span class="sr-only">${text(`panel_key_${action.replaceAll("-", "_")}`)}: </span>
                    <span class="now">${keyCaps(combination)}</span>
                    <span class="ask" role="status">${text("options_press_keys")}</span>
                  </button>
                </td>
              </tr>`,
          )}
          ${state.commands.map(
            ({ description, name: command, shortcut }) =>
              html`<tr>
                <th scope="row">
                  ${description || text(command === "_execute_action" ? "command_toggle" : "command_panel")}
                </th>
                <td class="of-browser">${shortcut ? keyCaps(shortcut) : text("options_no_key")}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <p class="row">
        <button id="reset-keys" @click=${() => void act(() => resetSetting("keys"))}>
          ${text("options_reset_keys")}
        </button>
        ${
          state.commands.length > 0
            ? html`<button id="browser-keys" @click=${() => void openBrowserKeys()}>
                ${text("options_browser_keys")}
              </button>`
            : nothing
        }
      </p>`,
  );
}

/** @param {string} combination */
function keyCaps(combination) {
  return labelsOf(combination).map((label) => html`<kbd>${label}</kbd> `);
}

/** The keys that belong to the browser are changed there. */
async function openBrowserKeys() {
  if (BROWSER === "chromium") await chrome.tabs.create({ url: "chrome://extensions/shortcuts" });
  // The types know Chromium only.
  else await /** @type {any} */ (chrome.commands).openShortcutSettings();
}

/** The button waits for a combination until it is pressed or the button is left. @param {Event} event */
function listen({ currentTarget }) {
  /** @type {HTMLElement} */ (currentTarget).dataset.listening = "";
}

/** @param {Event} event */
function stopListening({ currentTarget }) {
  delete (/** @type {HTMLElement} */ (currentTarget).dataset.listening);
}

/**
 * @param {KeyboardEvent} event
 * @param {State} state
 * @param {Act} act
 */
function take(event, { settings: { keys } }, act) {
  const button = /** @type {HTMLElement} */ (event.currentTarget);
  if (!("listening" in button.dataset) || event.key === "Tab") return;
  const combination = combinationOf(event);
  if (!combination) return;
  event.preventDefault();
  stopListening(event);
  if (event.key === "Escape") return;
  const action = /** @type {KeyAction} */ (button.dataset.action);
  const taken = Object.entries(keys).some(([other, its]) => other !== action && its === combination);
  if (!isShortcut(combination)) void act(async () => {}, text("options_key_needs_modifier"));
  else if (taken) void act(async () => {}, text("options_key_taken"));
  else void act(() => setSetting("keys", { ...keys, [action]: combination }));
}
