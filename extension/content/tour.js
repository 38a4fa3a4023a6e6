/** Going from statement to statement: which one the reader is at, bringing it into view, its card. */

/** @import {Statement} from "../common/types.js" */
/** @import {Shown} from "./shown.js" */
/** @import {TextIndex} from "./text/text-index.js" */
/** @import {Painter} from "./paint/painter.js" */
/** @import {Card, HowOpened} from "./card/card.js" */
/** @import {Surface} from "./surface/surface.js" */

import { commentText, text } from "../common/i18n.js";
import { NO_SPEAKER } from "../common/palette.js";
import { reportersOf } from "../common/reporters.js";
import { speakerOf, wordsOf } from "./outline.js";
import { plain } from "./text/plain.js";
import { firstBelow } from "./paint/viewport.js";

/** Half of the space between the boxes of two lines, which belongs to the statement too. */
const BETWEEN_LINES = 5;

/** How far from a statement its cue and source are still beside it. */
const NEAR = 40;

export class Tour {
  /** @type {Shown} */
  #found = { statements: [], speakers: [] };
  /** @type {number[]} */
  #slots = [];
  #index;
  #painter;
  #card;
  #surface;
  /** The statement the reader is at. @type {number | null} */
  #at = null;

  /**
   * @param {object} options
   * @param {TextIndex} options.index
   * @param {Painter} options.painter
   * @param {Card} options.card
   * @param {Surface} options.surface
   */
  constructor({ index, painter, card, surface }) {
    this.#index = index;
    this.#painter = painter;
    this.#card = card;
    this.#surface = surface;
    card.onclose = () => painter.setCurrent(null);
    card.onedited = () => this.#refresh();
  }

