/** Words as a search compares them: without case, accents and marks. */

/** What stands in the words of a statement where the writer interrupts it; the same as in files (`src/export`). */
const ELLIPSIS = " … ";

/** Scripts that put no space between words: a word of them is found anywhere, others at the start of a word only. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/**
 * Words without case and accents, each with one space before it.
 * @param {string} text
 */
export function folded(text) {
  const plain = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}'’]/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return plain && ` ${plain}`;
}

/**
 * Words to be read: without the comma by which they lead to “she said”.
 * @param {readonly import("../../common/types.js").Selector[]} content
 */
export const joined = (content) => content.map(({ exact }) => exact.trim().replace(/[,،、，]$/u, "")).join(ELLIPSIS);

/**
 * The words of a statement as they are cited: in quotation marks, where all of them were said so.
 * @param {string} words
 * @param {import("../../common/types.js").Kept["kind"]} kind
 */
export const cited = (words, kind) => (kind === "direct" ? `“${words}”` : words);

/**
 * What each word of a query looks for in folded text. All of them are to be there, each at the start of a word.
 * @param {string} query
 * @returns {string[]}
 */
export function needlesOf(query) {
  const needles = folded(query)
    .split(" ")
    .filter(Boolean)
    .map((word) => (UNSPACED.test(word) ? word : ` ${word}`));
  // The longest are the rarest: what lacks them is put aside at once.
  return [...new Set(needles)].sort((a, b) => b.length - a.length);
}

/**
 * @param {string} text folded
 * @param {readonly string[]} needles
 */
export const hasAll = (text, needles) => needles.every((needle) => text.includes(needle));
