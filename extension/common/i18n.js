/** The texts that readers see: all of them are in `_locales`. */

// To make the first of them takes as long as to read a page: they are made when one is needed.
const plural = once(() => new Intl.PluralRules(chrome.i18n.getUILanguage()));
const percent = once(() => new Intl.NumberFormat(chrome.i18n.getUILanguage(), { style: "percent" }));
const integer = once(() => new Intl.NumberFormat(chrome.i18n.getUILanguage()));

/**
 * @template T
 * @param {() => T} make
 * @returns {() => T}
 */
function once(make) {
  /** @type {T | undefined} */
  let made;
  return () => (made ??= make());
}

/**
 * @param {string} key
 * @param {(string | number)[]} substitutions
 */
export function text(key, ...substitutions) {
  return chrome.i18n.getMessage(
    key,
    substitutions.map((value) => (typeof value === "number" ? integer().format(value) : value)),
  );
}

/** The direction of our texts. Once it was asked for, an old script under an updated extension knows it still. */
export const direction = once(() => text("@@bidi_dir"));

/**
 * A text that depends on a number: `KEY_one`, `KEY_other` and whatever else the language needs.
 * @param {string} key
 * @param {number} count
 */
export function counted(key, count) {
  return text(`${key}_${plural().select(count)}`, count) || text(`${key}_other`, count);
}

/**
 * Confidence in words and as a number.
 * @param {number} confidence 0 to 1
 */
export function confidenceText(confidence) {
  const words =
    confidence >= 0.9 ? "very_likely" : confidence >= 0.75 ? "likely" : confidence >= 0.5 ? "perhaps" : "doubtful";
  return text(`confidence_${words}`, percent().format(confidence));
}

/**
 * That a statement is of a comment, and by whom.
 * @param {{comment?: string}} kept
 */
export const commentText = ({ comment }) => (comment ? text("in_comment_by", comment) : text("in_comment"));

/**
 * Fills in the texts of an extension page: `data-text="key"` is the element's text, `data-label="key"` its label.
 * @param {Document} page
 */
export function translate(page) {
  page.documentElement.lang = chrome.i18n.getUILanguage();
  page.documentElement.dir = text("@@bidi_dir");
  for (const element of page.querySelectorAll("[data-text]")) {
    element.textContent = text(element.getAttribute("data-text") ?? "");
  }
  for (const element of page.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", text(element.getAttribute("data-label") ?? ""));
  }
}
