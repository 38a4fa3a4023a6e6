/**
 * Hearsay in one page, from the reader's click until it is turned off. Everything that it adds or listens to ends with
 * one `AbortController`, and the page is as it was.
 */

/** @import {TabState} from "../common/types.js" */

import { direction, text } from "../common/i18n.js";
import { askBackground, isAlive } from "../common/messages.js";
import { isEmbedded, placeEmbedded } from "./address.js";
import { answerMessages } from "./answers.js";
import { sayFound, sayOnce } from "./notices.js";
import { stateOf } from "./results.js";
import { ShownPage } from "./shown-page.js";
import { Surface } from "./surface/surface.js";
import { drawn } from "./text/pause.js";

export class Session {
  #end = new AbortController();
  /** What we add to the page, once there is something to be shown. @type {Surface | undefined} */
  #added;
  #isQuiet;
  #page;
  /** What is said when this script is an old one: it cannot ask for texts then. @type {{words: string, hint: string} | undefined} */
  #stale;
  /** Resolves when the background has been told what is shown. */
  #told = Promise.resolve();
  /** Resolves when the page has been read. */
  whenRead = Promise.resolve();

  /**
   * @param {object} [how]
   * @param {boolean} [how.isQuiet] whether it was not asked for just now: then no notice is shown
   * @param {import("./shown-page.js").Source} [how.still] has the text of something that does not change
   * @param {() => void} [how.onend]
   */
  constructor({ isQuiet = false, still, onend } = {}) {
    this.#isQuiet = isQuiet;
    if (onend) this.#end.signal.addEventListener("abort", onend, { once: true });
    this.#page = new ShownPage({
      surface: () => this.#surface,
      isOurs: (node) => this.#added?.isHost(node) ?? false,
      signal: this.#end.signal,
      isQuiet,
      still,
      isCurrent: () => this.#isCurrent(),
      onchange: () => this.#reportResults(),
      ready: () => this.#ready(),
      whileAsked: () => this.#learnTexts(),
    });
  }

  get #surface() {
    return (this.#added ??= new Surface(this.#end.signal));
  }

  get isOn() {
    return !this.#end.signal.aborted;
  }

  /** Whether it is on in a page on which nothing was found: the reader may want to try again. */
  get isIdle() {
    return this.isOn && this.#page.isEmpty;
  }

  /** Whether nothing is to be seen of it: nobody asked, and nothing was found yet. */
  get isWaiting() {
    return this.isOn && this.#page.isUnseen;
  }

  start() {
    const { signal } = this.#end;
    this.#answerMessages();
    // A page that is left is off; one that is come back to from the history is as it was left.
    addEventListener("pagehide", ({ isTrusted }) => isTrusted && void this.#report(null), { signal });
    addEventListener("pageshow", ({ isTrusted, persisted }) => isTrusted && persisted && void this.#comeBack(), {
      signal,
    });
    this.whenRead = this.#begin();
  }

  async #begin() {
    if (!isEmbedded) void this.#report({ status: "working" });
    const fault = await this.#page.read();
    if (!this.isOn) return;
    if (fault) {
      this.#giveUp(fault);
      return;
    }
    await this.#reportResults();
    // Those in an embedded page have been found by the one around it.
    if (!isEmbedded) void this.#greet();
  }

  async #comeBack() {
    await this.#reportResults();
    if (!isEmbedded) this.#page.frames.soon();
  }

  stop() {
    this.end();
    if (!isEmbedded && isAlive()) askBackground("off", {}).catch(() => {});
  }

  /** Stops without a word to the background: another one begins. */
  end() {
    this.#end.abort();
  }

  /** Says what was found, also in embedded pages. */
  async #greet() {
    const embedded = await this.#page.readFrames();
    const [{ found }, chosen] = await Promise.all([this.#page.results(), this.#page.chosen]);
    if (this.#isQuiet) return;
    // The statements first, and then that they are there.
    await drawn();
    // A reader who is quicker is at work already, and hears of that.
    if (this.isOn && !this.#surface.hasSpoken) sayFound(this.#surface, chosen, found, embedded);
  }

  /**
   * Whether this script may still act. After an update of the extension it is the old one: it goes quiet, leaves the
   * page as it was as soon as nothing is being written, and says why the first time that the reader would have it do
   * something.
   */
  #isCurrent() {
    if (this.isOn && !isAlive() && !this.#page.isWriting) this.#leave();
    return this.isOn && isAlive();
  }

  #leave() {
    this.end();
    if (!isEmbedded && this.#stale) sayOnce(this.#stale);
  }

  #learnTexts() {
    direction();
    this.#stale = { words: text("notice_stale"), hint: text("notice_stale_hint") };
  }

  /**
   * Nothing to show in this page: says so and takes everything off it again.
   * @param {TabState} state
   */
  #giveUp(state) {
    void this.#report(state);
    if (this.#isQuiet) {
      this.end();
      return;
    }
    const key = state.status === "failed" ? `${state.status}_${state.reason.replace("-", "_")}` : state.status;
    this.#surface.notify(text(`notice_${key}`), text(`notice_${key}_hint`), { whenGone: () => this.#end.abort() });
  }

  async #reportResults() {
    const results = await this.#page.results();
    if (!this.isOn) return;
    const told = this.#page.isEmpty
      ? this.#report({ status: "nothing" })
      : this.#report(stateOf(results, this.#page.revision), results.page.url);
    this.#told = told;
    await told;
  }

  /** A page on which nothing was found has a record all the same, once the reader adds to it. */
  async #ready() {
    // What is told and what is asked go different ways where the background is stopped in between.
    await this.#told;
    if (!this.#page.isEmpty) return;
    const results = await this.#page.results();
    const state = stateOf(results, this.#page.revision);
    await askBackground("report", { state, title: document.title, url: results.page.url });
  }

  /**
   * @param {TabState | null} state
   * @param {string} [url] of the record that is shown
   */
  async #report(state, url) {
    if (!isAlive()) return;
    const isOnInTab = await askBackground("report", { state, title: document.title, url }).catch(() => true);
    // The page around it may have been turned off meanwhile.
    if (isEmbedded && state && !isOnInTab) this.end();
  }

  #answerMessages() {
    const page = this.#page;
    /** @type {Omit<import("./answers.js").Handlers, "press">} */
    const handlers = {
      view: () => page.view(),
      rest: ({ token, from }) => page.restOfView(token, from),
      filter: async ({ hidden }) => {
        await page.hide(hidden);
        return null;
      },
      changed: async ({ held }) => {
        await page.change(held);
        return null;
      },
      forgotten: async () => {
        await page.forget();
        return null;
      },
      show: async ({ statement }) => {
        const top = (await page.reading()).show(statement);
        const at = placeEmbedded();
        return at === null || top === null ? null : { at, top };
      },
      update: ({ now }) => {
        const mayCome = !page.isWriting;
        if (now && mayCome) this.#leave();
        return mayCome;
      },
      reveal: (place) => {
        page.frames.reveal(place);
        return null;
      },
      fix: async ({ statement }) => {
        (await page.reading()).fix(statement);
        return null;
      },
      "who-said": async () => (await page.reading()).whoSaid(),
      "add-selected": async () => (await page.reading()).add(),
      stop: () => {
        this.stop();
        return null;
      },
    };
    answerMessages(handlers, this.#end.signal);
  }
}
