/** The lines of the list. */

/** @import {Library} from "../library.js" */
/** @import {Item} from "../model/items.js" */
/** @import {Heading} from "../model/order.js" */

import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { commentText, counted, text } from "../../common/i18n.js";
import { cited, folded } from "../model/words.js";
import { dateText, kindText, nameText } from "./texts.js";

/** How many characters of a statement are in the list: more than its lines hold. */
const SHOWN = 420;

/**
 * @param {Library} library
 * @param {Item} item
 * @param {readonly string[]} needles
 */
export function statementRow(library, item, needles) {
  const { key, kept, person, page } = item;
  const name = person?.name ?? text("no_speaker");
  const { verdict } = kept.assessment ?? {};
  return html`
    <div role="gridcell" class="pick">
      <input
        type="checkbox"
        tabindex="-1"
        aria-label=${text("library_pick", name)}
        .checked=${live(library.picked.has(key))}
        @change=${(/** @type {Event} */ { target }) =>
          library.pick([key], /** @type {HTMLInputElement} */ (target).checked)}
      />
    </div>
    <div role="gridcell" class="said" @click=${() => library.show(key)}>
      <p class="by">
        <span class="name ${person ? "" : "nobody"}" dir="auto">${marked(name, needles)}</span>
        ${person?.roles[0] ? html`<span class="role" dir="auto">${marked(person.roles[0], needles)}</span>` : nothing}
        ${
          kept.state === "confirmed"
            ? html`<span class="state" title=${text("library_state_confirmed")}>
                <span aria-hidden="true">✓</span><span class="sr-only">${text("library_state_confirmed")}</span>
              </span>`
            : nothing
        }
        ${kept.state === "rejected" ? html`<span class="chip">${text("library_state_rejected")}</span>` : nothing}
        ${verdict ? html`<span class="chip verdict" dir="auto">${verdict}</span>` : nothing}
        ${kept.tags.map((tag) => html`<span class="chip" dir="auto">#${marked(tag, needles)}</span>`)}
      </p>
      <p class="words ${kept.kind ?? ""}" dir="auto">${marked(cited(clipped(item.words), kept.kind), needles)}</p>
      <p class="facts">
        <span class="title" dir="auto">${marked(page.title ?? item.site, needles)}</span>
        ${page.title && item.site ? html`<span class="site">${item.site}</span>` : nothing}
        <span class="when">${dateText(item.date)}</span>
        ${kept.kind && kept.kind !== "direct" ? html`<span>${kindText(kept.kind)}</span>` : nothing}
        ${kept.comment === undefined ? nothing : html`<span dir="auto">${commentText(kept)}</span>`}
        ${kept.note ? html`<span class="note" dir="auto">${text("library_has_note")}</span>` : nothing}
      </p>
    </div>
  `;
}

/**
 * @param {Library} library
 * @param {Heading} heading
 */
export function headingRow(library, heading) {
  const count = html`<span class="count">${counted("statements", heading.count)}</span>`;
  return html`<div role="gridcell" class="title">${title(library, heading)} ${count}</div>`;
}

/**
 * @param {Library} library
 * @param {Heading} heading
 */
function title(library, { by, value }) {
  switch (by) {
    case "speaker":
      return html`<span dir="auto">${nameText(library.shelf.groups.get(value)) ?? text("no_speaker")}</span>`;
    case "page": {
      const page = library.shelf.page(value);
      return html`<span dir="auto">${page?.title ?? page?.url ?? ""}</span>`;
    }
    default:
      return html`<span>${dateText(value)}</span>`;
  }
}

/** @param {string} words */
function clipped(words) {
  if (words.length <= SHOWN) return words;
  return `${words.slice(0, words.lastIndexOf(" ", SHOWN))} …`;
}

/**
 * Text with the words marked that were searched for.
 * @param {string} plain
 * @param {readonly string[]} needles
 */
export function marked(plain, needles) {
  if (needles.length === 0) return plain;
  return plain
    .split(/(\p{L}[\p{L}\p{M}\p{N}'’]*|\p{N}+)/u)
    .map((piece, at) =>
      at % 2 === 1 && needles.some((needle) => folded(piece).includes(needle)) ? html`<mark>${piece}</mark>` : piece,
    );
}
