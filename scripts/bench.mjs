/**
 * The benchmarks: accuracy on annotated corpora where they are at hand, speed of the core, size of the wasm, the time from
 * the click to the painted page, and what that costs a page. Figures for people to read; nothing here passes or fails. With
 * `--write` the tables of `docs/accuracy.md` are written anew from this run.
 */

import { parseArgs } from "node:util";
import { measureAccuracy } from "./bench/accuracy.mjs";
import { measureBrowsers } from "./bench/browsers.mjs";
import { measureBudgets } from "./bench/budgets.mjs";
import { measureCore } from "./bench/core.mjs";
import { print, write } from "./bench/report.mjs";
import { measureSize } from "./bench/size.mjs";

const PARTS = {
  accuracy: measureAccuracy,
  size: measureSize,
  core: measureCore,
  browsers: measureBrowsers,
  budgets: measureBudgets,
};

const { values, positionals: wanted } = parseArgs({ options: { write: { type: "boolean" } }, allowPositionals: true });
const unknown = wanted.find((name) => !(name in PARTS));
if (unknown) {
  console.error(`bench: no part “${unknown}”; there are: ${Object.keys(PARTS).join(", ")}`);
  process.exit(1);
}
for (const [name, measure] of Object.entries(PARTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n── ${name}`);
  const tables = (await measure()) ?? [];
  tables.forEach(print);
  if (values.write) await write(tables);
}
