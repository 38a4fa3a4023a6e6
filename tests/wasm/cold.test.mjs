/** How long the first article takes after the background was stopped: a new process compiles the module and reads it. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { it } from "node:test";
import { fileURLToPath } from "node:url";

const COLD = fileURLToPath(new URL("../../scripts/bench/cold.mjs", import.meta.url));
const WORDS = 1500;
const MOST = 40;
/** What else the machine does makes a start slower, never faster: one of these must be as fast as all are on an idle machine. */
const STARTS = 40;

it(`a module that has just been started reads an article of ${WORDS} words within ${MOST} ms`, () => {
  /** @type {number[]} */
  const times = [];
  while (times.length < STARTS && !times.some((time) => time <= MOST)) {
    const { instantiate, first } = JSON.parse(execFileSync(process.execPath, [COLD, String(WORDS)]).toString());
    times.push(instantiate + first);
  }
  const best = Math.min(...times);
  assert.ok(best <= MOST, `the fastest of ${times.length} starts took ${best.toFixed(1)} ms`);
});
