/** Letting the page go on in between. */

/** @type {(() => void)[]} */
const waiting = [];

/** @type {MessageChannel | undefined} */
let channel;

/** Resolves in a task of its own, behind those that the page has waiting. A timer would wait longer. */
export function pause() {
  if (!channel) {
    channel = new MessageChannel();
    channel.port1.onmessage = () => waiting.shift()?.();
  }
  const { port2 } = channel;
  return /** @type {Promise<void>} */ (
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(null);
    })
  );
}

/** How long is waited for a page to be drawn: one that nobody sees is not. In milliseconds. */
const UNDRAWN = 100;

/** Resolves when the page has been drawn as it is now, if it is. */
export async function drawn() {
  await new Promise((resolve) => {
    requestAnimationFrame(resolve);
    setTimeout(resolve, document.hidden ? 0 : UNDRAWN);
  });
  await pause();
}

/**
 * Goes through `items` in slices of a few milliseconds.
 * @template T
 * @param {Iterable<T>} items
 * @param {(item: T) => void} take
 * @param {() => boolean} [isWanted] asked after each pause
 * @returns {Promise<boolean>} whether all were taken
 */
export async function inSlices(items, take, isWanted = () => true) {
  let end = performance.now() + SLICE;
  for (const item of items) {
    take(item);
    if (performance.now() < end) continue;
    await pause();
    if (!isWanted()) return false;
    end = performance.now() + SLICE;
  }
  return true;
}

/** How long a slice may take, in milliseconds. */
const SLICE = 8;
