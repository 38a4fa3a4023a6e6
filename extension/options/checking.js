/** Checking claims: the verdicts to choose from. */

/** @import {Act, State} from "./main.js" */

import { html } from "lit/html.js";
import { text } from "../common/i18n.js";
import { resetSetting, setSetting } from "../common/settings.js";
import { section } from "./controls.js";

/**
 * @param {State} state
 * @param {Act} act
 */
export function checking({ settings: { verdicts } }, act) {
  const words = verdicts.join("\n");
  /** @param {Event} event */
  const save = ({ target }) => {
    const typed = verdictsOf(/** @type {HTMLTextAreaElement} */ (target).value);
    // Nothing to choose from helps nobody: an empty list is the one from the start.
    void act(() => (typed.length > 0 ? setSetting("verdicts", typed) : resetSetting("verdicts")));
  };
  return section(
    "checking",
    html`<label for="verdicts">${text("options_verdicts")}</label>
      <p class="hint" id="verdicts-hint">${text("options_verdicts_hint")}</p>
      <textarea
        id="verdicts"
        rows=${Math.max(verdicts.length + 1, 4)}
        aria-describedby="verdicts-hint"
        .value=${words}
        @change=${save}
      ></textarea>
      <p class="row">
        <button id="reset-verdicts" @click=${() => void act(() => resetSetting("verdicts"))}>
          ${text("options_reset_verdicts")}
        </button>
      </p>`,
  );
}

/**
 * One verdict a line, each once.
 * @param {string} typed
 * @returns {string[]}
 */
function verdictsOf(typed) {
  const lines = typed.split("\n").map((line) => line.trim().replace(/\s+/gu, " "));
  return [...new Set(lines.filter(Boolean))];
}
