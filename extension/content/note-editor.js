/** Writing the note of a statement. */

/** @import {Editing} from "./editing.js" */
/** @import {ShownStatement} from "./shown.js" */

import { element } from "../common/dom.js";
import { text } from "../common/i18n.js";
import { drafted, forgetDraft } from "./drafts.js";
import { Editor } from "./editor.js";

/**
 * @param {ShownStatement} statement
 * @param {Editing} editing
 */
export function noteEditor({ id, kept }, editing) {
  const draft = `note:${id}`;
  const field = drafted(
    element("textarea", { id: "note", dir: "auto", rows: "4", "aria-describedby": "hint", "data-part": "note" }),
    draft,
    kept.note,
  );
  const parts = [
    element("label", { for: "note" }, text("card_note_field")),
    field,
    element("p", { class: "hint", id: "hint" }, text("card_note_hint_field")),
  ];
  return new Editor(
    text("card_note_title"),
    { parts, first: field, begin: () => field.setSelectionRange(field.value.length, field.value.length) },
    {
      async save() {
        await editing.make([{ type: "setNote", statement: id, note: field.value.trim() }], text("card_note_done"));
        forgetDraft(draft);
      },
    },
  );
}
