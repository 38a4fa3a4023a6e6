/**
 * The playground: `www.mjs build` makes `target/www`, a folder that any static server can serve; `www.mjs serve [PORT]`
 * serves it on localhost.
 */

import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { filesUnder, isFresh, PROJECT } from "./files.mjs";
import { serve } from "./server.mjs";

const SOURCE = join(PROJECT, "www");
/** The guide shows them. */
const PICTURES = join(PROJECT, "docs/screenshots");
const WASM = join(PROJECT, "target/wasm-playground");
const OUTPUT = join(PROJECT, "target/www");
const DONE = join(OUTPUT, ".done");

async function buildPlayground() {
  if (isFresh(DONE, [SOURCE, PICTURES, join(WASM, ".done"), import.meta.filename])) return;
  rmSync(OUTPUT, { recursive: true, force: true });
  for (const file of filesUnder(SOURCE)) {
    if (/\.(js|d\.ts|md)$/.test(file)) continue;
    mkdirSync(dirname(join(OUTPUT, file)), { recursive: true });
    copyFileSync(join(SOURCE, file), join(OUTPUT, file));
  }
  mkdirSync(join(OUTPUT, "guide/screenshots"));
  for (const file of filesUnder(PICTURES)) copyFileSync(join(PICTURES, file), join(OUTPUT, "guide/screenshots", file));
  copyFileSync(join(WASM, "hearsay_bg.wasm"), join(OUTPUT, "hearsay_bg.wasm"));
  await build({
    absWorkingDir: PROJECT,
    entryPoints: [join(SOURCE, "main.js")],
    outdir: OUTPUT,
    bundle: true,
    format: "esm",
    target: ["chrome128", "firefox140"],
    minifySyntax: true,
    charset: "utf8",
    legalComments: "none",
    alias: { "hearsay-playground": join(WASM, "hearsay.js") },
    logLevel: "warning",
  });
  writeFileSync(DONE, "");
}

const [command, port] = process.argv.slice(2);
await buildPlayground();
if (command === "serve") {
  const { origin } = await serve({ folder: OUTPUT, port: port ? Number(port) : 8017 });
  console.log(`  ${origin}/  (Ctrl+C ends it)`);
}
