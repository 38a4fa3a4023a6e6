/** What has been found in a page, told by what has been found in it before: of its lists only what is new or has changed. */

/** @import {Kept, Opened, Person, Placed, Read, Renewed, Selector, TextRange} from "./types.js" */

import { changed, changesOf } from "./changed.js";

/**
 * What is told to who knows what was found `before`.
 * @param {{record: {speakers: Person[]}}} before
 * @param {Read} read
 * @returns {Renewed}
 */
export function toldBy({ record: { speakers } }, { record, ...read }) {
  const isSame = (/** @type {Person} */ a, /** @type {Person} */ b) => JSON.stringify(a) === JSON.stringify(b);
  return { ...read, record: { ...record, speakers: [] }, speakers: changesOf(speakers, record.speakers, isSame, idOf) };
}

/** @param {Person} person */
const idOf = ({ id }) => id;

/**
 * What has been found now.
 * @param {Opened} before as it was told last
 * @param {Renewed} renewed
 * @returns {Opened}
 */
export function renewedOf(before, { record, speakers, placed, rows, ...held }) {
  return {
    ...heldOf(held),
    record: {
      ...record,
      speakers: changed(before.record.speakers, speakers),
      statements: changed(before.record.statements, { rows, fresh: record.statements }, (kept, [, , by = 0]) =>
        by === 0 ? kept : movedKept(kept, by),
      ),
    },
    placed: changed(before.placed, { rows, fresh: placed }, (place, [, , , by = 0]) =>
      by === 0 ? place : movedPlace(place, by),
    ),
  };
}

/**
 * A record as it is shown, without what else is told of it.
 * @template {Omit<Opened, "record" | "placed">} T
 * @param {T} held
 */
const heldOf = ({ kept, private: isPrivate, canUndo, canRedo }) => ({ kept, private: isPrivate, canUndo, canRedo });

/**
 * What has been found, of which all was new.
 * @param {Read} read
 * @returns {Opened}
 */
export const openedOf = ({ record, placed, ...held }) => ({ ...heldOf(held), record, placed });

/**
 * @param {Kept} kept
 * @param {number} by in code points
 * @returns {Kept}
 */
function movedKept(kept, by) {
  const { content, found, cue, source } = kept;
  const move = (/** @type {Selector} */ selector) => movedRange(selector, by);
  return {
    ...kept,
    content: content.map(move),
    ...(found && { found: found.map(move) }),
    ...(cue && { cue: move(cue) }),
    ...(source && { source: move(source) }),
  };
}

/**
 * @param {Placed} place
 * @param {number} by in UTF-16 code units
 * @returns {Placed}
 */
function movedPlace(place, by) {
  const move = (/** @type {TextRange} */ range) => movedRange(range, by);
  const { content, cue, source } = place;
  return { ...place, content: content.map(move), cue: cue && move(cue), source: source && move(source) };
}

/**
 * @template {{start?: number, end?: number}} T
 * @param {T} range
 * @param {number} by
 * @returns {T}
 */
function movedRange(range, by) {
  const { start, end } = range;
  return { ...range, ...(start !== undefined && { start: start + by }), ...(end !== undefined && { end: end + by }) };
}
