/** What the core has read of a note, as nodes. What is markup of a page in it is text, and nothing is fetched. */

/** @import {NotePiece} from "hearsay-files" */

import { element } from "./dom.js";

/**
 * @param {NotePiece[]} pieces
 * @returns {(HTMLElement | string)[]}
 */
export function nodesOf(pieces) {
  return pieces.map((piece) => {
    if (typeof piece === "string") return piece;
    const { tag, href, start, pieces: inner = [] } = piece;
    const link = href !== undefined && { href, target: "_blank", rel: "noopener noreferrer" };
    return element(tag, { ...link, start: start?.toString() }, ...nodesOf(inner));
  });
}
