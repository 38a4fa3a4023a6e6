/** A plain table for the terminal. */

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** What a reader sees as characters. @param {string} text */
const graphemes = (text) => [...segmenter.segment(text)].map(({ segment }) => segment);

/**
 * @param {string} text
 * @param {number} width
 * @returns {string} `text` cut or filled to `width` characters
 */
function fit(text, width) {
  const parts = graphemes(text);
  return parts.length > width ? `${parts.slice(0, width - 1).join("")}…` : text + " ".repeat(width - parts.length);
}

/** What could move the cursor or colour the terminal is shown as a space: a page's text is only text. @param {string} text */
// eslint-disable-next-line no-control-regex
const plain = (text) => text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, " ");

/**
 * Columns as wide as they need to be, the first at most a quarter of the line; the last has what is left.
 * @param {string[]} head
 * @param {string[][]} rows
 * @param {number} width of the terminal
 */
export function table(head, rows, width) {
  const cells = rows.map((row) => row.map(plain));
  const last = head.length - 1;
  const widths = head.slice(0, last).map((title, column) => {
    const longest = Math.max(
      ...[title, ...cells.map((row) => row[column] ?? "")].map((cell) => graphemes(cell).length),
    );
    return Math.min(longest, Math.floor(width / 4));
  });
  const rest = Math.max(20, width - widths.reduce((sum, each) => sum + each + 2, 2));
  const line = (/** @type {string[]} */ row) =>
    `  ${row.map((cell, column) => fit(cell, widths[column] ?? rest)).join("  ")}`.trimEnd();
  const rule = `  ${[...widths, rest].map((each) => "─".repeat(each)).join("  ")}`;
  return [line(head), rule, ...cells.map(line)].join("\n");
}
