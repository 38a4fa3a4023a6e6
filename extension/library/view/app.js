/** The page as a whole: search and actions above, facets beside, the list, and the statement that is shown whole. */

/** @import {Item} from "../model/items.js" */
/** @import {Edit} from "../../common/types.js" */

import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { counted, text } from "../../common/i18n.js";
import { onSettingsChanged, setting } from "../../common/settings.js";
import { noFilters } from "../model/filters.js";
import { ORDERS } from "../model/order.js";
import { copyQuotations } from "../copy.js";
import { chips } from "./chips.js";
import "./detail.js";
import { emptyState } from "./empty.js";
import "./export-dialog.js";
import "./facets.js";
import { pageHead, personHead } from "./heads.js";
import "./import-dialog.js";
import "./list.js";
import { Part } from "./part.js";
import "./person-dialog.js";
import { properties } from "./properties.js";
import { resizer } from "./resizer.js";
import { faultText } from "./texts.js";
import "./toast.js";

/** How long a reader pauses before the number of results is said. */
const PAUSE = 600;

class HearsayLibrary extends Part {
  /** @override */
  static properties = {
    ...Part.properties,
    verdicts: { state: true },
    showsFacets: { state: true },
    showsDetail: { state: true },
    said: { state: true },
  };

  constructor() {
    super();
    /** @type {string[]} */
    this.verdicts = [];
    /** In narrow windows, what lies over the list. */
    this.showsFacets = false;
    this.showsDetail = false;
    this.said = "";
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.saying = undefined;
    this.counted = -1;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    void setting("verdicts").then((all) => (this.verdicts = all));
    onSettingsChanged(({ verdicts }) => (this.verdicts = verdicts ?? this.verdicts));
    document.addEventListener("keydown", (event) => this.#onKey(event));
    this.addEventListener("click", (event) => void this.#onClick(event));
    this.addEventListener("edit-statement", (event) => {
      const { item, edit } = /** @type {CustomEvent<{item: Item, edit: Edit}>} */ (event).detail;
      void this.#try(() => this.library.deeds.edit([{ id: item.page.id, edit }], edit.type));
    });
    this.addEventListener("delete-statement", (event) => {
      void this.#remove(/** @type {CustomEvent<Item[]>} */ (event).detail);
    });
    this.addEventListener("deed", (event) => {
      void this.#try(/** @type {CustomEvent<() => Promise<any>>} */ (event).detail);
    });
    this.addEventListener("enter-detail", () => {
      this.showsDetail = true;
      void this.updateComplete.then(() => this.#focus("statement-detail #speaker"));
    });
  }

  /** @override */
  render() {
    const { failure, shelf } = this.library;
    if (failure) return this.#problem(faultText(failure));
    const isEmpty = shelf.isLoaded && shelf.total === 0;
    // The dialogs stay the same ones, whatever comes into the library by them.
    return html`${this.#bar()} ${isEmpty ? html`<main class="empty">${emptyState()}</main>` : this.#columns()}
      <export-dialog .library=${this.library}></export-dialog>
      <import-dialog .library=${this.library}></import-dialog>
      <person-dialog .library=${this.library}></person-dialog>
      <hearsay-toast></hearsay-toast>`;
  }

  #columns() {
    const { library } = this;
    const { person, page, view, widths } = library;
    return html`
      <div
        class="columns ${this.showsFacets ? "with-facets" : ""} ${this.showsDetail && view.open ? "with-detail" : ""}"
        ${properties({ "--facets": `${widths.facets}px`, "--detail": `${widths.detail}px` })}
      >
        <nav class="facets" aria-label=${text("library_facets")}>
          <button class="quiet back" data-act="close-facets">${text("library_facets_close")}</button>
          <facet-list .library=${library}></facet-list>
        </nav>
        <main>
          ${resizer("facets", widths.facets, 1, (facets) => library.resize({ facets }))}
          ${resizer("detail", widths.detail, -1, (detail) => library.resize({ detail }))}
          ${person ? personHead(library, person) : nothing} ${page ? pageHead(library, page) : nothing}
          ${chips(library)} ${this.#results()}
          <statement-list .library=${library}></statement-list>
        </main>
        <aside class="detail" aria-label=${text("library_detail")}>
          <statement-detail .library=${library} .verdicts=${this.verdicts}></statement-detail>
        </aside>
      </div>
    `;
  }

  #bar() {
    const { view, shelf } = this.library;
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
            @input=${(/** @type {Event} */ { target }) =>
              this.library.search(/** @type {HTMLInputElement} */ (target).value)}
            @keydown=${(/** @type {KeyboardEvent} */ event) => {
              if (event.key !== "ArrowDown" && event.key !== "Enter") return;
              event.preventDefault();
              this.#list?.enter();
            }}
          />
        </search>
        <label class="order">
          <span>${text("library_order")}</span>
          <select
            id="order"
            @change=${(/** @type {Event} */ { target }) => {
              const { value } = /** @type {HTMLSelectElement} */ (target);
              this.library.orderBy(ORDERS.find((order) => order === value) ?? view.order);
            }}
          >
            ${ORDERS.map(
              (order) =>
                html`<option value=${order} .selected=${order === view.order}>
                  ${text(`library_order_${order}`)}
                </option>`,
            )}
          </select>
        </label>
        <div class="tools">
          <button data-act="export" ?disabled=${shelf.items.length === 0}>${text("library_export")}</button>
          <button data-act="import">${text("library_import")}</button>
          <button data-act="backup" ?disabled=${shelf.total === 0}>${text("library_backup")}</button>
        </div>
      </header>
    `;
  }

  /** How many are listed, and what can be done with those that are picked. */
  #results() {
    const { library } = this;
    const { result, shelf, picked, instead } = library;
    const all = shelf.items.length;
    const listed = result.items.length;
    const some =
      listed < all ? text("library_some", counted("library_listed", listed), all) : counted("statements", all);
    this.#say(listed);
    return html`
      <div class="results">
        <button class="quiet facets-button" data-act="open-facets">${text("library_facets")}</button>
        ${
          listed > 0
            ? html`<input
                type="checkbox"
                id="pick-all"
                aria-label=${text("library_pick_all")}
                .checked=${picked.size > 0 && result.items.every(({ key }) => picked.has(key))}
                .indeterminate=${picked.size > 0 && !result.items.every(({ key }) => picked.has(key))}
                @change=${(/** @type {Event} */ { target }) =>
                  library.pick(
                    result.items.map(({ key }) => key),
                    /** @type {HTMLInputElement} */ (target).checked,
                  )}
              />`
            : nothing
        }
        <p id="count">${shelf.isLoaded ? some : text("library_loading", all)}</p>
        ${
          picked.size > 0
            ? html`<div class="picked" role="group" aria-label=${text("library_picked", picked.size)}>
                <span>${text("library_picked", picked.size)}</span>
                <button data-act="export-picked">${text("library_export")}</button>
                <button data-act="copy-picked">${text("library_copy")}</button>
                <button class="danger" data-act="delete-picked">${text("library_delete")}</button>
                <button class="quiet" data-act="unpick">${text("library_unpick")}</button>
              </div>`
            : nothing
        }
        <p class="sr-only" role="status">${this.said}</p>
      </div>
      ${instead ? html`<p class="instead">${text("library_instead", library.view.filters.query, instead)}</p>` : nothing}
      ${
        listed === 0 && shelf.isLoaded
          ? html`<div class="nothing">
              <p>${text("library_nothing")}</p>
              <button data-act="clear">${text("library_clear")}</button>
            </div>`
          : nothing
      }
    `;
  }

  /** @param {string} problem */
  #problem(problem) {
    return html`<main class="empty">
      <div class="message">
        <h1>${text("library_problem")}</h1>
        <p role="alert">${problem}</p>
        <button class="primary" @click=${() => location.reload()}>${text("library_reload")}</button>
      </div>
    </main>`;
  }

  /** Says how many there are, once the reader pauses. @param {number} listed */
  #say(listed) {
    if (listed === this.counted || !this.library.shelf.isLoaded) return;
    this.counted = listed;
    clearTimeout(this.saying);
    this.saying = setTimeout(() => (this.said = counted("statements", listed)), PAUSE);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const isTyping = event.target instanceof Element && event.target.closest("input, textarea, select, dialog");
    const key = event.key.toLowerCase();
    if (event.key === "/" && !isTyping) {
      event.preventDefault();
      this.#focus("#search");
    } else if (event.key === "Escape" && event.target instanceof Element && event.target.closest("aside")) {
      this.showsDetail = false;
      this.#list?.enter();
    } else if ((event.ctrlKey || event.metaKey) && key === "z" && !isTyping) {
      event.preventDefault();
      void this.#replay(event.shiftKey ? "redo" : "undo");
    }
  }

  /** @param {MouseEvent} event */
  async #onClick(event) {
    const target = /** @type {Element} */ (event.target);
    // In a narrow window a statement that is clicked comes over the list.
    if (target.closest(".said")) this.showsDetail = true;
    const button = /** @type {HTMLElement | null} */ (target.closest("[data-act]"));
    const { library } = this;
    const { open, page, person } = library;
    switch (button?.dataset.act) {
      case "export":
        return this.#dialog("export-dialog").show(library.picked.size > 0 ? "picked" : "result");
      case "export-picked":
        return this.#dialog("export-dialog").show("picked");
      case "export-page":
        return this.#dialog("export-dialog").show("page");
      case "import":
        return this.#dialog("import-dialog").show();
      case "backup":
        return this.#dialog("export-dialog").backup();
      case "rename-person":
        return person && this.#dialog("person-dialog").show(person);
      case "forget-page":
        return page && this.#forget(page.id);
      case "clear":
        return library.clear();
      case "unpick":
        return library.pick([...library.picked], false);
      case "delete-picked":
        return this.#remove(library.pickedItems);
      case "delete-open":
        return open && this.#remove([open]);
      case "copy":
        return open && this.#copy([open], button.dataset.style);
      case "copy-picked":
        return this.#copy(library.pickedItems, "plain");
      case "undo":
      case "redo":
        return this.#replay(button.dataset.act);
      case "open-facets":
        this.showsFacets = true;
        await this.updateComplete;
        return this.#focus(".facets .back");
      case "close-facets":
        this.showsFacets = false;
        await this.updateComplete;
        return this.#focus(".facets-button");
      case "only-person":
        this.showsDetail = false;
        return open && library.only({ facets: { ...noFilters().facets, who: [open.who] } });
      case "only-page":
        this.showsDetail = false;
        return open && library.only({ page: open.page.id });
      case "close-detail":
        this.showsDetail = false;
        return this.#list?.enter();
    }
  }

  /** @param {Item[]} items */
  async #remove(items) {
    const edits = items.map(({ page, kept }) => ({
      id: page.id,
      edit: /** @type {Edit} */ ({ type: "remove", statement: kept.id }),
    }));
    await this.#try(() => this.library.deeds.edit(edits, "remove", items.length));
    const gone = items.map(({ key }) => key);
    this.library.pick(gone, false);
    if (gone.includes(this.library.view.open)) this.library.show("");
  }

  /** @param {string} pageId */
  async #forget(pageId) {
    await this.#try(() => this.library.deeds.forget([pageId]));
    this.library.filterBy({ page: "" });
  }

  /**
   * @param {Item[]} items
   * @param {string | undefined} style
   */
  async #copy(items, style) {
    try {
      await copyQuotations(items, style === "markdown" || style === "html" ? style : "plain");
      this.#toast.say(counted("library_copied", items.length));
    } catch (error) {
      this.#toast.say(faultText(error));
    }
  }

  /**
   * Does something, and tells of it with the way back, or why it cannot be done.
   * @param {() => Promise<import("../deeds.js").Deed>} act
   */
  async #try(act) {
    try {
      const { what, count } = await act();
      this.#toast.say(counted(`library_did_${what}`, count), "undo");
    } catch (error) {
      this.#toast.say(faultText(error));
    }
  }

  /** @param {"undo" | "redo"} way */
  async #replay(way) {
    try {
      const deed = await this.library.deeds[way]();
      if (!deed) this.#toast.say(text(`error_nothing_to_${way}`));
      else {
        const did = counted(`library_did_${deed.what}`, deed.count);
        this.#toast.say(text(`library_${way}ne`, did), way === "undo" ? "redo" : "undo");
      }
    } catch (error) {
      this.#toast.say(faultText(error));
    }
  }

  /** @param {string} selector */
  #focus(selector) {
    /** @type {HTMLElement | null} */ (this.querySelector(selector))?.focus();
  }

  /** @param {string} tag @returns {any} */
  #dialog(tag) {
    return this.querySelector(tag);
  }

  /** @returns {any} */
  get #list() {
    return this.querySelector("statement-list");
  }

  /** @returns {any} */
  get #toast() {
    return this.querySelector("hearsay-toast");
  }
}

customElements.define("hearsay-library", HearsayLibrary);
