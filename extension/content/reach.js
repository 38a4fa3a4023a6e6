/**
 * Imported before all else: whether the browser is within reach. In Chromium a page can keep it from scripts that come later than
 * its own frame of the name `chrome` or `browser`, which then stands in the place of what extensions ask by. Nothing can be
 * done from here, not even to say so: whoever runs the script is told that it has failed.
 */

import { isAlive } from "../common/messages.js";

if (!Object.hasOwn(globalThis, "chrome") || !isAlive()) throw new Error("the page keeps the browser from extensions");
