/**
 * Pages whose statements have been told to be painted, until their records are asked for. That is lost with the worker, and
 * when several others come meanwhile; then the page asks for all of it anew.
 */

/** @import {Begun} from "./records.js" */

import { uuid } from "../common/uuid.js";

/** So many are waited for: who reads waits for one, and pages that are embedded in it. */
const MOST_WAITING = 4;

/** @type {Map<string, {begun: Begun, owner: string}>} */
const waiting = new Map();

/**
 * @param {Begun} begun
 * @param {string} owner who alone may have the record
 * @returns {string} what it is asked for with
 */
export function leave(begun, owner) {
  const token = uuid();
  waiting.set(token, { begun, owner });
  for (const [key, { begun: oldest }] of waiting) {
    if (waiting.size <= MOST_WAITING) break;
    oldest.found.free();
    waiting.delete(key);
  }
  return token;
}

/**
 * @param {string} token
 * @param {string} owner
 * @returns {Begun | null} null where it is lost
 */
export function take(token, owner) {
  const left = waiting.get(token);
  if (left?.owner !== owner) return null;
  waiting.delete(token);
  return left.begun;
}
