/**
 * What an element is to a reader: whether its text is read, whether it starts a block of its own, and of what kind.
 * Each element is asked for its style once.
 */

import { plain } from "./plain.js";
import { parentOf } from "./shadow.js";

/** @typedef {"heading" | "paragraph" | "bold" | "quotation" | "list-item" | "caption" | "other"} BlockKind */

/** Elements whose text is no text of the page: programs, forms, embedded things, ways around the site. */
const SKIPPED_TAGS = new Set(
  (
    "SCRIPT STYLE NOSCRIPT TEMPLATE HEAD TITLE TEXTAREA INPUT SELECT OPTION OPTGROUP DATALIST BUTTON PROGRESS METER " +
    "OUTPUT IFRAME OBJECT EMBED CANVAS AUDIO VIDEO SVG MATH MAP NAV MENU DIALOG RT RP HEARSAY-ROOT"
  ).split(" "),
);

/** Roles that make any element one of these. */
const SKIPPED_ROLES = new Set(
  (
    "navigation search menu menubar toolbar tablist button combobox listbox textbox searchbox slider spinbutton " +
    "contentinfo status alert log timer tooltip"
  ).split(" "),
);

/** The least font weight that readers see as bold: of the CSS names, `bold` is 700, and some sites draw it as 600. */
const BOLD = 600;

/** In pixels: no screen is so wide, and nothing that is drawn aside for a while goes so far. */
const FAR_OUTSIDE = -5000;

const INLINE_DISPLAYS = /^(?:inline|contents|ruby)/;

/** @type {Record<string, BlockKind>} */
const KIND_OF_TAG = {
  H1: "heading",
  H2: "heading",
  H3: "heading",
  H4: "heading",
  H5: "heading",
  H6: "heading",
  BLOCKQUOTE: "quotation",
  LI: "list-item",
  DT: "list-item",
  DD: "list-item",
  FIGCAPTION: "caption",
  CAPTION: "caption",
  TD: "other",
  TH: "other",
  LABEL: "other",
  LEGEND: "other",
  SUMMARY: "other",
};

/** How white space is treated, as CSS `white-space-collapse` has it. @typedef {"collapse" | "lines" | "keep"} Spacing */

/**
 * @typedef {object} Look
 * @property {boolean} skipped neither it nor anything in it is read
 * @property {boolean} visible its own text can be seen
 * @property {boolean} shut of what is in it only a summary can be seen
 * @property {Element | null} quote the innermost `<q>` that it is in
 * @property {Element} block the element whose block its text belongs to
 * @property {BlockKind} kind
 * @property {boolean} bold
 * @property {boolean} linked it is in a link
 * @property {Spacing} spacing
 */

export class Layout {
  /** What is known, by what around it, and when it was asked. @type {WeakMap<Element, {look: Look, parent: Look | undefined, asked: number}>} */
  #looks = new WeakMap();
  /** Counts the changes of the page, after which something is to be asked anew. */
  now = 0;

  /**
   * @param {Element} element
   * @param {Look | undefined} parent that of what it stands in
   * @param {number} since what was asked before this count is out of date
   * @returns {Look}
   */
  of(element, parent, since) {
    const known = this.#looks.get(element);
    if (known && known.asked >= since && known.parent === parent) return known.look;
    const look = lookOf(element, parent);
    this.#looks.set(element, { look, parent, asked: this.now });
    return look;
  }

  /**
   * What was known of an element when it was asked last.
   * @param {Element} element
   */
  known(element) {
    return this.#looks.get(element)?.look;
  }

  /**
   * Whether an element looks different from when it was asked last.
   * @param {Element} element
   */
  hasChanged(element) {
    const before = this.known(element);
    if (!before) return true;
    const parent = parentOf(element);
    const look = lookOf(element, parent ? this.known(parent) : undefined);
    return /** @type {(keyof Look)[]} */ (Object.keys(look)).some((key) => look[key] !== before[key]);
  }
}

/**
 * @param {Element} element
 * @param {Look | undefined} parent
 * @returns {Look}
 */
