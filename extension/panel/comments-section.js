/** What is said in the comments of the page, apart from what is said in its article. */

/** @import {Reader} from "./reader.js" */
/** @import {Row} from "./sift.js" */

import { html, nothing } from "lit/html.js";
import { text } from "../common/i18n.js";
import { list } from "./statement-list.js";

/**
 * @param {Reader} reader
 * @param {readonly Row[]} rows those of them that pass the filters
 * @param {import("./statement-list.js").Room} room
 */
export function commentsSection(reader, rows, room) {
  if (rows.length === 0) return nothing;
  return html`<section class="group" id="comments" aria-labelledby="comments-title">
    <h2 id="comments-title">
      <span class="name">${text("panel_comments")}</span><span class="count">${rows.length}</span>
    </h2>
    <p class="role">${text("panel_comments_hint")}</p>
    ${list(reader, rows, true, room)}
  </section>`;
}
