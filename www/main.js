/**
 * Loads the playground's module, which drives the page itself, and gives it the colours that the extension has for
 * speakers.
 */

import load, { start } from "hearsay-playground";
import { colourOf, NO_SPEAKER, PALETTE } from "../extension/common/palette.js";

const slots = [...PALETTE.keys(), NO_SPEAKER];
const sheet = new CSSStyleSheet();
sheet.replaceSync(
  slots
    .map(
      (slot) => `.slot-${slot} { --speaker: ${colourOf(slot)} }
::highlight(hearsay-speaker-${slot}) { background-color: rgb(from ${colourOf(slot)} r g b / var(--wash)) }`,
    )
    .join("\n"),
);
document.adoptedStyleSheets.push(sheet);

try {
  await load();
  start(PALETTE.length);
} catch (error) {
  document.querySelector("#playground")?.setAttribute("data-state", "failed");
  console.error(error);
}
