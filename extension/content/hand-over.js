/**
 * Handing a PDF file over to our viewer. The browser lets this script read what its page may read, and so the file that is
 * open in this tab: the viewer needs no permission for the site, and no connection of its own.
 */

import { askBackground, isAlive } from "../common/messages.js";
import { HAND_OVER } from "../common/viewer.js";

/** Messages are JSON: the bytes go in pieces, as text. */
const PIECE = 3 * 256 * 1024;

/**
 * Each press of the button runs this script anew: what one of them offers, the first one hands over.
 * @type {{hearsayOffers?: Set<string>}}
 */
const shared = /** @type {any} */ (globalThis);

/** The files that the viewer may have of this page. */
const offered = (shared.hearsayOffers ??= new Set());

/**
 * Has the viewer open the file that this tab shows.
 * @param {boolean} isWanted whether the reader asked for that just now
 * @param {() => void} onPrivate is called where it is not opened, in a private window
 */
export async function leaveToViewer(isWanted, onPrivate) {
  const reason = isWanted && (await openInViewer(document.URL)) === "private" ? "private-pdf" : "pdf";
  await askBackground("report", { state: { status: "unreadable", reason }, title: document.title }).catch(() => {});
  if (reason === "private-pdf") onPrivate();
}

/**
 * Has the viewer open a file of this page, which gets it from here for as long as the page is there.
 * @param {string} url
 */
export function openInViewer(url) {
  if (offered.size === 0) listen();
  offered.add(url);
  return askBackground("open-viewer", { url });
}

/** A PDF file that is shown within this page, and that this page may read. */
export function fileWithin() {
  const boxes = document.querySelectorAll(
    'embed[type="application/pdf"], object[type="application/pdf"], iframe, embed, object',
  );
  for (const box of boxes) {
    const url = URL.parse(box.getAttribute("src") ?? box.getAttribute("data") ?? "", document.baseURI);
    const isFile = box.getAttribute("type") === "application/pdf" || /\.pdf$/i.test(url?.pathname ?? "");
    if (url && isFile && url.origin === location.origin) return url.href;
  }
  return undefined;
}

function listen() {
  chrome.runtime.onConnect.addListener((port) => {
    if (port.name !== HAND_OVER || port.sender?.id !== chrome.runtime.id) return;
    port.onMessage.addListener(({ url }) => {
      if (offered.has(url)) void send(port, url);
      else port.postMessage({ fault: "unknown" });
    });
  });
}

/**
 * @param {chrome.runtime.Port} port
 * @param {string} url
 */
async function send(port, url) {
  try {
    // The browser has just read it: mostly it still has it, and nobody is asked again.
    const response = await fetch(url, { cache: "force-cache", credentials: "same-origin" });
    if (!response.ok) return port.postMessage({ fault: String(response.status) });
    // Firefox keeps the bytes themselves from a content script, which got them in the page's name; not their text.
    const file = await response.blob();
    port.postMessage({ length: file.size });
    for (let at = 0; at < file.size && isAlive(); at += PIECE) {
      port.postMessage({ piece: await asText(file.slice(at, at + PIECE)) });
    }
    port.postMessage({ done: true });
  } catch (error) {
    port.postMessage({ fault: String(error) });
  }
}

/**
 * @param {Blob} piece
 * @returns {Promise<string>} in Base64
 */
function asText(piece) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error ?? new Error("unreadable"));
    reader.readAsDataURL(piece);
  });
}
