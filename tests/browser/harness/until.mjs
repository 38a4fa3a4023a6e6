/** Waiting for the thing itself, never for a time. */

/** What is not there after this is not coming, even on a slow machine. */
const DEADLINE = 20_000;

/**
 * Asks again and again until the answer is truthy.
 * @template T
 * @param {string} what for the error: “the card is open”
 * @param {() => T | Promise<T>} ask
 * @param {number} [deadline] in milliseconds
 * @returns {Promise<NonNullable<Awaited<T>>>}
 */
export async function until(what, ask, deadline = DEADLINE) {
  const end = performance.now() + deadline;
  for (;;) {
    const answer = await ask();
    if (answer) return /** @type {NonNullable<Awaited<T>>} */ (answer);
    if (performance.now() > end) throw new Error(`waited ${deadline} ms in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
