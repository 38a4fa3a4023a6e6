/** What of a page's text the reader has before them. */

/** @import {TextIndex} from "../text/text-index.js" */

/**
 * The offset in the text of what stands at a point of the viewport, or of the text that is nearest to it.
 * @param {TextIndex} index
 * @param {ShadowRoot[]} roots
 * @param {number} x
 * @param {number} y
 * @returns {number | null}
 */
export function offsetAt(index, roots, x, y) {
  const place = document.caretPositionFromPoint(x, y, { shadowRoots: roots });
  return place && index.offsetOf(place.offsetNode, place.offset);
}

/** Of fewer all are asked where they are. */
const FEW = 200;

/**
 * The first of things in the order of the text that is not above the viewport. Of many not all are asked: it is the right one
 * where they stand below each other.
 * @param {number} count
 * @param {(at: number) => number | undefined} bottomOf how far down one ends in the viewport; undefined where it is not shown
 * @returns {number | null} null where all are above
 */
export function firstBelow(count, bottomOf) {
  let low = 0;
  let high = count;
  while (high - low > FEW) {
    const middle = (low + high) >> 1;
    let shown = middle;
    let bottom = bottomOf(shown);
    while (bottom === undefined && shown + 1 < Math.min(high, middle + FEW)) bottom = bottomOf(++shown);
    if (bottom !== undefined && bottom > 0) high = middle + 1;
    else low = shown + 1;
  }
  for (let at = low; at < high; at++) {
    if ((bottomOf(at) ?? 0) > 0) return at;
  }
  return high < count ? high : null;
}

/** Where in the viewport is looked, as shares of its width and height. */
const ACROSS = [0.3, 0.6];
const DOWN = [0.1, 0.5, 0.9];

/** How many things around those before the reader are near. */
const AROUND = 400;

/** How close the reader may come to the end of what is near. */
const RESERVE = 100;

/**
 * The things near the viewport, of many in the order of the text, while the reader scrolls.
 */
export class Vicinity {
  #index;
  #roots;
  #onmove;
  /** @type {AbortController | undefined} */
  #listening;
  #frame = 0;
  /** @type {readonly {start: number, end: number}[]} */
  #things = [];
  /** From which to which they are near. @type {[number, number][]} */
  near = [];

  /**
   * @param {TextIndex} index
   * @param {ShadowRoot[]} roots
   * @param {() => void} onmove called when others are near
   */
  constructor(index, roots, onmove) {
    this.#index = index;
    this.#roots = roots;
    this.#onmove = onmove;
  }

  /**
   * Begins to tell which of these are near.
   * @param {readonly {start: number, end: number}[]} things by start
   */
  follow(things) {
    this.stop();
    this.#things = things;
    this.near = this.#around(this.#seen(), AROUND);
    this.#listening = new AbortController();
    const options = { capture: true, passive: true, signal: this.#listening.signal };
    const soon = () => {
      this.#frame ||= requestAnimationFrame(() => {
        this.#frame = 0;
        this.#look();
      });
    };
    // Whatever scrolls, scrolls in the document.
    document.addEventListener("scroll", soon, options);
    addEventListener("resize", soon, options);
  }

  stop() {
    this.#listening?.abort();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  #look() {
    const seen = this.#seen();
    const isNear = this.#around(seen, RESERVE).every(([from, to]) =>
      this.near.some(([start, end]) => start <= from && to <= end),
    );
    if (isNear) return;
    this.near = this.#around(seen, AROUND);
    this.#onmove();
  }

  /** The numbers of some of those that are before the reader. */
  #seen() {
    const seen = new Set();
    for (const x of ACROSS) {
      for (const y of DOWN) {
        const offset = offsetAt(this.#index, this.#roots, x * innerWidth, y * innerHeight);
        if (offset !== null) seen.add(this.#firstFrom(offset));
      }
    }
    const below = firstBelow(this.#things.length, (at) => this.#bottomOf(at));
    if (below !== null) seen.add(below);
    else if (seen.size === 0) seen.add(this.#things.length);
    return [.../** @type {Set<number>} */ (seen)].sort((a, b) => a - b);
  }

  /** @param {number} at */
  #bottomOf(at) {
    const thing = this.#things[at];
    const rect = thing && this.#index.ranges(thing)[0]?.getBoundingClientRect();
    return rect && rect.height > 0 ? rect.bottom : undefined;
  }

  /** @param {number} offset */
  #firstFrom(offset) {
    let low = 0;
    let high = this.#things.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (/** @type {{start: number}} */ (this.#things[middle]).start < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * @param {number[]} numbers in order
   * @param {number} reach
   */
  #around(numbers, reach) {
    /** @type {[number, number][]} */
    const around = [];
    for (const number of numbers) {
      const from = Math.max(number - reach, 0);
      const to = Math.min(number + reach, this.#things.length);
      const last = around.at(-1);
      if (last && from <= last[1]) last[1] = Math.max(last[1], to);
      else around.push([from, to]);
    }
    return around;
  }
}
