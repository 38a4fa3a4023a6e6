/** What a reader can say of a statement. */

/** @import {Edit} from "../common/types.js" */
/** @import {Reader} from "./reader.js" */
/** @import {Row} from "./sift.js" */

import { html, nothing } from "lit/html.js";
import { confidenceText, text } from "../common/i18n.js";
import { claimForm } from "./claim-form.js";
import { copyQuotation, QUOTATIONS } from "./copying.js";
import { icon } from "./icons.js";
import { noteForm } from "./note-form.js";
import { isGone } from "./sift.js";
import { speakerForm } from "./speaker-form.js";

/**
 * @param {Reader} reader
 * @param {Row} row
 * @param {string} id of the editor
 */
export function statementEditor(reader, row, id) {
  const { kept } = row;
  const isHidden = reader.view.hidden.includes(kept.speaker ?? "");
  return html`<div class="editor" id=${id}>
    <div class="verbs">
      ${
        kept.state === "rejected"
          ? verb("restore", () => setState(reader, row, "found"))
          : html`${
              kept.state === "confirmed"
                ? verb("unconfirm", () => setState(reader, row, "found"))
                : verb("confirm", () => setState(reader, row, "confirmed"), icon("check"))
            }
            ${
              kept.origin === "found"
                ? verb("reject", () => setState(reader, row, "rejected"), icon("close"))
                : verb("remove", () => leave(reader, row, { type: "remove", statement: kept.id }), icon("close"))
            }
            ${isGone(row) || isHidden ? nothing : verb("fix", () => reader.fix(kept.id), icon("span"))}`
      }
    </div>
    <div class="verbs" role="group" aria-label=${text("panel_copy")}>
      <span class="label" aria-hidden="true">${text("panel_copy")}</span>
      ${QUOTATIONS.map((style) => verb(`copy_${style}`, () => void copyQuotation(reader, kept.id, style)))}
    </div>
    ${part("speaker", true, speakerForm(reader, row))}
    ${part("note", kept.note !== "" || kept.tags.length > 0, noteForm(reader, noted(row)))}
    ${part("claim", kept.assessment !== undefined, claimForm(reader, row))}
    ${
      kept.confidence === undefined
        ? nothing
        : html`<p class="evidence">
            ${confidenceText(kept.confidence)} ${kept.rule ? html`· ${text("found_by_rule", kept.rule)}` : nothing}
          </p>`
    }
  </div>`;
}

/** @param {Row} row */
const noted = ({ kept: { id, note, tags } }) => ({ statement: id, note, tags });

/**
 * @param {string} what
 * @param {() => unknown} act
 * @param {unknown} [sign]
 */
const verb = (what, act, sign = nothing) =>
  html`<button type="button" data-verb=${what} @click=${act}>${sign}${text(`panel_${what}`)}</button>`;

/**
 * @param {string} what
 * @param {boolean} isOpen at first
 * @param {unknown} content
 */
const part = (what, isOpen, content) =>
  html`<details class="part" data-part=${what} ?open=${isOpen}>
    <summary>${text(`panel_part_${what}`)}</summary>
    ${content}
  </details>`;

/**
 * @param {Reader} reader
 * @param {Row} row
 * @param {import("../common/types.js").Kept["state"]} state
 */
function setState(reader, row, state) {
  /** @type {Edit} */
  const edit = { type: "setState", statement: row.kept.id, state };
  const says = text(`panel_now_${state}`);
  // The statement goes from the list where it is rejected, and from the list of the rejected where it is restored.
  const leaves = (state === "rejected") !== (row.kept.state === "rejected");
  return leaves ? leave(reader, row, edit, says) : reader.make(edit, { says });
}

/**
 * Makes an edit after which the statement is not in the list any more: the focus goes to the next one.
 * @param {Reader} reader
 * @param {Row} row
 * @param {Edit} edit
 * @param {string} [says]
 */
function leave(reader, row, edit, says) {
  const all = [...document.querySelectorAll("#speakers .item")].map((item) => item.getAttribute("data-statement"));
  const at = all.indexOf(row.kept.id);
  const next = all[at + 1] ?? all[at - 1];
  const focus = next ? `[data-statement="${next}"] :is(button.statement, .edit)` : "#search";
  return reader.make(edit, { focus, closes: true, ...(says && { says }) });
}
