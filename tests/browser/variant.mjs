/** The extension with something changed that it is shipped with: what cannot be had come otherwise. */

import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import { filesUnder, PROJECT } from "../../scripts/files.mjs";

/** @import { BrowserName } from "./harness/index.mjs" */

/**
 * Makes it in the form that a browser installs.
 * @param {BrowserName} name
 * @param {string} folder where it is made
 * @param {(unpacked: string) => void} change is given the folder with its files
 * @returns {string}
 */
export function variantOf(name, folder, change) {
  const unpacked = join(folder, name);
  cpSync(join(PROJECT, "target/extension", name), unpacked, { recursive: true });
  change(unpacked);
  if (name === "chromium") return unpacked;
  const entries = Object.fromEntries(filesUnder(unpacked).map((file) => [file, readFileSync(join(unpacked, file))]));
  writeFileSync(`${unpacked}.xpi`, zipSync(entries));
  return `${unpacked}.xpi`;
}
