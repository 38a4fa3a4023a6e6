/**
 * Reading a page into blocks of text with an index from their offsets back to the nodes. What has been read is kept by the
 * elements that have blocks of their own (`flow.js`), so that reading again asks only those in which something has changed.
 * It works in slices: the page goes on between them, and what changes meanwhile is read after them.
 */

/** @import {Page} from "../../common/types.js" */
/** @import {Block} from "./block-builder.js" */
/** @import {Look} from "./layout.js" */

import { aboutPage } from "./about-page.js";
import { Flow, walk } from "./flow.js";
import { Layout } from "./layout.js";
import { pause } from "./pause.js";
import { plain } from "./plain.js";
import { Regions } from "./regions.js";
import { Staleness } from "./staleness.js";
import { TextIndex } from "./text-index.js";
import { Turns } from "./turns.js";

/** How long a slice may take, in milliseconds. The first one may take more, so that no reader waits for an article's second. */
const SLICE = 8;
const FIRST_SLICE = 20;

/** A page that changes faster than it can be read is read as it was after so long. */
const LONGEST = 3000;

/** @typedef {{page: Page, index: TextIndex, roots: ShadowRoot[]}} Collected */

export class Collector {
  /** Counts the times that something was read which was another one before. */
  version = 0;
  #page;
  #takeRecords;
  #foundRoot;
  #layout = new Layout();
  /** @type {WeakMap<Element, Flow>} */
  #flows = new WeakMap();
  #staleness;
  /** @type {Flow | undefined} */
  #root;
  /** Those whose text is to be asked again. @type {Turns<Flow>} */
  #unread = new Turns();
  /** Those whose blocks are to be made again, by how deep they are. @type {Turns<Flow>[]} */
  #unbuilt = [];

  /**
   * @param {Document} page
   * @param {object} watch
   * @param {() => MutationRecord[] | null} watch.takeRecords what has changed since it was called last; null for too much to
   *   tell
   * @param {(root: ShadowRoot) => void} watch.foundRoot called with every open shadow root, before what is in it is read
   */
  constructor(page, { takeRecords, foundRoot }) {
    this.#page = page;
    this.#takeRecords = takeRecords;
    this.#foundRoot = foundRoot;
    this.#staleness = new Staleness({
      layout: this.#layout,
      flowAt: (element) => this.#flows.get(element),
      reread: (flow) => this.#unread.add(flow),
      rereadAll: () => (this.#root = undefined),
    });
  }

  /**
   * Reads the page, or what has changed of it.
   * @param {AbortSignal} signal
   */
  async read(signal) {
    const start = performance.now();
    this.#catchUp();
    if (this.#unread.size === 0) return;
    let end = start + FIRST_SLICE;
    for (const work = this.#work(); !work.next().done;) {
      if (performance.now() < end) continue;
      await pause();
      if (signal.aborted) return;
      end = performance.now() + SLICE;
      if (end - start < LONGEST) this.#catchUp();
    }
    this.version += 1;
  }

  /** Learns what has changed. */
  #catchUp() {
    this.#staleness.learn(this.#takeRecords());
    const start = this.#page.body ?? this.#page.documentElement;
    if (this.#root?.element === start) return;
    this.#unread.clear();
    this.#unbuilt = [];
    const since = ++this.#layout.now;
    const outer = start.parentElement ? this.#layout.of(start.parentElement, undefined, since) : undefined;
    this.#root = new Flow(start, this.#layout.of(start, outer, since), null, since);
    this.#flows.set(start, this.#root);
    this.#unread.add(this.#root);
  }

  /** All the work there is, until none is left. Pauses at each `yield`. */
  *#work() {
    for (;;) {
      const unread = this.#unread.take();
      if (unread) {
        yield* this.#walk(unread);
      } else {
        const unbuilt = this.#deepestUnbuilt();
        if (!unbuilt) return;
        yield* this.#build(unbuilt);
      }
      // There may be very many that are too small to pause in them.
      yield;
    }
  }

  /** @param {Flow} flow */
  *#build(flow) {
    const building = flow.build();
    for (let step = building.next(); ; step = building.next()) {
      if (step.done) {
        // Whether it has text or not, and so parts what stands around it, is of interest to the flow around it alone.
        if (step.value && flow.parent) this.#leaveToBuild(flow.parent);
        return;
      }
      yield;
      // It has changed under our hands: it is read first, and then built.
      if (this.#unread.has(flow)) return;
    }
  }

  /** @param {Flow} flow */
  *#walk(flow) {
    if (!plain(flow.element).isConnected || this.#flows.get(flow.element) !== flow) return;
    const around = {
      layout: this.#layout,
      /** @param {Element} element */
      staleSince: (element) => this.#staleness.since(element),
      /** @type {(element: Element, look: Look, parent: Flow, since: number) => Flow} */
      flowOf: (element, look, parent, since) => this.#flowOf(element, look, parent, since),
      /** @param {Element} element */
      dropFlowOf: (element) => this.#flows.delete(element),
      foundRoot: this.#foundRoot,
    };
    for (const walking = walk(flow, around); !walking.next().done;) {
      yield;
      // It has changed under our hands: it is read from its start again, later.
      if (this.#unread.has(flow)) return;
    }
    this.#leaveToBuild(flow);
  }

  /**
   * The flow of an element, which is to be read if it was not yet, or is another one since.
   * @param {Element} element
   * @param {Look} look
   * @param {Flow} parent
   * @param {number} since
   */
  #flowOf(element, look, parent, since) {
    const known = this.#flows.get(element);
    if (known && known.since >= since && known.parent === parent && known.look === look) return known;
    const flow = new Flow(element, look, parent, since);
    this.#flows.set(element, flow);
    this.#unread.add(flow);
    return flow;
  }

  /** @param {Flow} flow */
  #leaveToBuild(flow) {
    (this.#unbuilt[flow.depth] ??= new Turns()).add(flow);
  }

  #deepestUnbuilt() {
    for (; this.#unbuilt.length > 0; this.#unbuilt.pop()) {
      const flow = this.#unbuilt.at(-1)?.take();
      if (flow) return flow;
    }
    return undefined;
  }

  /**
   * What there is on the page as it was read last.
   * @returns {Collected}
   */
  collected() {
    const { blocks, roots } = this.#flattened();
    const regions = new Regions();
    const isLevel = isBoldLevel(blocks);
    const shown = blocks.map(({ flow, kind, text, linked }) => ({
      kind: isLevel && kind === "bold" ? "paragraph" : kind,
      text,
      region: regions.of(flow),
      linked,
    }));
    const page = { blocks: shown, regions: regions.list, ...aboutPage(this.#page) };
    return { page, index: new TextIndex(blocks), roots };
  }

  /** All blocks and shadow roots, in order. Not by recursion: pages nest as deep as they like. */
  #flattened() {
    /** @type {Block[]} */
    const blocks = [];
    /** @type {ShadowRoot[]} */
    const roots = [];
    const stack = this.#root ? [{ flow: this.#root, at: 0 }] : [];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const { flow, at } = top;
      if (at === 0) roots.push(...flow.roots);
      const part = flow.parts[top.at++];
      if (!part) stack.pop();
      else if (part instanceof Flow) stack.push({ flow: part, at: 0 });
      else blocks.push(part);
    }
    return { blocks, roots };
  }
}

/**
 * Where most paragraphs are bold, bold says nothing.
 * @param {Block[]} blocks
 */
function isBoldLevel(blocks) {
  let level = 0;
  for (const { kind } of blocks) level += kind === "bold" ? 1 : kind === "paragraph" ? -1 : 0;
  return level > 0;
}
