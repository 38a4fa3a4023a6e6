/** What the viewer says where there is no file to show, or not yet. */

import { element } from "../common/dom.js";
import { text } from "../common/i18n.js";

export class Screens {
  #box;

  /** @param {HTMLElement} box */
  constructor(box) {
    this.#box = box;
  }

  hide() {
    this.#box.hidden = true;
    this.#box.replaceChildren();
  }

  /**
   * @param {string} name of the screen
   * @param {...(Node | string | false | undefined)} parts
   */
  #show(name, ...parts) {
    this.#box.hidden = false;
    this.#box.dataset.screen = name;
    this.#box.replaceChildren(...parts.filter((part) => part !== false && part !== undefined));
  }

  /** @param {string} key */
  reading(key) {
    const bar = element("progress", { max: "1", "aria-label": text(key) });
    this.#show("reading", element("h1", {}, text(key)), bar);
    /** @param {number} share */
    return (share) => (bar.value = share);
  }

  /**
   * The reader's click lets us read the file.
   * @param {string} url
   * @param {() => void} act
   * @param {(file: File) => void} take
   */
  allow(url, act, take) {
    const { host } = new URL(url);
    this.#show(
      "allow",
      element("h1", {}, text("viewer_allow")),
      element("p", {}, text("viewer_allow_hint", host)),
      element("p", { class: "address" }, url),
      element(
        "div",
        { class: "row" },
        element("button", { type: "button", class: "primary", id: "allow", onclick: act }, text("viewer_allow_button")),
        chooser(take),
      ),
    );
    this.#box.querySelector("button")?.focus();
  }

  /**
   * @param {(file: File) => void} take
   * @param {boolean} isLocal whether there is a file that cannot be had in another way
   */
  choose(take, isLocal) {
    this.#show(
      "choose",
      element("h1", {}, text("viewer_choose")),
      element("p", {}, text(isLocal ? "viewer_choose_local_hint" : "viewer_choose_hint")),
      element("div", { class: "row" }, chooser(take, true)),
    );
  }

  /**
   * @param {string} reason the name of a text
   * @param {object} options
   * @param {string} [options.detail]
   * @param {string | undefined} [options.url] to be opened again
   * @param {(file: File) => void} options.take
   */
  fault(reason, { detail, url, take }) {
    this.#show(
      "fault",
      element("h1", {}, text(`viewer_${reason}`)),
      element("p", {}, text(`viewer_${reason}_hint`)),
      detail !== undefined && detail !== "" && element("p", { class: "detail" }, detail),
      element(
        "div",
        { class: "row" },
        url !== undefined && element("a", { href: url, class: "button" }, text("viewer_open_again")),
        chooser(take),
      ),
    );
    this.#box.dataset.reason = reason;
  }

  /**
   * Asks for the password of a file.
   * @param {boolean} isWrong whether the last one was
   * @returns {Promise<string>}
   */
  password(isWrong) {
    return new Promise((resolve) => {
      const field = element("input", {
        type: "password",
        id: "password",
        autocomplete: "off",
        "aria-label": text("viewer_password_label"),
        "aria-describedby": "password-fault",
      });
      const form = element(
        "form",
        {
          onsubmit: (/** @type {SubmitEvent} */ event) => {
            event.preventDefault();
            this.reading("viewer_opening");
            resolve(field.value);
          },
        },
        element("p", { class: "fault", id: "password-fault" }, isWrong ? text("viewer_password_wrong") : ""),
        element(
          "div",
          { class: "row" },
          field,
          element("button", { class: "primary" }, text("viewer_password_button")),
        ),
      );
      this.#show(
        "password",
        element("h1", {}, text("viewer_password")),
        element("p", {}, text("viewer_password_hint")),
        form,
      );
      field.focus();
    });
  }
}

/**
 * A button to choose a file with.
 * @param {(file: File) => void} take
 * @param {boolean} [isMain]
 */
function chooser(take, isMain = false) {
  const field = element("input", {
    type: "file",
    id: "file",
    accept: "application/pdf,.pdf",
    class: "sr-only",
    tabindex: "-1",
    "aria-hidden": "true",
    onchange: () => {
      const file = field.files?.[0];
      if (file) take(file);
    },
  });
  const button = element(
    "button",
    { type: "button", id: "choose", class: isMain ? "primary" : "", onclick: () => field.click() },
    text("viewer_choose_button"),
  );
  return element("span", {}, field, button);
}
