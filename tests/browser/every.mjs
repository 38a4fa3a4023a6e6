/** All browser tests in one process, so that they share its browsers; but those of speed, which have the machine for themselves. */

import { readdirSync } from "node:fs";

const files = readdirSync(new URL(".", import.meta.url)).filter(
  (name) => name.endsWith(".test.mjs") && !name.includes("-speed."),
);
for (const file of files.sort()) await import(`./${file}`);
