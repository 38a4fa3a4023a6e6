/**
 * Painting in the page with the CSS Custom Highlight API: the page's own tree stays as it is. Style comes through
 * adopted sheets, which no content security policy of a page forbids.
 */

/** @import {Statement, TextRange} from "../../common/types.js" */
/** @import {Mark} from "./layer.js" */
/** @import {TextIndex} from "../text/text-index.js" */

import { colourOf, NO_SPEAKER, PALETTE } from "../../common/palette.js";
import css from "./highlights.css";
import { emptyHighlight, Layer } from "./layer.js";
import { adopt, isAdopted, unadopt } from "../surface/sheets.js";
import { pause } from "../text/pause.js";
import { Vicinity } from "./viewport.js";
import { washes } from "./washes.js";

const PREFIX = "hearsay-";

/** Which paints over which: what the reader looks at over what is always there. */
const PRIORITY = { speaker: 0, kind: 1, current: 2, source: 3, cue: 4 };

/** The first rule of our sheet. */
const CURRENT = `::highlight(${PREFIX}current)`;

const SLOTS = [...PALETTE.keys(), NO_SPEAKER];

/** All that there can be. */
const WASHES = SLOTS.map((slot) => `${PREFIX}speaker-${slot}`);
const KINDS = ["direct", "mixed", "indirect"].map((kind) => `${PREFIX}kind-${kind}`);
const PASSING = ["current", "source", "cue"].map((name) => PREFIX + name);

/** Of more ranges only those near the viewport are painted: browsers are slow with very many. */
const MOST_PAINTED = 2000;

/** What of a statement is painted. @typedef {Pick<Statement, "kind" | "content" | "speaker">} Painted */

/** How long a statement flashes that the reader was brought to, and how often. */
const FLASH = { period: 280, times: 2 };

export class Painter {
  #index;
  #shadowRoots;
  #sheet = makeSheet();
  /** @type {readonly Painted[]} */
  #statements = [];
  /** @type {readonly number[]} */
  #slots = [];
  /** The statement that wears its own colour throughout. @type {Painted | undefined} */
  #whole;
  /** What is said, by kind, and by speaker, each by start. @type {Mark[]} */
  #kinds = [];
  /** @type {Mark[]} */
  #washes = [];
  #layers = { kinds: new Layer(KINDS, PRIORITY.kind), washes: new Layer(WASHES, PRIORITY.speaker) };
  #hasPainted = false;
  #vicinity;
  #isWindowed = false;
  /** Counts the times that something was to be painted. */
  #turn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #flash;
  /** Whether nothing is painted for now. */
  isHidden = false;

