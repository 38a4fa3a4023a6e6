/** What there is to show of a page: its record with its places, and each speaker's colour. */

/** @import {Opened, Page, TabState} from "../common/types.js" */
/** @import {Shown} from "./shown.js" */

import { assignSlots, NO_SPEAKER } from "../common/palette.js";

/** @typedef {{page: Page, opened: Opened, found: Shown, slots: number[]}} Results */

/**
 * What the reader wants to see of it.
 * @param {Results} results
 * @param {Set<string>} hidden the speakers whose statements are not wanted
 * @returns {Results}
 */
export function wantedOf(results, hidden) {
  const statements = results.found.statements.filter(({ kept }) => !hidden.has(kept.speaker ?? ""));
  return { ...results, found: { ...results.found, statements } };
}

/**
 * The colours after a change: nobody who was there gets another one.
 * @param {Results} before
 * @param {Opened} opened
 * @param {Shown} found
 */
export function slotsAfter(before, { record }, found) {
  const slots = new Map(before.opened.record.speakers.map(({ id }, at) => [id, before.slots[at] ?? NO_SPEAKER]));
  return assignSlots(found.statements, found.speakers.length, (speaker) =>
    slots.get(record.speakers[speaker]?.id ?? ""),
  );
}

/** @param {Shown} found */
export function speakersHeard(found) {
  return new Set(found.statements.map(({ speaker }) => speaker).filter((speaker) => speaker !== null)).size;
}

/**
 * @param {Results} results
 * @param {number} revision
 * @returns {TabState}
 */
export function stateOf({ found, opened }, revision) {
  return {
    status: "on",
    statements: found.statements.length,
    speakers: speakersHeard(found),
    pageId: opened.record.id,
    revision,
  };
}

/**
 * Whether two pages have the same words, of which the same are read.
 * @param {Page} one
 * @param {Page} other
 */
export function isSameText(one, other) {
  return (
    one.url === other.url &&
    (one.writers === undefined) === (other.writers === undefined) &&
    one.blocks.length === other.blocks.length &&
    one.blocks.every((block, at) => isSameBlock(block, other.blocks[at]))
  );
}

/**
 * @param {Page["blocks"][number]} one
 * @param {Page["blocks"][number] | undefined} other
 */
export function isSameBlock(one, other) {
  return (
    other !== undefined &&
    one.text === other.text &&
    one.kind === other.kind &&
    one.linked === other.linked &&
    one.region === other.region
  );
}

/**
 * Whether most of the text of a page is still there.
 * @param {Page} before
 * @param {Page} page
 */
export function isStillThere(before, page) {
  const present = new Set(page.blocks.map(({ text }) => text));
  let [all, left] = [0, 0];
  for (const { text } of before.blocks) {
    all += text.length;
    if (present.has(text)) left += text.length;
  }
  return left * 2 > all;
}
