/**
 * Makes blocks of the text that flows in an element. White space is collapsed as the page shows it; what has no width and
 * only says where lines may break is left out; the marks that a browser draws around a `<q>` are put in, although no node
 * has them.
 *
 * A *run* is a stretch of text that stands in one node with nothing left out, so that within it offsets differ by a constant
 * only.
 */

/** @import {BlockKind, Look} from "./layout.js" */
/** @import {Flow} from "./flow.js" */

import { plain } from "./plain.js";

/**
 * @typedef {object} Run
 * @property {number} start its offset in the block's text
 * @property {number} end
 * @property {Text} node
 * @property {number} offset its offset in the node's data
 * @property {boolean} joined it follows the run before it with nothing shown in between, so that one range may span both
 */

/**
 * @typedef {object} Block
 * @property {Flow} flow
 * @property {BlockKind} kind
 * @property {string} text
 * @property {number} linked how many of its characters are in links
 * @property {Run[]} runs
 */

/** White space that collapses, by how the element treats it (CSS Text 4, § 4.1.1): at the start, several of it, other than spaces. */
const COLLAPSING = {
  collapse: { start: /^[ \t\n\r\f]+/, several: /[ \t\n\r\f]{2,}/g, other: /[\t\n\r\f]/g },
  lines: { start: /^[ \t\r\f]+/, several: /[ \t\r\f]{2,}/g, other: /[\t\r\f]/g },
  keep: null,
};

/** Where a line may or may not break: soft hyphens, zero-width spaces, word joiners, and what was a byte order mark. */
const BREAKS = /[\u00AD\u200B\u2060\uFEFF]+/g;

/** The marks of a `<q>`, and of one in another. */
const MARKS = [
  { opening: "“", closing: "”" },
  { opening: "‘", closing: "’" },
];

export class BlockBuilder {
  #flow;
  /** @type {(Block | Flow)[]} */
  #parts = [];
  /** @type {Run[]} */
  #runs = [];
  /** Whether all the text of the current block so far is bold. */
  #bold = true;
  #linked = 0;
  /** The current block's text so far, in pieces, its length and its last character. @type {string[]} */
  #pieces = [];
  #length = 0;
  #last = "";
  /** Whether what comes next follows the last run directly. */
  #joined = false;
  /** The `<q>` elements that are open, from the outside in, and the mark that will close each. @type {{quote: Element, mark: string}[]} */
  #quotes = [];

  /** @param {Flow} flow */
  constructor(flow) {
    this.#flow = flow;
  }

  /**
   * Adds the text of a node.
   * @param {Text} node
   * @param {Look} look of the element it stands in
   */
  text(node, look) {
    const { data } = node;
    if (!look.bold && this.#bold && /\S/.test(data)) this.#bold = false;
    if (look.quote || this.#quotes.length > 0) this.#quote(look.quote, data);
    const before = this.#length;
    const collapsing = COLLAPSING[look.spacing];
    let from = 0;
    if (collapsing && (this.#length === 0 || this.#last === " " || this.#last === "\n")) {
      from = collapsing.start.exec(data)?.[0].length ?? 0;
    }
    if (collapsing) {
      collapsing.several.lastIndex = from;
      for (let match = collapsing.several.exec(data); match; match = collapsing.several.exec(data)) {
        this.#take(node, data.slice(from, match.index + 1), from, collapsing.other);
        from = match.index + match[0].length;
      }
    }
    this.#take(node, from === 0 ? data : data.slice(from), from, collapsing?.other);
    if (look.linked) this.#linked += this.#length - before;
  }

  /**
   * Adds a forced line break: one is white space to who reads sentences, two end the block.
   * @param {Look} look of the element
   */
  lineBreak(look) {
    if (this.#length === 0) return;
    this.#quote(look.quote, "");
    if (this.#last === "\n") this.#close();
    else this.#push("\n");
  }

  /** Something that is shown stands here and is not of the text. */
  gap() {
    this.#joined = false;
  }

  /**
   * Adds a flow that has blocks of its own.
   * @param {Flow} flow
   */
  inner(flow) {
    this.#close();
    this.#parts.push(flow);
  }

  finish() {
    this.#close();
    return this.#parts;
  }

  /**
   * Closes the quotations that are over, and opens those that begin.
   * @param {Element | null} inner the innermost one that what comes next stands in
   * @param {string} data what comes next
   */
  #quote(inner, data) {
    if ((this.#quotes.at(-1)?.quote ?? null) === inner) return;
    /** @type {Element[]} */
    const around = [];
    for (let quote = inner; quote; quote = plain(quote.parentElement)?.closest("q") ?? null) around.unshift(quote);
    const other = around.findIndex((quote, at) => this.#quotes[at]?.quote !== quote);
    this.#endQuotes(other < 0 ? around.length : other);
    if (data.trim() === "") return;
    for (const quote of around.slice(this.#quotes.length)) {
      const { opening, closing } = /** @type {(typeof MARKS)[number]} */ (MARKS[this.#quotes.length % 2]);
      // Some pages write the marks themselves, and have the browser draw none.
      const isWritten = isMark(this.#last) || isMark(data.trimStart().charAt(0));
      if (!isWritten) this.#push(opening);
      this.#quotes.push({ quote, mark: isWritten ? "" : closing });
    }
  }

  /** @param {number} left so many stay open */
  #endQuotes(left) {
    while (this.#quotes.length > left) {
      const mark = this.#quotes.pop()?.mark;
      if (mark) this.#push(mark);
    }
  }

  /**
   * Takes a stretch of a node's data into the block, without what has no width.
   * @param {Text} node
   * @param {string} piece
   * @param {number} offset
   * @param {RegExp} [other] white space that becomes a space, of the same length
   */
  #take(node, piece, offset, other) {
    let from = 0;
    for (const { index, 0: left } of piece.matchAll(BREAKS)) {
      this.#takeAll(node, piece.slice(from, index), offset + from, other);
      from = index + left.length;
    }
    this.#takeAll(node, piece.slice(from), offset + from, other);
  }

  /**
   * Takes a stretch of a node's data into the block.
   * @param {Text} node
   * @param {string} piece
   * @param {number} offset
   * @param {RegExp} [other] white space that becomes a space, of the same length
   */
  #takeAll(node, piece, offset, other) {
    if (piece === "") return;
    const start = this.#length;
    this.#push(other ? piece.replace(other, " ") : piece);
    this.#runs.push({ start, end: this.#length, node, offset, joined: this.#joined });
    this.#joined = true;
  }

  /** @param {string} piece */
  #push(piece) {
    this.#pieces.push(piece);
    this.#length += piece.length;
    this.#last = piece.slice(-1);
  }

  #close() {
    this.#endQuotes(0);
    const text = this.#pieces.length === 0 ? "" : this.#pieces.join("").trimEnd();
    if (text !== "") {
      const runs = this.#runs;
      for (let run = runs.at(-1); run && run.end > text.length; run = runs.at(-1)) {
        run.end = Math.max(text.length, run.start);
        if (run.end > run.start) break;
        runs.pop();
      }
      const { kind } = this.#flow.look;
      this.#parts.push({
        flow: this.#flow,
        kind: kind === "paragraph" && this.#bold ? "bold" : kind,
        text,
        linked: Math.min(this.#linked, text.length),
        runs,
      });
    }
    this.#runs = [];
    this.#pieces = [];
    this.#length = 0;
    this.#last = "";
    this.#bold = true;
    this.#linked = 0;
    this.#joined = false;
  }
}

/** @param {string} character */
const isMark = (character) => character !== "" && /["'“”„‟‘’‚‛«»‹›「」『』]/u.test(character);
