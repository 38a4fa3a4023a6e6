/** The buttons of the card: correcting the statement, taking it along, going on to others. */

/** @import {CardContent} from "./card-view.js" */

import { element, icon } from "../../common/dom.js";
import { text } from "../../common/i18n.js";
import { copy } from "./clipboard.js";
import { listButton } from "../panel-button.js";

/** @typedef {"speaker" | "note" | "check" | "confirm" | "reject" | "fix" | "previous" | "next" | "next-same"} Action */

/**
 * @typedef {object} Context
 * @property {(button: HTMLElement, act: () => void) => void} onPress
 * @property {(words: string) => void} announce
 * @property {(action: Action) => void} act
 * @property {() => Promise<string>} quotation the statement as it is pasted
 */

/**
 * @param {CardContent} content
 * @param {Context} context
 */
export function barOf({ kept }, { onPress, act }) {
  /** @param {Action} action @param {Parameters<typeof icon>[0]} picture @param {string} key @param {Record<string, string>} more */
  const button = (action, picture, key, more = {}) => {
    const made = element(
      "button",
      // In little room the label is not shown.
      { type: "button", "data-part": action, "aria-label": text(key), title: text(`${key}_hint`), ...more },
      icon(picture),
      element("span", {}, text(key)),
    );
    onPress(made, () => act(action));
    return made;
  };
  const isConfirmed = kept.state === "confirmed";
  return element(
    "div",
    { class: "actions", role: "group", "aria-label": text("card_actions") },
    button("speaker", "person", "card_speaker"),
    button("note", "note", "card_note"),
    button("check", "check", "card_check"),
    // Whoever adds a statement says so.
    kept.origin !== "added" && button("confirm", "done", "card_confirm", { "aria-pressed": String(isConfirmed) }),
    button("fix", "span", "card_fix"),
    button("reject", "reject", kept.origin === "found" ? "card_reject" : "card_remove"),
  );
}

/**
 * @param {CardContent} content
 * @param {Context} context
 */
export function footerOf(content, context) {
  const { statement, total, ofSpeaker, speaker } = content;
  /** @param {Action} action @param {Parameters<typeof icon>[0]} picture @param {string} label */
  const button = (action, picture, label) => {
    const made = element(
      "button",
      { type: "button", class: "icon", "data-part": action, "aria-label": label, title: label },
      icon(picture),
    );
    context.onPress(made, () => context.act(action));
    return made;
  };
  return element(
    "footer",
    {},
    labelled("copy", text("copy"), text("copy_done"), async () => copy(await context.quotation()), context),
    labelled("link", text("link"), text("link_done"), () => copy(content.link), context),
    BROWSER === "chromium" && listButton(context.onPress),
    element("span", { class: "place" }, text("place", statement + 1, total)),
    button("previous", "previous", text("previous")),
    button("next", "next", text("next")),
    speaker !== null && ofSpeaker > 1 && button("next-same", "nextSame", text("card_next_same", speaker)),
  );
}

/**
 * A button that says when it has done its work.
 * @param {"copy" | "link"} name
 * @param {string} label
 * @param {string} done
 * @param {() => Promise<void>} act
 * @param {Context} context
 */
function labelled(name, label, done, act, { onPress, announce }) {
  const words = element("span", {}, label);
  const button = element("button", { type: "button", "data-part": name }, icon(name), words);
  onPress(button, async () => {
    try {
      await act();
      button.firstChild?.replaceWith(icon("done"));
      words.textContent = done;
    } catch {
      words.textContent = text("copy_failed");
    }
    announce(words.textContent);
  });
  return button;
}
