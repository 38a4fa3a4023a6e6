/** Annotated corpora and their scorer, which lie beside the project in `../shared`; they belong to others and are no part of it. */

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "../files.mjs";

const SHARED = join(PROJECT, "../shared");
const SCORER = join(SHARED, "score.py");
const OUTPUT = join(PROJECT, "target/bench");

/**
 * @typedef {object} Measure
 * @property {number} P
 * @property {number} R
 * @property {number} F1
 * @property {number} [speaker_acc] of the matched, how many have the right source
 *
 * @typedef {object} Scores what the scorer prints
 * @property {number} gold how many statements are annotated
 * @property {Record<string, { gold: number, hit: number, who: number }>} by_type_recall
 *
 * @typedef {Scores & Record<"cov0.3" | "dice0.8" | "who0.8", Measure>} Score
 *
 * @typedef {object} Verdict of one span of a statement that was found
 * @property {string} rule
 * @property {number} confidence
 * @property {boolean} words whether they are right
 * @property {boolean} person whether words and person are right
 */

/** @param {string} corpus */
const goldOf = (corpus) => join(SHARED, "corpora", `${corpus}.jsonl`);

/** Whether `corpus` can be scored here. @param {string} corpus */
export const isThere = (corpus) => existsSync(SCORER) && existsSync(goldOf(corpus));

/**
 * The documents of a corpus.
 * @param {string} corpus
 * @returns {{ id: string, text: string }[]}
 */
export const documents = (corpus) =>
  readFileSync(goldOf(corpus), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

/**
 * Runs the program over a file of JSON Lines.
 * @param {string} file
 * @param {string | number} output a file descriptor, or `"ignore"`
 * @param {string[]} [options]
 */
export function scan(file, output, options = []) {
  const program = join(PROJECT, "target/release/hearsay");
  const run = spawnSync(program, ["scan", "--input", "jsonl", "--format", "jsonl", ...options, file], {
    stdio: ["ignore", /** @type {number | "ignore"} */ (output), "inherit"],
  });
  if (run.status !== 0) throw new Error(`hearsay scan ended with status ${run.status}`);
}

/**
 * What the program finds in a corpus, as a file.
 * @param {string} corpus
 * @param {string} [without] a part of the core to leave out
 */
export function findIn(corpus, without) {
  mkdirSync(OUTPUT, { recursive: true });
  const found = join(OUTPUT, `${corpus}${without ? `-without-${without}` : ""}.jsonl`);
  scan(goldOf(corpus), openSync(found, "w"), without ? ["--without", without] : []);
  return found;
}

/**
 * Runs the scorer over what was found, reported speech only.
 * @param {string} corpus
 * @param {string} found
 * @param {...string} options
 */
const runScorer = (corpus, found, ...options) =>
  execFileSync("python3", [SCORER, "--speech", ...options, goldOf(corpus), found], { encoding: "utf8" });

/** All that the scorer prints, for people. @param {string} corpus @param {string} found */
export const printout = (corpus, found) => runScorer(corpus, found).trimEnd();

/**
 * Scores what was found.
 * @param {string} corpus
 * @param {string} found
 * @param {string[]} [ids] of the documents to count; all of them when not given
 * @returns {Score}
 */
export function score(corpus, found, ids) {
  if (!ids) return JSON.parse(runScorer(corpus, found, "--json"));
  const file = join(OUTPUT, `${corpus}.ids`);
  writeFileSync(file, `${ids.join("\n")}\n`);
  return JSON.parse(runScorer(corpus, found, "--json", "--ids", file));
}

/**
 * Says of each span that was found whether it is right.
 * @param {string} corpus
 * @param {string} found
 * @returns {Verdict[]}
 */
export function judge(corpus, found) {
  const judging = [join(PROJECT, "scripts/bench/judge.py"), SCORER, goldOf(corpus), found];
  return JSON.parse(execFileSync("python3", judging, { encoding: "utf8", maxBuffer: 1 << 28 }));
}
