/** What can go wrong with what is kept, as the reader is told. */

/** An error with the key of its text in `_locales`. */
export class Fault extends Error {
  /**
   * @param {"disk_full" | "changed_since" | "done_since" | "nothing_to_undo" | "nothing_to_redo" | "not_kept" | "private" | "no_verdict"} key
   * @param {unknown} [cause]
   */
  constructor(key, cause) {
    super(`fault:${key}`, { cause });
    this.key = key;
  }
}

/**
 * Runs a write; where the disk is full or the quota used up, says that instead of what the database says.
 * @template T
 * @param {() => PromiseLike<T>} write
 * @returns {Promise<T>}
 */
export async function whole(write) {
  try {
    return await write();
  } catch (error) {
    if (isFull(error)) throw new Fault("disk_full", error);
    throw error;
  }
}

/**
 * @param {any} error
 * @returns {boolean}
 */
function isFull(error) {
  if (!error) return false;
  if (error.name === "QuotaExceededError") return true;
  // An aborted transaction has its reason within, Firefox's a message only.
  return isFull(error.inner) || isFull(error.cause) || /quota|disk (is )?full/i.test(String(error.message ?? ""));
}
