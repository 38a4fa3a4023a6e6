/** What the reader said of a statement, or of the page. */

/** @import {KeptPage} from "../common/types.js" */
/** @import {Row} from "./sift.js" */

import { html, nothing } from "lit/html.js";
import { text } from "../common/i18n.js";
import { shownNote } from "../common/shown-note.js";

/** @param {Row} row */
export function ownWords({ kept }) {
  const { state, note, tags, assessment } = kept;
  const badges = [
    state === "found" ? nothing : html`<span class="badge ${state}">${text(`panel_state_${state}`)}</span>`,
    assessment
      ? html`<span class="badge verdict">
          ${[assessment.verdict, text(`panel_status_${assessment.status}`)].filter(Boolean).join(" · ")}
        </span>`
      : nothing,
    ...tags.map(tagBadge),
  ].filter((badge) => badge !== nothing);
  if (badges.length === 0 && !note) return nothing;
  return html`<div class="own">
    ${badges.length > 0 ? html`<p class="badges">${badges}</p>` : nothing} ${noteOf(note)}
    ${
      assessment && assessment.sources.length > 0
        ? html`<ul class="sources">
            ${assessment.sources.map(({ url, title }) => html`<li><a href=${linkable(url)} dir="auto">${title || url}</a></li>`)}
          </ul>`
        : nothing
    }
  </div>`;
}

/** @param {KeptPage} record */
export function wordsOnPage({ note, tags }) {
  if (!note && tags.length === 0) return nothing;
  return html`<div class="own">
    ${tags.length > 0 ? html`<p class="badges">${tags.map(tagBadge)}</p>` : nothing} ${noteOf(note)}
  </div>`;
}

/** @param {string} tag */
const tagBadge = (tag) => html`<span class="badge tag" dir="auto">#${tag}</span>`;

/** @param {string} note */
const noteOf = (note) => (note ? html`<div class="note" dir="auto">${shownNote(note)}</div>` : nothing);

/**
 * An address that may be followed: none that is a script's.
 * @param {string} url
 */
const linkable = (url) => (/^https?:/i.test(url) ? url : nothing);
