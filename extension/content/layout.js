/**
 * What an element is to a reader: whether its text is read, whether it starts a block of its own, and of what kind.
 * Each element is asked for its style once.
 */

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
 * The parent in the tree that is shown: a slot for what is put into it, the host for a shadow root.
 * @param {Element} element
 * @returns {Element | null}
 */
export function parentOf(element) {
  if (element.assignedSlot) return element.assignedSlot;
  const parent = element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : element.parentElement;
}

/**
 * @param {Element} element
 * @param {Look | undefined} parent
 * @returns {Look}
 */
function lookOf(element, parent) {
  const block = parent?.block ?? element;
  const kind = parent?.kind ?? "paragraph";
  if (isSkippedByMarkup(element)) {
    return { skipped: true, visible: false, block, kind, bold: false, linked: false, spacing: "collapse" };
  }
  const style = getComputedStyle(element);
  const skipped = style.display === "none" || isScreenReaderOnly(style);
  const isBlock = !INLINE_DISPLAYS.test(style.display) && !isDropCap(element, style);
  return {
    skipped,
    visible: style.visibility === "visible",
    block: isBlock ? element : block,
    kind: isBlock ? kindOf(element, kind) : kind,
    bold: Number(style.fontWeight) >= BOLD,
    linked: (parent?.linked ?? false) || element.localName === "a",
    spacing: spacingOf(style),
  };
}

/** @param {Element} element */
function isSkippedByMarkup(element) {
  const tag = element.tagName.toUpperCase();
  if (SKIPPED_TAGS.has(tag)) return true;
  // The footer of a quotation or picture names its source; that of a page is its small print.
  if (tag === "FOOTER" && !element.closest("blockquote, figure")) return true;
  if (element.getAttribute("aria-hidden") === "true") return true;
  const role = element.getAttribute("role");
  if (role !== null && SKIPPED_ROLES.has(role)) return true;
  return element instanceof HTMLElement && element.isContentEditable;
}

/**
 * Text for screen readers alone, clipped to nothing: it repeats or explains what is there to see.
 * @param {CSSStyleDeclaration} style
 */
function isScreenReaderOnly(style) {
  return style.position === "absolute" && style.overflow === "hidden" && parseFloat(style.width) <= 1;
}

/**
 * A large first letter that floats beside the lines is part of their first word.
 * @param {Element} element
 * @param {CSSStyleDeclaration} style
 */
function isDropCap(element, style) {
  return style.float !== "none" && (element.textContent?.trim().length ?? 0) <= 2;
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
