/**
 * The page as it is shown: read at first, read again where it changes, and taken for another one when the document goes on
 * to another address.
 */

/** @import {Held, TabState} from "../common/types.js" */
/** @import {Results} from "./results.js" */
/** @import {Surface} from "./surface/surface.js" */

import { askBackground } from "../common/messages.js";
import { MOST_TEXT } from "../common/page-changes.js";
import { assignSlots } from "../common/palette.js";
import { Parts } from "../common/parts.js";
import { onSettingsChanged, settings } from "../common/settings.js";
import { addressOf, isEmbedded, isSamePage } from "./address.js";
import { Collector } from "./text/collect.js";
import { Frames } from "./frames.js";
import { listenToNavigation, tellsOfNavigation } from "./navigation.js";
import { Opener } from "./opener.js";
import { placedAfter } from "./placing.js";
import { Reading } from "./reading.js";
import { isSameText, isStillThere, slotsAfter, wantedOf } from "./results.js";
import { shownOf } from "./shown.js";
import { Watcher } from "./text/watcher.js";
import { pause } from "./text/pause.js";
import { writersIn } from "./text/writers.js";

/** Less text than this in an embedded page is a label or an advertisement. */
const LEAST_EMBEDDED = 120;

/** Where the text comes from. @typedef {Pick<Collector, "read" | "collected" | "version">} Source */

export class ShownPage {
  #surface;
  #signal;
  #isQuiet;
  #isCurrent;
  #onchange;
  #ready;
  #whileAsked;
  #watcher;
  /** @type {Source} */
  #collector;
  /** Whether it does not change: then nothing is watched. */
  #isStill;
  frames;
  /** What the reader had set when it was begun to be read. @type {ReturnType<typeof settings>} */
  chosen = settings();

  /** What is known of it, once it has been read. @type {Promise<Results | null>} */
  #results = Promise.resolve(null);
  /** What shows it, once there is anything to show. @type {Reading | undefined} */
  #reading;
  /** Which state of the collector is shown. */
  #version = 0;
  #opener = new Opener();
  /** Whether comments are read, too. */
  #comments = false;
  /** What the panel has not yet asked for. */
  #parts = new Parts();
  /** Counts the changes of what is shown. */
  revision = 0;
  /** Whether nothing was found, and nothing has been added since. */
  isEmpty = false;

  /** The speakers whose statements the reader does not want to see. @type {Set<string>} */
  #hidden = new Set();
  /** Those on the pages that were shown before, by the record. @type {Map<string, Set<string>>} */
  #hiddenBefore = new Map();

  /** The address of the page that is shown. */
  #address = addressOf(document);
  /** The address of the document when it was read last, which may be another name of the same page. */
  #seen = this.#address;
  /** Whether the document has gone on from it, to what may be another page. */
  #hasGoneOn = false;
  /** Whether what was shown has been taken away, and what comes is not yet there. */
  #isLeaving = false;
  /** Whether there are other embedded pages than those that were read. */
  #hasOtherFrames = false;

