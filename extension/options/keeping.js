/** What is kept: whether by itself, how much there is, and the way to the library. */

/** @import {Act, State} from "./main.js" */

import { html } from "lit/html.js";
import { counted, text } from "../common/i18n.js";
import { section, settingBox } from "./controls.js";

/**
 * @param {State} state
 * @param {Act} act
 */
export function keeping(state, act) {
  const { pages, usage, quota } = state.storage;
  return section(
    "keeping",
    html`${settingBox("keep-all", state, act)}
      <p id="storage">
        ${
          pages === null
            ? text("options_storage_unknown")
            : text("options_storage", counted("pages", pages), bytes(usage), bytes(quota))
        }
      </p>
      <p class="row"><a href="../library/library.html" target="_blank">${text("options_library")}</a></p>
      <p class="hint">${text("options_library_hint")}</p>`,
  );
}

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"];

/** @param {number} count */
function bytes(count) {
  const power = Math.min(Math.floor(Math.log10(Math.max(count, 1)) / 3), UNITS.length - 1);
  const format = { style: /** @type {const} */ ("unit"), unit: UNITS[power] ?? "byte", maximumFractionDigits: 1 };
  return new Intl.NumberFormat(chrome.i18n.getUILanguage(), format).format(count / 1000 ** power);
}
