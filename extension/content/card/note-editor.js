/** Writing the note of a statement, and its tags. */

/** @import {Edit} from "../../common/types.js" */
/** @import {Editing} from "./editing.js" */
/** @import {ShownStatement} from "../shown.js" */

import { element } from "../../common/dom.js";
import { text } from "../../common/i18n.js";
import { tagsOf } from "../../common/tags.js";
import { drafted, forgetDraft } from "./drafts.js";
import { Editor } from "./editor.js";

/**
 * @param {ShownStatement} statement
 * @param {Editing} editing
 */
export function noteEditor({ id, kept }, editing) {
  const drafts = { note: `note:${id}`, tags: `tags:${id}` };
  const savedTags = kept.tags.join(", ");
  const note = drafted(
    element("textarea", { id: "note", dir: "auto", rows: "4", "aria-describedby": "hint", "data-part": "note" }),
    drafts.note,
    kept.note,
  );
  const tags = drafted(
    element("input", { id: "tags", dir: "auto", autocomplete: "off", "data-part": "tags" }),
    drafts.tags,
    savedTags,
  );
  const parts = [
    element("label", { for: "note" }, text("card_note_field")),
    note,
    element("p", { class: "hint", id: "hint" }, text("card_note_hint_field")),
    element("label", { for: "tags" }, text("panel_tags")),
    tags,
  ];
  return new Editor(
    text("card_note_title"),
    { parts, first: note, begin: () => note.setSelectionRange(note.value.length, note.value.length) },
    {
      async save() {
        const written = tagsOf(tags.value);
        /** @type {Edit[]} */
        const edits = [];
        if (note.value.trim() !== kept.note) edits.push({ type: "setNote", statement: id, note: note.value.trim() });
        if (written.join(", ") !== savedTags) edits.push({ type: "setTags", statement: id, tags: written });
        if (edits.length > 0) await editing.make(edits, text("card_note_done"));
        forgetDraft(drafts.note);
        forgetDraft(drafts.tags);
      },
    },
  );
}
