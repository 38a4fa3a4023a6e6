/** What the reader points at: the statement under the pointer, found by the place in the text and not by elements. */

/** @import {TextIndex} from "./text/text-index.js" */
/** @import {StatementFinder} from "./statement-finder.js" */
/** @import {Card} from "./card/card.js" */
/** @import {Surface} from "./surface/surface.js" */
/** @import {Tour} from "./tour.js" */

import { plain } from "./text/plain.js";
import { offsetAt } from "./paint/viewport.js";

/** How long the pointer rests on a statement before its card opens: shorter would flicker in the way of readers. */
const INTENT = 150;

/** How long the card stays when the pointer has left, so that it can be reached. */
const GRACE = 300;

/** A click on these is meant for them. */
const OPERABLE =
  "a[href], button, input, select, textarea, label, summary, video, audio, [role=button], [contenteditable]";

/**
 * @param {object} options
 * @param {StatementFinder} options.finder
 * @param {TextIndex} options.index
 * @param {ShadowRoot[]} options.roots
 * @param {Surface} options.surface
 * @param {Card} options.card
 * @param {Tour} options.tour
 * @param {AbortSignal} options.signal
 * @param {() => boolean} options.whileAlive
 * @param {(act: () => void) => void} options.soon does it as soon as there is something to be shown
 * @param {() => boolean} options.isBusy whether the reader does something else, which no card may come in the way of
 */
export function listenToPointer({ finder, index, roots, surface, card, tour, signal, whileAlive, soon, isBusy }) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** The statement that the timer is for; null is for closing. @type {number | null | undefined} */
  let awaited;
  let frame = 0;
  /** Where the pointer was last: moves come more often than frames. */
  const last = { x: 0, y: 0 };

  /** @param {number} x @param {number} y */
  const statementAt = (x, y) => {
    const offset = offsetAt(index, roots, x, y);
    const statement = offset === null ? null : finder.at(offset);
    // The caret falls into the nearest text, however far: the point must be on the statement itself.
    return statement !== null && tour.covers(statement, x, y) ? statement : null;
  };

  /** @param {number | null} statement @param {number} [y] */
  const pointAt = (statement, y) => {
    if (awaited === statement) return;
    clearTimeout(timer);
    awaited = statement;
    const isShown = statement === null ? !card.isHovering : card.statement === statement;
    if (isShown || card.isPinned || isBusy()) return;
    const act = () => (statement === null ? card.close() : tour.open(statement, { how: "hover", y }));
    timer = setTimeout(() => whileAlive() && !isBusy() && act(), statement === null ? GRACE : INTENT);
  };

  document.addEventListener(
    "pointermove",
    (event) => {
      if (!event.isTrusted || event.pointerType === "touch" || event.buttons !== 0) return;
      last.x = event.clientX;
      last.y = event.clientY;
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        soon(() => {
          const { x, y } = last;
          pointAt(card.covers(x, y) ? card.statement : statementAt(x, y), y);
        });
      });
    },
    { signal, passive: true, capture: true },
  );

  document.documentElement.addEventListener(
    "pointerleave",
    (event) => {
      if (event.isTrusted) pointAt(null);
    },
    { signal, passive: true },
  );

  document.addEventListener(
    "click",
    (event) => {
      if (!event.isTrusted || event.button !== 0 || isBusy() || !whileAlive()) return;
      // In the card, or in another of our own: the page sees the element that holds them all.
      if (surface.isHost(/** @type {Node} */ (event.target))) return;
      const target = event.composedPath()[0];
      if (target instanceof Element && plain(target).closest(OPERABLE)) return;
      // Selecting text ends with a click too.
      if (document.getSelection()?.isCollapsed === false) return;
      const { clientX: x, clientY: y } = event;
      soon(() => {
        const statement = statementAt(x, y);
        clearTimeout(timer);
        if (statement !== null) tour.open(statement, { how: "click", y });
        else card.close();
      });
    },
    { signal, passive: true, capture: true },
  );

  signal.addEventListener("abort", () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  });
}
