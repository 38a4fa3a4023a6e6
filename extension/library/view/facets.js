/** The facets: what can be chosen, and how many statements each choice would list. */

/** @import {Facet} from "../model/filters.js" */

import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { text } from "../../common/i18n.js";
import { FACETS, NONE } from "../model/filters.js";
import { folded } from "../model/words.js";
import { Part } from "./part.js";
import { valueText } from "./texts.js";

/** How many values are shown at first. */
const FEW = 7;
/** How many at most: who looks for another one types its name. */
const MANY = 200;

const number = new Intl.NumberFormat(chrome.i18n.getUILanguage());

class FacetList extends Part {
  constructor() {
    super();
    /** Facets with all their values shown, and the letters that these are narrowed down by. @type {Map<Facet, string>} */
    this.unfolded = new Map();
    // The list comes first: the numbers follow when it is painted.
    this.redraw = () => {
      if (this.isDue) return;
      this.isDue = true;
      requestAnimationFrame(() =>
        setTimeout(() => {
          this.isDue = false;
          this.requestUpdate();
        }),
      );
    };
    this.isDue = false;
  }

  /** @override */
  render() {
    return html`${FACETS.map((facet) => this.#facet(facet))}${this.#dates()}${this.#bare()}`;
  }

  /** The way to pages of which there is nothing in the list. */
  #bare() {
    const { shelf, view } = this.library;
    if (shelf.bare.length === 0) return nothing;
    return html`
      <details id="bare-pages" ?open=${shelf.bare.some(({ id }) => id === view.filters.page)}>
        <summary>${text("library_bare_pages", shelf.bare.length)}</summary>
        <ul>
          ${repeat(
            shelf.bare.slice(0, MANY),
            ({ id }) => id,
            (page) => html`
              <li>
                <button class="quiet small value" dir="auto" @click=${() => this.library.only({ page: page.id })}>
                  ${page.title ?? page.url ?? page.id}
                </button>
              </li>
            `,
          )}
        </ul>
      </details>
    `;
  }

  /** @param {Facet} facet */
  #facet(facet) {
    const { view, result, shelf } = this.library;
    const chosen = new Set(view.filters.facets[facet]);
    const counts = result.counts[facet];
    // What is chosen comes first, what has no value last.
    const rank = (/** @type {{value: string}} */ { value }) => (chosen.has(value) ? 2 : value === NONE ? 0 : 1);
    const unfolded = this.unfolded.get(facet);
    const values = [...new Set([...chosen, ...counts.keys()])]
      .map((value) => ({ value, count: counts.get(value) ?? 0, name: valueText(facet, value, shelf.groups) }))
      .sort((a, b) => rank(b) - rank(a) || b.count - a.count);
    // A facet with one value leaves nothing to choose.
    if (values.length < 2 && chosen.size === 0) return nothing;
    const letters = folded(unfolded ?? "");
    const some = letters ? values.filter(({ name }) => folded(name).includes(letters)) : values;
    const shown = some.slice(0, unfolded === undefined ? Math.max(FEW, chosen.size) : MANY);
    return html`
      <details open>
        <summary>${text(`library_facet_${facet}`)}</summary>
        ${
          unfolded === undefined || values.length <= FEW * 2
            ? nothing
            : html`<input
                type="search"
                class="narrow"
                aria-label=${text("library_facet_search", text(`library_facet_${facet}`))}
                placeholder=${text("library_facet_search_hint")}
                .value=${unfolded}
                @input=${(/** @type {InputEvent} */ event) => this.#unfold(facet, valueOf(event))}
              />`
        }
        <ul>
          ${repeat(
            shown,
            ({ value }) => value,
            ({ value, name, count }) => html`
              <li>
                <label>
                  <input
                    type="checkbox"
                    .checked=${chosen.has(value)}
                    @change=${(/** @type {Event} */ event) => this.#choose(facet, value, isChecked(event))}
                  />
                  <span class="value" dir="auto">${name}</span>
                  <span class="count">${number.format(count)}</span>
                </label>
              </li>
            `,
          )}
        </ul>
        ${
          values.length > FEW
            ? html`<button
                class="quiet small"
                @click=${() => this.#unfold(facet, unfolded === undefined ? "" : undefined)}
              >
                ${unfolded === undefined ? text("library_facet_more", values.length) : text("library_facet_fewer")}
              </button>`
            : nothing
        }
      </details>
    `;
  }

  #dates() {
    const { from, to } = this.library.view.filters;
    /** @param {"from" | "to"} end */
    const field = (end) => html`
      <label class="date">
        <span>${text(`library_${end}`)}</span>
        <input
          type="date"
          .value=${end === "from" ? from : to}
          @change=${(/** @type {Event} */ event) => this.library.filterBy({ [end]: valueOf(event) })}
        />
      </label>
    `;
    return html`
      <details open>
        <summary>${text("library_facet_date")}</summary>
        ${field("from")}${field("to")}
      </details>
    `;
  }

  /**
   * @param {Facet} facet
   * @param {string} value
   * @param {boolean} isChosen
   */
  #choose(facet, value, isChosen) {
    const others = this.library.view.filters.facets[facet].filter((other) => other !== value);
    this.library.choose(facet, isChosen ? [...others, value] : others);
  }

  /**
   * @param {Facet} facet
   * @param {string | undefined} letters
   */
  #unfold(facet, letters) {
    if (letters === undefined) this.unfolded.delete(facet);
    else this.unfolded.set(facet, letters);
    this.requestUpdate();
  }
}

/** @param {Event} event */
const valueOf = ({ target }) => /** @type {HTMLInputElement} */ (target).value;

/** @param {Event} event */
const isChecked = ({ target }) => /** @type {HTMLInputElement} */ (target).checked;

customElements.define("facet-list", FacetList);
