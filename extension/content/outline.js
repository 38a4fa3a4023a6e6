/** What the card tells of statements. */

/** @import {Found, OutlineSpeaker, Statement} from "../common/types.js" */

/**
 * @param {Found} found
 * @param {number[]} slots
 * @param {number} speaker
 * @returns {OutlineSpeaker}
 */
export function speakerOf(found, slots, speaker) {
  const { name, type, roles } = /** @type {Found["speakers"][number]} */ (found.speakers[speaker]);
  return { name, type, role: roles[0] ?? null, slot: slots[speaker] ?? 0 };
}

/**
 * What was said, on one line; where the tag interrupts it, an ellipsis stands for the tag.
 * @param {Statement} statement
 * @param {string} whole
 */
export function wordsOf(statement, whole) {
  const parts = statement.content.map(({ start, end }) => whole.slice(start, end).replace(/\s+/gu, " ").trim());
  // A comma at the end belongs to the sentence around the words.
  return parts.map((part) => part.replace(/[,;]$/u, "")).join(" … ");
}
