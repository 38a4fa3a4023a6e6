/** A PDF file, opened by the library, which runs in a worker of its own. */

import { getDocument, GlobalWorkerOptions, PasswordResponses, Util } from "pdfjs-dist/legacy/build/pdf.mjs";

/** @typedef {import("pdfjs-dist").PDFDocumentProxy} PDFDocumentProxy */
/** @typedef {import("pdfjs-dist").PDFPageProxy} PDFPageProxy */
/** @typedef {import("pdfjs-dist/types/src/display/api.js").TextContent} TextContent */
/** @typedef {import("pdfjs-dist/types/src/display/api.js").TextItem} TextItem */

GlobalWorkerOptions.workerSrc = chrome.runtime.getURL("viewer/pdf.worker.mjs");

/**
 * @param {Uint8Array<ArrayBuffer>} data is handed to the worker: nobody else can read it after that
 * @param {object} options
 * @param {(isWrong: boolean) => Promise<string>} options.password asks for it
 * @returns {Promise<PDFDocumentProxy>}
 */
export function openFile(data, { password }) {
  const task = getDocument({
    data,
    // All that is needed is in the package: nothing is ever fetched from elsewhere.
    standardFontDataUrl: chrome.runtime.getURL("viewer/fonts/"),
    wasmUrl: chrome.runtime.getURL("viewer/wasm/"),
    useSystemFonts: true,
    useWorkerFetch: false,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: 0,
  });
  task.onPassword = (/** @type {(given: string) => void} */ give, /** @type {number} */ reason) => {
    void password(reason === PasswordResponses.INCORRECT_PASSWORD).then(give);
  };
  return task.promise;
}

/**
 * What the file says of itself.
 * @param {PDFDocumentProxy} file
 */
export async function aboutFile(file) {
  const { info } = await file.getMetadata().catch(() => ({ info: {} }));
  const { Title, Author, Language } = /** @type {Record<string, unknown>} */ (info);
  return { title: textOf(Title), author: textOf(Author), lang: textOf(Language) };
}

/** @param {unknown} value */
function textOf(value) {
  const text = typeof value === "string" ? value.replace(/\s+/gu, " ").trim() : "";
  return text === "" || text.length > 500 ? undefined : text;
}

/**
 * The pieces of a page's text.
 * @param {TextContent} content
 */
export const itemsOf = (content) => /** @type {TextItem[]} */ (content.items);

/**
 * Where each piece of a page's text stands, for the module that puts them together: `x`, the baseline, width, size, font and
 * whether it is set at an angle.
 * @param {PDFPageProxy} page
 * @param {TextContent} content
 * @param {(name: string) => number} fontOf
 * @returns {number[]}
 */
export function placesOf(page, content, fontOf) {
  const viewport = page.getViewport({ scale: 1 });
  return itemsOf(content).flatMap(({ transform, width, fontName }) => {
    const [a, b, c, d, x, y] = /** @type {number[]} */ (Util.transform(viewport.transform, transform));
    const size = Math.hypot(Number(c), Number(d));
    const isTurned = Number(a) <= 0 || Math.abs(Number(b)) > 0.1 * Math.abs(Number(a));
    return [Number(x), Number(y), width * viewport.userUnit, size, fontOf(fontName), isTurned ? 1 : 0];
  });
}
