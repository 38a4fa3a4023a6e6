/** What the browser tests share: a browser, a server for each file, and questions to a page that is read. */

import { after, afterEach, before, beforeEach, describe } from "node:test";
import { serve } from "../../scripts/server.mjs";
import { ARTICLE, SILENT } from "./article.mjs";
import { BROWSERS, until } from "./harness/index.mjs";
import { closeAtEnd, shared } from "./harness/shared.mjs";

/** @import { Browser, Tab } from "./harness/types.d.ts" */
/** @import { BrowserName } from "./harness/index.mjs" */
/** @import { Server } from "../../scripts/server.mjs" */

/** What a test file works with. Filled before its first test. */
export class Stage {
  /** @param {BrowserName} name of the browser it is in */
  constructor(name) {
    this.name = name;
  }

  /** @type {Browser} */
  // @ts-expect-error set before the first test
  browser;
  /** @type {Server} */
  // @ts-expect-error set before the first test
  server;

  /**
   * Opens a page of the test server.
   * @param {string} path
   */
  open(path) {
    return this.browser.newTab(this.server.origin + path);
  }

  /** What the reader would paste. */
  async clipboard() {
    const tab = await this.open("/paste");
    await tab.paste("textarea");
    const text = await tab.evaluate(() => document.querySelector("textarea")?.value ?? "");
    await tab.close();
    return text;
  }

  /**
   * What the reader would paste where text with marks is taken: who is quoted there, in which words, and the links.
   * @returns {Promise<{quotations: string[], links: string[], text: string}>}
   */
  async clipboardHtml() {
    const tab = await this.open("/paste-marks");
    await tab.paste("[contenteditable]");
    const pasted = await tab.evaluate(() => {
      const field = /** @type {HTMLElement} */ (document.querySelector("[contenteditable]"));
      return {
        quotations: [...field.querySelectorAll("blockquote")].map(({ textContent }) => textContent?.trim() ?? ""),
        links: [...field.querySelectorAll("a")].map(({ href }) => href),
        text: field.textContent ?? "",
      };
    });
    await tab.close();
    return pasted;
  }

  /**
   * Opens a page and presses the toolbar button; resolves when the statements are painted.
   * @param {string} [path]
   */
  async read(path = "/article") {
    const tab = await this.open(path);
    await this.browser.clickAction(tab);
    await until("the statements are painted", async () => (await painted(tab)).length > 0);
    return tab;
  }
}

/** Where tests are run that are slow and the same in every browser: in all of them where all is asked for (`--all`). */
const ENOUGH = process.env.HEARSAY_ALL ? BROWSERS : /** @type {const} */ (["chromium"]);

/**
 * Runs tests of our own pages, which are the same in every browser: in one, or in all of them with `--all`.
 * @param {string} what
 * @param {(stage: Stage) => void} tests
 */
export function ofOwnPages(what, tests) {
  inEveryBrowser(what, tests, undefined, ENOUGH);
}

/**
 * Options of a test that is slow and the same in every browser: it is run in one, or in all of them with `--all`.
 * @param {Stage} stage
 */
export function inOneBrowser({ name }) {
  return { skip: !ENOUGH.some((one) => one === name) };
}

/**
 * Runs the same tests in every browser, with the extension as it is shipped.
 * @param {string} what
 * @param {(stage: Stage) => void} tests
 * @param {Parameters<typeof serve>[0]} [options] of the server
 * @param {readonly BrowserName[]} [browsers]
 */
export function inEveryBrowser(what, tests, options, browsers = BROWSERS) {
  closeAtEnd();
  for (const name of browsers) {
    if (process.env.HEARSAY_ONLY && process.env.HEARSAY_ONLY !== name) continue;
    describe(`${what} (${name})`, () => {
      const stage = new Stage(name);
      before(async () => {
        stage.server = await serve(options);
        stage.server.pages.set("/article", { body: ARTICLE });
        stage.server.pages.set("/silent", { body: SILENT });
        stage.server.pages.set("/paste", { body: "<!doctype html><textarea></textarea>" });
        stage.server.pages.set("/paste-marks", { body: "<!doctype html><div contenteditable></div>" });
        stage.browser = await shared(name);
      });
      // What a test leaves open would be at work while the next ones run.
      /** @type {() => Promise<void>} */
      let closeOthers;
      beforeEach(async () => {
        closeOthers = await stage.browser.rememberTabs();
      });
      afterEach(() => closeOthers());
      after(async () => {
        await stage.server?.close();
      });
      tests(stage);
    });
  }
}

/**
 * Hears what content scripts say to the background, as a page of ours.
 * @param {Browser} browser
 */
