/**
 * The colours of speakers, the same in the page and in the panel.
 *
 * The hues are those of Okabe and Ito ("Color Universal Design", 2008) with two of Paul Tol's "muted" scheme (2021):
 * chosen so that readers with any of the common colour deficiencies tell them apart. The page sees them only as a
 * translucent wash behind its own text, so the text keeps nearly all of its contrast on light and on dark pages.
 */

/** In the order in which speakers get them: neighbours differ in lightness too. */
export const PALETTE = Object.freeze([
  "#e69f00", // orange
  "#56b4e9", // sky blue
  "#009e73", // bluish green
  "#cc79a7", // reddish purple
  "#d5b60a", // yellow, darkened to show on white
  "#0072b2", // blue
  "#d55e00", // vermilion
  "#8a7be0", // violet
  "#44aa99", // teal
  "#aa4466", // wine
]);

/** The slot of statements whose speaker the page does not name. */
export const NO_SPEAKER = PALETTE.length;

/** @param {number} slot */
export const colourOf = (slot) => PALETTE[slot] ?? "#8c8c8c";

/**
 * The colour of each speaker: in the order in which they are first heard, so that those near each other differ.
 * @param {readonly {speaker: number | null}[]} statements
 * @param {number} speakers how many there are
 * @returns {number[]} the slot of each speaker
 */
export function assignSlots(statements, speakers) {
  /** @type {number[]} */
  const slots = new Array(speakers).fill(NO_SPEAKER);
  let next = 0;
  for (const { speaker } of statements) {
    if (speaker === null || slots[speaker] !== NO_SPEAKER) continue;
    slots[speaker] = next++ % PALETTE.length;
  }
  return slots;
}
