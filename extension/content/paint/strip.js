/**
 * The overview strip at the edge of the page: a tick for each statement, in its speaker's colour, at the height at which
 * it stands in the whole page. It is for the pointer; keys and the panel lead to the same places.
 */

/** @import {Shown} from "../shown.js" */
/** @import {Surface} from "../surface/surface.js" */
/** @import {TextIndex} from "../text/text-index.js" */

import { element } from "../../common/dom.js";
import { text } from "../../common/i18n.js";
import { colourOf, NO_SPEAKER } from "../../common/palette.js";
import { wordsOf } from "../outline.js";
import { inSlices } from "../text/pause.js";
import { plain } from "../text/plain.js";
import { setOurs } from "../surface/sheets.js";
import { between, ticksOf } from "./ticks.js";

/** The least distance of two ticks. */
const APART = 5;

/** How long the page has been still when the ticks are placed again; of the first ones, how long the statements are painted. */
const STILL = 200;
const PAINTED = 50;

/** How much of a statement is told beside its tick. */
const TOLD = 90;

/** Of more statements only some are measured: there is no room for more ticks anyway. */
const MOST_MEASURED = 600;

/** What a scroll bar takes that lies over the page. */
const OVERLAID = 16;

export class Strip {
  #index;
  #signal;
  /** @type {Shown} */
  #found = { statements: [], speakers: [] };
  /** @type {readonly number[]} */
  #slots = [];
  #ticks = element("div", { class: "ticks" });
  #label = element("div", { class: "told", dir: "auto", hidden: true });
  #strip = element("div", { class: "strip", "aria-hidden": "true", hidden: true }, this.#ticks, this.#label);
  #isWanted = false;
  /** Counts the times that the ticks were placed. */
  #turn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** Called with the statement whose tick is clicked. @param {number} _statement */
  // eslint-disable-next-line no-unused-vars
  onpick = (_statement) => {};

  /**
   * @param {object} options
   * @param {TextIndex} options.index
   * @param {Surface} options.surface
   * @param {AbortSignal} options.signal
   */
  constructor({ index, surface, signal }) {
    this.#index = index;
    this.#signal = signal;
    surface.add(this.#strip);
    const soon = () => this.#soon();
    const resized = new ResizeObserver(soon);
    for (const box of [document.documentElement, document.body]) if (box) resized.observe(box);
    addEventListener("resize", soon, { signal, passive: true });
    signal.addEventListener("abort", () => {
      this.#turn += 1;
      resized.disconnect();
      clearTimeout(this.#timer);
    });
    this.#strip.addEventListener("click", (event) => {
      const at = statementOf(event);
      if (event.isTrusted && at !== undefined) this.onpick(at);
    });
    this.#strip.addEventListener("pointerover", (event) => this.#tell(event));
    this.#strip.addEventListener("pointerout", () => (this.#label.hidden = true));
  }

  /**
   * @param {Shown} found
   * @param {readonly number[]} slots
   */
  take(found, slots) {
    this.#found = found;
    this.#slots = slots;
    this.#soon();
  }

  /** @param {boolean} isWanted */
  show(isWanted) {
    this.#isWanted = isWanted;
    void this.#place();
  }

