/** What a reader waits for after the background was stopped: run in a process of its own, it prints how long in ms. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "../files.mjs";
import { sample } from "./sample.mjs";

const bytes = readFileSync(join(PROJECT, "target/wasm/hearsay_bg.wasm"));
const { initSync, find } = await import(join(PROJECT, "target/wasm/hearsay.js"));
const page = { blocks: sample(Number(process.argv[2])).texts.map((text) => ({ kind: "paragraph", text })), lang: "en" };

const start = performance.now();
initSync({ module: bytes });
const ready = performance.now();
find(page);
console.log(JSON.stringify({ instantiate: ready - start, first: performance.now() - ready }));
