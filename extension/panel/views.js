/** What the panel shows in each state. `data-state` on it names the state. */

/** @import {Outline, TabState} from "../common/types.js" */

import { element } from "../common/dom.js";
import { counted, text } from "../common/i18n.js";
import { askPage } from "../common/messages.js";
import { exportBar, hush } from "./export-bar.js";
import { speakerSections } from "./statements.js";

/** @typedef {{run: () => Promise<void>}} Actions */

/**
 * Not run on this page yet.
 * @param {HTMLElement} panel
 * @param {Actions} actions
 */
export function showOff(panel, { run }) {
  message(panel, "off", text("panel_off"), text("panel_off_hint"), button("run", text("panel_run"), run));
}

/**
 * The browser wants the reader's own press of the toolbar button.
 * @param {HTMLElement} panel
 */
export async function showPressButton(panel) {
  const commands = await chrome.commands.getAll();
  const keys = commands.find(({ name }) => name === "_execute_action")?.shortcut;
  const hint = keys ? text("panel_press_button_hint", keys) : text("panel_press_button_hint_no_keys");
  message(panel, "press-button", text("panel_press_button"), hint);
}

/**
 * @param {HTMLElement} panel
 * @param {Exclude<TabState, {status: "on"}>} state
 * @param {Actions} actions
 */
export function showState(panel, state, { run }) {
  switch (state.status) {
    case "working":
      return message(panel, "working", text("panel_working"), "");
    case "nothing":
      return message(
        panel,
        "nothing",
        text("panel_nothing"),
        text("panel_nothing_hint"),
        button("run", text("panel_again"), run),
      );
    case "unreadable":
      return message(
        panel,
        "unreadable",
        text("panel_unreadable"),
        text(`panel_unreadable_${state.reason.replaceAll("-", "_")}_hint`),
      );
    case "failed":
      return message(
        panel,
        "failed",
        text(`panel_failed_${state.reason.replaceAll("-", "_")}`),
        text(`panel_failed_${state.reason.replaceAll("-", "_")}_hint`),
        state.reason === "analysis" && state.detail ? element("p", { class: "detail" }, state.detail) : null,
        state.reason === "analysis" ? button("run", text("panel_again"), run) : null,
      );
  }
}

/**
 * @param {HTMLElement} panel
 * @param {Outline} outline
 * @param {number} tabId
 */
export function showResults(panel, outline, tabId) {
  const speakers = new Set(outline.statements.map(({ speaker }) => speaker).filter((speaker) => speaker !== null));
  panel.dataset.state = "on";
  panel.replaceChildren(
    element(
      "header",
      { class: "page" },
      element("h1", { dir: "auto" }, outline.title || outline.url),
      element(
        "p",
        { class: "summary", id: "summary" },
        text("statements_by", counted("statements", outline.statements.length), counted("speakers", speakers.size)),
      ),
    ),
    element("div", { class: "speakers", id: "speakers" }, ...speakerSections(outline, tabId)),
    element(
      "footer",
      { class: "actions" },
      ...exportBar(outline, tabId),
      button("stop", text("panel_stop"), () => askPage(tabId, "stop", {}), "quiet"),
    ),
  );
}

/**
 * @param {HTMLElement} panel
 * @param {string} state
 * @param {string} title
 * @param {string} hint
 * @param {(Node | null)[]} more
 */
function message(panel, state, title, hint, ...more) {
  hush();
  panel.dataset.state = state;
  panel.replaceChildren(
    element(
      "section",
      { class: "message" },
      element("span", { class: "mark", "aria-hidden": "true" }, state === "working" ? "" : "“"),
      element("h1", {}, title),
      hint ? element("p", {}, hint) : null,
      ...more,
    ),
  );
}

/**
 * @param {string} id
 * @param {string} label
 * @param {() => Promise<unknown>} act
 * @param {string} [style]
 */
function button(id, label, act, style = "primary") {
  return element("button", { type: "button", id, class: style, onclick: () => void act().catch(() => {}) }, label);
}
