/** What the list is narrowed down to, each to be taken off with a press. */

/** @import {Library} from "../library.js" */

import { html, nothing } from "lit";
import { text } from "../../common/i18n.js";
import { FACETS } from "../model/filters.js";
import { dateText, valueText } from "./texts.js";

/** @param {Library} library */
export function chips(library) {
  const { filters } = library.view;
  const all = FACETS.flatMap((facet) =>
    filters.facets[facet].map((value) => ({
      name: valueText(facet, value, library.shelf.groups),
      remove: () =>
        library.choose(
          facet,
          filters.facets[facet].filter((other) => other !== value),
        ),
    })),
  );
  const { page, from, to } = filters;
  if (page) {
    const name = library.page?.title ?? text("library_one_page");
    all.push({ name, remove: () => library.filterBy({ page: "" }) });
  }
  if (from) all.push({ name: text("library_since", dateText(from)), remove: () => library.filterBy({ from: "" }) });
  if (to) all.push({ name: text("library_until", dateText(to)), remove: () => library.filterBy({ to: "" }) });
  if (all.length === 0) return nothing;
  return html`
    <div class="chips" role="group" aria-label=${text("library_chosen")}>
      ${all.map(
        ({ name, remove }) => html`
          <button class="chip" aria-label=${text("library_unchoose", name)} @click=${remove}>
            <span class="value" dir="auto">${name}</span> <span aria-hidden="true">×</span>
          </button>
        `,
      )}
      <button class="quiet small" data-act="clear">${text("library_clear")}</button>
    </div>
  `;
}
