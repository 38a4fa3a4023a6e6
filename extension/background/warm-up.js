/**
 * Getting ready for a page that is about to ask: the button was pressed, and until the script is in the page and has gathered
 * its text the background has nothing to do. An engine of JavaScript compiles a function of the core when it is first called.
 */

import { engine } from "./engine.js";
import { PRACTICE } from "./practice.js";
import { openDatabase } from "./records.js";

/** Whether all that was done in this life of the worker. */
let isWarm = false;

/**
 * Starts the core and opens the database. What fails here fails again when it is needed.
 * @returns {() => void} has the core read something, once the browser has been asked for the rest
 */
export function warmUp() {
  if (isWarm) return () => {};
  isWarm = true;
  const started = engine();
  started.catch(() => {});
  openDatabase().catch(() => {});
  return () => {
    /** @param {Awaited<typeof started>} core */
    const read = ({ FoundPage }) => {
      const found = new FoundPage(PRACTICE);
      found.sketch();
      found.open(null, new Date(0).toISOString());
      found.free();
    };
    started.then(read).catch(() => {});
  };
}
