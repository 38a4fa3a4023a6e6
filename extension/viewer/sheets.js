/** The pages of a file, below each other: which are drawn, how large they are, which one the reader is at. */

/** @import {Sheet} from "./sheet.js" */

/** Pages are drawn when they come nearer to what is seen than this, and erased when they are further away. */
const NEAR = "120% 0px";

/** How large pages may be. */
const SCALES = { least: 0.25, most: 5 };

/** Steps of enlarging. */
const STEPS = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5];

/** A point of the file is 1/72 inch, a pixel of CSS 1/96. */
const POINT = 96 / 72;

/** Room beside the pages. */
const EDGE = 24;

/** How long the size has been the same when pages are drawn at it. */
const STILL = 120;

/** `width`: as wide as the window; `page`: all of a page in it; or a factor. @typedef {"width" | "page" | number} Zoom */

export class Sheets {
  #box;
  #sheets;
  /** Those that are near. @type {Set<Sheet>} */
  #near = new Set();
  /** @type {Zoom} */
  #zoom;
  #scale = 1;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** Called when the scale or the page has changed. */
  onchange = () => {};

  /**
   * @param {HTMLElement} box
   * @param {readonly Sheet[]} sheets
   * @param {Zoom} zoom
   * @param {AbortSignal} signal ends it: another file is shown
   */
  constructor(box, sheets, zoom, signal) {
    this.#box = box;
    this.#sheets = sheets;
    this.#zoom = zoom;
    this.#fit();
    box.replaceChildren(...sheets.map((sheet) => sheet.element));
    const of = new Map(sheets.map((sheet) => [/** @type {Element} */ (sheet.element), sheet]));
    const near = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const sheet = /** @type {Sheet} */ (of.get(target));
          if (isIntersecting) this.#near.add(sheet);
          else if (this.#near.delete(sheet)) sheet.erase();
        }
        this.#drawSoon(0);
      },
      { rootMargin: NEAR },
    );
    for (const sheet of sheets) near.observe(sheet.element);
    addEventListener("resize", () => this.#refit(), { passive: true, signal });
    addEventListener("scroll", () => this.onchange(), { passive: true, signal });
    signal.addEventListener("abort", () => {
      near.disconnect();
      clearTimeout(this.#timer);
    });
  }

  get count() {
    return this.#sheets.length;
  }

  get zoom() {
    return this.#zoom;
  }

  /** How large pages are, 1 for their own size. */
  get scale() {
    return this.#scale;
  }

  /** The page that takes most of the window. */
  get current() {
    const middle = innerHeight / 2;
    let [low, high] = [0, this.#sheets.length - 1];
    while (low < high) {
      const at = (low + high) >> 1;
      const bottom = this.#sheets[at]?.element.getBoundingClientRect().bottom ?? 0;
      if (bottom < middle) low = at + 1;
      else high = at;
    }
    return low + 1;
  }

  /** @param {number} number of a page, from 1 */
  goTo(number) {
    const sheet = this.#sheets[Math.min(Math.max(Math.round(number), 1), this.count) - 1];
    sheet?.element.scrollIntoView({ block: "start", behavior: "instant" });
    this.onchange();
  }

  /** @param {Zoom} zoom */
  setZoom(zoom) {
    this.#zoom = typeof zoom === "number" ? Math.min(Math.max(zoom, SCALES.least), SCALES.most) : zoom;
    this.#refit();
  }

  /** @param {1 | -1} direction */
  step(direction) {
    const near = 0.01;
    const next =
      direction > 0
        ? STEPS.find((each) => each > this.#scale + near)
        : STEPS.findLast((each) => each < this.#scale - near);
    if (next !== undefined) this.setZoom(next);
  }

  /** Keeps the place that the reader is at. */
  #refit() {
    const sheet = this.#sheets[this.current - 1]?.element;
    const before = sheet?.getBoundingClientRect();
    this.#fit();
    const after = sheet?.getBoundingClientRect();
    if (before && after && before.height > 0) {
      const middle = innerHeight / 2;
      const share = (middle - before.top) / before.height;
      scrollBy({ top: after.top + share * after.height - middle, behavior: "instant" });
    }
    this.#drawSoon(STILL);
    this.onchange();
  }

  #fit() {
    const widest = Math.max(...this.#sheets.map(({ width }) => width), 1);
    const highest = Math.max(...this.#sheets.map(({ height }) => height), 1);
    const room = { width: document.documentElement.clientWidth - 2 * EDGE, height: innerHeight - 4 * EDGE };
    // As wide as the window, but no wider than lines can be read.
    const wide = Math.min(room.width / (widest * POINT), 1.6);
    const whole = Math.min(wide, room.height / (highest * POINT));
    const scale = this.#zoom === "width" ? wide : this.#zoom === "page" ? whole : this.#zoom;
    this.#scale = Math.min(Math.max(scale, SCALES.least), SCALES.most);
    this.#box.style.setProperty("--total-scale-factor", String(this.#scale * POINT));
  }

  /** @param {number} wait */
  #drawSoon(wait) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      for (const sheet of this.#near) void sheet.draw(this.#scale * POINT);
    }, wait);
  }
}
