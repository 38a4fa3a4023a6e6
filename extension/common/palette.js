/**
 * The colours of speakers, the same in the page and in the panel.
 *
 * They are of the schemes of Okabe and Ito ("Color Universal Design", 2008) and of Paul Tol ("Colour Schemes", 2021),
 * and the eight of these whose least difference is the largest, as washes on white and on near-black, for readers with
 * full colour vision, protanopia, deuteranopia and tritanopia (simulated as by Machado, Oliveira and Fernandes, 2009).
 * The page sees them only as a translucent wash behind its own text, which keeps a contrast of at least 4.5 to 1
 * wherever it had 9 to 1 before.
 */

/** In the order in which speakers get them: the first are those that differ the most. */
export const PALETTE = Object.freeze([
  "#d55e00", // vermilion
  "#88ccee", // sky blue
  "#0072b2", // blue
  "#ddcc77", // sand
  "#44aa99", // teal
  "#e69f00", // orange
  "#8a7be0", // violet
  "#aa3377", // purple
]);

/** The slot of statements whose speaker the page does not name. */
export const NO_SPEAKER = PALETTE.length;

/** @param {number} slot */
export const colourOf = (slot) => PALETTE[slot] ?? "#8c8c8c";

/**
 * The colour of each speaker. Where there are more of them than colours, those who say most have one of their own; each
 * is given in the order in which they are first heard, so that those near each other differ.
 * @param {readonly {speaker: number | null, content: readonly {start: number, end: number}[]}[]} statements
 * @param {number} speakers how many there are
 * @param {(speaker: number) => number | undefined} [before] the slot that a speaker had before a change, and keeps
 * @returns {number[]} the slot of each speaker
 */
export function assignSlots(statements, speakers, before = () => undefined) {
  /** @type {number[]} */
  const slots = new Array(speakers).fill(NO_SPEAKER);
  /** How much each says, in the order in which they are first heard. @type {Map<number, number>} */
  const said = new Map();
  for (const { speaker, content } of statements) {
    if (speaker === null) continue;
    const length = content.reduce((sum, { start, end }) => sum + end - start, 0);
    said.set(speaker, (said.get(speaker) ?? 0) + length);
  }
  const heard = [...said.keys()];
  const most = heard.toSorted((a, b) => (said.get(b) ?? 0) - (said.get(a) ?? 0)).slice(0, PALETTE.length);
  const worn = PALETTE.map(() => 0);
  /** @param {number} speaker @param {number} slot */
  const give = (speaker, slot) => {
    slots[speaker] = slot;
    worn[slot] = (worn[slot] ?? 0) + 1;
  };
  for (const speaker of heard) {
    const slot = before(speaker) ?? NO_SPEAKER;
    if (slot !== NO_SPEAKER) give(speaker, slot);
  }
  for (const speaker of [...heard.filter((each) => most.includes(each)), ...heard]) {
    if (slots[speaker] === NO_SPEAKER) give(speaker, worn.indexOf(Math.min(...worn)));
  }
  return slots;
}