  /**
   * @param {TextIndex} index
   * @param {ShadowRoot[]} shadowRoots those of the page as it is at any time
   * @param {AbortSignal} signal takes everything off the page again
   */
  constructor(index, shadowRoots, signal) {
    this.#index = index;
    this.#shadowRoots = shadowRoots;
    this.#vicinity = new Vicinity(index, shadowRoots, () => this.#fill());
    signal.addEventListener("abort", () => this.#remove(), { once: true });
  }

  /** Where the sheet is needed. @returns {(Document | ShadowRoot)[]} */
  get #roots() {
    return [document, ...this.#shadowRoots];
  }

  /**
   * @param {readonly Painted[]} statements in the order of the text
   * @param {readonly number[]} slots of the speakers
   */
  paint(statements, slots) {
    if (!this.#hasPainted) this.#removeOld();
    this.#hasPainted = true;
    remove(PASSING);
    this.#statements = statements;
    this.#slots = slots;
    this.#whole = undefined;
    this.#vicinity.stop();
    const turn = ++this.#turn;
    if (this.isHidden) {
      for (const layer of Object.values(this.#layers)) layer.clear();
      return;
    }
    this.#kinds = statements.flatMap(({ kind, content }) =>
      content.map((range) => ({ ...range, name: `${PREFIX}kind-${kind}` })),
    );
    this.#kinds.sort((a, b) => a.start - b.start);
    this.#washes = this.#washesWith();
    this.#isWindowed = this.#kinds.length > MOST_PAINTED;
    if (!this.#isWindowed) this.#begin();
    // Of very many, to know them is work enough for one task; where they are is asked in another.
    else void pause().then(() => turn === this.#turn && this.#begin());
  }

  /** Lays what is to be seen on the page. */
  #begin() {
    // The new sheet comes after what asks where things are: it has the whole page styled anew.
    if (this.#isWindowed) this.#vicinity.follow(this.#kinds);
    for (const root of this.#roots) if (!isAdopted(root, this.#sheet)) adopt(root, this.#sheet);
    this.#fill();
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

  /** Lays the marks on the page; of very many, those near the viewport. */
  #fill() {
    this.#layers.kinds.lay(this.#shown(this.#kinds), this.#index);
    this.#layWashes();
  }

  #layWashes() {
    this.#layers.washes.lay(this.#shown(this.#washes), this.#index);
  }

  /**
   * Which stretch of the text wears which speaker's colour.
   * @param {Painted} [whole] wears its own throughout, also where others are nested in it
   * @returns {Mark[]} by start
   */
  #washesWith(whole) {
    const at = whole ? this.#statements.indexOf(whole) : undefined;
    const marks = washes(this.#statements, at).flatMap((ranges, statement) => {
      const name = `${PREFIX}speaker-${this.#slotOf(statement)}`;
      return ranges.map((range) => ({ ...range, name }));
    });
    return marks.sort((a, b) => a.start - b.start);
  }

  /**
   * Those of the marks that are painted.
   * @param {readonly Mark[]} marks
   */
  #shown(marks) {
    return this.#isWindowed ? this.#near(marks) : marks;
  }

  /**
   * Those of the marks that are near the viewport.
   * @param {readonly Mark[]} marks
   */
  *#near(marks) {
    for (const [from, to] of this.#vicinity.near) {
      const [first, last] = [this.#kinds[from], this.#kinds[to - 1]];
      if (!first || !last) continue;
      for (let at = firstFrom(marks, first.start); (marks[at]?.start ?? Infinity) <= last.end; at++) {
        yield /** @type {Mark} */ (marks[at]);
      }
    }
  }

  /** @param {number} at */
  #slotOf(at) {
    const speaker = this.#statements[at]?.speaker ?? null;
    return speaker === null ? NO_SPEAKER : (this.#slots[speaker] ?? NO_SPEAKER);
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
    if (whole !== this.#whole && !this.isHidden) {
      this.#washes = this.#washesWith(whole);
      this.#layWashes();
      this.#whole = whole;
    }
    this.#set("current", statement?.content ?? []);
    this.#set("cue", statement?.cue ? [statement.cue] : []);
    this.#set("source", statement?.source ? [statement.source] : []);
  }

  /**
   * Whether another statement is nested in this one.
   * @param {Painted} outer
   */
  #nests(outer) {
    // What is nested in it begins where it does or behind, and so stands behind it.
    const end = outer.content.at(-1)?.end ?? 0;
    for (let at = this.#statements.indexOf(outer) + 1; at < this.#statements.length; at++) {
      const { content } = /** @type {Painted} */ (this.#statements[at]);
      if ((content[0]?.start ?? 0) >= end) return false;
      const isInside = content.some((inner) =>
        outer.content.some((each) => each.start <= inner.start && inner.end <= each.end),
      );
      if (isInside) return true;
    }
    return false;
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

  /** A script that an update of the extension cut off may have left its own. */
  #removeOld() {
    remove([...WASHES, ...KINDS]);
    for (const root of this.#roots) unadopt(root, (sheet) => sheet !== this.#sheet && isHighlightSheet(sheet));
  }

  #remove() {
    this.#turn += 1;
    this.#endFlash();
    this.#vicinity.stop();
    remove([...WASHES, ...KINDS, ...PASSING]);
    for (const root of this.#roots) unadopt(root, (sheet) => sheet === this.#sheet);
  }
}

/** @param {CSSStyleSheet} sheet */
function isHighlightSheet(sheet) {
  const [first] = sheet.cssRules;
  return first instanceof CSSStyleRule && first.selectorText === CURRENT;
}

/**
 * Takes highlights off the page. By name, not by asking for the names: Firefox gives a content script no iterator over what
 * belongs to the page.
 * @param {readonly string[]} names
 */
function remove(names) {
  for (const name of names) CSS.highlights.delete(name);
}

/**
 * @param {readonly Mark[]} marks
 * @param {number} start
 */
function firstFrom(marks, start) {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (/** @type {Mark} */ (marks[middle]).start < start) low = middle + 1;
    else high = middle;
  }
  return low;
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
