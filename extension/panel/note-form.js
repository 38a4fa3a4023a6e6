/** A note and tags on a statement. */

/** @import {Edit} from "../common/types.js" */
/** @import {Reader} from "./reader.js" */
/** @import {Row} from "./sift.js" */

import { html } from "lit/html.js";
import { text } from "../common/i18n.js";
import { field, submitted } from "./fields.js";

/**
 * @param {Reader} reader
 * @param {Row} row
 */
export function noteForm(reader, { kept }) {
  const { record } = reader.view;
  const { drafts } = reader;
  const keys = { note: `${record.id}/${kept.id}/note`, tags: `${record.id}/${kept.id}/tags` };
  const savedTags = kept.tags.join(", ");
  const send = () => {
    const note = drafts.get(keys.note) ?? kept.note;
    const tags = tagsOf(drafts.get(keys.tags) ?? savedTags);
    /** @type {Edit[]} */
    const edits = [];
    if (note !== kept.note) edits.push({ type: "setNote", statement: kept.id, note });
    if (tags.join(", ") !== savedTags) edits.push({ type: "setTags", statement: kept.id, tags });
    if (edits.length > 0) void reader.make(edits, { drafts: Object.values(keys) });
  };
  return html`<form @submit=${submitted(send)} @keydown=${sendByKeys}>
    <label class="block">
      <span>${text("panel_note")}</span>
      <textarea rows="4" data-field="note" dir="auto" ${field(drafts, keys.note, kept.note)}></textarea>
    </label>
    <label class="line">
      <span>${text("panel_tags")}</span>
      <input type="text" data-field="tags" dir="auto" ${field(drafts, keys.tags, savedTags)} />
    </label>
    <button type="submit" data-verb="save-note">${text("panel_save_note")}</button>
  </form>`;
}

/** Ctrl+Enter (⌘ Enter) sends a form from within its text. @param {KeyboardEvent} event */
export function sendByKeys(event) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  event.preventDefault();
  /** @type {HTMLFormElement} */ (event.currentTarget).requestSubmit();
}

/** @param {string} words */
export function tagsOf(words) {
  const tags = words.split(/[,،、]/u).map((tag) => tag.trim().replace(/^#/, ""));
  return [...new Set(tags.filter(Boolean))];
}
