/** PDF files in our own viewer: read, highlighted, kept and told of as pages are. */

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { violations, violationsInBoth } from "./axe.mjs";
import { openPanel, settled, until } from "./harness/index.mjs";
import { NEWSPAPER } from "./newspaper.mjs";
import { openFile } from "./open-file.mjs";
import { pressOn } from "./panel-support.mjs";
import { pdf } from "./pdf.mjs";
import { card, inEveryBrowser, inOneBrowser, painted, placeOf, pressInCard } from "./support.mjs";

/** @import { Tab } from "./harness/types.d.ts" */
/** @import { Stage } from "./support.mjs" */

const SCANNED = pdf([{ lines: [], scanned: true }]);
const LOCKED = pdf([{ lines: [[50, 100, 12, "“It is open,” said Ada Brook."]] }], { password: "lune" });
const LONG = pdf(
  Array.from({ length: 40 }, (_, at) => ({ lines: [[50, 300, 12, `“This is page ${at + 1},” said Ada Brook.`]] })),
);
const AROUND = `<!doctype html><title>A file</title><p>Here is the file.</p><embed src="/paper.pdf" type="application/pdf" width="300" height="200">`;

inEveryBrowser("viewer of PDF files", (stage) => {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-pdf-"));
  before(() => {
    const { pages } = stage.server;
    pages.set("/paper.pdf", { body: NEWSPAPER });
    pages.set("/scanned.pdf", { body: SCANNED });
    pages.set("/long.pdf", { body: LONG });
    pages.set("/broken.pdf", { body: NEWSPAPER.subarray(0, 9) });
    pages.set("/around", { body: AROUND });
    writeFileSync(join(folder, "local.pdf"), NEWSPAPER);
    writeFileSync(join(folder, "locked.pdf"), LOCKED);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test("a file is opened beside its tab, read once more at most, and read in order over columns and pages", async () => {
    const { tab, viewer } = await openFile(stage, "/paper.pdf");
    const { record, statements } = await shown(stage, viewer);
    assert.equal(record.url, `${stage.server.origin}/paper.pdf`);
    assert.equal(record.title, "The bridge");
    assert.equal(record.byline, "Eve Moss");
    assert.deepEqual(
      statements.filter(({ kind }) => kind === "direct"),
      [
        { kind: "direct", words: "We will open it in May, or whenever the steel has come,", who: "Ada Brook", page: 1 },
        { kind: "direct", words: "It will be next year,", who: "Cara Dale", page: 1 },
        {
          kind: "direct",
          words: "We are all very tired of waiting for it, and we have waited for a year,",
          who: "Bo Lind",
          page: 1,
        },
      ],
    );
    const asked = stage.server.requests.filter((path) => path === "/paper.pdf").length;
    assert.ok(asked <= 2, `the file was asked for ${asked} times`);
    assert.equal(await viewer.evaluate(() => document.title), "The bridge");
    await close(viewer, tab);
  });

  test("highlights lie on their words in every size, and the card opens at them", async () => {
    const { tab, viewer } = await openFile(stage, "/paper.pdf");
    for (const zoom of ["1", "2", "width"]) {
      await viewer.evaluate((value) => {
        const select = /** @type {HTMLSelectElement} */ (document.getElementById("zoom"));
        select.value = value;
        select.dispatchEvent(new Event("change"));
      }, zoom);
      const place = await placeInFile(viewer, "We will open");
      // Behind the quotation mark at 50, with the baseline of 138 through its lower half.
      assert.ok(place.left > 52 && place.left < 60, `${zoom}: it starts at ${place.left}`);
      assert.ok(place.top > 124 && place.top < 134 && place.bottom > 138 && place.bottom < 146, JSON.stringify(place));
      assert.ok(place.right > 190 && place.right < 240, `${zoom}: it ends at ${place.right}`);
    }
    const { x, y } = await placeOf(viewer, "We will open");
    await viewer.click(x, y);
    await until("the card is open", async () => (await card(viewer)) !== null);
    assert.equal((await card(viewer))?.speaker, "Ada Brook");
    await pressInCard(viewer, "link");
    await until(
      "the link is copied",
      async () => (await stage.clipboard()) === `${stage.server.origin}/paper.pdf#page=1`,
    );
    await close(viewer, tab);
  });

  test("what is confirmed is kept and found again, with pages in the export; the button turns it off and on", async () => {
    const first = await openFile(stage, "/paper.pdf");
    const { x, y } = await placeOf(first.viewer, "It will be next year");
    await first.viewer.click(x, y);
    await until("the card is open", async () => (await card(first.viewer)) !== null);
    await pressInCard(first.viewer, "confirm");
    await until("it is kept", async () => (await shown(stage, first.viewer)).kept);
    await close(first.viewer, first.tab);

    const { tab, viewer } = await openFile(stage, "/paper.pdf");
    const { kept, record } = await shown(stage, viewer);
    assert.ok(kept);
    const confirmed = record.statements.filter(({ state }) => state === "confirmed");
    assert.deepEqual(
      confirmed.map(({ content }) => [content[0]?.exact, content[0]?.page]),
      [["It will be next year,", 1]],
    );
    const panel = await openPanel(stage.browser, viewer);
    assert.equal(await settled(panel), "on");
    assert.match(await panel.evaluate(() => document.body.innerText), /The bridge/);
    await panel.close();

    await stage.browser.clickAction(viewer);
    await until("it is off", async () => (await painted(viewer)).length === 0);
    assert.equal(await viewer.evaluate(() => document.querySelector("hearsay-root")), null);
    await stage.browser.clickAction(viewer);
    await until("it is on again", async () => (await painted(viewer)).length > 0);
    await close(viewer, tab);
  });

  test("pages are drawn when they come near, and keys and the field lead to them", inOneBrowser(stage), async () => {
    const { tab, viewer } = await openFile(stage, "/long.pdf");
    const drawn = () =>
      viewer.evaluate(() =>
        [...document.querySelectorAll(".sheet[data-drawn]")].map((sheet) => Number(sheet.getAttribute("data-page"))),
      );
    await until("the first page is drawn", async () => (await drawn()).includes(1));
    assert.ok((await drawn()).length < 8, "far pages wait");
    await viewer.evaluate(() => document.getElementById("page")?.focus());
    for (const key of ["4", "0", "Enter"]) await viewer.press(key);
    await until("the last page is drawn", async () => (await drawn()).includes(40));
    await until("the first one is let go", async () => !(await drawn()).includes(1));
    assert.equal((await painted(viewer)).length, 40);
    await close(viewer, tab);
  });

  test("a file with a password asks for it, and says when it was the wrong one", inOneBrowser(stage), async () => {
    // From the disk: a tab of Firefox that waits for a password is never told to have loaded.
    const viewer = await stage.browser.newTab(`${stage.browser.extensionOrigin}/viewer/viewer.html`);
    await until("it asks for a file", () => viewer.evaluate(() => document.getElementById("choose") !== null));
    await viewer.chooseFile("#file", join(folder, "locked.pdf"));
    await until("it asks for the password", () => viewer.evaluate(() => document.getElementById("password") !== null));
    const fault = () => viewer.evaluate(() => document.getElementById("password-fault")?.textContent ?? "");
    assert.equal(await fault(), "");
    for (const key of [..."no", "Enter"]) await viewer.press(key);
    await until("it says so", async () => (await fault()) !== "");
    assert.deepEqual(await violationsInBoth(viewer), []);
    for (const key of [..."lune", "Enter"]) await viewer.press(key);
    await until("it is read", async () => (await painted(viewer)).length > 0);
    assert.deepEqual(await painted(viewer), [{ kind: "direct", text: "It is open," }]);
    await viewer.close();
  });

  test("a file without text, and one that is none, say so here and in the panel", inOneBrowser(stage), async () => {
    for (const [path, state, words] of /** @type {const} */ ([
      ["/scanned.pdf", "scanned", /has no text/],
      ["/broken.pdf", "failed", /cannot be opened/],
    ])) {
      const { tab, viewer } = await openFile(stage, path, state);
      assert.match(await viewer.evaluate(() => document.body.innerText), words);
      assert.deepEqual(await violationsInBoth(viewer), [], path);
      const panel = await openPanel(stage.browser, viewer);
      assert.equal(await settled(panel), "unreadable");
      assert.deepEqual(await violationsInBoth(panel), [], `the panel of ${path}`);
      await panel.close();
      await close(viewer, tab);
    }
  });

  test("a file of the reader's own disk is chosen, and known by what it is", inOneBrowser(stage), async () => {
    const viewer = await stage.browser.newTab(`${stage.browser.extensionOrigin}/viewer/viewer.html`);
    await until("it asks for a file", () => viewer.evaluate(() => document.getElementById("choose") !== null));
    assert.deepEqual(await violations(viewer), []);
    await viewer.chooseFile("#file", join(folder, "local.pdf"));
    await until("it is read", async () => (await painted(viewer)).length > 0);
    assert.match((await shown(stage, viewer)).record.url ?? "", /^urn:x-pdf:[0-9a-f]{32}$/);
    for (const scheme of /** @type {const} */ (["dark", "light"])) {
      await viewer.preferColours(scheme);
      assert.deepEqual(await violations(viewer), [], scheme);
    }
    await viewer.close();
  });

  test("a file whose viewer has been closed is opened again from the panel", async () => {
    const { tab, viewer } = await openFile(stage, "/paper.pdf");
    await viewer.close();
    const panel = await openPanel(stage.browser, tab);
    assert.equal(await settled(panel), "unreadable");
    assert.equal(
      await panel.evaluate(() => document.getElementById("run")?.textContent?.trim()),
      "Open in Hearsay's viewer",
    );
    await pressOn(panel, "#run");
    const again = await stage.browser.findTab(`${stage.browser.extensionOrigin}/viewer/`);
    await close(again, panel, tab);
  });

  test("a file within a page is offered", async () => {
    const tab = await stage.open("/around");
    await stage.browser.clickAction(tab);
    await until("the notice offers it", () =>
      tab.inShadow("hearsay-root", (root) => root?.querySelector('.notice [data-part="action"]') != null),
    );
    const place = await tab.inShadow("hearsay-root", (root) => {
      const box = root?.querySelector('.notice [data-part="action"]')?.getBoundingClientRect();
      return box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : null;
    });
    assert.ok(place);
    await tab.click(place.x, place.y);
    const viewer = await stage.browser.findTab(`${stage.browser.extensionOrigin}/viewer/`);
    await until("it is read", async () => (await painted(viewer)).length > 0);
    await close(viewer, tab);
  });

  test("no page of ours can reach a site, and the viewer nothing but its file", async () => {
    const { tab, viewer } = await openFile(stage, "/paper.pdf");
    const { origin } = stage.server;
    /** @param {Tab} page @param {string} path */
    const reach = (page, path) =>
      page.evaluate(
        (url) =>
          fetch(url, { mode: "no-cors" }).then(
            () => true,
            () => false,
          ),
        origin + path,
      );
    const sofar = stage.server.requests.length;
    assert.equal(await reach(viewer, "/other.pdf"), false);
    assert.equal(await reach(viewer, "/paper.pdf/more"), false);
    for (const path of [
      "/panel/panel.html",
      "/library/library.html",
      "/options/options.html",
      "/welcome/welcome.html",
      "/background.html",
    ]) {
      const page = await stage.browser.newTab(stage.browser.extensionOrigin + path);
      assert.equal(await reach(page, "/from-a-page"), false, path);
      await page.close();
    }
    assert.deepEqual(stage.server.requests.slice(sofar), []);
    assert.deepEqual(
      await viewer.evaluate(() => chrome.permissions.getAll().then(({ origins }) => origins ?? [])),
      [],
      "what was allowed is given back",
    );
    await close(viewer, tab);
  });

  test("of a private window nothing is opened that is not private", async () => {
    const { browser, server } = stage;
    const tab = await browser.privateTab(`${server.origin}/paper.pdf`);
    await browser.clickAction(tab);
    if (browser.name === "chromium") {
      // Its private windows show no page of an extension.
      await until("the notice says why", () =>
        tab.inShadow("hearsay-root", (root) =>
          /private window/.test(root?.querySelector(".notice")?.textContent ?? ""),
        ),
      );
    } else {
      await browser.findTab(`${browser.extensionOrigin}/viewer/`);
    }
    const own = await browser.newTab(`${browser.extensionOrigin}/options/options.html`);
    const viewers = await own.evaluate(async (address) => {
      const tabs = await chrome.tabs.query({});
      return tabs.filter(({ url }) => url?.startsWith(address)).map(({ incognito }) => incognito);
    }, `${browser.extensionOrigin}/viewer/`);
    assert.deepEqual(viewers, browser.name === "chromium" ? [] : [true]);
    await own.close();
    await tab.close();
  });
});

/** @param {Tab[]} tabs */
async function close(...tabs) {
  for (const tab of tabs) await tab.close();
}

/**
 * What the viewer in front has to show, as the panel asks for it.
 * @param {Stage} stage
 * @param {Tab} viewer
 */
async function shown(stage, viewer) {
  const url = await viewer.url();
  const own = await stage.browser.newTab(`${stage.browser.extensionOrigin}/options/options.html`);
  const view = await own.evaluate(async (address) => {
    const tab = (await chrome.tabs.query({})).find((each) => each.url === address);
    const { answer } = await chrome.tabs.sendMessage(Number(tab?.id), { type: "view" }, { frameId: 0 });
    return /** @type {import("../../extension/common/types.js").View} */ (answer);
  }, url);
  await own.close();
  const { record } = view;
  const statements = record.statements.map(({ kind, content, speaker }) => ({
    kind,
    words: content.map(({ exact }) => exact).join(" … "),
    who: record.speakers.find(({ id }) => id === speaker)?.name,
    page: content[0]?.page,
  }));
  return { ...view, statements };
}

/**
 * Where the first painted range that starts with `words` stands on its page, in the file's points.
 * @param {Tab} viewer
 * @param {string} words
 */
async function placeInFile(viewer, words) {
  const place = await viewer.evaluate((start) => {
    for (const [name, highlight] of CSS.highlights) {
      if (!name.startsWith("hearsay-kind-")) continue;
      for (const each of highlight) {
        const range = /** @type {Range} */ (each);
        if (!String(range).startsWith(start)) continue;
        const box = range.getClientRects()[0];
        const sheet = range.startContainer.parentElement?.closest(".sheet")?.getBoundingClientRect();
        if (!box || !sheet) return null;
        const scale = sheet.width / 600;
        return {
          left: (box.left - sheet.left) / scale,
          right: (box.right - sheet.left) / scale,
          top: (box.top - sheet.top) / scale,
          bottom: (box.bottom - sheet.top) / scale,
        };
      }
    }
    return null;
  }, words);
  assert.ok(place, `no painted statement starts with “${words}”`);
  return place;
}
