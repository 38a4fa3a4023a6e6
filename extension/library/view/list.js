/**
 * The list of statements. Only those in view are in the document, however many there are. It is one stop of the tab key;
 * arrows move in it.
 */

/** @import {Filters} from "../model/filters.js" */
/** @import {Order, Row} from "../model/order.js" */
/** @import {PropertyValues} from "lit" */

import { VirtualizerController } from "@tanstack/lit-virtual";
import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { text } from "../../common/i18n.js";
import { needlesOf } from "../model/words.js";
import { Part } from "./part.js";
import { properties } from "./properties.js";
import { headingRow, statementRow } from "./rows.js";

/** The heights of rows before they are measured, in pixels. */
const HEIGHT = { heading: 41, statement: 104 };

/**
 * More rows than are ever in view. A row of another search takes the place of the one before in the document, which is
 * cheaper than to build it anew; one that comes into view takes that of one that has left it.
 */
const SLOTS = 128;

class StatementList extends Part {
  /** @type {readonly Row[]} */
  #rows = [];
  /** @type {Filters | undefined} */
  #filters;
  /** @type {Order | undefined} */
  #order;
  #isOther = false;
  /** Whether what the address had open has been brought into view. */
  #isPlaced = false;

  /** @type {VirtualizerController<HTMLElement, HTMLElement>} */
  #virtual = new VirtualizerController(this, {
    count: 0,
    getScrollElement: () => this.querySelector(".scroller"),
    estimateSize: (at) => (this.#rows[at]?.heading ? HEIGHT.heading : HEIGHT.statement),
    overscan: 3,
  });

  /** @override */
  render() {
    const { rows, view, picked } = this.library;
    const virtual = this.#virtual.getVirtualizer();
    if (rows !== this.#rows) {
      this.#rows = rows;
      virtual.setOptions({ ...virtual.options, count: rows.length });
    }
    if (view.filters !== this.#filters || view.order !== this.#order) {
      // Heights are known by place, since numbers are found faster than names; other rows have others.
      virtual.measure();
      this.#isOther = true;
    }
    this.#filters = view.filters;
    this.#order = view.order;
    const needles = needlesOf(this.library.instead ?? view.filters.query);
    const active = this.#at();
    return html`
      <div
        class="scroller"
        role="grid"
        tabindex="0"
        aria-label=${text("library_list")}
        aria-rowcount=${rows.length}
        aria-multiselectable="true"
        aria-activedescendant=${active >= 0 ? `row-${active}` : ""}
        @keydown=${this.#onKey}
      >
        <div class="canvas" role="presentation" ${properties({ "--height": `${virtual.getTotalSize()}px` })}>
          ${repeat(
            virtual.getVirtualItems(),
            ({ index }) => index % SLOTS,
            ({ index, start }) => {
              const row = rows[index];
              if (!row) return "";
              return html`
                <div
                  class="row ${row.heading ? "heading" : "statement"} ${row.item?.key === view.open ? "active" : ""}"
                  role="row"
                  id="row-${index}"
                  data-index=${index}
                  aria-rowindex=${index + 1}
                  aria-selected=${row.item ? String(picked.has(row.item.key)) : "false"}
                  ${properties({ "--start": `${start}px` })}
                >
                  ${row.item ? statementRow(this.library, row.item, needles) : headingRow(this.library, row.heading)}
                </div>
              `;
            },
          )}
        </div>
      </div>
    `;
  }

  /** @param {PropertyValues} changed @override */
  updated(changed) {
    super.updated(changed);
    // Not by a directive in the row: lit runs that before the row is in the document, where it has no height yet.
    for (const row of this.querySelectorAll(".row")) {
      this.#virtual.getVirtualizer().measureElement(/** @type {HTMLElement} */ (row));
    }
    // Another search begins at its first statement.
    if (this.#isOther) this.querySelector(".scroller")?.scrollTo({ top: 0 });
    this.#isOther = false;
    if (!this.#isPlaced && this.library.shelf.isLoaded) {
      this.#isPlaced = true;
      const at = this.#at();
      if (at >= 0) this.#virtual.getVirtualizer().scrollToIndex(at, { align: "center" });
    }
  }

  /** Puts the keyboard into the list. */
  enter() {
    /** @type {HTMLElement | null} */ (this.querySelector(".scroller"))?.focus();
    if (this.#at() < 0) this.#move(0, 1);
  }

  /** Where the statement is that is shown whole. */
  #at() {
    const { open } = this.library.view;
    return open ? this.#rows.findIndex(({ key }) => key === open) : -1;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const item = this.library.open;
    const at = this.#at();
    const page = Math.max(1, Math.floor((this.querySelector(".scroller")?.clientHeight ?? 0) / HEIGHT.statement));
    switch (event.key) {
      case "ArrowDown":
        this.#move(at + 1, 1, event.shiftKey);
        break;
      case "ArrowUp":
        this.#move(at - 1, -1, event.shiftKey);
        break;
      case "PageDown":
        this.#move(Math.min(at + page, this.#rows.length - 1), 1);
        break;
      case "PageUp":
        this.#move(Math.max(at - page, 0), -1);
        break;
      case "Home":
        this.#move(0, 1);
        break;
      case "End":
        this.#move(this.#rows.length - 1, -1);
        break;
      case " ":
        if (item) this.library.pick([item.key], !this.library.picked.has(item.key));
        break;
      case "a":
        if (!event.ctrlKey && !event.metaKey) return;
        this.library.pick(
          this.library.result.items.map(({ key }) => key),
          true,
        );
        break;
      case "Enter":
        if (item) this.dispatchEvent(new CustomEvent("enter-detail", { bubbles: true }));
        break;
      case "Delete":
        if (item) this.dispatchEvent(new CustomEvent("delete-statement", { bubbles: true, detail: [item] }));
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  /**
   * @param {number} at
   * @param {1 | -1} direction in which to go on where there is a heading
   * @param {boolean} [picks]
   */
  #move(at, direction, picks = false) {
    let to = Math.max(0, Math.min(at, this.#rows.length - 1));
    if (this.#rows[to]?.heading) to += to === 0 ? 1 : direction;
    const { item } = this.#rows[to] ?? {};
    if (!item) return;
    if (picks) this.library.pick([this.library.view.open, item.key].filter(Boolean), true);
    this.library.show(item.key);
    this.#virtual.getVirtualizer().scrollToIndex(to, { align: "auto" });
  }
}

customElements.define("statement-list", StatementList);
