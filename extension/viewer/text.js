/** The text of a file, for the session to read: its blocks, put together by the core, and an index to the text layers. */

/** @import {Page} from "../common/types.js" */
/** @import {Statement} from "../common/types.js" */
/** @import {Sheet} from "./sheet.js" */

import startModule, { readLayout } from "hearsay-layout";
import { TextIndex } from "../content/text/text-index.js";

/** How many numbers the module gives for a stretch of text. */
const PER_RUN = 6;

/**
 * @param {readonly Sheet[]} sheets whose text has been read
 * @param {object} about
 * @param {string} about.url
 * @param {string | undefined} about.title what the file says
 * @param {string | undefined} about.author
 * @param {string | undefined} about.lang
 */
export async function textOf(sheets, { url, title, author, lang }) {
  await startModule({ module_or_path: chrome.runtime.getURL("hearsay_layout_bg.wasm") });
  const layout = readLayout(
    Float32Array.from(sheets.flatMap(({ width, height, texts }) => [width, height, texts.length])),
    Float32Array.from(sheets.flatMap(({ places }) => places)),
    sheets.flatMap(({ texts }) => texts),
    title ?? "",
  );
  /** @type {Page} */
  const page = {
    blocks: layout.blocks.map(({ kind, text }) => ({ kind, text })),
    pages: startsOf(layout.pages),
    url,
    ...(layout.title && { title: layout.title }),
    ...(author && { byline: author }),
    ...(lang && { lang }),
  };
  return {
    page,
    index: new FileIndex(
      layout.blocks.map(({ text, runs }) => ({ text, runs: [...runsOf(runs, sheets)] })),
      page,
    ),
  };
}

/** @param {number[]} numbers an offset and the number of a page, in turn */
function startsOf(numbers) {
  return numbers.flatMap((start, at) => (at % 2 === 0 ? [{ start, page: Number(numbers[at + 1]) }] : []));
}

/**
 * @param {number[]} numbers
 * @param {readonly Sheet[]} sheets
 * @returns {Generator<import("../content/text/block-builder.js").Run>}
 */
function* runsOf(numbers, sheets) {
  for (let at = 0; at < numbers.length; at += PER_RUN) {
    const [start = 0, end = 0, sheet = 0, item = 0, offset = 0, joined = 0] = numbers.slice(at, at + PER_RUN);
    const node = sheets[sheet]?.nodes[item];
    if (node) yield { start, end, node, offset, joined: joined === 1 };
  }
}

/** Links lead to a page of the file: no browser finds words in one. */
export class FileIndex extends TextIndex {
  #page;

  /**
   * @param {ConstructorParameters<typeof TextIndex>[0]} blocks
   * @param {Page} page
   */
  constructor(blocks, page) {
    super(blocks);
    this.#page = page;
  }

  /**
   * @override
   * @param {Statement} statement
   */
  linkTo({ content }) {
    const url = this.#page.url?.replace(/#.*$/s, "") ?? "";
    const start = content[0]?.start ?? 0;
    const on = this.#page.pages?.findLast((each) => each.start <= start);
    return on && /^(https?|file):/.test(url) ? `${url}#page=${on.page}` : url;
  }
}
