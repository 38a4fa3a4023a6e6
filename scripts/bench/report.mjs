/** The tables of the benchmarks: printed, and put into the accuracy page. */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { PROJECT } from "../files.mjs";

/**
 * @typedef {object} Table
 * @property {string} name of its place in the page
 * @property {string[]} head
 * @property {string[][]} rows
 */

const PAGE = join(PROJECT, "docs/accuracy.md");

/** @param {Table} table */
export function print({ head, rows }) {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (/** @type {string[]} */ cells) =>
    `   ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd();
  console.log(`\n${[head, widths.map((width) => "─".repeat(width)), ...rows].map(line).join("\n")}`);
}

/** @param {Table} table */
function markdown({ head, rows }) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, column) => (column === 0 ? "---" : "--:"))), ...rows.map(line)].join("\n");
}

/**
 * Puts each table between its markers in the accuracy page, `<!-- table NAME -->` and `<!-- end -->`.
 * @param {Table[]} tables
 */
export async function write(tables) {
  let page = readFileSync(PAGE, "utf8");
  for (const each of tables) {
    const start = `<!-- table ${each.name} -->`;
    const from = page.indexOf(start);
    const to = page.indexOf("<!-- end -->", from);
    if (from < 0 || to < 0) throw new Error(`docs/accuracy.md has no place for the table “${each.name}”`);
    page = `${page.slice(0, from + start.length)}\n\n${markdown(each)}\n\n${page.slice(to)}`;
  }
  writeFileSync(PAGE, await format(page, { ...(await resolveConfig(PAGE)), filepath: PAGE }));
}
