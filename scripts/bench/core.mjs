/** Words a second, of the program and of the wasm in Node; how time grows with the text; the first article after a start. */

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "../files.mjs";
import { documents, isThere, scan } from "./corpora.mjs";
import { countWords, line, median, sample } from "./sample.mjs";

/** @import { Table } from "./report.mjs" */

const ARTICLES = 400;
const WORDS = 1500;
const RUNS = 5;
const PROCESSES = 9;
const CORPUS = "polnear-train";

/** @param {number} words @param {number} milliseconds */
const rate = (words, milliseconds) => `${Math.round(words / milliseconds).toLocaleString("en")},000 words/s`;

/** @param {string} name @param {{ id: string, text: string }[]} texts */
function save(name, texts) {
  mkdirSync(join(PROJECT, "target/bench"), { recursive: true });
  const file = join(PROJECT, "target/bench", name);
  writeFileSync(file, texts.map(({ id, text }) => `${JSON.stringify({ id, text })}\n`).join(""));
  return file;
}

/**
 * The best of a few runs: whatever else the machine does makes a run slower, never faster.
 * @param {() => void} run
 */
function best(run) {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}

/** The program over `texts`, from its start to the end of its output. @param {string} name @param {{ id: string, text: string }[]} texts */
function timeProgram(name, texts) {
  const file = save(name, texts);
  return best(() => scan(file, "ignore"));
}

/** The texts to be fast on: a corpus of news where it is there, or else the sample article over and over. */
function articles() {
  if (isThere(CORPUS)) return { of: "news articles", texts: documents(CORPUS) };
  const text = sample(WORDS).texts.join("\n");
  return { of: "sample articles", texts: Array.from({ length: ARTICLES }, (_, id) => ({ id: String(id), text })) };
}

/** @param {string} text */
const page = (text) => ({ blocks: text.split("\n").map((each) => ({ kind: "paragraph", text: each })), lang: "en" });

/** How much longer ten times the text takes, as one document. @returns {[string, string]} */
function growth() {
  const paragraphs = sample(WORDS).texts.join("\n");
  const megabytes = (/** @type {number} */ count) =>
    `${paragraphs}\n`.repeat(Math.ceil((count * 1e6) / paragraphs.length));
  const [small, large] = [1, 10].map((count) => timeProgram(`${count}MB.jsonl`, [{ id: "0", text: megabytes(count) }]));
  if (!small || !large) throw new Error("a run took no time");
  const times = `${small.toFixed(0)} ms and ${large.toFixed(0)} ms`;
  return ["program, one text of 1 MB and one of 10 MB", `${times}: ${(large / small).toFixed(1)} times as long`];
}

/** The wasm in Node, warm. @param {string[]} texts @returns {Promise<number>} ms */
async function timeWasm(texts) {
  const { initSync, find } = await import(join(PROJECT, "target/wasm/hearsay.js"));
  initSync({ module: readFileSync(join(PROJECT, "target/wasm/hearsay_bg.wasm")) });
  const pages = texts.map(page);
  pages.slice(0, 50).forEach((each) => find(each));
  return best(() => pages.forEach((each) => find(each)));
}

/** Instantiation and first article, each time in a new process. @returns {[string, string][]} */
function cold() {
  const runs = Array.from({ length: PROCESSES }, () => {
    const run = execFileSync(process.execPath, [join(PROJECT, "scripts/bench/cold.mjs"), String(WORDS)]);
    return /** @type {{ instantiate: number, first: number }} */ (JSON.parse(run.toString()));
  });
  const ms = (/** @type {number[]} */ times) =>
    `${Math.min(...times).toFixed(1)} ms (median of ${times.length}: ${median(times).toFixed(1)} ms)`;
  return [
    ["wasm in Node: compile and instantiate", ms(runs.map(({ instantiate }) => instantiate))],
    [`wasm in Node: first article of ${WORDS} words`, ms(runs.map(({ first }) => first))],
    ["wasm in Node: both together", ms(runs.map(({ instantiate, first }) => instantiate + first))],
  ];
}

/** @returns {Promise<Table[]>} */
export async function measureCore() {
  const { of, texts } = articles();
  const words = texts.reduce((sum, { text }) => sum + countWords(text), 0);
  const what = `${texts.length} ${of}, ${Math.round(words / 1000)},000 words`;
  const rows = [
    [`program, ${what}, with its start, input and output`, rate(words, timeProgram("articles.jsonl", texts))],
    [`wasm in Node, the same, with the objects in and out`, rate(words, await timeWasm(texts.map(({ text }) => text)))],
    growth(),
    ...cold(),
  ];
  line("best of runs; of processes for what is cold", `${RUNS}; ${PROCESSES}`);
  return [{ name: "speed", head: ["what", "measured"], rows }];
}
