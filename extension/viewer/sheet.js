/**
 * One page of a file: a canvas with what it looks like, drawn only while it is near, and over it the text layer, which stays:
 * its text nodes are what highlights, selections and the browser's own search go by.
 */

/** @typedef {import("./file.js").PDFPageProxy} PDFPageProxy */

import { TextLayer } from "pdfjs-dist/legacy/build/pdf.mjs";
import { element } from "../common/dom.js";
import { text } from "../common/i18n.js";
import { itemsOf, placesOf } from "./file.js";

/** No canvas has more pixels: browsers refuse them, and memory is dear. */
const MOST_PIXELS = 16_000_000;

export class Sheet {
  #page;
  /** @type {HTMLCanvasElement | null} */
  #canvas = null;
  /** @type {import("pdfjs-dist").RenderTask | null} */
  #task = null;
  /** The scale that was drawn last, or is being drawn. */
  #drawn = 0;

  /** What is shown of the text, for the module that puts it together: see `placesOf`. @type {number[]} */
  places = [];
  /** The pieces of its text. @type {string[]} */
  texts = [];
  /** The text node of each piece; none for an empty one. @type {(Text | undefined)[]} */
  nodes = [];

  /**
   * @param {PDFPageProxy} page
   * @param {number} count of all pages
   */
  constructor(page, count) {
    this.#page = page;
    this.number = page.pageNumber;
    this.viewport = page.getViewport({ scale: 1 });
    this.width = this.viewport.width;
    this.height = this.viewport.height;
    this.layer = element("div", { class: "text-layer" });
    this.element = element(
      "div",
      {
        class: "sheet",
        role: "group",
        "aria-label": text("viewer_page_of", this.number, count),
        "data-page": String(this.number),
      },
      this.layer,
    );
    this.element.style.setProperty("--width", String(this.width));
    this.element.style.setProperty("--height", String(this.height));
  }

  /**
   * Reads the text, and lays it over the page.
   * @param {(name: string) => number} fontOf
   */
  async read(fontOf) {
    const content = await this.#page.getTextContent();
    const layer = new TextLayer({ textContentSource: content, container: this.layer, viewport: this.viewport });
    await layer.render();
    this.places = placesOf(this.#page, content, fontOf);
    this.texts = itemsOf(content).map(({ str }) => str);
    this.nodes = layer.textDivs.map(({ firstChild }) => (firstChild instanceof Text ? firstChild : undefined));
  }

  /**
   * Draws the page at a scale, unless that has been done.
   * @param {number} scale
   */
  async draw(scale) {
    const most = Math.sqrt(MOST_PIXELS / (this.width * this.height));
    const wanted = Math.min(scale * devicePixelRatio, most);
    if (this.#drawn === wanted) return;
    this.#drawn = wanted;
    this.#task?.cancel();
    const viewport = this.#page.getViewport({ scale: wanted });
    const canvas = element("canvas", { "aria-hidden": "true" });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    const task = this.#page.render({ canvas, viewport });
    this.#task = task;
    try {
      await task.promise;
    } catch (error) {
      if (this.#task !== task) return;
      // The page stays blank; its text can be read all the same.
      console.error(`page ${this.number} cannot be drawn:`, error);
    }
    if (this.#task !== task) return;
    this.#task = null;
    // The former one stays until there is something better to see.
    this.#canvas?.remove();
    this.#canvas = canvas;
    this.element.prepend(canvas);
    this.element.dataset.drawn = String(wanted);
  }

  /** Lets go of the picture. */
  erase() {
    this.#task?.cancel();
    this.#task = null;
    this.#drawn = 0;
    if (this.#canvas) {
      // Some browsers keep the memory of a canvas until it has no size.
      this.#canvas.width = 0;
      this.#canvas.remove();
    }
    this.#canvas = null;
    delete this.element.dataset.drawn;
    this.#page.cleanup();
  }
}
