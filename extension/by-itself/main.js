/**
 * Put into a page just before the content script, where the reader has allowed Hearsay to run by itself: it says so to
 * the script, which then neither turns itself off nor shows a notice.
 */

/** @type {Record<symbol, unknown>} */ (globalThis)[Symbol.for("hearsay-how")] = "by-itself";
