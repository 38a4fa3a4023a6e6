/** The way from the page to the panel. Chromium only: Firefox opens its sidebar for buttons of its own alone. */

import { element, icon } from "../common/dom.js";
import { text } from "../common/i18n.js";
import { askBackground, isAlive } from "../common/messages.js";

/** @param {(button: HTMLElement, act: () => void) => void} onPress */
export function listButton(onPress) {
  const label = text("open_panel");
  const button = element(
    "button",
    { type: "button", class: "icon", "data-part": "list", "aria-label": label, title: label },
    icon("list"),
  );
  onPress(button, () => void (isAlive() && askBackground("open-panel", {}).catch(() => {})));
  return button;
}
