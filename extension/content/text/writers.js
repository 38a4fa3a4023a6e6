/**
 * Who writes: the elements of a page that by their names name somebody who does. The core tells comments apart by them, where
 * the reader wants those read, too; whether what they say is a name, it decides.
 */

/** @import {Page} from "../../common/types.js" */
/** @import {TextIndex} from "./text-index.js" */

import { plain } from "./plain.js";

/** `name`: where that is not of the text. @typedef {{start: number, end: number, name: string}} Writer */

/** Classes, as `src/about/mod.rs` has them. */
const CLASSES =
  /(?:^|\s)(?:fn|\S*(?:author|author[-_]?name|byline|commenter|nickname|poster|user|user[-_]?name))(?!\S)/iu;

/** What may have one of them, for the browser to find quickly. */
const LIKELY = ["author", "byline", "commenter", "nickname", "poster", "user"].map((name) => `[class*="${name}" i]`);
const SURE = '[rel~="author"], [itemprop~="author"], [itemprop~="creator"]';
const WRITER = [...LIKELY, ".fn", SURE].join();

/** An element with more text is more than a name; likewise. */
const LONGEST = 100;

/** A page may have any number of anything. */
const MOST = 10_000;

/** Further than so many texts from a name, nothing is beside it. */
const FEW = 60;

/**
 * @param {readonly ShadowRoot[]} roots the open shadow roots of the page
 * @param {TextIndex} index
 * @returns {Required<Pick<Page, "writers" | "writerNames">>}
 */
export function writersIn(roots, index) {
  const writers = [document, ...roots].flatMap((root) => {
    const elements = [...root.querySelectorAll(WRITER)].slice(0, MOST).filter(namesWriter);
    // Of those around one another, the innermost says it best.
    const innermost = elements.filter((element, at) => !plain(element).contains(elements[at + 1] ?? null));
    return innermost.flatMap((element) => writerIn(element, index) ?? []);
  });
  writers.sort((a, b) => a.start - b.start || b.end - a.end);
  return { writers: writers.map(({ start, end }) => ({ start, end })), writerNames: writers.map(({ name }) => name) };
}

/** @param {Element} element */
function namesWriter(element) {
  const asked = plain(element);
  return asked.matches(SURE) || CLASSES.test(asked.getAttribute("class") ?? "");
}

/**
 * @param {Element} element
 * @param {TextIndex} index
 * @returns {Writer | null}
 */
function writerIn(element, index) {
  const texts = textsIn(element);
  const name = texts.map(({ data }) => data).join("");
  if (name.trim() === "" || name.trim().length > LONGEST) return null;
  const range = rangeOf(first(texts, index), last(texts, index));
  if (range) return { ...range, name: "" };
  // The footer of a comment, which for many is its head, is no text of the page.
  const footer = plain(element).closest("footer");
  const beside = footer && besideIn(footer, index);
  return beside && { ...beside, name };
}

/**
 * The text of the page that stands beside a footer in one element.
 * @param {Element} footer
 * @param {TextIndex} index
 */
function besideIn(footer, index) {
  const comment = plain(footer).parentElement;
  if (!comment) return null;
  const walker = document.createTreeWalker(comment, NodeFilter.SHOW_TEXT);
  walker.currentNode = footer;
  const behind = take(() => walker.nextNode());
  walker.currentNode = comment;
  const before = take(() => (walker.currentNode === comment ? walker.lastChild() : walker.previousNode()));
  return rangeOf(first(behind, index), last(before.reverse(), index));
}

/** @param {Element} element */
function textsIn(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  return take(() => walker.nextNode());
}

/**
 * A few texts with something in them.
 * @param {() => Node | null} next
 */
function take(next) {
  /** @type {Text[]} */
  const texts = [];
  for (let left = FEW; left > 0; left--) {
    const text = next();
    if (!(text instanceof Text)) break;
    if (text.data.trim() !== "") texts.push(text);
  }
  return texts;
}

/**
 * Where the first of them begins that is of the page's text.
 * @param {readonly Text[]} texts
 * @param {TextIndex} index
 */
function first(texts, index) {
  return texts.map((text) => index.offsetOf(text, 0)).find((at) => at !== null);
}

/**
 * Where the last of them ends that is.
 * @param {readonly Text[]} texts
 * @param {TextIndex} index
 */
function last(texts, index) {
  return texts.map((text) => index.offsetOf(text, text.data.trimEnd().length)).findLast((at) => at !== null);
}

/** @param {number | null | undefined} start @param {number | null | undefined} end */
function rangeOf(start, end) {
  return typeof start === "number" && typeof end === "number" && start < end ? { start, end } : null;
}
