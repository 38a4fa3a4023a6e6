/**
 * The card of a statement: who said it, as what, by which words the page says so, how sure that is. It opens beside its
 * statement, never over it, and takes the focus only from a reader who opened it with the keyboard for that.
 */

/** @import {Statement} from "../common/types.js" */
/** @import {Surface} from "./surface.js" */

import { autoUpdate, computePosition, flip, offset, shift, size } from "@floating-ui/dom";
import { element, icon } from "../common/dom.js";
import { confidenceText, text } from "../common/i18n.js";
import { isAlive, askBackground } from "../common/messages.js";
import { colourOf } from "../common/palette.js";
import { copy } from "./clipboard.js";

/** @typedef {"hover" | "click" | "keyboard"} HowOpened */

/**
 * @typedef {object} CardContent
 * @property {number} statement its index
 * @property {number} total how many there are
 * @property {Statement["kind"]} kind
 * @property {Statement["stance"]} stance
 * @property {string} words what was said
 * @property {string | null} speaker
 * @property {string | null} role
 * @property {number} slot the speaker's colour
 * @property {string | null} cue
 * @property {string | null} source
 * @property {string[]} reportedBy
 * @property {number} confidence
 * @property {string} rule
 * @property {string} link
 */

/** Between the statement and the card. */
const DISTANCE = 10;

/** A card that has less room than this is cut off rather than squeezed. */
const LEAST_HEIGHT = 120;

/** Between the card and the edges of the window. */
const MARGIN = 8;

export class Card {
  #surface;
  #signal;
  /** @type {HTMLElement | null} */
  #dialog = null;
  /** @type {number | null} */
  #statement = null;
  /** @type {HowOpened} */
  #how = "hover";
  #stopFollowing = () => {};
  /** Where the focus was before the card took it. @type {Element | null} */
  #before = null;

  /** Called when it has closed. */
  onclose = () => {};
  /** Called when the reader asks for the next or previous statement. @param {1 | -1} _step */
  // eslint-disable-next-line no-unused-vars
  onmove = (_step) => {};