  /**
   * Goes on with other statements. The reader stays where they are, if that is still a statement.
   * @param {Shown} found
   * @param {number[]} slots
   */
  take(found, slots) {
    const id = this.#at === null ? undefined : this.#found.statements[this.#at]?.id;
    this.#found = found;
    this.#slots = slots;
    this.#at = id === undefined ? null : this.indexOf(id);
    // What the reader is writing stays, whatever becomes of the statement.
    if (!this.#card.isEditing) this.#refresh();
  }

  /** Shows the open card as things are now. */
  #refresh() {
    if (!this.#card.isOpen) return;
    if (this.#at === null) this.#card.close();
    else this.open(this.#at, { how: this.#card.how, focus: this.#card.hasFocus });
  }

  /** The statement the reader is at. */
  get at() {
    return this.#at;
  }

  get statements() {
    return this.#found.statements;
  }

  /**
   * @param {string} id
   * @returns {number | null} null where it is not shown
   */
  indexOf(id) {
    const at = this.#found.statements.findIndex((statement) => statement.id === id);
    return at < 0 ? null : at;
  }

  /**
   * Whether a point of the viewport is on a statement.
   * @param {number} statement
   * @param {number} x
   * @param {number} y
   */
  covers(statement, x, y) {
    return this.#rectsOf(statement).some(
      (rect) => rect.left <= x && x <= rect.right && rect.top - BETWEEN_LINES <= y && y <= rect.bottom + BETWEEN_LINES,
    );
  }

  /**
   * Opens the card of a statement.
   * @param {number} at
   * @param {{how: HowOpened, focus?: boolean, y?: number}} options `y` is where the reader points
   */
  open(at, { how, focus = false, y }) {
    const statement = this.#found.statements[at];
    if (!statement) return;
    this.#at = at;
    const speaker = statement.speaker === null ? null : speakerOf(this.#found, this.#slots, statement.speaker);
    /** @param {import("../common/types.js").TextRange | null} range */
    const slice = (range) => (range ? this.#index.slice(range).replace(/\s+/gu, " ") : null);
    this.#card.open(
      {
        id: statement.id,
        statement: at,
        total: this.#found.statements.length,
        kind: statement.kind,
        stance: statement.stance,
        words: wordsOf(statement, this.#index.text),
        speaker: speaker?.name ?? null,
        role: speaker?.role ?? null,
        slot: speaker?.slot ?? NO_SPEAKER,
        ofSpeaker: this.#found.statements.filter((each) => each.speaker === statement.speaker).length,
        cue: slice(statement.cue),
        source: slice(statement.source),
        reportedBy: reportersOf(statement.kept, statement.reportedBy, (each) => this.#found.speakers[each]?.name ?? ""),
        confidence: statement.confidence,
        rule: statement.rule,
        link: this.#index.linkTo(statement),
        kept: statement.kept,
        placed: statement.placed,
      },
      { how, focus, y, rects: () => this.#rectsAround(at) },
    );
    this.#painter.setCurrent(statement, speaker?.slot);
  }

  /**
   * Goes to the next or the previous statement.
   * @param {1 | -1} step
   * @param {{sameSpeaker?: boolean}} [options] whether of the one whose statement the reader is at
   */
  move(step, { sameSpeaker = false } = {}) {
    const { statements } = this.#found;
    const count = statements.length;
    if (count === 0) return;
    const speaker = sameSpeaker && this.#at !== null ? statements[this.#at]?.speaker : undefined;
    let at = this.#at ?? (step > 0 ? this.#firstBelow() - 1 : this.#firstBelow());
    do at = (at + step + count) % count;
    while (speaker !== undefined && statements[at]?.speaker !== speaker);
    const focus = this.#card.hasFocus;
    this.#bringIntoView(at);
    this.open(at, { how: "keyboard", focus });
    this.announce(at);
  }

  /** Opens the card of the statement the reader is at, and goes into it. */
  openCurrent() {
    if (this.#found.statements.length === 0) return;
    const at = this.#card.statement ?? this.#at ?? Math.min(this.#firstBelow(), this.#found.statements.length - 1);
    this.#bringIntoView(at);
    this.open(at, { how: "keyboard", focus: true });
    if (this.#card.isOpen) this.announce(at);
  }

  /**
   * Brings a statement into view and draws the eye to it.
   * @param {number} at
   * @returns {number | null} how far from the top of the window it is then
   */
  show(at) {
    const statement = this.#found.statements[at];
    if (!statement) return null;
    this.#card.close();
    this.#at = at;
    this.#bringIntoView(at);
    this.#painter.flash(statement, this.#slotOf(statement));
    return this.#firstRange(at)?.getBoundingClientRect().top ?? null;
  }

  /** @param {Statement} statement */
  #slotOf({ speaker }) {
    return speaker === null ? NO_SPEAKER : (this.#slots[speaker] ?? NO_SPEAKER);
  }

  /** The first statement that is not above the viewport. */
  #firstBelow() {
    const bottomOf = (/** @type {number} */ at) => {
      const rects = this.#rectsOf(at);
      return rects.length > 0 ? Math.max(...rects.map(({ bottom }) => bottom)) : undefined;
    };
    return firstBelow(this.#found.statements.length, bottomOf) ?? 0;
  }

  /** @param {number} at */
  #bringIntoView(at) {
    const first = this.#firstRange(at);
    const place = first?.startContainer.parentElement;
    if (!first || !place) return;
    const rect = first.getBoundingClientRect();
    if (rect.height > 0 && rect.top >= 0 && rect.bottom <= innerHeight && rect.left >= 0 && rect.right <= innerWidth) {
      return;
    }
    // The element first, which scrolls whatever it is in; then the page, if the element is long.
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "auto";
    plain(place).scrollIntoView({ block: "center", behavior });
    const { top, bottom } = first.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) scrollBy({ top: top - innerHeight / 3, behavior });
  }

  /**
   * Says to readers who do not see the page which statement this is.
   * @param {number} at
   */
  announce(at) {
    const statement = /** @type {import("./shown.js").ShownStatement} */ (this.#found.statements[at]);
    const speaker = statement.speaker === null ? null : this.#found.speakers[statement.speaker];
    this.#surface.announce(
      text(
        "announcement",
        speaker?.name ?? text("no_speaker"),
        [text(`kind_${statement.kind}`), statement.kept.comment !== undefined && commentText(statement.kept)]
          .filter(Boolean)
          .join(", "),
        at + 1,
        this.#found.statements.length,
      ),
    );
  }

  /** @param {number} at */
  #firstRange(at) {
    const content = this.#found.statements[at]?.content[0];
    return content && this.#index.ranges(content)[0];
  }

  /** @param {number} at */
  #rectsOf(at) {
    const content = this.#found.statements[at]?.content ?? [];
    return content.flatMap((range) => this.#index.ranges(range)).flatMap((range) => [...range.getClientRects()]);
  }

  /**
   * Where a statement is with the words near it that say who says it: the card hides neither.
   * @param {number} at
   */
  #rectsAround(at) {
    const statement = /** @type {Statement} */ (this.#found.statements[at]);
    const said = this.#rectsOf(at);
    const top = Math.min(...said.map((rect) => rect.top)) - NEAR;
    const bottom = Math.max(...said.map((rect) => rect.bottom)) + NEAR;
    const evidence = [statement.cue, statement.source]
      .flatMap((range) => (range ? this.#index.ranges(range) : []))
      .flatMap((range) => [...range.getClientRects()]);
    return [...said, ...evidence.filter((rect) => rect.bottom > top && rect.top < bottom)];
  }
}
