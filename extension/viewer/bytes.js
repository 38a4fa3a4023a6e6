/** Where the bytes of a file come from: the tab that has it open, the site it is on, or the reader's own disk. */

import { HAND_OVER } from "../common/viewer.js";

/** What a file could not be had for; the name of a text. */
export class NoFile extends Error {
  /**
   * @param {"gone" | "refused" | "unreachable" | "large"} reason
   * @param {string} [detail]
   */
  constructor(reason, detail = "") {
    super(detail || reason);
    this.reason = reason;
    this.detail = detail;
  }
}

/** Larger files would take more memory than a browser has to spare. */
const MOST = 512 * 1024 * 1024;

/**
 * The file that a tab has open, from the content script there.
 * @param {number} tab
 * @param {string} url
 * @param {(share: number) => void} progress
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export function fromTab(tab, url, progress) {
  return new Promise((resolve, reject) => {
    const port = chrome.tabs.connect(tab, { name: HAND_OVER, frameId: 0 });
    /** @type {Uint8Array<ArrayBuffer>} */
    let bytes = new Uint8Array();
    let at = 0;
    /** @param {NoFile} fault */
    const fail = (fault) => {
      port.disconnect();
      reject(fault);
    };
    // Nobody is there: the tab is closed, or shows another page now.
    port.onDisconnect.addListener(() => {
      void chrome.runtime.lastError;
      reject(new NoFile("gone"));
    });
    port.onMessage.addListener(({ fault, length, piece, done }) => {
      if (fault !== undefined) fail(new NoFile("refused", String(fault)));
      else if (length > MOST) fail(new NoFile("large"));
      else if (length !== undefined) bytes = new Uint8Array(length);
      else if (piece !== undefined) {
        const text = atob(piece);
        for (let each = 0; each < text.length; each++) bytes[at + each] = text.charCodeAt(each);
        at += text.length;
        progress(at / bytes.length);
      } else if (done) {
        port.disconnect();
        resolve(bytes);
      }
    });
    port.postMessage({ url });
  });
}

/** The pattern of the one site that a file is on. @param {string} url */
const patternOf = (url) => [`*://${new URL(url).hostname}/*`];

/** Whether the site of a file may be read already. @param {string} url */
export const mayRead = (url) => chrome.permissions.contains({ origins: patternOf(url) });

/**
 * Reads the one address, once, as the browser would. Needs the permission for its site, which is asked for here: to be called
 * in the turn of the reader's click. What was not allowed before is given back.
 * @param {string} url
 * @param {Promise<boolean>} before whether it was allowed already: see `mayRead`
 * @param {(share: number) => void} progress
 * @returns {Promise<Uint8Array<ArrayBuffer> | null>} null where the reader does not allow it
 */
export async function fromSite(url, before, progress) {
  const origins = patternOf(url);
  // The question comes first: behind an `await` the browser has forgotten the click.
  if (!(await chrome.permissions.request({ origins }))) return null;
  const had = await before;
  try {
    return await read(url, progress);
  } finally {
    if (!had) await chrome.permissions.remove({ origins }).catch(() => false);
  }
}

/**
 * @param {string} url
 * @param {(share: number) => void} progress
 */
async function read(url, progress) {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(url, { credentials: "include", cache: "force-cache" });
  } catch (error) {
    throw new NoFile("unreachable", String(error));
  }
  if (!response.ok || !response.body) throw new NoFile("refused", String(response.status));
  const length = Number(response.headers.get("content-length"));
  const pieces = [];
  let at = 0;
  for await (const piece of /** @type {any} */ (response.body)) {
    pieces.push(piece);
    at += piece.length;
    if (at > MOST) throw new NoFile("large");
    if (length > 0) progress(Math.min(at / length, 1));
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

/**
 * A file that the reader has chosen.
 * @param {File} file
 */
export async function fromDisk(file) {
  if (file.size > MOST) throw new NoFile("large");
  return new Uint8Array(await file.arrayBuffer());
}
