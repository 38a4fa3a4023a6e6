/** The viewer of PDF files: reads the one file that its address names, or that the reader chooses, and shows it. */

import { askBackground } from "../common/messages.js";
import { answerMessages } from "../content/answers.js";
import { element } from "../common/dom.js";
import { text, translate } from "../common/i18n.js";
import { setSetting, setting } from "../common/settings.js";
import { fileOf } from "../common/viewer.js";
import { fillBar, showToggle } from "./bar.js";
import { fromDisk, fromSite, fromTab, mayRead, NoFile } from "./bytes.js";
import { aboutFile, openFile } from "./file.js";
import { narrow } from "./narrow.js";
import { FileReading } from "./reader.js";
import { Screens } from "./screens.js";
import { Sheet } from "./sheet.js";
import { Sheets } from "./sheets.js";
import { textOf } from "./text.js";

const { url, tab } = fileOf(location.href);
narrow(url);
translate(document);
const bar = /** @type {HTMLElement} */ (document.getElementById("bar"));
const box = /** @type {HTMLElement} */ (document.getElementById("sheets"));
const screens = new Screens(/** @type {HTMLElement} */ (document.getElementById("screen")));
const isWeb = /^https?:/.test(url ?? "");

/** @type {FileReading | undefined} */
let reading;
/** Ends what belongs to the file that is shown. */
let showing = new AbortController();
let ownWindow = -1;
void chrome.windows?.getCurrent().then(({ id = -1 }) => (ownWindow = id));

// The toolbar button, whose click the background tells of: the browser lets no script into an extension's own pages.
answerMessages(
  {
    press: ({ how }) => {
      reading?.press(how);
      return null;
    },
  },
  new AbortController().signal,
);
document.title = url === undefined ? text("viewer_title") : nameOf(url);
listenToDrops();
void begin();

async function begin() {
  if (url !== undefined && tab !== undefined && !url.startsWith("file:")) {
    const progress = screens.reading("viewer_fetching");
    const bytes = await fromTab(tab, url, progress).catch((/** @type {NoFile} */ fault) => fault);
    if (!(bytes instanceof NoFile)) return show(bytes, url);
    if (bytes.reason !== "gone" || BROWSER === "chromium" || !isWeb) return fail(bytes);
  }
  if (url !== undefined && isWeb && BROWSER === "firefox") {
    const before = mayRead(url);
    screens.allow(url, () => void read(url, before), takeFile);
  } else screens.choose(takeFile, url !== undefined);
}

/**
 * In the turn of the reader's click.
 * @param {string} address
 * @param {Promise<boolean>} before
 */
async function read(address, before) {
  try {
    /** @type {((share: number) => void) | undefined} */
    let progress;
    const bytes = await fromSite(address, before, (share) => (progress ??= screens.reading("viewer_fetching"))(share));
    if (bytes) await show(bytes, address);
  } catch (error) {
    fail(error);
  }
}

/** @param {File} file */
async function takeFile(file) {
  try {
    await show(await fromDisk(file), undefined, file.name);
  } catch (error) {
    fail(error);
  }
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} [address]
 * @param {string} [name] of a file on the reader's disk
 */
async function show(bytes, address, name = address === undefined ? "" : nameOf(address)) {
  showing.abort();
  showing = new AbortController();
  const { signal } = showing;
  reading?.stop();
  reading = undefined;
  bar.hidden = true;
  box.hidden = true;
  document.querySelector(".scanned")?.remove();
  screens.reading("viewer_opening");
  try {
    const file = await openFile(bytes, { password: (isWrong) => screens.password(isWrong) });
    signal.addEventListener("abort", () => void file.loadingTask.destroy());
    const progress = screens.reading("viewer_reading");
    const about = await aboutFile(file);
    /** @type {Sheet[]} */
    const sheets = [];
    for (let number = 1; number <= file.numPages; number++) {
      sheets.push(new Sheet(await file.getPage(number), file.numPages));
    }
    const list = new Sheets(box, sheets, await setting("viewer-zoom"), signal);
    // The reader may look at it while it is read.
    box.hidden = false;
    document.body.classList.add("reading");
    const fonts = new Map();
    for (const [at, sheet] of sheets.entries()) {
      await sheet.read((font) => fonts.get(font) ?? (fonts.set(font, fonts.size), fonts.size - 1));
      if (signal.aborted) return;
      progress(at / sheets.length);
    }
    // A file of nowhere is known by what it is: Hypothesis names it so, too.
    const known = address ?? `urn:x-pdf:${file.fingerprints[0]}`;
    const { page, index } = await textOf(sheets, { ...about, url: known });
    if (signal.aborted) return;
    const title = page.title ?? name;
    document.title = title;
    screens.hide();
    document.body.classList.remove("reading");
    const shown = (reading = new FileReading({ page: { ...page, title }, index, roots: [] }));
    shown.onchange = (isOn) => showToggle(bar, isOn);
    fillBar(bar, {
      sheets: list,
      title,
      url: isWeb && address !== undefined ? address : undefined,
      onzoom: (zoom) => void setSetting("viewer-zoom", zoom),
      onpanel: openPanel,
      ontoggle: () => shown.press(),
      signal,
    });
    document.body.dataset.state = index.text === "" ? "scanned" : "shown";
    if (index.text === "") tellScanned();
    else shown.press("stay");
  } catch (error) {
    if (!signal.aborted) fail(error);
  }
}

/** What cannot be read has no statements; it can be looked at all the same. */
function tellScanned() {
  const note = element(
    "p",
    { class: "scanned", role: "status" },
    text("viewer_scanned"),
    " ",
    text("viewer_scanned_hint"),
  );
  box.before(note);
  void askBackground("report", {
    state: { status: "unreadable", reason: "file-scanned" },
    title: document.title,
  }).catch(() => {});
}

/** @param {unknown} error */
function fail(error) {
  const reason = error instanceof NoFile ? error.reason : "broken";
  const detail = error instanceof NoFile ? error.detail : error instanceof Error ? error.message : String(error);
  document.body.dataset.state = "failed";
  document.body.classList.remove("reading");
  bar.hidden = true;
  box.hidden = true;
  screens.fault(reason, { detail, url: reason !== "large" && isWeb ? url : undefined, take: takeFile });
  void askBackground("report", { state: { status: "unreadable", reason: "file-broken" }, title: document.title }).catch(
    () => {},
  );
}

function listenToDrops() {
  /** @param {DragEvent} event */
  const hasFile = (event) => event.dataTransfer?.types.includes("Files") ?? false;
  addEventListener("dragover", (event) => {
    if (!hasFile(event)) return;
    event.preventDefault();
    document.body.classList.add("over");
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) document.body.classList.remove("over");
  });
  addEventListener("drop", (event) => {
    if (!hasFile(event)) return;
    event.preventDefault();
    document.body.classList.remove("over");
    const file = event.dataTransfer?.files[0];
    if (file) void takeFile(file);
  });
}

/** The name of a file, by its address. @param {string} address */
function nameOf(address) {
  const last = URL.parse(address)?.pathname.split("/").findLast(Boolean) ?? "";
  try {
    return decodeURIComponent(last) || address;
  } catch {
    return last;
  }
}

/** In the turn of the reader's click. */
function openPanel() {
  if (BROWSER === "chromium") void chrome.sidePanel.open({ windowId: ownWindow });
  // The types know Chromium only.
  else void (/** @type {any} */ (chrome).sidebarAction?.open());
}
