/** @import {Kept} from "./types.js" */

/**
 * How a statement is told. What came from elsewhere may not say: its words are then nobody's literally.
 * @param {Kept} statement
 */
export const kindOf = ({ kind }) => kind ?? "indirect";