  #soon() {
    clearTimeout(this.#timer);
    if (this.#signal.aborted) return;
    this.#timer = setTimeout(() => void this.#place(), this.#strip.hidden ? PAINTED : STILL);
  }

  async #place() {
    const turn = ++this.#turn;
    if (!this.#isWanted || this.#found.statements.length === 0) {
      this.#strip.hidden = true;
      return;
    }
    const box = this.#scroller();
    const scroller = plain(box);
    // Only now: to ask how large it is may have the whole page laid out.
    this.#strip.hidden = scroller.scrollHeight <= scroller.clientHeight + 1;
    if (this.#strip.hidden) return;
    const root = document.scrollingElement ?? document.documentElement;
    // A scroll bar that takes no room lies over the edge: the strip stands beside it.
    const edge = innerWidth - root.clientWidth > 0 ? 0 : OVERLAID;
    this.#strip.dataset.side = getComputedStyle(document.documentElement).direction === "rtl" ? "left" : "right";
    setOurs(this.#strip, "edge-gap", `${edge}px`);

    const height = root.clientHeight;
    // The reader may scroll meanwhile.
    const top = () => (box === root ? -root.scrollTop : scroller.getBoundingClientRect().top - scroller.scrollTop);
    const { scrollHeight } = scroller;
    const { statements } = this.#found;
    /** @type {{at: number, y: number}[]} */
    const measured = [];
    const measure = (/** @type {number} */ at) => {
      const [content] = statements[at]?.content ?? [];
      const rect = content && this.#index.ranges(content)[0]?.getBoundingClientRect();
      if (!rect || rect.height === 0) return;
      measured.push({ at, y: Math.min(Math.max((rect.top - top()) / scrollHeight, 0), 1) * (height - APART) });
    };
    // Of very many some are measured, and the others stand between them. New ones may be there before it is done.
    const step = Math.ceil(statements.length / MOST_MEASURED);
    const asked = [...statements.keys()].filter((at) => at % step === 0 || at === statements.length - 1);
    if (!(await inSlices(asked, measure, () => turn === this.#turn))) return;
    const places = (step > 1 ? between(measured) : measured).map(({ at, y }) => {
      const { speaker } = /** @type {Shown["statements"][number]} */ (statements[at]);
      const slot = speaker === null ? NO_SPEAKER : (this.#slots[speaker] ?? NO_SPEAKER);
      return { y: Math.round(y), statement: at, slot };
    });
    this.#ticks.replaceChildren(
      ...ticksOf(places, APART).map(({ y, statement, slot, count }) => {
        const tick = element("div", {
          class: count > 1 ? "tick many" : "tick",
          "data-statement": String(statement),
          "data-count": String(count),
        });
        tick.style.top = `${y}px`;
        setOurs(tick, "speaker", colourOf(slot));
        return tick;
      }),
    );
  }

  /** What scrolls the statements: the page, or a part of it that fills it. */
  #scroller() {
    const root = document.scrollingElement ?? document.documentElement;
    const first = this.#found.statements[0]?.content[0];
    let box = (first && this.#index.ranges(first)[0]?.startContainer.parentElement) ?? null;
    for (; box && box !== root && box !== document.body; box = plain(box).parentElement) {
      const { overflowY } = getComputedStyle(box);
      const { scrollHeight, clientHeight } = plain(box);
      if (/auto|scroll/.test(overflowY) && scrollHeight > clientHeight + 1 && clientHeight > innerHeight / 2) {
        return box;
      }
    }
    return root;
  }

  /** @param {PointerEvent} event */
  #tell(event) {
    const at = statementOf(event);
    const statement = at === undefined ? undefined : this.#found.statements[at];
    if (!event.isTrusted || !statement) return;
    const tick = /** @type {HTMLElement} */ (event.target);
    const name = statement.speaker === null ? undefined : this.#found.speakers[statement.speaker]?.name;
    const words = wordsOf(statement, this.#index.text);
    const more = Number(tick.dataset.count) - 1;
    this.#label.replaceChildren(
      element("strong", {}, name ?? text("no_speaker")),
      element("span", {}, words.length > TOLD ? `${words.slice(0, TOLD).trimEnd()}…` : words),
      ...(more > 0 ? [element("small", {}, text("card_more", more))] : []),
    );
    this.#label.hidden = false;
    const room = innerHeight - this.#label.offsetHeight - 8;
    this.#label.style.top = `${Math.max(Math.min(tick.offsetTop - 8, room), 8)}px`;
  }
}

/** @param {Event} event */
function statementOf(event) {
  const at = /** @type {HTMLElement} */ (event.target).dataset?.statement;
  return at === undefined ? undefined : Number(at);
}
