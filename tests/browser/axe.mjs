/** Accessibility as axe-core checks it, on any page that a driver reaches. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** @import { Tab } from "./harness/types.d.ts" */

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * As a function with all of axe in it, for a page's policy forbids to run a text there. Animations are brought to their
 * end: what is half faded has no contrast yet.
 * @type {() => Promise<string[]>}
 */
const check = /** @type {any} */ (
  new Function(`
    ${SOURCE};
    for (const animation of document.getAnimations()) {
      if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish();
    }
    const all = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    return axe.run(document, { runOnly: all, resultTypes: ["violations"] }).then(({ violations }) =>
      violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => id + ": " + help + ": " + target.join(" "))),
    );
  `)
);

/**
 * What axe finds wrong with the page, one line for each place.
 * @param {Tab} tab
 * @returns {Promise<string[]>}
 */
export function violations(tab) {
  return tab.evaluate(check);
}
