/**
 * The text of a page and where each character of it stands: offsets into the blocks' texts joined by a separator, in
 * UTF-16 code units, to places in text nodes and back, by binary search.
 *
 * White space is collapsed as the page shows it. A *run* is a stretch of text that stands in one node with nothing left
 * out, so that within it offsets differ by a constant only.
 */

/** @import {Page, TextRange} from "../common/types.js" */
/** @import {Look} from "./layout.js" */

/** What stands between two blocks; the same as in the core. */
const SEPARATOR = "\n\n";

/** White space that collapses, by how the element treats it (CSS Text 4, § 4.1.1). */
const COLLAPSING = { collapse: /[ \t\n\r\f]+/g, lines: /[ \t\r\f]+/g, keep: null };

/**
 * @typedef {object} Run
 * @property {number} start its offset in the text
 * @property {number} end
 * @property {Text} node
 * @property {number} offset its offset in the node's data
 * @property {boolean} joined it follows the run before it with nothing shown in between, so that one range may span both
 */

export class TextIndexBuilder {
  /** @type {Page["blocks"]} */
  #blocks = [];
  /** @type {Run[]} */
  #runs = [];
  /** Where the current block starts in the text. */
  #start = 0;
  /** @type {Element | null} */
  #element = null;
  /** @type {Look["kind"]} */
  #kind = "other";
  /** Whether all the text of the current block so far is bold. */
  #bold = true;
  /** How many characters of the current block are in links. */
  #linked = 0;
  #regions;
  /** The current block's text so far, in pieces, its length and its last character. @type {string[]} */
  #pieces = [];
  #length = 0;
  #last = "";
  /** Whether what comes next follows the last run directly. */
  #joined = false;

  /** @param {import("./regions.js").Regions} regions */
  constructor(regions) {
    this.#regions = regions;
  }

