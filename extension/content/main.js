/**
 * Put into a page when the reader asks for it, and again to turn it off: the second one ends the first. Who runs it in
 * another way says so just before, in `hearsayHow`.
 */

import { isAlive } from "../common/messages.js";
import { Session } from "./session.js";

/**
 * Content scripts have a global object of their own, which no page sees.
 * @type {{hearsay?: Session, hearsayHow?: "press" | "stay" | "by-itself"}}
 */
const shared = /** @type {any} */ (globalThis);

const how = shared.hearsayHow ?? "press";
delete shared.hearsayHow;
const last = shared.hearsay?.isOn ? shared.hearsay : undefined;
if (last && how !== "press") {
  // It stays on.
} else if (last && !last.isIdle) {
  last.stop();
} else if (isAlive()) {
  last?.end();
  shared.hearsay = new Session({ isQuiet: how === "by-itself" });
  void shared.hearsay.start();
}
