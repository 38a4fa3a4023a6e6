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

/**
 * What is found wrong in the light and in the dark, one line for each place.
 * @param {Tab} tab
 * @param {(tab: Tab) => Promise<string[]>} [find]
 * @returns {Promise<string[]>}
 */
export async function violationsInBoth(tab, find = violations) {
  const found = [];
  for (const scheme of /** @type {const} */ (["dark", "light"])) {
    await tab.preferColours(scheme);
    found.push(...(await find(tab)).map((line) => `${scheme}: ${line}`));
  }
  return found;
}

/**
 * As a function of the closed shadow root in a page, which axe is shown as if it were open; its frames one by one.
 * @type {(root: ShadowRoot | null) => Promise<string[]>}
 */
const checkShadow = /** @type {any} */ (
  new Function(
    "root",
    `
    const source = ${JSON.stringify(SOURCE)};
    const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    Object.defineProperty(root.host, "shadowRoot", { get: () => root, configurable: true });
    // Two at a time would be refused.
    const run = async (view, where) => {
      for (const animation of where.getAnimations?.({ subtree: true }) ?? []) animation.finish();
      view.eval(source);
      const { violations } = await view.axe.run(where, { runOnly: rules, resultTypes: ["violations"], iframes: false });
      return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => id + ": " + help + ": " + html));
    };
    return (async () => {
      const found = await run(window, root.host);
      for (const frame of root.querySelectorAll("iframe")) {
        found.push(...(await run(frame.contentWindow, frame.contentDocument)));
      }
      delete root.host.shadowRoot;
      return found;
    })();
  `,
  )
);

/**
 * What axe finds wrong with what Hearsay shows in a page.
 * @param {Tab} tab
 * @returns {Promise<string[]>}
 */
export function violationsOfOurs(tab) {
  return tab.inShadow("hearsay-root", checkShadow);
}