export async function listen(browser) {
  const own = await browser.newTab(`${browser.extensionOrigin}/options/options.html`);
  await own.evaluate(() => {
    const all = /** @type {[string, number][]} */ ([]);
    Object.assign(window, { sent: all });
    chrome.runtime.onMessage.addListener((message) => {
      all.push([message.type, JSON.stringify(message).length]);
      return false;
    });
  });
  return {
    /** The messages by which pages were read since this was asked last, by type and length. */
    async readings() {
      const messages = await own.evaluate(
        () => /** @type {[string, number][]} */ (/** @type {any} */ (window).sent.splice(0)),
      );
      return messages.filter(([type]) => ["open", "open-live", "renew"].includes(type));
    },
    close: () => own.close(),
  };
}

/**
 * Every painted statement of a page, as the page's own script could see it: kind and words, in the order of the text.
 * @param {Tab} tab
 * @returns {Promise<{ kind: string, text: string }[]>}
 */
export function painted(tab) {
  return tab.evaluate(() => {
    /** @type {{ kind: string, text: string, range: Range }[]} */
    const all = [];
    for (const kind of ["direct", "mixed", "indirect"]) {
      for (const range of CSS.highlights.get(`hearsay-kind-${kind}`) ?? []) {
        all.push({ kind, text: String(range), range: /** @type {Range} */ (range) });
      }
    }
    all.sort((a, b) => a.range.compareBoundaryPoints(Range.START_TO_START, b.range));
    return all.map(({ kind, text }) => ({ kind, text }));
  });
}

/**
 * The middle of the first line of the painted statement that starts with `words`, scrolled into view.
 * @param {Tab} tab
 * @param {string} words
 * @returns {Promise<{ x: number, y: number }>}
 */
export async function placeOf(tab, words) {
  const place = await tab.evaluate((start) => {
    for (const [name, highlight] of CSS.highlights) {
      if (!name.startsWith("hearsay-kind-")) continue;
      for (const range of highlight) {
        if (!String(range).startsWith(start)) continue;
        const { startContainer } = range;
        startContainer.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
        const box = /** @type {Range} */ (range).getClientRects()[0];
        return box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : null;
      }
    }
    return null;
  }, words);
  if (!place) throw new Error(`no painted statement starts with “${words}”`);
  return place;
}

/**
 * The words in one of the highlights.
 * @param {Tab} tab
 * @param {string} name
 * @returns {Promise<string[]>}
 */
export function highlighted(tab, name) {
  return tab.evaluate((of) => [...(CSS.highlights.get(of) ?? [])].map(String), name);
}

/**
 * The open card's words by part, or null while it is closed.
 * @param {Tab} tab
 */
export function card(tab) {
  return tab.inShadow("hearsay-root", (root) => {
    const open = root?.querySelector(".card:popover-open");
    if (!open) return null;
    const text = (/** @type {string} */ part) => open.querySelector(part)?.textContent?.trim() ?? "";
    return {
      speaker: text("h2"),
      role: text(".role"),
      kind: text(".kind"),
      stance: text(".stance"),
      confidence: text(".confidence"),
    };
  });
}

/**
 * Presses a button of the open card with the real pointer.
 * @param {Tab} tab
 * @param {string} part its `data-part`
 */
export async function pressInCard(tab, part) {
  const seek = () =>
    tab.inShadow(
      "hearsay-root",
      (root, name) => {
        const box = root?.querySelector(`.card [data-part="${name}"]`)?.getBoundingClientRect();
        return box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : null;
      },
      part,
    );
  let place = await seek();
  if (!place) throw new Error(`the card has no “${part}”`);
  // A card that has just opened may still be on the way to its place.
  await until(`“${part}” rests`, async () => {
    const last = place;
    place = await seek();
    return place !== null && place.x === last?.x && place.y === last.y;
  });
  await tab.click(place.x, place.y);
}

/**
 * Lets the extension run in pages of these origins, as the reader would in one of its own pages: browsers ask only after a
 * real click.
 * @param {Browser} browser
 * @param {Tab} own
 * @param {string[]} origins
 */
export async function grant(browser, own, origins) {
  await browser.allow(origins);
  await own.bringToFront();
  await own.evaluate((asked) => {
    document.addEventListener("click", () => void chrome.permissions.request({ origins: asked }), {
      once: true,
      capture: true,
    });
  }, origins);
  await own.click(2, 2);
  await until("it is granted", () => own.evaluate((asked) => chrome.permissions.contains({ origins: asked }), origins));
}

/**
 * The browser's number of a tab.
 * @param {Tab} own one of our own pages
 * @param {Tab} tab
 */
export async function idOf(own, tab) {
  await tab.bringToFront();
  const [id] = await own.evaluate(async () => {
    const mine = await chrome.tabs.getCurrent();
    const others = (await chrome.tabs.query({})).filter((each) => each.id !== mine?.id);
    return others.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0)).map((each) => each.id ?? -1);
  });
  if (id === undefined) throw new Error("there is no tab");
  return id;
}
