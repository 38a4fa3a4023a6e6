/**
 * What the panel shows and what the reader does in it. The record is with the page and in the store; here is only what
 * the panel itself must remember: filters, what is open, what has been typed.
 */

/** @import {Edit, View} from "../common/types.js" */
/** @import {Showing} from "./look.js" */
/** @import {Filters} from "./sift.js" */

import { deedText, reasonText } from "../common/edits.js";
import { text } from "../common/i18n.js";
import { askBackground, askPage } from "../common/messages.js";
import { setSetting, setting } from "../common/settings.js";
import { Drafts } from "./drafts.js";
import { look } from "./look.js";
import { NO_FILTERS } from "./sift.js";

/** How long a message stays. That something failed is said until something else is. */
const MESSAGE_STAYS = 6000;

/** So many statements are drawn at once; the others when there is time. */
const AT_ONCE = 100;

export class Reader {
  /** The tab that the panel is about. @type {number | undefined} */
  tabId;
  /** @type {Showing | null} */
  showing = null;
  /** @type {Filters} */
  filters = NO_FILTERS;
  /** @type {import("../common/settings.js").PanelView} */
  choices = { order: "speaker", open: ["people"] };
  /** What a claim may be found to be. @type {string[]} */
  verdicts = [];
  /** The statement or the speaker whose editor is open. @type {string | null} */
  editing = null;
  /** @type {{words: string, failed: boolean}} */
  message = { words: "", failed: false };
  /** What is to have the focus, once it is drawn. @type {string | null} */
  wantsFocus = null;
  drafts = new Drafts();
  /** How many statements are drawn. */
  most = AT_ONCE;
  /** Whether there are more. */
  isCut = false;
  /** Which keys do what, once the reader wants to know. @type {import("./shortcuts-dialog.js").Shortcuts | null} */
  shortcuts = null;

  #draw;
  /** Which of the pages of the tab the reader wants to see: the number of its frame. */
  #frame = 0;
  /** Counts what is asked for, so that an answer that comes late does not overwrite a newer one. */
  #turn = 0;
  /** Edits are made one after the other. @type {Promise<unknown>} */
  #work = Promise.resolve();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #telling;

  /** @param {() => void} draw is called when something is to be shown anew */
  constructor(draw) {
    this.#draw = draw;
  }

  /** Reads what the reader chose before, and what was typed and not saved. */
  async start() {
    const [choices, verdicts] = await Promise.all([setting("panel-view"), setting("verdicts"), this.drafts.load()]);
    this.choices = choices;
    this.verdicts = verdicts;
  }

  /** What is shown while Hearsay is on. */
  get on() {
    if (this.showing?.is !== "on") throw new Error("no page is shown");
    return this.showing;
  }

  /** @returns {View} */
  get view() {
    return this.on.view;
  }

  /** Whether it is known what there is to show. */
  get isSettled() {
    const { showing } = this;
    return showing?.is === "on" || (showing?.is === "state" && showing.state.status !== "working");
  }

  /** Shows how things stand in the tab in front. */
  async refresh() {
    const tab = this.tabId;
    const mine = ++this.#turn;
    const showing = await look(tab, this.#frame);
    if (mine === this.#turn) this.#show(showing);
  }

  /** @param {Showing} showing */
  #show(showing) {
    const before = this.showing;
    this.showing = showing;
    this.drafts.enter(showing.is === "on" && showing.view.private ? this.tabId : undefined);
    if (showing.is !== "on" || before?.is !== "on" || before.view.record.id !== showing.view.record.id) {
      this.filters = NO_FILTERS;
      this.editing = null;
      // What was said is of the page before.
      if (before?.is === "on") this.tell("");
    }
    this.#draw();
  }

  /**
   * Shows another of the pages of the tab.
   * @param {number} frame
   */
  async choosePage(frame) {
    this.#frame = frame;
    await this.refresh();
  }

  /** Runs Hearsay in the tab, at the press of the panel's own button. */
  async run() {
    if (this.tabId === undefined) return;
    if ((await askBackground("run", { tabId: this.tabId })) === "press-button") this.#show({ is: "press-button" });
  }

  async stop() {
    if (this.tabId !== undefined) await askPage(this.tabId, "stop", {}).catch(() => this.refresh());
  }

  /**
   * Scrolls the page to a statement.
   * @param {string} statement
   */
  async goTo(statement) {
    const { tabId } = this;
    if (tabId === undefined) return;
    const { frame } = this.on;
    try {
      const place = await askPage(tabId, "show", { statement }, frame);
      // An embedded page cannot scroll the one around it.
      if (place) await askPage(tabId, "reveal", place);
    } catch {
      await this.refresh();
    }
  }

  /**
   * Has other words of the page selected for a statement. It is done in the page.
   * @param {string} statement
   */
  async fix(statement) {
    if (this.tabId === undefined) return;
    await askPage(this.tabId, "fix", { statement }, this.on.frame).then(
      () => this.tell(text("panel_fix_there")),
      () => this.refresh(),
    );
  }

  /** Draws more of the statements. */
  drawMore() {
    this.most += 4 * AT_ONCE;
    this.#draw();
  }

  /** Shows what has been changed from without. */
  redraw() {
    this.#draw();
  }

  /** @param {Partial<Filters>} filters */
  filter(filters) {
    this.filters = { ...this.filters, ...filters };
    this.most = AT_ONCE;
    this.#draw();
  }

  /**
   * Hides the statements of a speaker, in the page and here, or shows them again.
   * @param {string} speaker a `Person.id`, or empty for nobody known
   */
  async toggleHidden(speaker) {
    const { hidden: before } = this.view;
    const hidden = before.includes(speaker) ? before.filter((id) => id !== speaker) : [...before, speaker];
    if (this.tabId === undefined) return;
    try {
      await askPage(this.tabId, "filter", { hidden }, this.on.frame);
      this.view.hidden = hidden;
      this.#draw();
    } catch {
      await this.refresh();
    }
  }

  /** @param {"page" | "speaker"} order */
  setOrder(order) {
    this.#choose({ ...this.choices, order });
  }

  /**
   * Remembers which parts of the panel are open.
   * @param {string} part
   * @param {boolean} isOpen
   */
  setOpen(part, isOpen) {
    if (this.choices.open.includes(part) === isOpen) return;
    const others = this.choices.open.filter((each) => each !== part);
    this.#choose({ ...this.choices, open: isOpen ? [...others, part] : others });
  }

  /** @param {import("../common/settings.js").PanelView} choices */
  #choose(choices) {
    this.choices = choices;
    void setSetting("panel-view", choices);
    this.#draw();
  }

