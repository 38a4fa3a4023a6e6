/** Text to measure with: the sample article, repeated as often as it takes. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "../files.mjs";

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
