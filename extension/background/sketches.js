/**
 * Pages whose statements have been told to be painted, until their records are asked for. That is lost with the worker, and
 * when several others come meanwhile; then the page asks for all of it anew.
 */

/** @import {Begun} from "./records.js" */
/** @typedef {{begun: Begun, owner: string}} Sketched */

import { uuid } from "../common/uuid.js";

/** So many are waited for: who reads waits for one, and pages that are embedded in it. */
const MOST_WAITING = 4;

/** By what they are asked for with, the one that came last at the end. @type {Map<string, Sketched>} */
const waiting = new Map();

/**
 * @param {Begun} begun
 * @param {string} owner the place in a tab that alone may have the record
 * @returns {string} what it is asked for with
 */
export function leave(begun, owner) {
  const token = uuid();
  waiting.set(token, { begun, owner });
  for (const key of waiting.keys()) {
    if (waiting.size <= MOST_WAITING) break;
    drop(key);
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

/** Forgets what a tab has not asked for, which goes or is turned off. @param {number} tabId */
export function forget(tabId) {
  for (const [token, { owner }] of waiting) if (owner.startsWith(`${tabId}:`)) drop(token);
}

/** @param {string} token */
function drop(token) {
  // Nothing else tells when what is in the core's memory is needed no more.
  waiting.get(token)?.begun.found.free();
  waiting.delete(token);
}
