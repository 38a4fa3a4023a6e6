/** The picture of who is quoted, and saving it. */

/** @import {Reader} from "./reader.js" */
/** @import {Voice} from "./sift.js" */

import { html } from "lit/html.js";
import { download, fileName } from "../common/download.js";
import { text } from "../common/i18n.js";
import { fold } from "./fold.js";
import { picture } from "./picture.js";

/** A saved picture is black on white, wherever it is put. */
const PRINTED = { ink: "#1d1b26", quiet: "#5d5a6b", surface: "#ffffff" };

/** A PNG has this many pixels for one of the picture: enough for print. */
const DENSITY = 3;

/**
 * @param {Reader} reader
 * @param {readonly Voice[]} voices
 */
export function pictureSection(reader, voices) {
  const { record } = reader.view;
  const title = record.title || record.url || "";
  const isOpen = reader.choices.open.includes("picture");
  const drawn = isOpen
    ? picture(voices, title, { ink: "var(--ink)", quiet: "var(--quiet)", surface: "transparent" })
    : "";
  const save = (/** @type {"svg" | "png"} */ format) => void saveAs(reader, voices, title, format);
  return fold(
    reader,
    "picture",
    text("panel_picture"),
    html`<div class="picture">${drawn}</div>
      <div class="verbs">
        <button type="button" id="picture-svg" @click=${() => save("svg")}>${text("panel_picture_svg")}</button>
        <button type="button" id="picture-png" @click=${() => save("png")}>${text("panel_picture_png")}</button>
      </div>`,
  );
}

/**
 * @param {Reader} reader
 * @param {readonly Voice[]} voices
 * @param {string} title
 * @param {"svg" | "png"} format
 */
async function saveAs(reader, voices, title, format) {
  const svg = picture(voices, title, PRINTED);
  const markup = new XMLSerializer().serializeToString(svg);
  const name = fileName(title, format);
  try {
    const file = format === "svg" ? new Blob([markup], { type: "image/svg+xml" }) : await pixels(svg, markup);
    download(file, name);
    reader.tell(text("panel_exported", name));
  } catch {
    reader.tell(text("panel_export_failed"), true);
  }
}

/**
 * @param {SVGSVGElement} svg
 * @param {string} markup of it
 * @returns {Promise<Blob>} a PNG
 */
async function pixels(svg, markup) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(markup)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Number(svg.getAttribute("width")) * DENSITY;
  canvas.height = Number(svg.getAttribute("height")) * DENSITY;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture cannot be drawn"))), "image/png");
  });
}
