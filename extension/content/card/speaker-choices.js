/** Who can be chosen as a speaker of a page: those of its record, the most heard first. */

/** @import {KeptPage} from "../../common/types.js" */
/** @import {Choice} from "./speaker-picker.js" */

/**
 * @param {KeptPage} record
 * @param {(person: string) => number} slotOf
 * @returns {Choice[]}
 */
export function choicesOf({ speakers, statements }, slotOf) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { speaker, state } of statements) {
    if (speaker !== undefined && state !== "rejected") counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  }
  return speakers
    .map(({ id, name, roles }) => ({ id, name, role: roles[0] ?? null, slot: slotOf(id), count: counts.get(id) ?? 0 }))
    .sort((a, b) => b.count - a.count);
}
