/** What a reader does in the panel, for its tests. */

import { openPanel, settled, until } from "./harness/index.mjs";

/** @import { Stage } from "./support.mjs" */
/** @import { Tab } from "./harness/types.d.ts" */

/**
 * Reads a page, and opens the panel beside it.
 * @param {Stage} stage
 * @param {string} [path]
 */
export async function readInPanel(stage, path) {
  const tab = await stage.read(path);
  const panel = await openPanel(stage.browser, tab);
  await settled(panel);
  return { tab, panel };
}

/**
 * A page of its own for a test that edits: what is kept of it is of that test alone.
 * @param {Stage} stage
 * @param {string} path
 * @param {string} body
 */
export async function readOwn(stage, path, body) {
  stage.server.pages.set(path, { body });
  return readInPanel(stage, path);
}

/**
 * Presses what is at the middle of an element with the real pointer.
 * @param {Tab} panel
 * @param {string} selector
 */
export async function pressOn(panel, selector) {
  /** @type {{x: number, y: number} | null} */
  let before = null;
  const place = await until(`there is ${selector}, at rest`, async () => {
    const now = await panel.evaluate((of) => {
      const element = document.querySelector(of);
      if (!element) return null;
      element.scrollIntoView({ block: "center", behavior: "instant" });
      const { left, top, width, height } = element.getBoundingClientRect();
      const middle = { x: left + width / 2, y: top + height / 2 };
      // What comes into view is laid out only then, and moves what is behind it.
      return element.contains(document.elementFromPoint(middle.x, middle.y)) ? middle : null;
    }, selector);
    const isAtRest = now && before && now.x === before.x && now.y === before.y;
    before = now;
    return isAtRest ? now : null;
  });
  await panel.click(place.x, place.y);
}

/**
 * Writes into a field, in place of what is there.
 * @param {Tab} panel
 * @param {string} selector
 * @param {string} words
 */
export async function write(panel, selector, words) {
  await pressOn(panel, selector);
  await panel.evaluate((of) => {
    const field = document.querySelector(of);
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select();
  }, selector);
  for (const key of words) await panel.press(key === " " ? "Space" : key === "\n" ? "Enter" : key);
}

/**
 * Chooses an option of a list, whose menu belongs to the browser.
 * @param {Tab} panel
 * @param {string} selector
 * @param {string} label
 */
export async function choose(panel, selector, label) {
  const found = await panel.evaluate(
    (of, name) => {
      const list = /** @type {HTMLSelectElement | null} */ (document.querySelector(of));
      const option = [...(list?.options ?? [])].find((each) => each.label.trim() === name);
      if (!list || !option) return false;
      list.focus();
      list.value = option.value;
      list.dispatchEvent(new Event("input", { bubbles: true }));
      list.dispatchEvent(new Event("change", { bubbles: true }));
      return true;
    },
    selector,
    label,
  );
  if (!found) throw new Error(`${selector} has no “${label}”`);
}

/**
 * The statements that are listed: the words, and the speaker whose group they are in (or that they name themselves).
 * @param {Tab} panel
 */
export function listed(panel) {
  return panel.evaluate(() =>
    [...document.querySelectorAll("#speakers .item")].map((item) => ({
      words: item.querySelector(".words")?.textContent ?? "",
      speaker: (
        item.querySelector(".by bdi") ?? item.closest(".group")?.querySelector("h2 .name")
      )?.textContent?.trim(),
    })),
  );
}

/**
 * Waits until the words that are listed are these.
 * @param {Tab} panel
 * @param {string[]} starts how each statement's words begin, in order
 */
export async function untilListed(panel, starts) {
  await until(`the list is ${starts.join(" | ")}`, async () => {
    const words = (await listed(panel)).map((each) => each.words.replace(/^“/u, ""));
    return words.length === starts.length && starts.every((start, at) => words[at]?.startsWith(start));
  });
}

/**
 * Opens the editor of the statement whose words have `words` in them, and gives the selector of its item.
 * @param {Tab} panel
 * @param {string} words
 */
export async function openEditor(panel, words) {
  const item = await itemOf(panel, words);
  await pressOn(panel, `${item} .row .edit`);
  await until("the editor is open", () =>
    panel.evaluate((of) => document.querySelector(`${of} .editor`) !== null, item),
  );
  return item;
}

/**
 * Opens a part of an editor.
 * @param {Tab} panel
 * @param {string} item
 * @param {"speaker" | "note" | "claim"} part
 */
export async function openPart(panel, item, part) {
  const of = `${item} [data-part="${part}"]`;
  const isOpen = await panel.evaluate((at) => document.querySelector(at)?.hasAttribute("open"), of);
  if (!isOpen) await pressOn(panel, `${of} > summary`);
}

/**
 * @param {Tab} panel
 * @param {string} words
 */
export async function itemOf(panel, words) {
  const id = await until(`“${words}” is listed`, () =>
    panel.evaluate((within) => {
      const items = [...document.querySelectorAll("#speakers .item")];
      const found = items.find((item) => item.querySelector(".words")?.textContent?.includes(within));
      return found?.getAttribute("data-statement") ?? null;
    }, words),
  );
  return `.item[data-statement="${id}"]`;
}

/**
 * What the panel says, once it says something.
 * @param {Tab} panel
 * @param {RegExp} words
 */
export function said(panel, words) {
  return until(`the panel says ${words}`, async () => {
    const all = await panel.evaluate(() => document.getElementById("message")?.textContent ?? "");
    return words.test(all) ? all : null;
  });
}

/**
 * @param {Tab} panel
 * @param {string} selector
 */
export function textsOf(panel, selector) {
  return panel.evaluate(
    (of) => [...document.querySelectorAll(of)].map((each) => each.textContent?.replace(/\s+/g, " ").trim() ?? ""),
    selector,
  );
}

/**
 * What stands in a field.
 * @param {Tab} panel
 * @param {string} selector
 */
export function valueOf(panel, selector) {
  return panel.evaluate((of) => {
    const field = document.querySelector(of);
    return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : null;
  }, selector);
}
