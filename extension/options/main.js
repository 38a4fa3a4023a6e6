/** The settings. A change holds at once. */

import { translate } from "../common/i18n.js";
import { setSetting, setting } from "../common/settings.js";

const openPanel = /** @type {HTMLInputElement} */ (document.getElementById("open-panel"));

translate(document);
openPanel.checked = await setting("open-panel");
openPanel.addEventListener("change", () => void setSetting("open-panel", openPanel.checked));
