/** Saying who said a statement, for it alone or wherever the page names the same one (“he” is X everywhere). */

/** @import {Edit, KeptPage} from "../../common/types.js" */
/** @import {Editing} from "./editing.js" */
/** @import {Chosen} from "./speaker-picker.js" */
/** @import {ShownStatement} from "../shown.js" */

import { element } from "../../common/dom.js";
import { text } from "../../common/i18n.js";
import { Editor } from "./editor.js";
import { choicesOf } from "./speaker-choices.js";
import { SpeakerPicker } from "./speaker-picker.js";
import { uuid } from "../../common/uuid.js";

/** The names that were typed and not saved, by statement. @type {Map<string, string>} */
const typed = new Map();

/**
 * @param {ShownStatement} statement
 * @param {KeptPage} record
 * @param {(person: string) => number} slotOf
 * @param {Editing} editing
 */
export function speakerEditor({ id, kept }, record, slotOf, editing) {
  const now = record.speakers.find((person) => person.id === kept.speaker);
  const choices = choicesOf(record, slotOf);
  const count = choices.find((choice) => choice.id === now?.id)?.count ?? 0;
  const picker = new SpeakerPicker(
    choices.filter((choice) => choice.id !== now?.id),
    typed.get(id) ?? "",
  );
  picker.onchange = () => typed.set(id, picker.typed);
  const everywhere = element("input", { type: "radio", name: "where", "data-part": "everywhere" });
  const here = element("input", { type: "radio", name: "where", checked: true, "data-part": "here" });
  const where =
    now &&
    count > 1 &&
    element(
      "fieldset",
      { "aria-label": text("card_where") },
      element("label", {}, here, text("card_here")),
      element("label", {}, everywhere, text("card_everywhere", count, now.name)),
    );
  return new Editor(
    text("card_speaker_title"),
    { parts: [...picker.parts, ...(where ? [where] : [])], first: picker.input },
    {
      async save() {
        const { chosen } = picker;
        if (!chosen) throw new Error(text("card_speaker_missing"));
        const merged = everywhere.checked ? now?.id : undefined;
        const name = "id" in chosen ? (choices.find((choice) => choice.id === chosen.id)?.name ?? "") : chosen.name;
        await editing.make(
          [merged ? everywhereEdit(merged, chosen) : speakerEdit(id, chosen)],
          text("card_speaker_done", name),
        );
        typed.delete(id);
      },
    },
  );
}

/**
 * @param {string} statement
 * @param {NonNullable<Chosen>} chosen
 * @returns {Edit}
 */
export function speakerEdit(statement, chosen) {
  if ("id" in chosen) return { type: "setSpeaker", statement, speaker: chosen.id };
  return { type: "nameSpeaker", statement, id: uuid(), name: chosen.name };
}

/**
 * @param {string} speaker
 * @param {NonNullable<Chosen>} chosen
 * @returns {Edit}
 */
function everywhereEdit(speaker, chosen) {
  if ("id" in chosen) return { type: "mergeSpeakers", from: speaker, into: chosen.id };
  return { type: "renameSpeaker", speaker, name: chosen.name };
}
