/** What the panel says where there are no statements to list. */

/** @import {TabState} from "../common/types.js" */
/** @import {Showing} from "./look.js" */
/** @import {Reader} from "./reader.js" */

import { html, nothing } from "lit/html.js";
import { until } from "lit/directives/until.js";
import { text } from "../common/i18n.js";
import { unreadPages } from "./embedded-pages.js";

/**
 * @param {Exclude<Showing, {is: "on"}>} showing
 * @param {Reader} reader
 */
export function message(showing, reader) {
  switch (showing.is) {
    case "off":
      return said(text("panel_off"), text("panel_off_hint"), runButton(reader, text("panel_run")));
    case "press-button":
      // The browser wants the reader's own press of the toolbar button.
      return said(text("panel_press_button"), until(pressHint(), ""));
    case "state":
      return html`${ofState(showing.state, reader)} ${unreadPages(showing.unread)}`;
  }
}

/** The name of what is shown, for `data-state`. @param {Showing} showing */
export const stateOf = (showing) => (showing.is === "state" ? showing.state.status : showing.is);

async function pressHint() {
  const commands = await chrome.commands.getAll();
  const keys = commands.find(({ name }) => name === "_execute_action")?.shortcut;
  return keys ? text("panel_press_button_hint", keys) : text("panel_press_button_hint_no_keys");
}

/**
 * @param {Exclude<TabState, {status: "on"}>} state
 * @param {Reader} reader
 */
function ofState(state, reader) {
  switch (state.status) {
    case "working":
      return said(text("panel_working"), "", nothing, "");
    case "nothing":
      return said(text("panel_nothing"), text("panel_nothing_hint"), runButton(reader, text("panel_again")));
    case "unreadable":
      return said(
        text("panel_unreadable"),
        text(`panel_unreadable_${keyOf(state.reason)}_hint`),
        state.reason === "pdf" ? runButton(reader, text("panel_open_viewer")) : nothing,
      );
    case "failed": {
      const key = `panel_failed_${keyOf(state.reason)}`;
      const canTryAgain = state.reason === "analysis";
      return said(
        text(key),
        text(`${key}_hint`),
        html`${canTryAgain && state.detail ? html`<p class="detail">${state.detail}</p>` : nothing}
        ${canTryAgain ? runButton(reader, text("panel_again")) : nothing}`,
      );
    }
  }
}

/** @param {string} reason */
const keyOf = (reason) => reason.replaceAll("-", "_");

/**
 * @param {string} title
 * @param {unknown} hint
 * @param {unknown} [more]
 * @param {string} [mark]
 */
function said(title, hint, more = nothing, mark = "“") {
  return html`<section class="message">
    <span class="mark" aria-hidden="true">${mark}</span>
    <h1>${title}</h1>
    ${hint ? html`<p>${hint}</p>` : nothing} ${more}
  </section>`;
}

/**
 * @param {Reader} reader
 * @param {string} label
 */
const runButton = (reader, label) =>
  html`<button type="button" id="run" class="primary" @click=${() => void reader.run().catch(() => {})}>
    ${label}
  </button>`;
