/**
 * Those whose turn comes, in the order in which they were added, each once. A set of which the first is taken again and again
 * would do, but each time it is looked through from its start, where the gaps are that those before have left.
 */

/** @template T */
export class Turns {
  /** @type {Set<T>} */
  #waiting = new Set();
  /** Goes on where it was, also to what is added later. */
  #next = this.#waiting.values();

  get size() {
    return this.#waiting.size;
  }

  /** @param {T} one */
  add(one) {
    this.#waiting.add(one);
  }

  /** @param {T} one */
  has(one) {
    return this.#waiting.has(one);
  }

  clear() {
    this.#waiting.clear();
  }

  /** @returns {T | undefined} the first, which waits no longer */
  take() {
    // One that has come to the end stays there.
    if (this.#waiting.size === 0) return undefined;
    let next = this.#next.next();
    if (next.done) {
      this.#next = this.#waiting.values();
      next = this.#next.next();
    }
    const one = /** @type {T} */ (next.value);
    this.#waiting.delete(one);
    return one;
  }
}
