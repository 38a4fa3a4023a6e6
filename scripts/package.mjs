/**
 * Packs the unpacked extension into `target/package/`: a zip for Chromium, an xpi for Firefox; or in the folder that is given
 * instead of `target`. The same files give the same bytes: entries are sorted and carry one fixed time.
 */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { zipSync } from "fflate";
import { filesUnder, isFresh, PROJECT, version } from "./files.mjs";

/** The first moment that a zip file can name, in local time as zip has it. */
const EPOCH = new Date(1980, 0, 1);

const target = resolve(process.argv[2] ?? join(PROJECT, "target"));
const output = join(target, "package");
mkdirSync(output, { recursive: true });
for (const [browser, ending] of Object.entries({ chromium: "zip", firefox: "xpi" })) {
  const folder = join(target, "extension", browser);
  const file = join(output, `hearsay-${browser}-${version()}.${ending}`);
  if (!isFresh(file, [folder, import.meta.filename])) {
    const entries = Object.fromEntries(filesUnder(folder).map((name) => [name, readFileSync(join(folder, name))]));
    writeFileSync(file, zipSync(entries, { level: 9, mtime: EPOCH }));
  }
  console.log(relative(PROJECT, file));
}
