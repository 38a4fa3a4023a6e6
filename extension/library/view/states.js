/** What stands there instead of statements: while nothing is kept, and where what is kept cannot be read. */

import { html } from "lit";
import { text } from "../../common/i18n.js";

/** How the first page comes here. */
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

/** @param {string} problem */
export const problemState = (problem) => html`
  <main class="empty">
    <div class="message">
      <h1>${text("library_problem")}</h1>
      <p role="alert">${problem}</p>
      <button class="primary" @click=${() => location.reload()}>${text("library_reload")}</button>
    </div>
  </main>
`;

/** In a private window of Firefox. Chromium has no page of ours there. */
export const privateState = () => html`
  <main class="empty">
    <div class="message">
      <h1>${text("library_private")}</h1>
      <p>${text("library_private_text")}</p>
      <button class="primary" @click=${() => void chrome.windows.create({ url: location.href, incognito: false })}>
        ${text("library_private_open")}
      </button>
    </div>
  </main>
`;
