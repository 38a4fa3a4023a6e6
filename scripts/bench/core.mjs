/** Words a second: the program on a file of many articles, and the wasm in Node on one article. */

import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "../files.mjs";
import { countWords, line, median, sample } from "./sample.mjs";

const ARTICLES = 400;
const WORDS = 1500;

/** @param {number} words @param {number} milliseconds */
const rate = (words, milliseconds) => `${Math.round(words / milliseconds).toLocaleString("en")} thousand words/s`;

function measureProgram() {
  const { texts } = sample(WORDS);
  const text = texts.join("\n");
  const lines = Array.from({ length: ARTICLES }, (_, id) => JSON.stringify({ id: String(id), text }));
  mkdirSync(join(PROJECT, "target/bench"), { recursive: true });
  const file = join(PROJECT, "target/bench/articles.jsonl");
  writeFileSync(file, `${lines.join("\n")}\n`);
  const times = Array.from({ length: 3 }, () => {
    const start = performance.now();
    const scan = spawnSync(
      join(PROJECT, "target/release/hearsay"),
      ["scan", "--input", "jsonl", "--format", "jsonl", file],
      {
        stdio: ["ignore", "ignore", "inherit"],
      },
    );
    if (scan.status !== 0) throw new Error(`hearsay scan ended with status ${scan.status}`);
    return performance.now() - start;
  });
  line(
    `program, ${ARTICLES} articles of ${WORDS} words, with start and output`,
    rate(ARTICLES * countWords(text), median(times)),
  );
}

async function measureWasm() {
  const bytes = readFileSync(join(PROJECT, "target/wasm/hearsay_bg.wasm"));
  const { initSync, find } = await import(join(PROJECT, "target/wasm/hearsay.js"));
  const { texts } = sample(WORDS);
  const page = { blocks: texts.map((text) => ({ kind: "paragraph", text })), lang: "en" };
  const words = countWords(texts.join(" "));

  const start = performance.now();
  initSync({ module: bytes });
  const ready = performance.now();
  find(page);
  const first = performance.now();
  line("wasm in Node: compile and instantiate", `${(ready - start).toFixed(1)} ms`);
  line(`wasm in Node: first article of ${words} words`, `${(first - ready).toFixed(1)} ms`);
  const times = [];
  for (const end = performance.now() + 2000; performance.now() < end;) {
    const before = performance.now();
    find(page);
    times.push(performance.now() - before);
  }
  line(
    `wasm in Node: warm (median of ${times.length})`,
    `${median(times).toFixed(2)} ms, ${rate(words, median(times))}`,
  );
}

export async function measureCore() {
  measureProgram();
  await measureWasm();
}
