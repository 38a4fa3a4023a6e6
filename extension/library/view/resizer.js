/** The line between two columns, by which they are made wider: with the pointer, or with arrows. */

import { html } from "lit";
import { text } from "../../common/i18n.js";

const [LEAST, MOST, STEP] = [180, 900, 24];

/**
 * @param {"facets" | "detail"} column
 * @param {number} width in pixels
 * @param {1 | -1} direction 1 where the column is before the line
 * @param {(width: number) => void} resize
 */
export function resizer(column, width, direction, resize) {
  const sign = () => direction * (document.documentElement.dir === "rtl" ? -1 : 1);
  const set = (/** @type {number} */ to) => resize(Math.round(Math.min(MOST, Math.max(LEAST, to))));
  /** @param {PointerEvent} event */
  const onDown = (event) => {
    const line = /** @type {HTMLElement} */ (event.currentTarget);
    const start = event.clientX;
    line.setPointerCapture(event.pointerId);
    line.onpointermove = (move) => set(width + sign() * (move.clientX - start));
    line.onlostpointercapture = () => (line.onpointermove = null);
  };
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const by = event.key === "ArrowRight" ? STEP : event.key === "ArrowLeft" ? -STEP : 0;
    if (by === 0) return;
    event.preventDefault();
    set(width + sign() * by);
  };
  return html`<div
    class="resizer ${direction > 0 ? "start" : "end"}"
    role="separator"
    tabindex="0"
    aria-orientation="vertical"
    aria-label=${text(`library_width_${column}`)}
    aria-valuenow=${width}
    aria-valuemin=${LEAST}
    aria-valuemax=${MOST}
    @pointerdown=${onDown}
    @keydown=${onKey}
  ></div>`;
}
