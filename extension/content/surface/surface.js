/**
 * The one element that Hearsay adds to a page, with all that it shows in a closed shadow root: neither the page's style
 * nor its scripts reach in.
 */

import { element } from "../../common/dom.js";
import { direction, text } from "../../common/i18n.js";
import { adopt, withOurNames } from "./sheets.js";
import css from "./surface.css";
import tokens from "./tokens.css";

const HOST = "hearsay-root";

/** How often the element goes back to its place by itself, when the page has taken it away or written on it. */
const RETURNS = 20;

/** How long a notice stays when neither pointer nor focus is on it; one with something to do stays longer. */
const NOTICE_STAYS = 6000;
const OFFER_STAYS = 12_000;

export class Surface {
  #host = made(HOST);
  #root = this.#host.attachShadow({ mode: "closed" });
  // Holds all the others. A page can ask whether words are anywhere in its document, closed shadow roots included
  // (`window.find`), and would guess a note letter by letter; what an `<object>` shows in place of a file is not searched.
  #shelter = element("object", { role: "none" });
  #announcer = element("div", { class: "announcer", role: "status", "aria-live": "polite" });
  /** What is shown, with what is to be done when the page has taken it away. @type {Map<HTMLElement, () => void>} */
  #shown = new Map();
  #returns = 0;
  #keeper = new MutationObserver(() => this.#return());
  #signal;

  /** @param {AbortSignal} signal */
  constructor(signal) {
    this.#signal = signal;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(withOurNames(tokens + css));
    document.adoptNode(this.#host);
    adopt(this.#root, sheet);
    this.#root.append(this.#shelter);
    this.add(this.#announcer);
    // Left behind by a script that an update of the extension cut off.
    for (const old of document.querySelectorAll(HOST)) old.remove();
    this.#place();
    signal.addEventListener(
      "abort",
      () => {
        this.#keeper.disconnect();
        this.#host.remove();
      },
      { once: true },
    );
  }

  /** Puts the element where it belongs, which takes down what was shown. */
  #place() {
    for (const name of this.#host.getAttributeNames()) this.#host.removeAttribute(name);
    if (this.#isPlaced) return;
    document.documentElement?.append(this.#host);
    this.#keeper.disconnect();
    this.#keeper.observe(document, { childList: true });
    if (document.documentElement) this.#keeper.observe(document.documentElement, { childList: true });
    this.#keeper.observe(this.#host, { attributes: true });
    for (const [part, gone] of [...this.#shown]) {
      this.#shown.delete(part);
      if (part.isConnected) gone();
    }
  }

  get #isPlaced() {
    return this.#host.isConnected && this.#host.parentNode === document.documentElement;
  }

  /** The page has taken the element away or written on it (`inert`). One that goes on and on is not fought. */
  #return() {
    if (this.#isPlaced && this.#host.getAttributeNames().length === 0) return;
    if (this.#returns++ < RETURNS) this.#place();
  }

  /** @param {Node} node */
  isHost(node) {
    return node === this.#host;
  }

  /** @param {HTMLElement} part */
  add(part) {
    this.#shelter.append(part);
  }

  /**
   * Shows what lies above the page.
   * @param {HTMLElement} part
   * @param {() => void} gone called when the page has taken it away
   * @returns {boolean} false where the page keeps our element away
   */
  show(part, gone) {
    this.#place();
    if (!this.#isPlaced) return false;
    this.add(part);
    part.showPopover();
    for (const each of this.#shown.keys()) if (!each.isConnected) this.#shown.delete(each);
    this.#shown.set(part, gone);
    return true;
  }

  /** What of it has the focus. */
  get activeElement() {
    return this.#root.activeElement;
  }

  /** Whether anything has been said. */
  get hasSpoken() {
    return this.#announcer.textContent !== "";
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
      { class: `notice ${kind}`, popover: "manual", dir: direction() },
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
    this.show(notice, gone);
    this.dismiss = gone;
    this.#signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
  }

  /** Says that nothing can be typed in this page. */
  refuseTyping = () => this.notify(text("card_no_typing"), text("card_no_typing_hint"), { kind: "trouble" });

  /** Takes the present notice away. */
  dismiss = () => {};
}

/**
 * Makes an element by a name that the page may have taken for one of its own (`customElements.define`): made here, it
 * would be of the page's class, which is given the closed shadow roots of its elements. In a document without a window
 * there are no such names, and a shadow root from there is kept from a class that comes later.
 * @param {string} name
 * @returns {HTMLElement}
 */
function made(name) {
  return /** @type {HTMLElement} */ (new Document().createElementNS("http://www.w3.org/1999/xhtml", name));
}
