/** Put into a page when the reader asks for it, and again to turn it off: the second one ends the first. */

import { isAlive } from "../common/messages.js";
import { Session } from "./session.js";

/** @type {{hearsay?: Session}} content scripts have a global object of their own, which no page sees */
const shared = /** @type {any} */ (globalThis);

if (shared.hearsay?.isOn) {
  shared.hearsay.stop();
} else if (isAlive()) {
  shared.hearsay = new Session();
  void shared.hearsay.start();
}
