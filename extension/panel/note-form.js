/** A note and tags, on a statement or on the page. */

/** @import {Edit} from "../common/types.js" */
/** @import {Reader} from "./reader.js" */

import { html } from "lit/html.js";
import { text } from "../common/i18n.js";
import { tagsOf } from "../common/tags.js";
import { field, submitted } from "./fields.js";

/**
 * What they are on: a statement, or the page, which is named by none.
 * @typedef {{statement?: string, note: string, tags: string[]}} Noted
 */

/**
 * @param {Reader} reader
 * @param {Noted} noted
 * @param {{focus?: string, closes?: boolean}} [then] what becomes of the focus and the editor once it is saved
 */
export function noteForm(reader, { statement, note: saved, tags: savedTags }, then = {}) {
  const { record } = reader.view;
  const { drafts } = reader;
  const about = statement === undefined ? {} : { statement };
  const key = `${record.id}/${statement ?? "page"}`;
  const keys = { note: `${key}/note`, tags: `${key}/tags` };
  const savedWords = savedTags.join(", ");
  const send = () => {
    const note = drafts.get(keys.note) ?? saved;
    const tags = tagsOf(drafts.get(keys.tags) ?? savedWords);
    /** @type {Edit[]} */
    const edits = [];
    if (note !== saved) edits.push({ type: "setNote", ...about, note });
    if (tags.join(", ") !== savedWords) edits.push({ type: "setTags", ...about, tags });
    if (edits.length > 0) void reader.make(edits, { drafts: Object.values(keys), ...then });
  };
  return html`<form @submit=${submitted(send)} @keydown=${sendByKeys}>
    <label class="block">
      <span>${text("panel_note")}</span>
      <textarea rows="4" data-field="note" dir="auto" ${field(drafts, keys.note, saved)}></textarea>
    </label>
    <label class="line">
      <span>${text("panel_tags")}</span>
      <input type="text" data-field="tags" dir="auto" ${field(drafts, keys.tags, savedWords)} />
    </label>
    <button type="submit" data-verb="save-note">${text("panel_save_note")}</button>
  </form>`;
}

/** Ctrl+Enter (⌘ Enter) sends a form from within its text. @param {KeyboardEvent} event */
function sendByKeys(event) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  event.preventDefault();
  /** @type {HTMLFormElement} */ (event.currentTarget).requestSubmit();
}
