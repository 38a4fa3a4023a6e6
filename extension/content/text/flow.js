/**
 * An element that starts blocks of its own, with the text that flows in it. What one holds depends on nothing outside of it but
 * how its parent looks, so that after a change of the page only those are asked again in which something has changed.
 */

/** @import {Layout, Look} from "./layout.js" */
/** @import {Block} from "./block-builder.js" */

import { BlockBuilder } from "./block-builder.js";
import { plain } from "./plain.js";
import { regionOf } from "./regions.js";
import { shadowRootOf, slotted } from "./shadow.js";

/** A piece of text, a forced line break (`<br>`), something shown that is left out, or an element with blocks of its own. */
/** @typedef {{node: Text | Element, look: Look} | "gap" | Flow} Item */

/** How many nodes are visited between two chances to pause. */
const STEP = 32;

export class Flow {
  element;
  look;
  parent;
  /** How many are around it. @type {number} */
  depth;
  /** Looks in it that were asked before this count are out of date. */
  since;
  /** @type {Item[]} */
  items = [];
  /** The blocks of its own text and the flows in it, in order. @type {(Block | Flow)[]} */
  parts = [];
  /** The open shadow roots that its text comes from. @type {ShadowRoot[]} */
  roots = [];
  /** Whether there is no text in it. Then its line breaks and gaps are those of the flow around it. */
  isEmpty = true;
  breaks = 0;
  hasGap = false;
  /** @type {ReturnType<typeof regionOf> | undefined} */
  #region;

  /**
   * @param {Element} element
   * @param {Look} look
   * @param {Flow | null} parent
   * @param {number} since
   */
  constructor(element, look, parent, since) {
    this.element = element;
    this.look = look;
    this.parent = parent;
    this.depth = parent ? parent.depth + 1 : 0;
    this.since = since;
  }

  /** What its markup says of it. */
  get region() {
    return (this.#region ??= regionOf(this.element));
  }

  /**
   * Makes its blocks of what flows in it; the flows in it have theirs. Pauses at each `yield`; what is not ended changes nothing.
   * @returns {Generator<void, boolean>} whether it is another thing now to the flow around it
   */
  *build() {
    const builder = new BlockBuilder(this);
    let [breaks, hasGap, taken] = [0, false, 0];
    const gap = () => {
      hasGap = true;
      builder.gap();
    };
    /** @param {Look} look */
    const lineBreak = (look) => {
      breaks += 1;
      builder.lineBreak(look);
    };
    for (const item of this.items) {
      if (item === "gap") gap();
      else if (!(item instanceof Flow)) {
        if (item.node instanceof Element) lineBreak(item.look);
        else builder.text(item.node, item.look);
      } else if (!item.isEmpty) builder.inner(item);
      else {
        for (let left = item.breaks; left > 0; left--) lineBreak(item.look);
        if (item.hasGap) gap();
      }
      if (++taken % STEP === 0) yield;
    }
    const parts = builder.finish();
    const isEmpty = parts.length === 0;
    const isOther = isEmpty !== this.isEmpty || breaks !== this.breaks || hasGap !== this.hasGap;
    Object.assign(this, { parts, isEmpty, breaks, hasGap });
    return isOther;
  }
}

/**
 * @typedef {object} Cursor
 * @property {Node | null} node the next one to be visited, and its siblings after it
 * @property {Node[] | null} list or these
 * @property {number} at
 * @property {Look} look of what they stand in
 * @property {number} since
 */

/**
 * Asks what flows in an element, in the order in which it is shown. Pauses at each `yield`.
 * @param {Flow} flow gets its items when all of them are known
 * @param {object} around
 * @param {Layout} around.layout
 * @param {(element: Element) => number} around.staleSince since when what was known of an element is out of date
 * @param {(element: Element, look: Look, parent: Flow, since: number) => Flow} around.flowOf
 * @param {(element: Element) => void} around.dropFlowOf called with elements that have none
 * @param {(root: ShadowRoot) => void} around.foundRoot
 * @returns {Generator<void, void>}
 */
export function* walk(flow, { layout, staleSince, flowOf, dropFlowOf, foundRoot }) {
  /** @type {Item[]} */
  const items = [];
  /** @type {ShadowRoot[]} */
  const roots = [];
  /** @param {ShadowRoot} root */
  const enter = (root) => {
    roots.push(root);
    foundRoot(root);
  };
  const stack = [cursorIn(flow.element, flow.look, flow.since, enter)];
  let visited = 0;
  for (let cursor = stack.at(-1); cursor; cursor = stack.at(-1)) {
    const node = next(cursor);
    if (!node) {
      stack.pop();
      continue;
    }
    if (cursor.list && isApart(cursor.list, cursor.at - 1)) items.push("gap");
    if (node instanceof Text) {
      if (cursor.look.visible) items.push({ node, look: cursor.look });
    } else if (node instanceof Element) {
      const since = Math.max(cursor.since, staleSince(node));
      const look = layout.of(node, cursor.look, since);
      const isBreak = !look.skipped && node instanceof HTMLBRElement;
      if (!look.skipped && !isBreak && look.block === node) items.push(flowOf(node, look, flow, since));
      else {
        dropFlowOf(node);
        if (look.skipped) items.push("gap");
        else if (isBreak) items.push({ node, look });
        else stack.push(cursorIn(node, look, since, enter));
      }
    }
    if (++visited % STEP === 0) yield;
  }
  flow.items = items;
  flow.roots = roots;
}

/**
 * What is shown in an element: its shadow tree, what is put into a slot, or its children.
 * @param {Element} element
 * @param {Look} look
 * @param {number} since
 * @param {(root: ShadowRoot) => void} enter
 * @returns {Cursor}
 */
function cursorIn(element, look, since, enter) {
  const shadowRoot = shadowRootOf(element);
  if (shadowRoot) {
    enter(shadowRoot);
    return { node: shadowRoot.firstChild, list: null, at: 0, look, since };
  }
  const assigned = element instanceof HTMLSlotElement ? slotted(element) : [];
  if (assigned.length > 0) return { node: null, list: assigned, at: 0, look, since };
  return { node: plain(element).firstChild, list: null, at: 0, look, since };
}

/**
 * Whether something of the page's own tree, which is shown elsewhere, stands before one of the nodes in a slot.
 * @param {Node[]} list
 * @param {number} at
 */
const isApart = (list, at) => plain(list[at] ?? null)?.previousSibling !== (list[at - 1] ?? null);

/** @param {Cursor} cursor */
function next(cursor) {
  if (cursor.list) return cursor.list[cursor.at++] ?? null;
  const { node } = cursor;
  cursor.node = plain(node)?.nextSibling ?? null;
  return node;
}
