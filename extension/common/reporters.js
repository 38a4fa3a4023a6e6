/** Who passes a statement on, beside the writer of the comment that it stands in. */

/**
 * @template T
 * @param {{comment?: string}} kept
 * @param {readonly T[]} reporters outermost first: the writer of a comment is that
 * @param {(reporter: T) => string} nameOf
 * @returns {string[]} their names
 */
export function reportersOf({ comment }, reporters, nameOf) {
  return reporters.map(nameOf).filter((name, at) => at > 0 || name !== comment);
}
