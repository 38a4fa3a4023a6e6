/**
 * Lists that are told by what has changed in them: of two long lists that are mostly the same, who has the one gets the other
 * for little.
 */

/**
 * So many in a row: the index of the first in the list before, or -1 for new ones; and how many. More may follow.
 * @typedef {[from: number, count: number, ...rest: number[]]} Row
 */
/** How a list is made of the one before and of what is new. @template T @typedef {{rows: Row[], fresh: T[]}} Changed */

/** @type {Row} */
const NONE = [0, 0];

/**
 * What turns `before` into `after`, in time linear in both.
 * @template {object} T
 * @param {readonly T[]} before
 * @param {readonly T[]} after
 * @param {(one: T, other: T) => boolean} isSame
 * @param {(item: T) => unknown} keyOf the same for all that are the same
 * @returns {Changed<T>}
 */
export function changesOf(before, after, isSame, keyOf) {
  /** Where each stands first, once that is asked for. @type {Map<unknown, number> | undefined} */
  let places;
  const placeOf = (/** @type {T} */ item) => {
    if (!places) {
      places = new Map();
      for (let at = before.length - 1; at >= 0; at--) places.set(keyOf(/** @type {T} */ (before[at])), at);
    }
    return places.get(keyOf(item)) ?? -1;
  };
  const isAt = (/** @type {number} */ at, /** @type {T} */ item) => {
    const there = before[at];
    return there !== undefined && isSame(there, item);
  };
  /** @type {Row[]} */
  const rows = [];
  /** @type {T[]} */
  const fresh = [];
  for (const item of after) {
    const row = rows.at(-1) ?? NONE;
    if (row[0] >= 0 && isAt(row[0] + row[1], item)) {
      if (rows.length === 0) rows.push([0, 1]);
      else row[1] += 1;
      continue;
    }
    const at = placeOf(item);
    if (isAt(at, item)) rows.push([at, 1]);
    else {
      fresh.push(item);
      if (row[0] < 0) row[1] += 1;
      else rows.push([-1, 1]);
    }
  }
  return { rows, fresh };
}

/**
 * The list that `changes` make of the one before.
 * @template {object} T
 * @param {readonly T[]} before
 * @param {Changed<T>} changes
 * @param {(item: T, row: Row) => T} [moved] an item of a row as it is now
 * @param {number} [most] items, or it fails
 * @returns {T[]}
 */
export function changed(before, { rows, fresh }, moved = (item) => item, most = Infinity) {
  /** @type {T[]} */
  const after = [];
  let next = 0;
  for (const row of rows) {
    const [from, count] = row;
    const [list, start] = from < 0 ? [fresh, next] : [before, from];
    if (start + count > list.length) throw new Error("the list before is another one");
    if (after.length + count > most) throw new Error("there are more than there should be");
    for (let at = start; at < start + count; at++) {
      const item = /** @type {T} */ (list[at]);
      after.push(from < 0 ? item : moved(item, row));
    }
    if (from < 0) next += count;
  }
  return after;
}
