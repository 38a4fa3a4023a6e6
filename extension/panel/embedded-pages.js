/** Which of the pages of the tab is shown, where others are embedded in it; and which of those are not read. */

/** @import {Reader} from "./reader.js" */

import { html, nothing } from "lit/html.js";
import { repeat } from "lit/directives/repeat.js";
import { text } from "../common/i18n.js";

const list = new Intl.ListFormat(chrome.i18n.getUILanguage());

/** @param {Reader} reader */
export function pageChooser(reader) {
  const { frame: shown, pages } = reader.on;
  if (pages.length < 2 && shown === 0) return nothing;
  return html`<nav class="pages" aria-label=${text("panel_pages")}>
    ${repeat(
      pages,
      ({ frame }) => frame,
      ({ frame, title, statements }) =>
        html`<button
          type="button"
          aria-current=${frame === shown ? "true" : "false"}
          data-frame=${frame === 0 ? "page" : "embedded"}
          @click=${() => void reader.choosePage(frame)}
        >
          <bdi>${frame === 0 ? text("panel_page_itself") : title || text("panel_page_embedded")}</bdi>
          <span class="count">${statements}</span>
        </button>`,
    )}
  </nav>`;
}

/** @param {string[]} unread sites */
export function unreadPages(unread) {
  if (unread.length === 0) return nothing;
  return html`<p class="notice" id="unread">
    ${text(unread.length === 1 ? "panel_unread_one" : "panel_unread_other", list.format(unread))}
  </p>`;
}
