/** A part of the panel that can be folded away, and stays as it was left. */

/** @import {Reader} from "./reader.js" */

import { html } from "lit/html.js";

/**
 * @param {Reader} reader
 * @param {string} part its name in the settings, and its `id`
 * @param {unknown} title
 * @param {unknown} content
 */
export function fold(reader, part, title, content) {
  return html`<details
    class="fold"
    id=${part}
    ?open=${reader.choices.open.includes(part)}
    @toggle=${(/** @type {ToggleEvent} */ { currentTarget }) =>
      reader.setOpen(part, /** @type {HTMLDetailsElement} */ (currentTarget).open)}
  >
    <summary><h2>${title}</h2></summary>
    ${content}
  </details>`;
}
