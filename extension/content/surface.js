/**
 * The one element that Hearsay adds to a page, with all that it shows in a closed shadow root: neither the page's style
 * nor its scripts reach in. It is there only while there is something to show or say.
 */

import { element } from "../common/dom.js";
import { text } from "../common/i18n.js";
import { adopt } from "./sheets.js";
import css from "./surface.css";
import tokens from "./tokens.css";

const HOST = "hearsay-root";

/** Of our texts. An old script under an updated extension cannot ask for it any more. */
const DIRECTION = text("@@bidi_dir");

/** How long a notice stays when neither pointer nor focus is on it; one with something to do stays longer. */
const NOTICE_STAYS = 6000;
const OFFER_STAYS = 12_000;

export class Surface {
  #host = document.createElement(HOST);
  #root = this.#host.attachShadow({ mode: "closed" });
  #announcer = element("div", { class: "announcer", role: "status", "aria-live": "polite" });
  #signal;

  /** @param {AbortSignal} signal */
  constructor(signal) {
    this.#signal = signal;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(tokens + css);
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
   * Shows a short notice at the corner of the page for a while, in place of the one before.
   * @param {string} words
   * @param {string} [hint]
   * @param {object} [options]
   * @param {"news" | "done" | "trouble"} [options.kind]
   * @param {{label: string, act: () => void}} [options.action] what can be done about it
   * @param {() => void} [options.whenGone]
   */
  notify(words, hint = "", { kind = "news", action, whenGone } = {}) {
    this.dismiss();
    this.announce(hint ? `${words} ${hint}` : words);
    const button = action && element("button", { type: "button", "data-part": "action" }, action.label);
    const notice = element(
      "div",
      { class: `notice ${kind}`, popover: "manual", dir: DIRECTION },
      element("div", {}, element("strong", {}, words), hint && element("p", {}, hint)),
      button,
    );
    const stays = action ? OFFER_STAYS : NOTICE_STAYS;
    /** @type {ReturnType<typeof setTimeout>} */
    let timer;
    const gone = () => {
      clearTimeout(timer);
      if (!notice.isConnected) return;
      notice.remove();
      whenGone?.();
    };
    const wait = () => clearTimeout(timer);
    const goSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(gone, stays / 3);
    };
    timer = setTimeout(gone, stays);
    notice.addEventListener("pointerenter", wait);
    notice.addEventListener("pointerleave", goSoon);
    notice.addEventListener("focusin", wait);
    notice.addEventListener("focusout", goSoon);
    notice.addEventListener("click", (event) => {
      if (!event.isTrusted) return;
      gone();
      if (button?.contains(/** @type {Node} */ (event.target))) action?.act();
    });
    this.add(notice);
    notice.showPopover();
    this.dismiss = gone;
    this.#signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
  }

  /** Says that nothing can be typed in this page. */
  refuseTyping = () => this.notify(text("card_no_typing"), text("card_no_typing_hint"), { kind: "trouble" });

  /** Takes the present notice away. */
  dismiss = () => {};
}
