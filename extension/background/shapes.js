/**
 * Whether what came in a message has the shape that its type says. A page's process may be in the hands of an
 * attacker, and could then send anything that a content script can.
 */

const BLOCK_KINDS = new Set(["heading", "paragraph", "bold", "quotation", "list-item", "caption", "other"]);
const UNREADABLE = new Set([
  "browser-page",
  "store",
  "pdf",
  "private-pdf",
  "file-broken",
  "file-scanned",
  "taken-over",
  "other",
]);
const FAILED = new Set(["analysis", "too-large"]);

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {unknown} value @returns {value is string} */
export const isText = (value) => typeof value === "string";

/** @param {unknown} value */
const isOptionalText = (value) => value === undefined || typeof value === "string";

/** @param {unknown} value */
export const isCount = (value) => Number.isSafeInteger(value) && Number(value) >= 0;

/** @param {unknown} value @returns {value is number} */
export const isTabId = (value) => isCount(value);

/** @param {unknown} value @returns {value is import("../common/types.js").Page} */
export function isPage(value) {
  if (!isAboutPage(value)) return false;
  const { blocks, regions = [] } = value;
  return [blocks, regions].every(Array.isArray) && blocks.every(isBlock) && regions.every(isRegion);
}

/** @param {unknown} value @returns {value is Record<string, any>} */
function isAboutPage(value) {
  if (!isObject(value)) return false;
  const { title, byline, lang, url, site, published, markup, pages = [], writers = [], writerNames = [] } = value;
  if (![title, byline, lang, url, site, published].every(isOptionalText)) return false;
  if (markup !== undefined && !isMarkup(markup)) return false;
  if (!isRanges(writers) || !Array.isArray(writerNames) || !writerNames.every(isText)) return false;
  return Array.isArray(pages) && pages.every(isPageStart);
}

/** @param {unknown} value @returns {value is import("../common/types.js").PageChanges} */
export function isPageChanges(value) {
  if (!isObject(value)) return false;
  const { about, blocks, places, names, elements } = value;
  const areCounts = (/** @type {unknown} */ each) => Array.isArray(each) && each.every(isCount);
  const isRow = (/** @type {unknown} */ each) =>
    Array.isArray(each) && each.length === 2 && (each[0] === -1 || isCount(each[0])) && isCount(each[1]);
  return (
    (about === null || isAboutPage(about)) &&
    isObject(blocks) &&
    [blocks.rows, blocks.fresh, names, elements].every(Array.isArray) &&
    /** @type {any[]} */ (blocks.rows).every(isRow) &&
    /** @type {any[]} */ (blocks.fresh).every(isBlock) &&
    areCounts(places) &&
    /** @type {any[]} */ (names).every(isText) &&
    /** @type {any[]} */ (elements).every(areCounts)
  );
}

/** @param {unknown} value */
function isMarkup(value) {
  if (!isObject(value)) return false;
  const { title, heading, canonical, lang, metas } = value;
  const lists = [value.linked, value.bylines, value.times, ...(Array.isArray(metas) ? metas : [null])];
  return (
    [title, heading, canonical, lang].every(isOptionalText) &&
    lists.every((list) => Array.isArray(list) && list.every(isText))
  );
}

/** @param {unknown} value */
function isBlock(value) {
  if (!isObject(value) || !BLOCK_KINDS.has(String(value.kind)) || !isText(value.text)) return false;
  return [value.region, value.linked].every((count) => count === undefined || isCount(count));
}

/** @param {unknown} value */
const isPageStart = (value) => isObject(value) && isCount(value.start) && isCount(value.page);

/** @param {unknown} value */
function isRegion(value) {
  return (
    isObject(value) && [value.tag, value.names].every(isText) && (value.parent === undefined || isCount(value.parent))
  );
}

/** @param {unknown} value @returns {value is import("../common/types.js").TabState} */
export function isTabState(value) {
  if (!isObject(value)) return false;
  switch (value.status) {
    case "working":
    case "nothing":
      return true;
    case "on":
      return [value.statements, value.speakers, value.revision].every(isCount) && isText(value.pageId);
    case "unreadable":
      return UNREADABLE.has(String(value.reason));
    case "failed":
      return FAILED.has(String(value.reason)) && isText(value.detail);
    default:
      return false;
  }
}

/**
 * What the core knows of records and edits it says itself; this much is asked of them before.
 * @param {unknown} value
 * @returns {value is import("../common/types.js").KeptPage}
 */
export function isRecord(value) {
  return isObject(value) && isText(value.id) && Array.isArray(value.statements) && Array.isArray(value.speakers);
}

/** @param {unknown} value @returns {value is import("../common/types.js").Edit[]} */
export function isEdits(value) {
  return Array.isArray(value) && value.every((edit) => isObject(edit) && isText(edit.type));
}

/** @param {unknown} value @returns {value is import("../common/types.js").TextRange[]} */
export function isRanges(value) {
  return Array.isArray(value) && value.every((range) => isObject(range) && isCount(range.start) && isCount(range.end));
}
