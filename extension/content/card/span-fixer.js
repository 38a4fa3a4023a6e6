/**
 * Saying which words a statement is: its words are selected, the reader selects others with the pointer or the browser's
 * own keys (Shift and arrows), and confirms. A bar at the foot of the window says what to do and shows what is selected.
 */

/** @import {Page} from "../../common/types.js" */
/** @import {Editing} from "./editing.js" */
/** @import {Surface} from "../surface/surface.js" */
/** @import {ShownStatement} from "../shown.js" */
/** @import {TextIndex} from "../text/text-index.js" */

import { element } from "../../common/dom.js";
import { text } from "../../common/i18n.js";
import { askBackground } from "../../common/messages.js";
import { select, selectedRanges, withoutGaps } from "../selection.js";

export class SpanFixer {
  #surface;
  #index;
  #roots;
  #editing;
  #signal;
  /** Ends what is being fixed. @type {AbortController | undefined} */
  #current;
  /** Called when it has ended. @param {string} _statement */
  // eslint-disable-next-line no-unused-vars
  onclose = (_statement) => {};

  /**
   * @param {object} options
   * @param {Surface} options.surface
   * @param {TextIndex} options.index
   * @param {ShadowRoot[]} options.roots
   * @param {Editing} options.editing
   * @param {AbortSignal} options.signal
   */
  constructor({ surface, index, roots, editing, signal }) {
    this.#surface = surface;
    this.#index = index;
    this.#roots = roots;
    this.#editing = editing;
    this.#signal = signal;
    signal.addEventListener("abort", () => this.#current?.abort(), { once: true });
  }

  get isOpen() {
    return this.#current !== undefined;
  }

  /**
   * @param {ShownStatement} statement
   * @param {Page} page
   */
  open(statement, page) {
    this.#current?.abort();
    const end = new AbortController();
    this.#current = end;
    const { signal } = end;

    select(statement.content.flatMap((range) => this.#index.ranges(range)));
    let parts = statement.content;
    const preview = element("p", { class: "preview", dir: "auto" });
    const trouble = element("p", { class: "error", role: "alert" });
    const save = element("button", { type: "button", class: "primary", "data-part": "save" }, text("card_save"));
    const cancel = element("button", { type: "button", "data-part": "cancel" }, text("card_cancel"));
    const bar = element(
      "div",
      { class: "bar", popover: "manual", role: "group", "aria-label": text("card_fix_title") },
      element("p", {}, element("strong", {}, text("card_fix_title")), ` ${text("card_fix_how")}`),
      preview,
      trouble,
      element("div", { class: "buttons" }, save, cancel),
    );
    const read = () => {
      const selected = selectedRanges(this.#index, this.#roots);
      // A click that selects nothing leaves what was selected before.
      if (selected.length > 0) parts = withoutGaps(selected, statement.content, this.#index.text);
      preview.textContent = parts.map((part) => this.#index.slice(part).replace(/\s+/gu, " ")).join(" … ");
      save.disabled = parts.length === 0;
    };
    const close = () => {
      end.abort();
      this.#current = undefined;
      bar.remove();
      this.onclose(statement.id);
    };
    const confirm = async () => {
      save.disabled = true;
      trouble.textContent = "";
      try {
        const content = await askBackground("select", { page, ranges: parts });
        await this.#editing.make([{ type: "setContent", statement: statement.id, content }], text("card_fix_done"));
        document.getSelection()?.removeAllRanges();
        close();
      } catch (error) {
        trouble.textContent = error instanceof Error ? error.message : String(error);
        save.disabled = false;
      }
    };
    save.addEventListener("click", (event) => event.isTrusted && void confirm(), { signal });
    cancel.addEventListener("click", (event) => event.isTrusted && close(), { signal });
    // A press in the bar takes neither the selection nor the focus from the page.
    bar.addEventListener("pointerdown", (event) => event.preventDefault(), { signal });
    bar.addEventListener("mousedown", (event) => event.preventDefault(), { signal });
    document.addEventListener("selectionchange", read, { signal });
    // Words that are selected would be dragged away: a press begins anew, with Shift it goes on.
    document.addEventListener(
      "pointerdown",
      (event) => {
        const isOurs = this.#surface.isHost(/** @type {Node} */ (event.target));
        if (event.isTrusted && !event.shiftKey && !isOurs) document.getSelection()?.removeAllRanges();
      },
      { signal, capture: true, passive: true },
    );
    addEventListener(
      "keydown",
      (event) => {
        if (!event.isTrusted || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
        const isOurs = this.#surface.isHost(/** @type {Node} */ (event.target));
        if (event.key === "Escape") close();
        else if (event.key === "Enter" && !isOurs) void confirm();
        else return;
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      { signal, capture: true },
    );
    this.#signal.addEventListener("abort", () => bar.remove(), { once: true, signal });
    this.#surface.dismiss();
    if (!this.#surface.show(bar, close)) return close();
    const last = statement.content.flatMap((range) => this.#index.ranges(range)).at(-1);
    // At the foot of the window, unless the words are there.
    bar.classList.toggle("top", (last?.getBoundingClientRect().bottom ?? 0) > bar.getBoundingClientRect().top);
    read();
    this.#surface.announce(`${text("card_fix_title")} ${text("card_fix_how")}`);
  }
}