  /**
   * Adds the text of a node.
   * @param {Text} node
   * @param {Look} look of the element it stands in
   */
  text(node, look) {
    const { data } = node;
    if (look.block !== this.#element) {
      // White space between blocks is of no block.
      if (look.spacing === "collapse" && !/[^ \t\n\r\f]/.test(data)) return;
      this.#close();
      this.#element = look.block;
      this.#kind = look.kind;
    }
    if (!look.bold && /\S/.test(data)) this.#bold = false;
    const before = this.#length;
    const collapsing = COLLAPSING[look.spacing];
    let from = 0;
    for (const match of collapsing ? data.matchAll(collapsing) : []) {
      const at = match.index;
      const end = at + match[0].length;
      const isDropped = at === from && (this.#length === 0 || this.#last === " " || this.#last === "\n");
      if (isDropped) {
        from = end;
      } else if (end - at > 1) {
        this.#take(node, from, at + 1, collapsing);
        from = end;
      }
    }
    this.#take(node, from, data.length, collapsing);
    if (look.linked) this.#linked += this.#length - before;
  }

  /** Adds a forced line break: one is white space to who reads sentences, two end the block. */
  lineBreak() {
    if (this.#length === 0) return;
    if (this.#last === "\n") {
      const [element, kind] = [this.#element, this.#kind];
      this.#close();
      [this.#element, this.#kind] = [element, kind];
    } else {
      this.#push("\n");
    }
  }

  /** Something that is shown stands here and is not of the text. */
  gap() {
    this.#joined = false;
  }

  finish() {
    this.#close();
    this.#levelBold();
    return { blocks: this.#blocks, index: new TextIndex(this.#blocks, this.#runs) };
  }

  /**
   * Takes a stretch of a node's data into the block.
   * @param {Text} node
   * @param {number} from
   * @param {number} to
   * @param {RegExp | null} collapsing
   */
  #take(node, from, to, collapsing) {
    if (from >= to) return;
    const start = this.#start + this.#length;
    const data = node.data.slice(from, to);
    // A line end or tab that collapses becomes a space, of the same length.
    this.#push(collapsing ? data.replace(collapsing, (space) => " ".repeat(space.length)) : data);
    this.#runs.push({ start, end: start + (to - from), node, offset: from, joined: this.#joined });
    this.#joined = true;
  }

  /** @param {string} piece */
  #push(piece) {
    this.#pieces.push(piece);
    this.#length += piece.length;
    this.#last = piece.slice(-1);
  }

  #close() {
    const text = this.#pieces.join("").trimEnd();
    if (text !== "") {
      const end = this.#start + text.length;
      for (let run = this.#runs.at(-1); run && run.end > end; run = this.#runs.at(-1)) {
        run.end = Math.max(end, run.start);
        if (run.end > run.start) break;
        this.#runs.pop();
      }
      const kind = this.#kind === "paragraph" && this.#bold ? "bold" : this.#kind;
      const region = this.#element ? this.#regions.of(this.#element) : 0;
      this.#blocks.push({ kind, text, region, linked: Math.min(this.#linked, text.length) });
      this.#start = end + SEPARATOR.length;
    } else {
      while ((this.#runs.at(-1)?.start ?? -1) >= this.#start) this.#runs.pop();
    }
    this.#pieces = [];
    this.#length = 0;
    this.#last = "";
    this.#element = null;
    this.#bold = true;
    this.#linked = 0;
    this.#joined = false;
  }

  /** Where most paragraphs are bold, bold says nothing. */
  #levelBold() {
    const of = (/** @type {Look["kind"]} */ kind) => this.#blocks.filter((block) => block.kind === kind);
    const bold = of("bold");
    if (bold.length > of("paragraph").length) for (const block of bold) block.kind = "paragraph";
  }
}

export class TextIndex {
  /** All the text. */
  text;
  /** @type {readonly Run[]} */
  #runs;
  /** The first run of each node. @type {Map<Node, number>} */
  #ofNode = new Map();

  /**
   * @param {Page["blocks"]} blocks
   * @param {readonly Run[]} runs in order
   */
  constructor(blocks, runs) {
    this.text = blocks.map((block) => block.text).join(SEPARATOR);
    this.#runs = runs;
    runs.forEach(({ node }, at) => {
      if (!this.#ofNode.has(node)) this.#ofNode.set(node, at);
    });
  }

  /**
   * Becomes the index of the page as it is now, for all who hold this one.
   * @param {TextIndex} other
   */
  become(other) {
    this.text = other.text;
    this.#runs = other.#runs;
    this.#ofNode = other.#ofNode;
  }

  /** @param {TextRange} range */
  slice({ start, end }) {
    return this.text.slice(start, end);
  }

  /**
   * The ranges of the page that show a range of the text: one, or several where it runs over blocks or around something
   * that is not of the text. Empty where the page has changed too much.
   * @param {TextRange} range
   * @returns {Range[]}
   */
  ranges({ start, end }) {
    /** @type {Range[]} */
    const ranges = [];
    /** @type {Run | undefined} */
    let before;
    for (let at = this.#firstEndingAfter(start); at < this.#runs.length; at++) {
      const run = /** @type {Run} */ (this.#runs[at]);
      if (run.start >= end) break;
      const from = run.offset + Math.max(start - run.start, 0);
      const to = run.offset + Math.min(end, run.end) - run.start;
      if (to > run.node.length || !run.node.isConnected) continue;
      const last = ranges.at(-1);
      if (last && before && run.joined && follows(before.node, run.node)) {
        last.setEnd(run.node, to);
      } else {
        const range = document.createRange();
        range.setStart(run.node, from);
        range.setEnd(run.node, to);
        ranges.push(range);
      }
      before = run;
    }
    return ranges;
  }

  /**
   * The offset in the text of a place in the page.
   * @param {Node} node
   * @param {number} offset
   * @returns {number | null} null where it is not of the text
   */
  offsetOf(node, offset) {
    let at = this.#ofNode.get(node);
    if (at === undefined) return null;
    for (let run = this.#runs[at]; run?.node === node; run = this.#runs[++at]) {
      if (offset <= run.offset + (run.end - run.start)) return run.start + Math.max(offset - run.offset, 0);
    }
    return null;
  }

  /**
   * The offset in the text of a place in the page that may be beside all text: of the next text in a direction.
   * @param {Node} node
   * @param {number} offset in it, as ranges count
   * @param {1 | -1} direction
   * @returns {number | null} null where there is none in its tree
   */
  nearest(node, offset, direction) {
    const exact = this.offsetOf(node, offset);
    if (exact !== null) return exact;
    const walker = document.createTreeWalker(node.getRootNode(), NodeFilter.SHOW_TEXT);
    const child = node instanceof Text ? null : node.childNodes[offset];
    // Backwards, the text before the place; forwards, that at the place or after it.
    walker.currentNode = child ?? (node instanceof Text ? node : lastIn(node));
    /** @type {Node | null} */
    let text = direction > 0 && child instanceof Text ? child : null;
    if (!text && direction < 0 && !child && walker.currentNode instanceof Text && walker.currentNode !== node) {
      text = walker.currentNode;
    }
    for (text ??= step(); text; text = step()) {
      const at = this.#ofNode.get(text);
      if (at === undefined) continue;
      if (direction > 0) return /** @type {Run} */ (this.#runs[at]).start;
      let last = at;
      while (this.#runs[last + 1]?.node === text) last += 1;
      return /** @type {Run} */ (this.#runs[last]).end;
    }
    return null;

    function step() {
      return direction > 0 ? walker.nextNode() : walker.previousNode();
    }
  }

  /** @param {number} offset */
  #firstEndingAfter(offset) {
    let low = 0;
    let high = this.#runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (/** @type {Run} */ (this.#runs[middle]).end > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/**
 * Whether `b` is, or comes after, `a` in one tree: what slots show may be elsewhere or in another order.
 * @param {Node} a
 * @param {Node} b
 */
function follows(a, b) {
  if (a === b) return true;
  const relation = a.compareDocumentPosition(b);
  return (relation & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && (relation & Node.DOCUMENT_POSITION_DISCONNECTED) === 0;
}

/**
 * The last node in a tree.
 * @param {Node} node
 */
function lastIn(node) {
  let last = node;
  while (last.lastChild) last = last.lastChild;
  return last;
}
