/** Saying who somebody is: another name, or that two are one. */

/** @import {Person} from "../common/types.js" */
/** @import {Reader} from "./reader.js" */

import { html, nothing } from "lit/html.js";
import { text } from "../common/i18n.js";
import { field, submitted } from "./fields.js";

/**
 * @param {Reader} reader
 * @param {Person} person
 * @param {string} id of the editor
 */
export function personEditor(reader, person, id) {
  const { record } = reader.view;
  const others = record.speakers.filter((each) => each.id !== person.id);
  const nameKey = `${record.id}/${person.id}/name`;
  const intoKey = `${record.id}/${person.id}/into`;
  return html`<div class="editor" id=${id}>
    <form
      @submit=${submitted(() => {
        const name = (reader.drafts.get(nameKey) ?? person.name).trim();
        if (name && name !== person.name) {
          void reader.make({ type: "renameSpeaker", speaker: person.id, name }, { drafts: [nameKey] });
        }
      })}
    >
      <label class="line">
        <span>${text("panel_name")}</span>
        <input type="text" required dir="auto" ${field(reader.drafts, nameKey, person.name)} />
      </label>
      <button type="submit">${text("panel_rename")}</button>
    </form>
    ${
      others.length === 0
        ? nothing
        : html`<form
            @submit=${submitted(() => {
              const into = reader.drafts.get(intoKey);
              if (!into) return;
              const focus = `[data-person="${into}"] .voice`;
              void reader.make({ type: "mergeSpeakers", from: person.id, into }, { drafts: [intoKey], focus });
            })}
          >
            <label class="line">
              <span>${text("panel_same_as")}</span>
              <select required ${field(reader.drafts, intoKey, "")}>
                <option value="">${text("panel_choose")}</option>
                ${others.map((each) => html`<option value=${each.id}>${each.name}</option>`)}
              </select>
            </label>
            <button type="submit">${text("panel_merge")}</button>
          </form>`
    }
  </div>`;
}
