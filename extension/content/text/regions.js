/** The elements around the blocks of a page, with what their markup says of them: the core tells the article by them. */

/** @import {Page} from "../../common/types.js" */
/** @import {Flow} from "./flow.js" */

import { plain } from "./plain.js";

/** Some pages give an element hundreds of classes. */
const MOST_NAMES = 200;

export class Regions {
  /** Each stands behind the one around it. @type {NonNullable<Page["regions"]>} */
  list = [];
  /** @type {Map<Flow, number>} */
  #indices = new Map();

  /**
   * The index of an element that has a block of its own.
   * @param {Flow} flow
   * @returns {number}
   */
  of(flow) {
    // From the outside in, and not by recursion: pages nest as deep as they like.
    const unknown = [];
    /** @type {number | undefined} */
    let parent;
    for (let at = /** @type {Flow | null} */ (flow); at; at = at.parent) {
      parent = this.#indices.get(at);
      if (parent !== undefined) break;
      unknown.push(at);
    }
    for (const each of unknown.reverse()) {
      const index = this.list.length;
      const { region } = each;
      this.list.push(parent === undefined ? region : { ...region, parent });
      this.#indices.set(each, index);
      parent = index;
    }
    return /** @type {number} */ (parent);
  }
}

/** @param {Element} element */
export function regionOf(element) {
  const asked = plain(element);
  const names = ["class", "id", "role", "itemprop"].map((name) => asked.getAttribute(name)).filter(Boolean);
  return { tag: asked.localName, names: names.join(" ").slice(0, MOST_NAMES) };
}
