/** What stands above all: the search, the order, what can be undone, and the ways in and out. */

/** @import {Library} from "../library.js" */

import { html, svg } from "lit";
import { live } from "lit/directives/live.js";
import { deedText } from "../../common/edits.js";
import { text } from "../../common/i18n.js";
import { ORDERS } from "../model/order.js";

/**
 * @param {Library} library
 * @param {() => void} enterList puts the keyboard into the list
 */
export function bar(library, enterList) {
  const { view, shelf } = library;
  return html`
    <header class="bar-top">
      <h1>${text("library_title")}</h1>
      <search>
        <input
          id="search"
          type="search"
          autocomplete="off"
          spellcheck="false"
          dir="auto"
          aria-label=${text("library_search")}
          placeholder=${text("library_search_hint")}
          .value=${live(view.filters.query)}
          @input=${(/** @type {Event} */ { target }) => library.search(/** @type {HTMLInputElement} */ (target).value)}
          @keydown=${(/** @type {KeyboardEvent} */ event) => {
            if (event.key !== "ArrowDown" && event.key !== "Enter") return;
            event.preventDefault();
            enterList();
          }}
        />
      </search>
      <label class="order">
        <span>${text("library_order")}</span>
        <select
          id="order"
          @change=${(/** @type {Event} */ { target }) => {
            const { value } = /** @type {HTMLSelectElement} */ (target);
            library.orderBy(ORDERS.find((order) => order === value) ?? view.order);
          }}
        >
          ${ORDERS.map(
            (order) =>
              html`<option value=${order} .selected=${order === view.order}>${text(`library_order_${order}`)}</option>`,
          )}
        </select>
      </label>
      <div class="replays">${replayButton(library, "undo")} ${replayButton(library, "redo")}</div>
      <div class="tools">
        <button data-act="export" ?disabled=${shelf.items.length === 0}>${text("library_export")}</button>
        <button data-act="import">${text("library_import")}</button>
        <button data-act="backup" ?disabled=${shelf.total === 0}>${text("library_backup")}</button>
      </div>
    </header>
  `;
}

const ARROWS = {
  undo: svg`<path d="M6 3L2.8 6.2 6 9.4M3 6.2h6.2a3.6 3.6 0 0 1 0 7.2H6.5" />`,
  redo: svg`<path d="M10 3l3.2 3.2L10 9.4M13 6.2H6.8a3.6 3.6 0 0 0 0 7.2h2.7" />`,
};

/**
 * It stays where the focus is also when there is nothing left to be undone.
 * @param {Library} library
 * @param {"undo" | "redo"} way
 */
function replayButton({ deeds }, way) {
  const what = deeds.next[way];
  const label = what ? text(`panel_${way}`, deedText(what)) : text(`error_nothing_to_${way}`);
  return html`<button
    class="quiet replay"
    data-act=${way}
    title=${label}
    aria-label=${label}
    aria-disabled=${String(!what)}
    aria-keyshortcuts=${way === "undo" ? "Control+Z Meta+Z" : "Control+Shift+Z Meta+Shift+Z"}
  >
    <svg viewBox="0 0 16 16" aria-hidden="true">${ARROWS[way]}</svg>
  </button>`;
}