  /**
   * Opens the editor of a statement or a speaker, or closes it.
   * @param {string | null} id
   * @param {string | null} [focus] what of the open one is to have it
   */
  edit(id, focus = null) {
    this.editing = this.editing === id ? null : id;
    if (this.editing) this.wantsFocus = focus;
    this.#draw();
  }

  /**
   * Makes edits at one stroke.
   * @param {Edit | Edit[]} edits
   * @param {{drafts?: string[], focus?: string, closes?: boolean, says?: string}} [then] the drafts that are saved
   *   with them, what has the focus then, whether the editor is closed with them, and what is said of them
   * @returns {Promise<boolean>} whether they were made
   */
  make(edits, { drafts = [], focus, closes = false, says } = {}) {
    const all = Array.isArray(edits) ? edits : [edits];
    return this.#do(async () => {
      const { record, kept } = this.view;
      await askBackground("edit", { pageId: record.id, edits: all, ...this.#tab(), ...(kept ? {} : { base: record }) });
      await this.refresh();
      this.drafts.drop(drafts);
      if (focus) this.wantsFocus = focus;
      if (closes) this.editing = null;
      this.tell(says ?? text("panel_done", all.map(({ type }) => deedText(type)).join(", ")));
    });
  }

  /** @param {"undo" | "redo"} which */
  replay(which) {
    const { record, canUndo, canRedo } = this.view;
    if (!(which === "undo" ? canUndo : canRedo)) {
      this.tell(text(`error_nothing_to_${which}`));
      return Promise.resolve(false);
    }
    return this.#do(async () => {
      const { what } = await askBackground(which, { pageId: record.id, ...this.#tab() });
      await this.refresh();
      this.tell(text(which === "undo" ? "panel_undone" : "panel_redone", deedText(what)));
    });
  }

  keep() {
    return this.#do(async () => {
      await askBackground("keep", { base: this.view.record, ...this.#tab() });
      await this.refresh();
      this.tell(text("panel_kept_now"));
    });
  }

  forget() {
    return this.#do(async () => {
      await askBackground("forget", { pageId: this.view.record.id });
      await this.refresh();
      this.tell(text("panel_forgotten"));
    });
  }

  /** The tab that something is done in. A private one has its own record. */
  #tab() {
    return this.tabId === undefined ? {} : { tabId: this.tabId };
  }

  /**
   * Does something after what is being done, and says why where it fails.
   * @param {() => Promise<void>} act
   * @returns {Promise<boolean>}
   */
  #do(act) {
    const done = this.#work.then(async () => {
      try {
        await act();
        return true;
      } catch (error) {
        this.tell(reasonText(error), true);
        return false;
      }
    });
    this.#work = done;
    return done;
  }

  /**
   * Says something for a while, to all readers.
   * @param {string} words
   * @param {boolean} [failed]
   */
  tell(words, failed = false) {
    this.message = { words, failed };
    clearTimeout(this.#telling);
    this.#telling = words && !failed ? setTimeout(() => this.tell(""), MESSAGE_STAYS) : undefined;
    this.#draw();
  }
}
