/**
 * Hearsay in one page, from the reader's click until it is turned off. Everything that it adds or listens to ends with
 * one `AbortController`, and the page is as it was.
 */

/** @import {Held, Opened, Page, TabState, ToPage} from "../common/types.js" */
/** @import {Shown} from "./shown.js" */

import { counted, text } from "../common/i18n.js";
import { askBackground, isAlive, respond } from "../common/messages.js";
import { assignSlots } from "../common/palette.js";
import { Card } from "./card.js";
import { collect } from "./collect.js";
import { listenToKeys } from "./keyboard.js";
import { Painter } from "./painter.js";
import { shownOf } from "./shown.js";
import { listenToPointer } from "./pointer.js";
import { StatementFinder } from "./statement-finder.js";
import { Surface } from "./surface.js";
import { Tour } from "./tour.js";

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
    this.#end.abort();
    this.#report(null);
  }

  /** @returns {Promise<Results | null>} */
  async #read() {
    if (document.contentType === "application/pdf") return this.#giveUp({ status: "unreadable", reason: "pdf" });
    this.#report({ status: "working" });
    try {
      const { page, index, roots } = collect(document);
      if (index.text.length > MOST_TEXT) {
        return this.#giveUp({ status: "failed", reason: "too-large", detail: String(index.text.length) });
      }
      const opened = await askBackground("open", { page });
      if (!this.isOn) return null;
      const found = shownOf(opened);
      if (opened.record.statements.length === 0) return this.#giveUp({ status: "nothing" });
      const results = { page, opened, found, slots: assignSlots(found.statements, found.speakers.length) };
      const painter = new Painter(index, roots, this.#end.signal);
      painter.paint(found.statements, results.slots);
      this.#listen({ ...results, index, roots, painter });
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

  /** @param {Results & {index: import("./text-index.js").TextIndex, roots: ShadowRoot[], painter: Painter}} shown */
  #listen({ found, slots, index, roots, painter }) {
    const { signal } = this.#end;
    const card = new Card(this.#surface, signal);
    const tour = new Tour({ found, slots, index, painter, card, surface: this.#surface });
    this.#tour = tour;
    this.#painter = painter;
    const finder = new StatementFinder(found.statements);
    this.#finder = finder;
    const whileAlive = () => this.#isCurrent();
    this.#whoSaid = () => {
      const at = selectedStatement(index, finder);
      if (at === null) this.#surface.notify(text("notice_not_said"), text("notice_not_said_hint"));
      else tour.open(at, { how: "keyboard" });
    };
    listenToPointer({ finder, index, roots, card, tour, signal, whileAlive });
    listenToKeys({ card, tour, signal, whileAlive });
    const count = counted("statements", found.statements.length);
    if (this.#isQuiet) return;
    this.#surface.notify(text("notice_on", count, counted("speakers", speakersHeard(found))), text("notice_on_hint"));
  }

  /** Shows who said what is selected. @type {(() => void) | undefined} */
  #whoSaid;
  /** @type {Tour | undefined} */
  #tour;
  /** @type {Painter | undefined} */
  #painter;
  /** @type {StatementFinder | undefined} */
  #finder;
  /** Counts the changes of what is shown. */
  #revision = 0;

  /** The speakers whose statements the reader does not want to see. @type {Set<string>} */
  #hidden = new Set();

  /**
   * Paints the statements that the reader wants to see; the others are not to be pointed at, either.
   * @param {Results} results
   */
  #show({ found, slots }) {
    const statements = this.#wanted(found);
    this.#painter?.paint(statements, slots);
    this.#finder?.take(statements);
    this.#tour?.take({ ...found, statements }, slots);
  }

  /** @param {Shown} found */
  #wanted({ statements }) {
    return statements.filter(({ kept }) => !this.#hidden.has(kept.speaker ?? ""));
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
    const results = { ...before, opened, found, slots: assignSlots(found.statements, found.speakers.length) };
    this.#results = Promise.resolve(results);
    this.#show(results);
    this.#revision += 1;
    await this.#reportResults();
  }

  /**
   * Whether this script may still act. After an update of the extension it is the old one: it goes quiet, leaves the
   * page as it was, and says why the first time that the reader would have it do something.
   */
  #isCurrent() {
    if (this.isOn && !isAlive()) {
      this.#end.abort();
      sayOnce(this.#stale);
    }
    return this.isOn;
  }

  /**
   * Nothing to show in this page: says so and takes everything off it again.
   * @param {TabState} state
   * @returns {null}
   */
  #giveUp(state) {
    this.#report(state);
    if (this.#isQuiet) {
      this.#end.abort();
      return null;
    }
    const key = state.status === "failed" ? `${state.status}_${state.reason.replace("-", "_")}` : state.status;
    this.#surface.notify(text(`notice_${key}`), text(`notice_${key}_hint`), () => this.#end.abort());
    return null;
  }

  async #reportResults() {
    const results = await this.#results;
    if (!results || !this.isOn) return;
    const { found, opened } = results;
    this.#report({
      status: "on",
      statements: found.statements.length,
      speakers: speakersHeard(found),
      pageId: opened.record.id,
      revision: this.#revision,
    });
  }

  /** @param {TabState | null} state */
  #report(state) {
    if (isAlive()) askBackground("report", { state }).catch(() => {});
  }

  #answerMessages() {
    /** @type {{[T in keyof ToPage]: (ask: ToPage[T]["ask"]) => ToPage[T]["answer"] | Promise<ToPage[T]["answer"]>}} */
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
        const { found } = await this.#expectResults();
        this.#tour?.show(this.#wanted(found).findIndex(({ id }) => id === statement));
        return null;
      },
      "who-said": async () => {
        await this.#expectResults();
        this.#whoSaid?.();
        return null;
      },
      stop: () => {
        this.stop();
        return null;
      },
    };
    /**
     * @param {any} message
     * @param {chrome.runtime.MessageSender} sender
     * @param {(reply: any) => void} sendResponse
     */
    const listener = (message, sender, sendResponse) => {
      if (sender.id !== chrome.runtime.id || !Object.hasOwn(handlers, message?.type)) return false;
      void respond(() => handlers[/** @type {keyof ToPage} */ (message.type)](message), sendResponse);
      return true;
    };
    chrome.runtime.onMessage.addListener(listener);
    this.#end.signal.addEventListener("abort", () => chrome.runtime?.onMessage?.removeListener(listener), {
      once: true,
    });
  }

  async #expectResults() {
    const results = await this.#results;
    if (!results) throw new Error("there are no statements of this page");
    return results;
  }
}

/** @typedef {{page: Page, opened: Opened, found: Shown, slots: number[]}} Results */

/** @param {Shown} found */
function speakersHeard(found) {
  return new Set(found.statements.map(({ speaker }) => speaker).filter((speaker) => speaker !== null)).size;
}

/**
 * The statement that a selection starts or ends in.
 * @param {import("./text-index.js").TextIndex} index
 * @param {StatementFinder} finder
 */
function selectedStatement(index, finder) {
  const selection = getSelection();
  if (!selection?.rangeCount) return null;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  const start = index.offsetOf(startContainer, startOffset);
  const end = index.offsetOf(endContainer, endOffset);
  const atStart = start === null ? null : finder.at(start + 1);
  return atStart ?? (end === null ? null : finder.at(end - 1));
}

/**
 * Shows a notice in a page that is otherwise left alone.
 * @param {{words: string, hint: string}} what
 */
function sayOnce({ words, hint }) {
  const end = new AbortController();
  new Surface(end.signal).notify(words, hint, () => end.abort());
}
