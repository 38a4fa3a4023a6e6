/**
 * Painting in the page with the CSS Custom Highlight API: the page's own tree stays as it is. Style comes through
 * adopted sheets, which no content security policy of a page forbids.
 */

/** @import {Statement, TextRange} from "../common/types.js" */
/** @import {TextIndex} from "./text-index.js" */

import { colourOf, NO_SPEAKER, PALETTE } from "../common/palette.js";
import css from "./highlights.css";
import { adopt, unadopt } from "./sheets.js";
import { washes } from "./washes.js";

const PREFIX = "hearsay-";

/** Which paints over which: what the reader looks at over what is always there. */
const PRIORITY = { speaker: 0, kind: 1, current: 2, source: 3, cue: 4 };

/** The first rule of our sheet. */
const CURRENT = `::highlight(${PREFIX}current)`;

const SLOTS = [...PALETTE.keys(), NO_SPEAKER];

/** All that there can be. */
const NAMES = [
  ...SLOTS.map((slot) => `speaker-${slot}`),
  ...["direct", "mixed", "indirect"].map((kind) => `kind-${kind}`),
  ...["current", "source", "cue"],
];

/** How long a statement flashes that the reader was brought to, and how often. */
const FLASH = { period: 280, times: 2 };

export class Painter {
  #index;
  #shadowRoots;
  #sheet = makeSheet();
  /** @type {readonly Statement[]} */
  #statements = [];
  /** @type {readonly number[]} */
  #slots = [];
  /** The statement that wears its own colour throughout. @type {Statement | undefined} */
  #whole;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #flash;
  /** Whether nothing is painted for now. */
  isHidden = false;

