/** Saying who made a statement: here only, or wherever the same one is meant. */

/** @import {Edit} from "../common/types.js" */
/** @import {Reader} from "./reader.js" */
/** @import {Row} from "./sift.js" */

import { html, nothing } from "lit/html.js";
import { text } from "../common/i18n.js";
import { field, submitted } from "./fields.js";

/** The choice of somebody whom the page's speakers do not have. */
const ANOTHER = "another";

/**
 * @param {Reader} reader
 * @param {Row} row
 */
export function speakerForm(reader, { kept, speaker }) {
  const { record } = reader.view;
  const { drafts } = reader;
  const keys = {
    choice: `${record.id}/${kept.id}/speaker`,
    name: `${record.id}/${kept.id}/speaker-name`,
    everywhere: `${record.id}/${kept.id}/everywhere`,
  };
  const saved = kept.speaker ?? "";
  const choice = drafts.get(keys.choice) ?? saved;
  const send = () => {
    const edit = editOf({
      statement: kept.id,
      from: kept.speaker,
      choice,
      name: (drafts.get(keys.name) ?? "").trim(),
      everywhere: drafts.get(keys.everywhere) === "yes",
      people: record.speakers,
    });
    const focus = `[data-statement="${kept.id}"] .edit`;
    if (edit) void reader.make(edit, { drafts: Object.values(keys), focus });
  };
  return html`<form @submit=${submitted(send)} @input=${() => reader.redraw()}>
    <label class="line">
      <span>${text("panel_said_by")}</span>
      <select data-field="speaker" ${field(drafts, keys.choice, saved)}>
        ${record.speakers.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
        <option value="">${text("no_speaker")}</option>
        <option value=${ANOTHER}>${text("panel_another")}</option>
      </select>
    </label>
    ${
      choice === ANOTHER
        ? html`<label class="line">
            <span>${text("panel_name")}</span>
            <input type="text" data-field="name" required dir="auto" ${field(drafts, keys.name, "")} />
          </label>`
        : nothing
    }
    ${
      speaker && choice !== ""
        ? html`<label class="tick">
            <input type="checkbox" data-field="everywhere" ${field(drafts, keys.everywhere, "")} />
            <span>${text("panel_everywhere", speaker.name)}</span>
          </label>`
        : nothing
    }
    <button type="submit" data-verb="save-speaker">${text("panel_save_speaker")}</button>
  </form>`;
}

/**
 * @param {object} said
 * @param {string} said.statement
 * @param {string | undefined} said.from who is said to have made it now
 * @param {string} said.choice
 * @param {string} said.name
 * @param {boolean} said.everywhere
 * @param {import("../common/types.js").Person[]} said.people
 * @returns {Edit | null} null for nothing to do
 */
function editOf({ statement, from, choice, name, everywhere, people }) {
  if (choice === ANOTHER) {
    if (!name) return null;
    if (!everywhere || from === undefined) return { type: "nameSpeaker", statement, id: crypto.randomUUID(), name };
    const known = people.find((person) => person.name === name && person.id !== from);
    return known ? { type: "mergeSpeakers", from, into: known.id } : { type: "renameSpeaker", speaker: from, name };
  }
  if (choice === (from ?? "")) return null;
  if (choice === "") return { type: "setSpeaker", statement };
  if (everywhere && from !== undefined) return { type: "mergeSpeakers", from, into: choice };
  return { type: "setSpeaker", statement, speaker: choice };
}
