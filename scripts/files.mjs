/** Small things that the scripts share: the project's folder, its version, and files newer than others. */

import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the project. */
export const PROJECT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The version of the project: Cargo.toml has it. */
export function version() {
  const found = /^version\s*=\s*"([^"]+)"/m.exec(readFileSync(join(PROJECT, "Cargo.toml"), "utf8"))?.[1];
  if (!found) throw new Error("Cargo.toml has no version");
  return found;
}

/**
 * Every file under `folder`, as paths relative to it, in one order on every machine.
 * @param {string} folder
 * @returns {string[]}
 */
export function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort((a, b) => (a < b ? -1 : 1));
}

/**
 * Whether `output` exists and is newer than every file of `inputs` (files or folders).
 * @param {string} output
 * @param {string[]} inputs
 */
export function isFresh(output, inputs) {
  const made = statSync(output, { throwIfNoEntry: false })?.mtimeMs;
  if (made === undefined) return false;
  const files = inputs.flatMap((input) => {
    const stat = statSync(input, { throwIfNoEntry: false });
    if (!stat) return [];
    // A folder's own time changes when a file in it is added or taken away.
    return stat.isDirectory() ? [input, ...filesAndFolders(input)] : [input];
  });
  return files.every((file) => statSync(file).mtimeMs <= made);
}

/** @param {string} folder */
function filesAndFolders(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).map((e) => join(e.parentPath, e.name));
}
