/** What the reader has selected, as ranges of the page's text. */

/** @import {TextRange} from "../common/types.js" */
/** @import {TextIndex} from "./text/text-index.js" */

/**
 * @param {TextIndex} index
 * @param {ShadowRoot[]} roots in which text may be selected too
 * @returns {TextRange[]} without white space at their ends; empty where nothing of the text is selected
 */
export function selectedRanges(index, roots) {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0) return [];
  /** @type {(Range | StaticRange)[]} */
  const live = Array.from({ length: selection.rangeCount }, (_, at) => selection.getRangeAt(at));
  // Only these reach into shadow trees; only the others are several, in Firefox.
  const selected = live.length === 1 && roots.length > 0 ? (composed(selection, roots) ?? live) : live;
  return selected
    .map(({ startContainer, startOffset, endContainer, endOffset }) => ({
      start: index.nearest(startContainer, startOffset, 1),
      end: index.nearest(endContainer, endOffset, -1),
    }))
    .flatMap(({ start, end }) => (start === null || end === null ? [] : trimmed(index.text, start, end)))
    .sort((a, b) => a.start - b.start);
}

/**
 * @param {Selection} selection
 * @param {ShadowRoot[]} roots
 * @returns {StaticRange[] | undefined}
 */
function composed(selection, roots) {
  const asked = /** @type {{getComposedRanges?: (options: {shadowRoots: ShadowRoot[]}) => StaticRange[]}} */ (
    /** @type {unknown} */ (selection)
  );
  return asked.getComposedRanges?.({ shadowRoots: roots });
}

/**
 * Selects words of the page, as the reader would.
 * @param {readonly Range[]} ranges
 */
export function select(ranges) {
  const [first] = ranges;
  const last = ranges.at(-1);
  if (!first || !last) return;
  document.getSelection()?.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
}

/**
 * Takes out what was not of a statement between its parts: “We come,” *he said,* “and we stay.”
 * @param {readonly TextRange[]} selected
 * @param {readonly TextRange[]} before the parts of the statement until now
 * @param {string} words all of the text
 * @returns {TextRange[]}
 */
export function withoutGaps(selected, before, words) {
  const gaps = before.slice(1).map(({ start }, at) => ({ start: before[at]?.end ?? start, end: start }));
  let parts = [...selected];
  for (const gap of gaps) {
    parts = parts.flatMap((part) =>
      gap.end <= part.start || part.end <= gap.start
        ? [part]
        : [...trimmed(words, part.start, gap.start), ...trimmed(words, gap.end, part.end)],
    );
  }
  return parts;
}

/**
 * @param {string} words
 * @param {number} start
 * @param {number} end
 * @returns {TextRange[]} one, or none
 */
function trimmed(words, start, end) {
  let [from, to] = [start, end];
  while (from < to && /\s/u.test(words.charAt(from))) from += 1;
  while (from < to && /\s/u.test(words.charAt(to - 1))) to -= 1;
  return from < to ? [{ start: from, end: to }] : [];
}
