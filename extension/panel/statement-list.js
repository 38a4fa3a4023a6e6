/** The statements: by speaker, in the order in which each is first heard, or in the order of the page. */

/** @import {Reader} from "./reader.js" */
/** @import {Row} from "./sift.js" */

import { html, nothing } from "lit/html.js";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import { text } from "../common/i18n.js";
import { colourOf } from "../common/palette.js";
import { commentsSection } from "./comments-section.js";
import { isGone, isOfComment, voicesOf } from "./sift.js";
import { statementItem } from "./statement-item.js";
import { tint } from "./tint.js";

/** How many statements are still to be drawn now: the others follow when there is time. @typedef {{left: number}} Room */

/**
 * @param {Reader} reader
 * @param {readonly Row[]} rows
 */
export function statementList(reader, rows) {
  const gone = rows.filter(isGone);
  const there = rows.filter((row) => !isGone(row) && !isOfComment(row));
  const comments = rows.filter((row) => !isGone(row) && isOfComment(row));
  reader.isCut = rows.length > reader.most;
  const room = { left: reader.most };
  return html`<div class="speakers" id="speakers" @keydown=${moveByArrows}>
    ${rows.length === 0 ? html`<p class="none">${text("panel_none")}</p>` : nothing}
    ${reader.choices.order === "speaker" ? bySpeaker(reader, there, room) : byPage(reader, there, room)}
    ${commentsSection(reader, comments, room)}
    ${
      gone.length === 0
        ? nothing
        : html`<section class="group" id="gone" aria-labelledby="gone-title">
            <h2 id="gone-title">
              <span class="name">${text("panel_gone")}</span><span class="count">${gone.length}</span>
            </h2>
            <p class="role">${text("panel_gone_hint")}</p>
            ${list(reader, gone, true, room)}
          </section>`
    }
  </div>`;
}

/**
 * @param {Reader} reader
 * @param {readonly Row[]} rows
 * @param {Room} room
 */
function bySpeaker(reader, rows, room) {
  return repeat(
    voicesOf(rows),
    ({ id }) => id,
    ({ id, person, slot, rows: own }) =>
      html`<section
        class="speaker group"
        data-speaker=${id || "none"}
        aria-labelledby="speaker-${id}"
        ${tint({ "--speaker": colourOf(slot) })}
      >
        <h2 id="speaker-${id}">
          <span class="swatch" aria-hidden="true"></span>
          <bdi class="name">${person?.name ?? text("no_speaker")}</bdi>
          <span class="count">${own.length}</span>
        </h2>
        ${list(reader, own, false, room)}
      </section>`,
  );
}

/**
 * @param {Reader} reader
 * @param {readonly Row[]} rows
 * @param {Room} room
 */
function byPage(reader, rows, room) {
  if (rows.length === 0) return nothing;
  return html`<section class="group" aria-label=${text("panel_order_page")}>
    ${list(reader, rows, true, room)}
  </section>`;
}

/**
 * @param {Reader} reader
 * @param {readonly Row[]} rows
 * @param {boolean} withSpeaker
 * @param {Room} room
 */
export function list(reader, rows, withSpeaker, room) {
  const drawn = rows.slice(0, Math.max(0, room.left));
  room.left -= drawn.length;
  return html`<ol>
    ${repeat(
      drawn,
      ({ kept }) => kept.id,
      (row) => {
        const isOpen = reader.editing === `edit-${row.kept.id}`;
        // One that is as it was is not drawn again, unless its editor is open, which has much that changes.
        return guard([row, withSpeaker, isOpen ? {} : null], () => statementItem(reader, row, withSpeaker));
      },
    )}
  </ol>`;
}

/** Which of the statements a key goes to, from the one at `at`. @type {Record<string, (at: number, last: number) => number>} */
const MOVES = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * From statement to statement, without the buttons between them.
 * @param {KeyboardEvent} event
 */
function moveByArrows(event) {
  const move = Object.hasOwn(MOVES, event.key) ? MOVES[event.key] : undefined;
  const { target, currentTarget } = event;
  if (!move || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!(target instanceof HTMLElement) || !target.matches(".statement")) return;
  const all = [.../** @type {HTMLElement} */ (currentTarget).querySelectorAll("button.statement")];
  const next = all[move(all.indexOf(target), all.length - 1)];
  if (next instanceof HTMLElement) next.focus();
  event.preventDefault();
}
