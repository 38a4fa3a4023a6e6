/** What stands there while nothing is kept: how the first page comes here. */

import { html } from "lit";
import { text } from "../../common/i18n.js";

export const emptyState = () => html`
  <div class="message">
    <p class="mark" aria-hidden="true">“</p>
    <h2>${text("library_empty")}</h2>
    <ol>
      <li>${text("library_empty_open")}</li>
      <li>${text("library_empty_run")}</li>
      <li>${text("library_empty_keep")}</li>
    </ol>
    <p class="quiet">${text("library_empty_import")}</p>
    <button class="primary" data-act="import">${text("library_import")}</button>
  </div>
`;
