/** Icons of the panel: paths on a 16 × 16 grid, drawn as strokes. What they mean is said by the button they stand in. */

import { html } from "lit/html.js";

const PATHS = {
  undo: "M6 3L2.8 6.2 6 9.4M3 6.2h6.2a3.6 3.6 0 0 1 0 7.2H6.5",
  redo: "M10 3l3.2 3.2L10 9.4M13 6.2H6.8a3.6 3.6 0 0 0 0 7.2h2.7",
  span: "M5 3H3v10h2M11 3h2v10h-2M6 8h4",
  edit: "M10.8 2.7l2.5 2.5-7.6 7.6-3.2.7.7-3.2z",
  close: "M4 4l8 8M12 4l-8 8",
  eye: "M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8zM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6z",
  "eye-off":
    "M2.5 2.5l11 11M6 4.2A6.6 6.6 0 0 1 8 3.8c4 0 6.5 4.2 6.5 4.2a12 12 0 0 1-2 2.4M4 5.2A12 12 0 0 0 1.5 8S4 12.2 8 12.2c1 0 2-.3 2.8-.7",
  keep: "M4.2 2.5h7.6v11L8 10.6l-3.8 2.9z",
  check: "M3.5 8.5l3 3 6-7",
  search: "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.4 10.4l3.1 3.1",
};

/** @param {keyof typeof PATHS} shape */
export const icon = (shape) =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${PATHS[shape]}></path></svg>`;
