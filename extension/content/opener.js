/**
 * Having the background find what is said in a page, and again when the page has changed: then what has changed is sent and
 * answered, if the background still knows the rest.
 */

/** @import {Opened, Page, Part} from "../common/types.js" */
/** @import {Sketch} from "hearsay-wasm" */

import { askBackground } from "../common/messages.js";
import { pageChanges } from "../common/page-changes.js";
import { inParts } from "../common/parts.js";
import { openedOf, renewedOf } from "../common/renewed.js";
import { drawn, pause } from "./text/pause.js";

/** What was answered last, and what the background calls it. @typedef {{as: string, page: Page, opened: Opened}} Known */

export class Opener {
  /** @type {Known | undefined} */
  #known;

  /**
   * Opens the page: asks at once. Between the parts of the answer for a large page, the page itself goes on.
   * @param {Page} page
   * @param {(sketch: Sketch) => void} [onsketch] is given what is to be painted, where that is known before the rest
   * @returns {Promise<Opened>}
   */
  open(page, onsketch) {
    /** @param {boolean} sketch @returns {Promise<Opened & Part>} */
    const first = async (sketch) => {
      const answer = await askBackground("open", { page, sketch });
      if (!("sketch" in answer)) return answer;
      onsketch?.(answer.sketch);
      // To make the rest, and to draw what is painted, at once would make both slower.
      await drawn();
      return (await askBackground("opened", { token: answer.token })) ?? first(false);
    };
    return inParts(
      () => first(onsketch !== undefined),
      (ask) => askBackground("rest", ask),
    );
  }

  /**
   * Opens the page again, after it has changed.
   * @param {Page} page
   * @returns {Promise<Opened>}
   */
  async renew(page) {
    await pause();
    const known = this.#known;
    this.#known = undefined;
    this.#known = (known && (await renewed(known, page))) ?? (await openLive(page));
    return this.#known.opened;
  }
}

/**
 * @param {Known} known
 * @param {Page} page
 * @returns {Promise<Known | null>}
 */
async function renewed({ as, page: before, opened }, page) {
  const answer = await askBackground("renew", { as, changes: pageChanges(before, page) });
  return answer && { as: answer.as, page, opened: renewedOf(opened, answer) };
}

/**
 * @param {Page} page
 * @returns {Promise<Known>}
 */
async function openLive(page) {
  const answer = await inParts(
    () => askBackground("open-live", { page }),
    (ask) => askBackground("rest", ask),
  );
  return { as: answer.as, page, opened: openedOf(answer) };
}
