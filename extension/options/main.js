/** The settings. A change holds at once. */

import { translate } from "../common/i18n.js";
import { opensPanel, setOpensPanel } from "../common/settings.js";

const openPanel = /** @type {HTMLInputElement} */ (document.getElementById("open-panel"));

translate(document);
openPanel.checked = await opensPanel();
openPanel.addEventListener("change", () => void setOpensPanel(openPanel.checked));
