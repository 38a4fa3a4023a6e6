/** How many statements are listed, and what can be done with those that are picked. */

/** @import {Library} from "../library.js" */

import { html, nothing } from "lit";
import { counted, text } from "../../common/i18n.js";

/**
 * @param {Library} library
 * @param {string} said to whom sees no list
 */
export function results(library, said) {
  const { result, shelf, instead, page } = library;
  const all = shelf.items.length;
  const listed = result.items.length;
  const some = listed < all ? text("library_some", counted("library_listed", listed), all) : counted("statements", all);
  return html`
    <div class="results">
      <button class="quiet facets-button" data-act="open-facets">${text("library_facets")}</button>
      ${listed > 0 ? pickAll(library) : nothing}
      <p id="count">${shelf.isLoaded ? some : text("library_loading", all)}</p>
      ${picks(library)}
      <p class="sr-only" role="status">${said}</p>
    </div>
    ${instead ? html`<p class="instead">${text("library_instead", library.view.filters.query, instead)}</p>` : nothing}
    ${
      listed === 0 && shelf.isLoaded
        ? html`<div class="nothing">
            <p>${text(page && shelf.bare.includes(page) ? "library_page_bare" : "library_nothing")}</p>
            <button data-act="clear">${text("library_clear")}</button>
          </div>`
        : nothing
    }
  `;
}

/** @param {Library} library */
function pickAll(library) {
  const { items } = library.result;
  const areAll = library.picked.size > 0 && items.every(({ key }) => library.picked.has(key));
  return html`<input
    type="checkbox"
    id="pick-all"
    aria-label=${text("library_pick_all")}
    .checked=${areAll}
    .indeterminate=${library.picked.size > 0 && !areAll}
    @change=${(/** @type {Event} */ { target }) =>
      library.pick(
        items.map(({ key }) => key),
        /** @type {HTMLInputElement} */ (target).checked,
      )}
  />`;
}

/** @param {Library} library */
function picks({ picked }) {
  if (picked.size === 0) return nothing;
  return html`<div class="picked" role="group" aria-label=${text("library_picked", picked.size)}>
    <span>${text("library_picked", picked.size)}</span>
    <button data-act="export-picked">${text("library_export")}</button>
    <button data-act="copy-picked">${text("library_copy")}</button>
    <button class="danger" data-act="delete-picked">${text("library_delete")}</button>
    <button class="quiet" data-act="unpick">${text("library_unpick")}</button>
  </div>`;
}
