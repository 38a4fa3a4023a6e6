/** Hearsay in the viewer: the same session as in a page, over the text of the file. */

/** @import {Collected} from "../content/text/collect.js" */

import { Session } from "../content/session.js";

export class FileReading {
  /** @type {Session | undefined} */
  #session;
  #collected;
  /** Called when it is turned on or off. @param {boolean} _isOn */
  // eslint-disable-next-line no-unused-vars
  onchange = (_isOn) => {};

  /** @param {Collected} collected */
  constructor(collected) {
    this.#collected = collected;
  }

  stop() {
    if (this.#session?.isOn) this.#session.stop();
  }

  /** @param {"press" | "stay" | "off"} how */
  press(how = "press") {
    const last = this.#session?.isOn ? this.#session : undefined;
    if (how === "off") return last?.stop();
    if (last && how === "stay") return;
    if (last && !last.isIdle) {
      last.stop();
      return;
    }
    last?.end();
    // A file does not change.
    const still = { version: 1, read: async () => {}, collected: () => this.#collected };
    const session = new Session({ still, onend: () => this.onchange(false) });
    this.#session = session;
    this.onchange(true);
    session.start();
  }
}