  /**
   * @param {Surface} surface
   * @param {AbortSignal} signal
   */
  constructor(surface, signal) {
    this.#surface = surface;
    this.#signal = signal;
    signal.addEventListener("abort", () => this.#takeAway(), { once: true });
  }

  /** The statement it shows. */
  get statement() {
    return this.#statement;
  }

  get isOpen() {
    return this.#dialog !== null;
  }

  /** Whether it is open only for as long as the pointer is there. */
  get isHovering() {
    return this.isOpen && this.#how === "hover";
  }

  get isPinned() {
    return this.isOpen && this.#how !== "hover";
  }

  get hasFocus() {
    return this.#dialog?.contains(this.#surface.activeElement) ?? false;
  }

  /** @param {number} x @param {number} y */
  covers(x, y) {
    const rect = this.#dialog?.getBoundingClientRect();
    return rect !== undefined && rect.left <= x && x <= rect.right && rect.top <= y && y <= rect.bottom;
  }

  /**
   * @param {CardContent} content
   * @param {object} options
   * @param {HowOpened} options.how
   * @param {boolean} options.focus
   * @param {() => DOMRect[]} options.rects where the statement is, line by line
   * @param {number} [options.y] where the reader points
   */
  open(content, { how, focus, rects, y }) {
    const focused = this.hasFocus ? this.#surface.activeElement?.getAttribute("data-part") : null;
    this.#before ??= focus ? document.activeElement : null;
    this.#takeAway();
    this.#statement = content.statement;
    this.#how = how;
    const dialog = this.#build(content);
    this.#dialog = dialog;
    this.#surface.add(dialog);
    dialog.showPopover();
    this.#follow(dialog, rects, y);
    if (focus) {
      const same = focused && dialog.querySelector(`[data-part="${focused}"]`);
      (same instanceof HTMLElement ? same : dialog).focus({ preventScroll: true });
    }
  }

  close() {
    if (!this.#dialog) return;
    const hadFocus = this.hasFocus;
    this.#takeAway();
    if (hadFocus && this.#before instanceof HTMLElement) this.#before.focus({ preventScroll: true });
    this.#before = null;
    this.onclose();
  }

  #takeAway() {
    this.#stopFollowing();
    this.#stopFollowing = () => {};
    this.#dialog?.remove();
    this.#dialog = null;
    this.#statement = null;
  }

  /**
   * Keeps the card beside the statement while the page scrolls or changes its size.
   * @param {HTMLElement} dialog
   * @param {() => DOMRect[]} rects
   * @param {number} [pointed]
   */
  #follow(dialog, rects, pointed) {
    const line = Math.max(
      rects().findIndex((rect) =>
        pointed === undefined ? rect.top >= 0 : rect.top <= pointed && pointed <= rect.bottom,
      ),
      0,
    );
    const reference = {
      getBoundingClientRect() {
        const lines = rects();
        const bounds = boundsInView(lines);
        // A statement that fills the window leaves no room beside it: the card is then beside the line that is read.
        return hasRoomBeside(bounds, dialog) ? bounds : (lines[line] ?? bounds);
      },
    };
    const place = async () => {
      const { x, y } = await computePosition(reference, dialog, {
        strategy: "fixed",
        placement: "bottom-start",
        middleware: [
          offset(DISTANCE),
          flip({ fallbackPlacements: ["top-start", "right-start", "left-start"], padding: MARGIN }),
          shift({ padding: MARGIN }),
          size({
            padding: MARGIN,
            apply: ({ availableHeight }) =>
              dialog.style.setProperty("--room", `${Math.max(availableHeight, LEAST_HEIGHT)}px`),
          }),
        ],
      });
      dialog.style.left = `${Math.round(x)}px`;
      dialog.style.top = `${Math.round(y)}px`;
    };
    this.#stopFollowing = autoUpdate(document.documentElement, dialog, () => void place());
  }

  /** @param {CardContent} content */
  #build(content) {
    const { speaker, role, kind, stance, cue, source, reportedBy, confidence, rule, statement, total } = content;
    const heard = speaker ?? text("no_speaker");
    const dialog = element(
      "div",
      {
        class: "card",
        role: "dialog",
        "aria-labelledby": "speaker",
        tabindex: "-1",
        popover: "manual",
        "data-part": "card",
      },
      element(
        "header",
        {},
        element("span", { class: "swatch", "aria-hidden": "true" }),
        element(
          "div",
          { class: "who" },
          element("h2", { id: "speaker", class: speaker ? null : "nobody", dir: "auto" }, heard),
          role && element("p", { class: "role", dir: "auto" }, role),
        ),
        this.#button("close", text("close"), () => this.close()),
      ),
      element(
        "p",
        { class: "facts" },
        element("span", { class: `kind ${kind}` }, text(`kind_${kind}`)),
        stance !== "neutral" && element("span", { class: "stance" }, text(`stance_${stance}`)),
        element("span", { class: "confidence", title: text("found_by_rule", rule) }, confidenceText(confidence)),
      ),
      evidence(cue, source),
      reportedBy.length > 0 && element("p", { class: "reported" }, text("reported_by", reportedBy.join(", "))),
      element(
        "footer",
        {},
        this.#labelled("copy", text("copy"), text("copy_done"), () => copy(quotation(content))),
        this.#labelled("link", text("link"), text("link_done"), () => copy(content.link)),
        BROWSER === "chromium" &&
          this.#button(
            "list",
            text("open_panel"),
            () => void (isAlive() && askBackground("open-panel", {}).catch(() => {})),
          ),
        element("span", { class: "place" }, text("place", statement + 1, total)),
        this.#button("previous", text("previous"), () => this.onmove(-1)),
        this.#button("next", text("next"), () => this.onmove(1)),
      ),
    );
    dialog.style.setProperty("--speaker", colourOf(content.slot));
    return dialog;
  }

  /**
   * @param {Parameters<typeof icon>[0]} name
   * @param {string} label
   * @param {() => void} act
   */
  #button(name, label, act) {
    const button = element(
      "button",
      { type: "button", class: "icon", "data-part": name, "aria-label": label, title: label },
      icon(name),
    );
    this.#onPress(button, act);
    return button;
  }

  /**
   * A button that says when it has done its work.
   * @param {"copy" | "link"} name
   * @param {string} label
   * @param {string} done
   * @param {() => Promise<void>} act
   */
  #labelled(name, label, done, act) {
    const words = element("span", {}, label);
    const button = element("button", { type: "button", "data-part": name }, icon(name), words);
    this.#onPress(button, async () => {
      try {
        await act();
        button.firstChild?.replaceWith(icon("done"));
        words.textContent = done;
      } catch {
        words.textContent = text("copy_failed");
      }
      this.#surface.announce(words.textContent);
    });
    return button;
  }

  /**
   * @param {HTMLElement} button
   * @param {() => void} act
   */
  #onPress(button, act) {
    button.addEventListener(
      "click",
      (event) => {
        if (!event.isTrusted) return;
        // Who works in the card wants it to stay.
        if (this.#how === "hover") this.#how = "click";
        act();
      },
      { signal: this.#signal },
    );
  }
}

/**
 * The words of the page that say who said it.
 * @param {string | null} cue
 * @param {string | null} source
 */
function evidence(cue, source) {
  if (cue === null && source === null) return null;
  return element(
    "p",
    { class: "evidence" },
    `${text("evidence")} `,
    source !== null && element("q", { class: "source", dir: "auto" }, source),
    source !== null && cue !== null && " ",
    cue !== null && element("q", { class: "cue", dir: "auto" }, cue),
  );
}

/** @param {CardContent} content */
function quotation({ kind, words, speaker, role, link }) {
  const who = [speaker ?? text("no_speaker"), role].filter(Boolean).join(", ");
  return `${text(kind === "direct" ? "quotation_direct" : "quotation_told", words, who)}\n${document.title}\n${link}`;
}

/**
 * Whether the card fits between the statement and an edge of the window.
 * @param {DOMRect} bounds
 * @param {HTMLElement} dialog
 */
function hasRoomBeside({ top, right, bottom, left }, dialog) {
  const spare = DISTANCE + MARGIN;
  const height = Math.max(top, innerHeight - bottom) - spare;
  const width = Math.max(left, innerWidth - right) - spare;
  return height >= dialog.offsetHeight || width >= dialog.offsetWidth;
}

/**
 * The box of what is in view of a statement, so that the card of a long one is beside what the reader sees of it.
 * @param {DOMRect[]} rects
 */
function boundsInView(rects) {
  const inView = rects.filter((rect) => rect.bottom > 0 && rect.top < innerHeight && rect.width > 0);
  const shown = inView.length ? inView : rects;
  if (!shown.length) return new DOMRect();
  const left = Math.min(...shown.map((rect) => rect.left));
  const top = Math.min(...shown.map((rect) => rect.top));
  const right = Math.max(...shown.map((rect) => rect.right));
  const bottom = Math.max(...shown.map((rect) => rect.bottom));
  return new DOMRect(left, top, right - left, bottom - top);
}
