/** What of a page that has been read is out of date, by what the browser tells of its changes. */

/** @import {Flow} from "./flow.js" */
/** @import {Layout} from "./layout.js" */

import { plain } from "./plain.js";
import { parentOf, shadowRootOf } from "./shadow.js";

/** How many elements beside those that have changed are looked at, at most, each time that changes are learned of. */
const MOST_BESIDE = 200;

export class Staleness {
  #layout;
  #flowAt;
  #reread;
  #rereadAll;
  /** Since when what was known of an element and all in it is out of date. @type {WeakMap<Element, number>} */
  #since = new WeakMap();

  /**
   * @param {object} options
   * @param {Layout} options.layout
   * @param {(element: Element) => Flow | undefined} options.flowAt the flow that an element starts
   * @param {(flow: Flow) => void} options.reread
   * @param {() => void} options.rereadAll
   */
  constructor({ layout, flowAt, reread, rereadAll }) {
    this.#layout = layout;
    this.#flowAt = flowAt;
    this.#reread = reread;
    this.#rereadAll = rereadAll;
  }

  /** @param {Element} element */
  since(element) {
    return this.#since.get(element) ?? 0;
  }

  /**
   * Takes in what has changed.
   * @param {MutationRecord[] | null} records null for too much to tell
   */
  learn(records) {
    if (records?.length === 0) return;
    this.#layout.now += 1;
    if (!records || records.some(isOfStyle)) {
      this.#rereadAll();
      return;
    }
    /** Elements with an attribute that may show or hide them, or what is in or beside them. @type {Set<Element>} */
    const shown = new Set();
    /** @type {Set<Element>} */
    const styled = new Set();
    /** The first element behind a place where another stood. @type {Set<Element>} */
    const behind = new Set();
    for (const { type, target, addedNodes, nextSibling, attributeName } of records) {
      if (type === "childList") {
        this.#refilled(target, addedNodes);
        const next = plain(nextSibling)?.parentNode === target ? nextSibling : plain(target).firstChild;
        const element = next instanceof Element ? next : nextElement(next);
        if (element) behind.add(element);
      } else if (type === "characterData") this.#touch(target);
      else if (attributeName === "slot") this.#expire(plain(target).parentNode);
      else (attributeName === "style" ? styled : shown).add(/** @type {Element} */ (target));
    }
    for (const element of styled) {
      // Whatever moves does so by its style: most of that changes nothing for readers.
      if (!shown.has(element) && this.#layout.known(element) && this.#layout.hasChanged(element)) this.#expire(element);
    }
    for (const element of shown) {
      this.#expire(element);
      const next = nextElement(element);
      if (next && !shown.has(next)) behind.add(next);
    }
    this.#lookAlong(behind);
  }

  /**
   * Its children are others.
   * @param {Node} target
   * @param {NodeList} added
   */
  #refilled(target, added) {
    for (const node of added) {
      // It may have stood elsewhere before.
      if (node instanceof Element) this.#since.set(node, this.#layout.now);
    }
    // Where its shadow tree shows them is its own affair.
    if (target instanceof Element && shadowRootOf(target)) this.#expire(target);
    else this.#touch(target);
  }

  /**
   * All that was known of an element and what is in it is out of date.
   * @param {Node | null} node
   */
  #expire(node) {
    if (!(node instanceof Element)) return;
    if (node === document.body || node === document.documentElement) {
      this.#rereadAll();
      return;
    }
    this.#since.set(node, this.#layout.now);
    this.#touch(parentOf(node));
  }

  /**
   * Something in a node has changed: the text that flows around it is to be read again.
   * @param {Node | null} node
   * @returns {boolean} whether any does
   */
  #touch(node) {
    for (let at = elementAt(node); at; at = parentOf(at)) {
      if (this.#layout.known(at)?.skipped && this.since(at) < this.#layout.now) return false;
      const flow = this.#flowAt(at);
      if (flow) {
        this.#reread(flow);
        return true;
      }
    }
    return false;
  }

  /**
   * What an element shows may stand beside it: a switch and what it opens. And some are shown by their number.
   * @param {Set<Element>} first
   */
  #lookAlong(first) {
    let left = MOST_BESIDE;
    /** @type {Set<Element>} */
    const seen = new Set();
    for (const element of first) {
      for (let next = /** @type {Element | null} */ (element); next && !seen.has(next); next = nextElement(next)) {
        if (left-- === 0) return;
        seen.add(next);
        if (this.since(next) < this.#layout.now && this.#layout.known(next) && this.#layout.hasChanged(next)) {
          this.#expire(next);
        }
      }
    }
  }
}

/** @param {Node | null} node */
const nextElement = (node) =>
  node instanceof Element || node instanceof CharacterData ? plain(node).nextElementSibling : null;

/** @param {Node | null} node */
const elementAt = (node) => (node === null || node instanceof Element ? node : parentOf(node));

/** Whether a change is one of the page's style, which may be of anything. @param {MutationRecord} record */
function isOfStyle({ target, type, addedNodes, removedNodes }) {
  if (isStyle(target) || isStyle(plain(target).parentNode)) return true;
  return type === "childList" && [...addedNodes, ...removedNodes].some(isStyle);
}

/** @param {Node | null} node */
function isStyle(node) {
  return node instanceof HTMLStyleElement || (node instanceof HTMLLinkElement && /\bstylesheet\b/i.test(node.rel));
}
