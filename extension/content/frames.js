/** The pages that are embedded in this one: noticed when they come, grow or go, and read each by a script of its own. */

/** @import {EmbeddedPlace} from "../common/types.js" */

import { askBackground } from "../common/messages.js";

const EMBEDDING = "iframe, frame, object, embed";

/** What is smaller is an advertisement, a button, a counter. In pixels; the background says the same. */
const LEAST = { width: 200, height: 100 };

/** What is nearer than this to the end of the window is not in sight. */
const NEAR_EDGE = 40;

/** Many come at once. In milliseconds. */
const REST = 200;

/** Looking takes at most one part of the time in so many. */
const SHARE = 20;

export class Frames {
  #signal;
  /** Those that are there, and whether each is large enough to be read. @type {Map<Element, boolean>} */
  #known = new Map();
  /** @type {WeakSet<Document | ShadowRoot>} */
  #watched = new WeakSet();
  #resized = new ResizeObserver(() => this.#grow());
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #earliest = 0;

  /**
   * @param {object} options
   * @param {AbortSignal} options.signal
   */
  constructor({ signal }) {
    this.#signal = signal;
    signal.addEventListener("abort", () => {
      this.#resized.disconnect();
      clearTimeout(this.#timer);
    });
  }

  /**
   * Takes note of those that are there now.
   * @param {readonly ShadowRoot[]} roots
   * @returns {boolean} whether they are others than before
   */
  see(roots) {
    const trees = [document, ...roots];
    for (const tree of trees) this.#watch(tree);
    const present = new Set(trees.flatMap((tree) => [...tree.querySelectorAll(EMBEDDING)]));
    const gone = [...this.#known.keys()].filter((element) => !present.has(element));
    const come = [...present].filter((element) => !this.#known.has(element));
    for (const element of gone) {
      this.#known.delete(element);
      this.#resized.unobserve(element);
    }
    for (const element of come) {
      this.#known.set(element, isLarge(element));
      this.#resized.observe(element);
    }
    return gone.length + come.length > 0;
  }

  /**
   * Has them read that are not read yet.
   * @returns {Promise<number>} how many statements there are in all of them
   */
  async read() {
    const start = performance.now();
    const foreign = [...this.#known.keys()].flatMap(foreignOrigin);
    const statements = await askBackground("frames", { foreign });
    const end = performance.now();
    this.#earliest = end + SHARE * (end - start);
    return statements;
  }

  /** Has them read soon. */
  soon() {
    if (this.#signal.aborted || this.#timer !== undefined) return;
    const wait = Math.max(REST, this.#earliest - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.read().catch(() => {});
    }, wait);
  }

  /**
   * Scrolls to a place in one of them, which cannot scroll what is around it by itself.
   * @param {EmbeddedPlace} place
   */
  reveal({ at, top }) {
    const [element] = [...this.#known.keys()].filter(
      (each) => "contentWindow" in each && each.contentWindow !== null && each.contentWindow === window[at],
    );
    if (!element) return;
    element.scrollIntoView({ block: "nearest" });
    const y = element.getBoundingClientRect().top + top;
    if (y < 0 || y > innerHeight - NEAR_EDGE) scrollBy({ top: y - innerHeight / 3 });
  }

  /** @param {Document | ShadowRoot} tree */
  #watch(tree) {
    if (this.#watched.has(tree)) return;
    this.#watched.add(tree);
    tree.addEventListener(
      "load",
      ({ isTrusted, target }) => {
        if (isTrusted && target instanceof Element && target.matches(EMBEDDING)) this.soon();
      },
      { signal: this.#signal, capture: true, passive: true },
    );
  }

  /** One that was too small may have got what makes it larger. */
  #grow() {
    for (const [element, wasLarge] of this.#known) {
      if (wasLarge === isLarge(element)) continue;
      this.#known.set(element, !wasLarge);
      if (!wasLarge) this.soon();
    }
  }
}

/** @param {Element} element */
function isLarge(element) {
  const { width, height } = element.getBoundingClientRect();
  return width >= LEAST.width && height >= LEAST.height;
}

/**
 * The origin of an embedded page that this one cannot look into; it is no other where it comes from the same.
 * @param {Element} element
 * @returns {string[]} one, or none
 */
function foreignOrigin(element) {
  if (!(element instanceof HTMLIFrameElement || element instanceof HTMLFrameElement)) return [];
  const address = URL.parse(element.src);
  const isForeign = address && /^https?:$/.test(address.protocol) && address.origin !== location.origin;
  return isForeign && element.contentDocument === null && isLarge(element) ? [address.origin] : [];
}
