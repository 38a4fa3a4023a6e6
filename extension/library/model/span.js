/**
 * Other words for a statement, chosen among those that are kept of its page: its own, and some before and after them. With
 * these alone the words are sure to stand there, and are found again as before.
 */

/** @import {Selector} from "../../common/types.js" */

/** How much stands before and after the words of a selector, in code points; as in the core (`src/record`). */
const CONTEXT = 32;

/** @param {Selector} selector */
export const textAround = ({ prefix, exact, suffix }) => prefix + exact + suffix;

/**
 * The selector of some of the text around another's words.
 * @param {Selector} selector
 * @param {number} from in UTF-16 code units of {@link textAround}
 * @param {number} to
 * @returns {Selector | undefined} `undefined` for no words; the same where they are the same
 */
export function within(selector, from, to) {
  const text = textAround(selector);
  const chosen = text.slice(from, to);
  const exact = chosen.trim();
  if (!exact) return undefined;
  const start = from + chosen.length - chosen.trimStart().length;
  const end = start + exact.length;
  if (start === selector.prefix.length && exact === selector.exact) return selector;
  const before = [...text.slice(0, start)];
  const place = selector.start === undefined ? undefined : selector.start + before.length - [...selector.prefix].length;
  return {
    exact,
    prefix: before.slice(-CONTEXT).join(""),
    suffix: [...text.slice(end)].slice(0, CONTEXT).join(""),
    ...(place !== undefined && { start: place, end: place + [...exact].length }),
  };
}
