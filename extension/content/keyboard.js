/**
 * Keys, while Hearsay is on: never where the reader writes, and never one that the page has taken. Which ones they are,
 * and whether there are any, the reader says in the settings.
 */

/** @import {KeyAction, Settings} from "../common/settings.js" */
/** @import {Card} from "./card/card.js" */

import { combinationOf } from "../common/keys.js";
import { onSettingsChanged } from "../common/settings.js";
import { plain } from "./text/plain.js";
import { shadowRootOf } from "./text/shadow.js";

/** Fields are here, whatever they look like. */
const WRITTEN_IN = /^(?:INPUT|TEXTAREA|SELECT)$/;
const WRITING_ROLE = /^(?:textbox|searchbox|combobox|spinbutton)$/;

/**
 * @param {object} options
 * @param {Record<KeyAction, () => void>} options.actions
 * @param {Settings} options.chosen
 * @param {Card} options.card
 * @param {AbortSignal} options.signal
 * @param {() => boolean} options.whileAlive
 * @param {(act: () => void) => void} options.soon does it as soon as there is something to be shown
 */
export function listenToKeys({ actions, chosen, card, signal, whileAlive, soon }) {
  /** @type {Map<string, KeyAction>} */
  const byKeys = new Map();
  let areOn = chosen.shortcuts;
  /** @param {Partial<Record<KeyAction, string>>} keys */
  const take = (keys) => {
    byKeys.clear();
    for (const [action, combination] of Object.entries(keys)) {
      if (combination) byKeys.set(combination, /** @type {KeyAction} */ (action));
    }
  };
  take(chosen.keys);
  onSettingsChanged((changed) => {
    areOn = changed.shortcuts ?? areOn;
    if (changed.keys) take(changed.keys);
  }, signal);

  // Escape belongs to what is on top, and that is the card.
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !event.isTrusted || event.isComposing || !card.isOpen || !whileAlive()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      card.close();
    },
    { signal, capture: true },
  );

  // At the end of the event's way: what the page does with a key comes first.
  addEventListener(
    "keydown",
    (event) => {
      if (!areOn || !event.isTrusted || event.isComposing || event.defaultPrevented) return;
      const action = byKeys.get(combinationOf(event) ?? "");
      if (!action || isWriting(event) || !whileAlive()) return;
      event.preventDefault();
      soon(actions[action]);
    },
    { signal },
  );
}

/** @param {KeyboardEvent} event */
function isWriting(event) {
  const focused = innermost(event.composedPath()[0]);
  if (!(focused instanceof HTMLElement)) return false;
  const target = plain(focused);
  const role = target.getAttribute("role") ?? "";
  return target.isContentEditable || WRITTEN_IN.test(target.tagName) || WRITING_ROLE.test(role);
}

/**
 * What has the focus in an element of the page, also in a closed shadow root, into which an event shows no way.
 * @param {EventTarget | undefined} target
 */
function innermost(target) {
  let element = target;
  while (element instanceof HTMLElement) {
    const root = shadowRootOf(element);
    if (!root?.activeElement) break;
    element = root.activeElement;
  }
  return element;
}
