/** What the panel, and the card, tell of statements. */

/** @import {Shown} from "./shown.js" */
/** @import {Found, Outline, OutlineSpeaker, Page, Statement} from "../common/types.js" */

/** What stands between two blocks in the text that offsets count. */
const SEPARATOR = "\n\n";

/**
 * @param {Page} page
 * @param {Shown} found
 * @param {number[]} slots
 * @returns {Outline}
 */
export function outlineOf(page, found, slots) {
  const whole = page.blocks.map((block) => block.text).join(SEPARATOR);
  return {
    title: page.title ?? "",
    url: page.url ?? "",
    speakers: found.speakers.map((_, speaker) => speakerOf(found, slots, speaker)),
    statements: found.statements.map((statement) => ({
      id: statement.id,
      kind: statement.kind,
      stance: statement.stance,
      text: wordsOf(statement, whole),
      speaker: statement.speaker,
      reportedBy: statement.reportedBy.map((speaker) => found.speakers[speaker]?.name ?? ""),
      confidence: statement.confidence,
    })),
  };
}

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
