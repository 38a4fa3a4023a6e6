/** The program `hearsay`, as cargo builds it for its own tests. */

import { execFileSync } from "node:child_process";
import { join } from "node:path";

import { PROJECT } from "../../scripts/files.mjs";

const PROGRAM = join(PROJECT, "target/debug/hearsay");

/**
 * What it writes.
 * @param {string[]} args
 * @returns {Buffer}
 */
export const hearsay = (...args) => execFileSync(PROGRAM, args, { maxBuffer: 2 ** 26 });
