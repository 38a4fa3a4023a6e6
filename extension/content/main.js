/**
 * Put into a page when the reader asks for it, and again to turn it off: the second one ends the first. Who runs it in
 * another way says so just before.
 */

import "./reach.js";
import { text } from "../common/i18n.js";
import { isAlive } from "../common/messages.js";
import { isEmbedded } from "./address.js";
import { leaveToViewer } from "./hand-over.js";
import { sayOnce } from "./notices.js";
import { Session } from "./session.js";

/** Of our own: a page's elements and frames are found in every global object by their names, but not by symbols. */
const SESSION = Symbol.for("hearsay");
const HOW = Symbol.for("hearsay-how");

/**
 * `press`: on or off; `stay`: on; `off`: off; `by-itself` and `embedded`: on, and nobody asked for this page.
 * @typedef {"press" | "stay" | "off" | "by-itself" | "embedded"} How
 */

/**
 * Content scripts have a global object of their own, which no page sees.
 * @type {{[SESSION]?: Session, [HOW]?: How}}
 */
const shared = /** @type {any} */ (globalThis);

const how = shared[HOW] ?? "press";
delete shared[HOW];
const before = shared[SESSION];
const last = before?.isOn ? before : undefined;
const isUnasked = how === "by-itself" || how === "embedded";
if (document.contentType === "application/pdf") {
  // What the browser shows of it is not in this document.
  if (isAlive() && how !== "off" && how !== "embedded") void leaveToViewer(how !== "by-itself", sayPrivate);
} else if (last && (isUnasked || (how === "stay" && !last.isWaiting))) {
  // It stays on.
} else if (last && (how === "off" || (how === "press" && !last.isIdle))) {
  last.stop();
} else if (isAlive() && how !== "off" && (how === "embedded") === isEmbedded) {
  last?.end();
  const session = new Session({ isQuiet: isUnasked });
  shared[SESSION] = session;
  session.start();
}

function sayPrivate() {
  sayOnce({ words: text("notice_private_pdf"), hint: text("notice_private_pdf_hint") });
}
