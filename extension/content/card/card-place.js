/** Keeping a card beside its words, never over them, while the page scrolls or changes its size. */

import { autoUpdate, computePosition, flip, offset, shift, size } from "@floating-ui/dom";
import { setOurs } from "../surface/sheets.js";

/** Between the statement and the card. */
const DISTANCE = 10;

/** A card can be used in so much room, whatever is on it; in less it is cut off rather than squeezed. */
const LEAST_HEIGHT = 120;

/** In less room than this, an editor in the card is all of it. */
const TIGHT = 460;

/** In less room than this, a card has no air. */
const LOW = 270;

/** Between the card and the edges of the window. */
const MARGIN = 8;

/**
 * @param {HTMLElement} card
 * @param {() => DOMRect[]} rects where the words are, line by line
 * @param {number} [pointed] where the reader points, from the top of the viewport
 * @returns {() => void} ends it
 */
export function placeBeside(card, rects, pointed) {
  const line = Math.max(
    rects().findIndex((rect) =>
      pointed === undefined ? rect.top >= 0 : rect.top <= pointed && pointed <= rect.bottom,
    ),
    0,
  );
  const reference = {
    getBoundingClientRect() {
      const lines = rects();
      const bounds = boundsInView(lines);
      // A statement that fills the window leaves no room beside it: the card is then beside the line that is read.
      return hasRoomBeside(bounds, card) ? bounds : (lines[line] ?? bounds);
    },
  };
  const place = async () => {
    const { x, y } = await computePosition(reference, card, {
      strategy: "fixed",
      placement: "bottom-start",
      middleware: [
        offset(DISTANCE),
        // Along the edge of the words it is shifted, so that does not speak against a side.
        flip({ fallbackPlacements: ["top-start", "right-start", "left-start"], padding: MARGIN, crossAxis: false }),
        shift({ padding: MARGIN }),
        size({
          padding: MARGIN,
          apply: ({ availableHeight }) => {
            setOurs(card, "room", `${Math.max(availableHeight, LEAST_HEIGHT)}px`);
            card.classList.toggle("tight", availableHeight < TIGHT);
            card.classList.toggle("low", availableHeight < LOW);
          },
        }),
      ],
    });
    card.style.left = `${Math.round(x)}px`;
    card.style.top = `${Math.round(y)}px`;
  };
  return autoUpdate(document.documentElement, card, () => void place());
}

/**
 * Whether the card fits between the statement and an edge of the window.
 * @param {DOMRect} bounds
 * @param {HTMLElement} card
 */
function hasRoomBeside({ top, right, bottom, left }, card) {
  const spare = DISTANCE + MARGIN;
  const height = Math.max(top, innerHeight - bottom) - spare;
  const width = Math.max(left, innerWidth - right) - spare;
  // A card that is too high scrolls.
  return height >= Math.min(card.offsetHeight, LEAST_HEIGHT) || width >= card.offsetWidth;
}

/**
 * The box of what is in view of a statement, so that the card of a long one is beside what the reader sees of it.
 * @param {DOMRect[]} rects
 */
function boundsInView(rects) {
  const inView = rects.filter((rect) => rect.bottom > 0 && rect.top < innerHeight && rect.width > 0);
  const shown = inView.length ? inView : rects;
  if (!shown.length) return new DOMRect();
  const left = Math.min(...shown.map((rect) => rect.left));
  const top = Math.min(...shown.map((rect) => rect.top));
  const right = Math.max(...shown.map((rect) => rect.right));
  const bottom = Math.max(...shown.map((rect) => rect.bottom));
  return new DOMRect(left, top, right - left, bottom - top);
}
