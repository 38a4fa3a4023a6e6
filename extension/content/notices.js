/** What is said in the page of what was found there. */

/** @import {Shown} from "./shown.js" */

import { counted, text } from "../common/i18n.js";
import { labelsOf } from "../common/keys.js";
import { fileWithin, openInViewer } from "./hand-over.js";
import { speakersHeard } from "./results.js";
import { Surface } from "./surface/surface.js";

/**
 * @param {Surface} surface
 * @param {{shortcuts: boolean, keys: import("../common/settings.js").Settings["keys"]}} chosen
 * @param {Shown} found
 * @param {number} embedded how many statements there are in embedded pages
 */
export function sayFound(surface, { shortcuts, keys }, found, embedded) {
  const count = found.statements.length;
  const here = text("notice_on", counted("statements", count), counted("speakers", speakersHeard(found)));
  const there = text("notice_embedded", counted("statements", embedded));
  const { next } = keys;
  const hint = shortcuts && next ? text("notice_on_hint", labelsOf(next).join("+")) : text("notice_on_hint_no_keys");
  const file = fileWithin();
  const more = file
    ? { action: { label: text("notice_open_pdf"), act: () => void openInViewer(file).catch(() => {}) } }
    : {};
  if (count + embedded === 0) surface.notify(text("notice_nothing"), text("notice_nothing_hint"), more);
  else if (embedded === 0) surface.notify(here, hint, more);
  else surface.notify(count === 0 ? there : text("notice_and_embedded", here, there), hint, more);
}

/**
 * Shows a notice in a page that is otherwise left alone.
 * @param {{words: string, hint: string}} what
 */
export function sayOnce({ words, hint }) {
  const end = new AbortController();
  new Surface(end.signal).notify(words, hint, { whenGone: () => end.abort() });
}
