/** Asks the thread for files. */

/** @import {Answer, Tasks} from "../filing/tasks.js" */

/** Why something could not be done, with the key of its text where there is one. */
class Failure extends Error {
  /**
   * @param {string} message
   * @param {string} [key]
   */
  constructor(message, key) {
    super(message);
    this.key = key;
  }
}

/** It was ended before it was done. */
export class Ended extends Error {}

export class Filing {
  /** @type {Worker | undefined} */
  #worker;
  /** @type {(reason: Error) => void} */
  #reject = () => {};

  /**
   * One task at a time.
   * @template {keyof Tasks} T
   * @param {T} type
   * @param {Tasks[T]["ask"]} ask
   * @returns {Promise<Tasks[T]["answer"]>}
   */
  ask(type, ask) {
    const worker = (this.#worker ??= new Worker("../filing/main.js", { type: "module" }));
    return new Promise((resolve, reject) => {
      this.#reject = reject;
      worker.onmessage = (/** @type {MessageEvent<Answer>} */ { data }) => {
        if (data.ok) resolve(/** @type {any} */ (data.answer));
        else reject(new Failure(data.message, data.key));
      };
      worker.onerror = ({ message }) => reject(new Failure(message));
      worker.postMessage({ type, ask });
    });
  }

  /** Ends whatever is being done: what was not wholly written is not written at all. */
  end() {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#reject(new Ended());
  }
}
