/**
 * The one element that Hearsay adds to a page, with all that it shows in a closed shadow root: neither the page's style
 * nor its scripts reach in. It is there only while there is something to show or say.
 */

import { element } from "../common/dom.js";
import { adopt } from "./sheets.js";
import css from "./surface.css";

const HOST = "hearsay-root";

/** How long a notice stays when the pointer is not on it. */
const NOTICE_STAYS = 6000;

export class Surface {
  #host = document.createElement(HOST);
  #root = this.#host.attachShadow({ mode: "closed" });
  #announcer = element("div", { class: "announcer", role: "status", "aria-live": "polite" });
  #signal;

  /** @param {AbortSignal} signal */
  constructor(signal) {
    this.#signal = signal;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    adopt(this.#root, sheet);
    this.#root.append(this.#announcer);
    // Left behind by a script that an update of the extension cut off.
    for (const old of document.querySelectorAll(HOST)) old.remove();
    document.documentElement.append(this.#host);
    signal.addEventListener("abort", () => this.#host.remove(), { once: true });
  }

  /** @param {Node} node */
  isHost(node) {
    return node === this.#host;
  }

  /** @param {HTMLElement} part */
  add(part) {
    this.#root.append(part);
  }

  /** What of it has the focus. */
  get activeElement() {
    return this.#root.activeElement;
  }

  /**
   * Says something to readers who do not see the page.
   * @param {string} words
   */
  announce(words) {
    this.#announcer.textContent = words;
  }

  /**
   * Shows a short notice at the corner of the page for a while.
   * @param {string} words
   * @param {string} hint
   * @param {() => void} [whenGone]
   */
  notify(words, hint, whenGone) {
    this.announce(`${words} ${hint}`);
    const notice = element(
      "div",
      { class: "notice", popover: "manual" },
      element("strong", {}, words),
      element("p", {}, hint),
    );
    this.add(notice);
    notice.showPopover();
    const gone = () => {
      clearTimeout(timer);
      notice.remove();
      whenGone?.();
    };
    let timer = setTimeout(gone, NOTICE_STAYS);
    notice.addEventListener("pointerenter", () => clearTimeout(timer));
    notice.addEventListener("pointerleave", () => (timer = setTimeout(gone, NOTICE_STAYS / 3)));
    notice.addEventListener("click", gone);
    this.#signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
  }
}
