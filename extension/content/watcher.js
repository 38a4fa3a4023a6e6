/**
 * Notices that the page has become another one: content that comes late, is changed or taken away, or another page at the
 * same window. A page that is being built changes many times a second, so it is read again when it has come to rest, in an
 * idle moment, and the less often the longer that takes. Nothing polls.
 */

/** A page has come to rest when nothing has changed for so long, in milliseconds. */
const REST = 250;

/** A page that never rests is read again all the same, after so long. */
const LONGEST = 2000;

/** Reading again takes at most one part of the time in so many. */
const SHARE = 20;

/** Attributes that show or hide what is there. */
const SHOWING = ["class", "hidden", "open", "aria-hidden", "slot"];

export class Watcher {
  #observer;
  #onchange;
  #signal;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** When the first change came that has not been read. @type {number | undefined} */
  #since;
  /** Not to be read again before. */
  #earliest = 0;
  /** Whether it is being read. */
  #isReading = false;

  /**
   * @param {object} options
   * @param {(node: Node) => boolean} options.isOurs
   * @param {() => Promise<void>} options.onchange reads the page again
   * @param {AbortSignal} options.signal
   */
  constructor({ isOurs, onchange, signal }) {
    this.#onchange = onchange;
    this.#signal = signal;
    this.#observer = new MutationObserver((records) => {
      if (records.some((record) => !isOnlyOurs(record, isOurs))) this.#stir();
    });
    signal.addEventListener(
      "abort",
      () => {
        this.#observer.disconnect();
        clearTimeout(this.#timer);
      },
      { once: true },
    );
  }

  /**
   * Watches the document and these shadow roots in it.
   * @param {readonly ShadowRoot[]} roots
   */
  watch(roots) {
    for (const root of [document, ...roots]) {
      this.#observer.observe(root, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
        attributeFilter: SHOWING,
      });
    }
  }

  /** Has the page read again as if it had changed just now. */
  again() {
    this.#stir();
  }

  #stir() {
    if (this.#signal.aborted) return;
    const now = performance.now();
    this.#since ??= now;
    if (this.#isReading) return;
    clearTimeout(this.#timer);
    const wait = Math.max(Math.min(REST, this.#since + LONGEST - now), this.#earliest - now, 0);
    this.#timer = setTimeout(() => requestIdleCallback(() => void this.#read(), { timeout: LONGEST }), wait);
  }

  async #read() {
    if (this.#signal.aborted || this.#isReading) return;
    this.#isReading = true;
    this.#since = undefined;
    const start = performance.now();
    try {
      await this.#onchange();
    } finally {
      this.#isReading = false;
      const end = performance.now();
      this.#earliest = end + SHARE * (end - start);
      if (this.#since !== undefined) this.#stir();
    }
  }
}

/**
 * @param {MutationRecord} record
 * @param {(node: Node) => boolean} isOurs
 */
function isOnlyOurs({ type, addedNodes, removedNodes }, isOurs) {
  return type === "childList" && [...addedNodes, ...removedNodes].every(isOurs);
}
