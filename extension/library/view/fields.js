/** The fields of a statement's detail: who said it, and tags. */

/** @import {Edit} from "../../common/types.js" */
/** @import {Item} from "../model/items.js" */

import { html } from "lit";
import { live } from "lit/directives/live.js";
import { text } from "../../common/i18n.js";
import { tagsOf } from "../../common/tags.js";

/**
 * @param {Item} item
 * @param {(edit: Edit) => void} edit
 */
export function speakerField({ kept, page, person }, edit) {
  const statement = kept.id;
  /** @param {Event} event */
  const onChange = ({ target }) => {
    const name = /** @type {HTMLInputElement} */ (target).value.trim();
    if (name === (person?.name ?? "")) return;
    const known = page.speakers.find((speaker) => speaker.name === name);
    if (!name) edit({ type: "setSpeaker", statement });
    else if (known) edit({ type: "setSpeaker", statement, speaker: known.id });
    else edit({ type: "nameSpeaker", statement, id: crypto.randomUUID(), name });
  };
  return html`
    <label class="field">
      <span>${text("library_speaker")}</span>
      <input
        id="speaker"
        list="page-speakers"
        autocomplete="off"
        dir="auto"
        placeholder=${text("no_speaker")}
        .value=${live(person?.name ?? "")}
        @change=${onChange}
      />
    </label>
    <datalist id="page-speakers">${page.speakers.map(({ name }) => html`<option value=${name}></option>`)}</datalist>
  `;
}

/**
 * @param {string} name of the field, on its page
 * @param {string} label
 * @param {readonly string[]} tags
 * @param {readonly string[]} known tags that others have
 * @param {(tags: string[], onFailed?: () => void) => void} set
 */
export function tagsField(name, label, tags, known, set) {
  /** @param {Event} event */
  const add = ({ target }) => {
    const input = /** @type {HTMLInputElement} */ (target);
    const typed = input.value;
    const added = tagsOf(typed);
    input.value = "";
    if (added.length > 0) set([...tags, ...added], () => (input.value = typed));
  };
  return html`
    <div class="field">
      <label for=${name}>${label}</label>
      <div class="tags">
        ${tags.map(
          (tag) => html`
            <span class="chip">
              <span dir="auto">#${tag}</span>
              <button
                class="remove"
                aria-label=${text("library_tag_remove", tag)}
                @click=${() => set(tags.filter((other) => other !== tag))}
              >
                <span aria-hidden="true">×</span>
              </button>
            </span>
          `,
        )}
        <input
          id=${name}
          list="${name}-known"
          autocomplete="off"
          placeholder=${text("library_tag_add")}
          @change=${add}
        />
      </div>
      <datalist id="${name}-known">
        ${known.filter((tag) => !tags.includes(tag)).map((tag) => html`<option value=${tag}></option>`)}
      </datalist>
    </div>
  `;
}