  /**
   * @param {object} options
   * @param {() => Surface} options.surface what is shown is added to
   * @param {(node: Node) => boolean} options.isOurs whether it is what we have added to the page
   * @param {AbortSignal} options.signal
   * @param {boolean} options.isQuiet whether nothing is to be seen of it as long as nothing is found
   * @param {Source | undefined} options.still has the text of something that does not change
   * @param {() => boolean} options.isCurrent whether anything may still be done
   * @param {() => Promise<void>} options.onchange called when something else is shown
   * @param {() => Promise<void>} options.ready resolves when the background knows which record is shown
   * @param {() => void} options.whileAsked called when the background has been asked and nothing is to be done until it answers
   */
  constructor({ surface, isOurs, signal, isQuiet, still, isCurrent, onchange, ready, whileAsked }) {
    this.#surface = surface;
    this.#signal = signal;
    this.#isQuiet = isQuiet;
    this.#isCurrent = isCurrent;
    this.#onchange = onchange;
    this.#ready = ready;
    this.#whileAsked = whileAsked;
    this.frames = new Frames({ signal });
    this.#watcher = new Watcher({ isOurs, onchange: () => this.#renew(), signal });
    this.#isStill = still !== undefined;
    this.#collector =
      still ??
      new Collector(document, {
        takeRecords: () => this.#watcher.take(),
        foundRoot: (root) => this.#watcher.watch(root),
      });
    listenToNavigation((isReplaced) => this.#goOn(isReplaced), signal);
  }

  /** Whether the reader is writing something that would be lost. */
  get isWriting() {
    return this.#reading?.isWriting ?? false;
  }

  /** Whether nothing of it is to be seen, since nothing was found and nobody asked. */
  get isUnseen() {
    return this.#isQuiet && this.isEmpty && !this.#reading;
  }

  /**
   * Reads it.
   * @returns {Promise<TabState | null>} why there is nothing to be shown; `null` where there is
   */
  async read() {
    /** @type {TabState | null} */
    let fault = null;
    this.#results = this.#readFirst().catch((error) => {
      fault =
        error instanceof Unreadable
          ? error.state
          : { status: "failed", reason: "analysis", detail: error instanceof Error ? error.message : "" };
      return null;
    });
    await this.#results;
    return fault;
  }

  /** @returns {Promise<Results | null>} */
  async #readFirst() {
    if (!this.#isStill) this.#watcher.watch(document);
    await this.#collector.read(this.#signal);
    const chosen = await this.chosen;
    this.#readComments(chosen.comments);
    if (this.#signal.aborted) return null;
    const version = this.#collector.version;
    const { page, index, roots } = this.#collected();
    if (index.length > MOST_TEXT) {
      throw new Unreadable({ status: "failed", reason: "too-large", detail: String(index.length) });
    }
    await pause();
    /** @type {Reading | undefined} */
    let reading;
    const opening = this.#opener.open(page, this.#isQuiet ? undefined : (sketch) => reading?.sketch(sketch));
    // It fails below, where it is awaited.
    opening.catch(() => {});
    await pause();
    if (this.#signal.aborted) return null;
    // While the background reads it, what is needed then is made.
    this.#whileAsked();
    if (!this.#isQuiet) reading = this.#makeReading(chosen, index, roots);
    const opened = await opening;
    await pause();
    const found = shownOf(opened);
    await pause();
    if (this.#signal.aborted) return null;
    const results = { page, opened, found, slots: assignSlots(found.statements, found.speakers.length) };
    this.isEmpty = opened.record.statements.length === 0;
    if (!this.isUnseen) {
      this.#reading = reading ?? this.#makeReading(chosen, index, roots);
      this.#reading.take(results);
    }
    this.#version = version;
    // What is embedded in an embedded page is found with it.
    if (isEmbedded) this.#hasOtherFrames = false;
    return results;
  }

  #collected() {
    const collected = this.#collector.collected();
    this.#hasOtherFrames = this.frames.see(collected.roots) || this.#hasOtherFrames;
    if (isEmbedded && collected.index.length < LEAST_EMBEDDED) collected.page.blocks = [];
    if (this.#comments) Object.assign(collected.page, writersIn(collected.roots, collected.index));
    return collected;
  }

  /**
   * Reads comments, too, or not, as the reader chooses.
   * @param {boolean} areWanted at first
   */
  #readComments(areWanted) {
    // Files have none.
    if (this.#isStill) return;
    this.#comments = areWanted;
    onSettingsChanged(({ comments = this.#comments }) => {
      if (comments === this.#comments) return;
      this.#comments = comments;
      this.#version = NaN;
      this.#watcher.again();
    }, this.#signal);
  }

  /**
   * @param {import("../common/settings.js").Settings} chosen
   * @param {import("./text/text-index.js").TextIndex} index
   * @param {ShadowRoot[]} roots
   */
  #makeReading(chosen, index, roots) {
    return new Reading({
      chosen,
      index,
      roots,
      surface: this.#surface(),
      signal: this.#signal,
      whileAlive: this.#isCurrent,
      ready: this.#ready,
    });
  }

  /**
   * Has the embedded pages read, if there are any.
   * @returns {Promise<number>} how many statements there are in them
   */
  async readFrames() {
    if (!this.#hasOtherFrames) return 0;
    this.#hasOtherFrames = false;
    return this.frames.read().catch(() => 0);
  }

  /**
   * The document has another address.
   * @param {boolean} isReplaced
   */
  #goOn(isReplaced) {
    if (!this.#isCurrent()) return;
    this.#watcher.again();
    if (isReplaced || isSamePage(addressOf(document), this.#address)) return;
    this.#hasGoneOn = true;
    this.#isLeaving = true;
    this.#reading?.leave();
  }

  /**
   * Reads again what has changed of the page. Statements that are still there stay the same ones.
   * @returns {Promise<void>}
   */
  async #renew() {
    const before = await this.#results;
    if (!before || !this.#isCurrent()) return;
    // Nothing is taken from under the reader's hands.
    if (this.isWriting) return this.#watcher.again();
    const { revision } = this;
    await this.#collector.read(this.#signal);
    const { version } = this.#collector;
    if (this.#signal.aborted) return;
    const address = addressOf(document);
    if (version === this.#version && !this.#isLeaving && address === this.#seen) return;
    if (this.isWriting) return this.#watcher.again();
    const { page, index, roots } = this.#collected();
    if (this.#hasOtherFrames) this.frames.soon();
    this.#hasOtherFrames = false;
    if (index.length > MOST_TEXT) return;
    if (this.#isSameUnderOtherName(before, page)) page.url = before.page.url;
    if (isSameText(page, before.page)) {
      if (isSamePage(address, this.#address)) this.#hasGoneOn = false;
      this.#isLeaving = false;
      this.#seen = address;
      // The same words may stand in other nodes now.
      this.#reading?.renew(wantedOf(await this.results(), this.#hidden), index, roots);
      this.#version = version;
      return;
    }
    const opened = await this.#opener.renew(page);
    if (this.#signal.aborted) return;
    if (this.revision !== revision || this.isWriting) return this.#watcher.again();
    const found = shownOf(opened);
    const isOther = opened.record.id !== before.opened.record.id;
    const slots = isOther ? assignSlots(found.statements, found.speakers.length) : slotsAfter(before, opened, found);
    const results = { page, opened, found, slots };
    if (isOther) this.#hidden = this.#hiddenBefore.get(opened.record.id) ?? new Set();
    if (page.url !== before.page.url) this.#arrive(address);
    this.#isLeaving = false;
    this.#seen = address;
    this.#results = Promise.resolve(results);
    this.isEmpty = opened.record.statements.length === 0;
    this.revision += 1;
    if (this.#reading) this.#reading.renew(wantedOf(results, this.#hidden), index, roots);
    else if (!this.isEmpty) {
      this.#reading = this.#makeReading(await settings(), index, roots);
      this.#reading.take(results);
    }
    this.#version = version;
    await this.#onchange();
  }

  /** @param {string} address */
  #arrive(address) {
    this.#address = address;
    this.#hasGoneOn = false;
  }

  /**
   * Whether a page is the one before under another address: at another part of it; one that was replaced while most of the
   * text stayed, as while the reader scrolls; or a new one to which no new text has come yet.
   * @param {Results} before
   * @param {import("../common/types.js").Page} page
   */
  #isSameUnderOtherName(before, page) {
    if (isSamePage(page.url ?? "", before.page.url ?? "")) return true;
    if (!isStillThere(before.page, page)) return false;
    const hasGoneOn = this.#hasGoneOn || !tellsOfNavigation;
    return !hasGoneOn || (before.opened.kept && isSameText({ ...page, url: before.page.url }, before.page));
  }

  /** What the panel shows, or the first part of it. */
  async view() {
    const { opened, slots } = await this.results();
    return this.#parts.first({ ...opened, slots, hidden: [...this.#hidden] });
  }

  /**
   * @param {string} token
   * @param {number} from
   */
  restOfView(token, from) {
    return this.#parts.next(token, from);
  }

  /**
   * Paints no statement of these speakers; they are not to be pointed at, either.
   * @param {string[]} hidden
   */
  async hide(hidden) {
    const results = await this.results();
    this.#hidden = new Set(hidden);
    this.#hiddenBefore.set(results.opened.record.id, this.#hidden);
    this.#show(results);
  }

  /** @param {Results} results */
  #show(results) {
    if (!this.#isLeaving) this.#reading?.take(wantedOf(results, this.#hidden));
  }

  /**
   * Shows the record as it is now.
   * @param {Held} held
   */
  async change(held) {
    const before = await this.results();
    if (held.record.id !== before.opened.record.id) return;
    const place = (/** @type {Held["record"]} */ record) => askBackground("place", { page: before.page, record });
    const placed = await placedAfter(before.opened, held.record, place);
    if (this.#signal.aborted) return;
    const opened = { ...held, placed };
    const found = shownOf(opened);
    const results = { ...before, opened, found, slots: slotsAfter(before, opened, found) };
    this.#results = Promise.resolve(results);
    if (found.statements.length > 0) this.isEmpty = false;
    this.#show(results);
    this.revision += 1;
    await this.#onchange();
  }

  /** The record is kept no longer. */
  async forget() {
    const { record, private: isPrivate } = (await this.results()).opened;
    await this.change({ record, private: isPrivate, kept: false, canUndo: "forget", canRedo: null });
  }

  /** @returns {Promise<Results>} */
  async results() {
    const results = await this.#results;
    if (!results) throw new Error("there are no statements of this page");
    return results;
  }

  /** What shows it. */
  async reading() {
    await this.results();
    if (!this.#reading) throw new Error("nothing is shown on this page");
    return this.#reading;
  }
}

/** Why a page is not read. */
class Unreadable extends Error {
  /** @param {TabState} state */
  constructor(state) {
    super(state.status);
    this.state = state;
  }
}
