/** Shadow trees: what a page shows is often in them, and a closed one is shown like any other. */

import { plain } from "./plain.js";

/**
 * The root of the shadow tree that an element has, open or closed.
 * @param {Element} element
 * @returns {ShadowRoot | null}
 */
export function shadowRootOf(element) {
  // A form has none, whatever one of its controls is called.
  if (element instanceof HTMLFormElement) return null;
  if (element.shadowRoot) return element.shadowRoot;
  if (!(element instanceof HTMLElement)) return null;
  if (BROWSER === "chromium") return chrome.dom.openOrClosedShadowRoot(element);
  const { openOrClosedShadowRoot: root } = /** @type {{openOrClosedShadowRoot?: ShadowRoot | null}} */ (
    /** @type {unknown} */ (element)
  );
  return root ?? null;
}

/** What stands in slots of closed trees, which does not say so itself. @type {WeakMap<Node, HTMLSlotElement>} */
const slots = new WeakMap();

/**
 * What is put into a slot.
 * @param {HTMLSlotElement} slot
 * @returns {Node[]}
 */
export function slotted(slot) {
  const nodes = slot.assignedNodes();
  for (const node of nodes) slots.set(node, slot);
  return nodes;
}

/**
 * The parent in the tree that is shown: a slot for what is put into it, the host for a shadow root.
 * @param {Node} node
 * @returns {Element | null}
 */
export function parentOf(node) {
  if (node instanceof ShadowRoot) return node.host;
  const asked = plain(node);
  const slot = (asked instanceof Element || asked instanceof Text ? asked.assignedSlot : null) ?? slots.get(node);
  if (slot?.isConnected) return slot;
  const parent = asked.parentNode;
  return parent instanceof ShadowRoot ? parent.host : asked.parentElement;
}
