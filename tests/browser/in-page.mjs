/** What the tests of the page itself share: opening cards, working in their editors, reading what is said. */

import { card, placeOf, pressInCard } from "./support.mjs";
import { until } from "./harness/index.mjs";

/** @import { Tab } from "./harness/types.d.ts" */

/**
 * Opens the card of the painted statement that starts with `words`, by a click, so that it stays.
 * @param {Tab} tab
 * @param {string} words
 */
export async function openCard(tab, words) {
  const { x, y } = await placeOf(tab, words);
  await tab.click(x, y);
  return until(`the card of “${words}” is open`, () => card(tab));
}

/**
 * Calls `fn` with the document of the open editor, in the page's world; null while none is open.
 * @template R
 * @param {Tab} tab
 * @param {"value" | "options" | "error" | "words" | "everywhere"} what
 * @returns {Promise<any>}
 */
export function editor(tab, what) {
  return tab.inShadow(
    "hearsay-root",
    (root, asked) => {
      const inside = root?.querySelector("iframe")?.contentDocument;
      const field = /** @type {HTMLInputElement | null | undefined} */ (
        inside?.querySelector("input, textarea, select")
      );
      if (!inside || !field) return null;
      // The field has the focus once the editor is ready to be typed in.
      if (asked === "value") return inside.activeElement === field ? field.value : null;
      if (asked === "options") return [...inside.querySelectorAll("[role=option]")].map((each) => each.textContent);
      if (asked === "everywhere") return inside.querySelector("fieldset")?.textContent ?? "";
      return inside.querySelector(asked === "error" ? ".error" : ".words")?.textContent ?? "";
    },
    what,
  );
}

/**
 * Opens an editor by its button in the open card.
 * @param {Tab} tab
 * @param {string} part
 */
export async function openEditor(tab, part) {
  await pressInCard(tab, part);
  await editorReady(tab);
}

/** @param {Tab} tab */
export const editorReady = (tab) =>
  until("the editor can be typed in", async () => (await editor(tab, "value")) !== null);

/** @param {Tab} tab */
export const editorClosed = (tab) => until("the editor is closed", async () => (await editor(tab, "error")) === null);

/**
 * Types with the real keyboard.
 * @param {Tab} tab
 * @param {string} words
 */
export async function type(tab, words) {
  for (const character of words) await tab.press(character);
}

/**
 * Clicks a part of the open editor with the real pointer.
 * @param {Tab} tab
 * @param {string} selector
 */
export async function clickInEditor(tab, selector) {
  const place = await tab.inShadow(
    "hearsay-root",
    (root, sought) => {
      const frame = root?.querySelector("iframe");
      const outer = frame?.getBoundingClientRect();
      const inner = frame?.contentDocument?.querySelector(sought)?.getBoundingClientRect();
      return outer && inner
        ? { x: outer.left + inner.left + inner.width / 2, y: outer.top + inner.top + inner.height / 2 }
        : null;
    },
    selector,
  );
  if (!place) throw new Error(`the editor has no ${selector}`);
  await tab.click(place.x, place.y);
}

/**
 * The words of the notice that is shown, or null.
 * @param {Tab} tab
 */
export function notice(tab) {
  return tab.inShadow("hearsay-root", (root) => root?.querySelector(".notice strong")?.textContent ?? null);
}

/**
 * @param {Tab} tab
 * @param {string} words
 */
export const saidTo = (tab, words) => until(`“${words}” is said`, async () => (await notice(tab)) === words);

/**
 * What was said last to who does not see the page.
 * @param {Tab} tab
 */
export function announced(tab) {
  return tab.inShadow("hearsay-root", (root) => root?.querySelector(".announcer")?.textContent ?? "");
}

/**
 * Clicks what is in our shadow root with the real pointer.
 * @param {Tab} tab
 * @param {string} selector
 */
export async function clickOurs(tab, selector) {
  const place = await until(`there is ${selector}`, () =>
    tab.inShadow(
      "hearsay-root",
      (root, sought) => {
        const box = root?.querySelector(sought)?.getBoundingClientRect();
        return box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : null;
      },
      selector,
    ),
  );
  await tab.click(place.x, place.y);
}

/**
 * Where a text of the page stands: the box of its words.
 * @param {Tab} tab
 * @param {string} words within one text node
 */
export async function boxOf(tab, words) {
  const box = await tab.evaluate((sought) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = /** @type {Text} */ (node).data.indexOf(sought);
      if (at < 0) continue;
      node.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + sought.length);
      const { left, right, top, height } = range.getBoundingClientRect();
      return { left, right, y: top + height / 2 };
    }
    return null;
  }, words);
  if (!box) throw new Error(`the page has no “${words}”`);
  return box;
}

/**
 * Selects words of the page as a reader does, by dragging over them.
 * @param {Tab} tab
 * @param {string} words within one text node and line
 */
export async function selectWords(tab, words) {
  // A page that has just been scrolled may not be where the pointer finds it yet.
  await until(`“${words}” is selected`, async () => {
    const { left, right, y } = await boxOf(tab, words);
    await tab.drag({ x: left + 1, y }, { x: right - 1, y });
    if ((await tab.evaluate(() => String(getSelection()))) === words) return true;
    // A second press at the same place would be a double click.
    await tab.click(2, 2);
    return false;
  });
}

/**
 * Which part of the card has the focus.
 * @param {Tab} tab
 */
export const focusedIn = (tab) =>
  tab.inShadow("hearsay-root", (root) => root?.activeElement?.getAttribute("data-part") ?? null);
