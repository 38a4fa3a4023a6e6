/** Keys, while Hearsay is on: only with modifiers, and never where the reader writes. */

/** @import {Card} from "./card.js" */
/** @import {Tour} from "./tour.js" */

/**
 * @param {object} options
 * @param {Card} options.card
 * @param {Tour} options.tour
 * @param {AbortSignal} options.signal
 * @param {() => boolean} options.whileAlive
 */
export function listenToKeys({ card, tour, signal, whileAlive }) {
  /** With Alt and Shift held. @type {Record<string, () => void>} */
  const keys = {
    ArrowDown: () => tour.move(1),
    ArrowUp: () => tour.move(-1),
    Enter: () => tour.openCurrent(),
  };
  document.addEventListener(
    "keydown",
    (event) => {
      if (!event.isTrusted || event.isComposing || !whileAlive()) return;
      const act = actionOf(event);
      if (!act) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      act();
    },
    { signal, capture: true },
  );

  /** @param {KeyboardEvent} event */
  function actionOf(event) {
    if (event.key === "Escape") return card.isOpen ? () => card.close() : undefined;
    if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey || isWriting(event)) return undefined;
    return Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
  }
}

/** @param {KeyboardEvent} event */
function isWriting(event) {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
