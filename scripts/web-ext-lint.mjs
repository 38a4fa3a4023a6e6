/**
 * Lints a folder or package of the extension as the add-on store of Firefox does: nothing may be found in what is ours. In
 * the bundled libraries, which build markup of their own fixed templates, assignments of markup are known.
 */

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { PROJECT } from "./files.mjs";

/** The second: old fallbacks to find the global object, which no policy of ours lets run. */
const KNOWN_IN_LIBRARIES = new Set(["UNSAFE_VAR_ASSIGNMENT", "DANGEROUS_EVAL"]);

/** What is in the package as a library has it. @type {Record<string, string>} */
const VERBATIM = { "viewer/pdf.worker.mjs": "node_modules/pdfjs-dist/legacy/build/pdf.worker.min.mjs" };

/** @typedef {{code: string, message: string, file?: string, line?: number}} Finding */

const [source = ""] = process.argv.slice(2);
const folder = statSync(source).isDirectory() ? source : unpacked(source);
const report = JSON.parse(lint(source));
/** @type {Finding[]} */
const found = [...report.errors, ...report.warnings, ...report.notices];
const ours = found.filter((finding) => !(KNOWN_IN_LIBRARIES.has(finding.code) && isOfLibrary(finding)));
for (const { code, message, file, line } of ours) console.log(`  ${file ?? ""}:${line ?? ""} ${code}: ${message}`);
console.log(`  ${ours.length} found in what is ours, ${found.length - ours.length} known in libraries`);
if (folder !== source) rmSync(folder, { recursive: true });
process.exitCode = ours.length === 0 ? 0 : 1;

/** @param {string} path */
function lint(path) {
  const tool = join(PROJECT, "node_modules/.bin/web-ext");
  try {
    return execFileSync(tool, ["lint", "--source-dir", path, "--no-config-discovery", "--output", "json"], {
      encoding: "utf8",
      maxBuffer: 64_000_000,
    });
  } catch (error) {
    // It ends with 1 where it finds errors, and has written the report all the same.
    const { stdout } = /** @type {{stdout?: string}} */ (error);
    if (!stdout) throw error;
    return stdout;
  }
}

/** Whether a finding is in a module of `node_modules`: the bundler names each before its code. @param {Finding} finding */
function isOfLibrary({ file, line }) {
  if (!file || !line) return false;
  const original = VERBATIM[file];
  if (original) return readFileSync(join(folder, file)).equals(readFileSync(join(PROJECT, original)));
  const before = readFileSync(join(folder, file), "utf8").split("\n").slice(0, line).reverse();
  return before.find((text) => /^\/\/ \S+\.[cm]?js$/.test(text))?.startsWith("// node_modules/") ?? false;
}

/** @param {string} archive */
function unpacked(archive) {
  const out = mkdtempSync(join(tmpdir(), "hearsay-lint-"));
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(archive)))) {
    mkdirSync(dirname(join(out, name)), { recursive: true });
    writeFileSync(join(out, name), bytes);
  }
  return out;
}
