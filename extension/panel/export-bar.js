/** Taking the annotations away as a file. */

/** @import {Format, Outline} from "../common/types.js" */

import { element } from "../common/dom.js";
import { text } from "../common/i18n.js";
import { askBackground } from "../common/messages.js";

/** @type {Record<Format, {mime: string, extension: string}>} */
const FORMATS = {
  jsonld: { mime: "application/ld+json", extension: "jsonld" },
  csv: { mime: "text/csv", extension: "csv" },
  md: { mime: "text/markdown", extension: "md" },
};

/**
 * @param {Outline} outline
 * @param {number} tabId
 */
export function exportBar(outline, tabId) {
  const buttons = Object.keys(FORMATS).map((name) => {
    const format = /** @type {Format} */ (name);
    return element(
      "button",
      {
        type: "button",
        id: `export-${format}`,
        title: text(`panel_export_${format}_hint`),
        onclick: () => void save(outline, tabId, format),
      },
      text(`panel_export_${format}`),
    );
  });
  return [
    element("span", { id: "export-label" }, text("panel_export")),
    element("div", { class: "export", role: "group", "aria-labelledby": "export-label" }, ...buttons),
  ];
}

/**
 * @param {Outline} outline
 * @param {number} tabId
 * @param {Format} format
 */
async function save(outline, tabId, format) {
  try {
    const annotations = await askBackground("export", { tabId, format });
    const name = fileName(outline, format);
    download(new Blob([annotations], { type: `${FORMATS[format].mime};charset=utf-8` }), name);
    tell(text("panel_exported", name));
  } catch {
    tell(text("panel_export_failed"));
  }
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let telling;

/**
 * Says something for a while, to all readers.
 * @param {string} words
 */
function tell(words) {
  const message = /** @type {HTMLElement} */ (document.getElementById("message"));
  message.textContent = words;
  clearTimeout(telling);
  telling = words ? setTimeout(() => tell(""), 6000) : undefined;
}

/** What has been said is of no more interest. */
export const hush = () => tell("");

/**
 * A name that every file system takes: the page's title and the day.
 * @param {Outline} outline
 * @param {Format} format
 */
function fileName({ title, url }, format) {
  const words = (title || url).normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? ["hearsay"];
  let stem = "";
  for (const word of words) {
    if (stem.length + word.length > 60) break;
    stem += stem ? `-${word}` : word;
  }
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
  return `${stem || "hearsay"}-${day}.${FORMATS[format].extension}`;
}

/**
 * @param {Blob} file
 * @param {string} name
 */
function download(file, name) {
  const url = URL.createObjectURL(file);
  const link = element("a", { href: url, download: name });
  link.click();
  // The browser has taken hold of the file by the end of this turn; the address is of no more use after it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