function lookOf(element, parent) {
  const block = parent?.block ?? element;
  const kind = parent?.kind ?? "paragraph";
  const quote = parent?.quote ?? null;
  const asked = plain(element);
  if (isSkippedByMarkup(asked) || (parent?.shut && !isSummary(asked))) return { ...SKIPPED, block, kind, quote };
  const style = getComputedStyle(element);
  if (isUnseen(asked, style)) return { ...SKIPPED, block, kind, quote };
  const isBlock = !INLINE_DISPLAYS.test(style.display) && !isDropCap(asked, style);
  const shut = asked.localName === "details" ? !asked.hasAttribute("open") : style.contentVisibility === "hidden";
  return {
    skipped: false,
    visible: style.visibility === "visible" && !shut && style.fontSize !== "0px",
    shut,
    quote: asked.localName === "q" ? element : quote,
    block: isBlock ? element : block,
    kind: isBlock ? kindOf(asked, kind) : kind,
    bold: Number(style.fontWeight) >= BOLD,
    linked: (parent?.linked ?? false) || asked.localName === "a",
    spacing: spacingOf(style),
  };
}

const SKIPPED = /** @type {const} */ ({
  skipped: true,
  visible: false,
  shut: false,
  bold: false,
  linked: false,
  spacing: "collapse",
});

/** @param {Element} element */
function isSkippedByMarkup(element) {
  const tag = element.tagName.toUpperCase();
  if (SKIPPED_TAGS.has(tag)) return true;
  // The footer of a quotation or picture names its source; that of a page is its small print.
  if (tag === "FOOTER" && !element.closest("blockquote, figure")) return true;
  const role = element.getAttribute("role");
  if (role !== null && SKIPPED_ROLES.has(role)) return true;
  return element instanceof HTMLElement && element.isContentEditable;
}

/**
 * The summary of a `<details>` is seen while the rest is not.
 * @param {Element} element
 */
function isSummary(element) {
  const { parentElement } = element;
  return (
    element.localName === "summary" &&
    plain(parentElement)?.localName === "details" &&
    plain(parentElement)?.querySelector(":scope > summary") === element
  );
}

/**
 * Nothing in it can be seen. What `aria-hidden` keeps from screen readers is there to be seen, as the first letter that
 * is drawn large beside the whole word for them.
 * @param {Element} element
 * @param {CSSStyleDeclaration} style
 */
function isUnseen(element, style) {
  if (style.display === "none" || style.opacity === "0") return true;
  // Folded to nothing, as by an accordion. What a body hides is hidden by the window.
  if (style.overflowY === "hidden" && style.height === "0px" && element.clientHeight === 0) {
    return element.localName !== "body";
  }
  return style.position === "absolute" && isScreenReaderOnly(style);
}

/**
 * Text for screen readers alone, clipped to nothing or far outside: it repeats or explains what is there to see.
 * @param {CSSStyleDeclaration} style
 */
function isScreenReaderOnly(style) {
  return (style.overflow === "hidden" && parseFloat(style.width) <= 1) || parseFloat(style.left) < FAR_OUTSIDE;
}

/**
 * A large first letter that floats beside the lines is part of their first word.
 * @param {Element} element
 * @param {CSSStyleDeclaration} style
 */
function isDropCap(element, style) {
  return style.float !== "none" && lettersIn(element, 3) <= 2;
}

/**
 * How many letters there are in a node that has few; infinitely many where it has more than a few children, or deeper ones.
 * @param {Node} node
 * @param {number} depth
 * @returns {number}
 */
function lettersIn(node, depth) {
  if (node instanceof Text) return node.length > 50 ? Infinity : node.data.trim().length;
  const { childNodes } = plain(node);
  if (depth === 0 || childNodes.length > 5) return Infinity;
  let letters = 0;
  for (const child of childNodes) letters += lettersIn(child, depth - 1);
  return letters;
}

/**
 * @param {Element} element
 * @param {BlockKind} inherited
 * @returns {BlockKind}
 */
function kindOf(element, inherited) {
  const own = element.getAttribute("role") === "heading" ? "heading" : KIND_OF_TAG[element.tagName];
  if (own === "heading") return own;
  // What stands in a quotation is quoted, lists included.
  return inherited === "quotation" ? inherited : (own ?? inherited);
}

/**
 * @param {CSSStyleDeclaration} style
 * @returns {Spacing}
 */
function spacingOf(style) {
  switch (style.getPropertyValue("white-space-collapse")) {
    case "preserve":
    case "break-spaces":
      return "keep";
    case "preserve-breaks":
      return "lines";
    default:
      return "collapse";
  }
}
