/** The page as a whole: search and actions above, facets beside, the list, and the statement that is shown whole. */

/** @import {Deed} from "../deeds.js" */
/** @import {Item} from "../model/items.js" */
/** @import {Edit} from "../../common/types.js" */

import { html, nothing } from "lit";
import { counted, text } from "../../common/i18n.js";
import { onSettingsChanged, setting } from "../../common/settings.js";
import { noFilters } from "../model/filters.js";
import { bar } from "./bar.js";
import { chips } from "./chips.js";
import "./detail.js";
import { Doing } from "./doing.js";
import { emptyState, privateState, problemState } from "./states.js";
import "./export-dialog.js";
import "./facets.js";
import { pageHead, personHead } from "./heads.js";
import "./import-dialog.js";
import "./list.js";
import { Part } from "./part.js";
import "./person-dialog.js";
import { properties } from "./properties.js";
import { resizer } from "./resizer.js";
import { results } from "./results.js";
import { faultText } from "./texts.js";
import "./toast.js";

/** How long a reader pauses before the number of results is said. */
const PAUSE = 600;

/** Where letters are the reader's, and undoing is the field's. */
const WRITTEN_IN = "input:not([type=checkbox]), textarea, select, dialog";

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
    this.doing = new Doing(this.library, (words, offer) => this.#toast.say(words, offer));
    void setting("verdicts").then((all) => (this.verdicts = all));
    onSettingsChanged(({ verdicts }) => (this.verdicts = verdicts ?? this.verdicts));
    document.addEventListener("keydown", (event) => this.#onKey(event));
    this.addEventListener("click", (event) => void this.#onClick(event));
    this.#hear("edit", (/** @type {{page: string, edit: Edit, onFailed?: () => void}} */ { page, edit, onFailed }) =>
      this.doing?.edit(page, edit).then((isDone) => isDone || onFailed?.()),
    );
    this.#hear("delete-statement", (/** @type {Item[]} */ items) => this.doing?.remove(items));
    this.#hear("deed", (/** @type {() => Promise<Deed | undefined>} */ act) => this.doing?.do(act));
    this.#hear("enter-detail", async () => {
      this.showsDetail = true;
      await this.updateComplete;
      this.#focus("statement-detail #speaker");
    });
  }

  /** @override */
  render() {
    const { failure, shelf } = this.library;
    if (chrome.extension.inIncognitoContext) return privateState();
    if (failure) return problemState(faultText(failure));
    const isEmpty = shelf.isLoaded && shelf.total === 0;
    // The dialogs stay the same ones, whatever comes into the library by them.
    return html`${bar(this.library, () => this.#list?.enter())}
      ${isEmpty ? html`<main class="empty">${emptyState()}</main>` : this.#columns()}
      <export-dialog .library=${this.library}></export-dialog>
      <import-dialog .library=${this.library}></import-dialog>
      <person-dialog .library=${this.library}></person-dialog>
      <hearsay-toast></hearsay-toast>`;
  }

  #columns() {
    const { library } = this;
    const { person, page, view, widths } = library;
    this.#say(library.result.items.length);
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
          ${chips(library)} ${results(library, this.said)}
          <statement-list .library=${library}></statement-list>
        </main>
        <aside class="detail" aria-label=${text("library_detail")}>
          <statement-detail .library=${library} .verdicts=${this.verdicts}></statement-detail>
        </aside>
      </div>
    `;
  }

  /** Says how many there are, once the reader pauses. @param {number} listed */
  #say(listed) {
    if (listed === this.counted || !this.library.shelf.isLoaded) return;
    this.counted = listed;
    clearTimeout(this.saying);
    this.saying = setTimeout(() => (this.said = counted("statements", listed)), PAUSE);
  }

  /**
   * Takes the events of the parts.
   * @template T
   * @param {string} type
   * @param {(detail: T) => unknown} take
   */
  #hear(type, take) {
    this.addEventListener(type, (event) => void take(/** @type {CustomEvent<T>} */ (event).detail));
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const isTyping = event.target instanceof Element && event.target.closest(WRITTEN_IN);
    const key = event.key.toLowerCase();
    const isRedo = key === "y" || event.shiftKey;
    if (event.key === "/" && !isTyping) {
      event.preventDefault();
      this.#focus("#search");
    } else if (event.key === "Escape" && event.target instanceof Element && event.target.closest("aside")) {
      this.showsDetail = false;
      this.#list?.enter();
    } else if ((event.ctrlKey || event.metaKey) && (key === "z" || key === "y") && !isTyping) {
      event.preventDefault();
      void this.doing?.replay(isRedo ? "redo" : "undo");
    }
  }

  /** @param {MouseEvent} event */
  async #onClick(event) {
    const target = /** @type {Element} */ (event.target);
    // In a narrow window a statement that is clicked comes over the list.
    if (target.closest(".said")) this.showsDetail = true;
    const button = /** @type {HTMLElement | null} */ (target.closest("[data-act]"));
    const { library, doing } = this;
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
        return page && doing?.forget(page.id);
      case "clear":
        return library.clear();
      case "unpick":
        return library.pick([...library.picked], false);
      case "delete-picked":
        return doing?.remove(library.pickedItems);
      case "delete-open":
        return open && doing?.remove([open]);
      case "copy":
        return open && doing?.copy([open], button.dataset.style);
      case "copy-picked":
        return doing?.copy(library.pickedItems, "plain");
      case "undo":
      case "redo":
        return doing?.replay(button.dataset.act, button.dataset.group);
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
