/** Everything that is shown of a page's statements, and all that the reader can do with them there. */

/** @import {Kept} from "../common/types.js" */
/** @import {Sketch} from "hearsay-wasm" */
/** @import {CardContent} from "./card/card-view.js" */
/** @import {Action} from "./card/card-bar.js" */
/** @import {Results} from "./results.js" */
/** @import {Settings} from "../common/settings.js" */
/** @import {Surface} from "./surface/surface.js" */
/** @import {TextIndex} from "./text/text-index.js" */

import { text } from "../common/i18n.js";
import { askBackground } from "../common/messages.js";
import { nodesOf } from "../common/note-pieces.js";
import { assignSlots, NO_SPEAKER } from "../common/palette.js";
import { onSettingsChanged } from "../common/settings.js";
import { Adder } from "./card/adder.js";
import { Card } from "./card/card.js";
import { claimEditor } from "./card/claim-editor.js";
import { Editing } from "./card/editing.js";
import { listenToKeys } from "./keyboard.js";
import { noteEditor } from "./card/note-editor.js";
import { Painter } from "./paint/painter.js";
import { listenToPointer } from "./pointer.js";
import { selectedRanges } from "./selection.js";
import { byPlace } from "./shown.js";
import { SpanFixer } from "./card/span-fixer.js";
import { speakerEditor } from "./card/speaker-editor.js";
import { StatementFinder } from "./statement-finder.js";
import { Strip } from "./paint/strip.js";
import { Tour } from "./tour.js";

export class Reading {
  #surface;
  #index;
  #roots;
  #signal;
  #painter;
  #card;
  #tour;
  #finder;
  #strip;
  #editing;
  #fixer;
  #adder;
  /** @type {PromiseWithResolvers<void>} */
  #taken = Promise.withResolvers();
  /** Nothing is done before there are any. @type {Results} */
  #results = /** @type {any} */ (undefined);
  #wantsStrip;
  /** What a claim may be found to be. */
  #verdicts;

  /**
   * Shows nothing yet: see {@link take}.
   * @param {object} options
   * @param {Settings} options.chosen what the reader has set
   * @param {TextIndex} options.index
   * @param {ShadowRoot[]} options.roots
   * @param {Surface} options.surface
   * @param {AbortSignal} options.signal
   * @param {() => boolean} options.whileAlive
   * @param {() => Promise<void>} options.ready resolves when the background knows which record is shown
   */
  constructor({ chosen, index, roots, surface, signal, whileAlive, ready }) {
    this.#index = index;
    this.#roots = roots;
    this.#surface = surface;
    this.#signal = signal;
    this.#painter = new Painter(index, roots, signal);
    this.#card = new Card(surface, signal);
    this.#card.onact = (action, content) => void this.#act(action, content);
    this.#card.quotationOf = ({ id, kept }) => {
      // One of them is enough to be quoted, of however many.
      const record = { ...this.#results.opened.record, statements: [kept] };
      return askBackground("quote", { record, statement: id });
    };
    this.#card.noteOf = async (markdown) => nodesOf(await askBackground("note", { markdown }));
    this.#tour = new Tour({ index, painter: this.#painter, card: this.#card, surface });
    this.#finder = new StatementFinder();
    this.#editing = new Editing(surface, () => this.#results.opened, ready);
    this.#fixer = new SpanFixer({ surface, index, roots, editing: this.#editing, signal });
    this.#fixer.onclose = (id) => this.#open(id);
    this.#adder = new Adder({ surface, index, editing: this.#editing, signal });
    this.#adder.onadded = (id) => this.#open(id);
    this.#strip = new Strip({ index, surface, signal });
    this.#strip.onpick = (at) => this.#tour.show(at);
    this.#wantsStrip = chosen.strip;
    this.#strip.show(chosen.strip);
    this.#verdicts = chosen.verdicts;
    onSettingsChanged(({ strip, verdicts }) => {
      if (strip !== undefined) this.#showStrip(strip);
      if (verdicts) this.#verdicts = verdicts;
    }, signal);
    /** What the reader does before there are results is done as soon as there are. @param {() => void} act */
    const soon = (act) => void this.#taken.promise.then(() => whileAlive() && act());
    const isBusy = () => this.#fixer.isOpen || this.#adder.isOpen || this.#painter.isHidden;
    listenToPointer({
      finder: this.#finder,
      index,
      roots,
      surface,
      card: this.#card,
      tour: this.#tour,
      signal,
      whileAlive,
      soon,
      isBusy,
    });
    listenToKeys({
      actions: {
        next: () => this.#tour.move(1),
        previous: () => this.#tour.move(-1),
        "next-same": () => this.#tour.move(1, { sameSpeaker: true }),
        "previous-same": () => this.#tour.move(-1, { sameSpeaker: true }),
        open: () => this.#tour.openCurrent(),
        toggle: () => this.#toggle(),
        add: () => void this.add(),
        undo: () => void this.#editing.replay("undo"),
        redo: () => void this.#editing.replay("redo"),
      },
      chosen,
      card: this.#card,
      signal,
      whileAlive,
      soon,
    });
  }

  /** Whether the reader is writing something that would be lost. */
  get isWriting() {
    return this.#card.isEditing || this.#adder.isOpen || this.#fixer.isOpen;
  }

