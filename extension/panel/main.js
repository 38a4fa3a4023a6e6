/**
 * The panel: who said what on the page of the tab in front. It keeps nothing: how things stand is in
 * `storage.session`, the record is with the page and in the store.
 */

import { render } from "lit/html.js";
import { translate } from "../common/i18n.js";
import { keepForGood } from "../common/lasting.js";
import { onSettingsChanged } from "../common/settings.js";
import { keyOfFrames, keyOfTab } from "../common/tab-key.js";
import { takeWishForExport, WISH } from "../common/wish.js";
import { followTab } from "./followed-tab.js";
import { message, stateOf } from "./messages.js";
import { openDialog, openLink } from "./open.js";
import { Reader } from "./reader.js";
import { results } from "./results.js";

const panel = /** @type {HTMLElement} */ (document.getElementById("panel"));
const toast = /** @type {HTMLElement} */ (document.getElementById("message"));

let isDrawing = false;
let drawingMore = 0;
const reader = new Reader(() => {
  // Several changes of one turn are drawn once.
  if (!isDrawing) queueMicrotask(draw);
  isDrawing = true;
});

translate(document);
keepForGood();
await reader.start();
followTab((tab) => {
  reader.tabId = tab;
  void refresh();
});
chrome.storage.session.onChanged.addListener((changes) => {
  const { tabId } = reader;
  if (tabId === undefined) return;
  if ([keyOfTab(tabId), keyOfFrames(tabId), WISH].some((key) => key in changes)) void refresh();
});
onSettingsChanged(({ verdicts }) => {
  if (verdicts) reader.verdicts = verdicts;
});
document.addEventListener("click", openLink);
document.addEventListener("keydown", undoByKeys);

async function refresh() {
  const tab = reader.tabId;
  await reader.refresh();
  // Until then, what is wished for may still be found.
  if (tab === undefined || !reader.isSettled) return;
  // What was shown is drawn before this turn is over.
  if ((await takeWishForExport(tab)) && reader.showing?.is === "on") openDialog("export-dialog");
}

function draw() {
  isDrawing = false;
  const { showing } = reader;
  toast.textContent = reader.message.words;
  toast.classList.toggle("failed", reader.message.failed);
  if (!showing) return;
  render(showing.is === "on" ? results(reader) : message(showing, reader), panel);
  if (showing.is === "on" && reader.isCut) {
    cancelIdleCallback(drawingMore);
    drawingMore = requestIdleCallback(() => reader.drawMore());
  }
  // Said last: it says that all of it is there.
  panel.dataset.state = stateOf(showing);
  if (reader.wantsFocus) {
    const wanted = document.querySelector(reader.wantsFocus);
    reader.wantsFocus = null;
    if (wanted instanceof HTMLElement) wanted.focus();
  }
}

/** @param {KeyboardEvent} event */
function undoByKeys(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return;
  const key = event.key.toLowerCase();
  if (key !== "z" && !(key === "y" && event.ctrlKey && !event.shiftKey)) return;
  // In a text field the browser undoes what was typed there.
  if (reader.showing?.is !== "on" || isWriting(event.target)) return;
  event.preventDefault();
  void reader.replay(key === "y" || event.shiftKey ? "redo" : "undo");
}

/** @param {EventTarget | null} target */
function isWriting(target) {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && target.type !== "checkbox";
}
