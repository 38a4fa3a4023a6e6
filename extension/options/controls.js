/** What the sections of the settings are made of. */

/** @import {Settings} from "../common/settings.js" */
/** @import {Act, State} from "./main.js" */

import { html, nothing } from "lit/html.js";
import { live } from "lit/directives/live.js";
import { text } from "../common/i18n.js";
import { setSetting } from "../common/settings.js";

/**
 * @param {string} key of its heading: `options_KEY`
 * @param {unknown} content
 */
export function section(key, content) {
  return html`<section aria-labelledby=${key}>
    <h2 id=${key}>${text(`options_${key}`)}</h2>
    ${content}
  </section>`;
}

/**
 * A box to tick, with what it does in a line below.
 * @param {string} id its texts are `options_ID` and `options_ID_hint`
 * @param {boolean} isOn
 * @param {(isOn: boolean) => void} onChange
 */
export function box(id, isOn, onChange) {
  const key = `options_${id.replaceAll("-", "_")}`;
  const hint = text(`${key}_hint`);
  return html`<div class="box">
    <input
      type="checkbox"
      id=${id}
      .checked=${live(isOn)}
      aria-describedby=${hint ? `${id}-hint` : nothing}
      @change=${(/** @type {Event} */ event) => onChange(/** @type {HTMLInputElement} */ (event.target).checked)}
    />
    <label for=${id}>${text(key)}</label>
    ${hint ? html`<p class="hint" id=${`${id}-hint`}>${hint}</p>` : nothing}
  </div>`;
}

/**
 * A box for a setting that is on or off.
 * @param {"open-panel" | "keep-all" | "comments" | "shortcuts" | "strip"} key
 * @param {State} state
 * @param {Act} act
 */
export function settingBox(key, state, act) {
  return box(key, state.settings[key], (isOn) => void act(() => setSetting(key, isOn)));
}