  /**
   * Paints what is known first: nothing can be done with it yet.
   * @param {Sketch} sketch
   */
  sketch({ statements, speakers }) {
    if (this.#signal.aborted) return;
    const inOrder = statements.toSorted(byPlace);
    this.#painter.paint(inOrder, assignSlots(inOrder, speakers));
  }

  /**
   * Shows other statements, or the same ones changed.
   * @param {Results} results
   */
  take(results) {
    this.#results = results;
    const { found, slots } = results;
    this.#painter.paint(found.statements, slots);
    this.#finder.take(found.statements);
    this.#tour.take(found, slots);
    this.#strip.take(found, slots);
    this.#taken.resolve();
  }

  /**
   * Goes on with the page as it is now.
   * @param {Results} results
   * @param {TextIndex} index
   * @param {ShadowRoot[]} roots
   */
  renew(results, index, roots) {
    this.#index.become(index);
    this.#roots.splice(0, Infinity, ...roots);
    this.take(results);
  }

  /** Takes away what was of a page that is being left. What the reader is writing stays. */
  leave() {
    if (!this.#card.isEditing) this.#card.close();
    this.take({ ...this.#results, found: { ...this.#results.found, statements: [] } });
  }

  /**
   * Leads to a statement.
   * @param {string} id
   * @returns {number | null} how far from the top of the window it is then
   */
  show(id) {
    const at = this.#tour.indexOf(id);
    return at === null ? null : this.#tour.show(at);
  }

  /**
   * Leads to a statement, to have other words selected for it.
   * @param {string} id
   */
  fix(id) {
    const at = this.#tour.indexOf(id);
    const statement = at === null ? undefined : this.#tour.statements[at];
    if (at === null || !statement) return;
    this.#tour.show(at);
    this.#fixer.open(statement, this.#results.page);
  }

  /**
   * Opens the card of the statement in which text is selected; where there is none, offers to add it.
   * @returns {"statement" | "none" | "nothing-selected"}
   */
  whoSaid() {
    const ranges = selectedRanges(this.#index, this.#roots);
    const [first] = ranges;
    const last = ranges.at(-1);
    if (!first || !last) {
      this.#surface.notify(text("card_nothing_selected"));
      return "nothing-selected";
    }
    const middle = Math.floor((first.start + last.end) / 2);
    const at = [middle, first.start + 1, last.end - 1]
      .map((offset) => this.#finder.at(offset))
      .find((each) => each !== null);
    if (at === undefined || at === null) {
      this.#offer(ranges, true);
      return "none";
    }
    this.#tour.open(at, { how: "click" });
    this.#tour.announce(at);
    return "statement";
  }

  /** Adds what is selected as a statement, once the reader has said whose. */
  add() {
    const ranges = selectedRanges(this.#index, this.#roots);
    if (ranges.length === 0) this.#surface.notify(text("card_nothing_selected"), text("card_nothing_selected_hint"));
    else this.#offer(ranges, false);
    return ranges.length > 0;
  }

  /**
   * @param {import("../common/types.js").TextRange[]} ranges
   * @param {boolean} isNews
   */
  #offer(ranges, isNews) {
    this.#card.close();
    const { record } = this.#results.opened;
    this.#adder.open(ranges, { page: this.#results.page, record, slotOf: (id) => this.#slotOf(id), isNews });
  }

  /** @param {boolean} isWanted */
  #showStrip(isWanted) {
    this.#wantsStrip = isWanted;
    this.#strip.show(isWanted && !this.#painter.isHidden);
  }

  #toggle() {
    const isHidden = !this.#painter.isHidden;
    if (isHidden) this.#card.close();
    this.#painter.hide(isHidden);
    this.#showStrip(this.#wantsStrip);
    this.#surface.notify(text(isHidden ? "card_hidden" : "card_shown"));
  }

  /** @param {string} person */
  #slotOf(person) {
    const { opened, slots } = this.#results;
    return slots[opened.record.speakers.findIndex(({ id }) => id === person)] ?? NO_SPEAKER;
  }

  /**
   * Opens the card of a statement that the reader has worked on.
   * @param {string} id
   */
  #open(id) {
    const at = this.#tour.indexOf(id);
    if (at !== null) this.#tour.open(at, { how: "click" });
  }

  /**
   * @param {Action} action
   * @param {CardContent} content
   */
  async #act(action, content) {
    const at = this.#tour.indexOf(content.id);
    const statement = at === null ? undefined : this.#tour.statements[at];
    if (!statement) return;
    switch (action) {
      case "next":
        return this.#tour.move(1);
      case "previous":
        return this.#tour.move(-1);
      case "next-same":
        return this.#tour.move(1, { sameSpeaker: true });
      case "note":
        return this.#card.edit(noteEditor(statement, this.#editing), action);
      case "check":
        return this.#card.edit(claimEditor(statement, this.#verdicts, this.#editing), action);
      case "speaker": {
        const { record } = this.#results.opened;
        return this.#card.edit(
          speakerEditor(statement, record, (id) => this.#slotOf(id), this.#editing),
          action,
        );
      }
      case "fix":
        this.#card.close();
        return this.#fixer.open(statement, this.#results.page);
      case "confirm":
        return this.#set(statement.kept, statement.kept.state === "confirmed" ? "found" : "confirmed");
      case "reject":
        return this.#set(statement.kept, "rejected");
    }
  }

  /**
   * @param {Kept} kept
   * @param {Kept["state"]} state
   */
  async #set({ id, origin }, state) {
    const isRemoved = state === "rejected" && origin !== "found";
    const done = isRemoved ? "removed" : state === "found" ? "unconfirmed" : state;
    try {
      await this.#editing.make(
        [isRemoved ? { type: "remove", statement: id } : { type: "setState", statement: id, state }],
        text(`card_${done}_done`),
      );
    } catch (error) {
      this.#editing.fail(error);
    }
  }
}
