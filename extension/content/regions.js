/** The elements around the blocks of a page, with what their markup says of them: the core tells the article by them. */

/** @import {Page} from "../common/types.js" */

import { parentOf } from "./layout.js";

/** Some pages give an element hundreds of classes. */
const MOST_NAMES = 200;

export class Regions {
  /** Each stands behind the one around it. @type {NonNullable<Page["regions"]>} */
  list = [];
  /** @type {Map<Element, number>} */
  #indices = new Map();
  #layout;

  /** @param {import("./layout.js").Layout} layout */
  constructor(layout) {
    this.#layout = layout;
  }

  /**
   * The index of an element that has a block of its own.
   * @param {Element} element
   * @returns {number}
   */
  of(element) {
    // From the outside in, and not by recursion: pages nest as deep as they like.
    const unknown = [];
    /** @type {number | undefined} */
    let parent;
    for (let at = /** @type {Element | null} */ (element); at; at = this.#around(at)) {
      parent = this.#indices.get(at);
      if (parent !== undefined) break;
      unknown.push(at);
    }
    for (const each of unknown.reverse()) {
      const index = this.list.length;
      this.list.push({ tag: each.localName, names: namesOf(each), ...(parent === undefined ? {} : { parent }) });
      this.#indices.set(each, index);
      parent = index;
    }
    return /** @type {number} */ (parent);
  }

  /** @param {Element} element */
  #around(element) {
    const parent = parentOf(element);
    return parent && this.#layout.of(parent).block;
  }
}

/** @param {Element} element */
function namesOf(element) {
  const names = ["class", "id", "role", "itemprop"].map((name) => element.getAttribute(name)).filter(Boolean);
  return names.join(" ").slice(0, MOST_NAMES);
}
