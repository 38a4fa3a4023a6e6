/**
 * Makes blocks of the text that flows in an element. White space is collapsed as the page shows it.
 *
 * A *run* is a stretch of text that stands in one node with nothing left out, so that within it offsets differ by a constant
 * only.
 */

/** @import {BlockKind, Look} from "./layout.js" */
/** @import {Flow} from "./flow.js" */

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

  /** Adds a forced line break: one is white space to who reads sentences, two end the block. */
  lineBreak() {
    if (this.#length === 0) return;
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
   * Takes a stretch of a node's data into the block.
   * @param {Text} node
   * @param {string} piece
   * @param {number} offset
   * @param {RegExp} [other] white space that becomes a space, of the same length
   */
  #take(node, piece, offset, other) {
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
