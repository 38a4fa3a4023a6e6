/** Text to measure with: the sample article, repeated as often as it takes. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { until } from "../../tests/browser/harness/until.mjs";
import { PROJECT } from "../files.mjs";

/** @import { Tab } from "../../tests/browser/harness/types.d.ts" */

/** @param {string} text */
export const countWords = (text) => text.match(/\S+/g)?.length ?? 0;

/** The paragraphs of the sample article, as markup. */
function paragraphs() {
  const html = readFileSync(join(PROJECT, "www/sample/article.html"), "utf8");
  return html.match(/<p[\s>][^]*?<\/p>/g) ?? [];
}

/** @param {string} markup */
const plain = (markup) =>
  markup
    .replace(/<[^>]*>/g, "")
    .replace(/&nbsp;/g, "\u00a0")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();

/**
 * Paragraphs of at least `words` words in all, as markup and as text.
 * @param {number} words
 */
export function sample(words) {
  const all = paragraphs();
  if (all.length === 0) throw new Error("the sample article has no paragraphs");
  const taken = [];
  for (let count = 0, next = 0; count < words; next++) {
    const markup = all[next % all.length] ?? "";
    count += countWords(plain(markup));
    taken.push(markup);
  }
  return { markup: taken.join("\n"), texts: taken.map(plain) };
}

/**
 * An article as a page.
 * @param {number} words
 * @param {number} [elements] so many elements more
 */
export function page(words, elements = 0) {
  const filling = Array.from({ length: elements }, (_, index) => `<span>${index}</span>`).join(" ");
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title><body>${sample(words).markup}<div>${filling}</div></body></html>`;
}

/** @param {Tab} tab */
export function untilPainted(tab) {
  return until("the statements are painted", () =>
    tab.evaluate(() => [...CSS.highlights.keys()].some((name) => name.startsWith("hearsay-kind-"))),
  );
}

/** @param {number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/**
 * One line of the report.
 * @param {string} what
 * @param {string} value
 */
export const line = (what, value) => console.log(`   ${what.padEnd(58)} ${value}`);
