/**
 * Hearsay in one page, from the reader's click until it is turned off. Everything that it adds or listens to ends with
 * one `AbortController`, and the page is as it was.
 */

/** @import {Held, TabState} from "../common/types.js" */
/** @import {Results} from "./results.js" */
/** @import {Shown} from "./shown.js" */

import { counted, text } from "../common/i18n.js";
import { askBackground, isAlive } from "../common/messages.js";
import { assignSlots } from "../common/palette.js";
import { settings } from "../common/settings.js";
import { answerMessages } from "./answers.js";
import { Collector } from "./collect.js";
import { Reading } from "./reading.js";
import { isSameText, slotsAfter, speakersHeard, stateOf, wantedOf } from "./results.js";
import { shownOf } from "./shown.js";
import { Surface } from "./surface.js";
import { Watcher } from "./watcher.js";

/** More text than this does not fit into a message, whatever it is encoded in. */
const MOST_TEXT = 20_000_000;

export class Session {
  #end = new AbortController();
  #surface = new Surface(this.#end.signal);
  /** What the panel may ask for, once it is there. @type {Promise<Results | null>} */
  #results = Promise.resolve(null);

  get isOn() {
    return !this.#end.signal.aborted;
  }

  /** Whether it is on in a page on which nothing was found: the reader may want to try again. */
  get isIdle() {
    return this.isOn && this.#isEmpty;
  }

  /**
   * @param {object} [how]
   * @param {boolean} [how.isQuiet] whether it was not asked for just now: then no notice is shown
   */
  constructor({ isQuiet = false } = {}) {
    this.#isQuiet = isQuiet;
  }

  #isQuiet;
  /** What is said when this script is an old one: it cannot ask for texts then. */
  #stale = { words: text("notice_stale"), hint: text("notice_stale_hint") };

