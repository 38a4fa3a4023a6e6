/** Which statement's colour each stretch of the text wears: two colours over each other would be a third one's. */

/** @import {Statement, TextRange} from "../../common/types.js" */

/**
 * The contents of all statements, cut so that none overlaps another: what stands in a nested statement is of that alone.
 * @param {readonly Pick<Statement, "content">[]} statements
 * @param {number} [whole] one that is not cut: what is nested in it is cut instead
 * @returns {TextRange[][]} the ranges of each statement
 */
export function washes(statements, whole) {
  const stretches = statements
    .flatMap(({ content }, statement) => content.map(({ start, end }) => ({ start, end, statement })))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  /** @type {TextRange[][]} */
  const worn = statements.map(() => []);
  /** Those that have begun and not ended, the innermost last. @type {typeof stretches} */
  const open = [];
  let at = 0;
  /** @param {number} end */
  const wearUntil = (end) => {
    const top = open.find(({ statement }) => statement === whole) ?? open.at(-1);
    if (top && at < end) {
      const ranges = /** @type {TextRange[]} */ (worn[top.statement]);
      const last = ranges.at(-1);
      if (last?.end === at) last.end = end;
      else ranges.push({ start: at, end });
    }
    at = Math.max(at, end);
  };
  /** @param {number} offset */
  const closeUntil = (offset) => {
    for (let last = open.at(-1); last && last.end <= offset; last = open.at(-1)) {
      wearUntil(last.end);
      open.pop();
    }
  };
  for (const stretch of stretches) {
    closeUntil(stretch.start);
    wearUntil(stretch.start);
    open.push(stretch);
  }
  closeUntil(Infinity);
  return worn;
}
