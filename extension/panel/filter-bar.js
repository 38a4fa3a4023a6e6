/** Searching among the statements, showing some of them, and their order. */

/** @import {Reader} from "./reader.js" */
/** @import {Filters} from "./sift.js" */

import { html, nothing } from "lit/html.js";
import { live } from "lit/directives/live.js";
import { text } from "../common/i18n.js";
import { fold } from "./fold.js";
import { icon } from "./icons.js";
import { isFiltered, NO_FILTERS } from "./sift.js";

const STANCES = ["neutral", "assertive", "denial", "hedge", "question", "request", "praise", "blame"];

/** @param {Reader} reader */
export function filterBar(reader) {
  const { filters } = reader;
  return html`<section class="sifting" aria-label=${text("panel_filters")}>
    <div class="search">
      ${icon("search")}
      <input
        type="search"
        id="search"
        aria-label=${text("panel_search")}
        placeholder=${text("panel_search")}
        .value=${live(filters.text)}
        @input=${(/** @type {InputEvent} */ { target }) =>
          reader.filter({ text: /** @type {HTMLInputElement} */ (target).value })}
      />
    </div>
    ${fold(
      reader,
      "filters",
      text("panel_filters"),
      html`<div class="filters">
        ${choice(reader, "kind", [
          ["", text("panel_any")],
          ...["direct", "mixed", "indirect"].map((kind) => /** @type {const} */ ([kind, text(`kind_${kind}`)])),
        ])}
        ${choice(reader, "stance", [
          ["", text("panel_any")],
          ...STANCES.map((stance) => /** @type {const} */ ([stance, text(`stance_${stance}`)])),
        ])}
        ${choice(reader, "confidence", [
          ["", text("panel_any")],
          ["0.9", text("panel_confidence_90")],
          ["0.75", text("panel_confidence_75")],
          ["0.5", text("panel_confidence_50")],
          ["low", text("panel_confidence_low")],
        ])}
        ${choice(reader, "show", [
          ["", text("panel_show_all")],
          ...["confirmed", "open", "rejected", "changed", "gone", "noted", "unchecked", "checked"].map(
            (show) => /** @type {const} */ ([show, text(`panel_show_${show}`)]),
          ),
        ])}
      </div>`,
    )}
  </section>`;
}

/**
 * How many statements pass the filters, and their order.
 * @param {Reader} reader
 * @param {number} shown
 * @param {number} all
 */
export function listing(reader, shown, all) {
  const { filters, choices } = reader;
  return html`<div class="listing">
    <p id="count" role="status">${isFiltered(filters) || shown !== all ? text("panel_count", shown, all) : nothing}</p>
    ${
      isFiltered(filters)
        ? html`<button type="button" id="clear" class="quiet" @click=${() => clear(reader)}>
            ${text("panel_clear")}
          </button>`
        : nothing
    }
    <label class="order">
      <span>${text("panel_order")}</span>
      <select
        id="order"
        .value=${live(choices.order)}
        @change=${(/** @type {Event} */ { target }) =>
          reader.setOrder(/** @type {"page" | "speaker"} */ (/** @type {HTMLSelectElement} */ (target).value))}
      >
        <option value="speaker" ?selected=${choices.order === "speaker"}>${text("panel_order_speaker")}</option>
        <option value="page" ?selected=${choices.order === "page"}>${text("panel_order_page")}</option>
      </select>
    </label>
  </div>`;
}

/** @param {Reader} reader */
function clear(reader) {
  reader.wantsFocus = "#search";
  reader.filter(NO_FILTERS);
}

/**
 * @param {Reader} reader
 * @param {"kind" | "stance" | "confidence" | "show"} what
 * @param {readonly (readonly [string, string])[]} options value and label
 */
function choice(reader, what, options) {
  const chosen = reader.filters[what];
  return html`<label>
    <span>${text(`panel_filter_${what}`)}</span>
    <select
      id="filter-${what}"
      @change=${(/** @type {Event} */ { target }) =>
        reader.filter(/** @type {Partial<Filters>} */ ({ [what]: /** @type {HTMLSelectElement} */ (target).value }))}
    >
      ${options.map(([value, label]) => html`<option value=${value} .selected=${value === chosen}>${label}</option>`)}
    </select>
  </label>`;
}
