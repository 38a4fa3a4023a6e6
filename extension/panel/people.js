/** Those who speak on the page: how much of it is theirs, showing theirs alone, hiding them, saying who they are. */

/** @import {Reader} from "./reader.js" */
/** @import {Voice} from "./sift.js" */

import { html, nothing } from "lit/html.js";
import { repeat } from "lit/directives/repeat.js";
import { counted, text } from "../common/i18n.js";
import { colourOf } from "../common/palette.js";
import { fold } from "./fold.js";
import { icon } from "./icons.js";
import { initialsOf, inkOn } from "./initials.js";
import { personEditor } from "./person-editor.js";
import { tint } from "./tint.js";

/** So many are listed at first: those with most words. */
const FEW = 5;

const percent = new Intl.NumberFormat(chrome.i18n.getUILanguage(), { style: "percent" });

/**
 * @param {Reader} reader
 * @param {readonly Voice[]} voices
 */
export function people(reader, voices) {
  const all = voices.reduce((sum, { length }) => sum + length, 0);
  const ranked = voices.toSorted((a, b) => b.length - a.length);
  const isLong = voices.length > FEW + 1;
  const isWhole = !isLong || reader.choices.open.includes("people-all");
  const listed = ranked.filter(({ id }, at) => isWhole || at < FEW || reader.filters.speakers.includes(id));
  return fold(
    reader,
    "people",
    text("panel_people"),
    html`<ul class="people">
        ${repeat(
          listed,
          ({ id }) => id,
          (voice) => row(reader, voice, voice.length / all),
        )}
      </ul>
      ${
        isLong
          ? html`<button
              type="button"
              id="people-all"
              class="quiet"
              aria-expanded=${isWhole}
              @click=${() => reader.setOpen("people-all", !isWhole)}
            >
              ${isWhole ? text("panel_people_few") : text("panel_people_all", voices.length)}
            </button>`
          : nothing
      }`,
  );
}

/**
 * @param {Reader} reader
 * @param {Voice} voice
 * @param {number} share of all words
 */
function row(reader, voice, share) {
  const { id, person, slot } = voice;
  const { filters, view } = reader;
  const isHidden = view.hidden.includes(id);
  const isAlone = filters.speakers.includes(id);
  const who = person?.name ?? text("no_speaker");
  const amount = text("panel_share", percent.format(share), counted("statements", voice.rows.length));
  const others = filters.speakers.filter((each) => each !== id);
  const editor = `person-${id}`;
  return html`<li
    class="person"
    data-person=${id}
    data-hidden=${isHidden ? "yes" : "no"}
    ${tint({ "--speaker": colourOf(slot), "--on-speaker": inkOn(colourOf(slot)), "--share": String(share) })}
  >
    <button
      type="button"
      class="voice"
      aria-pressed=${isAlone}
      title=${text("panel_only_hint")}
      @click=${() => reader.filter({ speakers: isAlone ? others : [...others, id] })}
    >
      <span class="initials" aria-hidden="true">${initialsOf(person)}</span>
      <span class="about">
        <bdi class="name">${who}</bdi>
        ${person ? html`<span class="role" dir="auto">${roleOf(person)}</span>` : nothing}
        <span class="share" aria-hidden="true"></span>
        <span class="amount">${amount}</span>
      </span>
    </button>
    <button
      type="button"
      class="quiet square hide"
      aria-pressed=${isHidden}
      aria-label=${text("panel_hide", who)}
      title=${isHidden ? text("panel_unhide_hint") : text("panel_hide_hint")}
      @click=${() => void reader.toggleHidden(id)}
    >
      ${icon(isHidden ? "eye-off" : "eye")}
    </button>
    ${
      person
        ? html`<button
            type="button"
            class="quiet square edit"
            aria-expanded=${reader.editing === editor}
            aria-controls=${editor}
            aria-label=${text("panel_edit_person", who)}
            title=${text("panel_edit_person", who)}
            @click=${() => reader.edit(editor)}
          >
            ${icon("edit")}
          </button>`
        : nothing
    }
    ${person && reader.editing === editor ? personEditor(reader, person, editor) : nothing}
  </li>`;
}

/** @param {import("../common/types.js").Person} person */
function roleOf({ roles, kind }) {
  return [roles[0], kind === "person" || kind === "unknown" ? "" : text(`type_${kind}`)].filter(Boolean).join(" · ");
}
