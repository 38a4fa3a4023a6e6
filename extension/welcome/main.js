/** The page that is opened once, at the installation: what Hearsay does, in three pictures. */

import { text, translate } from "../common/i18n.js";
import { keepForGood } from "../common/lasting.js";

translate(document);
keepForGood();
document.title = text("page_title", text("welcome_title"));
document.getElementById("options")?.addEventListener("click", () => void chrome.runtime.openOptionsPage());

const commands = await chrome.commands.getAll();
const keys = commands.find(({ name: command }) => command === "_execute_action")?.shortcut;
const press = /** @type {HTMLElement} */ (document.getElementById("press"));
press.textContent = keys ? text(`welcome_press_text_${BROWSER}`, keys) : text(`welcome_press_text_${BROWSER}_no_keys`);
