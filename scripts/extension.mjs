/**
 * Builds the unpacked extension for both browsers from one source: `target/extension/{chromium,firefox}`, or in the folder
 * that is given instead of `target`.
 *
 * The output mirrors `extension/`: each `NAME/main.js` is bundled in its place, every file that is not code is copied.
 * `manifest.json` has what the browsers agree on; `manifest.BROWSER.json` is a merge patch over it (RFC 7396).
 */

import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { build } from "esbuild";
import { filesUnder, isFresh, PROJECT, version } from "./files.mjs";

const SOURCE = join(PROJECT, "extension");
const WASM = join(PROJECT, "target/wasm");
const WASM_FILES = join(PROJECT, "target/wasm-files");
const WASM_LAYOUT = join(PROJECT, "target/wasm-layout");
const PDFJS = join(PROJECT, "node_modules/pdfjs-dist");
const OUTPUT = join(resolve(process.argv[2] ?? join(PROJECT, "target")), "extension");

/** The oldest browsers with all that is used; the manifests say the same. */
const TARGETS = { chromium: "chrome128", firefox: "firefox140" };

/**
 * What the viewer needs of the library for PDF files beside its code, as the library has it: the worker; the two standard fonts
 * that no system has; the decoders of pictures that no browser has.
 */
const OF_PDFJS = {
  "legacy/build/pdf.worker.min.mjs": "pdf.worker.mjs",
  "standard_fonts/FoxitSymbol.pfb": "fonts/FoxitSymbol.pfb",
  "standard_fonts/FoxitDingbats.pfb": "fonts/FoxitDingbats.pfb",
  "standard_fonts/LICENSE_FOXIT": "fonts/LICENSE_FOXIT",
  "wasm/jbig2.wasm": "wasm/jbig2.wasm",
  "wasm/openjpeg.wasm": "wasm/openjpeg.wasm",
  "wasm/LICENSE_JBIG2": "wasm/LICENSE_JBIG2",
  "wasm/LICENSE_OPENJPEG": "wasm/LICENSE_OPENJPEG",
};

/** What runs in pages is run as a classic script; everything else is a module. */
const CLASSIC = new Set(["by-itself", "content"]);

/**
 * @param {any} target
 * @param {any} patch
 * @returns {any} `target` with the merge patch applied (RFC 7396)
 */
function merge(target, patch) {
  if (patch === null || typeof patch !== "object" || Array.isArray(patch)) return patch;
  const merged = target !== null && typeof target === "object" && !Array.isArray(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = merge(merged[key], value);
  }
  return merged;
}

/** @param {string} name */
const manifestPart = (name) => JSON.parse(readFileSync(join(SOURCE, name), "utf8"));

/** @param {"chromium" | "firefox"} browser */
async function buildFor(browser) {
  const folder = join(OUTPUT, browser);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });

  const files = filesUnder(SOURCE);
  for (const file of files) {
    if (/\.(js|d\.ts|md)$|^manifest[^/]*\.json$/.test(file) || /^content\/.*\.css$/.test(file)) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(join(SOURCE, file), join(folder, file));
  }
  copyFileSync(join(WASM, "hearsay_bg.wasm"), join(folder, "hearsay_bg.wasm"));
  copyFileSync(join(WASM_FILES, "hearsay_files_bg.wasm"), join(folder, "hearsay_files_bg.wasm"));
  copyFileSync(join(WASM_LAYOUT, "hearsay_layout_bg.wasm"), join(folder, "hearsay_layout_bg.wasm"));
  for (const [from, to] of Object.entries(OF_PDFJS)) {
    mkdirSync(dirname(join(folder, "viewer", to)), { recursive: true });
    copyFileSync(join(PDFJS, from), join(folder, "viewer", to));
  }

  const entries = files.filter((file) => /^[^/]+\/main\.js$/.test(file));
  for (const classic of [true, false]) {
    await build({
      absWorkingDir: PROJECT,
      // Where the packages lie is no part of what is made of them.
      preserveSymlinks: true,
      entryPoints: entries
        .filter((file) => CLASSIC.has(dirname(file)) === classic)
        .map((file) => ({ in: join(SOURCE, file), out: file.replace(/\.js$/, "") })),
      outdir: folder,
      bundle: true,
      format: classic ? "iife" : "esm",
      // What a script gives to whoever puts it into a page, unless it fails.
      footer: classic ? { js: "true;" } : {},
      target: TARGETS[browser],
      // Names are kept: whoever reads the package can follow it, and reviewers of add-ons ask for that.
      minifySyntax: true,
      charset: "utf8",
      legalComments: "none",
      loader: { ".css": "text" },
      alias: {
        "hearsay-wasm": join(WASM, "hearsay.js"),
        "hearsay-files": join(WASM_FILES, "hearsay_files.js"),
        "hearsay-layout": join(WASM_LAYOUT, "hearsay_layout.js"),
      },
      define: { BROWSER: JSON.stringify(browser) },
      // The glue's fallback for a caller that names no module: ours always does.
      logOverride: { "empty-import-meta": "silent" },
      logLevel: "warning",
    });
  }

  const manifest = {
    ...merge(manifestPart("manifest.json"), manifestPart(`manifest.${browser}.json`)),
    version: version(),
  };
  writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

if (!existsSync(join(SOURCE, "manifest.json"))) throw new Error("extension/manifest.json is missing");
const inputs = [
  SOURCE,
  join(WASM, ".done"),
  join(WASM_FILES, ".done"),
  join(WASM_LAYOUT, ".done"),
  join(PROJECT, "Cargo.toml"),
  join(PROJECT, "package-lock.json"),
  import.meta.filename,
];
for (const browser of /** @type {const} */ (["chromium", "firefox"])) {
  if (!isFresh(join(OUTPUT, browser, "manifest.json"), inputs)) await buildFor(browser);
}
