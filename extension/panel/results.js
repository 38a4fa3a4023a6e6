/** The panel while Hearsay is on in the tab: the page, who speaks, filters, the statements, what to do with them. */

/** @import {Reader} from "./reader.js" */

import { html } from "lit/html.js";
import { text } from "../common/i18n.js";
import { pageChooser, unreadPages } from "./embedded-pages.js";
import { exportDialog } from "./export-dialog.js";
import { filterBar, listing } from "./filter-bar.js";
import { openDialog, openOwnPage } from "./open.js";
import { pageHeader } from "./page-header.js";
import { people } from "./people.js";
import { pictureSection } from "./picture-section.js";
import { openShortcuts, shortcutsDialog } from "./shortcuts-dialog.js";
import { isOfComment, rowsOf, sift, voicesOf } from "./sift.js";
import { statementList } from "./statement-list.js";

/** @param {Reader} reader */
export function results(reader) {
  const { view, filters } = reader;
  const rows = rowsOf(view);
  // Those who are heard in comments are no voices of the page.
  const voices = voicesOf(rows.filter((row) => row.kept.state !== "rejected" && !isOfComment(row)));
  const shown = sift(rows, filters, view.hidden);
  const isOfRejected = filters.show === "rejected";
  const all = rows.filter(({ kept }) => (kept.state === "rejected") === isOfRejected).length;
  return html`
    ${pageChooser(reader)} ${pageHeader(reader, voices)} ${unreadPages(reader.on.unread)} ${filterBar(reader)}
    ${people(reader, voices)} ${pictureSection(reader, voices)} ${listing(reader, shown.length, all)}
    ${statementList(reader, shown)}
    <footer class="actions">
      <button type="button" id="export" @click=${() => openDialog("export-dialog")}>${text("panel_export")}</button>
      <button type="button" id="library" @click=${() => openOwnPage("library/library.html")}>
        ${text("panel_library")}
      </button>
      <button type="button" id="shortcuts" class="quiet" @click=${() => void openShortcuts(reader)}>
        ${text("panel_shortcuts")}
      </button>
      <button type="button" id="stop" class="quiet" title=${text("panel_stop_hint")} @click=${() => void reader.stop()}>
        ${text("panel_stop")}
      </button>
    </footer>
    ${exportDialog(reader, shown)} ${shortcutsDialog(reader)}
  `;
}
