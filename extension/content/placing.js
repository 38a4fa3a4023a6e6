/** Where the statements of a record are after an edit: the page is the same, so only those are sought whose words are others. */

/** @import {Kept, KeptPage, Opened, Placed} from "../common/types.js" */

/**
 * @param {Opened} before as it was, with its places
 * @param {KeptPage} record as it is now
 * @param {(record: KeptPage) => Promise<Placed[]>} place seeks the statements of a record on the page
 * @returns {Promise<Placed[]>} in the order of the record
 */
export async function placedAfter(before, record, place) {
  const selectors = new Map(before.record.statements.map((kept) => [kept.id, selectorsOf(kept)]));
  const statements = record.statements.filter((kept) => selectors.get(kept.id) !== selectorsOf(kept));
  const sought = statements.length === 0 ? [] : await place({ ...record, statements });
  const places = new Map([...before.placed, ...sought].map((placed) => [placed.id, placed]));
  return record.statements.flatMap(({ id }) => places.get(id) ?? []);
}

/** @param {Kept} kept */
const selectorsOf = ({ content, cue, source }) => JSON.stringify([content, cue, source]);
