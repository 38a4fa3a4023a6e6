/** Custom properties on an element of a template. Set one by one: the extension's policy forbids `style` attributes. */

import { noChange } from "lit/html.js";
import { directive, Directive } from "lit/directive.js";

class Properties extends Directive {
  /** @param {Record<string, string>} _properties */
  // eslint-disable-next-line no-unused-vars -- says what the directive takes
  render(_properties) {
    return noChange;
  }

  /**
   * @param {import("lit/directive.js").ElementPart} part
   * @param {[Record<string, string>]} properties
   * @override
   */
  update({ element }, [properties]) {
    const { style } = /** @type {HTMLElement} */ (element);
    for (const [key, value] of Object.entries(properties)) style.setProperty(key, value);
    return noChange;
  }
}

export const tint = directive(Properties);
