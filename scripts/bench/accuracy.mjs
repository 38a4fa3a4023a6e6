/** Accuracy on corpora that lie beside the project in `../shared`; they belong to others and are no part of it. */

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "../files.mjs";
import { line } from "./sample.mjs";

const SHARED = join(PROJECT, "../shared");
const CORPORA = ["polnear-dev", "gum-dev"];

export function measureAccuracy() {
  const scorer = join(SHARED, "score.py");
  if (!existsSync(scorer)) {
    line("corpora", "not measured: ../shared is not there");
    return;
  }
  mkdirSync(join(PROJECT, "target/bench"), { recursive: true });
  for (const corpus of CORPORA) {
    const gold = join(SHARED, "corpora", `${corpus}.jsonl`);
    if (!existsSync(gold)) {
      line(corpus, "not measured: it is not there");
      continue;
    }
    const found = join(PROJECT, `target/bench/${corpus}.jsonl`);
    const scan = spawnSync(
      join(PROJECT, "target/release/hearsay"),
      ["scan", "--input", "jsonl", "--format", "jsonl", gold],
      {
        stdio: ["ignore", openSync(found, "w"), "inherit"],
      },
    );
    if (scan.status !== 0) throw new Error(`hearsay scan ended with status ${scan.status}`);
    console.log(`   ${corpus}, reported speech`);
    const score = execFileSync("python3", [scorer, "--speech", gold, found], { encoding: "utf8" });
    console.log(score.trimEnd().replace(/^/gm, "     "));
  }
}
