/** The page that is shown, whether it is kept, and what can be undone. */

/** @import {Reader} from "./reader.js" */
/** @import {Voice} from "./sift.js" */

import { html, nothing } from "lit/html.js";
import { deedText } from "../common/edits.js";
import { counted, text } from "../common/i18n.js";
import { icon } from "./icons.js";
import { noteForm } from "./note-form.js";
import { wordsOnPage } from "./own-words.js";

/** The editor of what is said of the page itself. */
const EDITOR = "edit-page";

/**
 * @param {Reader} reader
 * @param {readonly Voice[]} voices
 */
export function pageHeader(reader, voices) {
  const { record, kept, private: isPrivate, canUndo, canRedo } = reader.view;
  const statements = voices.reduce((sum, { rows }) => sum + rows.length, 0);
  const speakers = voices.filter(({ person }) => person).length;
  return html`<header class="page">
    <h1 dir="auto">${record.title || record.url}</h1>
    <p class="summary" id="summary">
      ${text("statements_by", counted("statements", statements), counted("speakers", speakers))}
    </p>
    <div class="page-tools">
      ${isPrivate ? nothing : keepButton(reader, kept)} ${noteButton(reader)}
      <span class="gap"></span>
      ${replayButton(reader, "undo", canUndo)} ${replayButton(reader, "redo", canRedo)}
    </div>
    ${isPrivate ? html`<p class="notice" id="private">${text("panel_private")}</p>` : nothing} ${wordsOnPage(record)}
    ${
      reader.editing === EDITOR
        ? html`<div class="editor" id=${EDITOR}>
            ${noteForm(reader, { note: record.note, tags: record.tags }, { focus: "#page-note", closes: true })}
          </div>`
        : nothing
    }
  </header>`;
}

/**
 * @param {Reader} reader
 * @param {boolean} kept
 */
function keepButton(reader, kept) {
  if (!kept) {
    return html`<button type="button" id="keep" title=${text("panel_keep_hint")} @click=${() => void reader.keep()}>
      ${icon("keep")}${text("panel_keep")}
    </button>`;
  }
  return html`<span class="kept" id="kept">${icon("check")}${text("panel_kept")}</span>
    <button
      type="button"
      id="forget"
      class="quiet"
      title=${text("panel_forget_hint")}
      @click=${() => void reader.forget()}
    >
      ${text("panel_forget")}
    </button>`;
}

/** @param {Reader} reader */
function noteButton(reader) {
  const isOpen = reader.editing === EDITOR;
  return html`<button
    type="button"
    id="page-note"
    class="quiet"
    aria-expanded=${isOpen}
    aria-controls=${EDITOR}
    title=${text("panel_page_note_hint")}
    @click=${() => reader.edit(EDITOR, `#${EDITOR} textarea`)}
  >
    ${icon("edit")}${text("panel_page_note")}
  </button>`;
}

/**
 * It stays where the focus is also when there is nothing left to be undone.
 * @param {Reader} reader
 * @param {"undo" | "redo"} which
 * @param {string | null} what
 */
function replayButton(reader, which, what) {
  const label = what ? text(`panel_${which}`, deedText(what)) : text(`error_nothing_to_${which}`);
  return html`<button
    type="button"
    id=${which}
    class="quiet square"
    title=${label}
    aria-label=${label}
    aria-disabled=${what ? "false" : "true"}
    aria-keyshortcuts=${which === "undo" ? "Control+Z Meta+Z" : "Control+Shift+Z Meta+Shift+Z"}
    @click=${() => void reader.replay(which)}
  >
    ${icon(which)}
  </button>`;
}