  async start() {
    const { signal } = this.#end;
    this.#answerMessages();
    // A page that is left is off; one that is come back to from the history is as it was left.
    addEventListener("pagehide", () => this.#report(null), { signal });
    addEventListener("pageshow", ({ persisted }) => persisted && void this.#reportResults(), { signal });
    this.#results = this.#read();
    await this.#reportResults();
  }

  stop() {
    this.end();
    this.#report(null);
  }

  /** Stops without a word to the background: another one begins. */
  end() {
    this.#end.abort();
  }

  /** @returns {Promise<Results | null>} */
  async #read() {
    if (document.contentType === "application/pdf") return this.#giveUp({ status: "unreadable", reason: "pdf" });
    this.#report({ status: "working" });
    try {
      this.#watcher.watch(document);
      await this.#collector.read(this.#end.signal);
      if (!this.isOn) return null;
      const version = this.#collector.version;
      const { page, index, roots } = this.#collector.collected();
      if (index.length > MOST_TEXT) {
        return this.#giveUp({ status: "failed", reason: "too-large", detail: String(index.length) });
      }
      const [opened, chosen] = await Promise.all([askBackground("open", { page }), settings()]);
      if (!this.isOn) return null;
      const found = shownOf(opened);
      const results = { page, opened, found, slots: assignSlots(found.statements, found.speakers.length) };
      this.#isEmpty = opened.record.statements.length === 0;
      if (this.#isEmpty && this.#isQuiet) return this.#giveUp({ status: "nothing" });
      this.#reading = new Reading({
        results,
        chosen,
        index,
        roots,
        surface: this.#surface,
        signal: this.#end.signal,
        whileAlive: () => this.#isCurrent(),
        ready: () => this.#ready(),
      });
      this.#shown = version;
      this.#greet(found);
      return results;
    } catch (error) {
      if (!this.isOn) return null;
      return this.#giveUp({
        status: "failed",
        reason: "analysis",
        detail: error instanceof Error ? error.message : "",
      });
    }
  }

  /** @type {Watcher} */
  #watcher = new Watcher({
    isOurs: (node) => this.#surface.isHost(node),
    onchange: () => this.#renew(),
    signal: this.#end.signal,
  });

  #collector = new Collector(document, {
    takeRecords: () => this.#watcher.take(),
    foundRoot: (root) => this.#watcher.watch(root),
  });
  /** Which state of the collector is shown. */
  #shown = 0;

  /**
   * Reads again what has changed of the page. Statements that are still there stay the same ones.
   * @returns {Promise<void>}
   */
  async #renew() {
    const before = await this.#results;
    const reading = this.#reading;
    if (!before || !reading || !this.#isCurrent()) return;
    // Nothing is taken from under the reader's hands.
    if (reading.isWriting) return this.#watcher.again();
    const revision = this.#revision;
    await this.#collector.read(this.#end.signal);
    const { version } = this.#collector;
    if (!this.isOn || (version === this.#shown && document.URL === before.page.url)) return;
    if (reading.isWriting) return this.#watcher.again();
    const { page, index, roots } = this.#collector.collected();
    if (index.length > MOST_TEXT) return;
    if (isSameText(page, before.page)) {
      // The same words may stand in other nodes now.
      reading.renew(wantedOf(await this.#expectResults(), this.#hidden), index, roots);
      this.#shown = version;
      return;
    }
    const opened = await askBackground("open", { page });
    if (!this.isOn) return;
    if (this.#revision !== revision || reading.isWriting) return this.#watcher.again();
    const found = shownOf(opened);
    const isOther = opened.record.id !== before.opened.record.id;
    const slots = isOther ? assignSlots(found.statements, found.speakers.length) : slotsAfter(before, opened, found);
    const results = { page, opened, found, slots };
    if (isOther) this.#hidden.clear();
    this.#results = Promise.resolve(results);
    this.#isEmpty = opened.record.statements.length === 0;
    this.#revision += 1;
    reading.renew(wantedOf(results, this.#hidden), index, roots);
    this.#shown = version;
    await this.#reportResults();
  }

  /** @param {Shown} found */
  #greet(found) {
    if (this.#isQuiet) return;
    if (this.#isEmpty) {
      this.#surface.notify(text("notice_nothing"), text("notice_nothing_hint"));
      return;
    }
    const count = counted("statements", found.statements.length);
    this.#surface.notify(text("notice_on", count, counted("speakers", speakersHeard(found))), text("notice_on_hint"));
  }

  /** @type {Reading | undefined} */
  #reading;
  /** Whether nothing was found, and nothing has been added since. */
  #isEmpty = false;
  /** Counts the changes of what is shown. */
  #revision = 0;

  /** The speakers whose statements the reader does not want to see. @type {Set<string>} */
  #hidden = new Set();

  /**
   * Paints the statements that the reader wants to see; the others are not to be pointed at, either.
   * @param {Results} results
   */
  #show(results) {
    this.#reading?.take(wantedOf(results, this.#hidden));
  }

  /**
   * Shows the record as it is now.
   * @param {Held} held
   */
  async #change(held) {
    const before = await this.#expectResults();
    if (held.record.id !== before.opened.record.id) return;
    const placed = await askBackground("place", { page: before.page, record: held.record });
    if (!this.isOn) return;
    const opened = { ...held, placed };
    const found = shownOf(opened);
    const results = { ...before, opened, found, slots: slotsAfter(before, opened, found) };
    this.#results = Promise.resolve(results);
    if (found.statements.length > 0) this.#isEmpty = false;
    this.#show(results);
    this.#revision += 1;
    await this.#reportResults();
  }

  /**
   * Whether this script may still act. After an update of the extension it is the old one: it goes quiet, leaves the
   * page as it was as soon as nothing is being written, and says why the first time that the reader would have it do
   * something.
   */
  #isCurrent() {
    if (this.isOn && !isAlive() && !this.#reading?.isWriting) {
      this.end();
      sayOnce(this.#stale);
    }
    return this.isOn && isAlive();
  }

  /**
   * Nothing to show in this page: says so and takes everything off it again.
   * @param {TabState} state
   * @returns {null}
   */
  #giveUp(state) {
    this.#report(state);
    if (this.#isQuiet) {
      this.end();
      return null;
    }
    const key = state.status === "failed" ? `${state.status}_${state.reason.replace("-", "_")}` : state.status;
    this.#surface.notify(text(`notice_${key}`), text(`notice_${key}_hint`), { whenGone: () => this.#end.abort() });
    return null;
  }

  async #reportResults() {
    const results = await this.#results;
    if (!results || !this.isOn) return;
    this.#report(this.#isEmpty ? { status: "nothing" } : stateOf(results, this.#revision));
  }

  /** A page on which nothing was found has a record all the same, once the reader adds to it. */
  async #ready() {
    if (this.#isEmpty) await askBackground("report", { state: stateOf(await this.#expectResults(), this.#revision) });
  }

  /** What does the work, once there is any. */
  async #expectReading() {
    await this.#expectResults();
    return /** @type {Reading} */ (this.#reading);
  }

  /** @param {TabState | null} state */
  #report(state) {
    if (isAlive()) askBackground("report", { state }).catch(() => {});
  }

  #answerMessages() {
    /** @type {import("./answers.js").Handlers} */
    const handlers = {
      view: async () => {
        const { opened, slots } = await this.#expectResults();
        return { ...opened, slots, hidden: [...this.#hidden] };
      },
      filter: async ({ hidden }) => {
        this.#hidden = new Set(hidden);
        this.#show(await this.#expectResults());
        return null;
      },
      changed: async ({ held }) => {
        await this.#change(held);
        return null;
      },
      forgotten: async () => {
        const { record, private: isPrivate } = (await this.#expectResults()).opened;
        await this.#change({ record, private: isPrivate, kept: false, canUndo: "forget", canRedo: null });
        return null;
      },
      show: async ({ statement }) => {
        (await this.#expectReading()).show(statement);
        return null;
      },
      "who-said": async () => (await this.#expectReading()).whoSaid(),
      "add-selected": async () => (await this.#expectReading()).add(),
      stop: () => {
        this.stop();
        return null;
      },
    };
    answerMessages(handlers, this.#end.signal);
  }

  async #expectResults() {
    const results = await this.#results;
    if (!results) throw new Error("there are no statements of this page");
    return results;
  }
}

/**
 * Shows a notice in a page that is otherwise left alone.
 * @param {{words: string, hint: string}} what
 */
function sayOnce({ words, hint }) {
  const end = new AbortController();
  new Surface(end.signal).notify(words, hint, { whenGone: () => end.abort() });
}
