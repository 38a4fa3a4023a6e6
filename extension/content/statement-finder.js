/** Which statement stands at an offset of the text, by binary search over all their contents. */

/** @import {Statement} from "../common/types.js" */

/** @typedef {{start: number, end: number, statement: number, furthest: number}} Stretch */

export class StatementFinder {
  /**
   * By start; `furthest` is the largest end up to and including it, so that a search back can stop.
   * @type {Stretch[]}
   */
  #stretches = [];

  /**
   * Finds among other statements from now on.
   * @param {readonly Statement[]} statements
   */
  take(statements) {
    this.#stretches = statements
      .flatMap(({ content }, statement) => content.map(({ start, end }) => ({ start, end, statement, furthest: end })))
      .sort((a, b) => a.start - b.start || b.end - a.end);
    let furthest = 0;
    for (const stretch of this.#stretches) {
      furthest = Math.max(furthest, stretch.end);
      stretch.furthest = furthest;
    }
  }

  /**
   * The innermost statement whose content has the character at or before `offset`.
   * @param {number} offset
   * @returns {number | null} its index
   */
  at(offset) {
    let low = 0;
    let high = this.#stretches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (/** @type {Stretch} */ (this.#stretches[middle]).start <= offset) low = middle + 1;
      else high = middle;
    }
    for (let at = low - 1; at >= 0; at--) {
      const stretch = /** @type {Stretch} */ (this.#stretches[at]);
      if (stretch.furthest < offset) return null;
      if (stretch.end >= offset) return stretch.statement;
    }
    return null;
  }
}
