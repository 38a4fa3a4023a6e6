/**
 * Custom properties of an element, for a style sheet to use. lit's own `styleMap` writes a `style` attribute at first, which
 * the page's security policy does not let through.
 */

import { noChange } from "lit";
import { Directive, directive } from "lit/directive.js";

class Properties extends Directive {
  /** @param {Record<string, string | number>} values */
  render(values) {
    void values;
    return noChange;
  }

  /**
   * @param {import("lit/directive.js").ElementPart} part
   * @param {[Record<string, string | number>]} values
   * @override
   */
  update(part, [values]) {
    const { style } = /** @type {HTMLElement} */ (part.element);
    for (const [key, value] of Object.entries(values)) style.setProperty(key, String(value));
    return noChange;
  }
}

export const properties = directive(Properties);
