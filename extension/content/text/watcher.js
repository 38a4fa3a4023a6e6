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
const SHOWING = ["class", "style", "hidden", "open", "aria-hidden", "slot"];

/** Of more changes than these nobody wants to know which they were. */
const MOST_RECORDS = 10_000;

export class Watcher {
  #observer;
  #isOurs;
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
  /** The changes that have not been taken; null for too many. @type {MutationRecord[] | null} */
  #records = [];

  /**
   * @param {object} options
   * @param {(node: Node) => boolean} options.isOurs
   * @param {() => Promise<void>} options.onchange reads the page again
   * @param {AbortSignal} options.signal
   */
  constructor({ isOurs, onchange, signal }) {
    this.#onchange = onchange;
    this.#signal = signal;
    this.#isOurs = isOurs;
    this.#observer = new MutationObserver((records) => this.#note(records) && this.#stir());
    document.addEventListener(
      "load",
      ({ target }) => {
        // A style sheet may show or hide anything.
        if (!(target instanceof HTMLLinkElement)) return;
        this.#records = null;
        this.#stir();
      },
      { capture: true, passive: true, signal },
    );
    signal.addEventListener(
      "abort",
      () => {
        this.#observer.disconnect();
        clearTimeout(this.#timer);
      },
      { once: true },
    );
  }

  /** @param {Document | ShadowRoot} root */
  watch(root) {
    this.#observer.observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: SHOWING,
    });
  }

  /** What has changed since this was called last; null for too much to tell. */
  take() {
    this.#note(this.#observer.takeRecords());
    const records = this.#records;
    this.#records = [];
    return records;
  }

  /**
   * @param {MutationRecord[]} records
   * @returns {boolean} whether any is of the page
   */
  #note(records) {
    const ofPage = records.filter((record) => !isOnlyOurs(record, this.#isOurs));
    if (this.#records && this.#records.length + ofPage.length <= MOST_RECORDS) this.#records.push(...ofPage);
    else if (ofPage.length > 0) this.#records = null;
    return ofPage.length > 0;
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