  /**
   * @param {TextIndex} index
   * @param {readonly ShadowRoot[]} shadowRoots those of the page as it is at any time
   * @param {AbortSignal} signal takes everything off the page again
   */
  constructor(index, shadowRoots, signal) {
    this.#index = index;
    this.#shadowRoots = shadowRoots;
    signal.addEventListener("abort", () => this.#remove(), { once: true });
  }

  /** Where the sheet is needed. @returns {(Document | ShadowRoot)[]} */
  get #roots() {
    return [document, ...this.#shadowRoots];
  }

  /**
   * @param {readonly Statement[]} statements
   * @param {readonly number[]} slots of the speakers
   */
  paint(statements, slots) {
    // A script that an update of the extension cut off may have left its own.
    removeHighlights();
    for (const root of this.#roots) unadopt(root, isHighlightSheet);
    this.#statements = statements;
    this.#slots = slots;
    this.#whole = undefined;
    if (this.isHidden) return;
    /** @type {Map<string, Highlight>} */
    const kinds = new Map();
    for (const { kind, content } of statements) this.#addTo(kinds, `kind-${kind}`, PRIORITY.kind, content);
    for (const root of this.#roots) adopt(root, this.#sheet);
    for (const [name, highlight] of kinds) CSS.highlights.set(PREFIX + name, highlight);
    this.#wash();
  }

  /**
   * Paints nothing, or everything again.
   * @param {boolean} isHidden
   */
  hide(isHidden) {
    this.isHidden = isHidden;
    this.#endFlash();
    this.paint(this.#statements, this.#slots);
  }

  /**
   * Gives the statements the colours of their speakers.
   * @param {Statement} [whole] wears its own throughout, also where others are nested in it
   */
  #wash(whole) {
    const at = whole ? this.#statements.indexOf(whole) : undefined;
    /** @type {Map<string, Highlight>} */
    const highlights = new Map();
    washes(this.#statements, at).forEach((ranges, statement) => {
      this.#addTo(highlights, `speaker-${this.#slotOf(statement)}`, PRIORITY.speaker, ranges);
    });
    for (const [name, highlight] of highlights) CSS.highlights.set(PREFIX + name, highlight);
    this.#whole = whole;
  }

  /** @param {number} at */
  #slotOf(at) {
    const speaker = this.#statements[at]?.speaker ?? null;
    return speaker === null ? NO_SPEAKER : (this.#slots[speaker] ?? NO_SPEAKER);
  }

  /**
   * @param {Map<string, Highlight>} highlights
   * @param {string} name
   * @param {number} priority
   * @param {readonly TextRange[]} where
   */
  #addTo(highlights, name, priority, where) {
    let highlight = highlights.get(name);
    if (!highlight) highlights.set(name, (highlight = emptyHighlight(priority)));
    for (const range of where.flatMap((each) => this.#index.ranges(each))) highlight.add(range);
  }

  /**
   * Shows one statement as the one the reader looks at, with the words that say who says it; or none.
   * @param {Statement | null} statement
   * @param {number} [slot] its speaker's colour
   */
  setCurrent(statement, slot = NO_SPEAKER) {
    this.#endFlash();
    this.#tint(slot);
    const whole = statement && this.#nests(statement) ? statement : undefined;
    if (whole !== this.#whole && !this.isHidden) this.#wash(whole);
    this.#set("current", statement?.content ?? []);
    this.#set("cue", statement?.cue ? [statement.cue] : []);
    this.#set("source", statement?.source ? [statement.source] : []);
  }

  /**
   * Whether another statement is nested in this one.
   * @param {Statement} outer
   */
  #nests(outer) {
    return this.#statements.some(
      (inner) =>
        inner !== outer &&
        inner.content.some(({ start, end }) => outer.content.some((each) => each.start <= start && end <= each.end)),
    );
  }

  /**
   * Draws the eye to a statement.
   * @param {Statement} statement
   * @param {number} slot its speaker's colour
   */
  flash(statement, slot) {
    this.#endFlash();
    this.#tint(slot);
    let left = FLASH.times * 2 - 1;
    const step = () => {
      this.#set("current", left % 2 ? statement.content : []);
      this.#flash = left-- > 0 ? setTimeout(step, left === 0 ? FLASH.period * 3 : FLASH.period) : undefined;
    };
    step();
  }

  /** @param {number} slot */
  #tint(slot) {
    const [rule] = this.#sheet.cssRules;
    if (rule instanceof CSSStyleRule) rule.style.backgroundColor = wash(slot, 0.22);
  }

  #endFlash() {
    clearTimeout(this.#flash);
  }

  /**
   * @param {"current" | "cue" | "source"} name
   * @param {readonly TextRange[]} where
   */
  #set(name, where) {
    if (this.isHidden) return;
    const highlight = emptyHighlight(PRIORITY[name]);
    for (const range of where.flatMap((each) => this.#index.ranges(each))) highlight.add(range);
    if (highlight.size) CSS.highlights.set(PREFIX + name, highlight);
    else CSS.highlights.delete(PREFIX + name);
  }

  #remove() {
    this.#endFlash();
    removeHighlights();
    for (const root of this.#roots) unadopt(root, (sheet) => sheet === this.#sheet);
  }
}

/** @param {CSSStyleSheet} sheet */
function isHighlightSheet(sheet) {
  const [first] = sheet.cssRules;
  return first instanceof CSSStyleRule && first.selectorText === CURRENT;
}

/** Takes all our highlights off the page. */
function removeHighlights() {
  // By name, not by asking for the names: Firefox gives a content script no iterator over what belongs to the page.
  for (const name of NAMES) CSS.highlights.delete(PREFIX + name);
}

/** @param {number} priority */
function emptyHighlight(priority) {
  const highlight = new Highlight();
  highlight.priority = priority;
  return highlight;
}

/**
 * @param {number} slot
 * @param {number} strength 0 to 1
 */
const wash = (slot, strength) => `rgb(from ${colourOf(slot)} r g b / ${strength})`;

/** Its first rule is that of the current statement, which changes its colour. */
function makeSheet() {
  const sheet = new CSSStyleSheet();
  const colours = SLOTS.map(
    (slot) => `::highlight(${PREFIX}speaker-${slot}) { background-color: ${wash(slot, 0.26)}; }`,
  );
  const forced = SLOTS.map((slot) => `::highlight(${PREFIX}speaker-${slot})`).join(", ");
  sheet.replaceSync(
    `${CURRENT} {}\n${colours.join("\n")}\n@media (forced-colors: active) { ${forced} { background-color: Mark; color: MarkText; } }\n${css}`,
  );
  return sheet;
}
