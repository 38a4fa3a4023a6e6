/**
 * The text of a page and where each character of it stands: offsets into the blocks' texts joined by a separator, in
 * UTF-16 code units, to places in text nodes and back, by binary search.
 */

/** @import {TextRange} from "../../common/types.js" */
/** @import {Block as BuiltBlock, Run} from "./block-builder.js" */
/** @import {Statement} from "../../common/types.js" */

import { addressOf } from "../address.js";
import { linkTo } from "./text-fragment.js";

/** @typedef {Pick<BuiltBlock, "text" | "runs">} Block */

/** From an offset in a node to one in the same or a later node. @typedef {{first: Text, from: number, last: Text, to: number}} Place */

import { plain } from "./plain.js";

/** What stands between two blocks; the same as in the core. */
export const SEPARATOR = "\n\n";

export class TextIndex {
  /** @type {readonly Block[]} */
  #blocks = [];
  /** Where each block starts. @type {readonly number[]} */
  #starts = [];
  /** How long all the text is. */
  length = 0;
  /** All the text, once it is asked for. @type {string | undefined} */
  #text;
  /** The first run of each node, once they are asked for. @type {Map<Node, {block: number, run: number}> | undefined} */
  #ofNode;

  /** @param {readonly Block[]} blocks in order */
  constructor(blocks) {
    this.#blocks = blocks;
    let start = 0;
    this.#starts = blocks.map(({ text }) => {
      const at = start;
      start += text.length + SEPARATOR.length;
      return at;
    });
    this.length = Math.max(start - SEPARATOR.length, 0);
  }

  /** All the text. */
  get text() {
    return (this.#text ??= this.#blocks.map(({ text }) => text).join(SEPARATOR));
  }

  /**
   * Becomes the index of the page as it is now, for all who hold this one.
   * @param {TextIndex} other
   */
  become(other) {
    this.#blocks = other.#blocks;
    this.#starts = other.#starts;
    this.length = other.length;
    this.#text = other.#text;
    this.#ofNode = other.#ofNode;
  }

  /**
   * An address that leads to the words of a statement.
   * @param {Statement} statement
   */
  linkTo(statement) {
    return linkTo(statement, this.text, addressOf(document));
  }

  /** @param {TextRange} range */
  slice({ start, end }) {
    return this.text.slice(start, end);
  }

  /**
   * The ranges of the page that show a range of the text: see {@link places}.
   * @param {TextRange} range
   */
  ranges(range) {
    return this.places(range).map(rangeOf);
  }

  /**
   * Where in the page a range of the text is shown: one place, or several where it runs over blocks or around something
   * that is not of the text. Empty where the page has changed too much.
   * @param {TextRange} range
   * @returns {Place[]}
   */
  places({ start, end }) {
    /** @type {Place[]} */
    const places = [];
    for (let number = this.#blockAt(start); number < this.#blocks.length; number++) {
      const base = this.#startOf(number);
      if (base >= end) break;
      const { runs } = /** @type {Block} */ (this.#blocks[number]);
      /** @type {Run | undefined} */
      let before;
      for (let at = firstEndingAfter(runs, start - base); at < runs.length; at++) {
        const run = /** @type {Run} */ (runs[at]);
        if (base + run.start >= end) break;
        const from = run.offset + Math.max(start - base - run.start, 0);
        const to = run.offset + Math.min(end - base, run.end) - run.start;
        if (to > run.node.length || !run.node.isConnected) continue;
        const last = places.at(-1);
        if (last && before && run.joined && follows(before.node, run.node)) {
          last.last = run.node;
          last.to = to;
        } else {
          places.push({ first: run.node, from, last: run.node, to });
        }
        before = run;
      }
    }
    return places;
  }

  /**
   * The offset in the text of a place in the page.
   * @param {Node} node
   * @param {number} offset
   * @returns {number | null} null where it is not of the text
   */
  offsetOf(node, offset) {
    const place = this.#placeOf(node);
    if (!place) return null;
    const base = this.#startOf(place.block);
    for (const run of this.#runsFrom(place)) {
      if (run.node !== node) break;
      if (offset <= run.offset + (run.end - run.start)) return base + run.start + Math.max(offset - run.offset, 0);
    }
    return null;
  }

  /**
   * The offset in the text of a place in the page that may be beside all text: of the next text in a direction.
   * @param {Node} node
   * @param {number} offset in it, as ranges count
   * @param {1 | -1} direction
   * @returns {number | null} null where there is none in its tree
   */
  nearest(node, offset, direction) {
    const exact = this.offsetOf(node, offset);
    if (exact !== null) return exact;
    const { childNodes } = plain(node);
    const walker = document.createTreeWalker(Node.prototype.getRootNode.call(node), NodeFilter.SHOW_TEXT);
    const child = node instanceof Text ? null : childNodes[offset];
    // Backwards, the text before the place; forwards, that at the place or after it.
    walker.currentNode = child ?? (node instanceof Text ? node : lastIn(node));
    /** @type {Node | null} */
    let text = direction > 0 && child instanceof Text ? child : null;
    if (!text && direction < 0 && !child && walker.currentNode instanceof Text && walker.currentNode !== node) {
      text = walker.currentNode;
    }
    for (text ??= step(); text; text = step()) {
      const place = this.#placeOf(text);
      if (!place) continue;
      const runs = this.#runsFrom(place).filter((run) => run.node === text);
      const base = this.#startOf(place.block);
      return direction > 0 ? base + (runs[0]?.start ?? 0) : base + (runs.at(-1)?.end ?? 0);
    }
    return null;

    function step() {
      return direction > 0 ? walker.nextNode() : walker.previousNode();
    }
  }

  /**
   * The first block that ends behind an offset.
   * @param {number} offset
   */
  #blockAt(offset) {
    let low = 0;
    let high = this.#blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#startOf(middle) + /** @type {Block} */ (this.#blocks[middle]).text.length > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** @param {number} number */
  #startOf(number) {
    return /** @type {number} */ (this.#starts[number]);
  }

  /** @param {Node} node */
  #placeOf(node) {
    if (!this.#ofNode) {
      this.#ofNode = new Map();
      for (const [block, { runs }] of this.#blocks.entries()) {
        for (const [run, { node: each }] of runs.entries()) {
          if (!this.#ofNode.has(each)) this.#ofNode.set(each, { block, run });
        }
      }
    }
    return this.#ofNode.get(node);
  }

  /** @param {{block: number, run: number}} place */
  #runsFrom({ block, run }) {
    return /** @type {Block} */ (this.#blocks[block]).runs.slice(run);
  }
}

/** @param {Place} place */
export function rangeOf({ first, from, last, to }) {
  const range = document.createRange();
  range.setStart(first, from);
  range.setEnd(last, to);
  return range;
}

/**
 * @param {readonly Run[]} runs
 * @param {number} offset
 */
function firstEndingAfter(runs, offset) {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (/** @type {Run} */ (runs[middle]).end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Whether `b` is, or comes after, `a` in one tree: what slots show may be elsewhere or in another order.
 * @param {Node} a
 * @param {Node} b
 */
function follows(a, b) {
  if (a === b) return true;
  const relation = a.compareDocumentPosition(b);
  return (relation & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && (relation & Node.DOCUMENT_POSITION_DISCONNECTED) === 0;
}

/**
 * The last node in a tree.
 * @param {Node} node
 */
function lastIn(node) {
  let last = node;
  for (;;) {
    const { lastChild } = plain(last);
    if (!lastChild) return last;
    last = lastChild;
  }
}
