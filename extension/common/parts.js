/**
 * Answers with very many statements, in parts: one message with all of them would hold up whoever gets it. What has not been
 * asked for yet is lost with whoever has it; then the whole is asked for again.
 */

/** @import {Opened, Part, Rest} from "./types.js" */

import { uuid } from "./uuid.js";

/** So many statements are in a part: a few milliseconds of work for who gets it. */
export const MOST = 500;

/** Of so many answers the rest is kept until it is asked for. */
const MOST_WAITING = 4;

export class Parts {
  /** @type {Map<string, {opened: Opened, owner: string}>} */
  #waiting = new Map();

  /**
   * The answer, or the first part of it.
   * @template {Opened} T
   * @param {T} opened
   * @param {string} [owner] who alone may have the rest
   * @returns {T & Part}
   */
  first(opened, owner = "") {
    const { record, placed } = opened;
    if (record.statements.length <= MOST && placed.length <= MOST) return opened;
    const token = uuid();
    this.#waiting.set(token, { opened, owner });
    for (const key of this.#waiting.keys()) {
      if (this.#waiting.size <= MOST_WAITING) break;
      this.#waiting.delete(key);
    }
    return {
      ...opened,
      record: { ...record, statements: record.statements.slice(0, MOST) },
      placed: placed.slice(0, MOST),
      rest: token,
    };
  }

  /**
   * A further part.
   * @param {string} token
   * @param {number} from how many are there already
   * @param {string} [owner]
   * @returns {Rest | null} null where it is lost
   */
  next(token, from, owner = "") {
    const found = this.#waiting.get(token);
    if (!found || found.owner !== owner) return null;
    const { record, placed } = found.opened;
    const to = from + MOST;
    const isLast = to >= record.statements.length && to >= placed.length;
    if (isLast) this.#waiting.delete(token);
    return { statements: record.statements.slice(from, to), placed: placed.slice(from, to), isLast };
  }
}

/** Who has it may be stopped in between so often. */
const ATTEMPTS = 3;

/**
 * An answer with all of its parts.
 * @template {Opened} T
 * @param {() => Promise<T & Part>} askFirst
 * @param {(ask: {token: string, from: number}) => Promise<Rest | null>} askRest
 * @returns {Promise<T>}
 */
export async function inParts(askFirst, askRest) {
  for (let left = ATTEMPTS; left > 0; left--) {
    const { rest: token, ...first } = await askFirst();
    const whole = /** @type {T} */ (/** @type {unknown} */ (first));
    if (token === undefined) return whole;
    const { statements } = whole.record;
    for (let from = MOST; ; from += MOST) {
      const more = await askRest({ token, from });
      if (!more) break;
      statements.push(...more.statements);
      whole.placed.push(...more.placed);
      if (more.isLast) return whole;
    }
  }
  throw new Error("the rest of the answer was lost");
}
