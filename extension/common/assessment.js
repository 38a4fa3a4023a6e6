/** Assessments of claims, as readers write them. */

/** @import {Assessment, KeptPage} from "./types.js" */

/** How far a check is. */
export const STATUSES = /** @type {const} */ (["toCheck", "checking", "done"]);

/** Whether the check of any claim of a page is done and came to a verdict: these are its reviews. @param {KeptPage} page */
export const hasVerdict = ({ statements }) =>
  statements.some(
    ({ state, assessment }) =>
      state !== "rejected" && assessment?.status === "done" && Boolean(assessment.verdict.trim()),
  );

/** One a line: the address, and the title behind it. @param {Assessment["sources"]} sources */
export const sourcesText = (sources) => sources.map(({ url, title }) => (title ? `${url} ${title}` : url)).join("\n");

/**
 * @param {string} lines
 * @returns {Assessment["sources"] | null} null where a line has no address that can be followed
 */
export function sourcesOf(lines) {
  /** @type {Assessment["sources"]} */
  const sources = [];
  for (const line of lines.split("\n").map((each) => each.trim())) {
    if (!line) continue;
    const [, url = "", title = ""] = /^(\S+)\s*(.*)$/u.exec(line) ?? [];
    if (!/^https?:$/.test(URL.parse(url)?.protocol ?? "")) return null;
    sources.push(title ? { url, title } : { url });
  }
  return sources;
}
