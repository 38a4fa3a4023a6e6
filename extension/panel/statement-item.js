/** A statement in the list: its words, what is known of it, what the reader said of it. */

/** @import {Reader} from "./reader.js" */
/** @import {Row} from "./sift.js" */

import { html, nothing } from "lit/html.js";
import { commentText, confidenceText, text } from "../common/i18n.js";
import { colourOf } from "../common/palette.js";
import { icon } from "./icons.js";
import { ownWords } from "./own-words.js";
import { isGone } from "./sift.js";
import { statementEditor } from "./statement-editor.js";
import { tint } from "./tint.js";

/**
 * @param {Reader} reader
 * @param {Row} row
 * @param {boolean} withSpeaker whether it names its speaker
 */
export function statementItem(reader, row, withSpeaker) {
  const { kept, slot } = row;
  const editor = `edit-${kept.id}`;
  const isOpen = reader.editing === editor;
  return html`<li
    class="item"
    data-statement=${kept.id}
    data-state=${kept.state}
    data-text=${row.placed?.text ?? "gone"}
    ${tint({ "--speaker": colourOf(slot) })}
  >
    <div class="row">
      ${
        isGone(row)
          ? html`<div class="statement ${kept.kind ?? "indirect"}">${said(row, withSpeaker)}</div>`
          : html`<button
              type="button"
              class="statement ${kept.kind ?? "indirect"}"
              data-kind=${kept.kind ?? "indirect"}
              title=${kept.confidence === undefined ? nothing : confidenceText(kept.confidence)}
              @click=${() => void reader.goTo(kept.id)}
            >
              ${said(row, withSpeaker)}
            </button>`
      }
      <button
        type="button"
        class="quiet square edit"
        aria-expanded=${isOpen}
        aria-controls=${editor}
        aria-label=${text("panel_edit_statement", row.words)}
        title=${text("panel_edit_hint")}
        @click=${() => reader.edit(editor)}
      >
        ${icon(isOpen ? "close" : "edit")}
      </button>
    </div>
    ${row.placed?.text === "changed" ? changes(row.placed.changes) : nothing} ${ownWords(row)}
    ${isOpen ? statementEditor(reader, row, editor) : nothing}
  </li>`;
}

/**
 * @param {Row} row
 * @param {boolean} withSpeaker
 */
function said({ kept, speaker, words, reporters }, withSpeaker) {
  const facts = [
    kept.kind && text(`kind_${kept.kind}_short`),
    kept.stance && kept.stance !== "neutral" ? text(`stance_${kept.stance}`) : "",
    kept.comment !== undefined && commentText(kept),
    reporters && text("reported_by_short", reporters),
    kept.origin === "found" ? "" : text(`panel_origin_${kept.origin}`),
  ].filter(Boolean);
  return html`${
      withSpeaker
        ? html`<span class="by">
            <span class="swatch" aria-hidden="true"></span><bdi>${speaker?.name ?? text("no_speaker")}</bdi>
          </span>`
        : nothing
    }
    <span class="words" dir="auto">${kept.kind === "direct" ? `“${words}”` : words}</span>
    <span class="facts">${facts.join(" · ")}</span>`;
}

/** @param {import("../common/types.js").Placed["changes"]} pieces */
function changes(pieces) {
  return html`<details class="changed">
    <summary>${text("panel_changed")}</summary>
    <p dir="auto">
      ${pieces.map(([how, words]) =>
        how === "same" ? words : how === "gone" ? html`<del>${words}</del>` : html`<ins>${words}</ins>`,
      )}
    </p>
  </details>`;
}
