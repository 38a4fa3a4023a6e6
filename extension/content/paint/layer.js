/**
 * Highlights of the page that lie on one level. When others are laid, only what has changed is touched: a range that is
 * where it should be stays, and what the browser has drawn of it.
 */

/** @import {TextRange} from "../../common/types.js" */
/** @import {Place, TextIndex} from "../text/text-index.js" */

import { rangeOf } from "../text/text-index.js";

/** A range of the text, and the highlight that it is in. @typedef {TextRange & {name: string}} Mark */

/** Of nodes, to tell places apart. @type {WeakMap<Node, number>} */
const numbers = new WeakMap();
let last = 0;

export class Layer {
  #priority;
  /** Those that are laid, by name, and their ranges by place. @type {Map<string, {highlight: Highlight, ranges: Map<string, Range>}>} */
  #laid;

  /**
   * @param {readonly string[]} names that its highlights can have
   * @param {number} priority which level it is
   */
  constructor(names, priority) {
    this.#priority = priority;
    this.#laid = new Map(names.map((name) => [name, { highlight: emptyHighlight(priority), ranges: new Map() }]));
  }

  /**
   * Lays these marks, and no others.
   * @param {Iterable<Mark>} marks
   * @param {TextIndex} index where they are
   */
  lay(marks, index) {
    /** @type {Map<string, Map<string, Range>>} */
    const wanted = new Map([...this.#laid.keys()].map((name) => [name, new Map()]));
    for (const mark of marks) {
      const ranges = wanted.get(mark.name);
      const before = this.#laid.get(mark.name)?.ranges;
      for (const place of index.places(mark)) {
        const key = keyOf(place);
        const there = before?.get(key);
        // The page may have moved the node, and a range does not move with it.
        if (!ranges?.has(key)) ranges?.set(key, there && isAt(there, place) ? there : rangeOf(place));
      }
    }
    for (const [name, ranges] of wanted) this.#change(name, ranges);
  }

  /**
   * @param {string} name
   * @param {Map<string, Range>} ranges
   */
  #change(name, ranges) {
    const { highlight, ranges: before } = /** @type {{highlight: Highlight, ranges: Map<string, Range>}} */ (
      this.#laid.get(name)
    );
    for (const [key, range] of before) if (ranges.get(key) !== range) highlight.delete(range);
    for (const [key, range] of ranges) if (before.get(key) !== range) highlight.add(range);
    this.#laid.set(name, { highlight, ranges });
    if (ranges.size === 0) CSS.highlights.delete(name);
    else if (CSS.highlights.get(name) !== highlight) CSS.highlights.set(name, highlight);
  }

  /** Takes them all away. */
  clear() {
    for (const name of this.#laid.keys()) {
      CSS.highlights.delete(name);
      this.#laid.set(name, { highlight: emptyHighlight(this.#priority), ranges: new Map() });
    }
  }
}

/** @param {number} priority */
export function emptyHighlight(priority) {
  const highlight = new Highlight();
  highlight.priority = priority;
  return highlight;
}

/** @param {Place} place */
const keyOf = ({ first, from, last: end, to }) => `${numberOf(first)}:${from}-${numberOf(end)}:${to}`;

/** @param {Node} node */
function numberOf(node) {
  const known = numbers.get(node);
  if (known !== undefined) return known;
  numbers.set(node, ++last);
  return last;
}

/**
 * @param {Range} range
 * @param {Place} place
 */
function isAt(range, { first, from, last: end, to }) {
  return (
    range.startContainer === first && range.startOffset === from && range.endContainer === end && range.endOffset === to
  );
}
